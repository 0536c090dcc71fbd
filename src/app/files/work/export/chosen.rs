//! What a person chose about an export, and how that is remembered from one start of the program to the next.
//!
//! Which part of the map is not remembered: the next map has other stages and lanes.

use std::collections::{BTreeMap, BTreeSet};

use crate::app::clipboard::selected_cards;
use crate::app::files::work::export::sizing::{By, Lack, Sizing, Wanted};
use crate::app::files::work::export::{HandOver, sizing};
use crate::editor::Editor;
use crate::exchange::sheet::Arrangement;
use crate::export::{Background, Choice, Format, Options, Paper, PaperSize};
use crate::model::{CardId, Excerpt, Key, LaneId, Map, Order, StageId};
use crate::render::png::{Compression, PictureSize};
use crate::render::svg::Letters;

/// What documents are printed on, by the names among the settings.
const PAPERS: [(&str, Paper); 7] = [
    ("fitted", Paper::Fitted),
    ("a4 landscape", Paper::Landscape(PaperSize::A4)),
    ("a3 landscape", Paper::Landscape(PaperSize::A3)),
    ("letter landscape", Paper::Landscape(PaperSize::Letter)),
    ("a4 portrait", Paper::Portrait(PaperSize::A4)),
    ("a3 portrait", Paper::Portrait(PaperSize::A3)),
    ("letter portrait", Paper::Portrait(PaperSize::Letter)),
];

/// Which part of the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Part {
    /// All of it.
    #[default]
    Whole,
    /// One stage.
    Stage,
    /// Some of the lanes.
    Lanes,
    /// The cards that are selected.
    Selection,
}

/// A choice.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Chosen {
    pub format: Format,
    pub part: Part,
    pub stage: Option<StageId>,
    pub lanes: BTreeSet<LaneId>,
    pub selection: BTreeSet<CardId>,
    pub sizing: Sizing,
    pub background: Background,
    pub title: bool,
    pub legend: bool,
    pub compression: Compression,
    pub letters: Letters,
    pub paper: Paper,
    pub arrangement: Arrangement,
}

impl Chosen {
    /// What was remembered under names, for the map of an editor.
    pub fn named(names: &BTreeMap<String, String>, editor: &Editor) -> Self {
        let map = editor.map();
        let name = |key: &str| names.get(key).map_or("", String::as_str);
        let is_on = |key: &str| name(key) != "no";
        let standard = Sizing::default();
        let typed = |key: &str, standard: String| {
            names.get(key).filter(|typed| sizing::number(typed).is_some()).cloned().unwrap_or(standard)
        };
        let sizing = Sizing {
            by: By::ALL.into_iter().find(|by| by.name() == name("size")).unwrap_or_default(),
            width: typed("width", standard.width),
            print: typed("print", standard.print),
            dpi: typed("dpi", standard.dpi),
        };
        let background = if name("background") == "transparent" { Background::Transparent } else { Background::Paper };
        Self {
            format: Format::from_extension(name("format")).unwrap_or_default(),
            part: Part::Whole,
            stage: stage_of(editor).or_else(|| Order::of(map).stages.first().map(|stage| stage.id)),
            lanes: map.lanes.values().filter(|lane| !lane.hidden).map(|lane| lane.id).collect(),
            selection: selected_cards(editor),
            sizing: if sizing.wanted().is_ok() { sizing } else { Sizing::default() },
            background,
            title: is_on("title"),
            legend: is_on("legend"),
            compression: if name("small") == "yes" { Compression::Small } else { Compression::Fast },
            letters: if name("letters") == "outlines" { Letters::Outlines } else { Letters::Text },
            paper: PAPERS.into_iter().find(|(own, _)| *own == name("paper")).map_or(Paper::Fitted, |(_, paper)| paper),
            arrangement: if name("table") == "cards" { Arrangement::Cards } else { Arrangement::Grid },
        }
    }

    /// What is to be remembered, under names.
    pub fn names(&self) -> BTreeMap<String, String> {
        let on = |on: bool| if on { "yes" } else { "no" };
        let Sizing { by, width, print, dpi } = &self.sizing;
        let background = if self.background == Background::Transparent { "transparent" } else { "paper" };
        let names = [
            ("format", self.format.extension()),
            ("size", by.name()),
            ("width", width),
            ("print", print),
            ("dpi", dpi),
            ("background", background),
            ("title", on(self.title)),
            ("legend", on(self.legend)),
            ("small", on(self.compression == Compression::Small)),
            ("letters", if self.letters == Letters::Outlines { "outlines" } else { "text" }),
            ("paper", PAPERS.into_iter().find(|(_, paper)| *paper == self.paper).map_or("", |(name, _)| name)),
            ("table", if self.arrangement == Arrangement::Cards { "cards" } else { "grid" }),
        ];
        names.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    }

