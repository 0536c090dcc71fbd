//! Laying maps out, and finding things in what comes of it.

use std::cell::RefCell;

use throughline::geom::{Flow, Rect};
use throughline::i18n::{Locale, MapWords};
use throughline::layout::{Layout, LayoutOptions, Workspace, layout};
use throughline::model::{Card, CardId, Connector, Heads, Id, Key, Lane, Map, RANK_GAP, Rank, Role, Stage, Step};
use throughline::scene::{Item, LayerKind, PlacedRef, Scene, Shape};
use throughline::theme::Theme;

thread_local! {
    /// Shaping is the slow part, and what is remembered changes nothing: that is a law of its own.
    static WORKSPACE: RefCell<Workspace> = RefCell::new(Workspace::new());
}

pub const FLOWS: [Flow; 2] = [Flow::LeftToRight, Flow::RightToLeft];

/// As it is worked on.
pub fn canvas(map: &Map) -> Layout {
    WORKSPACE.with_borrow_mut(|workspace| with(map, workspace, LayoutOptions::canvas(words(map))))
}

/// As it is handed over.
pub fn picture(map: &Map) -> Layout {
    WORKSPACE.with_borrow_mut(|workspace| with(map, workspace, LayoutOptions::picture(words(map))))
}

pub fn with(map: &Map, workspace: &mut Workspace, options: LayoutOptions<'_>) -> Layout {
    layout(map, workspace, &Theme::light(), &options)
}

pub fn words(map: &Map) -> &'static MapWords {
    MapWords::of(Locale::from_tag(&map.info.language))
}

pub fn flowing(map: &Map, flow: Flow) -> Map {
    let mut map = map.clone();
    map.info.direction = flow;
    map
}

pub fn id<T: From<Id>>(name: &str) -> T {
    T::from(Id::new(name).unwrap())
}

/// The box of a card.
pub fn card_box(scene: &Scene, card: CardId) -> Option<Rect> {
    placed_card(scene, card).map(|placed| placed.bounds())
}

pub fn placed_card(scene: &Scene, card: CardId) -> Option<PlacedRef<'_>> {
    scene.layer(LayerKind::Cards).frames().find(|placed| placed.tag.is_some_and(|tag| tag.key == Key::Card(card)))
}

/// All cards with their boxes.
pub fn card_boxes(scene: &Scene) -> Vec<(CardId, Rect)> {
    let of = |placed: PlacedRef<'_>| match placed.tag.map(|tag| tag.key) {
        Some(Key::Card(card)) => (card, placed.bounds()),
        other => panic!("{other:?} among the cards"),
    };
    scene.layer(LayerKind::Cards).frames().map(of).collect()
}

/// The items of a layer with their boxes in the scene.
pub fn items(scene: &Scene) -> impl Iterator<Item = (LayerKind, PlacedRef<'_>, &Item, Rect)> {
    scene.frames().flat_map(|(kind, placed)| {
        placed.frame.items.iter().map(move |item| (kind, placed, item, item.bounds() + placed.at.to_vec2()))
    })
}

/// The texts of a layer from top to bottom.
pub fn texts(scene: &Scene, kind: LayerKind) -> Vec<String> {
    let mut texts: Vec<_> = items(scene)
        .filter(|(of, ..)| *of == kind)
        .filter_map(|(_, _, item, area)| match &item.shape {
            Shape::Text { block, .. } if !block.text().is_empty() => Some((area.y0, block.text().to_owned())),
            _ => None,
        })
        .collect();
    texts.sort_by(|a, b| a.0.total_cmp(&b.0));
    texts.into_iter().map(|(_, text)| text).collect()
}

/// A map of one stage with so many steps and lanes of those roles, all without cards: steps `s0`, `s1` …, lanes
/// `l0`, `l1` ….
pub fn grid(steps: usize, roles: &[Role]) -> Map {
    let mut map = Map::default();
    map.info.language = "en".to_owned();
    map.stages.insert(id("stage"), Stage { id: id("stage"), rank: 0, name: "Stage".to_owned(), goal: String::new() });
    for at in 0..steps {
        let step = Step {
            id: id(&format!("s{at}")),
            stage: id("stage"),
            rank: rank(at),
            name: format!("Step {at}"),
            width: None,
        };
        map.steps.insert(step.id, step);
    }
    for (at, role) in roles.iter().enumerate() {
        let lane = Lane {
            id: id(&format!("l{at}")),
            rank: rank(at),
            role: *role,
            name: String::new(),
            hidden: false,
            locked: false,
        };
        map.lanes.insert(lane.id, lane);
    }
    map
}

/// A card with its name as its text, in step `s{column}` and lane `l{row}`.
pub fn card(name: &str, column: usize, row: usize) -> Card {
    let blank = Card::new(id(name), id(&format!("l{row}")), id(&format!("s{column}")));
    Card { text: name.to_owned(), ..blank }
}

/// The map with more cards in it, each after those before it in its cell.
pub fn with_cards(mut map: Map, cards: impl IntoIterator<Item = Card>) -> Map {
    for card in cards {
        let rank = rank(map.cards.len());
        map.cards.insert(card.id, Card { rank, ..card });
    }
    map
}

/// The map with one more connector.
pub fn joined(mut map: Map, from: &str, to: &str, label: &str) -> Map {
    let name = format!("{from}-{to}");
    let connector = Connector { id: id(&name), from: id(from), to: id(to), heads: Heads::One, label: label.to_owned() };
    map.connectors.insert(connector.id, connector);
    map
}

pub fn rank(nth: usize) -> Rank {
    Rank::try_from(nth).unwrap() * RANK_GAP
}
