//! What a menu or a key can do to the structure of a map and to its cards, where the selection is.

use super::document::Document;
use super::walk::GridDirection;
use super::{Advance, add, capture, duplicate, handle, shift};
use crate::edit::{Command, Place, Refusal, Selection};
use crate::model::{Card, CardId, CardKind, ColorTag, EvidenceLevel, Key, Lane, Role, Stage, StageId, Step, StepId};
use crate::text::{Edit, Motion, directed};

/// Something to do to what is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Arrange {
    /// A new step before the selected one.
    StepBefore,
    /// A new step after the selected one.
    StepAfter,
    /// The stage is split before the selected step.
    SplitStage,
    /// The next stage becomes part of this one.
    MergeStage,
    /// The columns of the selected steps get the automatic width.
    AutomaticWidth,
    /// The lanes are locked, or unlocked when all were.
    LockLane,
    /// The lanes are left out of the picture.
    HideLane,
    /// The lanes get that role.
    Role(Role),
    /// What is selected goes to the place before: stages and steps past others, cards to another step.
    Earlier,
    /// What is selected goes to the place after.
    Later,
    /// What is selected goes up: lanes past others, cards to another lane, marks past others.
    Up,
    /// What is selected goes down.
    Down,
    /// All hidden lanes are shown.
    ShowLanes,
    /// Copies of what is selected beside it.
    Duplicate,
    /// The text behind the caret becomes a card of its own.
    SplitCard,
    /// The next card of the cell becomes part of this one.
    JoinNext,
    /// The selected cards become of that kind. They keep their texts.
    Kind(CardKind),
    /// The selected cards get that evidence level.
    Evidence(EvidenceLevel),
    /// The selected cards get that color, or none.
    Color(Option<ColorTag>),
    /// The selected cards become moments of truth, or ordinary ones if all were.
    MomentOfTruth,
}

pub(super) fn can_arrange(doc: &Document, what: Arrange) -> bool {
    match what {
        Arrange::StepBefore | Arrange::StepAfter => !doc.map.steps.is_empty(),
        Arrange::SplitStage => step_to_split(doc).is_some(),
        Arrange::MergeStage => stage_to_merge(doc).is_some(),
        Arrange::AutomaticWidth => selected_steps(doc).any(|step| step.width.is_some()),
        Arrange::LockLane | Arrange::HideLane | Arrange::Role(_) => lanes(doc).next().is_some(),
        Arrange::ShowLanes => doc.map.lanes.values().any(|lane| lane.hidden),
        Arrange::SplitCard => doc.typing.as_ref().is_some_and(|typing| typing.key().card().is_some()),
        Arrange::JoinNext => card_to_join(doc).is_some(),
        Arrange::Duplicate => !doc.selection.is_empty(),
        Arrange::Earlier | Arrange::Later | Arrange::Up | Arrange::Down => move_command(doc, what).is_some(),
        Arrange::Kind(_) | Arrange::Evidence(_) | Arrange::Color(_) | Arrange::MomentOfTruth => {
            doc.selection.keys().any(|key| matches!(key, Key::Card(_)))
        }
    }
}

pub(super) fn is_arranged(doc: &Document, what: Arrange) -> bool {
    let all_lanes = |is: &dyn Fn(&Lane) -> bool| lanes(doc).next().is_some() && lanes(doc).all(is);
    let all = |is: &dyn Fn(&Card) -> bool| {
        let mut cards = selected_cards(doc).peekable();
        cards.peek().is_some() && cards.all(is)
    };
    match what {
        Arrange::LockLane => all_lanes(&|lane| lane.locked),
        Arrange::HideLane => all_lanes(&|lane| lane.hidden),
        Arrange::Role(role) => all_lanes(&|lane| lane.role == role),
        Arrange::Kind(kind) => all(&|card| card.kind == kind),
        Arrange::Evidence(level) => all(&|card| card.evidence == level),
        Arrange::Color(color) => all(&|card| card.color == color),
        Arrange::MomentOfTruth => all(&|card| card.moment_of_truth),
        // All others do something once.
        _ => false,
    }
}

