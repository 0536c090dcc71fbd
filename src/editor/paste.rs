//! Copying and pasting: cards, or stages, steps and lanes, with all that belongs to them; a table, or lines.
//!
//! Stages, steps and lanes are pasted as they are, beside others. All else that is pasted becomes cards of one fragment,
//! in one change, so that missing steps and lanes that take no cards are handled alike whether it comes from a map, a
//! spreadsheet or a chat. What lines say of their cards is understood as if they had been typed.

mod headed;
mod headings;

use super::document::Document;
use super::grid::GridPosition;
use super::notation::WrittenCard;
use super::typing::PendingInsert;
use super::{GridCell, element};
use crate::edit::{
    ChangeLabel, ChangeVerb, Command, Fragment, Noun, Place, Refusal, Section, SectionKind, Selection, takes_cards,
};
use crate::i18n::one_line;
use crate::model::{Card, IdSource, Key, LaneId, Map, ReadingOrder, Role, Step, StepId};

/// What is copied.
#[derive(Clone, Debug, PartialEq)]
pub enum CopiedContent {
    /// Cards with their marks and the connectors among them.
    Cards(Fragment),
    /// Stages and steps, or lanes, with all that is in them.
    Section(Section),
    /// The text of something else.
    Text(String),
}

/// What is pasted.
#[derive(Clone, Debug, PartialEq)]
pub enum PasteContent {
    /// What becomes cards.
    Cards(PastedCards),
    /// Stages and steps, or lanes, with all that is in them.
    Section(Section),
}

/// What becomes cards when it is pasted.
#[derive(Clone, Debug, PartialEq)]
pub enum PastedCards {
    /// Cards with all that belongs to them.
    Fragment(Fragment),
    /// Rows of cells: rows become lanes, columns become steps. Several lines of a cell are several cards.
    Table(Vec<Vec<String>>),
    /// One card each.
    Lines(Vec<String>),
}

impl From<PastedCards> for PasteContent {
    fn from(cards: PastedCards) -> Self {
        Self::Cards(cards)
    }
}

/// What became of a table that was pasted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastedTable {
    /// How many rows it has, with its headings.
    pub rows: usize,
    /// How many columns.
    pub columns: usize,
    /// Its first row names steps.
    pub first_row_names_steps: bool,
    /// Its first column names lanes.
    pub first_column_names_lanes: bool,
    /// The names of rows that were left out, because the map has no such lane.
    pub left_out: Vec<String>,
    /// How many rows came after the last lane, and went into that one.
    pub past_last_lane: usize,
}

/// Why nothing was pasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasteError {
    /// Neither a cell nor a card is selected to paste at.
    Nowhere,
    /// The change was refused.
    Refused(Refusal),
}

/// Where cards are pasted.
struct PasteTarget {
    cell: GridCell,
    place: Place,
    /// Adds the step of the cell.
    step: Option<Command>,
}

/// True when stages, steps or lanes are selected together with something else: a copy would leave one or the other out.
pub(super) fn is_mixed(selection: &Selection) -> bool {
    selection.keys().any(|key| SectionKind::from_keys([key]).is_some())
        && SectionKind::from_keys(selection.keys()).is_none()
}

/// True when there is a copy of the selection: see [`copied`].
pub(super) fn can_copy(map: &Map, selection: &Selection) -> bool {
    let copies = |key: Key| match key {
        Key::Stage(_) | Key::Step(_) | Key::Lane(_) | Key::Card(_) => map.has(key),
        _ => map.get(key).is_some_and(|record| !record.text().is_empty()),
    };
    !is_mixed(selection) && selection.keys().any(copies)
}

/// What a copy of the selection is; `None` when nothing with a text is selected, or what can't be copied together.
pub(super) fn copied(map: &Map, selection: &Selection) -> Option<CopiedContent> {
    if is_mixed(selection) {
        return None;
    }
    if let Some(section) = Section::from_keys(map, selection.keys()) {
        return Some(CopiedContent::Section(section));
    }
    let cards: Vec<_> = selection.keys().filter_map(Key::card).collect();
    if !cards.is_empty() {
        return Some(CopiedContent::Cards(Fragment::new(map, &cards)));
    }
    let texts = selection.keys().filter_map(|key| map.get(key)).map(|record| record.text().to_owned());
    let text = texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
    (!text.is_empty()).then_some(CopiedContent::Text(text))
}

