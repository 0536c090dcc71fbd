//! SVG pictures: laws for every map, then what is written for what, then how other programs draw it.

mod drawn;
mod laws;
mod reading;
mod values;
