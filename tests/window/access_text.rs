//! A text as it is told to those who do not see it: what is in a field, where its caret is, and what is typed.

use egui::accesskit::{Action, ActionData, ActionRequest, HasPopup, Live, Role, TextPosition, TextSelection, TreeId};
use egui::{Event, Key, Modifiers, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::i18n::Locale;
use throughline::model::{Key as Record, Order};
use throughline::text::{Align, Caret, Edit, Engine, Field, Stretch, Style, Weight};

use crate::harness::{CTRL, Screen, card, choose, click, map, open, open_sized, press, undo, word, write};

const PLAIN: Modifiers = Modifiers::NONE;

/// Texts of both directions, with numbers, signs, marks, emoji, and several lines.
const TEXTS: [&str; 10] = [
    "",
    "Asks for help",
    "מבקשת עזרה",
    "שולחת PNG בעמוד 42, ומחכה",
    "Sends שלום עולם 123 to us",
    "one\n\nשתיים שלוש\nthree\n",
    "e\u{301}te\u{301} 👩\u{200d}👩\u{200d}👧 👍🏽 שָׁלוֹם",
    "a long text in English that breaks into several lines, with עברית ארוכה שנשברת גם היא and an end",
    "טקסט ארוך בעברית שנשבר לכמה שורות, with some English in it, ועוד מילים בסוף כדי שיהיו שורות",
    "   ",
];

/// The node that has the keyboard.
fn focused(screen: &Screen) -> Node<'_> {
    screen.root().children_recursive().find(|node| node.accesskit_node().is_focused()).expect("a focused node")
}

/// What is in the focused field, and where the ends of its selection are: the one that stays, and the caret.
fn told(screen: &Screen) -> (String, usize, usize) {
    let node = focused(screen);
    let node = node.accesskit_node();
    assert!(node.supports_text_ranges(), "{:?} is no text: {:?}", node.label(), node.role());
    let anchor = node.text_selection_anchor().unwrap().to_global_utf16_index();
    let caret = node.text_selection_focus().unwrap().to_global_utf16_index();
    (node.document_range().text(), anchor, caret)
}

fn says(text: &str, anchor: usize, caret: usize) -> (String, usize, usize) {
    (text.to_owned(), anchor, caret)
}

/// Asks the focused field for something.
fn ask(screen: &mut Screen, action: Action, data: ActionData) {
    let target_node = focused(screen).accesskit_node().locate().0;
    ask_of(screen, target_node, action, Some(data));
}

fn ask_of(screen: &mut Screen, target_node: egui::accesskit::NodeId, action: Action, data: Option<ActionData>) {
    let request = ActionRequest { action, target_tree: TreeId::ROOT, target_node, data };
    screen.event(Event::AccessKitActionRequest(request));
    screen.run();
}

/// Selects from one place of the focused field to another, in characters as Unicode counts them.
fn select(screen: &mut Screen, anchor: usize, caret: usize) {
    let selection = {
        let node = focused(screen);
        let node = node.accesskit_node();
        let place = |at| node.text_position_from_global_usv_index(at).unwrap().to_raw();
        TextSelection { anchor: place(anchor), focus: place(caret) }
    };
    ask(screen, Action::SetTextSelection, ActionData::SetTextSelection(selection));
}

fn written(screen: &Screen) -> String {
    screen.state().editor().typing().unwrap().field().text().to_owned()
}

/// A card of the map whose text is written, all of it selected.
fn writing(locale: Locale) -> Screen {
    let mut screen = open(locale);
    let place = card(&screen, "Help page");
    click(&mut screen, place);
    press(&mut screen, PLAIN, Key::F2);
    screen
}

fn new_field(text: &str, width: Option<f64>, flow: throughline::geom::Flow) -> Field {
    let style = Style { weight: Weight::Regular, size: 14.0, line_height: 20.0 };
    Field::new(&mut Engine::new(), text, style, width, Align::Start, flow)
}

const FLOWS: [throughline::geom::Flow; 2] =
    [throughline::geom::Flow::LeftToRight, throughline::geom::Flow::RightToLeft];

