//! The pain points of a map by weight, as a table on sheets of paper.

use std::collections::HashMap;
use std::sync::Arc;

use super::cache::Workspace;
use super::page::{FOOT, MARGIN, SMALL, Sheet};
use super::pass::Options;
use crate::geom::{Flow, Point, Size};
use crate::i18n::{MapWords, Term, one_line};
use crate::model::{Card, CardKind, Map, Pain, PainId, ranked};
use crate::scene::page::{Page, Says};
use crate::scene::{Color, Frame, Radii, Shape};
use crate::text::{Align, Block, Engine, Icon};
use crate::theme::{TextRole, Theme, consequence_icon, size};

/// The pain points that are seen on a map, from the heaviest to the lightest, on sheets of that size in points, each with
/// what the columns are. No sheets where there is no pain.
#[must_use]
pub fn ranking(map: &Map, workspace: &mut Workspace, theme: &Theme, options: &Options<'_>, sheet: Size) -> Vec<Page> {
    let shown = |pain: &&Pain| map.cards.get(&pain.card).is_some_and(|card| map.shows(card.lane));
    let pains: Vec<_> = ranked(map).into_iter().filter(shown).collect();
    if pains.is_empty() {
        return Vec::new();
    }
    let sheet = Sheet { size: sheet, flow: map.info.direction };
    let table = Table::of(map, &pains, options.words, sheet);
    let mut press = Press { sheet, theme, engine: &mut workspace.engine, pages: Vec::new(), top: 0.0 };
    press.heading(&options.words.sentence("report-ranked", &[]), &table);
    for (at, pain) in pains.iter().enumerate() {
        let cells = table.row(at + 1, pain);
        press.row(at + 1, &table, &cells);
    }
    press.pages
}

/// Above, below, before and after what a cell says, in units.
const PADDING: f64 = 6.0;

/// A column: what is above it, and how wide it is in units.
struct Column {
    about: About,
    heading: String,
    width: f64,
}

/// What a column says of a pain point.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    Rank,
    Pain,
    Consequence,
    Severity,
    Frequency,
    Weight,
    Votes,
    Place,
    Opportunities,
}

/// What a cell says.
struct Cell {
    text: String,
    icon: Option<Icon>,
}

struct Table<'a> {
    map: &'a Map,
    words: &'a MapWords,
    columns: Vec<Column>,
    eased: HashMap<PainId, Vec<&'a Card>>,
}

impl<'a> Table<'a> {
    fn of(map: &'a Map, pains: &[&Pain], words: &'a MapWords, sheet: Sheet) -> Self {
        let mut eased: HashMap<PainId, Vec<&Card>> = HashMap::new();
        let ideas = map.cards.values().filter(|card| card.kind == CardKind::Opportunity && map.shows(card.lane));
        for (card, pain) in ideas.flat_map(|card| card.eases.iter().map(move |pain| (card, *pain))) {
            eased.entry(pain).or_default().push(card);
        }
        let has_votes = pains.iter().any(|pain| pain.votes > 0);
        let has_ideas = pains.iter().any(|pain| eased.contains_key(&pain.id));
        // How much of what is free the widest take.
        let shares = |says| match says {
            // It says most: stage, step and lane, and below them the card.
            About::Place => 3.0,
            About::Pain | About::Opportunities => 2.0,
            _ => 0.0,
        };
        let fixed = |says| match says {
            About::Rank => 34.0,
            About::Consequence => 112.0,
            About::Severity | About::Frequency => 76.0,
            About::Weight | About::Votes => 66.0,
            About::Pain | About::Place | About::Opportunities => 0.0,
        };
        let all = [
            (About::Rank, "#".to_owned()),
            (About::Pain, words.term(Term::Pain).to_owned()),
            (About::Consequence, words.term(Term::Consequence).to_owned()),
            (About::Severity, words.term(Term::Severity).to_owned()),
            (About::Frequency, words.term(Term::Frequency).to_owned()),
            (About::Weight, words.term(Term::Weight).to_owned()),
            (About::Votes, words.term(Term::Votes).to_owned()),
            (About::Place, words.sentence("report-column-place", &[])),
            (About::Opportunities, words.sentence("report-column-opportunities", &[])),
        ];
        let is_there = |about: About| match about {
            About::Votes => has_votes,
            About::Opportunities => has_ideas,
            _ => true,
        };
        let all: Vec<_> = all.into_iter().filter(|(says, _)| is_there(*says)).collect();
        let taken: f64 = all.iter().map(|(says, _)| fixed(*says)).sum();
        let shared: f64 = all.iter().map(|(says, _)| shares(*says)).sum();
        let free = (sheet.room().width / SMALL - taken).max(60.0 * shared) / shared;
        let column = |(says, heading)| Column { about: says, heading, width: fixed(says) + shares(says) * free };
        Self { map, words, columns: all.into_iter().map(column).collect(), eased }
    }

