//! What can be chosen about an export, and which formats have a use for it.

use std::collections::BTreeSet;

use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::super::complaint::Complaint;
use super::targets::name_of;
use crate::exchange::separated::Separator;
use crate::exchange::sheet::Arrangement;
use crate::export::{Background, Format, Options, Paper, Sheet};
use crate::i18n::{Locale, MapWords, folded, one_line};
use crate::model::{Excerpt, Lane, LaneId, Map, Order, Stage, StageId};
use crate::render::png::{BadLength, Compression, Length, Print, Scale};
use crate::render::svg::Letters;

#[derive(Debug, clap::Args)]
pub(super) struct Choices {
    /// Only this stage, by its name or id; several times for several stages
    #[arg(long, value_name = "NAME")]
    stage: Vec<String>,
    /// Only this lane, by its name or id; several times for several lanes
    #[arg(long, value_name = "NAME")]
    lane: Vec<String>,
    /// Without the title block above the stages
    #[arg(long)]
    no_title: bool,
    /// Without the meaning of the marks below the lanes
    #[arg(long)]
    no_legend: bool,
    /// Without a background
    #[arg(long)]
    transparent: bool,
    /// Pixels for each unit of the map; 2 when nothing is said, less where a picture would be too large
    #[arg(short, long, value_parser = above_zero, group = "size", help_heading = "PNG")]
    scale: Option<f64>,
    /// Width in pixels
    #[arg(
        short,
        long,
        value_name = "PX",
        value_parser = clap::value_parser!(u32).range(1..),
        group = "size",
        help_heading = "PNG"
    )]
    width: Option<u32>,
    /// Size on paper: a width such as 420mm or 16.5in, or a sheet that it fits on: a4, a3, a2, a1, a0, letter
    #[arg(long, value_name = "SIZE", value_parser = print, group = "size", help_heading = "PNG")]
    print: Option<Print>,
    /// Dots an inch, for --print and in the file
    #[arg(long, value_name = "N", value_parser = above_zero, help_heading = "PNG")]
    dpi: Option<f64>,
    /// A smaller file, which takes longer
    #[arg(long, help_heading = "PNG")]
    small: bool,
    /// Letters as outlines, which look the same without the fonts
    #[arg(long, help_heading = "SVG")]
    outlines: bool,
    /// One page as large as the map, or sheets of that paper, cut between steps
    #[arg(long, value_parser = papers(), help_heading = "PDF")]
    paper: Option<Paper>,
    /// How the map becomes a table: as it is drawn, or a row for each card
    #[arg(long, value_enum, help_heading = "CSV and XLSX")]
    shape: Option<Shape>,
    /// What stands between two values of a CSV table
    #[arg(long, value_enum, help_heading = "CSV and XLSX")]
    separator: Option<Between>,
}

/// How a map becomes a table.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Shape {
    Grid,
    Cards,
}

impl From<Shape> for Arrangement {
    fn from(shape: Shape) -> Self {
        match shape {
            Shape::Grid => Self::Grid,
            Shape::Cards => Self::Cards,
        }
    }
}

/// What stands between two values.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Between {
    Comma,
    Semicolon,
    Tab,
}

impl From<Between> for Separator {
    fn from(between: Between) -> Self {
        match between {
            Between::Comma => Self::Comma,
            Between::Semicolon => Self::Semicolon,
            Between::Tab => Self::Tab,
        }
    }
}

const PICTURES: &[Format] = &[Format::Png, Format::Svg, Format::Pdf];
const PNG: &[Format] = &[Format::Png];

impl Choices {
    /// A complaint when one of the choices makes no difference to any of the formats.
    pub(super) fn fit(&self, formats: &BTreeSet<Format>) -> Result<(), Complaint> {
        let chosen = [
            ("--no-title", self.no_title, PICTURES),
            ("--no-legend", self.no_legend, PICTURES),
            ("--transparent", self.transparent, PICTURES),
            ("--scale", self.scale.is_some(), PNG),
            ("--width", self.width.is_some(), PNG),
            ("--print", self.print.is_some(), PNG),
            ("--dpi", self.dpi.is_some(), PNG),
            ("--small", self.small, PNG),
            ("--outlines", self.outlines, &[Format::Svg]),
            ("--paper", self.paper.is_some(), &[Format::Pdf]),
            ("--shape", self.shape.is_some(), &[Format::Csv, Format::Xlsx]),
            ("--separator", self.separator.is_some(), &[Format::Csv]),
        ];
        let idle = |(_, chosen, of): &(&str, bool, &[Format])| *chosen && !of.iter().any(|one| formats.contains(one));
        match chosen.into_iter().find(idle) {
            Some((name, _, of)) if !formats.is_empty() => {
                let of: Vec<_> = of.iter().map(|format| name_of(*format)).collect();
                let asked: Vec<_> = formats.iter().map(|format| name_of(*format)).collect();
                let what = format!("this is for {}, and what is asked for is {}", of.join(", "), asked.join(", "));
                Err(Complaint::new(name, what))
            }
            _ => Ok(()),
        }
    }

    /// The choices for one map.
    ///
    /// # Errors
    /// What it has no part of, with what there is.
    pub(super) fn options(&self, map: &Map) -> Result<Options, (String, String)> {
        Ok(Options {
            excerpt: self.excerpt(map)?,
            title: !self.no_title,
            legend: !self.no_legend,
            background: if self.transparent { Background::Transparent } else { Background::Paper },
            size: self.size(),
            dpi: self.dpi,
            compression: if self.small { Compression::Small } else { Compression::Fast },
            letters: if self.outlines { Letters::Outlines } else { Letters::Text },
            paper: self.paper.unwrap_or_default(),
            arrangement: self.shape.map(Into::into).unwrap_or_default(),
            separator: self.separator.map(Into::into).unwrap_or_default(),
        })
    }

