//! What people write of a card in its text: its channel, what is unusual about it, its pain points and waits.
//!
//! ```text
//! Phone: calls the support line [★, @Dana]
//! ! Has to explain it all again (4×5, Churn risk, 3 ✓)
//! !! Nobody calls back
//! !2 The music is loud
//! ⏳ 2–5 days: for the form
//! Wait: 2 days
//! ```
//!
//! Cells of tables, outlines, and texts that are typed on the map are understood here and nowhere else, so that they all
//! understand the same. The words are those of every language. A text that would be read as something else has a backslash
//! before it. People write such lines by hand, so what is not understood is text.

use std::collections::HashSet;

use super::bullet::without_bullet;
use super::{Duration, Locale, MapWords, Mark, Term, Vocabulary};
use crate::model::{Card, CardKind, Channel, ColorTag, Consequence, EasingLetter, EvidenceLevel, TimeUnit};

/// What a line of a cell says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum CellLine {
    Card(CardLine),
    /// A pain point of the card above.
    Pain(PainLine),
    /// A wait of the card above.
    Wait(WaitLine),
}

/// A card without its place.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct CardLine {
    pub text: String,
    /// `None`: what is usual in its lane.
    pub kind: Option<CardKind>,
    pub channel: Option<Channel>,
    pub evidence: EvidenceLevel,
    pub moment_of_truth: bool,
    pub color: Option<ColorTag>,
    /// Over how many steps it goes; 0 where nothing is said.
    pub span: u32,
    pub owner: String,
    /// By which pain points name the opportunity that would ease them.
    pub letter: Option<EasingLetter>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PainLine {
    pub text: String,
    /// Severity and frequency.
    pub weight: Option<(u8, u8)>,
    pub consequence: Option<Consequence>,
    pub votes: u32,
    /// Of the opportunities that would ease it.
    pub letters: Vec<EasingLetter>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct WaitLine {
    pub text: String,
    /// `None`: how long is not said.
    pub time: Option<(u32, u32, TimeUnit)>,
}

/// What a line is about, when it says so before a colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineLabel {
    /// A contact over that channel.
    Channel(Channel),
    /// A pain point, with the consequence that it is called by.
    Pain(Option<Consequence>),
    /// A wait.
    Wait,
}

pub(crate) const PAIN: char = '!';
pub(crate) const WAIT: char = '⏳';
/// Before a text that would be read as something else.
pub(crate) const LITERAL: char = '\\';
/// Before the letter of an opportunity.
pub(crate) const LETTER: char = '#';
pub(crate) const VOTES: char = '✓';
/// Between two things of brackets.
pub(crate) const COMMA: &str = ", ";
const STAR: &str = "★";
const OWNER: char = '@';
const SPAN: char = '↔';
/// How many opening brackets of a line are tried: an owner may have some.
const MOST_BRACKETS: usize = 64;
/// Of severity and frequency, where nothing is said.
const MIDDLE: u8 = 3;
/// Marks of direction, which may stand before any sign.
const DIRECTION_MARKS: [char; 2] = ['\u{200e}', '\u{200f}'];

impl CellLine {
    /// What a line says; `None` when it says nothing.
    pub(crate) fn read(line: &str) -> Option<Self> {
        let line = line.trim();
        let mut rest = line.chars();
        if rest.next()? == LITERAL {
            return Some(Self::Card(CardLine::read(rest.as_str())));
        }
        Some(Self::signed(line).unwrap_or_else(|| Self::Card(CardLine::read(without_bullet(line)))))
    }

    /// The pain point or wait that a line is, by its sign or by what it says before a colon.
    pub(crate) fn mark(line: &str) -> Option<Self> {
        let labeled = || LineLabel::read(line).and_then(|(label, text)| label.mark(text));
        Self::signed(line).or_else(labeled)
    }

    /// The same by its sign alone. A sign with nothing behind it is a text.
    fn signed(line: &str) -> Option<Self> {
        let bare = bare_line(line);
        if let Some(rest) = bare.strip_prefix(PAIN) {
            return (!rest.trim_start_matches(PAIN).trim().is_empty()).then(|| Self::Pain(PainLine::signed(rest)));
        }
        let rest = bare.strip_prefix(WAIT)?.trim_start_matches('\u{fe0f}');
        (!rest.trim().is_empty()).then(|| Self::Wait(WaitLine::read(rest)))
    }
}

