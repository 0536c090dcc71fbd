//! The journey in words: stage by stage, step by step, lane by lane.

use super::ReportWriter;
use super::markdown::bold;
use crate::geom::Flow;
use crate::i18n::{Locale, Mark};
use crate::model::{Card, CardKind, Emotion, Feeling, Heads, Pain, Role, StepId, Wait};

impl<'a> ReportWriter<'a> {
    pub(super) fn journey(&mut self) {
        let stages: Vec<_> = self.order.stages.iter().map(|stage| (stage.id, self.shown(&stage.goal))).collect();
        for (at, (stage, goal)) in stages.into_iter().enumerate() {
            self.paragraph(&format!("## {}", self.stage_name(at)));
            if !goal.is_empty() {
                self.paragraph(&self.say("report-goal", &[("goal", goal.into())]));
            }
            let steps: Vec<StepId> = self.order.steps_of(stage).map(|step| step.id).collect();
            for step in steps {
                self.paragraph(&format!("### {}", self.step_name(step)));
                self.step(step);
                self.end_list();
            }
        }
    }

    fn step(&mut self, step: StepId) {
        for index in self.order.places_at(step) {
            let shown = self.order.cards.get(index).copied().filter(|card| self.map.shows(card.lane));
            let Some(card) = shown else { continue };
            let line = self.card(card);
            self.line(&format!("- {}: {line}", bold(&self.lane_of(card))));
            let (pains, waits) = self.order.marks(index);
            let below = self.below(card, pains, waits);
            for line in below {
                self.line(&format!("  - {line}"));
            }
        }
        for felt in self.felt.get(&step).cloned().unwrap_or_default() {
            let line = self.feeling(felt);
            self.line(&line);
        }
    }

    /// What a card says, with what it is and what else there is to know of it.
    fn card(&self, card: &Card) -> String {
        let channel = card.channel();
        let kind = match channel {
            Some(channel) => Some(self.words.channel(channel).to_owned()),
            None => Some(self.words.card_kind(card.kind).to_owned()).filter(|_| card.kind != self.usual_kind(card)),
        };
        let letter = self.letters.of_opportunity(card.id).map(|letter| bold(&self.words.isolate(&letter.to_string())));
        let kind = match letter {
            Some(letter) => Some(format!("{} {letter}", self.words.card_kind(card.kind))),
            None => kind,
        };
        let text = self.shown(&card.text);
        let text = match kind {
            Some(kind) if text.is_empty() => kind,
            Some(kind) => format!("{kind}: {text}"),
            None => self.card_name(card),
        };
        let mut notes = Vec::new();
        if card.moment_of_truth {
            notes.push(self.words.legend(Mark::MomentOfTruth).to_owned());
        }
        if card.span > 1
            && let Some(last) = self.last_step(card)
        {
            notes.push(self.say("report-until", &[("step", self.step_name(last).into())]));
        }
        let owner = self.shown(&card.owner);
        if !owner.is_empty() {
            notes.push(self.say("report-owner", &[("owner", owner.into())]));
        }
        if notes.is_empty() { text } else { format!("{text} ({})", notes.join("; ")) }
    }

    fn last_step(&self, card: &Card) -> Option<StepId> {
        let first = *self.order.column.get(&card.step)?;
        let last = first.saturating_add(usize::try_from(card.span.saturating_sub(1)).unwrap_or(usize::MAX));
        self.order.steps.get(last.min(self.order.steps.len().saturating_sub(1))).map(|step| step.id)
    }

    /// What hangs on a card.
    fn below(&self, card: &Card, pains: &[&Pain], waits: &[&Wait]) -> Vec<String> {
        let pain = |pain: &&Pain| {
            let about = [
                ("consequence", self.words.consequence(pain.consequence).into()),
                ("weight", pain.weight().into()),
                ("text", self.pain_name(pain).into()),
            ];
            let (said, eased) = (self.say("report-pain", &about), self.eased_by(pain));
            if eased.is_empty() { said } else { format!("{said} ({eased})") }
        };
        let mut below: Vec<String> = pains.iter().map(pain).collect();
        below.extend(waits.iter().map(|wait| match wait.min.max(wait.max) {
            // A wait of which nobody said how long it is is just called so.
            0 => self.wait(wait),
            _ => self.say("report-wait", &[("time", self.wait(wait).into())]),
        }));
        below.extend(self.ways(card));
        let eased = self.eases(card).filter(|_| card.kind == CardKind::Opportunity);
        below.extend(eased.map(|pain| self.say("report-eases", &[("pain", self.pain_name(pain).into())])));
        below
    }

    /// The kind that needs no word: what one expects in the lane of a card.
    fn usual_kind(&self, card: &Card) -> CardKind {
        self.map.lanes.get(&card.lane).map_or(CardKind::Action, |lane| lane.role.usual_kind())
    }

    /// How long a wait is, and for what.
    pub(super) fn wait(&self, wait: &Wait) -> String {
        let time = self.words.wait(wait.min, wait.max, wait.unit);
        let text = self.shown(&wait.text);
        if text.is_empty() { time } else { format!("{time}: {text}") }
    }

    /// Where the connectors of a card lead: from a decision all of them, with the answers; from others those that say
    /// something, and with whom agreement is needed. Also out of a part.
    pub(super) fn ways(&self, card: &Card) -> Vec<String> {
        let leaving = self.leaving.get(&card.id).map_or(&[][..], Vec::as_slice);
        let ways = leaving.iter().filter_map(|way| {
            let to = self.whole.cards.get(&way.to).filter(|to| self.whole.shows(to.lane))?;
            let name = self.card_name(to);
            let answer = self.shown(&way.label);
            let key = match (way.heads, card.kind) {
                (Heads::Two, _) => "report-agreement",
                (Heads::One, CardKind::Decision) if !answer.is_empty() => {
                    return Some(self.say("report-answer", &[("answer", answer.into()), ("card", name.into())]));
                }
                (Heads::One, CardKind::Decision) => "report-way",
                (Heads::One, _) if answer.is_empty() => return None,
                (Heads::One, _) => "report-way",
            };
            let way = self.say(key, &[("card", name.into())]);
            Some(if answer.is_empty() { way } else { format!("{way} ({answer})") })
        });
        ways.collect()
    }

    fn feeling(&self, felt: &Emotion) -> String {
        let persona = self.map.personas.get(&felt.persona).map_or("", |persona| persona.name.as_str());
        let who = bold(&self.named(persona, self.words.role(Role::Customer)));
        let feeling = self.interface.feeling(felt.value);
        let quote = self.shown(&felt.quote);
        let said = if quote.is_empty() {
            String::new()
        } else {
            format!(" {}", self.say("report-quote", &[("quote", quote.into())]))
        };
        format!("- {who}: {feeling} ({}){said}", signed(felt.value, self.words.locale()))
    }
}

/// A feeling with its sign, as a language writes numbers: `+1`, `−0.5`, `0`, in Romanian `−0,5`. In a sentence from right
/// to left a mark keeps the sign on its side.
fn signed(value: Feeling, locale: Locale) -> String {
    let number = value.signed();
    let number = if locale == Locale::Ro { number.replace('.', ",") } else { number };
    match locale.flow() {
        Flow::RightToLeft => format!("\u{200e}{number}"),
        Flow::LeftToRight => number,
    }
}
