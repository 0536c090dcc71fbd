//! Tables on the clipboard.

use throughline::edit::Fragment;
use throughline::exchange::sheet::Arrangement;
use throughline::exchange::table::{self, Content};
use throughline::export::{copied, copied_cards};
use throughline::geom::Flow;
use throughline::model::Map;
use throughline::persist::template;

fn map() -> Map {
    throughline::persist::read(template("support", "he").unwrap().as_bytes()).unwrap()
}

#[test]
fn a_map_is_copied_as_text_with_tabs_and_as_a_table_that_runs_as_the_map() {
    let copied = copied(&map(), Arrangement::Grid);
    assert!(copied.text.starts_with("שלב\t"), "{}", copied.text);
    assert!(copied.html.contains("<table dir=\"rtl\"") && copied.html.contains(" colspan=\""), "{}", copied.html);
}

#[test]
fn copied_cards_are_no_formulas_for_a_spreadsheet_and_come_back_as_they_were() {
    let mut map = map();
    let first = map.cards.values().next().unwrap();
    let other = map.cards.values().find(|card| card.step != first.step && card.lane != first.lane).unwrap();
    let ids = [first.id, other.id];
    for (id, text) in ids.iter().zip(["=HYPERLINK(\"http://x\")", "＠SUM"]) {
        map.cards.get_mut(id).unwrap().text = text.to_owned();
    }
    let copied = copied_cards(&Fragment::new(&map, &ids), Flow::LeftToRight);
    assert!(copied.text.contains("'=HYPERLINK") && copied.text.contains("'＠SUM"), "{}", copied.text);
    let Content::Table(rows) = table::read(&copied.text).unwrap() else { panic!("{}", copied.text) };
    let mut texts: Vec<String> = rows.into_iter().flatten().filter(|text| !text.is_empty()).collect();
    texts.sort();
    assert_eq!(texts, ["=HYPERLINK(\"http://x\")", "＠SUM"]);
}

#[test]
fn marks_of_html_in_a_text_are_characters() {
    let mut map = map();
    let card = map.cards.values_mut().next().unwrap();
    card.text = "<b>1 & \"2\"</b>".to_owned();
    let id = card.id;
    let copied = copied_cards(&Fragment::new(&map, &[id]), Flow::LeftToRight);
    assert_eq!(copied.text, "<b>1 & \"2\"</b>");
    assert!(copied.html.contains(">&lt;b&gt;1 &amp; &quot;2&quot;&lt;/b&gt;</td>"), "{}", copied.html);
}
