//! The pain points of a map as a table, from the heaviest to the lightest, with the opportunities that would ease them.

use super::sheet::{RowKind, Sheet, SheetCell, SheetRow};
use super::table::said;
use super::visible_map::lane_name;
use crate::i18n::{MapWords, Term};
use crate::model::{EasingLetters, Map, Order, Pain, easing, listed_letters, ranked};

/// The columns, each with how wide it is, in characters.
const COLUMNS: [(Term, f64); 12] = [
    (Term::Weight, 9.0),
    (Term::Pain, 50.0),
    (Term::Consequence, 18.0),
    (Term::Severity, 9.0),
    (Term::Frequency, 9.0),
    (Term::Votes, 9.0),
    (Term::Stage, 18.0),
    (Term::Step, 18.0),
    (Term::Lane, 18.0),
    (Term::Card, 40.0),
    (Term::Letter, 12.0),
    (Term::Opportunities, 40.0),
];

/// The ranked pain points of a map, in those words, of a part with the letters of its `whole`; `None` when it has none on a
/// lane that is shown.
#[must_use]
pub fn sheet(map: &Map, words: &'static MapWords, whole: Option<&EasingLetters>) -> Option<Sheet> {
    let order = Order::new(map);
    let easing = easing(map, order.cards.iter().copied());
    let letters = EasingLetters::from_part(map, &order, whole);
    let row = |pain: &Pain| {
        let card = map.cards.get(&pain.card)?;
        let lane = map.lanes.get(&card.lane).filter(|lane| !lane.hidden)?;
        let step = map.steps.get(&card.step)?;
        let stage = map.stages.get(&step.stage)?;
        let opportunities = easing.get(&pain.id).into_iter().flatten().map(|card| said(&card.text));
        let opportunities: Vec<String> = opportunities.filter(|text| !text.is_empty()).collect();
        let cells = vec![
            SheetCell::Number(pain.weight().into()),
            SheetCell::text(said(&pain.text)),
            SheetCell::text(words.consequence(pain.consequence)),
            SheetCell::Number(pain.severity.into()),
            SheetCell::Number(pain.frequency.into()),
            SheetCell::Number(pain.votes.into()),
            SheetCell::text(said(&stage.name)),
            SheetCell::text(said(&step.name)),
            SheetCell::text(lane_name(lane, words)),
            SheetCell::text(said(&card.text)),
            SheetCell::text(listed_letters(letters.of_pain(pain.id), usize::MAX)),
            SheetCell::text(opportunities.join("\n")),
        ];
        Some(SheetRow { kind: RowKind::Lane(lane.role), cells })
    };
    let headings = COLUMNS.iter().map(|(term, _)| SheetCell::text(words.term(*term)));
    let pains = ranked(map, |card| order.position(card));
    let sheet = Sheet::list(map.info.direction, headings, pains.into_iter().filter_map(row));
    let widths = COLUMNS.iter().map(|(_, width)| *width).collect();
    let name = words.terms(Term::Pain).nth(1).unwrap_or_default().to_owned();
    (sheet.rows.len() > 1).then_some(Sheet { name, widths, ..sheet })
}
