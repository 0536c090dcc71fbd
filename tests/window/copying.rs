//! Pictures and tables for other programs, by keys and by the menu.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use egui::{Key, Modifiers, vec2};
use throughline::app::clipboard::{Clipboard, SystemClipboard};
use throughline::app::window::Window;
use throughline::edit::Selection;
use throughline::editor::{Editor, PasteContent, PastedCards};
use throughline::export::CopiedTable;
use throughline::i18n::Locale;
use throughline::model::{CardId, IdSource, Order};
use throughline::render::png::Pixels;

use crate::harness::{CTRL, Screen, choose, click, map, open_with, press};

/// A clipboard that remembers what it took.
#[derive(Default)]
struct Taken {
    pictures: Mutex<Vec<(u32, u32)>>,
    tables: Mutex<Vec<CopiedTable>>,
}

impl SystemClipboard for Taken {
    fn take_picture(&self, pixels: &Pixels) -> bool {
        self.pictures.lock().unwrap().push((pixels.width, pixels.height));
        true
    }

    fn take_table(&self, copied: &CopiedTable) -> bool {
        self.tables.lock().unwrap().push(copied.clone());
        true
    }

    fn html(&self) -> Option<String> {
        self.tables.lock().unwrap().last().map(|copied| copied.html.clone())
    }
}

fn open(locale: Locale) -> (Screen, Arc<Taken>) {
    let taken = Arc::new(Taken::default());
    let clipboard = Clipboard::default().with_board(Arc::clone(&taken) as Arc<dyn SystemClipboard>);
    let mut screen = open_with(vec2(1600.0, 1000.0), move |cc| Window::new(cc, None, locale).with_clipboard(clipboard));
    screen.run();
    (screen, taken)
}

/// The first card in reading order: it is in sight.
fn first_card(screen: &Screen) -> CardId {
    Order::new(map(screen)).cards[0].id
}

/// The pictures that were taken, once there are so many.
fn pictures(screen: &mut Screen, taken: &Taken, count: usize) -> Vec<(u32, u32)> {
    let start = Instant::now();
    while taken.pictures.lock().unwrap().len() < count {
        assert!(start.elapsed() < Duration::from_secs(20), "no picture comes");
        std::thread::sleep(Duration::from_millis(5));
        screen.step();
    }
    taken.pictures.lock().unwrap().clone()
}

#[test]
fn the_whole_map_is_copied_as_a_picture_and_a_selected_card_as_a_small_one() {
    for locale in [Locale::En, Locale::He] {
        let (mut screen, taken) = open(locale);
        press(&mut screen, CTRL | Modifiers::SHIFT, Key::C);
        let whole = pictures(&mut screen, &taken, 1)[0];
        let card = first_card(&screen);
        let at = screen.state().editor().area_of(card.into()).unwrap().center();
        let at = crate::harness::at(&screen, at);
        click(&mut screen, at);
        press(&mut screen, CTRL | Modifiers::SHIFT, Key::C);
        let one = pictures(&mut screen, &taken, 2)[1];
        assert!(one.0 < whole.0 && one.1 < whole.1, "{one:?} of {whole:?}");
        assert!(taken.tables.lock().unwrap().is_empty());
    }
}

#[test]
fn the_whole_map_is_copied_as_a_table_by_the_menu() {
    let (mut screen, taken) = open(Locale::He);
    choose(&mut screen, &["menu-edit", "menu-copy-as", "action-copy-table"]);
    let [table] = &taken.tables.lock().unwrap()[..] else { panic!("one table") };
    let card = map(&screen).cards.values().find(|card| !card.text.contains(['\n', '"', '<', '&'])).unwrap();
    assert!(table.text.contains(&card.text) && table.html.contains(&card.text) && table.html.contains("<table"));
}

#[test]
fn who_copies_cards_as_a_table_is_told_that_only_their_texts_went() {
    let (screen, _) = open(Locale::En);
    let mut editor = Editor::new(map(&screen).clone(), IdSource::seeded(3));
    let mut copies = throughline::app::window::copies::CopyJobs::new(std::sync::Arc::new(|| ()));
    let words = throughline::i18n::Words::new(Locale::En);
    let mut said = |editor: &Editor| {
        copies.table(&screen.ctx, &mut Clipboard::default(), editor);
        copies.poll(&screen.ctx, &words)
    };
    assert_eq!(said(&editor).as_deref(), Some("Table copied"));
    editor.select(Selection::one(*editor.map().cards.keys().next().unwrap()));
    let texts = "Card texts copied as a table, without pain points and waits";
    assert_eq!(said(&editor).as_deref(), Some(texts));
}

#[test]
fn a_lane_that_is_copied_as_a_table_is_its_row_with_all_that_is_on_its_cards() {
    let (screen, _) = open(Locale::En);
    let mut editor = Editor::new(map(&screen).clone(), IdSource::seeded(3));
    let pain = editor.map().pains.values().next().unwrap().clone();
    let lane = editor.map().cards[&pain.card].lane;
    editor.select(Selection::one(lane));
    let mut clipboard = Clipboard::default();
    let table = clipboard.table(&editor);
    let others = editor.map().cards.values().filter(|card| card.lane != lane && card.text.len() > 12);
    assert!(others.clone().count() > 3 && others.into_iter().all(|card| !table.text.contains(&card.text)));
    assert!(table.text.contains(&pain.text) && table.html.contains("<table"));
    assert!(matches!(clipboard.meaning(&table.text), Ok(Some(PasteContent::Section(_)))));
    let mut copies = throughline::app::window::copies::CopyJobs::new(std::sync::Arc::new(|| ()));
    copies.table(&screen.ctx, &mut clipboard, &editor);
    let words = throughline::i18n::Words::new(Locale::En);
    assert_eq!(copies.poll(&screen.ctx, &words).as_deref(), Some("Table copied"));
}

#[test]
fn cards_that_were_copied_as_a_table_are_still_the_cards_when_they_are_pasted() {
    let (screen, _) = open(Locale::En);
    let mut editor = Editor::new(map(&screen).clone(), IdSource::seeded(3));
    let pain = editor.map().pains.values().next().unwrap().clone();
    editor.select(Selection::one(pain.card));
    let mut clipboard = Clipboard::default();
    let table = clipboard.table(&editor);
    assert!(table.html.contains("<table"));
    let pasted = clipboard.meaning(&table.text).unwrap();
    let Some(PasteContent::Cards(PastedCards::Fragment(fragment))) = pasted else { panic!("no cards") };
    assert!(fragment.pains.iter().any(|own| own.text == pain.text));
}

#[test]
fn html_beside_a_text_tells_its_items_where_it_holds_the_same_words() {
    let (_, taken) = open(Locale::En);
    let clipboard = Clipboard::default().with_board(Arc::clone(&taken) as Arc<dyn SystemClipboard>);
    let put = |html: &str| {
        taken.tables.lock().unwrap().push(CopiedTable { html: html.to_owned(), text: String::new() });
    };
    put("<table><tr><td><p>a</p><p>b</p></td><td>c</td></tr></table>");
    let cells = |cells: &[&str]| vec![cells.iter().map(|cell| (*cell).to_owned()).collect()];
    assert_eq!(clipboard.meaning("a\nb\tc").unwrap(), Some(PastedCards::Table(cells(&["a\nb", "c"])).into()));
    put("<ul><li>of an earlier copy</ul>");
    let lines = PastedCards::Lines(vec!["a".to_owned(), "b".to_owned()]).into();
    assert_eq!(clipboard.meaning("• a\n• b").unwrap(), Some(lines));
}
