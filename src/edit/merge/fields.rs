//! One record of three maps: field by field.

use super::MergedRecord;
use super::conflict::{Clash, FieldValue, ToValue};
use crate::model::{
    Card, Connector, Dismissed, Emotion, Info, Lane, Pain, Persona, Record, RecordRef, Stage, Step, Wait, record_fields,
};

/// A kind of record whose fields can be merged.
trait Fields: Clone {
    /// Whether all fields are equal that are merged here.
    fn same(&self, other: &Self) -> bool;

    /// What theirs makes of ours, and what they don't agree on; `None` when ours stays as it is.
    fn merged(base: Option<&Self>, ours: &Self, theirs: &Self, tell: &mut dyn FnMut(Clash)) -> Option<Self>;
}

/// Takes a record apart to its last field, so that one which [`record_fields`] does not name does not compile.
macro_rules! fields {
    ($($kind:ident ($($elsewhere:ident)*) { $($name:ident: $($part:ident)+,)* })*) => {
        $(impl Fields for $kind {
            fn same(&self, other: &Self) -> bool {
                let Self { $($elsewhere: _,)* $($($part,)+)* } = self;
                true $($(&& *$part == other.$part)+)*
            }

            fn merged(base: Option<&Self>, ours: &Self, theirs: &Self, tell: &mut dyn FnMut(Clash)) -> Option<Self> {
                let mut merged: Option<Self> = None;
                $({
                    let same = |one: &Self, other: &Self| true $(&& one.$part == other.$part)+;
                    let value = |of: &Self| one_or_several(vec![$(of.$part.to_value()),+]);
                    match base {
                        _ if same(ours, theirs) => {}
                        Some(base) if same(base, ours) => {
                            let merged = merged.get_or_insert_with(|| ours.clone());
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
        pub(super) fn merged<'a>(
            base: Option<RecordRef<'a>>,
            ours: RecordRef<'a>,
            theirs: RecordRef<'a>,
            tell: &mut dyn FnMut(Clash),
        ) -> MergedRecord<'a> {
            let mut merged = match (ours, theirs) {
                $((RecordRef::$kind(ours), RecordRef::$kind(theirs)) => {
                    let base = if let Some(RecordRef::$kind(base)) = base { Some(base) } else { None };
                    $kind::merged(base, ours, theirs, tell).map(Record::$kind)
                })*
                _ => None,
            }
            .map_or(MergedRecord::Same(ours), MergedRecord::new);
            if let (Some(RecordRef::Info(base)), RecordRef::Info(ours), RecordRef::Info(theirs)) = (base, ours, theirs)
                && let RecordRef::Info(info) = merged.get()
            {
                let dismissed = merged_set(&base.dismissed, &ours.dismissed, &theirs.dismissed);
                if dismissed != ours.dismissed {
                    merged = MergedRecord::new(Record::Info(Info { dismissed, ..info.clone() }));
                }
            }
            merged
        }

        fn same(one: RecordRef<'_>, other: RecordRef<'_>) -> bool {
            match (one, other) {
                $((RecordRef::$kind(one), RecordRef::$kind(other)) => one.same(other),)*
                _ => false,
            }
        }
    };
}

record_fields!(fields);

/// True when a side changed the record. Neither a new rank nor a link that went with its pain point is a change.
pub(super) fn is_changed(base: RecordRef<'_>, record: RecordRef<'_>) -> bool {
    let has_new_link = match (base, record) {
        (RecordRef::Card(base), RecordRef::Card(card)) => card.eases.iter().any(|pain| !base.eases.contains(pain)),
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

fn one_or_several(mut values: Vec<FieldValue>) -> FieldValue {
    if values.len() == 1 { values.swap_remove(0) } else { FieldValue::Several(values) }
}