    fn row(&self, rank: usize, pain: &Pain) -> Vec<Cell> {
        let cells = self.columns.iter().map(|column| {
            let text = match column.about {
                About::Rank => rank.to_string(),
                About::Pain => one_line(&pain.text),
                About::Consequence => self.words.consequence(pain.consequence).to_owned(),
                About::Severity => pain.severity.to_string(),
                About::Frequency => pain.frequency.to_string(),
                About::Weight => pain.weight().to_string(),
                About::Votes => pain.votes.to_string(),
                About::Place => self.place(pain),
                About::Opportunities => self.ideas(pain),
            };
            let icon = (column.about == About::Consequence).then(|| consequence_icon(pain.consequence));
            Cell { text, icon }
        });
        cells.collect()
    }

    /// The stage, the step and the lane of a pain point, and below them its card.
    fn place(&self, pain: &Pain) -> String {
        let Some(card) = self.map.cards.get(&pain.card) else { return String::new() };
        let step = self.map.steps.get(&card.step);
        let stage = step.and_then(|step| self.map.stages.get(&step.stage)).map_or("", |stage| stage.name.as_str());
        let lane = self.map.lanes.get(&card.lane);
        let lane = lane.map_or("", |lane| if lane.name.is_empty() { self.words.role(lane.role) } else { &lane.name });
        let names = [stage, step.map_or("", |step| step.name.as_str()), lane];
        let names = names.into_iter().map(one_line).filter(|name| !name.is_empty()).map(|name| self.words.apart(&name));
        let place = names.collect::<Vec<_>>().join(" · ");
        let card = one_line(&card.text);
        if card.is_empty() { place } else { format!("{place}\n{card}") }
    }

    fn ideas(&self, pain: &Pain) -> String {
        let ideas = self.eased.get(&pain.id).into_iter().flatten();
        ideas.map(|card| one_line(&card.text)).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
    }
}

/// Puts rows below each other on as many sheets as they need.
struct Press<'a> {
    sheet: Sheet,
    theme: &'a Theme,
    engine: &'a mut Engine,
    pages: Vec<Page>,
    /// Where the next row starts, in points.
    top: f64,
}

