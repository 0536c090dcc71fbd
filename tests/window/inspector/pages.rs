//! The pages: which fields a record has, and what they wish.

use egui::Key as Button;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::app::panels::inspector::PanelOutput;
use throughline::edit::Command;
use throughline::geom::Flow;
use throughline::i18n::{Locale, Words};
use throughline::model::{
    CardKind, Channel, Consequence, EvidenceLevel, Heads, Info, Key, Lane, MapKind, Record, TimeUnit,
};

use super::harness::{Panel, card, changed, click, pain, panel, panel_in, press, select, support_map, type_into, wait};

/// The names of all controls, in their order.
fn controls(panel: &Panel) -> Vec<String> {
    let inputs =
        panel.root().children_recursive().filter(|node| egui::accessibility::is_input(node.accesskit_node().role()));
    let names = inputs.filter_map(|node| node.accesskit_node().label());
    names.take_while(|name| !name.contains(", weight ")).collect()
}

#[test]
fn every_kind_of_record_shows_its_fields() {
    let map = support_map();
    let first = |keys: &mut dyn Iterator<Item = Key>| keys.next().unwrap();
    let key = |of: fn(&Key) -> bool| first(&mut map.keys().filter(of));
    for (selected, title, fields) in [
        (key(|key| matches!(key, Key::Stage(_))), "Stage", &["Name", "Goal of the customer"][..]),
        (key(|key| matches!(key, Key::Step(_))), "Step", &["Name"]),
        (key(|key| matches!(key, Key::Lane(_))), "Lane", &["Name", "Role", "Hidden"]),
        (
            key(|key| matches!(key, Key::Connector(_))),
            "Connector",
            &["Label", "Ends: Leads to", "Ends: Agreement needed"],
        ),
        (
            key(|key| matches!(key, Key::Emotion(_))),
            "Emotion",
            &["Feeling: Awful", "Feeling: Bad", "Feeling: Neutral", "Feeling: Good", "Feeling: Great", "Quote"],
        ),
        (key(|key| matches!(key, Key::Persona(_))), "Persona", &["Name", "Description"]),
        (
            pain("silence"),
            "Pain point",
            &["Text", "Severity: 1", "Severity: 5", "Frequency: 4", "Consequence: Churn risk"],
        ),
        (wait("reply"), "Wait", &["Text", "At least", "At most", "Unit"]),
        (
            card("frontstage-explain"),
            "Card",
            &["Text", "Kind", "Channel", "Evidence level: Assumed", "Owner", "Steps it spans", "Moment of truth"],
        ),
        (
            Key::Info,
            "Map",
            &[
                "Title",
                "Scenario",
                "Add persona",
                "Kind: As-is",
                "Kind: To-be",
                "Author",
                "Version",
                "Date",
                "Language of the map",
                "Direction: Left to right",
                "Direction: Right to left",
            ],
        ),
    ] {
        let panel = panel(map.clone(), &[selected]);
        assert!(panel.query_by_role_and_label(Role::Label, title).is_some(), "{title}");
        let controls = controls(&panel);
        let mut rest = controls.iter();
        for field in fields {
            assert!(rest.any(|name| name == field), "{title}: {field} in {controls:?}");
        }
    }
}

#[test]
fn nothing_selected_shows_the_map_itself() {
    let mut panel = panel(support_map(), &[]);
    click(&mut panel, "Kind: To-be");
    let Record::Info(info) = changed(&panel) else { panic!() };
    assert_eq!(info.kind, MapKind::ToBe);
    assert_eq!(info.title, "Getting support for a wrong invoice");
}

#[test]
fn a_click_on_severity_5_wishes_a_change_with_severity_5() {
    let mut panel = panel(support_map(), &[pain("hidden")]);
    click(&mut panel, "Severity: 5");
    let Record::Pain(pain) = changed(&panel) else { panic!() };
    assert_eq!((pain.severity, pain.frequency, pain.consequence), (5, 3, Consequence::BadExperience));
    assert!(panel.query_by_label("Weight: 15").is_some());
    click(&mut panel, "Severity: 5");
    assert_eq!(panel.state().wishes.len(), 1, "what is so already is no change");
}