    /// What is to be made, or what is missing before it can be.
    pub fn hand_over(&self) -> Result<HandOver, Lack> {
        let excerpt = self.excerpt()?;
        let wanted = if Choice::Size.is_for(self.format) { Some(self.sizing.wanted()?) } else { None };
        let (size, dpi) = wanted.map_or((None, None), scale);
        let options = Options {
            excerpt,
            title: self.title,
            legend: self.legend,
            background: self.background,
            size,
            dpi,
            compression: self.compression,
            letters: self.letters,
            paper: self.paper,
            arrangement: self.arrangement,
            ..Options::default()
        };
        Ok(HandOver { format: self.format, options })
    }

    /// The same as far as it can be seen in a small picture, or in the first lines.
    pub fn sample(&self) -> Result<HandOver, Lack> {
        let alike = Self {
            sizing: Sizing::default(),
            compression: Compression::Fast,
            letters: Letters::Text,
            paper: Paper::Fitted,
            ..self.clone()
        };
        alike.hand_over()
    }

    fn excerpt(&self) -> Result<Excerpt, Lack> {
        let all = Excerpt::default();
        match self.part {
            Part::Whole => Ok(all),
            // A stage is offered where there is one, and the first one is chosen.
            Part::Stage => Ok(Excerpt { stages: self.stage.map(|stage| [stage].into()), ..all }),
            Part::Lanes if self.lanes.is_empty() => Err(Lack::Lanes),
            Part::Lanes => Ok(Excerpt { lanes: Some(self.lanes.clone()), ..all }),
            Part::Selection => Ok(Excerpt { cards: Some(self.selection.clone()), ..all }),
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

/// Size and dots an inch as the picture takes them. What is mostly wanted is as large as can be.
fn scale(wanted: Wanted) -> (Option<PictureSize>, Option<f64>) {
    match wanted {
        Wanted::Factor(2.0) => (None, None),
        Wanted::Factor(factor) => (Some(PictureSize::Factor(factor)), None),
        Wanted::Width(width) => (Some(PictureSize::Width(width)), None),
        Wanted::Print(width, dpi) => (Some(PictureSize::Width(width)), Some(dpi)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::IdSource;

    fn chosen() -> Chosen {
        let map = crate::persist::read(crate::persist::template("support", "en").unwrap().as_bytes()).unwrap();
        Chosen::named(&BTreeMap::new(), &Editor::new(map, IdSource::seeded(1)))
    }

    #[test]
    fn what_was_chosen_is_chosen_again_but_for_the_part_of_the_map() {
        let mut last = chosen();
        (last.format, last.part, last.title) = (Format::Csv, Part::Stage, false);
        last.sizing = Sizing { by: By::Print, print: "297".to_owned(), ..Sizing::default() };
        last.background = Background::Transparent;
        last.paper = Paper::Portrait(PaperSize::A3);
        let editor = Editor::new(Map::default(), IdSource::seeded(1));
        let again = Chosen::named(&last.names(), &editor);
        assert_eq!(again.names(), last.names());
        assert_eq!((again.part, again.title, again.legend), (Part::Whole, false, true));
        assert_eq!((again.paper, again.format), (last.paper, Format::Csv));
    }

    #[test]
    fn what_cannot_be_remembered_is_as_at_first() {
        let nonsense = ["format", "size", "width", "print", "dpi", "background", "title", "legend"];
        let nonsense = nonsense.map(|name| (name.to_owned(), "nonsense".to_owned())).into();
        let editor = Editor::new(Map::default(), IdSource::seeded(1));
        assert_eq!(Chosen::named(&nonsense, &editor).names(), chosen().names());
    }

    #[test]
    fn without_lanes_or_with_a_width_that_is_no_number_there_is_nothing_to_make() {
        let mut without = chosen();
        (without.part, without.lanes) = (Part::Lanes, BTreeSet::new());
        assert_eq!(without.hand_over(), Err(Lack::Lanes));
        let mut unsaid = chosen();
        unsaid.sizing = Sizing { by: By::Width, width: "wide".to_owned(), ..Sizing::default() };
        assert_eq!(unsaid.hand_over(), Err(Lack::Width));
        unsaid.format = Format::Svg;
        assert!(unsaid.hand_over().is_ok(), "an SVG picture has no width");
    }
}
