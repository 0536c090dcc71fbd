//! The strips of a card: its wait points and its pain points, one below the other.

use std::sync::Arc;

use super::body::Builder;
use super::content::{DOTS, WAIT_ROOM};
use crate::geom::{Flow, Point, Size};
use crate::layout::letter::{BADGE, BADGE_GAP, badge, badge_width};
use crate::layout::pass::vec;
use crate::model::{EasingLetter, Key, Pain, Wait};
use crate::scene::{Color, Part, Radii, Shape, Tag};
use crate::text::{Align, Block, Icon};
use crate::theme::{TextRole, Theme, consequence_icon, size};

/// A strip of a wait or pain point, measured.
pub(super) struct MarkStrip {
    tag: Tag,
    icon: Arc<Block>,
    tint: Color,
    color: Color,
    /// Its texts, each with its place from where the texts start.
    texts: Vec<(Part, Point, Arc<Block>)>,
    height: f64,
    rating: Option<PainRating>,
    letters: LetterRow,
    top: f64,
}

/// The two numbers of a pain point.
struct PainRating {
    severity: u8,
    /// How often it happens, shaped.
    times: Arc<Block>,
    /// It stands below the dots.
    is_below: bool,
}

/// The letters of the opportunities that would ease a pain point, in a row below its text.
#[derive(Default)]
struct LetterRow {
    letters: Vec<EasingLetter>,
    /// How many there are more, shaped.
    more: Option<Arc<Block>>,
    /// Where the row starts, from where the texts start.
    top: f64,
}

impl LetterRow {
    /// Where the row ends; no room is kept for one without letters.
    fn bottom(&self) -> f64 {
        if self.letters.is_empty() { 0.0 } else { self.top + BADGE }
    }
}

/// Between the text of a pain point and the letters below it.
const LETTERS_TOP: f64 = 4.0;

impl Builder<'_, '_> {
    /// Measures the strips and moves on below them.
    pub fn strips(&mut self) -> Vec<MarkStrip> {
        let mut strips = Vec::new();
        let (theme, content) = (self.pass.theme, self.content);
        for wait in &content.waits {
            let texts = self.wait_texts(wait);
            let colors = (theme.wait_tint, theme.wait_text);
            let rows = (None, LetterRow::default());
            strips.push(self.strip(Tag::new(wait.id, Part::Body), Icon::Hourglass, colors, texts, rows));
        }
        for pain in &content.pains {
            let block = self.engine.block(&self.content.pain_request(self.pass, pain));
            let rating = self.rating(pain, &block);
            let colors = (theme.pain_tint, theme.pain_text);
            let icon = consequence_icon(pain.consequence);
            let letters = LetterRow { top: block.size().height + LETTERS_TOP, ..self.letter_row(pain) };
            let texts = vec![(Part::Text, Point::ZERO, block)];
            strips.push(self.strip(Tag::new(pain.id, Part::Body), icon, colors, texts, (Some(rating), letters)));
        }
        if !strips.is_empty() {
            self.y += 1.0;
        }
        strips
    }

    /// The frequency stands before the dots where the text leaves room on its only line, else below them.
    fn rating(&mut self, pain: &Pain, text: &Block) -> PainRating {
        // A number with its sign is read from left to right in every script.
        let sum = frequency(pain.frequency);
        let request = TextRole::Caption.request(&sum, None, Align::Start, Flow::LeftToRight);
        let times = self.engine.block(&request);
        let room = self.content.strip_text_width(true) - times.size().width - size::ICON_GAP;
        let is_below = text.lines().len() > 1 || text.ink_width() > room;
        PainRating { severity: pain.severity, times, is_below }
    }

    /// As many letters as there is room for, and how many there are more.
    fn letter_row(&mut self, pain: &Pain) -> LetterRow {
        let mut letters = self.content.shown_letters(pain.id).to_vec();
        let count = self.content.count_letters(pain.id);
        let room = self.content.strip_text_width(true);
        loop {
            let more = count - letters.len();
            let more = (more > 0).then(|| {
                let text = format!("+{more}");
                self.engine.block(&TextRole::Number.request(&text, None, Align::Start, Flow::LeftToRight))
            });
            let badges: f64 = letters.iter().map(|letter| badge_width(*letter) + BADGE_GAP).sum();
            let length = badges + more.as_ref().map_or(-BADGE_GAP, |more| more.size().width);
            if length <= room || letters.len() <= 1 {
                return LetterRow { letters, more, top: 0.0 };
            }
            letters.pop();
        }
    }

    /// The time of a wait, which is chosen, and what the customer waits for, which is written: beside the time when it
    /// fits there, else below. A wait without a text has a place to write as well.
    fn wait_texts(&mut self, wait: &Wait) -> Vec<(Part, Point, Arc<Block>)> {
        let (pass, content) = (self.pass, self.content);
        let time = pass.options.words.wait(wait.min, wait.max, wait.unit);
        let beside = if wait.text.is_empty() { time.clone() } else { format!("{time} •") };
        let time = self.engine.block(&content.wait_request(pass, &time));
        let lead = self.engine.block(&content.wait_request(pass, &beside));
        let start = (lead.ink_width() + size::ICON_GAP).ceil();
        let room = content.strip_text_width(false) - start;
        let mut shape = |width: Option<f64>| {
            self.engine.block(&TextRole::Caption.request(&wait.text, width, Align::Start, pass.flow))
        };
        let is_beside = lead.lines().len() <= 1 && room >= WAIT_ROOM && shape(None).ink_width() <= room;
        if wait.text.is_empty() {
            // Nothing of it shows, and it takes no room.
            let start = start.min(content.strip_text_width(false) - WAIT_ROOM).max(0.0);
            let text = shape(Some(WAIT_ROOM.max(room)));
            return vec![(Part::Body, Point::ZERO, time), (Part::Text, Point::new(start, 0.0), text)];
        }
        if is_beside {
            let text = shape(Some(room));
            return vec![(Part::Body, Point::ZERO, lead), (Part::Text, Point::new(start, 0.0), text)];
        }
        let below = Point::new(0.0, time.size().height);
        let text = shape(Some(content.strip_text_width(false)));
        vec![(Part::Body, Point::ZERO, time), (Part::Text, below, text)]
    }