#[test]
fn segments_work_with_the_keyboard() {
    let mut panel = panel(support_map(), &[pain("hidden")]);
    panel.get_by_label("Consequence: Bad experience").focus();
    panel.run();
    press(&mut panel, Button::ArrowRight);
    assert!(panel.get_by_label("Consequence: Churn risk").is_focused());
    let Record::Pain(pain) = changed(&panel) else { panic!() };
    assert_eq!(pain.consequence, Consequence::ChurnRisk);
}

#[test]
fn hebrew_typed_into_a_field_is_one_change_in_logical_order() {
    let mut panel = panel(support_map(), &[pain("hidden")]);
    type_into(&mut panel, "Text", "ממתינים ל־CRM");
    panel.event(egui::Event::Text(" 42 דקות".to_owned()));
    panel.run();
    assert_eq!(panel.state().wishes, []);
    press(&mut panel, Button::Enter);
    let text = "ממתינים ל־CRM 42 דקות".to_owned();
    assert_eq!(panel.state().wishes, [PanelOutput::Do(Command::SetText { at: pain("hidden"), text })]);
}

#[test]
fn esc_leaves_the_field_and_the_text_stays_as_one_change() {
    let mut panel = panel(support_map(), &[pain("hidden")]);
    type_into(&mut panel, "Text", "kept");
    press(&mut panel, Button::Escape);
    assert_eq!(panel.get_by_label("Text").value().as_deref(), Some("kept"));
    select(&mut panel, pain("silence"));
    let text = "kept".to_owned();
    assert_eq!(panel.state().wishes, [PanelOutput::Do(Command::SetText { at: pain("hidden"), text })]);
    panel.state_mut().editor.undo();
    select(&mut panel, pain("hidden"));
    assert_eq!(panel.get_by_label("Text").value().as_deref(), Some("Number is hidden"));
}

#[test]
fn what_is_typed_is_kept_when_something_else_is_selected_meanwhile() {
    let mut panel = panel(support_map(), &[pain("hidden")]);
    type_into(&mut panel, "Text", "The number is hard to find");
    select(&mut panel, pain("silence"));
    let text = "The number is hard to find".to_owned();
    assert_eq!(panel.state().wishes, [PanelOutput::Do(Command::SetText { at: pain("hidden"), text })]);
    assert_eq!(panel.get_by_label("Text").value().as_deref(), Some("No word for five days"));
    select(&mut panel, pain("hidden"));
    assert_eq!(panel.get_by_label("Text").value().as_deref(), Some("The number is hard to find"));
    assert_eq!(panel.state().wishes.len(), 1);
}

#[test]
fn before_a_save_typing_is_finished() {
    let mut panel = panel(support_map(), &[pain("hidden")]);
    type_into(&mut panel, "Text", "Now");
    let ctx = panel.ctx.clone();
    let desk = panel.state_mut();
    let wish = desk.inspector.finish(&ctx, &desk.editor);
    assert_eq!(wish, Some(PanelOutput::Do(Command::SetText { at: pain("hidden"), text: "Now".to_owned() })));
    assert_eq!(desk.inspector.finish(&ctx, &desk.editor), None);
}

#[test]
fn a_touchpoint_has_a_channel_and_other_cards_have_none() {
    let mut panel = panel(support_map(), &[card("frontstage-explain")]);
    assert_eq!(panel.get_by_label("Channel").value().as_deref(), Some("Chat"));
    click(&mut panel, "Channel");
    click(&mut panel, "Phone");
    let Record::Card(touchpoint) = changed(&panel) else { panic!() };
    assert_eq!(touchpoint.channel, Some(Channel::Phone));
    assert!(panel.query_by_role(Role::ListBoxOption).is_none(), "the list is closed again");
    select(&mut panel, card("backstage-explain"));
    assert!(panel.query_by_label("Channel").is_none());
}

#[test]
fn a_card_changes_its_kind_level_span_and_star() {
    let change = |clicks: &[&str]| {
        let mut panel = panel(support_map(), &[card("backstage-explain")]);
        for label in clicks {
            click(&mut panel, label);
        }
        let Record::Card(card) = changed(&panel) else { panic!() };
        card
    };
    assert_eq!(change(&["Kind", "Decision"]).kind, CardKind::Decision);
    assert_eq!(change(&["Evidence level: Researched"]).evidence, EvidenceLevel::Researched);
    assert_eq!(change(&["Steps it spans: more"]).span, 2);
    assert!(change(&["Moment of truth"]).moment_of_truth);
}