/// A line without the marks of direction, and white space, around it.
fn bare_line(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || DIRECTION_MARKS.contains(&c))
}

impl LineLabel {
    /// What stands before the colon of a line, and the rest of it.
    pub(crate) fn read(line: &str) -> Option<(Self, &str)> {
        let (word, rest) = bare_line(line).split_once(':')?;
        if word.contains('\n') || word.starts_with(LITERAL) || rest.starts_with("//") {
            return None;
        }
        let (known, word) = (Vocabulary::shared(), word.trim_matches(['*', '_', ' ']));
        let from_term = |(term, _): &(Term, Locale)| match term {
            Term::Pain => Some(Self::Pain(None)),
            Term::Wait => Some(Self::Wait),
            other => other.consequence().map(|consequence| Self::Pain(Some(consequence))),
        };
        let channel = known.channels.get(word).map(Self::Channel);
        let label = channel.or_else(|| known.terms(word).iter().find_map(from_term))?;
        Some((label, rest.trim_start_matches(['*', '_']).trim()))
    }

    /// The pain point or wait that the rest of the line is. A wait tells how long it is, or is none.
    pub(crate) fn mark(self, text: &str) -> Option<CellLine> {
        match self {
            Self::Pain(consequence) if !text.is_empty() => {
                let pain = PainLine::read(text);
                Some(CellLine::Pain(PainLine { consequence: pain.consequence.or(consequence), ..pain }))
            }
            Self::Wait => Some(WaitLine::read(text)).filter(|wait| wait.time.is_some()).map(CellLine::Wait),
            Self::Pain(_) | Self::Channel(_) => None,
        }
    }
}

impl CardLine {
    pub(crate) fn read(line: &str) -> Self {
        let of = |(text, about): (&str, &str)| Some((text.len(), Self::about(about)?));
        let open = line.strip_suffix(']').into_iter().flat_map(|inside| {
            inside
                .rmatch_indices('[')
                .take(MOST_BRACKETS)
                .filter_map(move |(at, _)| Some((inside.get(..at)?, inside.get(at + 1..)?)))
        });
        match open.filter(|(text, _)| text.is_empty() || text.ends_with(' ')).find_map(of) {
            Some((end, card)) => Self { text: line.get(..end).unwrap_or_default().trim_end().to_owned(), ..card },
            None => Self { text: line.to_owned(), ..Self::default() },
        }
    }

    /// Puts on a card what the line says of it, but for its kind and its letter.
    pub(crate) fn fill(self, card: &mut Card) {
        let Self { text, kind: _, channel, evidence, moment_of_truth, color, span, owner, letter: _ } = self;
        (card.text, card.owner) = (text, owner);
        (card.channel, card.evidence, card.color) = (channel, evidence, color);
        (card.moment_of_truth, card.span) = (moment_of_truth, span);
    }

    /// The same with its kind, and leaves what the line does not speak of. What is done over a channel is a contact.
    pub(crate) fn add_to(self, card: &mut Card) {
        let Self { text, kind, channel, evidence, moment_of_truth, color, span, owner, letter: _ } = self;
        let contact = channel.filter(|_| card.kind == CardKind::Action).map(|_| CardKind::Touchpoint);
        card.kind = kind.or(contact).unwrap_or(card.kind);
        card.text = text;
        card.channel = channel.or(card.channel);
        card.color = color.or(card.color);
        card.moment_of_truth |= moment_of_truth;
        if evidence != EvidenceLevel::default() {
            card.evidence = evidence;
        }
        if span > 0 {
            card.span = span;
        }
        if !owner.is_empty() {
            card.owner = owner;
        }
    }

