//! Plain indented text as a map: stages, in them steps, in these cards, on these pain points and waits.
//!
//! ```text
//! # Getting a refund
//! Sarah paid too much.
//!
//! ## Notice
//! - Sees the charge
//!   - Compares the invoice with the contract
//!     ! The invoice says nothing of the contract (4×3, bad experience)
//!   - Chat: asks for help
//!   - Backstage:
//!     - Looks up the contract
//! ```
//!
//! Lines can be indented, have bullets or numbers, or be headings of Markdown: see the module `levels`. A heading above all others
//! is the title, and what stands between it and the next heading the scenario; without headings, a first line apart from
//! the others is the title. `Persona: Dana` above the outline says who travels. Lines that all stand at one level are
//! steps. What a card is about can be said before a colon, in any language of the program: its lane, its channel, that
//! it is a touchpoint or an opportunity, a pain point, a wait or a feeling. Otherwise a card and what is on it is written as
//! in the cells of a table. What stands deeper than there are levels is told and left out.

mod head;
mod levels;

use std::collections::{BTreeMap, BTreeSet};

use super::assembly::Assembly;
use super::feeling_text::{FeelingScale, FeelingText};
use super::language;
use super::outcome::{ImportError, Imported, Why};
use super::row_topic::Topic;
use crate::i18n::{CardLine, CellLine, LineLabel, Locale, MapWords, Term, Vocabulary};
use crate::model::{CardId, CardKind, Emotion, IdSource, LaneId, Role, StageId, StepId};
pub(super) use head::DocumentHead;
use levels::{OutlineLine, depths, entries};

/// Reads a text. Where its letters do not tell its language, it is that of `locale`.
///
/// # Errors
/// When it says nothing, or is larger than any map.
pub fn read(text: &str, locale: Locale, ids: &mut IdSource) -> Result<Imported, ImportError> {
    let mut lines = entries(text);
    let rows: Vec<OutlineLine> = lines.extract_if(.., |line| line.is_row()).collect();
    let head = DocumentHead::take(&mut lines);
    if lines.is_empty() {
        return Err(ImportError::Nothing);
    }
    let language = language::of_text(std::iter::once(text), locale);
    let mut assembly = Assembly::new(language, ids);
    head.tell(&mut assembly);
    rows.iter().for_each(|row| assembly.unused(row.line, &row.text, Why::NoPlace));
    let lanes = Role::ALL.map(|role| (role, assembly.lane(role, "", None))).into_iter().collect();
    let mut reader = OutlineReader {
        assembly,
        words: MapWords::of(language),
        lanes,
        open: Vec::new(),
        own: BTreeMap::new(),
        moods: Vec::new(),
    };
    reader.lines(&lines);
    reader.feel();
    reader.finish()
}

/// What a line became, for the lines below it.
#[derive(Clone, Copy)]
enum Node {
    Stage(StageId),
    Step(StepId),
    /// What the lines below it are about.
    About(StepId, About),
    Card(CardId),
    /// Nothing stands below it.
    Leaf,
}

/// What is said before a colon.
#[derive(Clone, Copy)]
enum About {
    /// A channel, a pain point or a wait.
    Label(LineLabel),
    Topic(Topic),
}

struct OutlineReader<'i> {
    assembly: Assembly<'i>,
    words: &'static MapWords,
    lanes: BTreeMap<Role, LaneId>,
    /// The lines that the next may stand below, from the outermost.
    open: Vec<Node>,
    /// The steps that cards have which stand right below a stage.
    own: BTreeMap<StageId, StepId>,
    /// Feelings: the step, the line, what is said.
    moods: Vec<(StepId, usize, String)>,
}