#[test]
fn a_number_can_be_typed_and_what_is_none_is_refused() {
    let mut panel = panel(support_map(), &[wait("reply")]);
    type_into(&mut panel, "At least", "many");
    press(&mut panel, Button::Enter);
    assert_eq!(panel.get_by_label("At least").value().as_deref(), Some("2"));
    type_into(&mut panel, "At least", "9");
    press(&mut panel, Button::Tab);
    let Record::Wait(wait) = changed(&panel) else { panic!() };
    assert_eq!((wait.min, wait.max, wait.unit), (9, 9, TimeUnit::Days));
}

#[test]
fn the_marks_of_a_card_are_listed_and_lead_to_their_pages() {
    let mut panel = panel(support_map(), &[card("customer-waiting")]);
    click(&mut panel, "Wait: 2–5 days");
    assert_eq!(panel.state().wishes, [PanelOutput::Reveal(wait("reply"))]);
    assert!(panel.query_by_role_and_label(Role::Label, "Wait").is_some());
}

#[test]
fn an_added_pain_point_waits_for_its_text() {
    let mut panel = panel(support_map(), &[card("customer-stay")]);
    click(&mut panel, "Add pain point");
    panel.run();
    assert!(panel.get_by_label("Text").is_focused());
    panel.event(egui::Event::Text("Unclear".to_owned()));
    panel.run();
    press(&mut panel, Button::Enter);
    let [
        PanelOutput::Do(Command::Add { record, .. }),
        PanelOutput::Reveal(key),
        PanelOutput::Do(Command::SetText { at, text }),
    ] = panel.state().wishes.as_slice()
    else {
        panic!("{:?}", panel.state().wishes)
    };
    assert_eq!((record.key(), *at, text.as_str()), (*key, *key, "Unclear"));
}

#[test]
fn an_opportunity_is_linked_to_the_pain_points_that_it_would_ease() {
    let mut panel = panel(support_map(), &[card("proactive")]);
    let boxes = panel.get_all_by_role(Role::CheckBox).count();
    assert_eq!(boxes, 5);
    panel.get_by_role_and_label(Role::CheckBox, "Number is hidden").click();
    panel.run();
    let Record::Card(opportunity) = changed(&panel) else { panic!() };
    let eases: Vec<_> = opportunity.eases.iter().map(|pain| pain.as_str().to_owned()).collect();
    assert_eq!(eases, ["silence", "hidden"]);
    select(&mut panel, pain("hidden"));
    click(&mut panel, "Opportunity: Send the status by chat without being asked, letter B");
    assert_eq!(panel.state().wishes.last(), Some(&PanelOutput::Reveal(card("proactive"))));
}

#[test]
fn a_lane_without_a_name_shows_what_stands_in_and_can_be_hidden() {
    let map = support_map();
    let lane = map.lanes.values().next().unwrap().clone();
    let mut panel = panel(map, &[lane.id.into()]);
    click(&mut panel, "Hidden");
    assert_eq!(changed(&panel), Lane { hidden: true, ..lane }.into());
}

#[test]
fn a_connector_gets_a_second_head_and_leads_to_its_cards() {
    let map = support_map();
    let connector = map.connectors.values().find(|connector| connector.label == "Yes").unwrap().clone();
    let mut panel = panel(map, &[connector.id.into()]);
    click(&mut panel, "Ends: Agreement needed");
    let Record::Connector(changed) = changed(&panel) else { panic!() };
    assert_eq!(changed.heads, Heads::Two);
    click(&mut panel, "To: Finance approval");
    assert_eq!(panel.state().wishes.last(), Some(&PanelOutput::Reveal(card("support-waiting"))));
}

#[test]
fn an_emotion_is_set_to_a_whole_value() {
    let map = support_map();
    let emotion = map.emotions.values().find(|emotion| emotion.value.value() == -1.8).unwrap().id;
    let mut panel = panel(map, &[emotion.into()]);
    click(&mut panel, "Feeling: Good");
    let Record::Emotion(changed) = changed(&panel) else { panic!() };
    assert_eq!(changed.value.value(), 1.0);
}