    /// What the line says beside the text, as it stands in brackets.
    pub(crate) fn said(&self, words: &MapWords) -> Vec<String> {
        let mut said = Vec::new();
        said.extend(self.kind.map(|kind| words.card_kind(kind).to_owned()));
        said.extend(self.channel.map(|channel| words.channel(channel).to_owned()));
        if self.evidence != EvidenceLevel::default() {
            said.push(words.evidence_level(self.evidence).to_owned());
        }
        if self.moment_of_truth {
            said.push(STAR.to_owned());
        }
        said.extend(self.color.map(|color| words.term(Term::from_color(color)).to_owned()));
        if self.span > 1 {
            said.push(format!("{SPAN}{}", self.span));
        }
        said.extend(self.letter.map(|letter| format!("{LETTER}{letter}")));
        if !self.owner.is_empty() {
            said.push(format!("{OWNER}{}", self.owner));
        }
        said
    }

    /// What brackets say; `None` when a part of it is not understood.
    fn about(about: &str) -> Option<Self> {
        let known = Vocabulary::shared();
        let mut card = Self::default();
        let mut rest = Some(about);
        while let Some(about) = rest {
            if let Some(owner) = about.trim_start().strip_prefix(OWNER) {
                return Some(Self { owner: owner.to_owned(), ..card });
            }
            let (part, after) = about.split_once(',').map_or((about, None), |(part, after)| (part, Some(after)));
            let part = part.trim();
            if part == STAR {
                card.moment_of_truth = true;
            } else if let Some(span) = part.strip_prefix(SPAN) {
                card.span = span.trim().parse().ok()?;
            } else if let Some(letter) = part.strip_prefix(LETTER) {
                card.letter = Some(letter.parse().ok()?);
            } else if let Some(kind) = known.kinds.get(part) {
                card.kind = Some(kind);
            } else if let Some(channel) = known.channels.get(part) {
                card.channel = Some(channel);
            } else if let Some(level) = known.levels.get(part) {
                card.evidence = level;
            } else {
                card.color = Some(known.colors.get(part)?);
            }
            rest = after;
        }
        Some(card)
    }
}

impl PainLine {
    /// A pain point of which nothing but the text is told.
    pub(crate) fn plain(text: &str) -> Self {
        Self { text: text.to_owned(), weight: None, consequence: None, votes: 0, letters: Vec::new() }
    }

    /// What stands behind the sign: more of the sign, or a digit right behind it, is how bad it is.
    fn signed(rest: &str) -> Self {
        let text = rest.trim_start_matches(PAIN);
        let (weight, text) = match rest.len() - text.len() {
            0 => leading_weight(rest).map_or((None, rest), |(weight, text)| (Some(weight), text)),
            1 => (Some((4, MIDDLE)), text),
            _ => (Some((5, MIDDLE)), text),
        };
        let pain = Self::read(text);
        Self { weight: pain.weight.or(weight), ..pain }
    }

    pub(crate) fn read(line: &str) -> Self {
        let line = line.trim();
        let plain = Self::plain(line);
        let in_brackets = line.strip_suffix(')').and_then(|line| line.rsplit_once('('));
        let Some((text, about)) = in_brackets else { return plain };
        let mut pain = Self { text: text.trim_end().to_owned(), ..plain.clone() };
        for part in about.split(',').map(str::trim) {
            if let Some(votes) = part.strip_suffix(VOTES).and_then(|votes| votes.trim().parse().ok()) {
                pain.votes = votes;
            } else if let Some(consequence) = Vocabulary::shared().consequences.get(part) {
                pain.consequence = Some(consequence);
            } else if let Some(weight) = weight(part) {
                pain.weight = Some(weight);
            } else if let Some(letter) = part.strip_prefix(LETTER).and_then(|letter| letter.parse().ok()) {
                pain.letters.push(letter);
            } else {
                return plain;
            }
        }
        pain
    }
}

/// The severity that a text begins with, or severity and frequency: `4 Too late`, `4×2 Too late`.
fn leading_weight(text: &str) -> Option<((u8, u8), &str)> {
    let (word, rest) = text.split_once(char::is_whitespace).filter(|(_, rest)| !rest.trim().is_empty())?;
    Some((weight(word).or_else(|| Some((rated(word)?, MIDDLE)))?, rest))
}