    fn size(&self) -> Option<Scale> {
        let chosen = [self.scale.map(Scale::Factor), self.width.map(Scale::Width), self.print.map(Scale::Print)];
        chosen.into_iter().flatten().next()
    }

    fn excerpt(&self, map: &Map) -> Result<Excerpt, (String, String)> {
        let order = Order::of(map);
        let words = MapWords::of(Locale::from_tag(&map.info.language));
        let stages: Vec<_> = order.stages.iter().map(|stage| Part::of_stage(stage)).collect();
        let lanes: Vec<_> = order.lanes.iter().map(|lane| Part::of_lane(lane, words)).collect();
        Ok(Excerpt {
            stages: chosen("stage", &self.stage, &stages)?,
            lanes: chosen("lane", &self.lane, &lanes)?,
            ..Excerpt::default()
        })
    }
}

/// A part of a map that can be named.
struct Part<'a, Id> {
    id: Id,
    written: &'a str,
    name: String,
}

impl<'a> Part<'a, StageId> {
    fn of_stage(stage: &'a Stage) -> Self {
        Self { id: stage.id, written: stage.id.as_str(), name: one_line(&stage.name) }
    }
}

impl<'a> Part<'a, LaneId> {
    fn of_lane(lane: &'a Lane, words: &MapWords) -> Self {
        let name = one_line(&lane.name);
        let name = if name.is_empty() { words.role(lane.role).to_owned() } else { name };
        Self { id: lane.id, written: lane.id.as_str(), name }
    }
}

/// The parts that are named; `None` when none is asked for.
fn chosen<Id: Copy + Ord>(
    kind: &str,
    asked: &[String],
    parts: &[Part<'_, Id>],
) -> Result<Option<BTreeSet<Id>>, (String, String)> {
    if asked.is_empty() {
        return Ok(None);
    }
    let mut all = BTreeSet::new();
    for name in asked {
        let wanted = folded(name);
        let is_it = |part: &&Part<'_, Id>| part.written == name || folded(&part.name) == wanted;
        let found: Vec<_> = parts.iter().filter(is_it).map(|part| part.id).collect();
        if found.is_empty() {
            return Err((format!("it has no {kind} “{name}”"), listed(kind, parts)));
        }
        all.extend(found);
    }
    Ok(Some(all))
}

/// What there is, not too much of it.
fn listed<Id>(kind: &str, parts: &[Part<'_, Id>]) -> String {
    const MOST: usize = 20;
    if parts.is_empty() {
        return format!("it has no {kind}s at all");
    }
    let named = |part: &Part<'_, Id>| if part.name.is_empty() { part.written.to_owned() } else { part.name.clone() };
    let names: Vec<_> = parts.iter().take(MOST).map(named).collect();
    let more = match parts.len().saturating_sub(MOST) {
        0 => String::new(),
        more => format!(", and {more} more"),
    };
    format!("its {kind}s are {}{more}", names.join(", "))
}

/// What a document may be printed on, by the names that one types.
const PAPERS: [(&str, Paper); 7] = [
    ("fit", Paper::Fitted),
    ("a4", Paper::Landscape(Sheet::A4)),
    ("a3", Paper::Landscape(Sheet::A3)),
    ("letter", Paper::Landscape(Sheet::Letter)),
    ("a4-portrait", Paper::Portrait(Sheet::A4)),
    ("a3-portrait", Paper::Portrait(Sheet::A3)),
    ("letter-portrait", Paper::Portrait(Sheet::Letter)),
];

fn papers() -> impl TypedValueParser<Value = Paper> {
    let of =
        |name: String| PAPERS.iter().find(|(known, _)| *known == name).map_or(Paper::default(), |(_, paper)| *paper);
    PossibleValuesParser::new(PAPERS.map(|(name, _)| name)).map(of)
}

/// A number that a scale or a resolution can be.
fn above_zero(text: &str) -> Result<f64, String> {
    let number: f64 = text.parse().map_err(|_| "a number such as 2 or 0.5 is needed".to_owned())?;
    if number.is_finite() && number > 0.0 { Ok(number) } else { Err("a number above zero is needed".to_owned()) }
}

/// Sheets of paper as maps lie on them, in millimetres.
const SHEETS: [(&str, f64, f64); 6] = [
    ("a4", 297.0, 210.0),
    ("a3", 420.0, 297.0),
    ("a2", 594.0, 420.0),
    ("a1", 841.0, 594.0),
    ("a0", 1189.0, 841.0),
    ("letter", 279.4, 215.9),
];

/// A size on paper as it may be asked for.
fn print(text: &str) -> Result<Print, String> {
    let sheet = SHEETS.into_iter().find(|(name, ..)| name.eq_ignore_ascii_case(text.trim()));
    let within = sheet
        .and_then(|(_, width, height)| Some(Print::Within { width: Length::mm(width)?, height: Length::mm(height)? }));
    match within {
        Some(within) => Ok(within),
        None => text.parse().map(Print::Width).map_err(|error: BadLength| {
            let names = SHEETS.map(|(name, ..)| name).join(", ");
            format!("{error}, or one of {names}")
        }),
    }
}