pub(super) fn arrange(doc: &mut Document, what: Arrange) -> Result<(), Refusal> {
    let keep = doc.selection.clone();
    let (command, after) = match what {
        Arrange::StepBefore | Arrange::StepAfter => {
            add_step(doc, what == Arrange::StepAfter);
            return Ok(());
        }
        Arrange::SplitStage => {
            split_stage(doc);
            return Ok(());
        }
        Arrange::SplitCard => return split_card(doc),
        Arrange::Duplicate => return duplicate::duplicate(doc),
        Arrange::HideLane => return hide_lanes(doc),
        Arrange::Earlier | Arrange::Later | Arrange::Up | Arrange::Down => return move_selected(doc, what),
        Arrange::MergeStage => match stage_to_merge(doc) {
            Some(stage) => (Command::MergeStage(stage), Selection::one(stage)),
            None => return Ok(()),
        },
        Arrange::JoinNext => match card_to_join(doc) {
            Some(card) => (Command::JoinNext(card), Selection::one(card)),
            None => return Ok(()),
        },
        Arrange::AutomaticWidth => {
            let steps = selected_steps(doc).map(|step| Step { width: None, ..step.clone() });
            (Command::Many(steps.map(|step| Command::Change(step.into())).collect()), keep)
        }
        Arrange::LockLane => {
            let locked = !lanes(doc).all(|lane| lane.locked);
            (change_lanes(doc, |lane| Lane { locked, ..lane }), keep)
        }
        Arrange::Role(role) => (change_lanes(doc, |lane| Lane { role, ..lane }), keep),
        Arrange::ShowLanes => {
            let hidden = doc.map.lanes.values().filter(|lane| lane.hidden).map(|lane| lane.id);
            (handle::show_lanes(&doc.map, hidden), keep)
        }
        Arrange::Kind(kind) => (change_cards(doc, |card| Card { kind, ..card }), keep),
        Arrange::Evidence(evidence) => (change_cards(doc, |card| Card { evidence, ..card }), keep),
        Arrange::Color(color) => (change_cards(doc, |card| Card { color, ..card }), keep),
        Arrange::MomentOfTruth => {
            let all = selected_cards(doc).all(|card| card.moment_of_truth);
            (change_cards(doc, |card| Card { moment_of_truth: !all, ..card }), keep)
        }
    };
    doc.perform_and_select(&command, after)
}

fn add_step(doc: &mut Document, after: bool) {
    let of_stage = match doc.selection.only() {
        Some(Key::Stage(stage)) if !after => doc.order.steps_of(&doc.map, stage).next(),
        _ => None,
    };
    let edge = if after { doc.order.steps().last() } else { doc.order.steps().first() };
    let beside = of_stage.or(doc.selected_step()).or(edge.copied());
    let Some(beside) = beside.and_then(|step| doc.map.steps.get(&step)) else { return };
    let place = if after { Place::After(beside.id.into()) } else { Place::Before(beside.id.into()) };
    let (command, key) = add::record_command(Step::new(doc.ids.fresh(), beside.stage), place);
    doc.insert_and_write(command, key);
}

/// The step before which its stage can be split: none at the start of a stage.
fn step_to_split(doc: &Document) -> Option<StepId> {
    let step = doc.selected_step().filter(|_| !matches!(doc.selection.only(), Some(Key::Stage(_))))?;
    let stage = doc.map.steps.get(&step)?.stage;
    let first = doc.order.steps_of(&doc.map, stage).next();
    (first != Some(step)).then_some(step)
}

/// The stage of what is selected, when another comes after it.
fn stage_to_merge(doc: &Document) -> Option<StageId> {
    let step = doc.selected_step()?;
    let stage = doc.map.steps.get(&step)?.stage;
    doc.stages().last().is_some_and(|(last, _)| *last != stage).then_some(stage)
}

fn split_stage(doc: &mut Document) {
    if let Some(at) = step_to_split(doc) {
        let stage = Stage::new(doc.ids.fresh());
        let key = stage.id.into();
        doc.insert_and_write(Command::SplitStage { stage, at }, key);
    }
}