pub(super) fn takes_lines(doc: &Document) -> bool {
    doc.typing.as_ref().is_some_and(|typing| typing.empty_insert().is_some() && matches!(typing.key(), Key::Card(_)))
}

pub(super) fn paste(doc: &mut Document, pasted: &PasteContent) -> Result<(), PasteError> {
    let new_card = doc.typing.as_ref().and_then(|typing| typing.empty_insert().cloned());
    doc.finish_typing();
    doc.pasted_table = None;
    match pasted {
        PasteContent::Section(section) => paste_section(doc, section),
        PasteContent::Cards(cards) => paste_cards(doc, cards, new_card.and_then(|insert| aim_of(&insert))),
    }
}

/// Pastes cards in place of a new one, or at what is selected.
fn paste_cards(doc: &mut Document, pasted: &PastedCards, new_card: Option<PasteTarget>) -> Result<(), PasteError> {
    if let PastedCards::Table(rows) = pasted
        && let Some(done) = headed::paste(doc, rows, new_card.as_ref())
    {
        return done;
    }
    let aim = match new_card {
        Some(aim) => aim,
        None => match (doc.selection.only(), pasted) {
            (Some(Key::Step(step)), PastedCards::Table(rows)) => return paste_names(doc, step, rows),
            (Some(Key::Step(step)), PastedCards::Lines(lines)) => {
                return paste_names(doc, step, std::slice::from_ref(lines));
            }
            (Some(key), PastedCards::Lines(lines)) if is_blank_name(doc, key) => {
                let text = lines.join(" ");
                return doc.perform(&Command::SetText { at: key, text }).map_err(PasteError::Refused);
            }
            _ => paste_target(doc)?,
        },
    };
    let mut table = None;
    let fragment = match pasted {
        PastedCards::Fragment(fragment) => fragment.renamed(&mut doc.ids),
        PastedCards::Table(rows) => {
            table = PastedTable::from_cards(doc, rows, rows, Some(aim.cell.lane));
            fragment_of(doc, rows, aim.cell.lane)
        }
        PastedCards::Lines(lines) => fragment_of(doc, &[vec![lines.join("\n")]], aim.cell.lane),
    };
    let (_, added) = steps_for(doc, aim.cell.step, aim.step.as_ref(), width(&fragment));
    let is_text = !matches!(pasted, PastedCards::Fragment(_));
    let done = paste_all(doc, added, fragment, aim.cell, aim.place, &[], is_text);
    doc.pasted_table = table.filter(|_| done.is_ok());
    done
}

impl PastedTable {
    /// What there is to tell of a table whose `below` becomes cards from a lane on; `None` where that is plain.
    fn from_cards(doc: &Document, rows: &[Vec<String>], below: &[Vec<String>], lane: Option<LaneId>) -> Option<Self> {
        let lanes = lane.map_or(0, |lane| roles_from((&doc.map, &doc.order), lane).len());
        let is_filled = |row: &&Vec<String>| row.iter().any(|cell| !cell.trim().is_empty());
        let past_last_lane = below.iter().skip(lanes).filter(is_filled).count();
        let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
        let table = Self { rows: rows.len(), columns, past_last_lane, ..Self::default() };
        (past_last_lane > 0 || (table.rows > 1 && columns > 1)).then_some(table)
    }
}

/// Puts stages and steps behind those of what is selected, lanes below that of what is selected, and selects them.
fn paste_section(doc: &mut Document, section: &Section) -> Result<(), PasteError> {
    let after = match section.kind() {
        SectionKind::Steps => last_place(doc).step.map(Key::from),
        SectionKind::Stages => {
            last_place(doc).step.and_then(|step| doc.map.steps.get(&step)).map(|step| step.stage.into())
        }
        SectionKind::Lanes => last_place(doc).lane.map(Key::from),
    };
    let section = section.renamed(&mut doc.ids);
    let heads: Selection = section.heads().collect();
    // Of what would be selected, lanes of curves may not be needed.
    doc.perform_and_show(&Command::PasteSection { section, after }, heads).map_err(PasteError::Refused)?;
    doc.focus = None;
    Ok(())
}