#[test]
fn stretches_hold_the_whole_text_in_its_order() {
    let marked = format!("a{}b", "\u{301}".repeat(300));
    let long = "word מילה ".repeat(200);
    let cut = "line\n".repeat(5000);
    for text in TEXTS.into_iter().chain([marked.as_str(), &long, &cut]) {
        for (flow, width) in FLOWS.into_iter().flat_map(|flow| [(flow, None), (flow, Some(90.0))]) {
            let stretches = new_field(text, width, flow).stretches();
            let plain = Stretch::of_plain(text, 0);
            for all in [&stretches, &plain] {
                let mut end = 0;
                for part in all {
                    assert_eq!(part.range.start, end, "{text:?}");
                    end = part.range.end;
                    let lens: usize = part.characters.iter().map(|character| usize::from(character.len)).sum();
                    assert_eq!(lens, part.range.len(), "{text:?}");
                    assert!(part.characters.len() <= 255);
                    assert!(!text[part.range.clone()].trim_end_matches('\n').contains('\n'), "a stretch of one line");
                }
                assert_eq!(end, text.len(), "{text:?}");
                let last = all.last().unwrap();
                assert!(!text[last.range.clone()].ends_with('\n'), "there is a line behind the last line end");
            }
        }
    }
}

#[test]
fn every_place_of_a_text_has_a_position_and_comes_back_from_it() {
    for text in TEXTS {
        for (flow, width) in FLOWS.into_iter().flat_map(|flow| [(flow, None), (flow, Some(90.0))]) {
            let mut engine = Engine::new();
            let mut field = new_field(text, width, flow);
            let all = field.stretches();
            // Wherever the arrows go.
            field.apply(&mut engine, Edit::Move { to: throughline::text::Motion::TextStart, extend: false });
            for _ in 0..text.chars().count() + 3 {
                let (_, caret) = field.ends();
                let (stretch, index) = Stretch::position(&all, text, caret).unwrap();
                assert_eq!(all[stretch].caret(index).byte, caret.byte, "{text:?}");
                // The position stands where the caret is seen.
                let part = &all[stretch];
                let along = match part.characters.get(index) {
                    Some(next) => next.offset,
                    None => part.characters.last().map_or(0.0, |last| last.offset + last.width),
                };
                let x =
                    if part.flow.is_rtl() { part.area.x1 - f64::from(along) } else { part.area.x0 + f64::from(along) };
                let seen = [Some(field.caret()), field.other_caret()].into_iter().flatten();
                let mut near = seen.filter(|seen| seen.y0 == part.area.y0 && (seen.x0 - x).abs() < 1.0);
                assert!(near.next().is_some(), "{text:?} at {caret:?}: {x} is not at {:?}", field.caret());
                field.apply(&mut engine, Edit::Move { to: throughline::text::Motion::WordRight, extend: false });
                let to = if flow.is_rtl() { throughline::text::Motion::Left } else { throughline::text::Motion::Right };
                field.apply(&mut engine, Edit::Move { to, extend: false });
            }
        }
    }
    let all = Stretch::of_plain("ab", 0);
    assert_eq!(Stretch::position(&all, "ab", Caret::before(99)), Some((0, 2)));
}

#[test]
fn the_characters_are_where_they_are_selected() {
    for text in TEXTS.into_iter().filter(|text| !text.is_empty()) {
        let mut screen = writing(Locale::En);
        ask(&mut screen, Action::SetValue, ActionData::Value(text.into()));
        let ends: Vec<usize> = (0..=text.chars().count()).collect();
        for pair in ends.windows(2).step_by(crate::support::short_or_long(3, 1)) {
            select(&mut screen, pair[0], pair[1]);
            let node = focused(&screen);
            let node = node.accesskit_node();
            let range = node.text_selection().unwrap();
            if range.text().contains('\n') || range.is_degenerate() {
                continue;
            }
            let boxes = range.bounding_boxes();
            let editor = screen.state().editor();
            let field = editor.typing().unwrap().field();
            let origin = editor.typing_area().unwrap().origin().to_vec2();
            let selected: Vec<_> = field.selection().into_iter().map(|area| area + origin).collect();
            let (seen, zoom) = (&editor.view().camera, editor.view().camera.zoom);
            let view = crate::harness::canvas(&screen).min;
            // A part of a ligature or of an emoji is none that a caret could stand in.
            assert!(!selected.is_empty(), "{text:?} {pair:?}");
            let area = seen.view_from_map(selected[0].origin());
            let (left, top) = (f64::from(view.x) + area.x, f64::from(view.y) + area.y);
            let told = boxes.iter().find(|told| (told.x0 - left).abs() < 1.0 && (told.y0 - top).abs() < 1.0);
            let told = told.unwrap_or_else(|| panic!("{text:?} {pair:?}: {left} {top} is not in {boxes:?}"));
            assert!((told.width() - selected[0].width() * zoom).abs() < 1.0, "{text:?} {pair:?}");
        }
    }
}

