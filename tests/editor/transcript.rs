//! A workshop, entered without the mouse: what eight steps are called and what sixty cards say, from an empty map on.

use throughline::geom::Size;
use throughline::i18n::Locale;
use throughline::model::{Map, Order, Role};

use crate::script::Session;

const STEPS: [&str; 8] = ["Notice", "Look up", "Call", "Explain", "Wait", "Hear back", "Confirm", "Renew"];

/// How many cards each step gets, lane by lane: fifteen to a lane, sixty in all.
const COUNTS: [[usize; 8]; 4] =
    [[2, 2, 2, 2, 2, 2, 2, 1], [1, 2, 3, 2, 1, 2, 2, 2], [2, 1, 2, 3, 2, 1, 2, 2], [2, 2, 2, 1, 3, 2, 2, 1]];

fn card(lane: usize, step: usize, nth: usize) -> String {
    format!("card {lane}.{step}.{nth}")
}

/// What is pressed for a map that runs one way or the other: only the arrows differ.
fn script(rtl: bool) -> String {
    let mut lines = vec!["type Support".to_owned(), "keys Enter".to_owned()];
    lines.push("type Getting help\nkeys Enter".to_owned());
    for (at, step) in STEPS.iter().enumerate() {
        lines.push(format!("type {step}"));
        lines.push(if at + 1 < STEPS.len() { "keys Tab" } else { "keys Enter" }.to_owned());
    }
    for (lane, counts) in COUNTS.iter().enumerate() {
        lines.push("keys Home".to_owned());
        for (step, count) in counts.iter().enumerate() {
            for nth in 0..*count {
                lines.push(format!("type {}", card(lane, step, nth)));
                if nth + 1 < *count {
                    lines.push("keys Enter".to_owned());
                }
            }
            lines.push(if step + 1 < counts.len() { "keys Tab" } else { "keys Escape Down" }.to_owned());
        }
    }
    // One more after the first card, by the arrows alone.
    lines.push(format!("keys Ctrl+Home Down {} Escape", if rtl { "Left Right" } else { "Right Left" }));
    lines.join("\n")
}

fn entered(rtl: bool) -> Session {
    let mut session = Session::before(Map::default());
    session.editor.view_mut().size = Size::new(1200.0, 800.0);
    session.editor.fill_blank_map(if rtl { Locale::He } else { Locale::En });
    session.run(&script(rtl));
    session
}

#[test]
fn sixty_cards_over_eight_steps_are_entered_without_the_mouse() {
    for rtl in [false, true] {
        let session = entered(rtl);
        let map = session.editor.map();
        let order = Order::new(map);
        assert_eq!((map.info.title.as_str(), map.info.direction.is_rtl()), ("Support", rtl));
        assert_eq!(order.stages.iter().map(|stage| stage.name.as_str()).collect::<Vec<_>>(), ["Getting help"]);
        assert_eq!(order.steps.iter().map(|step| step.name.as_str()).collect::<Vec<_>>(), STEPS);
        assert_eq!(map.cards.len(), 60);
        let roles: Vec<_> = order.lanes.iter().map(|lane| lane.role).collect();
        assert_eq!(roles, [Role::Customer, Role::Frontstage, Role::Backstage, Role::Support]);
        for (row, lane) in order.lanes.iter().enumerate() {
            for (column, step) in order.steps.iter().enumerate() {
                let said: Vec<_> = order.cards_in(lane.id, step.id).iter().map(|card| card.text.clone()).collect();
                let expected: Vec<_> = (0..COUNTS[row][column]).map(|nth| card(row, column, nth)).collect();
                assert_eq!(said, expected, "lane {row}, step {column}, rtl {rtl}");
            }
        }
    }
}

#[test]
fn a_transcript_is_undone_card_by_card_to_the_empty_map() {
    let mut session = entered(false);
    // The lanes and steps, the title, the stage, eight names, sixty cards.
    session.has_done(1 + 1 + 1 + 8 + 60);
    while session.editor.can_undo().is_some() {
        session.editor.undo();
    }
    assert!(session.editor.map().cards.is_empty() && session.editor.map().steps.is_empty());
}
