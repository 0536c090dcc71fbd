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
//! lane. A text that would be read as something else has a backslash before it.
//! What such lines say is read by [`CellLine`].

use super::table::said;
use super::visible_map::MarkedCard;
use crate::i18n::notation::{COMMA, LETTER, LITERAL, PAIN, VOTES, WAIT};
use crate::i18n::{CardLine, CellLine, MapWords};
use crate::model::{Card, EasingLetter, EasingLetters, Emotion, Feeling, Pain, Role, Wait};

#[derive(Clone, Debug, PartialEq)]
pub(super) struct FeltLine {
    /// Empty: nobody is named.
    pub persona: String,
    pub value: Feeling,
    pub quote: String,
}

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
    let unusual = CardLine {
        text: String::new(),
        kind: Some(card.kind).filter(|kind| *kind != role.usual_kind()),
        channel: card.channel,
        evidence: card.evidence,
        moment_of_truth: card.moment_of_truth,
        color: card.color,
        span: card.span,
        owner: owner(&card.owner),
        letter,
    };
    unusual.said(words)
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
