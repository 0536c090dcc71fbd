//! What is copied in one window and pasted in another: two clipboards that share a folder and a text.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use egui::{Context, Event};
use throughline::app::canvas::{EventOutcome, handle_event};
use throughline::app::clipboard::Clipboard;
use throughline::edit::{Fragment, Section, SectionKind, Selection};
use throughline::editor::{Editor, GridMotion, PasteContent, PastedCards};
use throughline::model::{CardId, IdSource, Key, Map};
use throughline::persist::clipboard::ClipboardEntry;
use throughline::persist::{self, RealFs, clipboard};

fn sample(seed: u128) -> Editor {
    let map = persist::read(persist::template("support", "en").unwrap().as_bytes()).unwrap();
    let mut ids = IdSource::seeded(seed);
    Editor::new(persist::fresh_ids(&map, &mut ids), ids)
}

fn clipboard(folder: &Path) -> Clipboard {
    Clipboard::at(Arc::new(RealFs), folder.join("not yet").join("there"))
}

/// The cards that are kept for a text.
fn found_cards(folder: &Path, text: &str) -> Option<Fragment> {
    match clipboard::find(&RealFs, folder, text)? {
        ClipboardEntry::Cards(cards) => Some(cards),
        ClipboardEntry::Section(section) => panic!("no cards: {section:?}"),
    }
}

fn select_all(editor: &mut Editor) -> Vec<CardId> {
    let cards: Vec<CardId> = editor.map().cards.keys().copied().collect();
    editor.select(cards.iter().map(|card| Key::Card(*card)).collect::<Selection>());
    cards
}

/// What cards, marks and connectors say, without their ids.
fn said(map: &Map) -> (Vec<String>, Vec<String>, Vec<String>, Vec<String>) {
    let sorted = |mut says: Vec<String>| {
        says.sort();
        says
    };
    let text = |card: &CardId| map.cards[card].text.clone();
    let cards = map.cards.values().map(|card| {
        let eases: Vec<_> = card.eases.iter().map(|pain| map.pains[pain].text.clone()).collect();
        format!("{} {:?} {:?} {} {} {eases:?}", card.text, card.kind, card.channel, card.span, card.moment_of_truth)
    });
    let pains = map.pains.values().map(|pain| format!("{} {} {}", text(&pain.card), pain.text, pain.severity));
    let waits =
        map.waits.values().map(|wait| format!("{} {}–{} {:?}", text(&wait.card), wait.min, wait.max, wait.unit));
    let connectors = map.connectors.values().map(|c| format!("{} → {} {}", text(&c.from), text(&c.to), c.label));
    (sorted(cards.collect()), sorted(pains.collect()), sorted(waits.collect()), sorted(connectors.collect()))
}

#[test]
fn what_is_cut_in_one_window_is_pasted_in_another_with_all_that_is_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let ctx = Context::default();
    let mut first = sample(1);
    let before = said(first.map());
    assert!(before.1.len() > 2 && !before.2.is_empty() && before.3.len() > 2, "the sample has some of each");
    select_all(&mut first);
    let mut own = clipboard(folder.path());
    let text = own.copy(&first).unwrap();
    assert_eq!(handle_event(&ctx, &mut first, &mut own, &Event::Cut), EventOutcome::Consumed);
    assert!(first.map().cards.is_empty());
    drop(own);

    let mut second = sample(2);
    select_all(&mut second);
    second.delete_selection().unwrap();
    second.walk(GridMotion::MapStart);
    let mut other = clipboard(folder.path());
    // As it may come from a clipboard of another system.
    let text = text.replace('\n', "\r\n") + "\r\n";
    assert_eq!(handle_event(&ctx, &mut second, &mut other, &Event::Paste(text)), EventOutcome::Consumed);
    assert_eq!(said(second.map()), before);
    second.undo();
    assert!(second.map().cards.is_empty(), "one step");
}

#[test]
fn a_stage_or_a_lane_that_is_cut_in_one_window_is_pasted_in_another_with_all_that_is_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let ctx = Context::default();
    for kind in [SectionKind::Stages, SectionKind::Lanes] {
        let mut first = sample(1);
        let head = richest(first.map(), kind);
        first.select(Selection::one(head));
        let section = first.selected_section().unwrap();
        assert!(section.map().cards.len() > 2 && !section.map().pains.is_empty(), "the sample has some of each");
        let mut own = clipboard(folder.path());
        let text = own.copy(&first).unwrap();
        assert_eq!(handle_event(&ctx, &mut first, &mut own, &Event::Cut), EventOutcome::Consumed);
        assert!(!first.map().has(head));
        drop(own);

        let mut second = Editor::new(Map::default(), IdSource::seeded(2));
        let mut other = clipboard(folder.path());
        let event = Event::Paste(text.replace('\n', "\r\n"));
        assert_eq!(handle_event(&ctx, &mut second, &mut other, &event), EventOutcome::Consumed);
        assert_eq!(said(second.map()), said(&without_other_links(section.map())));
        assert_eq!(second.map().emotions.len(), section.map().emotions.len());
        second.undo();
        assert_eq!(*second.map(), Map::default(), "one step");
    }
}

/// The stage, step or lane with the most pain points.
fn richest(map: &Map, kind: SectionKind) -> Key {
    let heads = map.keys().filter(|key| SectionKind::from_keys([*key]) == Some(kind));
    heads.max_by_key(|head| Section::from_keys(map, [*head]).map_or(0, |section| section.map().pains.len())).unwrap()
}

/// A map in which opportunities ease only what is in it.
fn without_other_links(map: &Map) -> Map {
    let mut map = map.clone();
    map.cards.values_mut().for_each(|card| card.eases.retain(|pain| map.pains.contains_key(pain)));
    map
}

