//! Foreign formats in and out: what a map's content looks like to other programs.

pub mod table;
