//! What is understood of a text, and what became of a table that was pasted, in words.

use egui::Context;

use crate::app::action::Action;
use crate::app::widgets::shortcut;
use crate::editor::{PastedTable, Understood};
use crate::i18n::{MapWords, Words};

/// What the text being written says of its card, and how it stays a text.
#[must_use]
pub fn understood(ctx: &Context, words: &Words, understood: &Understood) -> String {
    let count = |key: &str, count: usize| (count > 0).then(|| words.with(key, &[("count", count.into())]));
    let mut parts = understood.of_card(MapWords::of(words.locale()));
    parts.extend(count("count-pains", understood.pains()));
    parts.extend(count("count-waits", understood.waits()));
    let undo = Action::Undo.spec().and_then(|spec| spec.keys.first());
    let keys = undo.map(|keys| shortcut::named(ctx, keys)).unwrap_or_default();
    let key = match () {
        () if understood.joins_card_before() => "hint-understood-before",
        () if parts.is_empty() => return words.text("hint-literal").into_owned(),
        () => "hint-understood",
    };
    words.with(key, &[("what", parts.join(", ").into()), ("keys", keys.into())])
}

/// What became of a table.
#[must_use]
pub fn pasted(words: &Words, table: &PastedTable) -> String {
    let headings = match (table.first_row_names_steps, table.first_column_names_lanes) {
        (true, true) => "both",
        (true, false) => "steps",
        (false, true) => "lanes",
        (false, false) => "none",
    };
    let size = [("rows", table.rows.into()), ("columns", table.columns.into()), ("headings", headings.into())];
    let pasted = words.with("pasted-table", &size);
    if !table.left_out.is_empty() {
        let names = table.left_out.join(", ");
        return words.with("pasted-left-out", &[("pasted", pasted.into()), ("names", names.into())]);
    }
    if table.past_last_lane > 0 {
        let count = table.past_last_lane.into();
        return words.with("pasted-past-last-lane", &[("pasted", pasted.into()), ("count", count)]);
    }
    pasted
}
