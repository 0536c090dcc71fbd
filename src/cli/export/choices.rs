//! The options of `throughline export`, and which formats they apply to.

use std::collections::BTreeSet;

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::cli::diagnostic::Diagnostic;
use crate::cli::option_value::{BadValue, above_zero, pixels};
use crate::cli::speech::Sentence;
use crate::exchange::separated::Separator;
use crate::exchange::sheet::Arrangement;
use crate::export::{Background, Choice, ExportOptions, Format, Paper, PaperSize};
use crate::i18n::{Locale, MapWords, folded, one_line};
use crate::model::{Excerpt, Map, Order};
use crate::render::png::{BadLength, Compression, Length, PictureSize, Print};
use crate::render::svg::Letters;
use crate::theme::{Density, Theme};

#[derive(Debug, clap::Args)]
pub(super) struct Choices {
    #[arg(long, value_name = "NAME")]
    stage: Vec<String>,
    #[arg(long, value_name = "NAME")]
    lane: Vec<String>,
    #[arg(long)]
    no_title: bool,
    #[arg(long)]
    no_legend: bool,
    #[arg(long)]
    transparent: bool,
    #[arg(long, value_parser = densities())]
    density: Option<Density>,
    #[arg(long, value_parser = themes(), hide = Theme::ALL.len() < 2)]
    theme: Option<Theme>,
    #[arg(short, long, value_parser = above_zero, group = "size", help_heading = "PNG")]
    scale: Option<f64>,
    #[arg(short, long, value_name = "PX", value_parser = pixels, group = "size", help_heading = "PNG")]
    width: Option<u32>,
    #[arg(long, value_name = "SIZE", value_parser = print, group = "size", help_heading = "PNG")]
    print: Option<Print>,
    #[arg(long, value_name = "N", value_parser = above_zero, help_heading = "PNG")]
    dpi: Option<f64>,
    #[arg(long, help_heading = "PNG")]
    small: bool,
    #[arg(long, help_heading = "SVG")]
    outlines: bool,
    #[arg(long, value_parser = named(&PAPERS), help_heading = "PDF")]
    paper: Option<Paper>,
    #[arg(long, value_parser = named(&SHAPES), help_heading = "tables")]
    shape: Option<Arrangement>,
    #[arg(long, value_parser = named(&SEPARATORS), help_heading = "tables")]
    separator: Option<Separator>,
}

impl Choices {
    /// An error if an option makes no difference to any of the formats.
    pub(super) fn check_formats(&self, formats: &BTreeSet<Format>) -> Result<(), Diagnostic> {
        let options = [
            ("--no-title", self.no_title, Choice::Blocks),
            ("--no-legend", self.no_legend, Choice::Blocks),
            ("--transparent", self.transparent, Choice::Background),
            ("--density", self.density.is_some(), Choice::Density),
            ("--scale", self.scale.is_some(), Choice::Size),
            ("--width", self.width.is_some(), Choice::Size),
            ("--print", self.print.is_some(), Choice::Size),
            ("--dpi", self.dpi.is_some(), Choice::Size),
            ("--small", self.small, Choice::Compression),
            ("--outlines", self.outlines, Choice::Letters),
            ("--paper", self.paper.is_some(), Choice::Paper),
            ("--shape", self.shape.is_some(), Choice::Arrangement),
            ("--separator", self.separator.is_some(), Choice::Separator),
        ];
        let is_idle = |(_, is_given, choice): &(&str, bool, Choice)| {
            *is_given && !formats.iter().any(|format| choice.is_for(*format))
        };
        match options.into_iter().find(is_idle) {
            Some((name, _, choice)) if !formats.is_empty() => {
                let names = |formats: &mut dyn Iterator<Item = Format>| {
                    formats.map(Format::extension).collect::<Vec<_>>().join(", ")
                };
                let suited = names(&mut Format::ALL.into_iter().filter(|format| choice.is_for(*format)));
                let asked = names(&mut formats.iter().copied());
                let message = Sentence::new("cli-idle-option").with("suited", suited).with("asked", asked);
                Err(Diagnostic::new(name.to_owned(), message))
            }
            _ => Ok(()),
        }
    }

    pub(super) fn theme(&self) -> Theme {
        self.theme.clone().unwrap_or_default()
    }

    /// The options for one map.
    ///
    /// # Errors
    /// When the map has no part of that name; with a hint that lists those it has.
    pub(super) fn options(&self, map: &Map) -> Result<ExportOptions, (Sentence, Sentence)> {
        Ok(ExportOptions {
            excerpt: self.excerpt(map)?,
            title: !self.no_title,
            legend: !self.no_legend,
            density: self.density.unwrap_or_default(),
            background: if self.transparent { Background::Transparent } else { Background::Paper },
            size: self.size(),
            dpi: self.dpi,
            compression: if self.small { Compression::Small } else { Compression::Fast },
            letters: if self.outlines { Letters::Outlines } else { Letters::Text },
            paper: self.paper.unwrap_or_default(),
            arrangement: self.shape.unwrap_or_default(),
            separator: self.separator.unwrap_or_default(),
        })
    }

    fn size(&self) -> Option<PictureSize> {
        let scale = self.scale.map(PictureSize::Factor);
        scale.or_else(|| self.width.map(PictureSize::Width)).or_else(|| self.print.map(PictureSize::Print))
    }

