//! The pain points of a map as a table, from the heaviest to the lightest, with the opportunities that would ease them.

use std::collections::BTreeMap;

use super::sheet::{RowKind, Sheet, SheetCell, SheetRow};
use super::table::said;
use super::visible_map::VisibleMap;
use crate::i18n::{MapWords, Term};
use crate::model::{Card, CardKind, Lane, Map, Pain, PainId, Stage, Step, ranked};

/// The columns, each with how wide it is, in characters.
const COLUMNS: [(Term, f64); 11] = [
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
    (Term::Opportunities, 40.0),
];

/// A pain point and where it is.
struct PlacedPain<'a> {
    pain: &'a Pain,
    card: &'a Card,
    lane: &'a Lane,
    step: &'a Step,
    stage: &'a Stage,
}

impl<'a> PlacedPain<'a> {
    /// `None` for a pain point on a lane that is hidden.
    fn new(map: &'a Map, pain: &'a Pain) -> Option<Self> {
        let card = map.cards.get(&pain.card)?;
        let lane = map.lanes.get(&card.lane).filter(|lane| !lane.hidden)?;
        let step = map.steps.get(&card.step)?;
        Some(Self { pain, card, lane, step, stage: map.stages.get(&step.stage)? })
    }
}

/// The ranked pain points of a map, in those words; `None` when it has none.
#[must_use]
pub fn sheet(map: &Map, words: &'static MapWords) -> Option<Sheet> {
    let shown = VisibleMap::of(map, words);
    let eased = eased(map);
    let heading = COLUMNS.iter().map(|(term, _)| SheetCell::text(words.term(*term))).collect();
    let pains = ranked(map).into_iter().filter_map(|pain| PlacedPain::new(map, pain));
    let rows =
        pains.map(|placed| SheetRow { kind: RowKind::Lane(placed.lane.role), cells: cells(&shown, &placed, &eased) });
    let rows: Vec<SheetRow> =
        std::iter::once(SheetRow { kind: RowKind::Heading, cells: heading }).chain(rows).collect();
    let widths = COLUMNS.iter().map(|(_, width)| *width).collect();
    let name = words.terms(Term::Pain).nth(1).unwrap_or_default().to_owned();
    let flow = map.info.direction;
    (rows.len() > 1).then_some(Sheet { name, flow, rows, merged: Vec::new(), fixed_columns: 0, widths })
}

/// What would ease each pain point, line by line.
fn eased(map: &Map) -> BTreeMap<PainId, String> {
    let mut eased: BTreeMap<PainId, String> = BTreeMap::new();
    for card in map.cards.values().filter(|card| card.kind == CardKind::Opportunity && map.shows(card.lane)) {
        for pain in &card.eases {
            let says = eased.entry(*pain).or_default();
            if !says.is_empty() {
                says.push('\n');
            }
            says.push_str(&said(&card.text));
        }
    }
    eased
}

fn cells(shown: &VisibleMap<'_>, placed: &PlacedPain<'_>, eased: &BTreeMap<PainId, String>) -> Vec<SheetCell> {
    let PlacedPain { pain, card, lane, step, stage } = placed;
    let opportunities = eased.get(&pain.id).map_or("", String::as_str);
    vec![
        SheetCell::Number(pain.weight().into()),
        SheetCell::text(said(&pain.text)),
        SheetCell::text(shown.words.consequence(pain.consequence)),
        SheetCell::Number(pain.severity.into()),
        SheetCell::Number(pain.frequency.into()),
        SheetCell::Number(pain.votes.into()),
        SheetCell::text(said(&stage.name)),
        SheetCell::text(said(&step.name)),
        SheetCell::text(shown.lane_name(lane)),
        SheetCell::text(said(&card.text)),
        SheetCell::text(opportunities),
    ]
}
