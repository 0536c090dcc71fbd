//! What stands in a cell of a grid: a line for each card, and below it a line for each of its markers.
//!
//! ```text
//! Calls the support line [Touchpoint, Phone, ★, @Dana]
//! ! Has to explain it all again (4×5, Churn risk, 3 ✓, #A)
//! ⏳ 2–5 days: for the form
//! Dana: −1.5 “Again?”
//! Ask only once [Opportunity, #A]
//! ```
//!
//! What a card is like stands in brackets at the end of its line, only where it is not what one expects of a card of its
//! lane. A text that would be read as something else has a backslash before it. People write such lines by hand as
//! well, so what is not understood is text.

use super::table::said;
use super::visible_map::MarkedCard;
use super::vocabulary::Vocabulary;
use crate::i18n::{Duration, Locale, MapWords, Mark, Term};
use crate::model::{
    Card, CardKind, Channel, ColorTag, Consequence, EasingLetter, EasingLetters, Emotion, EvidenceLevel, Feeling, Pain,
    Role, TimeUnit, Wait,
};

/// What a line of a cell says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum CellLine {
    Card(CardLine),
    /// A pain point of the card above.
    Pain(PainLine),
    /// A wait of the card above.
    Wait(WaitLine),
}

/// A card without its place.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct CardLine {
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
pub(super) struct PainLine {
    pub text: String,
    /// Severity and frequency.
    pub weight: Option<(u8, u8)>,
    pub consequence: Option<Consequence>,
    pub votes: u32,
    /// Of the opportunities that would ease it.
    pub letters: Vec<EasingLetter>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct WaitLine {
    pub text: String,
    /// `None`: how long is not said.
    pub time: Option<(u32, u32, TimeUnit)>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct FeltLine {
    /// Empty: nobody is named.
    pub persona: String,
    pub value: Feeling,
    pub quote: String,
}

const PAIN: char = '!';
const WAIT: char = '⏳';
/// Before a text that would be read as something else.
pub(super) const LITERAL: char = '\\';
const BULLETS: [char; 8] = ['•', '-', '*', '–', '·', '▪', '◦', '●'];
const STAR: &str = "★";
const OWNER: char = '@';
const SPAN: char = '↔';
const VOTES: char = '✓';
/// Before the letter of an opportunity.
pub(super) const LETTER: char = '#';
/// How many opening brackets of a line are tried: an owner may have some.
const MOST_BRACKETS: usize = 64;
/// Between two things of brackets.
const COMMA: &str = ", ";

pub(super) fn lines(marked: &MarkedCard<'_>, role: Role, letters: &EasingLetters, words: &MapWords) -> Vec<String> {
    let mut lines = vec![card_line(marked.card, role, letters.of_opportunity(marked.card.id), words)];
    lines.extend(marked.pains.iter().map(|pain| pain_line(pain, letters.of_pain(pain.id), words)));
    lines.extend(marked.waits.iter().map(|wait| wait_line(wait, words)));
    lines
}

fn card_line(card: &Card, role: Role, letter: Option<EasingLetter>, words: &MapWords) -> String {
    let text = said(&card.text);
    let mut about = about(card, role, letter, words);
    let is_plain = |line: &str| {
        CellLine::read(line) == Some(CellLine::Card(CardLine { text: text.clone(), ..CardLine::default() }))
    };
    let is_unclear = || !is_plain(&text) && !is_plain(&format!("{LITERAL}{text}"));
    if about.is_empty() && (text.is_empty() || is_unclear()) {
        about.push(words.card_kind(card.kind).to_owned());
    }
    let bare = if about.is_empty() { text.clone() } else { format!("{text} [{}]", about.join(COMMA)) };
    let bare = bare.trim_start();
    // In a lane of feelings, what is no feeling is marked as such.
    let is_same =
        role != Role::Emotion && matches!(CellLine::read(bare), Some(CellLine::Card(read)) if read.text == text);
    if is_same { bare.to_owned() } else { format!("{LITERAL}{bare}") }
}

/// What is unusual about a card.
fn about(card: &Card, role: Role, letter: Option<EasingLetter>, words: &MapWords) -> Vec<String> {
    let mut about = Vec::new();
    if card.kind != role.usual_kind() {
        about.push(words.card_kind(card.kind).to_owned());
    }
    about.extend(card.channel.map(|channel| words.channel(channel).to_owned()));
    if card.evidence != EvidenceLevel::default() {
        about.push(words.evidence_level(card.evidence).to_owned());
    }
    if card.moment_of_truth {
        about.push(STAR.to_owned());
    }
    about.extend(card.color.map(|color| words.term(color_term(color)).to_owned()));
    if card.span > 1 {
        about.push(format!("{SPAN}{}", card.span));
    }
    about.extend(letter.map(|letter| format!("{LETTER}{letter}")));
    let owner = owner(&card.owner);
    if !owner.is_empty() {
        about.push(format!("{OWNER}{owner}"));
    }
    about
}

/// Who is responsible, as it can stand in brackets.
pub(super) fn owner(owner: &str) -> String {
    said(owner).replace('[', "(").replace(']', ")")
}

fn pain_line(pain: &Pain, letters: &[EasingLetter], words: &MapWords) -> String {
    let weight = format!("{}×{}", pain.severity, pain.frequency);
    let votes = if pain.votes > 0 { format!("{COMMA}{} {VOTES}", pain.votes) } else { String::new() };
    let letters: String = letters.iter().map(|letter| format!("{COMMA}{LETTER}{letter}")).collect();
    format!("{PAIN} {} ({weight}{COMMA}{}{votes}{letters})", said(&pain.text), words.consequence(pain.consequence))
}

fn wait_line(wait: &Wait, words: &MapWords) -> String {
    let time = words.wait(wait.min, wait.max, wait.unit);
    let text = said(&wait.text);
    if text.is_empty() { format!("{WAIT} {time}") } else { format!("{WAIT} {time}: {text}") }
}

/// What somebody feels, in one line.
pub(super) fn felt_line(persona: &str, emotion: &Emotion) -> String {
    let quote = said(&emotion.quote);
    let quote = if quote.is_empty() { String::new() } else { format!(" “{quote}”") };
    format!("{persona}: {}{quote}", emotion.value.signed())
}

pub(super) fn color_term(color: ColorTag) -> Term {
    match color {
        ColorTag::Red => Term::Red,
        ColorTag::Orange => Term::Orange,
        ColorTag::Yellow => Term::Yellow,
        ColorTag::Green => Term::Green,
        ColorTag::Blue => Term::Blue,
        ColorTag::Purple => Term::Purple,
        ColorTag::Gray => Term::Gray,
    }
}

impl CellLine {
    /// What a line says; `None` when it says nothing.
    pub(super) fn read(line: &str) -> Option<Self> {
        let line = line.trim();
        let mut rest = line.chars();
        match rest.next()? {
            LITERAL => Some(Self::Card(CardLine::read(rest.as_str()))),
            PAIN => Some(Self::Pain(PainLine::read(rest.as_str()))),
            WAIT => Some(Self::Wait(WaitLine::read(rest.as_str().trim_start_matches('\u{fe0f}')))),
            _ => Some(Self::Card(CardLine::read(without_bullet(line)))),
        }
    }
}

fn without_bullet(line: &str) -> &str {
    let rest = line.strip_prefix(BULLETS).filter(|rest| rest.starts_with(char::is_whitespace));
    rest.map_or(line, str::trim_start)
}

impl CardLine {
    fn read(line: &str) -> Self {
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
    pub(super) fn fill(self, card: &mut Card) {
        let Self { text, kind: _, channel, evidence, moment_of_truth, color, span, owner, letter: _ } = self;
        (card.text, card.owner) = (text, owner);
        (card.channel, card.evidence, card.color) = (channel, evidence, color);
        (card.moment_of_truth, card.span) = (moment_of_truth, span);
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
    pub(super) fn plain(text: &str) -> Self {
        Self { text: text.to_owned(), weight: None, consequence: None, votes: 0, letters: Vec::new() }
    }

    pub(super) fn read(line: &str) -> Self {
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

fn weight(part: &str) -> Option<(u8, u8)> {
    let (severity, frequency) = part.split_once(['×', 'x', '*'])?;
    let number = |text: &str| text.trim().parse().ok().filter(|number| (1..=5).contains(number));
    Some((number(severity)?, number(frequency)?))
}

impl WaitLine {
    /// How long a wait is, and for what.
    pub(super) fn read(line: &str) -> Self {
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

impl FeltLine {
    /// A feeling with its sign, or without one from −2 to 2: who it is of stands before it, what they say behind it.
    pub(super) fn read(line: &str) -> Option<Self> {
        let line = line.trim();
        let plain = std::iter::once(("", line));
        let named =
            line.match_indices(": ").filter_map(|(at, colon)| Some((line.get(..at)?, line.get(at + colon.len()..)?)));
        plain.chain(named).find_map(|(persona, rest)| {
            let (value, quote) = rest.split_once(' ').unwrap_or((rest, ""));
            let value = feeling(value)?;
            let quote = quote.trim();
            let quoted = quote.strip_prefix('“').and_then(|quote| quote.strip_suffix('”'));
            let is_said = quoted.is_some() || quote.is_empty();
            is_said.then(|| Self { persona: persona.to_owned(), value, quote: quoted.unwrap_or_default().to_owned() })
        })
    }
}

fn feeling(text: &str) -> Option<Feeling> {
    let value: f64 = text.replace('−', "-").parse().ok()?;
    Feeling::nearest(value).filter(|_| (-2.0..=2.0).contains(&value))
}