impl Press<'_> {
    fn heading(&mut self, text: &str, table: &Table<'_>) {
        self.next_page();
        let block = self.engine.block(&TextRole::Title.request(text, None, Align::Start, self.sheet.flow));
        let height = block.size().height * SMALL;
        let mut frame = Frame::new(block.size());
        frame.push(Point::ZERO, None, Shape::Text { block, color: self.theme.text });
        self.put(frame, MARGIN, Says::Heading);
        self.top += height + PADDING;
        self.columns(table);
    }

    fn next_page(&mut self) {
        self.pages.push(Page { size: self.sheet.size, ..Page::default() });
        self.top = MARGIN;
    }

    /// What the columns are.
    fn columns(&mut self, table: &Table<'_>) {
        let cells: Vec<_> =
            table.columns.iter().map(|column| Cell { text: column.heading.clone(), icon: None }).collect();
        let frames = self.frames(table, &cells, TextRole::StrongLineName);
        self.put_row(0, table, frames, Some(self.theme.chip));
    }

    fn row(&mut self, row: usize, table: &Table<'_>, cells: &[Cell]) {
        let frames = self.frames(table, cells, TextRole::Caption);
        let height = height_of(&frames) * SMALL;
        if self.top + height > self.sheet.size.height - MARGIN - FOOT {
            self.next_page();
            self.columns(table);
        }
        self.put_row(row, table, frames, None);
    }

    fn frames(&mut self, table: &Table<'_>, cells: &[Cell], role: TextRole) -> Vec<Frame> {
        let mut frames = Vec::with_capacity(cells.len());
        for (column, cell) in table.columns.iter().zip(cells) {
            let lead = if cell.icon.is_some() { size::ICON + size::ICON_GAP } else { 0.0 };
            let block = self.block(&cell.text, role, column.width - 2.0 * PADDING - lead);
            let mut frame = Frame::new(Size::new(column.width, block.size().height + 2.0 * PADDING));
            if let Some(icon) = cell.icon {
                let block = self.engine.icon(icon, size::ICON as f32, self.sheet.flow);
                let color = self.theme.pain_text;
                frame.push(Point::new(PADDING, PADDING + 1.0), None, Shape::Text { block, color });
            }
            let at = Point::new(PADDING + lead, PADDING);
            frame.push(at, None, Shape::Text { block, color: self.theme.text });
            frames.push(if self.sheet.flow == Flow::RightToLeft { frame.mirrored() } else { frame });
        }
        frames
    }

    /// A text in a cell, or its beginning where it is longer than half a sheet: all of it is on the map.
    fn block(&mut self, text: &str, role: TextRole, width: f64) -> Arc<Block> {
        let flow = self.sheet.flow;
        let most = self.sheet.room().height / SMALL / 2.0;
        let block = self.engine.block(&role.request(text, Some(width), Align::Start, flow));
        if block.size().height <= most {
            return block;
        }
        let fits = |line: &&crate::text::Line| f64::from(line.bottom) <= most;
        let end = block.lines().iter().take_while(fits).last().map_or(0, |line| line.range.start);
        let beginning = format!("{}…", block.text().get(..end).unwrap_or_default().trim_end());
        self.engine.block(&role.request(&beginning, Some(width), Align::Start, flow))
    }

    fn put_row(&mut self, row: usize, table: &Table<'_>, frames: Vec<Frame>, ground: Option<Color>) {
        let height = height_of(&frames);
        let width = table.columns.iter().map(|column| column.width).sum();
        let (size, fill) = match ground {
            Some(ground) => (Size::new(width, height), ground),
            None => (Size::new(width, 1.0), self.theme.card_edge),
        };
        let mut line = Frame::new(size);
        line.push(Point::ZERO, None, Shape::Rect { size, radii: Radii::default(), fill: Some(fill), stroke: None });
        self.put(line, MARGIN, Says::Nothing);
        let mut start = MARGIN;
        for (column, (frame, width)) in frames.into_iter().zip(table.columns.iter().map(|at| at.width)).enumerate() {
            self.put(frame, start, Says::Cell { row, column });
            start += width * SMALL;
        }
        self.top += height * SMALL;
    }

    fn put(&mut self, frame: Frame, start: f64, says: Says) {
        let stamp = self.sheet.stamp(Arc::new(frame), (start, self.top), SMALL, says);
        if let Some(page) = self.pages.last_mut() {
            page.stamps.push(stamp);
        }
    }
}

fn height_of(frames: &[Frame]) -> f64 {
    frames.iter().map(|frame| frame.size.height).fold(0.0, f64::max)
}