impl OutlineReader<'_> {
    fn lines(&mut self, lines: &[OutlineLine]) {
        let depths = depths(lines);
        if depths.iter().all(|depth| *depth == 0) {
            let stage = self.assembly.stage("", "", None);
            lines.iter().for_each(|line| _ = self.assembly.step(stage, name(&line.text), None));
            return;
        }
        let below = depths.iter().skip(1).chain([&0]);
        for ((line, depth), below) in lines.iter().zip(depths.iter().copied()).zip(below) {
            self.open.truncate(depth);
            self.assembly.line = line.line;
            let node = match self.open.last().copied() {
                None => Node::Stage(self.assembly.stage(name(&line.text), "", None)),
                Some(Node::Stage(stage)) => self.in_stage(stage, line, *below > depth),
                Some(Node::Step(step)) => self.in_step(step, line, None),
                Some(Node::About(step, about)) => self.in_step(step, line, Some(about)),
                Some(Node::Card(card)) => self.on_card(card, line),
                Some(Node::Leaf) => self.too_deep(line),
            };
            self.open.push(node);
        }
    }

    fn too_deep(&mut self, line: &OutlineLine) -> Node {
        self.assembly.unused(line.line, &line.text, Why::NoPlace);
        Node::Leaf
    }

    /// A step; a card where the line says what it is about and nothing stands below it; or what the lines below are about.
    fn in_stage(&mut self, stage: StageId, line: &OutlineLine, has_below: bool) -> Node {
        let is_card = match about(&line.text) {
            Some((About::Topic(Topic::Goals), "")) => false,
            Some((About::Topic(Topic::Goals), goal)) => {
                self.assembly.goal(stage, goal);
                return Node::Leaf;
            }
            Some((_, text)) => text.is_empty() == has_below,
            None => !has_below && matches!(CellLine::read(&line.text), Some(CellLine::Pain(_) | CellLine::Wait(_))),
        };
        if !is_card {
            return Node::Step(self.assembly.step(stage, name(&line.text), None));
        }
        let step = match self.own.get(&stage) {
            Some(step) => *step,
            None => {
                let name = self.assembly.map.stages.get(&stage).map(|stage| stage.name.clone()).unwrap_or_default();
                self.assembly.step(stage, &name, None)
            }
        };
        self.own.insert(stage, step);
        self.in_step(step, line, None)
    }

    /// A card, a marker of the last card, or what further lines are about.
    fn in_step(&mut self, step: StepId, line: &OutlineLine, above: Option<About>) -> Node {
        let (said, text) = match about(&line.text) {
            Some((About::Topic(Topic::Goals), _)) | None => (None, line.text.as_str()),
            Some((about, text)) => (Some(about), text),
        };
        if let Some(about) = said.filter(|_| text.is_empty()) {
            return Node::About(step, about);
        }
        let place = said.or(above);
        if let Some(About::Topic(Topic::Lane(Role::Emotion))) = place {
            self.moods.push((step, line.line, text.to_owned()));
            return Node::Leaf;
        }
        if let Some(marker) = marker(place, text) {
            return self.mark(step, marker);
        }
        // In a lane that is named, the channel can be said as well, where what is done there can be a contact.
        let channel = match (place, LineLabel::read(text)) {
            (Some(About::Topic(Topic::Lane(role))), Some((LineLabel::Channel(channel), rest)))
                if role.usual_kind() == CardKind::Action =>
            {
                Some((channel, rest))
            }
            _ => None,
        };
        if let Some((channel, rest)) = channel {
            let read = CardLine::read(rest);
            let kind = read.kind.or(Some(CardKind::Touchpoint));
            return self.card(step, place, CardLine { channel: Some(channel), kind, ..read });
        }
        match (place, CellLine::read(text)) {
            (Some(About::Label(LineLabel::Wait)), Some(CellLine::Card(_))) => {
                self.card(step, None, CardLine { text: line.text.clone(), ..CardLine::default() })
            }
            (place, Some(CellLine::Card(read))) => self.card(step, place, read),
            _ => Node::Leaf,
        }
    }

    fn card(&mut self, step: StepId, about: Option<About>, mut read: CardLine) -> Node {
        let mut topic = match about {
            Some(About::Topic(topic)) => Some(topic),
            Some(About::Label(LineLabel::Channel(channel))) => {
                read.channel = Some(channel);
                Some(Topic::Touchpoints)
            }
            Some(About::Label(LineLabel::Pain(_) | LineLabel::Wait)) | None => None,
        };
        let is_contact = read.kind == Some(CardKind::Touchpoint) || (read.kind.is_none() && read.channel.is_some());
        if topic.is_none() && is_contact {
            topic = Some(Topic::Touchpoints);
        }
        let role = match topic {
            Some(Topic::Lane(role)) => role,
            Some(Topic::Touchpoints | Topic::Channels) => Role::Frontstage,
            _ => Role::Customer,
        };
        let kind = match topic {
            Some(Topic::Touchpoints | Topic::Channels) => CardKind::Touchpoint,
            Some(Topic::Opportunities) => CardKind::Opportunity,
            _ => role.usual_kind(),
        };
        let Some(lane) = self.lanes.get(&role).copied() else { return Node::Leaf };
        let card = self.assembly.card(lane, step, read.kind.unwrap_or(kind), None);
        let letter = read.letter;
        self.assembly.change_card(card, |card| read.fill(card));
        self.assembly.letter(card, letter);
        Node::Card(card)
    }

    /// A marker that stands beside cards belongs to the last of them; where there is none, to one that says what the step
    /// does.
    fn mark(&mut self, step: StepId, marker: CellLine) -> Node {
        let card = match self.assembly.cards_at(step).last() {
            Some(card) => *card,
            None => {
                let text = self.assembly.map.steps.get(&step).map(|step| step.name.clone()).unwrap_or_default();
                match self.card(step, None, CardLine { text, ..CardLine::default() }) {
                    Node::Card(card) => card,
                    other => return other,
                }
            }
        };
        self.attach(card, marker);
        Node::Leaf
    }

    fn on_card(&mut self, card: CardId, line: &OutlineLine) -> Node {
        let (said, text) = match about(&line.text) {
            Some((About::Label(LineLabel::Channel(_)), _)) | None => (None, line.text.as_str()),
            Some((about, text)) => (Some(about), text),
        };
        let Some(marker) = marker(said, text) else { return self.too_deep(line) };
        self.attach(card, marker);
        Node::Leaf
    }

    fn attach(&mut self, card: CardId, marker: CellLine) {
        match marker {
            CellLine::Pain(told) => _ = self.assembly.pain(card, told, None),
            CellLine::Wait(told) => self.assembly.wait(card, told, None),
            CellLine::Card(_) => {}
        }
    }

    fn feel(&mut self) {
        let moods = std::mem::take(&mut self.moods);
        let scale = FeelingScale::from_texts(moods.iter().map(|(.., said)| said.as_str()));
        // Who travels alone need not be named again.
        let known = &self.assembly.map.personas;
        let only = known.values().next().filter(|_| known.len() == 1).map(|persona| persona.name.clone());
        let nobody = only.unwrap_or_else(|| self.words.term(Term::Persona).to_owned());
        for (step, line, said) in moods {
            let mood = FeelingText::read(&said, scale);
            let name = if mood.persona.is_empty() { nobody.as_str() } else { mood.persona.as_str() };
            let persona = self.assembly.persona_named(name);
            if !mood.is_told {
                self.assembly.unused(line, &said, Why::NotAValue);
            }
            let emotion = |id| Emotion { id, persona, step, value: mood.value, quote: mood.quote };
            if !self.assembly.emotion(None, emotion) {
                self.assembly.unused(line, &said, Why::Again);
            }
        }
    }

    fn finish(mut self) -> Result<Imported, ImportError> {
        self.assembly.complete_stages();
        let has_feelings = !self.assembly.map.emotions.is_empty();
        let filled: BTreeSet<LaneId> = self.assembly.map.cards.values().map(|card| card.lane).collect();
        self.assembly.map.lanes.retain(|id, lane| {
            lane.role.is_in_new_maps() || filled.contains(id) || (lane.role == Role::Emotion && has_feelings)
        });
        self.assembly.done()
    }
}

/// A name without the colon that people put behind what a list follows on.
fn name(text: &str) -> &str {
    text.strip_suffix(':').map_or(text, str::trim_end)
}

/// The pain point or the wait that a text is by its sign, or by what it is about. A wait tells how long it is.
fn marker(about: Option<About>, text: &str) -> Option<CellLine> {
    match (about, CellLine::read(text)?) {
        (Some(About::Label(label)), CellLine::Card(_)) => label.mark(text),
        (_, CellLine::Card(_)) => None,
        (_, marker) => Some(marker),
    }
}

/// What a line is about, when it says so before a colon; and the rest of it. A lane alone needs no colon.
fn about(text: &str) -> Option<(About, &str)> {
    if let Some((label, rest)) = LineLabel::read(text) {
        return Some((About::Label(label), rest));
    }
    let known = Vocabulary::shared();
    let (word, rest) = text.split_once(':')?;
    let word = word.trim_matches(['*', '_', ' ']);
    let rest = rest.trim_start_matches(['*', '_']).trim();
    let is_known = known.roles.get(word).is_some() || !known.terms(word).is_empty();
    let topic = Some(Topic::from_name(word)).filter(|_| is_known)?;
    topic.is_of_cards().then_some((About::Topic(topic), rest))
}
