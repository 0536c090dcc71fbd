//! The pain points of a map by weight, as a table on sheets of paper.

use std::collections::HashMap;
use std::sync::Arc;

use super::cache::Workspace;
use super::letter::{badge, badge_width};
use super::page::{FOOT, MARGIN, PaperSheet, SMALL};
use super::pass::{LayoutOptions, vec};
use crate::geom::{Flow, Point, Size};
use crate::i18n::{MapWords, Term, one_line};
use crate::model::{Card, EasingLetter, EasingLetters, Map, Order, Pain, PainId, easing, ranked};
use crate::scene::page::{Page, StampRole};
use crate::scene::{Color, Frame, Radii, Shape};
use crate::text::{Align, Block, Engine, Icon};
use crate::theme::{TextRole, Theme, consequence_icon, size};

/// The pain points that are seen on a map, from the heaviest to the lightest, on sheets of that size in points, each with
/// the headings of the columns. No sheets where there is no pain.
#[must_use]
pub fn ranking(
    map: &Map,
    workspace: &mut Workspace,
    theme: &Theme,
    options: &LayoutOptions<'_>,
    sheet: Size,
) -> Vec<Page> {
    let shown = |pain: &&Pain| map.cards.get(&pain.card).is_some_and(|card| map.shows(card.lane));
    if !map.pains.values().any(|pain| shown(&pain)) {
        return Vec::new();
    }
    let order = Order::new(map);
    let pains: Vec<_> = ranked(map, |card| order.position(card)).into_iter().filter(shown).collect();
    let sheet = PaperSheet { size: sheet, flow: map.info.direction };
    let table = RankingTable::new((map, &order), &pains, options, sheet);
    let mut pages = TablePages { sheet, theme, engine: &mut workspace.engine, pages: Vec::new(), top: 0.0 };
    pages.heading(&options.words.sentence("report-ranked", &[]), &table);
    for (at, pain) in pains.iter().enumerate() {
        let cells = table.row(at + 1, pain);
        pages.row(at + 1, &table, &cells);
    }
    pages.pages
}

/// Around the text of a cell, in units.
const PADDING: f64 = 6.0;

/// A column with its heading, and its width in units.
struct TableColumn {
    kind: ColumnKind,
    heading: String,
    width: f64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum ColumnKind {
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

/// The paragraphs of a cell; at least one.
struct TableCell(Vec<TableParagraph>);

/// A text, after what marks it.
struct TableParagraph {
    lead: Option<TableLead>,
    text: String,
}

#[derive(Clone, Copy)]
enum TableLead {
    Icon(Icon),
    Letter(EasingLetter),
}

impl TableCell {
    fn new(text: String, lead: Option<TableLead>) -> Self {
        Self(vec![TableParagraph { lead, text }])
    }
}

impl TableLead {
    /// What it takes before the text.
    fn width(self) -> f64 {
        let sign = match self {
            Self::Icon(_) => size::ICON,
            Self::Letter(letter) => badge_width(letter),
        };
        sign + size::ICON_GAP
    }
}

struct RankingTable<'a> {
    map: &'a Map,
    words: &'a MapWords,
    columns: Vec<TableColumn>,
    /// In the reading order.
    eased: HashMap<PainId, Vec<&'a Card>>,
    letters: EasingLetters,
}

impl<'a> RankingTable<'a> {
    fn new(
        (map, order): (&'a Map, &Order<'a>),
        pains: &[&Pain],
        options: &LayoutOptions<'a>,
        sheet: PaperSheet,
    ) -> Self {
        let words = options.words;
        let eased = easing(map, order.cards.iter().copied());
        let letters = EasingLetters::from_part(map, order, options.letters);
        let has_votes = pains.iter().any(|pain| pain.votes > 0);
        let has_ideas = pains.iter().any(|pain| eased.contains_key(&pain.id));
        // Each with its width, and how it shares the room that is left with the other long texts.
        let all = [
            (ColumnKind::Rank, "#".to_owned(), 34.0, 0.0),
            (ColumnKind::Pain, words.term(Term::Pain).to_owned(), 0.0, 2.0),
            (ColumnKind::Consequence, words.term(Term::Consequence).to_owned(), 112.0, 0.0),
            (ColumnKind::Severity, words.term(Term::Severity).to_owned(), 76.0, 0.0),
            (ColumnKind::Frequency, words.term(Term::Frequency).to_owned(), 76.0, 0.0),
            (ColumnKind::Weight, words.term(Term::Weight).to_owned(), 66.0, 0.0),
            (ColumnKind::Votes, words.term(Term::Votes).to_owned(), 66.0, 0.0),
            // The longest: stage, step and lane, and below them the card.
            (ColumnKind::Place, words.sentence("report-column-place", &[]), 0.0, 3.0),
            (ColumnKind::Opportunities, words.sentence("report-column-opportunities", &[]), 0.0, 2.0),
        ];
        let is_there = |kind: ColumnKind| match kind {
            ColumnKind::Votes => has_votes,
            ColumnKind::Opportunities => has_ideas,
            _ => true,
        };
        let all: Vec<_> = all.into_iter().filter(|(kind, ..)| is_there(*kind)).collect();
        let taken: f64 = all.iter().map(|(.., width, _)| width).sum();
        let shared: f64 = all.iter().map(|(.., share)| share).sum();
        let free = (sheet.room().width / SMALL - taken).max(60.0 * shared) / shared;
        let column = |(kind, heading, width, share)| TableColumn { kind, heading, width: width + share * free };
        Self { map, words, columns: all.into_iter().map(column).collect(), eased, letters }
    }

