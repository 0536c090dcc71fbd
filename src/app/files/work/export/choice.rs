//! What the user chooses for an export, and how that is remembered.
//!
//! The part of the map is not remembered: the next map has other stages and lanes.

use std::collections::{BTreeMap, BTreeSet};

use super::ExportOrder;
use super::size::{self, ImageSize, MissingInput, SizeInput, SizeMode};
use crate::app::clipboard::selected_cards;
use crate::editor::Editor;
use crate::exchange::sheet::Arrangement;
use crate::export::{Background, Choice, ExportOptions, Format, Paper, PaperSize};
use crate::model::{CardId, Excerpt, Key, LaneId, Map, StageId};
use crate::render::png::{Compression, PictureSize};
use crate::render::svg::Letters;
use crate::theme::Density;

/// The paper of documents, with its names in the settings.
const PAPERS: [(&str, Paper); 7] = [
    ("fitted", Paper::Fitted),
    ("a4 landscape", Paper::Landscape(PaperSize::A4)),
    ("a3 landscape", Paper::Landscape(PaperSize::A3)),
    ("letter landscape", Paper::Landscape(PaperSize::Letter)),
    ("a4 portrait", Paper::Portrait(PaperSize::A4)),
    ("a3 portrait", Paper::Portrait(PaperSize::A3)),
    ("letter portrait", Paper::Portrait(PaperSize::Letter)),
];

/// The part of the map to export.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ExportPart {
    #[default]
    Whole,
    Stage,
    Lanes,
    Selection,
}

/// What the user chose.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportChoice {
    pub format: Format,
    pub part: ExportPart,
    /// The stage, when that is the part.
    pub stage: Option<StageId>,
    /// The lanes, when they are the part.
    pub lanes: BTreeSet<LaneId>,
    /// The cards, when they are the part.
    pub selection: BTreeSet<CardId>,
    pub size: SizeInput,
    /// Everything else. The part of the map, the size and the dots per inch are those of the choices above.
    pub options: ExportOptions,
}

impl ExportChoice {
    /// The choice that the settings remember, for the map of an editor.
    pub fn from_settings(names: &BTreeMap<String, String>, editor: &Editor) -> Self {
        let map = editor.map();
        let name = |key: &str| names.get(key).map_or("", String::as_str);
        let is_on = |key: &str| name(key) != "no";
        let standard = SizeInput::default();
        let typed = |key: &str, standard: String| {
            names.get(key).filter(|typed| size::number(typed).is_some()).cloned().unwrap_or(standard)
        };
        let size = SizeInput {
            mode: SizeMode::ALL.into_iter().find(|mode| mode.name() == name("size")).unwrap_or_default(),
            width: typed("width", standard.width),
            print: typed("print", standard.print),
            dpi: typed("dpi", standard.dpi),
        };
        let is_transparent = name("background") == "transparent";
        let options = ExportOptions {
            background: if is_transparent { Background::Transparent } else { Background::Paper },
            title: is_on("title"),
            legend: is_on("legend"),
            density: Density::from_name(name("density")).unwrap_or_default(),
            compression: if name("small") == "yes" { Compression::Small } else { Compression::Fast },
            letters: if name("letters") == "outlines" { Letters::Outlines } else { Letters::Text },
            paper: PAPERS.into_iter().find(|(own, _)| *own == name("paper")).map_or(Paper::Fitted, |(_, paper)| paper),
            arrangement: if name("table") == "cards" { Arrangement::Cards } else { Arrangement::Grid },
            ..ExportOptions::default()
        };
        Self {
            format: Format::from_extension(name("format")).unwrap_or_default(),
            part: ExportPart::Whole,
            stage: stage_of(editor).or_else(|| editor.reading_order().stages().first().copied()),
            lanes: map.lanes.values().filter(|lane| !lane.hidden).map(|lane| lane.id).collect(),
            selection: selected_cards(editor),
            size: if size.size().is_ok() { size } else { SizeInput::default() },
            options,
        }
    }

    /// The choice as the settings remember it.
    pub fn to_settings(&self) -> BTreeMap<String, String> {
        let on = |on: bool| if on { "yes" } else { "no" };
        let SizeInput { mode, width, print, dpi } = &self.size;
        let ExportOptions { background, title, legend, density, compression, letters, paper, arrangement, .. } =
            &self.options;
        let names = [
            ("format", self.format.extension()),
            ("size", mode.name()),
            ("width", width),
            ("print", print),
            ("dpi", dpi),
            ("background", if *background == Background::Transparent { "transparent" } else { "paper" }),
            ("title", on(*title)),
            ("legend", on(*legend)),
            ("density", density.name()),
            ("small", on(*compression == Compression::Small)),
            ("letters", if *letters == Letters::Outlines { "outlines" } else { "text" }),
            ("paper", PAPERS.iter().find(|(_, own)| own == paper).map_or("", |(name, _)| name)),
            ("table", if *arrangement == Arrangement::Cards { "cards" } else { "grid" }),
        ];
        names.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    }

    /// The order, or what is missing for one.
    pub fn order(&self) -> Result<ExportOrder, MissingInput> {
        let excerpt = self.excerpt()?;
        let size = if Choice::Size.is_for(self.format) { Some(self.size.size()?) } else { None };
        let (size, dpi) = size.map_or((None, None), scale);
        Ok(ExportOrder { format: self.format, options: ExportOptions { excerpt, size, dpi, ..self.options.clone() } })
    }

    /// The order for a preview: without what can't be seen in a small picture or in the first lines.
    pub fn preview_order(&self) -> Result<ExportOrder, MissingInput> {
        let options = ExportOptions {
            compression: Compression::Fast,
            letters: Letters::Text,
            paper: Paper::Fitted,
            ..self.options.clone()
        };
        Self { size: SizeInput::default(), options, ..self.clone() }.order()
    }

    fn excerpt(&self) -> Result<Excerpt, MissingInput> {
        let all = Excerpt::default();
        match self.part {
            ExportPart::Whole => Ok(all),
            // A stage is offered where there is one, and the first one is chosen.
            ExportPart::Stage => Ok(Excerpt { stages: self.stage.map(|stage| [stage].into()), ..all }),
            ExportPart::Lanes if self.lanes.is_empty() => Err(MissingInput::Lanes),
            ExportPart::Lanes => Ok(Excerpt { lanes: Some(self.lanes.clone()), ..all }),
            ExportPart::Selection => Ok(Excerpt { cards: Some(self.selection.clone()), ..all }),
        }
    }
}

/// The stage of what is selected.
fn stage_of(editor: &Editor) -> Option<StageId> {
    let map: &Map = editor.map();
    editor.selection().keys().find_map(|key| match key {
        Key::Stage(stage) => Some(stage),
        Key::Step(step) => Some(map.steps.get(&step)?.stage),
        key => Some(map.steps.get(&map.cards.get(&map.card_of(key)?)?.step)?.stage),
    })
}

/// The size and the pixels per inch of a picture. The usual factor is left to the export, which lowers it when the picture
/// would be too large.
fn scale(size: ImageSize) -> (Option<PictureSize>, Option<f64>) {
    match size {
        ImageSize::Factor(2.0) => (None, None),
        ImageSize::Factor(factor) => (Some(PictureSize::Factor(factor)), None),
        ImageSize::Width(width) => (Some(PictureSize::Width(width)), None),
        ImageSize::Print(width, dpi) => (Some(PictureSize::Width(width)), Some(dpi)),
    }
}
