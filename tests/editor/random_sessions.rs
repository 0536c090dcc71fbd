//! Whatever a hand does, in whatever order: the map stays whole and undo brings everything back.

use std::collections::BTreeSet;

use proptest::prelude::*;
use throughline::edit::Fragment;
use throughline::editor::{
    Advance, Arrange, CopiedContent, Editor, Element, GridMotion, Modifiers, PasteContent, PastedCards, Pointer,
};
use throughline::geom::{Camera, Point, Size};
use throughline::i18n::{Locale, MapWords};
use throughline::layout::{LayoutOptions, Workspace, layout};
use throughline::model::{CardKind, IdSource, Issue, IssueLevel, Key, Map, Role, check};
use throughline::text::Edit;

use crate::support::{Dice, cases, odd_text, random_command, random_map};

const VIEW: Size = Size::new(900.0, 600.0);

fn broken(map: &Map) -> BTreeSet<Issue> {
    check(map).into_iter().filter(|issue| issue.kind.level() == IssueLevel::Broken).collect()
}

/// Somewhere in or near the view, more often than not on something.
fn somewhere(editor: &Editor, dice: &mut Dice) -> Pointer {
    let keys: Vec<Key> = editor.map().keys().collect();
    let area = dice.percent(70).then(|| editor.area_of(dice.pick(&keys))).flatten();
    let at = match area {
        Some(area) => editor.view().camera.view_from_map(Point::new(
            area.x0 + area.width() * dice.below(101) as f64 / 100.0,
            area.y0 + area.height() * dice.below(101) as f64 / 100.0,
        )),
        None => Point::new(dice.below(1_000) as f64 - 50.0, dice.below(700) as f64 - 50.0),
    };
    Pointer { at, modifiers: Modifiers { shift: dice.percent(15), command: dice.percent(5) } }
}

/// Whatever one does to connect cards.
fn by_connector(editor: &mut Editor, dice: &mut Dice, pointer: Pointer) -> &'static str {
    match dice.below(6) {
        0..=1 => {
            editor.connect();
            "connect"
        }
        2 => {
            editor.reattach();
            "reattach"
        }
        3 => {
            let _ = if dice.percent(50) { editor.reverse() } else { editor.toggle_heads() };
            "reverse"
        }
        _ => {
            editor.hover_at(pointer.at);
            "point"
        }
    }
}

/// Anything that a hand may do, in no sensible order.
fn act(editor: &mut Editor, dice: &mut Dice) -> String {
    let pointer = somewhere(editor, dice);
    let element = dice.pick(&Element::ALL);
    let what = match dice.below(31) {
        28.. => by_connector(editor, dice, pointer),
        20..=27 => by_keyboard(editor, dice),
        0..=3 => {
            editor.press(pointer);
            "press"
        }
        4..=8 => {
            editor.drag(pointer);
            "drag"
        }
        9..=10 => {
            editor.release(pointer);
            "release"
        }
        11 => {
            editor.double_click(pointer);
            "double click"
        }
        12 => {
            editor.cancel();
            "cancel"
        }
        13 => {
            let text = odd_text(dice);
            editor.write(if dice.percent(80) { Edit::Insert(&text) } else { Edit::Backspace });
            "write"
        }
        14 if dice.percent(50) => {
            editor.finish_typing();
            "done"
        }
        14 => {
            let keys: Vec<Key> = editor.map().keys().collect();
            editor.begin_typing(dice.pick(&keys));
            "begin typing"
        }
        15 => {
            editor.undo();
            "undo"
        }
        16 => {
            editor.redo();
            "redo"
        }
        17 => {
            editor.add(element);
            "add"
        }
        18 => {
            editor.drag_element(element, pointer);
            "pick up"
        }
        _ if dice.percent(40) => {
            let _ = editor.delete_selection();
            "delete"
        }
        _ if dice.percent(50) => {
            let _ = editor.perform(&random_command(editor.map(), dice.bits()));
            "command"
        }
        _ => {
            let zoom = dice.pick(&[0.1, 0.5, 1.0, 3.0]);
            let origin = Point::new(dice.below(800) as f64 - 100.0, dice.below(800) as f64 - 100.0);
            editor.view_mut().camera = Camera { origin, zoom };
            "look elsewhere"
        }
    };
    format!("{what} {element:?} {pointer:?}")
}

fn by_keyboard(editor: &mut Editor, dice: &mut Dice) -> &'static str {
    match dice.below(10) {
        8..=9 => arrange(editor, dice),
        0..=2 => walk(editor, dice),
        3..=4 => {
            let text = odd_text(dice);
            editor.type_here();
            editor.write(Edit::Insert(&text));
            "type"
        }
        5..=6 => {
            editor.finish_and_advance(dice.pick(&[Advance::Onward, Advance::NextStep, Advance::PreviousStep]));
            "go on"
        }
        _ => {
            let _ = editor.paste(&pasted(editor, dice));
            "paste"
        }
    }
}

