//! A map in the making: what a reader of a foreign format finds, in the order in which it finds it.

use crate::i18n::Locale;
use crate::model::{
    Card, CardId, CardKind, Emotion, EvidenceLevel, Feeling, Lane, LaneId, Map, Pain, Persona, PersonaId, RANK_GAP,
    Rank, Role, Stage, StageId, Step, StepId,
};
use crate::model::{Id, IdSource};

/// The most steps that a map takes from a text: each is a column.
pub(super) const MOST_STEPS: usize = 2_000;

/// The lanes from top to bottom.
const ROLES: [Role; 7] =
    [Role::Evidence, Role::Customer, Role::Frontstage, Role::Backstage, Role::Support, Role::Emotion, Role::Notes];

/// A map that grows at its end.
pub(super) struct Sketch<'a> {
    ids: &'a mut IdSource,
    /// The rank of the next record: siblings stand in the order in which they were found.
    next: Rank,
    map: Map,
}

impl<'a> Sketch<'a> {
    /// An empty map.
    pub(super) fn new(ids: &'a mut IdSource) -> Self {
        Self { ids, next: 0, map: Map::default() }
    }

    fn fresh<T: From<Id>>(&mut self) -> (T, Rank) {
        self.next = self.next.saturating_add(RANK_GAP);
        (self.ids.fresh(), self.next)
    }

    pub(super) fn title(&mut self, title: String) {
        self.map.info.title = title;
    }

    pub(super) fn scenario(&mut self, scenario: String) {
        self.map.info.scenario = scenario;
    }

    pub(super) fn stage(&mut self, name: String) -> StageId {
        let (id, rank) = self.fresh();
        self.map.stages.insert(id, Stage { id, rank, name, goal: String::new() });
        id
    }

    pub(super) fn step(&mut self, stage: StageId, name: String) -> StepId {
        let (id, rank) = self.fresh();
        self.map.steps.insert(id, Step { id, stage, rank, name, width: None });
        id
    }

    pub(super) fn persona(&mut self, name: String) -> PersonaId {
        let (id, rank) = self.fresh();
        self.map.personas.insert(id, Persona { id, rank, name, description: String::new(), hidden: false });
        id
    }

    pub(super) fn feel(&mut self, persona: PersonaId, step: StepId, value: Feeling) {
        let (id, _) = self.fresh();
        self.map.emotions.insert(id, Emotion { id, persona, step, value, quote: String::new() });
    }

    /// The lane of that role, which comes into being when it is first asked for.
    pub(super) fn lane(&mut self, role: Role) -> LaneId {
        if let Some(lane) = self.map.lanes.values().find(|lane| lane.role == role) {
            return lane.id;
        }
        let place = ROLES.iter().position(|other| *other == role).unwrap_or_default();
        let rank = RANK_GAP.saturating_mul(Rank::try_from(place).unwrap_or_default());
        let (id, _) = self.fresh();
        self.map.lanes.insert(id, Lane { id, rank, role, name: String::new(), hidden: false, locked: false });
        id
    }

    /// A card at the end of its cell.
    pub(super) fn card(&mut self, role: Role, step: StepId, kind: CardKind, text: String) -> CardId {
        let lane = self.lane(role);
        let (id, rank) = self.fresh();
        let card = Card {
            id,
            lane,
            step,
            rank,
            span: 1,
            kind,
            text,
            channel: None,
            evidence: EvidenceLevel::default(),
            owner: String::new(),
            moment_of_truth: false,
            eases: Vec::new(),
            color: None,
        };
        self.map.cards.insert(id, card);
        id
    }

    /// A pain point of middling weight; what it leads to can be told by `of`.
    pub(super) fn pain(&mut self, card: CardId, text: String, of: impl FnOnce(Pain) -> Pain) {
        let (id, rank) = self.fresh();
        let consequence = crate::model::Consequence::default();
        let pain = Pain { id, card, rank, text, severity: 3, frequency: 3, consequence, votes: 0 };
        self.map.pains.insert(id, of(pain));
    }

    /// The map, sound: stages without steps get one, and there are lanes to go on with. It is in the language that it
    /// is written in, and runs as that does; where its letters do not tell, in `locale`.
    pub(super) fn finish(mut self, locale: Locale) -> Map {
        let stages: Vec<_> = self.map.stages.keys().copied().collect();
        for stage in stages {
            if !self.map.steps.values().any(|step| step.stage == stage) {
                self.step(stage, String::new());
            }
        }
        for role in [Role::Customer, Role::Frontstage, Role::Backstage, Role::Support] {
            self.lane(role);
        }
        if !self.map.emotions.is_empty() {
            self.lane(Role::Emotion);
        }
        let language = language_of(&texts(&self.map), locale);
        self.map.info.language = language.code().to_owned();
        self.map.info.direction = language.flow();
        self.map
    }
}

/// Everything that a map says, for finding out in which language.
fn texts(map: &Map) -> String {
    let info = [&map.info.title, &map.info.scenario].into_iter();
    let stages = map.stages.values().map(|stage| &stage.name);
    let steps = map.steps.values().map(|step| &step.name);
    let cards = map.cards.values().map(|card| &card.text);
    let all = info.chain(stages).chain(steps).chain(cards);
    all.flat_map(|text| [text.as_str(), " "]).collect()
}

/// The language of a map that says this: Hebrew by its letters, Romanian by its own; `locale` where they do not tell.
pub(super) fn language_of(text: &str, locale: Locale) -> Locale {
    let count = |is: fn(char) -> bool| text.chars().filter(|c| is(*c)).count();
    let hebrew = count(|c| ('\u{5d0}'..='\u{5ea}').contains(&c));
    let others = count(|c| c.is_alphabetic() && !('\u{5d0}'..='\u{5ea}').contains(&c));
    let locale = locale.of_maps();
    if hebrew > others {
        Locale::He
    } else if others > 0 && locale == Locale::He {
        let is_romanian = text.contains(['ă', 'ș', 'ț', 'ş', 'ţ', 'Ș', 'Ț', 'Ă']);
        if is_romanian { Locale::Ro } else { Locale::En }
    } else {
        locale
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_of_a_map_tell_its_language_and_the_reader_where_they_do_not() {
        for (text, reader, expected) in [
            ("הלקוח מתקשר ל CRM", Locale::En, Locale::He),
            ("Customer calls", Locale::He, Locale::En),
            ("Clientul așteaptă", Locale::He, Locale::Ro),
            ("Clientul suna", Locale::Ro, Locale::Ro),
            ("42", Locale::He, Locale::He),
            ("", Locale::Pseudo, Locale::En),
        ] {
            assert_eq!(language_of(text, reader), expected, "{text}");
        }
    }
}