#[test]
fn personas_are_added_renamed_and_deleted() {
    let mut panel = panel(support_map(), &[]);
    click(&mut panel, "Add persona");
    panel.run();
    panel.event(egui::Event::Text("Dana".to_owned()));
    panel.run();
    press(&mut panel, Button::Enter);
    let names = |panel: &Panel| {
        let personas = &panel.state().editor.map().personas;
        personas.values().map(|persona| persona.name.clone()).collect::<Vec<_>>()
    };
    assert!(names(&panel).contains(&"Dana".to_owned()), "{:?}", names(&panel));
    click(&mut panel, "Delete Sarah, small-business owner");
    assert_eq!(names(&panel), ["Dana"]);
}

#[test]
fn several_cards_change_together_and_what_differs_shows_as_mixed() {
    let cards = [card("customer-stay"), card("customer-refund"), card("backstage-waiting")];
    let mut panel = panel(support_map(), &cards);
    assert!(panel.query_by_role_and_label(Role::Label, "3 elements selected").is_some());
    assert_eq!(panel.get_by_label("Kind").value().as_deref(), Some("Mixed"));
    click(&mut panel, "Evidence level: Assumed");
    let [PanelOutput::Do(Command::Many(changes))] = panel.state().wishes.as_slice() else { panic!() };
    assert_eq!(changes.len(), 2, "one is assumed already");
    type_into(&mut panel, "Owner", "Dana");
    press(&mut panel, Button::Enter);
    let owners = |panel: &Panel| panel.state().editor.map().cards.values().filter(|card| card.owner == "Dana").count();
    assert_eq!(owners(&panel), 3);
    click(&mut panel, "Delete");
    assert_eq!(owners(&panel), 0);
}

#[test]
fn the_panel_mirrors_with_the_interface() {
    let left = |locale| {
        let panel = panel_in(support_map(), &[pain("silence")], locale);
        let words = Words::new(locale);
        let field = words.text("inspector-severity");
        [1, 5].map(|value: u8| {
            let value = value.to_string();
            let name = words.with("inspector-choice", &[("field", field.as_ref().into()), ("value", value.into())]);
            panel.get_by_label(&name).rect().left()
        })
    };
    for locale in [Locale::En, Locale::Ro, Locale::He, Locale::PseudoRtl] {
        let [one, five] = left(locale);
        assert_eq!(one > five, locale.flow() == Flow::RightToLeft, "{locale:?}");
    }
}

#[test]
fn every_page_is_whole_in_every_language() {
    let map = support_map();
    let one_of_each = map.keys().fold(Vec::<Key>::new(), |mut found, key| {
        if !found.iter().any(|other| std::mem::discriminant(other) == std::mem::discriminant(&key)) {
            found.push(key);
        }
        found
    });
    assert_eq!(one_of_each.len(), 10);
    let several: Vec<Key> = map.cards.keys().take(3).map(|card| (*card).into()).collect();
    let pains = map.pains.values().map(|pain| pain.text.clone());
    let own: Vec<_> = pains.chain(map.personas.values().map(|persona| persona.name.clone())).collect();
    let opportunity = [card("proactive")];
    let pages = one_of_each.iter().map(std::slice::from_ref).chain([&several[..], &opportunity]);
    for selected in pages {
        for locale in [Locale::He, Locale::Ro, Locale::Pseudo, Locale::PseudoRtl] {
            let panel = panel_in(map.clone(), selected, locale);
            let mut shortened = panel.state().text.as_ref().unwrap().shortened();
            shortened.retain(|text| !own.contains(text));
            assert_eq!(shortened, [] as [String; 0], "{locale:?}: {selected:?}");
            let inputs = panel.root().children_recursive().filter_map(|node| {
                let role = node.accesskit_node().role();
                egui::accessibility::is_input(role).then(|| node.accesskit_node().label()).flatten()
            });
            for name in inputs.filter(|name| !own.contains(name)) {
                let whole = name.starts_with('[') && name.ends_with(']');
                assert!(whole || matches!(locale, Locale::He | Locale::Ro), "{locale:?}: {name} escaped");
            }
        }
    }
}