fn weight(part: &str) -> Option<(u8, u8)> {
    let (severity, frequency) = part.split_once(['×', 'x', '*'])?;
    Some((rated(severity)?, rated(frequency)?))
}

/// A number from 1 to 5.
fn rated(text: &str) -> Option<u8> {
    text.trim().parse().ok().filter(|number| (1..=5).contains(number))
}

impl WaitLine {
    /// How long a wait is, and for what.
    pub(crate) fn read(line: &str) -> Self {
        let line = line.trim();
        if let Some((time, text)) = line.split_once(": ").or(Some((line, "")))
            && let Some((read, "")) = Duration::read(time)
        {
            return Self { text: text.trim().to_owned(), time: Some(read.times(TimeUnit::Days)) };
        }
        if let Some((read, text)) = Duration::read(line) {
            return Self { text: text.trim().to_owned(), time: Some(read.times(TimeUnit::Days)) };
        }
        let unsaid = Locale::ALL.into_iter().find_map(|locale| {
            let rest = line.strip_prefix(MapWords::of(locale).legend(Mark::Wait))?;
            if rest.is_empty() { Some("") } else { rest.strip_prefix(':') }
        });
        Self { text: unsaid.unwrap_or(line).trim().to_owned(), time: None }
    }
}

/// The text of a card, of one or several lines, with what it says of the card.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct CardText {
    /// Its text without what is said there, which is also here.
    pub card: CardLine,
    pub pains: Vec<PainLine>,
    pub waits: Vec<WaitLine>,
}

impl CardText {
    /// What a text says; `None` when it is just a text. What stood there `before` was a text then and stays one. Only what
    /// `is_contact`, or can become one, has a channel.
    pub(crate) fn read(text: &str, before: &str, is_contact: bool) -> Option<Self> {
        let (mut read, mut kept, mut is_read) = (Self::default(), Vec::new(), false);
        let were_there: HashSet<&str> = before.lines().map(bare_line).collect();
        for line in text.lines() {
            let bare = bare_line(line);
            match CellLine::mark(bare).filter(|_| !were_there.contains(bare)) {
                Some(CellLine::Pain(pain)) => read.pains.push(pain),
                Some(CellLine::Wait(wait)) => read.waits.push(wait),
                Some(CellLine::Card(_)) | None => match unescaped(bare) {
                    Some(meant) => {
                        is_read = true;
                        kept.push(meant);
                    }
                    None => kept.push(line),
                },
            }
        }
        let said = kept.join("\n");
        let said = said.trim();
        let was_said = || card_line(before.trim(), is_contact).is_some();
        match card_line(said, is_contact).filter(|_| !was_said()) {
            Some(card) => read.card = card,
            None if is_read || !read.pains.is_empty() || !read.waits.is_empty() => said.clone_into(&mut read.card.text),
            None => return None,
        }
        Some(read)
    }

    /// True when nothing but pain points and waits is said.
    pub(crate) fn is_marks_alone(&self) -> bool {
        self.card.text.is_empty()
    }
}

/// A line that has a backslash so that it is no pain point or wait, without it.
fn unescaped(line: &str) -> Option<&str> {
    line.strip_prefix(LITERAL).filter(|rest| CellLine::mark(rest).is_some())
}

/// A text with a channel before a colon, or with brackets that are understood; `None` for any other.
fn card_line(text: &str, is_contact: bool) -> Option<CardLine> {
    let meant = text.strip_prefix(LITERAL).filter(|meant| card_line(meant, is_contact).is_some());
    if let Some(meant) = meant {
        return Some(CardLine { text: meant.to_owned(), ..CardLine::default() });
    }
    let labeled = LineLabel::read(text).filter(|_| is_contact).and_then(|(label, rest)| match label {
        LineLabel::Channel(channel) => Some((channel, rest)),
        LineLabel::Pain(_) | LineLabel::Wait => None,
    });
    let rest = labeled.map_or(text, |(_, rest)| rest);
    let read = CardLine::read(rest);
    let is_understood = (labeled.is_some() || read.text.len() < rest.len()) && !read.text.is_empty();
    let channel = labeled.map(|(channel, _)| channel).or(read.channel);
    is_understood.then_some(CardLine { channel, ..read })
}