    fn excerpt(&self, map: &Map) -> Result<Excerpt, (Sentence, Sentence)> {
        let order = Order::new(map);
        let words = MapWords::of(Locale::from_tag(&map.info.language));
        let stages: Vec<_> = order.stages.iter().map(|stage| (stage.id, one_line(&stage.name))).collect();
        let lanes: Vec<_> = order.lanes.iter().map(|lane| (lane.id, one_line(words.lane(lane)))).collect();
        Ok(Excerpt {
            stages: chosen(STAGE, &self.stage, &stages)?,
            lanes: chosen(LANE, &self.lane, &lanes)?,
            ..Excerpt::default()
        })
    }
}

/// What is said about a kind of parts: that one is missing, which there are, which there are among others, and that there
/// are none.
type PartKeys = [&'static str; 4];

const STAGE: PartKeys = ["cli-no-stage", "cli-stages-hint", "cli-stages-more-hint", "cli-no-stages-hint"];
const LANE: PartKeys = ["cli-no-lane", "cli-lanes-hint", "cli-lanes-more-hint", "cli-no-lanes-hint"];

/// The parts that were named, of all with their names; `None` if none is asked for.
fn chosen<Id: Copy + Ord + ToString>(
    keys: PartKeys,
    asked: &[String],
    parts: &[(Id, String)],
) -> Result<Option<BTreeSet<Id>>, (Sentence, Sentence)> {
    if asked.is_empty() {
        return Ok(None);
    }
    let mut all = BTreeSet::new();
    for name in asked {
        let wanted = folded(name);
        let is_it = |(id, own): &&(Id, String)| id.to_string() == *name || folded(own) == wanted;
        let found: Vec<_> = parts.iter().filter(is_it).map(|(id, _)| *id).collect();
        if found.is_empty() {
            let [missing, ..] = keys;
            return Err((Sentence::new(missing).with("name", name.as_str()), list(keys, parts)));
        }
        all.extend(found);
    }
    Ok(Some(all))
}

/// A hint that lists the parts, but not too many.
fn list<Id: ToString>([_, some, more, none]: PartKeys, parts: &[(Id, String)]) -> Sentence {
    const MOST: usize = 20;
    let named = |(id, name): &(Id, String)| if name.is_empty() { id.to_string() } else { name.clone() };
    let names: Vec<_> = parts.iter().take(MOST).map(named).collect();
    match parts.len().saturating_sub(MOST) {
        _ if parts.is_empty() => Sentence::new(none),
        0 => Sentence::new(some).with("names", names.join(", ")),
        count => Sentence::new(more).with("names", names.join(", ")).counting("count", count),
    }
}

/// The pages of a document, by the names that people type.
const PAPERS: [(&str, Paper); 7] = [
    ("fit", Paper::Fitted),
    ("a4", Paper::Landscape(PaperSize::A4)),
    ("a3", Paper::Landscape(PaperSize::A3)),
    ("letter", Paper::Landscape(PaperSize::Letter)),
    ("a4-portrait", Paper::Portrait(PaperSize::A4)),
    ("a3-portrait", Paper::Portrait(PaperSize::A3)),
    ("letter-portrait", Paper::Portrait(PaperSize::Letter)),
];

/// The shapes of a table.
const SHAPES: [(&str, Arrangement); 2] = [("grid", Arrangement::Grid), ("cards", Arrangement::Cards)];

/// What separates two values.
const SEPARATORS: [(&str, Separator); 3] =
    [("comma", Separator::Comma), ("semicolon", Separator::Semicolon), ("tab", Separator::Tab)];

/// The values of an option, by the names that people type.
fn named<T: Copy + Send + Sync>(values: &'static [(&'static str, T)]) -> impl TypedValueParser<Value = T> {
    let value = |name: String| values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
    PossibleValuesParser::new(values.iter().map(|(name, _)| *name))
        .try_map(move |name| value(name).ok_or_else(|| BadValue(Sentence::new("cli-no-such-value"))))
}

fn densities() -> impl TypedValueParser<Value = Density> {
    let names = PossibleValuesParser::new(Density::ALL.map(Density::name));
    names.map(|name| Density::from_name(&name).unwrap_or_default())
}

fn themes() -> impl TypedValueParser<Value = Theme> {
    let names = PossibleValuesParser::new(Theme::ALL.map(|theme| theme.name));
    names.map(|name| Theme::from_name(&name).unwrap_or_default())
}

/// Sheets of paper in landscape, in millimeters.
const SHEETS: [(&str, f64, f64); 6] = [
    ("a4", 297.0, 210.0),
    ("a3", 420.0, 297.0),
    ("a2", 594.0, 420.0),
    ("a1", 841.0, 594.0),
    ("a0", 1189.0, 841.0),
    ("letter", 279.4, 215.9),
];

/// A size on paper: a width or the name of a sheet.
fn print(text: &str) -> Result<Print, BadValue> {
    let sheet = SHEETS.into_iter().find(|(name, ..)| name.eq_ignore_ascii_case(text.trim()));
    let within = sheet
        .and_then(|(_, width, height)| Some(Print::Within { width: Length::mm(width)?, height: Length::mm(height)? }));
    match within {
        Some(within) => Ok(within),
        None => text.parse().map(Print::Width).map_err(|_: BadLength| {
            BadValue(Sentence::new("cli-bad-print").with("sheets", SHEETS.map(|(name, ..)| name).join(", ")))
        }),
    }
}
