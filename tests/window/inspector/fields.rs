//! The text field: typing, caret, clipboard, leaving.

use egui::accesskit::Role;
use egui::{Event, IdSalt, ImeEvent, Key, Modifiers, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use throughline::app::widgets::field::TextField;
use throughline::app::widgets::label::TextUi;
use throughline::app::widgets::style;
use throughline::text::Engine;

pub const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };

/// A form of two fields that does what they say, and remembers it.
#[derive(Default)]
pub struct Form {
    pub value: String,
    multiline: bool,
    pub edits: Vec<String>,
    pub commits: Vec<String>,
    pub copied: Vec<String>,
    text: Option<TextUi>,
}

pub fn form(value: &str, multiline: bool) -> Harness<'static, Form> {
    let state = Form { value: value.to_owned(), multiline, ..Form::default() };
    let show = |ui: &mut egui::Ui, form: &mut Form| {
        let text = form.text.get_or_insert_with(|| TextUi::new(ui.ctx(), Engine::new())).clone();
        let value = form.value.clone();
        let field = |label, value| TextField {
            id_salt: IdSalt::new(label),
            value,
            hint: "Nothing yet",
            multiline: form.multiline,
            label,
        };
        let output = field("Name", &value).show(ui, &text);
        form.edits.extend(output.edited);
        if let Some(committed) = output.committed {
            form.value.clone_from(&committed);
            form.commits.push(committed);
        }
        field("Other", "").show(ui, &text);
        form.copied.extend(ui.output(|output| {
            output
                .commands
                .iter()
                .filter_map(|command| match command {
                    egui::OutputCommand::CopyText(text) => Some(text.clone()),
                    _ => None,
                })
                .collect::<Vec<_>>()
        }));
    };
    let mut harness =
        Harness::builder().with_size(vec2(240.0, 200.0)).with_step_dt(1.0 / 60.0).build_ui_state(show, state);
    style::install(&harness.ctx);
    harness.run();
    harness
}

pub fn focus(harness: &mut Harness<'_, Form>) {
    harness.get_by_label("Name").focus();
    harness.run();
    harness.run();
}

pub fn type_in(harness: &mut Harness<'_, Form>, text: &str) {
    harness.event(Event::Text(text.to_owned()));
    harness.run();
}

pub fn press(harness: &mut Harness<'_, Form>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

pub fn value(harness: &Harness<'_, Form>) -> String {
    harness.get_by_label("Name").value().unwrap_or_default()
}

#[test]
fn hebrew_is_typed_and_kept_in_logical_order() {
    let mut harness = form("", false);
    focus(&mut harness);
    for letter in ["ש", "ל", "ו", "ם", " ", "4", "2"] {
        type_in(&mut harness, letter);
    }
    assert_eq!(value(&harness), "שלום 42");
    assert_eq!(harness.state().commits, Vec::<String>::new(), "nothing is done before it is done");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().commits, ["שלום 42"]);
    assert!(!harness.get_by_label("Name").is_focused());
}

#[test]
fn one_change_is_committed_however_many_keys_it_took() {
    let mut harness = form("Waits", false);
    focus(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::End);
    type_in(&mut harness, " long");
    press(&mut harness, CTRL, Key::Backspace);
    type_in(&mut harness, "a day");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    assert_eq!(harness.state().commits, ["Waits a day"]);
    assert_eq!(harness.state().edits, ["Waits long", "Waits ", "Waits a day"]);
    assert!(harness.get_by_label("Other").is_focused());
}

#[test]
fn esc_leaves_and_keeps_what_was_typed() {
    let mut harness = form("Waits", false);
    focus(&mut harness);
    type_in(&mut harness, "Something else");
    assert_eq!(value(&harness), "Something else", "what is typed replaces what was selected");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(value(&harness), "Something else");
    assert_eq!(harness.state().commits, ["Something else"]);
    assert!(!harness.get_by_label("Name").is_focused());
}

#[test]
fn leaving_a_text_as_it_was_commits_nothing() {
    let mut harness = form("Waits", false);
    focus(&mut harness);
    type_in(&mut harness, "x");
    type_in(&mut harness, "y");
    press(&mut harness, CTRL, Key::A);
    type_in(&mut harness, "Waits");
    harness.get_by_label("Other").click();
    harness.run();
    assert!(harness.get_by_label("Other").is_focused());
    assert_eq!(harness.state().commits, Vec::<String>::new());
}

#[test]
fn a_click_elsewhere_commits() {
    let mut harness = form("", false);
    harness.get_by_label("Name").click();
    harness.run();
    type_in(&mut harness, "ab");
    harness.drag_at(pos2(120.0, 190.0));
    harness.drop_at(pos2(120.0, 190.0));
    harness.run();
    assert_eq!(harness.state().commits, ["ab"]);
    assert!(!harness.get_by_label("Name").is_focused());
}