    fn row(&self, rank: usize, pain: &Pain) -> Vec<TableCell> {
        let cells = self.columns.iter().map(|column| {
            let text = match column.kind {
                ColumnKind::Rank => rank.to_string(),
                ColumnKind::Pain => one_line(&pain.text),
                ColumnKind::Consequence => self.words.consequence(pain.consequence).to_owned(),
                ColumnKind::Severity => pain.severity.to_string(),
                ColumnKind::Frequency => pain.frequency.to_string(),
                ColumnKind::Weight => pain.weight().to_string(),
                ColumnKind::Votes => pain.votes.to_string(),
                ColumnKind::Place => self.place(pain),
                ColumnKind::Opportunities => return self.ideas(pain),
            };
            let icon = (column.kind == ColumnKind::Consequence).then(|| consequence_icon(pain.consequence));
            TableCell::new(text, icon.map(TableLead::Icon))
        });
        cells.collect()
    }

    /// The stage, the step and the lane of a pain point, and below them its card.
    fn place(&self, pain: &Pain) -> String {
        let Some(card) = self.map.cards.get(&pain.card) else { return String::new() };
        let step = self.map.steps.get(&card.step);
        let stage = step.and_then(|step| self.map.stages.get(&step.stage)).map_or("", |stage| stage.name.as_str());
        let lane = self.map.lanes.get(&card.lane);
        let lane = lane.map_or("", |lane| self.words.lane(lane));
        let names = [stage, step.map_or("", |step| step.name.as_str()), lane];
        let names =
            names.into_iter().map(one_line).filter(|name| !name.is_empty()).map(|name| self.words.isolate(&name));
        let place = names.collect::<Vec<_>>().join(" · ");
        let card = one_line(&card.text);
        if card.is_empty() { place } else { format!("{place}\n{card}") }
    }

    /// The opportunities that would ease a pain point, each with its letter.
    fn ideas(&self, pain: &Pain) -> TableCell {
        let ideas = self.eased.get(&pain.id).into_iter().flatten();
        let mut ideas: Vec<_> = ideas
            .map(|card| TableParagraph {
                lead: self.letters.of_opportunity(card.id).map(TableLead::Letter),
                text: one_line(&card.text),
            })
            .collect();
        if ideas.is_empty() {
            ideas.push(TableParagraph { lead: None, text: String::new() });
        }
        TableCell(ideas)
    }
}

/// Puts rows below each other on as many sheets as they need.
struct TablePages<'a> {
    sheet: PaperSheet,
    theme: &'a Theme,
    engine: &'a mut Engine,
    pages: Vec<Page>,
    /// Where the next row starts, in points.
    top: f64,
}

