//! Input methods, dead keys and emoji: what comes in pieces is one character or one change.

use egui::{Event, ImeEvent};
use throughline::app::widgets::typing::{TypingEvent, edit_of};
use throughline::geom::Point;
use throughline::text::{Edit, Motion};

use super::harness::{Desk, LTR};

#[test]
fn what_is_composed_shows_until_it_is_inserted_or_given_up() {
    let mut desk = Desk::new("ab", None);
    desk.go(Motion::Left);
    desk.edit(Edit::Compose { text: "x", cursor: None });
    desk.edit(Edit::Compose { text: "xyz", cursor: Some((1, 3)) });
    assert_eq!((desk.field.text(), desk.field.selected_text()), ("axyzb", "yz"));
    assert_eq!(desk.field.composition().len(), 1);
    desk.edit(Edit::Insert("ש"));
    assert_eq!((desk.field.text(), desk.field.selected()), ("aשb", 3..3));
    desk.edit(Edit::Compose { text: "q", cursor: None });
    assert_eq!(desk.edit(Edit::EndCompose).text(), "aשb");
    assert!(desk.field.composition().is_empty());
    assert_eq!(desk.edit(Edit::EndCompose).text(), "aשb");
}

fn preedit(text: &str) -> Event {
    Event::Ime(ImeEvent::Preedit { text: text.to_owned(), active_range_chars: None })
}

fn commit(text: &str) -> Event {
    Event::Ime(ImeEvent::Commit(text.to_owned()))
}

impl Desk {
    /// Hears what a keyboard or an input method sends.
    fn hear(&mut self, events: &[Event]) -> &mut Self {
        for event in events {
            if let Some(TypingEvent::Edit(edit)) = edit_of(event, true) {
                self.edit(edit.as_edit());
            }
        }
        self
    }
}

/// What systems send for one composition that ends in a text, or in nothing.
fn sequences() -> Vec<(&'static str, Vec<Event>)> {
    vec![
        ("か", vec![preedit("k"), preedit("か"), preedit(""), commit("か")]),
        ("か", vec![preedit("k"), preedit("か"), commit("か"), preedit(""), preedit("")]),
        ("測試", vec![preedit("ce shi"), preedit("測試"), preedit(""), commit("測試"), preedit("")]),
        ("é", vec![preedit("´"), commit("é")]),
        ("é", vec![commit("é")]),
        ("ă", vec![Event::Text("ă".to_owned())]),
        ("", vec![preedit("k"), preedit("")]),
        ("", vec![preedit("k"), preedit(""), commit("")]),
        ("", vec![commit("")]),
    ]
}

#[test]
fn a_composition_is_one_change_whatever_the_system_sends() {
    for (result, events) in sequences() {
        let mut desk = Desk::new("שלב ", None);
        desk.hear(&events);
        assert_eq!(desk.field.text(), format!("שלב {result}"), "{events:?}");
        assert_eq!(desk.field.can_undo(), !result.is_empty(), "{events:?}");
        assert_eq!(desk.edit(Edit::Undo).text(), "שלב ", "{events:?}");
        assert!(!desk.field.can_undo(), "{events:?}");
        assert_eq!(desk.edit(Edit::Redo).text(), format!("שלב {result}"), "{events:?}");
    }
}

#[test]
fn a_composition_over_a_selection_replaces_it_when_it_is_done_and_not_before() {
    for (result, events) in sequences() {
        let mut desk = Desk::new("one", None);
        desk.edit(Edit::SelectAll);
        desk.hear(&events);
        let expected = if result.is_empty() { "[one]".to_owned() } else { format!("{result}|") };
        assert_eq!(desk.shown(), expected, "{events:?}");
        desk.edit(Edit::Undo);
        assert_eq!(desk.shown(), "[one]", "{events:?}");
    }
}

#[test]
fn two_compositions_are_two_changes() {
    let mut desk = Desk::new("", None);
    desk.hear(&[preedit("か"), preedit(""), commit("か"), preedit("な"), preedit(""), commit("な")]);
    assert_eq!(desk.edit(Edit::Undo).text(), "か");
    assert_eq!(desk.edit(Edit::Undo).text(), "");
}

#[test]
fn what_is_composed_stays_when_the_person_goes_elsewhere() {
    let leave: [Edit<'_>; 4] = [
        Edit::PlaceCaret { at: Point::new(0.0, 9.0), extend: false },
        Edit::SelectWordAt(Point::new(0.0, 9.0)),
        Edit::Move { to: Motion::TextStart, extend: false },
        Edit::Direct(Some(super::harness::RTL)),
    ];
    for leave in leave {
        let mut desk = Desk::new("one ", None);
        desk.hear(&[preedit("ka")]);
        desk.edit(leave);
        assert_eq!(desk.field.bare_text(), "one ka", "{leave:?}");
        assert!(desk.field.composition().is_empty());
        while desk.field.can_undo() {
            desk.edit(Edit::Undo);
        }
        assert_eq!(desk.field.text(), "one ", "{leave:?}");
    }
}

#[test]
fn undo_while_composing_gives_the_composition_up() {
    let mut desk = Desk::new("", None);
    desk.write("a").hear(&[preedit("ka")]);
    assert_eq!(desk.edit(Edit::Undo).text(), "a");
    assert_eq!(desk.edit(Edit::Undo).text(), "");
}

#[test]
fn a_character_of_several_codes_is_one_stop_and_one_deletion() {
    for emoji in ["😀", "👍🏽", "👨‍👩‍👧", "🏳️‍🌈", "🤷🏽‍♀️", "🇷🇴", "1️⃣", "#️⃣", "❤️", "☎️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👩🏾‍❤️‍💋‍👨🏻"]
    {
        let text = format!("א{emoji}b");
        let mut desk = Desk::new(&text, None);
        desk.go(Motion::TextStart);
        assert_eq!(desk.walk(Motion::Left).len() + desk.walk(Motion::Right).len() - 1, 4 + 3, "{emoji}: one stop");
        desk.go(Motion::TextEnd);
        desk.edit(Edit::Backspace);
        assert_eq!(desk.edit(Edit::Backspace).text(), "א", "{emoji}: one backspace");
        let mut desk = Desk::new(emoji, None);
        desk.go(Motion::TextStart);
        assert_eq!(desk.edit(Edit::Delete).text(), "", "{emoji}: one deletion");
    }
}

#[test]
fn two_flags_are_two_characters() {
    let mut desk = Desk::new("🇷🇴🇮🇱", None);
    assert_eq!(desk.edit(Edit::Backspace).text(), "🇷🇴");
    assert_eq!(desk.edit(Edit::Backspace).text(), "");
}

#[test]
fn what_is_composed_keeps_its_place_when_marks_before_it_become_the_direction_of_the_text() {
    let mut desk = Desk::new("\u{200e}a\nb", None);
    let left = Edit::Move { to: Motion::Left, extend: true };
    desk.edit(left);
    desk.edit(left);
    let field = desk.edit(Edit::Compose { text: "שa", cursor: Some((2, 2)) });
    assert_eq!((field.bare_text(), field.forced(), field.selected()), ("aשa", Some(LTR), 3..3));
}