#[test]
fn the_direction_follows_the_language_of_the_map_until_another_one_is_chosen() {
    let mut panel = panel(support_map(), &[]);
    click(&mut panel, "Language of the map");
    click(&mut panel, "עברית");
    let Record::Info(info) = changed(&panel) else { panic!() };
    assert_eq!((info.language.as_str(), info.direction), ("he", Flow::RightToLeft));
    panel.state_mut().editor.undo();
    let before = support_map();
    assert_eq!(*panel.state().editor.map(), before, "one undo step");

    let mut turned = before;
    turned.info.direction = Flow::RightToLeft;
    let mut panel = self::panel(turned, &[]);
    click(&mut panel, "Language of the map");
    click(&mut panel, "Română");
    let Record::Info(info) = changed(&panel) else { panic!() };
    assert_eq!((info.language.as_str(), info.direction), ("ro", Flow::RightToLeft));
}

#[test]
fn a_minimum_wait_above_the_maximum_raises_it_and_the_other_way_around() {
    for (field, typed, least, most) in [("At least", " 9 ", 9, 9), ("At most", "1", 1, 1), ("At most", "0", 0, 0)] {
        let mut panel = panel(support_map(), &[wait("reply")]);
        type_into(&mut panel, field, typed);
        press(&mut panel, Button::Enter);
        let Record::Wait(wait) = changed(&panel) else { panic!() };
        assert_eq!((wait.min, wait.max), (least, most), "{field} {typed:?}");
    }
}

#[test]
fn text_that_is_not_a_number_or_not_new_changes_nothing() {
    for typed in ["", "two", "-1", "2", "99999999999"] {
        let mut panel = panel(support_map(), &[wait("reply")]);
        type_into(&mut panel, "At least", typed);
        if typed.is_empty() {
            press(&mut panel, Button::Delete);
        }
        press(&mut panel, Button::Enter);
        assert_eq!(panel.state().wishes, [], "{typed:?}");
    }
}

#[test]
fn the_author_of_the_map_is_one_change_of_the_map_itself() {
    let mut panel = panel(support_map(), &[]);
    type_into(&mut panel, "Author", "Dana");
    press(&mut panel, Button::Enter);
    let expected = Info { author: "Dana".to_owned(), ..support_map().info };
    assert_eq!(changed(&panel), Record::Info(expected));
}

/// The color behind a value.
fn behind(panel: &Panel, name: &str) -> Option<egui::Color32> {
    let place = panel.get_by_label(name).rect();
    let mut shapes = panel.output().shapes.iter().filter_map(|clipped| match &clipped.shape {
        egui::Shape::Rect(shape) if shape.rect == place && shape.fill.a() > 0 => Some(shape.fill),
        _ => None,
    });
    shapes.next_back()
}

#[test]
fn the_evidence_level_that_nobody_has_chosen_does_not_look_like_a_choice() {
    let mut map = support_map();
    let Key::Card(id) = card("backstage-explain") else { panic!() };
    map.cards.get_mut(&id).unwrap().evidence = EvidenceLevel::default();
    let mut panel = panel(map, &[id.into()]);
    let accent = throughline::app::widgets::style::palette(&panel.ctx).accent;
    assert!(behind(&panel, "Evidence level: Partly known").is_some_and(|color| color != accent));
    click(&mut panel, "Evidence level: Researched");
    assert_eq!(behind(&panel, "Evidence level: Researched"), Some(accent));
}

#[test]
fn what_is_in_a_hidden_or_locked_lane_is_shown_with_the_reason_and_not_written() {
    for (why, is_hidden) in [("hidden: ", true), ("locked: ", false)] {
        let mut map = support_map();
        let key = pain("hidden");
        let lane = map.cards[&map.card_of(key).unwrap()].lane;
        let lane = map.lanes.get_mut(&lane).unwrap();
        (lane.hidden, lane.locked) = (is_hidden, !is_hidden);
        let panel = panel(map, &[key]);
        let field = panel.get_by_role_and_label(Role::MultilineTextInput, "Text");
        assert!(field.accesskit_node().is_disabled(), "{why}");
        let said =
            panel.query_all_by_role(Role::Label).filter_map(|node| node.value()).any(|said| said.starts_with(why));
        assert!(said, "{why}");
        assert_eq!(panel.state().wishes, []);
    }
}
