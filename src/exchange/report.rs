//! A map as a report in Markdown, in the language of the map: who travels and how it stands, the journey stage by stage
//! in words, the pain points from the heaviest with the opportunities that would ease them, decisions, waits, and what
//! is still open.
//!
//! What is hidden on the map is left out. Texts show as they were typed, also when they look like Markdown. A report in
//! a language that runs from right to left stands in a `div` that says so: then it reads right wherever Markdown
//! becomes a page, and the mark of a heading or a list stays at the beginning of its line where it doesn't.

mod journey;
mod lists;
mod markdown;
mod waiting;

use std::collections::{BTreeMap, HashMap};

use crate::geom::Flow;
use crate::i18n::{MapWords, Value, Words};
use crate::model::{
    Card, CardId, CardKind, Connector, Consequence, EasingLetters, Emotion, Excerpt, Lane, Map, Order, Pain, PainId,
    Role, StepId, Wait, easing, listed_letters, shown_feelings,
};
use markdown::{bold, escaped};
use waiting::Waiting;

pub use waiting::unit_of;

/// From the worst.
const CONSEQUENCES: [Consequence; 3] = [Consequence::ChurnRisk, Consequence::BadExperience, Consequence::Inefficiency];

/// Writes the report of a map.
#[must_use]
pub fn write(map: &Map, words: &MapWords) -> String {
    written(ReportWriter::new(map, map, None, words))
}

/// Writes the report of a part of a map: it says which part it is, names what the part is joined to, and doesn't judge
/// what is open.
#[must_use]
pub fn write_part(whole: &Map, excerpt: &Excerpt, words: &MapWords) -> String {
    let part = excerpt.of(whole);
    if *part == *whole {
        return write(whole, words);
    }
    written(ReportWriter::new(&part, whole, Some(excerpt), words))
}

fn written(mut report: ReportWriter<'_>) -> String {
    report.head();
    report.summary();
    report.journey();
    report.lists();
    let text = report.out.trim_end();
    match report.words.locale().flow() {
        Flow::RightToLeft => format!("<div dir=\"rtl\">\n\n{text}\n\n</div>\n"),
        Flow::LeftToRight => format!("{text}\n"),
    }
}

struct ReportWriter<'a> {
    map: &'a Map,
    /// The map that it is a part of, or itself.
    whole: &'a Map,
    /// Which part it is; `None`: the whole.
    excerpt: Option<&'a Excerpt>,
    words: &'a MapWords,
    /// The words of the interface, in the language of the map.
    interface: Words,
    order: Order<'a>,
    felt: BTreeMap<StepId, Vec<&'a Emotion>>,
    leaving: HashMap<CardId, Vec<&'a Connector>>,
    /// The opportunities that would ease a pain point.
    eased: HashMap<PainId, Vec<&'a Card>>,
    /// The letters of these, in a part as in the whole.
    letters: EasingLetters,
    out: String,
}