#[test]
fn a_section_that_is_damaged_or_of_an_unknown_kind_leaves_the_text() {
    let folder = tempfile::tempdir().unwrap();
    let editor = sample(1);
    let steps: Vec<Key> = editor.map().steps.keys().take(2).map(|id| (*id).into()).collect();
    let section = Section::from_keys(editor.map(), steps).unwrap();
    clipboard::keep(&RealFs, folder.path(), "text", &section.clone().into()).unwrap();
    let found = || clipboard::find(&RealFs, folder.path(), "text");
    let Some(ClipboardEntry::Section(kept)) = found() else { panic!("a section") };
    assert_eq!((kept.kind(), kept.heads().count()), (section.kind(), 2));
    let file = folder.path().join("clipping-0.ron");
    let whole = fs::read_to_string(&file).unwrap();
    fs::write(&file, whole.replacen(" steps\n", " pages\n", 1)).unwrap();
    assert_eq!(found(), None);
    fs::write(&file, whole.replacen(" steps\n", " lanes\n", 1).replace("lanes: [", "lanes: [(")).unwrap();
    assert_eq!(found(), None);
}

#[test]
fn another_text_is_only_a_text_also_in_the_folder_of_clippings() {
    let folder = tempfile::tempdir().unwrap();
    let mut editor = sample(1);
    select_all(&mut editor);
    let mut own = clipboard(folder.path());
    own.copy(&editor).unwrap();
    drop(own);
    let other = clipboard(folder.path());
    let lines = PastedCards::Lines(vec!["one".to_owned(), "two".to_owned()]);
    assert_eq!(other.meaning("one\ntwo"), Ok(Some(lines.into())));
    assert_eq!(other.meaning(" \n"), Ok(None));
}

#[test]
fn a_damaged_clipping_leaves_the_table() {
    let folder = tempfile::tempdir().unwrap();
    let mut editor = sample(1);
    select_all(&mut editor);
    let mut own = clipboard(folder.path());
    let text = own.copy(&editor).unwrap();
    drop(own);
    let file = folder.path().join("not yet").join("there").join("clipping-0.ron");
    let whole = fs::read(&file).unwrap();
    let is_fragment = || {
        let meaning = clipboard(folder.path()).meaning(&text);
        matches!(meaning, Ok(Some(PasteContent::Cards(PastedCards::Fragment(_)))))
    };
    assert!(is_fragment());
    for end in [0, 1, 20, 60, whole.len() / 2, whole.len() - 3] {
        fs::write(&file, &whole[..end]).unwrap();
        let meaning = clipboard(folder.path()).meaning(&text).unwrap();
        assert!(matches!(meaning, Some(PasteContent::Cards(PastedCards::Table(_)))), "cut off after {end} bytes");
    }
    fs::write(&file, [whole.as_slice(), b"\xff\xfe("].concat()).unwrap();
    assert!(!is_fragment());
    fs::remove_file(&file).unwrap();
    assert!(!is_fragment());
}

#[test]
fn ten_clippings_are_kept_and_the_oldest_makes_room() {
    let folder = tempfile::tempdir().unwrap();
    let editor = sample(1);
    let cards: Vec<CardId> = editor.map().cards.keys().copied().collect();
    let fragment = |at: usize| Fragment::new(editor.map(), &cards[at..=at]);
    for at in 0..12 {
        clipboard::keep(&RealFs, folder.path(), &format!("text {at}"), &fragment(at).into()).unwrap();
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 10);
    let found = |at: usize| found_cards(folder.path(), &format!(" text {at}\n"));
    assert_eq!((found(0), found(1)), (None, None));
    for at in 2..12 {
        let text = |fragment: Fragment| fragment.cards().map(|card| card.text.clone()).collect::<Vec<_>>();
        assert_eq!(found(at).map(text), Some(text(fragment(at))), "{at}");
    }
    // The same text again takes the place of the one before.
    clipboard::keep(&RealFs, folder.path(), "text 5", &fragment(0).into()).unwrap();
    assert_eq!(found(5).map(|found| found.keys().count()), Some(fragment(0).keys().count()));
    assert!(found(2).is_some());
}

#[test]
fn an_opportunity_keeps_its_links_to_pain_points_that_come_along() {
    let folder = tempfile::tempdir().unwrap();
    let editor = sample(1);
    let easing = editor.map().cards.values().find(|card| !card.eases.is_empty()).unwrap();
    let pained = editor.map().pains[&easing.eases[0]].card;
    let eased = |cards: &[CardId]| {
        let fragment = Fragment::new(editor.map(), cards);
        clipboard::keep(&RealFs, folder.path(), "text", &fragment.into()).unwrap();
        let found = found_cards(folder.path(), "text").unwrap();
        found.cards().map(|card| card.eases.len()).sum::<usize>()
    };
    assert_eq!(eased(&[easing.id]), 0);
    assert_eq!(eased(&[easing.id, pained]), 1);
}

#[test]
fn cards_keep_how_they_stand_to_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let editor = sample(1);
    let cards: Vec<CardId> = editor.map().cards.keys().copied().collect();
    let fragment = Fragment::new(editor.map(), &cards);
    clipboard::keep(&RealFs, folder.path(), "text", &fragment.clone().into()).unwrap();
    let found = found_cards(folder.path(), "text").unwrap();
    let placed = |fragment: &Fragment| {
        let mut placed: Vec<_> = fragment.placed().map(|(column, row, card)| (column, row, card.id)).collect();
        placed.sort();
        placed
    };
    assert_eq!(placed(&found), placed(&fragment));
}
