//! One record of three maps: field by field.

use super::conflict::{Clash, Told, Value};
use crate::model::{Card, Connector, Dismissed, Emotion, Info, Lane, Pain, Persona, Record, Stage, Step, Wait};

/// A kind of record whose fields can be merged. Ranks are no fields: see [`super::order`].
trait Fields: Clone {
    /// Whether all fields are equal.
    fn same(&self, other: &Self) -> bool;

    /// The fields of both sides, and what they don't agree on.
    fn merged(base: Option<&Self>, ours: &Self, theirs: &Self, tell: &mut dyn FnMut(Clash)) -> Self;
}

macro_rules! fields {
    ($($kind:ident { $($name:ident: $($part:ident)+,)* })*) => {
        $(impl Fields for $kind {
            fn same(&self, other: &Self) -> bool {
                true $($(&& self.$part == other.$part)+)*
            }

            fn merged(base: Option<&Self>, ours: &Self, theirs: &Self, tell: &mut dyn FnMut(Clash)) -> Self {
                let mut merged = ours.clone();
                $({
                    let same = |one: &Self, other: &Self| true $(&& one.$part == other.$part)+;
                    let value = |of: &Self| one_or_several(vec![$(of.$part.told()),+]);
                    match base {
                        _ if same(ours, theirs) => {}
                        Some(base) if same(base, ours) => {
                            $(merged.$part = theirs.$part.clone();)+
                        }
                        Some(base) if same(base, theirs) => {}
                        base => tell(Clash::Field {
                            field: stringify!($name),
                            base: base.map(value),
                            ours: value(ours),
                            theirs: value(theirs),
                        }),
                    }
                })*
                merged
            }
        })*

        /// A record of both sides. Sides are given records of one kind.
        pub(super) fn merged(
            base: Option<&Record>,
            ours: &Record,
            theirs: &Record,
            tell: &mut dyn FnMut(Clash),
        ) -> Record {
            let merged = match (ours, theirs) {
                $((Record::$kind(ours), Record::$kind(theirs)) => {
                    let base = if let Some(Record::$kind(base)) = base { Some(base) } else { None };
                    Record::$kind($kind::merged(base, ours, theirs, tell))
                })*
                _ => ours.clone(),
            };
            match (merged, base, theirs) {
                (Record::Info(info), Some(Record::Info(base)), Record::Info(theirs)) => {
                    let dismissed = merged_set(&base.dismissed, &info.dismissed, &theirs.dismissed);
                    Record::Info(Info { dismissed, ..info })
                }
                (merged, ..) => merged,
            }
        }

        fn same(one: &Record, other: &Record) -> bool {
            match (one, other) {
                $((Record::$kind(one), Record::$kind(other)) => one.same(other),)*
                _ => false,
            }
        }
    };
}

fields! {
    Info {
        title: title, scenario: scenario, kind: kind, author: author, version: version, date: date, language: language,
        direction: direction,
    }
    Persona { name: name, description: description, hidden: hidden, }
    Stage { name: name, goal: goal, }
    Step { stage: stage, name: name, width: width, }
    Lane { role: role, name: name, hidden: hidden, locked: locked, }
    Card {
        step: step, lane: lane, kind: kind, text: text, channel: channel, span: span, evidence: evidence, owner: owner,
        moment_of_truth: moment_of_truth, color: color,
    }
    Pain {
        card: card, text: text, severity: severity, frequency: frequency, consequence: consequence, votes: votes,
    }
    Wait { card: card, text: text, times: min max unit, }
    Connector { ends: from to, heads: heads, label: label, }
    Emotion { place: persona step, value: value, quote: quote, }
}

/// True when somebody changed the record. Neither a new rank nor a link that went with its pain point is a change.
pub(super) fn is_changed(base: &Record, record: &Record) -> bool {
    let has_new_link = match (base, record) {
        (Record::Card(base), Record::Card(card)) => card.eases.iter().any(|pain| !base.eases.contains(pain)),
        _ => false,
    };
    has_new_link || !same(base, record)
}

/// What is left of a list without order when both sides added and took away.
fn merged_set(base: &[Dismissed], ours: &[Dismissed], theirs: &[Dismissed]) -> Vec<Dismissed> {
    if ours == base {
        return theirs.to_vec();
    }
    let kept = ours.iter().filter(|one| theirs.contains(one) || !base.contains(one));
    let added = theirs.iter().filter(|one| !ours.contains(one) && !base.contains(one));
    kept.chain(added).cloned().collect()
}

fn one_or_several(mut values: Vec<Value>) -> Value {
    match values.pop() {
        Some(only) if values.is_empty() => only,
        Some(last) => {
            values.push(last);
            Value::Several(values)
        }
        None => Value::Nothing,
    }
}
