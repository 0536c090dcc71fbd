//! How many bytes of memory changes take. Nothing is measured: sizes of types and lengths of texts are added up, and what
//! an allocator adds to each piece. What is shared counts wherever it is held, so the sum is rather too high than too low.

use crate::edit::patch::Change;
use crate::model::{Dismissed, Key, PainId, Record};

/// What an allocator adds to a piece of memory, and what it leaves unused behind it.
const PER_PIECE: usize = 16;
/// The two counters in front of a value that is shared.
const COUNTERS: usize = 2 * size_of::<usize>();

/// The bytes of a change, with its place in a row.
pub(super) fn of_change(change: &Change) -> usize {
    size_of::<Change>() + [change.before(), change.after()].into_iter().flatten().map(of_record).sum::<usize>()
}

/// The bytes of a row of names.
pub(super) fn of_keys(keys: &[Key]) -> usize {
    PER_PIECE + COUNTERS + size_of_val(keys)
}

fn of_record(record: &Record) -> usize {
    let texts: usize = record.texts().into_iter().map(of_text).sum();
    let rest = match record {
        Record::Info(info) => {
            let dismissed = info.dismissed.iter().map(|one| size_of::<Dismissed>() + of_text(&one.issue));
            of_text(&info.language) + dismissed.sum::<usize>()
        }
        Record::Card(card) => card.eases.len() * size_of::<PainId>(),
        _ => 0,
    };
    PER_PIECE + COUNTERS + size_of::<Record>() + texts + rest
}

fn of_text(text: &str) -> usize {
    if text.is_empty() { 0 } else { PER_PIECE + text.len() }
}