    fn strip(
        &mut self,
        tag: Tag,
        icon: Icon,
        (tint, color): (Color, Color),
        texts: Vec<(Part, Point, Arc<Block>)>,
        (rating, letters): (Option<PainRating>, LetterRow),
    ) -> MarkStrip {
        let top = self.y;
        let below =
            rating.as_ref().filter(|rating| rating.is_below).map_or(0.0, |rating| 2.0 * rating.times.size().height);
        let below = below.max(letters.bottom());
        let padding = 2.0 * self.pass.lengths.strip_padding;
        let height = texts.iter().map(|(_, at, block)| at.y + block.size().height).fold(below, f64::max) + padding;
        self.y += height;
        let icon = self.engine.icon(icon, size::ICON as f32, self.pass.flow);
        MarkStrip { tag, icon, tint, color, texts, height, rating, letters, top }
    }

    pub fn push_strips(&mut self, strips: Vec<MarkStrip>) {
        let last = strips.len().saturating_sub(1);
        let width = self.content.width();
        let edge = self.theme().card_edge;
        let (start, padding) = (self.content.strip_text(), self.pass.lengths.strip_padding);
        for (index, strip) in strips.into_iter().enumerate() {
            let height = strip.height;
            let radius = if index == last { size::CARD_RADIUS - 1.0 } else { 0.0 };
            let radii = Radii { sw: radius, se: radius, ..Radii::default() };
            let size = Size::new(width - 2.0, height - if index == last { 1.0 } else { 0.0 });
            let ground = Shape::filled(size, radii, strip.tint);
            let at = Point::new(1.0, strip.top);
            self.frame.push(at, Some(strip.tag), ground);
            let hairline = Shape::filled(Size::new(width - 2.0, 1.0), Radii::default(), edge);
            self.frame.push(at - vec(0.0, 1.0), None, hairline);
            let icon_at = Point::new(start - size::ICON - size::ICON_GAP, strip.top + padding + 1.0);
            let icon = Shape::Text { block: strip.icon, color: strip.color };
            self.frame.push(icon_at, Some(strip.tag), icon);
            for (part, at, block) in strip.texts {
                let at = Point::new(start, strip.top + padding) + at.to_vec2();
                self.frame.push(at, Some(Tag { part, ..strip.tag }), Shape::Text { block, color: strip.color });
            }
            self.letters(strip.tag, strip.letters, strip.top + padding);
            if let Some(rating) = strip.rating {
                // Beside a text of one line it stays there, also when letters stand below.
                let middle = if rating.is_below { height / 2.0 } else { padding + rating.times.size().height / 2.0 };
                self.ratings(strip.tag.key, rating, strip.top + middle);
            }
        }
    }

    fn letters(&mut self, tag: Tag, row: LetterRow, top: f64) {
        let mut at = Point::new(self.content.strip_text(), top + row.top);
        for letter in row.letters {
            for (place, shape) in badge(self.pass.theme, self.engine, letter) {
                self.frame.push(at + place.to_vec2(), Some(tag), shape);
            }
            at.x += badge_width(letter) + BADGE_GAP;
        }
        if let Some(block) = row.more {
            let color = self.theme().letter;
            self.frame.push(at, Some(tag), Shape::Text { block, color });
        }
    }

    fn ratings(&mut self, pain: Key, rating: PainRating, middle: f64) {
        let PainRating { severity, times, is_below } = rating;
        let end = self.content.width() - self.pass.lengths.card_padding_inline;
        let Size { width, height } = times.size();
        let (at, dots) = match is_below {
            true => (Point::new(end - width, middle), middle - height / 2.0),
            false => (Point::new(end - DOTS - size::ICON_GAP - width, middle - height / 2.0), middle),
        };
        self.dots(pain, severity, dots);
        let color = self.theme().pain_text;
        self.frame.push(at, Some(Tag::new(pain, Part::Frequency)), Shape::Text { block: times, color });
    }

    fn dots(&mut self, pain: Key, severity: u8, middle: f64) {
        let start = self.content.width() - self.pass.lengths.card_padding_inline - DOTS;
        for (dot, at, shape) in dots(self.pass.theme, severity) {
            let tag = Some(Tag::new(pain, Part::Dot(dot)));
            self.frame.push(at + vec(start, middle - size::DOT / 2.0), tag, shape);
        }
    }
}

/// Five dots in a row from the origin on, as many filled as the severity says, each with the severity that it stands for.
pub fn dots(theme: &Theme, severity: u8) -> impl Iterator<Item = (u8, Point, Shape)> {
    let (size, radii) = (Size::new(size::DOT, size::DOT), Radii::all(size::DOT / 2.0));
    let color = theme.pain;
    (1..=5_u8).map(move |dot| {
        let fill = if dot <= severity { color } else { color.with_alpha(56) };
        (dot, Point::new(f64::from(dot - 1) * (size::DOT + 2.0), 0.0), Shape::filled(size, radii, fill))
    })
}

/// How often a pain point happens, as it is written on the map: `×4`.
pub fn frequency(frequency: u8) -> String {
    format!("×{frequency}")
}