impl<'a> ReportWriter<'a> {
    fn new(map: &'a Map, whole: &'a Map, excerpt: Option<&'a Excerpt>, words: &'a MapWords) -> Self {
        let order = Order::new(map);
        let whole_order = Order::new(whole);
        let letters = EasingLetters::new(whole, &whole_order);
        let eased = easing(whole, whole_order.cards);
        let mut leaving: HashMap<CardId, Vec<&Connector>> = HashMap::new();
        for connector in whole.connectors.values() {
            leaving.entry(connector.from).or_default().push(connector);
        }
        let interface = Words::new(words.locale());
        let felt = shown_feelings(map);
        Self { map, whole, excerpt, words, interface, order, felt, leaving, eased, letters, out: String::new() }
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// A paragraph or a heading.
    fn paragraph(&mut self, text: &str) {
        if !text.is_empty() {
            self.line(text);
            self.line("");
        }
    }

    /// The end of a list: what follows does not belong to its last point.
    fn end_list(&mut self) {
        if !self.out.ends_with("\n\n") {
            self.line("");
        }
    }

    fn say(&self, key: &str, blanks: &[(&str, Value<'_>)]) -> String {
        self.words.sentence(key, blanks)
    }

    fn count(&self, key: &str, count: usize) -> String {
        self.say(key, &[("count", count.into())])
    }

    /// The same in the words of the interface.
    fn number(&self, key: &str, count: usize) -> String {
        self.interface.with(key, &[("count", count.into())])
    }

    /// A text of the map, as it was typed; apart from the words around it when it runs the other way.
    fn shown(&self, text: &str) -> String {
        self.words.isolate(&escaped(text))
    }

    /// A text of the map, or something else where it says nothing.
    fn named(&self, text: &str, otherwise: &str) -> String {
        let shown = self.shown(text);
        if shown.is_empty() { otherwise.to_owned() } else { shown }
    }

    fn card_name(&self, card: &Card) -> String {
        self.named(&card.text, self.words.card_kind(card.kind))
    }

    /// The letter of an opportunity and its name.
    fn idea_name(&self, card: &Card) -> String {
        let name = self.card_name(card);
        match self.letters.of_opportunity(card.id) {
            Some(letter) => format!("{} {name}", bold(&self.words.isolate(&letter.to_string()))),
            None => name,
        }
    }

    /// By which opportunities a pain point would be eased, as letters; empty when there is none.
    fn eased_by(&self, pain: &Pain) -> String {
        let letters = listed_letters(self.letters.of_pain(pain.id), usize::MAX);
        if letters.is_empty() {
            return letters;
        }
        self.say("report-eased-by", &[("letters", self.words.isolate(&letters).into())])
    }

    fn pain_name(&self, pain: &Pain) -> String {
        self.named(&pain.text, self.words.consequence(pain.consequence))
    }

    fn stage_name(&self, at: usize) -> String {
        let name = self.order.stages.get(at).map_or("", |stage| stage.name.as_str());
        self.named(name, &self.say("report-stage", &[("number", (at + 1).into())]))
    }

    fn step_name(&self, id: StepId) -> String {
        let at = self.order.column.get(&id).copied().unwrap_or_default();
        let name = self.map.steps.get(&id).map_or("", |step| step.name.as_str());
        self.named(name, &self.say("report-step", &[("number", (at + 1).into())]))
    }

    fn lane_name(&self, lane: &Lane) -> String {
        self.named(&lane.name, self.words.role(lane.role))
    }

    fn lane_of(&self, card: &Card) -> String {
        self.map.lanes.get(&card.lane).map(|lane| self.lane_name(lane)).unwrap_or_default()
    }

    fn place(&self, card: &Card) -> String {
        self.say("report-place", &[("step", self.step_name(card.step).into()), ("lane", self.lane_of(card).into())])
    }

    /// The cards that are shown, in reading order, with their pain points and waits.
    fn marked(&self) -> impl Iterator<Item = (&'a Card, &[&'a Pain], &[&'a Wait])> {
        let all = self.order.cards.iter().enumerate().filter(|(_, card)| self.map.shows(card.lane));
        all.map(|(index, card)| {
            let (pains, waits) = self.order.marks(index);
            (*card, pains, waits)
        })
    }

    fn head(&mut self) {
        let info = &self.map.info;
        let title = self.named(&info.title, self.words.untitled());
        let mut about = vec![self.words.kind(info.kind).to_owned()];
        for (key, name, text) in
            [("report-version", "version", &info.version), ("report-author", "author", &info.author)]
        {
            let text = escaped(text);
            if !text.is_empty() {
                about.push(self.say(key, &[(name, text.into())]));
            }
        }
        about.push(self.shown(&info.date));
        about.retain(|part| !part.is_empty());
        let scenario = self.shown(&info.scenario);
        self.paragraph(&format!("# {title}"));
        self.paragraph(&about.join(" · "));
        self.paragraph(&self.part());
        self.paragraph(&scenario);
        let personas: Vec<_> = self.order.personas.iter().copied().filter(|persona| !persona.hidden).collect();
        if !personas.is_empty() {
            self.paragraph(&format!("## {}", self.say("report-personas", &[])));
        }
        for persona in personas {
            let name = bold(&self.named(&persona.name, self.words.role(Role::Customer)));
            let who = self.shown(&persona.description);
            self.line(&if who.is_empty() { format!("- {name}") } else { format!("- {name}: {who}") });
        }
        self.end_list();
    }

    /// Which part of the map it is about; nothing when it is about all of it.
    fn part(&self) -> String {
        let Some(excerpt) = self.excerpt else { return String::new() };
        let mut said = vec![self.say("report-part", &[])];
        if excerpt.stages.is_some() {
            let names: Vec<_> = (0..self.order.stages.len()).map(|at| self.stage_name(at)).collect();
            said.push(self.say("report-part-stages", &[("names", names.join(", ").into())]));
        }
        if excerpt.lanes.is_some() {
            let lanes = self.order.lanes.iter().filter(|lane| !lane.hidden);
            let names: Vec<_> = lanes.map(|lane| self.lane_name(lane)).collect();
            said.push(self.say("report-part-lanes", &[("names", names.join(", ").into())]));
        }
        if excerpt.cards.is_some() {
            said.push(self.say("report-part-cards", &[]));
        }
        said.join(" · ")
    }

    /// The pain points that a card would ease, also those outside of a part.
    fn eases(&self, card: &Card) -> impl Iterator<Item = &'a Pain> {
        let card = self.whole.cards.get(&card.id);
        let pains = card.into_iter().flat_map(|card| card.eases.iter().filter_map(|pain| self.whole.pains.get(pain)));
        pains.filter(|pain| self.whole.cards.get(&pain.card).is_none_or(|card| self.whole.shows(card.lane)))
    }

    fn summary(&mut self) {
        self.paragraph(&format!("## {}", self.say("report-summary", &[])));
        let marked: Vec<_> = self.marked().collect();
        let pains: Vec<&Pain> = marked.iter().flat_map(|(_, pains, _)| pains.iter().copied()).collect();
        let of_kind = |kind| marked.iter().filter(|(card, ..)| card.kind == kind).count();
        let moments = marked.iter().filter(|(card, ..)| card.moment_of_truth).count();
        let waiting = Waiting::new(marked.iter().flat_map(|(.., waits)| waits.iter().copied()));
        let size = [
            self.number("count-stages", self.order.stages.len()),
            self.number("count-steps", self.order.steps.len()),
            self.number("count-cards", marked.len()),
        ];
        let mut points = vec![size.join(", ")];
        if !pains.is_empty() {
            let by_consequence = CONSEQUENCES.into_iter().filter_map(|consequence| {
                let count = pains.iter().filter(|pain| pain.consequence == consequence).count();
                (count > 0).then(|| format!("{}: {count}", self.words.consequence(consequence)))
            });
            let by_consequence: Vec<_> = by_consequence.collect();
            points.push(format!("{} ({})", self.number("count-pains", pains.len()), by_consequence.join(", ")));
        }
        if let Some(pain) = self.ranked().first() {
            let blanks = [("pain", self.pain_name(pain).into()), ("weight", pain.weight().into())];
            points.push(self.say("report-heaviest", &blanks));
        }
        let uneased = pains.iter().filter(|pain| !self.eased.contains_key(&pain.id)).count();
        for (key, count) in [
            ("report-uneased", uneased),
            ("report-opportunities", of_kind(CardKind::Opportunity)),
            ("report-decisions", of_kind(CardKind::Decision)),
            ("report-moments", moments),
        ] {
            if count > 0 {
                points.push(self.count(key, count));
            }
        }
        if let Some(sentence) = waiting.sentence(self.words) {
            points
                .push(format!("{sentence} ({})", self.say("report-waiting-basis", &[("count", waiting.count.into())])));
        }
        for point in points {
            self.line(&format!("- {}", capital(&point)));
        }
        self.end_list();
    }
}

/// A text with which a line begins.
fn capital(text: &str) -> String {
    let first = text.chars().take(1).flat_map(char::to_uppercase);
    first.chain(text.chars().skip(1)).collect()
}