fn arrange(editor: &mut Editor, dice: &mut Dice) -> &'static str {
    let way = dice.pick(&[GridMotion::Left, GridMotion::Right, GridMotion::Up, GridMotion::Down]);
    let all = [
        Arrange::StepBefore,
        Arrange::StepAfter,
        Arrange::SplitStage,
        Arrange::MergeStage,
        Arrange::AutomaticWidth,
        Arrange::LockLane,
        Arrange::HideLane,
        Arrange::ShowLanes,
        Arrange::Duplicate,
        Arrange::SplitCard,
        Arrange::JoinNext,
        Arrange::Kind(CardKind::Decision),
        Arrange::MomentOfTruth,
        Arrange::Role(Role::Support),
        Arrange::Role(Role::Emotion),
        Arrange::Earlier,
        Arrange::Later,
        Arrange::Up,
        Arrange::Down,
    ];
    match dice.below(6) {
        0 => {
            let _ = editor.shift(way);
            "shift"
        }
        1 => {
            let _ = editor.stretch(way);
            "stretch"
        }
        2 => {
            editor.select_more();
            "select more"
        }
        _ => {
            let what = dice.pick(&all);
            if what != Arrange::SplitCard {
                editor.cancel();
                editor.cancel();
            }
            let could = editor.can_arrange(what);
            let before = editor.map().clone();
            let _ = editor.arrange(what);
            assert!(could || before == *editor.map(), "{what:?} does something though it can't");
            "arrange"
        }
    }
}

fn walk(editor: &mut Editor, dice: &mut Dice) -> &'static str {
    const WALKS: [GridMotion; 10] = [
        GridMotion::Left,
        GridMotion::Right,
        GridMotion::Up,
        GridMotion::Down,
        GridMotion::RowStart,
        GridMotion::RowEnd,
        GridMotion::MapStart,
        GridMotion::MapEnd,
        GridMotion::NextStep,
        GridMotion::PreviousStep,
    ];
    let walk = dice.pick(&WALKS);
    if dice.percent(30) {
        editor.extend(walk);
    } else {
        editor.walk(walk);
    }
    assert!(editor.has_position(), "{walk:?} leads somewhere");
    "walk"
}

fn pasted(editor: &Editor, dice: &mut Dice) -> PasteContent {
    let lines = |dice: &mut Dice| (0..dice.below(4)).map(|_| odd_text(dice)).collect::<Vec<_>>();
    match dice.below(3) {
        0 => PastedCards::Lines(lines(dice)).into(),
        1 => PastedCards::Table((0..dice.below(5)).map(|_| lines(dice)).collect()).into(),
        _ => match editor.copied() {
            Some(CopiedContent::Cards(fragment)) => PastedCards::Fragment(fragment).into(),
            Some(CopiedContent::Section(section)) => PasteContent::Section(section),
            _ => {
                let all: Vec<_> = editor.map().cards.keys().copied().collect();
                PastedCards::Fragment(Fragment::new(editor.map(), &all)).into()
            }
        },
    }
}

fn editor(map: Map, seed: u64) -> Editor {
    let mut editor = Editor::new(map, IdSource::seeded(u128::from(seed)));
    editor.view_mut().size = VIEW;
    editor
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn whatever_a_hand_does_the_map_stays_whole_and_undo_brings_everything_back(seed: u64) {
        let mut dice = Dice::seeded(seed);
        let first = random_map(dice.bits());
        let mut editor = editor(first.clone(), seed);
        let mut done = Vec::new();
        for _ in 0..60 {
            done.push(act(&mut editor, &mut dice));
            let wrong = broken(editor.map());
            prop_assert!(wrong.is_empty(), "{:?} after {:#?}", wrong, done);
            let selected = editor.selection().keys().find(|key| !editor.map().has(*key));
            prop_assert!(selected.is_none(), "{:?} is selected after {:#?}", selected, done);
            let _ = editor.overlay(editor.under(Point::new(300.0, 200.0)).tag());
        }
        editor.cancel();
        let last = editor.map().clone();
        let mut undone = 0;
        while editor.can_undo().is_some() {
            editor.undo();
            undone += 1;
        }
        prop_assert!(*editor.map() == first, "undo does not bring the first map back after {:#?}", done);
        while undone > 0 {
            editor.redo();
            undone -= 1;
        }
        while editor.can_redo().is_some() {
            editor.redo();
        }
        prop_assert!(last == *editor.map() || editor.can_undo().is_some());
    }

    #[test]
    fn what_is_shown_is_the_layout_of_the_map(seed: u64) {
        let mut dice = Dice::seeded(seed);
        let mut editor = editor(random_map(dice.bits()), seed);
        for _ in 0..20 {
            act(&mut editor, &mut dice);
        }
        let words = MapWords::of(Locale::from_tag(&editor.map().info.language));
        let options = LayoutOptions { rail: editor.rail(), ..LayoutOptions::canvas(words) };
        let fresh = layout(editor.map(), &mut Workspace::new(), editor.theme(), &options);
        prop_assert_eq!(editor.scene().to_string(), fresh.scene.to_string());
    }

    #[test]
    fn a_gesture_that_is_cancelled_leaves_no_trace(seed: u64) {
        let mut dice = Dice::seeded(seed);
        let first = random_map(dice.bits());
        let mut editor = editor(first.clone(), seed);
        for _ in 0..8 {
            if dice.percent(30) {
                let (element, at) = (dice.pick(&Element::ALL), somewhere(&editor, &mut dice));
                editor.drag_element(element, at);
            } else {
                editor.press(somewhere(&editor, &mut dice));
            }
            for _ in 0..dice.below(6) {
                editor.drag(somewhere(&editor, &mut dice));
            }
            editor.cancel();
            editor.release(somewhere(&editor, &mut dice));
            prop_assert!(*editor.map() == first && editor.is_saved() && editor.can_undo().is_none());
        }
    }
}