/// The end of what is selected, or the cell of the keyboard cursor.
#[derive(Clone, Copy, Default)]
struct LastPlace {
    /// The last of the steps.
    step: Option<StepId>,
    /// The lowest of the lanes.
    lane: Option<LaneId>,
}

fn last_place(doc: &Document) -> LastPlace {
    if let Some(cell) = cursor_cell(doc) {
        return LastPlace { step: Some(cell.step), lane: Some(cell.lane) };
    }
    let place = |key: Key| match key {
        Key::Step(step) => LastPlace { step: Some(step), lane: None },
        Key::Stage(stage) => LastPlace { step: doc.order.steps_of(&doc.map, stage).next_back(), lane: None },
        Key::Lane(lane) => LastPlace { step: None, lane: Some(lane) },
        key => {
            let card = doc.map.card_of(key).and_then(|card| doc.map.cards.get(&card));
            LastPlace { step: card.map(|card| card.step), lane: card.map(|card| card.lane) }
        }
    };
    let places: Vec<LastPlace> = doc.selection.keys().map(place).collect();
    LastPlace {
        step: places.iter().filter_map(|place| place.step).max_by_key(|step| doc.order.column(*step)),
        lane: places.iter().filter_map(|place| place.lane).max_by_key(|lane| doc.order.row(*lane)),
    }
}

/// The cell of the keyboard cursor: a card over several steps was reached in one of them.
fn cursor_cell(doc: &Document) -> Option<GridCell> {
    let (column, row) = doc.position().filter(|_| doc.selection.len() <= 1)?.cell()?;
    doc.cell(column, row)
}

/// A step, stage or lane without a name, the title, or another text that is empty.
fn is_blank_name(doc: &Document, key: Key) -> bool {
    !matches!(key, Key::Card(_) | Key::Emotion(_) | Key::Persona(_))
        && doc.map.get(key).is_some_and(|record| record.text().is_empty())
}

fn paste_target(doc: &Document) -> Result<PasteTarget, PasteError> {
    if let Some(cell) = doc.focus {
        return Ok(PasteTarget { cell, place: Place::Last, step: None });
    }
    match doc.position() {
        Some(GridPosition::Cell { record: Some(Key::Card(card)), .. }) => {
            let at = doc.map.cards.get(&card).ok_or(PasteError::Nowhere)?;
            let cell = GridCell::from_card(at);
            Ok(PasteTarget { cell, place: Place::After(card.into()), step: None })
        }
        _ => Err(PasteError::Nowhere),
    }
}

/// Names the steps from `from` on by the first row; further rows go below them, from the top lane on.
fn paste_names(doc: &mut Document, from: StepId, rows: &[Vec<String>]) -> Result<(), PasteError> {
    let Some((names, below)) = rows.split_first() else { return Ok(()) };
    let top = doc.order.lanes_in(&doc.map).find(|lane| takes_cards(lane)).map(|lane| lane.id);
    let fragment = top.map(|top| fragment_of(doc, below, top)).unwrap_or_default();
    let (steps, mut commands) = steps_for(doc, from, None, names.len().max(width(&fragment)));
    let first = steps.iter().position(|step| *step == from).unwrap_or_default();
    let mut named = Vec::new();
    for (step, name) in steps.iter().skip(first).zip(names) {
        let name = one_line(name);
        if !name.is_empty() {
            commands.push(Command::SetText { at: (*step).into(), text: name });
            named.push(Key::Step(*step));
        }
    }
    let cell = GridCell { lane: top.unwrap_or_else(|| doc.ids.fresh()), step: from };
    let table = PastedTable::from_cards(doc, rows, below, top);
    let done = paste_all(doc, commands, fragment, cell, Place::Last, &named, true);
    doc.pasted_table = table.filter(|_| done.is_ok()).map(|table| PastedTable { first_row_names_steps: true, ..table });
    done
}

