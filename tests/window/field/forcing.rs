//! A direction that a person forces on a text: how it is kept, and that nothing else is seen of it.

use throughline::geom::Flow;
use throughline::layout::{LayoutOptions, Workspace, layout};
use throughline::model::Map;
use throughline::persist::{read, template, write};
use throughline::scene::Shape;
use throughline::text::{Edit, Motion, forced_direction};
use throughline::theme::Theme;

use super::harness::{Desk, LTR, RTL, request};

const RLM: &str = "\u{200f}";
const LRM: &str = "\u{200e}";

#[test]
fn a_forced_text_is_stored_with_marks_and_edited_without() {
    let mut desk = Desk::new("PNG\n\nשלום", None);
    desk.edit(Edit::Direct(Some(RTL)));
    assert_eq!(desk.field.text(), "\u{200f}PNG\n\n\u{200f}שלום");
    assert_eq!((desk.field.bare_text(), desk.field.forced()), ("PNG\n\nשלום", Some(RTL)));
    assert_eq!(desk.edit(Edit::SelectAll).selected_text(), "PNG\n\nשלום", "what is copied is the bare text");
    desk.go(Motion::TextStart);
    assert_eq!(desk.edit(Edit::Direct(Some(LTR))).text(), "\u{200e}PNG\n\n\u{200e}שלום");
    assert_eq!(desk.edit(Edit::Direct(None)).text(), "PNG\n\nשלום");
}

#[test]
fn empty_paragraphs_get_no_mark_and_marks_that_stand_first_are_left_out() {
    let mut desk = Desk::new("a\n\nb\n", None);
    assert_eq!(desk.edit(Edit::Direct(Some(RTL))).text(), "\u{200f}a\n\n\u{200f}b\n");
    // Of a stored text only the marks of its own direction are left out.
    let desk = Desk::new("\u{200f}\u{200f}\u{200e}a", None);
    assert_eq!((desk.field.bare_text(), desk.field.forced()), ("\u{200e}a", Some(RTL)));
    let mut desk = Desk::new("", None);
    desk.edit(Edit::Direct(Some(RTL)));
    desk.edit(Edit::Insert("\u{200f}\u{200e}a\nb\n\u{200f}"));
    assert_eq!((desk.field.text(), desk.shown().as_str()), ("\u{200f}a\n\u{200f}b\n", "a\nb\n|"));
}

#[test]
fn the_field_shows_what_the_engine_shows_of_the_stored_text() {
    for text in ["PNG, ok!", "שלום!", "a\n\nב", "4%"] {
        for flow in [LTR, RTL] {
            let mut desk = Desk::new(text, Some(60.0));
            desk.edit(Edit::Direct(Some(flow)));
            let stored = desk.field.text().to_owned();
            assert_eq!(*desk.field.block(), *desk.engine.block(&request(&stored, Some(60.0))));
            assert_eq!(desk.field.block().text(), text, "the block is without marks");
            let mut again = Desk::new(&stored, Some(60.0));
            assert_eq!((again.field.text(), again.field.bare_text()), (stored.as_str(), text));
            assert_eq!(again.go(Motion::TextEnd), text.len());
        }
    }
}

#[test]
fn a_direction_that_is_forced_first_holds_for_what_is_typed_next() {
    let mut desk = Desk::new("", None);
    assert_eq!(desk.edit(Edit::Direct(Some(RTL))).text(), "", "an empty text stores no mark");
    assert_eq!(desk.field.caret_flow(), Some(RTL));
    assert_eq!(desk.write("PNG").field.text(), "\u{200f}PNG");
    desk.edit(Edit::SelectAll);
    desk.edit(Edit::Backspace);
    assert_eq!(desk.write("a").field.text(), "\u{200f}a");
    assert_eq!(desk.edit(Edit::Insert("\nb")).text(), "\u{200f}a\n\u{200f}b");
}