#[test]
fn a_click_places_the_caret_and_a_double_click_takes_the_word() {
    let mut harness = form("one two", false);
    let field = harness.get_by_label("Name").rect();
    let click = |harness: &mut Harness<'_, Form>, at| {
        harness.drag_at(at);
        harness.drop_at(at);
        harness.run_steps(1);
    };
    let start = pos2(field.left() + 10.0, field.center().y);
    click(&mut harness, start);
    type_in(&mut harness, "x");
    assert_eq!(value(&harness), "xone two");
    harness.run_steps(60);
    click(&mut harness, start);
    click(&mut harness, start);
    type_in(&mut harness, "six");
    assert_eq!(value(&harness), "six two");
}

#[test]
fn a_drag_selects() {
    let mut harness = form("one two", false);
    let field = harness.get_by_label("Name").rect();
    harness.drag_at(pos2(field.left() + 2.0, field.center().y));
    harness.run_steps(1);
    for x in [40.0, 120.0, 200.0] {
        harness.hover_at(pos2(field.left() + x, field.center().y));
        harness.run_steps(1);
    }
    harness.drop_at(pos2(field.left() + 200.0, field.center().y));
    harness.run();
    harness.event(Event::Copy);
    harness.run_steps(1);
    assert_eq!(harness.state().copied, ["one two"]);
}

#[test]
fn cut_takes_the_selection_and_paste_brings_it_back_in_one_line() {
    let mut harness = form("one", false);
    focus(&mut harness);
    harness.event(Event::Cut);
    harness.run_steps(2);
    assert_eq!(value(&harness), "");
    assert_eq!(harness.state().copied[0], "one");
    harness.event(Event::Paste("two\nlines".to_owned()));
    harness.run();
    assert_eq!(value(&harness), "two lines");
}

#[test]
fn an_input_method_shows_what_it_composes_and_where() {
    let mut harness = form("", false);
    focus(&mut harness);
    harness.event(Event::Ime(ImeEvent::Preedit { text: "ka".to_owned(), active_range_chars: None }));
    harness.run_steps(2);
    assert_eq!(value(&harness), "ka");
    let field = harness.get_by_label("Name").rect();
    let caret = harness.output().platform_output.ime.expect("the place of the caret").cursor_rect;
    assert!(field.contains(caret.center()) && caret.left() > field.left() + 20.0, "{caret:?}");
    harness.event(Event::Ime(ImeEvent::Commit("か".to_owned())));
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().commits, ["か"]);
}

#[test]
fn a_field_of_several_lines_grows_with_them() {
    let mut harness = form("", true);
    let low = harness.get_by_label("Name").rect().height();
    focus(&mut harness);
    type_in(&mut harness, "a first line that is much too long for one");
    press(&mut harness, Modifiers::SHIFT, Key::Enter);
    type_in(&mut harness, "b");
    assert_eq!((low, harness.get_by_label("Name").rect().height()), (32.0, 32.0 + 2.0 * 18.0));
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().commits, ["a first line that is much too long for one\nb"]);
}

#[test]
fn a_text_turns_to_the_side_where_its_direction_starts() {
    let mut harness = form("", false);
    focus(&mut harness);
    let caret = |harness: &mut Harness<'_, Form>| {
        harness.run_steps(1);
        harness.output().platform_output.ime.expect("a caret").cursor_rect.center().x
    };
    let field = harness.get_by_label("Name").rect();
    assert!((caret(&mut harness) - field.left() - 10.0).abs() < 1.0);
    type_in(&mut harness, "ש");
    assert!(caret(&mut harness) > field.right() - 30.0, "Hebrew starts on the right");
    press(&mut harness, Modifiers::NONE, Key::Backspace);
    type_in(&mut harness, "a");
    assert!(caret(&mut harness) < field.left() + 30.0);
}

#[test]
fn the_window_knows_that_a_text_is_typed_and_is_still_while_nobody_types() {
    let mut harness = form("Waits", false);
    assert!(!harness.ctx.text_edit_focused());
    focus(&mut harness);
    assert!(harness.ctx.text_edit_focused());
    harness.run_steps(3);
    assert!(!harness.ctx.has_requested_repaint(), "the caret doesn't blink");
}

#[test]
fn a_screen_reader_can_set_the_text() {
    let mut harness = form("Waits", false);
    harness.get_by_role_and_label(Role::TextInput, "Name").set_text_value_accesskit("Pays");
    harness.run();
    assert_eq!(harness.state().commits, ["Pays"]);
}
