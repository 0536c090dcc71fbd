//! A map in words and in reading order, for documents that are searched, listed and read aloud.

use std::collections::BTreeMap;

use crate::i18n::{MapWords, Mark, one_line};
use crate::model::{
    Card, CardKind, EasingLetters, Emotion, Key, Map, Order, PainId, StepId, listed_letters, shown_feelings,
};
use crate::scene::contents::{Contents, ContentsEntry};

/// The contents of the scene of a map: stages, in them steps, in these the cards from the top lane to the lowest with
/// their pain points and wait points, then the feelings of the personas. What is hidden is left out. The letters are those
/// of the scene.
#[must_use]
pub fn contents(map: &Map, words: &MapWords, letters: &EasingLetters) -> Contents {
    let order = Order::new(map);
    let info = &map.info;
    let lanes = order.lanes.iter().filter(|lane| !lane.hidden);
    let emotions = shown_feelings(map);
    let mut list = EntryList { map, words, emotions, letters, entries: Vec::new() };
    let mut steps = order.steps.iter().peekable();
    for stage in &order.stages {
        list.push(stage.id, 0, one_line(&stage.name), None);
        while let Some(step) = steps.next_if(|step| step.stage == stage.id) {
            list.push(step.id, 1, one_line(&step.name), None);
            list.step(step.id, &order);
        }
    }
    Contents {
        title: one_line(if info.title.trim().is_empty() { words.untitled() } else { &info.title }),
        subject: one_line(&info.scenario),
        author: one_line(&info.author),
        language: info.language.clone(),
        rows: lanes.map(|lane| (lane.id.into(), one_line(words.lane(lane)))).collect(),
        entries: list.entries,
    }
}

struct EntryList<'a> {
    map: &'a Map,
    words: &'a MapWords,
    emotions: BTreeMap<StepId, Vec<&'a Emotion>>,
    letters: &'a EasingLetters,
    entries: Vec<ContentsEntry>,
}

impl EntryList<'_> {
    fn push(&mut self, key: impl Into<Key>, depth: usize, name: String, row: Option<Key>) {
        self.entries.push(ContentsEntry { key: key.into(), depth, name, row });
    }

    fn step(&mut self, step: StepId, order: &Order<'_>) {
        for index in order.places_at(step) {
            let Some(card) = order.cards.get(index).filter(|card| self.map.shows(card.lane)) else { continue };
            let row = Some(card.lane.into());
            self.push(card.id, 2, self.card(card), row);
            let (pains, waits) = order.marks(index);
            for pain in pains {
                let rating = [(Mark::Severity, pain.severity), (Mark::Frequency, pain.frequency)];
                let rating = rating.map(|(mark, value)| format!("{}: {value}", self.words.legend(mark)));
                let what = [self.words.legend(Mark::Pain(pain.consequence)), &one_line(&pain.text)].join(": ");
                let name = listed([what, rating.join(", "), self.eased_by(pain.id)]);
                self.push(pain.id, 3, name, row);
            }
            for wait in waits {
                let parts = [self.words.wait(wait.min, wait.max, wait.unit), one_line(&wait.text)];
                let name = format!("{}: {}", self.words.legend(Mark::Wait), listed(parts));
                self.push(wait.id, 3, name, row);
            }
        }
        for emotion in self.emotions.remove(&step).unwrap_or_default() {
            let persona = self.map.personas.get(&emotion.persona).map(|persona| one_line(&persona.name));
            let who = listed([persona.unwrap_or_default(), emotion.value.signed()]);
            let name =
                if emotion.quote.trim().is_empty() { who } else { format!("{who}: {}", one_line(&emotion.quote)) };
            self.push(emotion.id, 2, name, None);
        }
    }

    /// The letters of the opportunities that would ease a pain point.
    fn eased_by(&self, pain: PainId) -> String {
        let letters = listed_letters(self.letters.of_pain(pain), usize::MAX);
        if letters.is_empty() {
            return letters;
        }
        self.words.sentence("report-eased-by", &[("letters", self.words.isolate(&letters).into())])
    }

    /// The text of a card, after its kind where a picture shows that.
    fn card(&self, card: &Card) -> String {
        let channel = card.channel();
        let kind = match channel {
            Some(channel) => Some(self.words.channel(channel).to_owned()),
            None => Some(self.words.card_kind(card.kind).to_owned()).filter(|_| card.kind != CardKind::Action),
        };
        let letter = self.letters.of_opportunity(card.id).map(|letter| self.words.isolate(&letter.to_string()));
        let kind = kind.map(|kind| match &letter {
            Some(letter) => format!("{kind} {letter}"),
            None => kind,
        });
        let star = card.moment_of_truth.then(|| self.words.legend(Mark::MomentOfTruth).to_owned());
        let text = one_line(&card.text);
        let text = match kind {
            Some(kind) if text.is_empty() => kind,
            Some(kind) => format!("{kind}: {text}"),
            None => text,
        };
        listed([text, star.unwrap_or_default()])
    }
}

/// The parts that are not empty, with commas between them.
fn listed<const N: usize>(parts: [String; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