#[test]
fn punctuation_goes_where_the_forced_direction_ends() {
    let x = |text: &str| {
        let mut desk = Desk::new(text, None);
        desk.go(Motion::TextEnd);
        desk.field.caret().x0
    };
    assert!(x("PNG!") > 20.0 && x("\u{200f}PNG!") < 0.1);
    assert!(x("שלום!") < 0.1 && x("\u{200e}שלום!") > 20.0);
}

#[test]
fn a_pasted_mark_gives_a_direction_or_none_and_is_never_met() {
    let mut desk = Desk::new("", None);
    desk.edit(Edit::Insert("\u{200f}abc"));
    assert_eq!((desk.field.text(), desk.shown().as_str(), desk.field.forced()), ("\u{200f}abc", "abc|", Some(RTL)));
    // A text that has a direction keeps it.
    desk.go(Motion::TextStart);
    desk.edit(Edit::Insert("\u{200e}x\n\u{200e}"));
    assert_eq!((desk.field.text(), desk.shown().as_str()), ("\u{200f}x\n\u{200f}abc", "x\n|abc"));
    // Paragraphs that don't agree are a text like any other.
    let mut desk = Desk::new("abc", None);
    desk.go(Motion::TextStart);
    desk.edit(Edit::Insert("\u{200f}x\n"));
    assert_eq!((desk.field.text(), desk.field.forced()), ("\u{200f}x\nabc", None));
    assert_eq!(*desk.field.block(), *desk.engine.block(&request("\u{200f}x\nabc", None)));
    desk.edit(Edit::Move { to: Motion::TextEnd, extend: true });
    desk.edit(Edit::Backspace);
    desk.edit(Edit::Backspace);
    assert_eq!((desk.field.bare_text(), desk.field.forced()), ("x", Some(RTL)), "now they do");
}

#[test]
fn a_mark_that_comes_to_stand_first_is_taken_in() {
    let mut desk = Desk::new("a\u{200e}b", None);
    assert_eq!(desk.field.forced(), None);
    desk.go(Motion::TextStart);
    desk.edit(Edit::Delete);
    assert_eq!((desk.shown().as_str(), desk.field.forced(), desk.field.text()), ("|b", Some(LTR), "\u{200e}b"));
    assert_eq!(desk.edit(Edit::Undo).text(), "a\u{200e}b");
    assert_eq!(desk.field.forced(), None);
}

fn directed_map() -> Map {
    let mut map: Map = read(template("support", "en").unwrap().as_bytes()).unwrap();
    let text = format!("{RLM}PNG!\n{RLM}second");
    map.cards.values_mut().for_each(|card| card.text.clone_from(&text));
    map.info.title = format!("{LRM}שלום!");
    map
}

#[test]
fn the_file_shows_the_marks_and_gives_them_back() {
    let map = directed_map();
    let file = write(&map);
    assert!(file.contains("\\u{200f}PNG!\\n\\u{200f}second") && file.contains("\\u{200e}שלום!"));
    assert!(!file.contains([RLM, LRM].map(|mark| mark.chars().next().unwrap())));
    let again: Map = read(file.as_bytes()).unwrap();
    assert_eq!(again, map);
    assert_eq!(forced_direction(&again.info.title), Some(Flow::LeftToRight));
}

#[test]
fn the_scene_shows_the_same_block_as_the_field() {
    let map = directed_map();
    let mut workspace = Workspace::new();
    let words = throughline::i18n::MapWords::of(throughline::i18n::Locale::En);
    let laid_out = layout(&map, &mut workspace, &Theme::light(), &LayoutOptions::canvas(words));
    let stored = map.cards.values().next().unwrap().text.as_str();
    let role = throughline::theme::TextRole::Card;
    let mut seen = 0;
    for (_, placed) in laid_out.scene.frames() {
        for item in &placed.frame.items {
            if let Shape::Text { block, .. } = &item.shape
                && block.text() == "PNG!\nsecond"
            {
                let width = Some(block.size().width);
                let align = throughline::text::Align::Start;
                let request = throughline::text::Request { text: stored, style: role.style(), width, align, flow: LTR };
                seen += usize::from(**block == *workspace.engine.block(&request));
            }
        }
    }
    assert!(seen > 5, "{seen} cards are shown so");
}