impl TablePages<'_> {
    fn heading(&mut self, text: &str, table: &RankingTable<'_>) {
        self.next_page();
        let block = self.engine.block(&TextRole::Title.request(text, None, Align::Start, self.sheet.flow));
        let height = block.size().height * SMALL;
        let mut frame = Frame::new(block.size());
        frame.push(Point::ZERO, None, Shape::Text { block, color: self.theme.text });
        self.put(frame, MARGIN, StampRole::Heading);
        self.top += height + PADDING;
        self.columns(table);
    }

    fn next_page(&mut self) {
        self.pages.push(Page { size: self.sheet.size, ..Page::default() });
        self.top = MARGIN;
    }

    /// The headings of the columns.
    fn columns(&mut self, table: &RankingTable<'_>) {
        let cells: Vec<_> = table.columns.iter().map(|column| TableCell::new(column.heading.clone(), None)).collect();
        let frames = self.frames(table, &cells, TextRole::StrongLineName);
        self.put_row(0, table, frames, Some(self.theme.chip));
    }

    fn row(&mut self, row: usize, table: &RankingTable<'_>, cells: &[TableCell]) {
        let frames = self.frames(table, cells, TextRole::Caption);
        let height = height_of(&frames) * SMALL;
        if self.top + height > self.sheet.size.height - MARGIN - FOOT {
            self.next_page();
            self.columns(table);
        }
        self.put_row(row, table, frames, None);
    }

    fn frames(&mut self, table: &RankingTable<'_>, cells: &[TableCell], role: TextRole) -> Vec<Frame> {
        let mut frames = Vec::with_capacity(cells.len());
        for (column, cell) in table.columns.iter().zip(cells) {
            let frame = self.frame(column.width, cell, role);
            frames.push(if self.sheet.flow == Flow::RightToLeft { frame.mirrored() } else { frame });
        }
        frames
    }

    /// A cell, or its beginning where it is longer than half a sheet: all of it is on the map.
    fn frame(&mut self, width: f64, cell: &TableCell, role: TextRole) -> Frame {
        let most = PADDING + self.sheet.room().height / SMALL / 2.0;
        let mut frame = Frame::default();
        let mut y = PADDING;
        for TableParagraph { lead, text } in &cell.0 {
            if y > most {
                break;
            }
            let start = PADDING + lead.map_or(0.0, TableLead::width);
            let block = self.block(text, role, (width - PADDING - start, most - y));
            if let Some(lead) = lead {
                self.lead(&mut frame, *lead, Point::new(PADDING, y));
            }
            let height = block.size().height;
            frame.push(Point::new(start, y), None, Shape::Text { block, color: self.theme.text });
            y += height;
        }
        frame.size = Size::new(width, y + PADDING);
        frame
    }

    fn lead(&mut self, frame: &mut Frame, lead: TableLead, at: Point) {
        match lead {
            TableLead::Icon(icon) => {
                let block = self.engine.icon(icon, size::ICON as f32, self.sheet.flow);
                frame.push(at + vec(0.0, 1.0), None, Shape::Text { block, color: self.theme.pain_text });
            }
            TableLead::Letter(letter) => {
                for (place, shape) in badge(self.theme, self.engine, letter) {
                    frame.push(at + place.to_vec2(), None, shape);
                }
            }
        }
    }

    /// A text in a cell, or the beginning of it for which there is room.
    fn block(&mut self, text: &str, role: TextRole, (width, most): (f64, f64)) -> Arc<Block> {
        let flow = self.sheet.flow;
        let width = width.max(1.0);
        let block = self.engine.block(&role.request(text, Some(width), Align::Start, flow));
        if block.size().height <= most {
            return block;
        }
        let fits = |line: &&crate::text::Line| f64::from(line.bottom) <= most;
        let end = block.lines().iter().take_while(fits).last().map_or(0, |line| line.range.start);
        let beginning = format!("{}…", block.text().get(..end).unwrap_or_default().trim_end());
        self.engine.block(&role.request(&beginning, Some(width), Align::Start, flow))
    }

    fn put_row(&mut self, row: usize, table: &RankingTable<'_>, frames: Vec<Frame>, ground: Option<Color>) {
        let height = height_of(&frames);
        let width = table.columns.iter().map(|column| column.width).sum();
        let (size, fill) = match ground {
            Some(ground) => (Size::new(width, height), ground),
            None => (Size::new(width, 1.0), self.theme.card_edge),
        };
        let mut line = Frame::new(size);
        line.push(Point::ZERO, None, Shape::Rect { size, radii: Radii::default(), fill: Some(fill), stroke: None });
        self.put(line, MARGIN, StampRole::Artifact);
        let mut start = MARGIN;
        for (column, (frame, width)) in frames.into_iter().zip(table.columns.iter().map(|at| at.width)).enumerate() {
            self.put(frame, start, StampRole::Cell { row, column });
            start += width * SMALL;
        }
        self.top += height * SMALL;
    }

    fn put(&mut self, frame: Frame, start: f64, role: StampRole) {
        let stamp = self.sheet.stamp(Arc::new(frame), (start, self.top), SMALL, role);
        if let Some(page) = self.pages.last_mut() {
            page.stamps.push(stamp);
        }
    }
}

fn height_of(frames: &[Frame]) -> f64 {
    frames.iter().map(|frame| frame.size.height).fold(0.0, f64::max)
}
