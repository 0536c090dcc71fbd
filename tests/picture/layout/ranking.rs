//! The pain points of a map by weight, as a table on sheets of paper.

use throughline::geom::Size;
use throughline::layout::{LayoutOptions, Workspace, ranking};
use throughline::model::{Card, CardKind, Consequence, Map, Pain, Role};
use throughline::scene::page::StampRole;
use throughline::scene::{Item, Shape};
use throughline::theme::Theme;

use super::scenes::{card, grid, id, with_cards, words};

/// The texts in a row of the table, column by column; row 0 has the headings.
fn row(map: &Map, nth: usize) -> Vec<String> {
    let (options, sheet) = (LayoutOptions::picture(words(map)), Size::new(841.89, 595.28));
    let pages = ranking(map, &mut Workspace::new(), &Theme::light(), &options, sheet);
    let stamps = pages.iter().flat_map(|page| &page.stamps);
    let cells = stamps.filter(|stamp| matches!(stamp.role, StampRole::Cell { row, .. } if row == nth));
    let text = |shape: &Shape| match shape {
        Shape::Text { block, .. } => block.text().to_owned(),
        Shape::Rect { .. } | Shape::Path { .. } => String::new(),
    };
    let cell = |items: &[Item]| {
        items.iter().map(|item| text(&item.shape)).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
    };
    cells.map(|stamp| cell(&stamp.frame.items)).collect()
}

#[test]
fn an_opportunity_is_listed_once_even_where_a_damaged_map_says_twice_what_it_eases() {
    let idea = |name: &str, eases: &[&str]| {
        let eases = eases.iter().map(|pain| id(pain)).collect();
        Card { kind: CardKind::Opportunity, eases, ..card(name, 0, 0) }
    };
    let cards = [card("a", 0, 0), idea("callback", &["p", "q", "p"]), idea("answer", &["p", "p"])];
    let mut map = with_cards(grid(1, &[Role::Customer]), cards);
    for (name, severity) in [("p", 5), ("q", 1)] {
        let (card, text, consequence) = (id("a"), format!("Pain {name}"), Consequence::default());
        let pain = Pain { id: id(name), card, rank: 0, text, severity, frequency: 3, consequence, votes: 0 };
        map.pains.insert(pain.id, pain);
    }
    let eased = |nth: usize| row(&map, nth).pop().unwrap().lines().map(str::to_owned).collect::<Vec<_>>();
    // In the reading order, each with the letter that its card has on the map.
    assert_eq!(eased(1), ["A", "callback", "B", "answer"]);
    assert_eq!(eased(2), ["A", "callback"]);
}
