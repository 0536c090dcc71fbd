//! Two cards of a cell that become one.

use crate::edit::place::append;
use crate::edit::{MapDraft, Refusal};
use crate::model::{Card, CardId, CardKind, Connector, Pain, Wait};

/// The next card of the cell becomes part of this one: its text in a line of its own, its marks after those that are
/// there, its connectors. What this card does not say of itself is taken from the other. Refused when an answer
/// between the two, or what the other one eases, would be lost: only opportunities ease something.
pub(super) fn next(draft: &mut MapDraft, id: CardId) -> Result<(), Refusal> {
    let mut card = draft.get::<Card>(id).cloned().ok_or(Refusal::Missing(id.into()))?;
    let cell = draft.cell(card.lane, card.step);
    let next = cell.iter().skip_while(|(_, other)| *other != id).nth(1);
    let other = next.and_then(|(_, next)| draft.get::<Card>(*next)).cloned();
    let other = other.ok_or(Refusal::NothingAfter(id.into()))?;
    let eases = card.kind != CardKind::Opportunity && other.kind == CardKind::Opportunity && !other.eases.is_empty();
    if eases || has_answer_between(draft, id, other.id) {
        return Err(Refusal::LosesLinks(other.id.into()));
    }
    let (to, from) = (id, other.id);
    append(draft, |pain: &Pain| pain.card == to, |pain| pain.card == from, |pain| Pain { card: to, ..pain })?;
    append(draft, |wait: &Wait| wait.card == to, |wait| wait.card == from, |wait| Wait { card: to, ..wait })?;
    bring_connectors(draft, to, from);
    // To the last field, so that none is lost by being forgotten here. Kind and evidence are those of the first card.
    #[rustfmt::skip]
    let Card {
        id: next, span, text, channel, owner, moment_of_truth, eases, color,
        lane: _, step: _, rank: _, kind: _, evidence: _,
    } = other;
    draft.take(next);
    card.text = super::joined(&card.text, &text);
    card.span = card.span.max(span);
    card.channel = card.channel.or(channel);
    card.color = card.color.or(color);
    card.moment_of_truth |= moment_of_truth;
    card.owner = both_owners(card.owner, owner);
    let new: Vec<_> = eases.into_iter().filter(|pain| !card.eases.contains(pain) && draft.has(*pain)).collect();
    card.eases.extend(new);
    draft.put(card);
    Ok(())
}

/// True when a connector between the two says something.
fn has_answer_between(draft: &MapDraft, one: CardId, other: CardId) -> bool {
    let between = |connector: &Connector| [(one, other), (other, one)].contains(&(connector.from, connector.to));
    draft.all::<Connector>().any(|connector| between(connector) && !connector.label.trim().is_empty())
}

fn both_owners(one: String, other: String) -> String {
    match (one.is_empty(), other.is_empty() || one == other) {
        (true, _) => other,
        (false, true) => one,
        (false, false) => format!("{one}, {other}"),
    }
}

/// A connector between the two has no meaning any more, and one that says nothing new is not needed twice.
fn bring_connectors(draft: &mut MapDraft, to: CardId, from: CardId) {
    let ends = |connector: &&Connector| connector.from == from || connector.to == from;
    let coming: Vec<Connector> = draft.all::<Connector>().filter(ends).cloned().collect();
    let renamed = |card: CardId| if card == from { to } else { card };
    for connector in coming {
        let connector = Connector { from: renamed(connector.from), to: renamed(connector.to), ..connector };
        let says_it = |other: &Connector| {
            (other.from, other.to, other.heads) == (connector.from, connector.to, connector.heads)
                && (connector.label.is_empty() || other.label == connector.label)
        };
        let is_needed = connector.from != connector.to
            && !draft.all::<Connector>().any(|other| other.id != connector.id && says_it(other));
        if is_needed {
            draft.put(connector);
        } else {
            draft.take(connector.id);
        }
    }
}