fn selected_steps(doc: &Document) -> impl Iterator<Item = &Step> {
    doc.selection.keys().filter_map(|key| doc.map.steps.get(&key.step()?))
}

fn selected_cards(doc: &Document) -> impl Iterator<Item = &Card> {
    doc.selection.keys().filter_map(|key| doc.map.cards.get(&key.card()?))
}

/// The selected lanes that are shown, or the lane of what is selected.
fn lanes(doc: &Document) -> impl Iterator<Item = &Lane> {
    let selected = doc.selection.keys().filter_map(Key::lane).filter(|lane| doc.map.shows(*lane));
    let several = doc.selection.len() > 1;
    let one = doc.selected_lane().filter(|_| !several);
    selected.filter(move |_| several).chain(one).filter_map(|lane| doc.map.lanes.get(&lane))
}

fn change_lanes(doc: &Document, to: impl Fn(Lane) -> Lane) -> Command {
    Command::Many(lanes(doc).cloned().map(|lane| Command::Change(to(lane).into())).collect())
}

fn move_command(doc: &Document, what: Arrange) -> Option<Command> {
    let direction = match what {
        Arrange::Earlier => GridDirection::Back,
        Arrange::Later => GridDirection::Forward,
        Arrange::Up => GridDirection::Up,
        Arrange::Down => GridDirection::Down,
        _ => return None,
    };
    shift::command(doc, direction)
}

fn move_selected(doc: &mut Document, what: Arrange) -> Result<(), Refusal> {
    let Some(command) = move_command(doc, what) else { return Ok(()) };
    doc.perform_and_show(&command, doc.selection.clone())
}

/// Hides the lanes. Nothing is selected then, because what is hidden is not worked on.
fn hide_lanes(doc: &mut Document) -> Result<(), Refusal> {
    let command = change_lanes(doc, |lane| Lane { hidden: true, ..lane });
    doc.perform(&command)?;
    doc.select(Selection::none());
    Ok(())
}

fn change_cards(doc: &Document, to: impl Fn(Card) -> Card) -> Command {
    Command::Many(selected_cards(doc).cloned().map(|card| Command::Change(to(card).into())).collect())
}

/// The selected card, when another comes after it in its cell.
fn card_to_join(doc: &Document) -> Option<CardId> {
    let id = doc.selection.only()?.card()?;
    let card = doc.map.cards.get(&id)?;
    let last = doc.order.cards_in(card.lane, card.step).last()?;
    (last.id != id).then_some(id)
}

/// The text behind the caret becomes the next card of the cell, of the same kind, which is written next. At the end of
/// the text it is a new card, as with Enter; at its start there is nothing to leave behind.
fn split_card(doc: &mut Document) -> Result<(), Refusal> {
    let Some(typing) = &doc.typing else { return Ok(()) };
    let Some(id) = typing.key().card() else { return Ok(()) };
    let (text, forced) = (typing.field().bare_text(), typing.field().forced());
    let at = typing.field().selected().start;
    let (first, second) = (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
    let part = |text: &str| directed(text.trim(), forced);
    let (first, second) = (part(first), part(second));
    match (first.trim().is_empty(), second.trim().is_empty()) {
        (true, _) => return Ok(()),
        (false, true) => {
            capture::finish_and_advance(doc, Advance::Onward);
            return Ok(());
        }
        (false, false) => {}
    }
    let written = doc.close_text();
    let Some(card) = doc.map.cards.get(&id) else { return Ok(()) };
    let (eases, owner, channel) = (Vec::new(), card.owner.clone(), card.channel);
    let new = Card { id: doc.ids.fresh(), text: second, eases, owner, channel, moment_of_truth: false, ..card.clone() };
    let key = new.id.into();
    let split = Command::Many(vec![
        Command::SetText { at: id.into(), text: first },
        Command::Add { record: new.into(), place: Place::After(id.into()) },
    ]);
    doc.perform(&split)?;
    doc.understand(written.as_slice());
    if doc.begin_typing(key) {
        doc.write(Edit::Move { to: Motion::TextStart, extend: false });
    }
    Ok(())
}