/// Does it as one change, and selects what is new. What a text says of its cards is a change on top of it.
fn paste_all(
    doc: &mut Document,
    mut commands: Vec<Command>,
    fragment: Fragment,
    cell: GridCell,
    place: Place,
    named: &[Key],
    is_text: bool,
) -> Result<(), PasteError> {
    let mut selected: Selection = named.iter().copied().collect();
    selected.extend(fragment.cards().map(|card| Key::Card(card.id)));
    let noun = selected.only().map_or(Noun::Several, Noun::from_key);
    if selected.is_empty() {
        return Ok(());
    }
    let first = named.first().copied().or_else(|| fragment.cards().next().map(|card| card.id.into()));
    let written = |card: &Card| WrittenCard { id: card.id, before: String::new(), joins: true };
    let written: Vec<WrittenCard> = fragment.cards().filter(|_| is_text).map(written).collect();
    if !fragment.is_empty() {
        commands.push(Command::Paste { fragment, lane: cell.lane, step: cell.step, place });
    }
    let patch = Command::Many(commands).plan_shown_in(&doc.map, &doc.order).map_err(PasteError::Refused)?;
    doc.commit(patch, ChangeLabel::new(ChangeVerb::Paste, noun), selected);
    doc.focus = None;
    doc.understand(&written);
    if let Some(key) = first {
        doc.show(key);
    }
    Ok(())
}

/// The steps of the map, with as many new ones at the end of the last stage as are missing for `count` steps from
/// `from` on, and the commands that add these.
fn steps_for(doc: &mut Document, from: StepId, with: Option<&Command>, count: usize) -> (Vec<StepId>, Vec<Command>) {
    let mut all = doc.order.steps().to_vec();
    let stage = doc.order.last_stage(&doc.map);
    let mut add: Vec<Command> = with.into_iter().cloned().collect();
    if with.is_some() {
        all.push(from);
    }
    let Some(stage) = stage else { return (all, add) };
    let first = all.iter().position(|step| *step == from).unwrap_or_default();
    for _ in all.len()..first.saturating_add(count) {
        let step = Step::new(doc.ids.fresh(), stage);
        all.push(step.id);
        add.push(Command::Add { record: step.into(), place: Place::Last });
    }
    (all, add)
}

/// The cards of a table whose first row goes into a lane.
fn fragment_of(doc: &mut Document, rows: &[Vec<String>], lane: LaneId) -> Fragment {
    let roles = roles_from((&doc.map, &doc.order), lane);
    let mut cards: Vec<(usize, usize, Card)> = Vec::new();
    for (row, cells) in rows.iter().enumerate() {
        let role = roles.get(row).or(roles.last()).copied().unwrap_or_default();
        for (column, text) in cells.iter().enumerate() {
            cards.extend(cards_of(&mut doc.ids, role, text).into_iter().map(|card| (column, row, card)));
        }
    }
    Fragment::from_cards(cards)
}

/// The cards of a cell: one for each line.
fn cards_of(ids: &mut IdSource, role: Role, text: &str) -> Vec<Card> {
    // The cell does not matter: the fragment says where each card goes.
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let card = |line: &str| {
        let cell = GridCell { lane: ids.fresh(), step: ids.fresh() };
        Card { text: line.to_owned(), ..element::captured_card(ids.fresh(), cell, role) }
    };
    lines.map(card).collect()
}

/// The roles of the lanes that cards can go to, from one on.
fn roles_from((map, order): (&Map, &ReadingOrder), lane: LaneId) -> Vec<Role> {
    let lanes = order.lanes_in(map).skip_while(|other| other.id != lane);
    lanes.filter(|other| takes_cards(other)).map(|lane| lane.role).collect()
}

/// Where a new card was to go.
fn aim_of(insert: &PendingInsert) -> Option<PasteTarget> {
    match &insert.command {
        Command::Add { record: crate::model::Record::Card(card), place } => {
            let cell = GridCell::from_card(card);
            Some(PasteTarget { cell, place: *place, step: insert.step.clone() })
        }
        _ => None,
    }
}

/// How many steps a fragment spans.
fn width(fragment: &Fragment) -> usize {
    fragment.placed().map(|(column, _, _)| column.saturating_add(1)).max().unwrap_or_default()
}