#[test]
fn a_card_says_what_is_typed_where_the_caret_is_and_what_is_selected() {
    let mut screen = writing(Locale::En);
    assert_eq!(told(&screen), says("Help page", 0, 9));
    let name = focused(&screen).accesskit_node().label().unwrap();
    assert!(name.starts_with("Text: "), "{name}");
    assert!(!name.contains("Help page"), "the name stays while the text changes: {name}");
    write(&mut screen, "Re");
    assert_eq!(told(&screen), says("Re", 2, 2));
    write(&mut screen, "ad 😀");
    assert_eq!(told(&screen), says("Read 😀", 7, 7));
    press(&mut screen, Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(told(&screen), says("Read 😀", 7, 5));
    press(&mut screen, PLAIN, Key::Home);
    assert_eq!(told(&screen), says("Read 😀", 0, 0));
    press(&mut screen, PLAIN, Key::Escape);
    assert_eq!(focused(&screen).accesskit_node().role(), Role::GridCell);
}

#[test]
fn the_field_of_a_name_says_whose_it_is() {
    let mut screen = open(Locale::En);
    let order = Order::new(map(&screen));
    let (lanes, steps, stages) = (order.lanes.len(), order.steps.len(), order.stages.len());
    let stage = order.stages[0].name.clone();
    let names: [(Record, String); 3] = [
        (order.lanes[1].id.into(), format!("Text: Lane 2 of {lanes}, Customer")),
        (order.steps[0].id.into(), format!("Text: Step 1 of {steps}, {stage}")),
        (order.stages[0].id.into(), format!("Text: Stage 1 of {stages}")),
    ];
    for (key, name) in names {
        let area = screen.state().editor().area_of(key).unwrap();
        let place = crate::harness::at(&screen, throughline::geom::Point::new(area.center().x, area.y0 + 12.0));
        click(&mut screen, place);
        press(&mut screen, PLAIN, Key::F2);
        assert_eq!(focused(&screen).accesskit_node().label().as_deref(), Some(name.as_str()));
        press(&mut screen, PLAIN, Key::Escape);
    }
}

#[test]
fn hebrew_is_told_in_the_order_of_reading() {
    let mut screen = writing(Locale::He);
    write(&mut screen, "דף 42 של PNG");
    assert_eq!(told(&screen), says("דף 42 של PNG", 12, 12));
    // In a text from right to left, the key to the left goes on.
    press(&mut screen, PLAIN, Key::Home);
    press(&mut screen, PLAIN, Key::ArrowLeft);
    assert_eq!(told(&screen), says("דף 42 של PNG", 1, 1));
    press(&mut screen, Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(told(&screen), says("דף 42 של PNG", 1, 2));
    let node = focused(&screen);
    let runs: Vec<_> = node.accesskit_node().children().collect();
    let directions: Vec<_> = runs.iter().map(|run| run.raw_value().unwrap().to_owned()).collect();
    assert_eq!(directions.concat(), "דף 42 של PNG");
    assert!(runs.len() >= 4, "numbers and Latin words run the other way: {directions:?}");
}

#[test]
fn assistive_technologies_write_on_the_map_and_it_is_undone_like_typing() {
    for locale in [Locale::En, Locale::He] {
        let mut screen = writing(locale);
        ask(&mut screen, Action::SetValue, ActionData::Value("קריאה of help".into()));
        assert_eq!(written(&screen), "קריאה of help");
        select(&mut screen, 6, 8);
        assert_eq!(told(&screen), says("קריאה of help", 6, 8));
        ask(&mut screen, Action::ReplaceSelectedText, ActionData::Value("for".into()));
        assert_eq!(told(&screen), says("קריאה for help", 9, 9));
        undo(&mut screen);
        assert_eq!(written(&screen), "קריאה of help");
        // Backward, too.
        select(&mut screen, 5, 0);
        assert_eq!(told(&screen), says("קריאה of help", 5, 0));
        write(&mut screen, "Call");
        press(&mut screen, PLAIN, Key::Escape);
        assert!(map(&screen).cards.values().any(|card| card.text == "Call of help"));
    }
}

#[test]
fn requests_that_make_no_sense_change_nothing() {
    let mut screen = writing(Locale::En);
    let nowhere = TextPosition { node: egui::Id::unique("nowhere").accesskit_id(), character_index: 3 };
    let selection = TextSelection { anchor: nowhere, focus: nowhere };
    ask(&mut screen, Action::SetTextSelection, ActionData::SetTextSelection(selection));
    assert_eq!(told(&screen), says("Help page", 0, 9));
    let mut far = focused(&screen).accesskit_node().text_selection_focus().unwrap().to_raw();
    far.character_index = 1000;
    ask(&mut screen, Action::SetTextSelection, ActionData::SetTextSelection(TextSelection { anchor: far, focus: far }));
    assert_eq!(told(&screen), says("Help page", 9, 9));
    ask(&mut screen, Action::SetValue, ActionData::NumericValue(3.0));
    assert_eq!(written(&screen), "Help page");
}

#[test]
fn fields_of_panels_tell_their_text_before_they_are_written_in() {
    for locale in [Locale::En, Locale::He] {
        let mut screen = open(locale);
        let place = card(&screen, "Help page");
        click(&mut screen, place);
        let label = word(&screen, "inspector-text");
        let field = screen.get_by_role_and_label(Role::MultilineTextInput, &label);
        let (id, node) = (field.accesskit_node().locate().0, field.accesskit_node());
        assert_eq!(node.document_range().text(), "Help page");
        assert!(!node.has_text_selection());
        assert!(node.children().all(|run| run.data().character_positions().is_none()), "nothing is measured for it");
        ask_of(&mut screen, id, Action::SetValue, Some(ActionData::Value("Set from far".into())));
        assert!(map(&screen).cards.values().any(|card| card.text == "Set from far"));
        ask_of(&mut screen, id, Action::Focus, None);
        assert_eq!(told(&screen), says("Set from far", 0, 12));
        assert!(focused(&screen).accesskit_node().children().all(|run| run.data().character_positions().is_some()));
        select(&mut screen, 3, 4);
        write(&mut screen, "–");
        assert_eq!(told(&screen), says("Set–from far", 4, 4));
        // Within a text that is written, a new value is a change like any other, and is taken back.
        ask(&mut screen, Action::SetValue, ActionData::Value("Gone".into()));
        assert_eq!(told(&screen), says("Gone", 4, 4));
        press(&mut screen, CTRL, Key::Z);
        assert_eq!(told(&screen).0, "Set–from far");
        press(&mut screen, PLAIN, Key::Escape);
        assert!(map(&screen).cards.values().any(|card| card.text == "Set–from far"));
    }
}

#[test]
fn a_field_that_is_asked_for_a_place_takes_the_keyboard() {
    let mut screen = open(Locale::En);
    let place = card(&screen, "Help page");
    click(&mut screen, place);
    let id = {
        let label = word(&screen, "inspector-text");
        screen.get_by_role_and_label(Role::MultilineTextInput, &label).accesskit_node().locate().0
    };
    ask_of(&mut screen, id, Action::ReplaceSelectedText, Some(ActionData::Value("All of it".into())));
    assert_eq!(told(&screen), says("All of it", 9, 9));
}

#[test]
fn a_row_of_the_outline_says_what_is_written() {
    let mut screen = open(Locale::En);
    let place = card(&screen, "Help page");
    click(&mut screen, place);
    press(&mut screen, PLAIN, Key::F4);
    press(&mut screen, PLAIN, Key::F2);
    assert_eq!(told(&screen), says("Help page", 0, 9));
    write(&mut screen, "עזרה");
    assert_eq!(told(&screen), says("עזרה", 4, 4));
    let fields = screen.query_all_by_role(Role::MultilineTextInput);
    let same = fields.filter(|field| field.accesskit_node().has_text_selection());
    assert_eq!(same.count(), 1, "it is told once");
}

#[test]
fn lines_of_a_text_are_lines_for_screen_readers() {
    let mut screen = writing(Locale::En);
    ask(&mut screen, Action::SetValue, ActionData::Value("one שתיים\nthree".into()));
    let node = focused(&screen);
    let start = node.accesskit_node().document_start();
    let mut line = start.to_degenerate_range();
    line.set_end(start.forward_to_line_end());
    assert_eq!(line.text(), "one שתיים\n");
    let mut word = start.to_degenerate_range();
    word.set_end(start.forward_to_word_end());
    assert_eq!(word.text(), "one ");
    assert!(start.forward_to_line_start().to_global_usv_index() == 10);
}

#[test]
fn a_choice_says_what_is_chosen_and_whether_its_list_is_open() {
    let mut screen = open(Locale::En);
    let field = word(&screen, "inspector-stage");
    let name =
        crate::harness::names(&screen).into_iter().find(|name| name.starts_with("Filter: ") && name.ends_with(&field));
    let name = name.unwrap();
    let all = word(&screen, "inspector-filter-all");
    {
        let list = screen.get_by_role_and_label(Role::ComboBox, &name);
        let node = list.accesskit_node();
        assert_eq!(node.value().as_deref(), Some(all.as_str()));
        assert_eq!(node.data().is_expanded(), Some(false));
        assert_eq!(node.data().has_popup(), Some(HasPopup::Listbox));
        let chosen: Vec<_> = node.children().filter(|child| child.is_selected() == Some(true)).collect();
        assert_eq!(chosen.iter().filter_map(|child| child.label()).collect::<Vec<_>>(), std::slice::from_ref(&all));
        list.click();
    }
    screen.run();
    let node = screen.get_by_role_and_label(Role::ComboBox, &name);
    assert_eq!(node.accesskit_node().data().is_expanded(), Some(true));
    let options = screen.query_all_by_role(Role::ListBoxOption);
    let selected = options.filter(|option| option.accesskit_node().is_selected() == Some(true));
    let selected: Vec<_> = selected.filter_map(|option| option.accesskit_node().label()).collect();
    assert_eq!(selected.iter().filter(|name| **name == all).count(), 1);
}

#[test]
fn window_panels_and_dialogs_have_names() {
    for locale in [Locale::En, Locale::He, Locale::Ro] {
        let mut screen = open_sized(locale, vec2(1600.0, 1000.0));
        press(&mut screen, PLAIN, Key::F4);
        choose(&mut screen, &["menu-view", "action-check"]);
        assert!(screen.root().accesskit_node().label().is_some_and(|title| !title.is_empty()));
        let panes = screen.query_all_by_role(Role::Pane);
        let unnamed = panes.filter(|pane| pane.accesskit_node().label().is_none()).count();
        assert_eq!(unnamed, 0);
        for (role, key) in [
            (Role::Pane, "access-bar"),
            (Role::Pane, "access-status"),
            (Role::Pane, "action-outline"),
            (Role::Pane, "action-inspector"),
            (Role::Pane, "action-check"),
            (Role::MenuBar, "access-menus"),
            (Role::Toolbar, "access-tools"),
        ] {
            assert!(screen.query_by_role_and_label(role, &word(&screen, key)).is_some(), "{key}");
        }
        press(&mut screen, CTRL, Key::E);
        screen.get_by_role_and_label(Role::Dialog, &word(&screen, "dialog-export-title"));
        press(&mut screen, PLAIN, Key::Escape);
        press(&mut screen, PLAIN, Key::F1);
        screen.get_by_role_and_label(Role::Dialog, &word(&screen, "dialog-keys-title"));
    }
}

#[test]
fn the_palette_says_its_current_line() {
    let mut screen = open(Locale::En);
    press(&mut screen, CTRL, Key::K);
    let said = |screen: &Screen| -> Vec<String> {
        let live = screen.query_all_by_role(Role::Label);
        let live = live.filter(|node| node.accesskit_node().live() == Live::Polite);
        let state = word(screen, "status-new");
        live.filter_map(|node| node.value()).filter(|said| *said != state).collect()
    };
    assert_eq!(focused(&screen).accesskit_node().role(), Role::TextInput);
    write(&mut screen, "zoom");
    assert_eq!(told(&screen), says("zoom", 4, 4));
    let first = said(&screen);
    assert!(first.len() == 1 && first[0].contains(", 1 of "), "{first:?}");
    press(&mut screen, PLAIN, Key::ArrowDown);
    let row = focused(&screen).accesskit_node().label().unwrap();
    assert_eq!(focused(&screen).accesskit_node().role(), Role::ListBoxOption);
    assert!(!first[0].starts_with(&row), "it is the next one");
    assert_eq!(said(&screen), Vec::<String>::new(), "it is not said twice");
    // The letters are told again.
    write(&mut screen, " ");
    write(&mut screen, "qqq");
    assert_eq!(told(&screen).0, "zoom qqq");
    assert_eq!(said(&screen), [word(&screen, "commands-none")]);
}

#[test]
fn from_one_empty_cell_to_the_next_the_focus_moves() {
    let mut screen = open(Locale::En);
    let place = crate::harness::empty_cell(&screen);
    click(&mut screen, place);
    let here = |screen: &Screen| {
        let node = focused(screen);
        (node.accesskit_node().locate().0, node.accesskit_node().label().unwrap())
    };
    let mut seen = vec![here(&screen)];
    for key in [Key::ArrowDown, Key::ArrowDown, Key::ArrowUp, Key::ArrowRight, Key::ArrowRight, Key::ArrowRight] {
        press(&mut screen, PLAIN, key);
        seen.push(here(&screen));
    }
    let empty: Vec<_> = seen.iter().filter(|(_, name)| name.starts_with("Empty cell")).collect();
    assert!(empty.len() > 1, "{seen:?}");
    for pair in seen.windows(2) {
        assert_eq!(pair[0].0 == pair[1].0, pair[0].1 == pair[1].1, "{pair:?}");
    }
}
