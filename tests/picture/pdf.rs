//! Maps as PDF documents: what is on which page, what is found, listed and read aloud.

mod cuts;
mod extracted;
mod laws;
mod lines;
mod sheets;
mod streams;
mod told;

use throughline::export::{self, ExportOptions, Format, OutputError, Paper, PaperSize};
use throughline::model::Map;
use throughline::persist;
use throughline::render::Progress;
use throughline::theme::Theme;

pub const PAPERS: [Paper; 4] = [
    Paper::Fitted,
    Paper::Landscape(PaperSize::A4),
    Paper::Portrait(PaperSize::Letter),
    Paper::Landscape(PaperSize::A3),
];

pub fn template(name: &str, language: &str) -> Map {
    persist::read(persist::template(name, language).unwrap().as_bytes()).unwrap()
}

pub fn written(map: &Map, paper: Paper) -> Result<Vec<u8>, OutputError> {
    let mut out = Vec::new();
    let options = ExportOptions { paper, ..ExportOptions::default() };
    export::write(map, Format::Pdf, &options, &Theme::light(), &Progress::default(), &mut out)?;
    Ok(out)
}

/// The objects of a document as text; what is packed in it is gibberish.
pub fn document(map: &Map, paper: Paper) -> String {
    written(map, paper).unwrap().into_iter().map(char::from).collect()
}

/// A text as documents have it.
pub fn text(text: &str) -> String {
    if text.is_ascii() {
        return format!("({text})");
    }
    let units = text.encode_utf16().map(|unit| format!("{unit:04X}"));
    format!("<FEFF{}>", units.collect::<String>())
}

/// The sizes of the pages, in their order.
pub fn sizes(document: &str) -> Vec<(f64, f64)> {
    let boxes = document.split("/MediaBox[").skip(1).map(|rest| rest.split(']').next().unwrap());
    let sides = boxes.map(|sides| sides.split(' ').map(|side| side.parse().unwrap()).collect::<Vec<f64>>());
    sides.map(|sides| (sides[2], sides[3])).collect()
}
