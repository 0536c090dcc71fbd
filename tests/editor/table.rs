//! Maps as tables, so that a test shows what it is about.
//!
//! ```text
//!            | seek.look | call      | pay.settle     steps, each with its stage where that changes
//! customer   | a b       |           | c*2            cards of a cell, in order; c spans two steps
//! frontstage |           | d~note★   | e[p1 w1]       another kind than an action; a star; marks
//! join k: a d                                         a connector
//! mood m: ann look 1.5                                an emotion of a persona, who comes into being with it
//! ```
//!
//! Every id is its own name and every text too. A name that begins like a role has that role, and a mark whose
//! name begins with `w` is a wait point. [`shown`] writes a map in the same way; what has no text is a `_`, and
//! spaces of a text are `_` as well.

use throughline::model::{
    Card, CardKind, Connector, Consequence, Emotion, Feeling, Heads, Id, Lane, Map, Order, Pain, Persona, RANK_GAP,
    Rank, Role, Stage, Step, TimeUnit, Wait,
};

const ROLES: [(&str, Role); 7] = [
    ("evidence", Role::Evidence),
    ("customer", Role::Customer),
    ("frontstage", Role::Frontstage),
    ("backstage", Role::Backstage),
    ("support", Role::Support),
    ("emotion", Role::Emotion),
    ("notes", Role::Notes),
];

const KINDS: [(&str, CardKind); 5] = [
    ("touchpoint", CardKind::Touchpoint),
    ("decision", CardKind::Decision),
    ("evidence", CardKind::Evidence),
    ("opportunity", CardKind::Opportunity),
    ("note", CardKind::Note),
];

pub fn id<T: From<Id>>(name: &str) -> T {
    T::from(Id::new(name).unwrap())
}

/// Reads a table.
pub fn map(text: &str) -> Map {
    let mut map = Map::default();
    map.info.language = "en".to_owned();
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut steps = Vec::new();
    let mut stage = "stage";
    for (nth, heading) in lines.next().unwrap().split('|').skip(1).enumerate() {
        let (of, step) = heading.trim().split_once('.').unwrap_or((stage, heading.trim()));
        stage = of;
        let named = || Stage { id: id(stage), rank: rank(nth), name: stage.to_owned(), goal: String::new() };
        map.stages.entry(id(stage)).or_insert_with(named);
        map.steps.insert(
            id(step),
            Step { id: id(step), stage: id(stage), rank: rank(nth), name: step.to_owned(), width: None },
        );
        steps.push(step);
    }
    for (nth, line) in lines.enumerate() {
        let words: Vec<_> = line.split_whitespace().collect();
        match words.as_slice() {
            ["join", name, from, to] => {
                let name = name.trim_end_matches(':');
                let (from, to, label) = (id(from), id(to), name.to_owned());
                map.connectors.insert(id(name), Connector { id: id(name), from, to, heads: Heads::One, label });
            }
            ["mood", name, who, step, value] => {
                let (name, value) = (name.trim_end_matches(':'), Feeling::nearest(value.parse().unwrap()).unwrap());
                let persona = |who: &str| Persona {
                    id: id(who),
                    rank: rank(nth),
                    name: who.to_owned(),
                    description: String::new(),
                    hidden: false,
                };
                map.personas.entry(id(who)).or_insert_with(|| persona(who));
                let (persona, step) = (id(who), id(step));
                map.emotions.insert(id(name), Emotion { id: id(name), persona, step, value, quote: String::new() });
            }
            _ => read_lane(&mut map, line, rank(nth), &steps),
        }
    }
    map
}

/// Writes the steps, lanes and cards of a map.
pub fn shown(map: &Map) -> String {
    let order = Order::new(map);
    let mut text = String::new();
    let mut stage = None;
    for step in &order.steps {
        let is_new = stage.replace(step.stage) != Some(step.stage);
        let of = if is_new { format!("{}.", said(&map.stages[&step.stage].name)) } else { String::new() };
        text += &format!(" | {of}{}", said(&step.name));
    }
    for lane in &order.lanes {
        let name = if lane.name.is_empty() { format!("({:?})", lane.role).to_lowercase() } else { said(&lane.name) };
        text += &format!("\n{name}");
        for step in &order.steps {
            let cards = order.cards_in(lane.id, step.id).iter().map(|card| shown_card(&order, card));
            text += &format!(" | {}", cards.collect::<Vec<_>>().join(" "));
        }
    }
    tidy(&text)
}

/// The lanes and cards of a table, each cell without needless space, the first stage without its stand-in name.
pub fn tidy(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| line.contains('|'));
    let cell = |cell: &str| cell.split_whitespace().collect::<Vec<_>>().join(" ").replace("stage.", "");
    lines.map(|line| line.split('|').map(cell).collect::<Vec<_>>().join(" | ") + "\n").collect()
}

fn read_lane(map: &mut Map, line: &str, rank: Rank, steps: &[&str]) {
    let mut cells = line.split('|').map(str::trim);
    let name = cells.next().unwrap();
    let role = ROLES.iter().find(|(word, _)| name.starts_with(word)).map_or(Role::Customer, |(_, role)| *role);
    map.lanes.insert(id(name), Lane { id: id(name), rank, role, name: name.to_owned(), hidden: false, locked: false });
    for (step, cell) in steps.iter().zip(cells) {
        // Marks of a card hold spaces: they belong to the word before them.
        let mut rest = cell;
        while !rest.trim().is_empty() {
            rest = rest.trim_start();
            let end = match (rest.find('['), rest.find(' ')) {
                (Some(open), space) if space.is_none_or(|space| open < space) => rest.find(']').unwrap() + 1,
                (_, space) => space.unwrap_or(rest.len()),
            };
            read_card(map, &rest[..end], name, step);
            rest = &rest[end..];
        }
    }
}

fn read_card(map: &mut Map, word: &str, lane: &str, step: &str) {
    let (word, marks) = word.trim_end_matches(']').split_once('[').unwrap_or((word, ""));
    let (word, star) = word.strip_suffix('★').map_or((word, false), |word| (word, true));
    let (word, kind) = word.split_once('~').unwrap_or((word, ""));
    let (name, span) = word.split_once('*').unwrap_or((word, "1"));
    let card = Card {
        rank: rank(map.cards.len()),
        span: span.parse().unwrap(),
        kind: KINDS.iter().find(|(name, _)| *name == kind).map_or(CardKind::Action, |(_, kind)| *kind),
        text: name.to_owned(),
        moment_of_truth: star,
        ..Card::new(id(name), id(lane), id(step))
    };
    for (nth, mark) in marks.split_whitespace().enumerate() {
        let (text, rank) = (mark.to_owned(), rank(nth));
        if mark.starts_with('w') {
            let wait = Wait { id: id(mark), card: card.id, rank, text, min: 1, max: 2, unit: TimeUnit::Days };
            map.waits.insert(wait.id, wait);
        } else {
            let consequence = Consequence::default();
            let pain =
                Pain { id: id(mark), card: card.id, rank, text, severity: 3, frequency: 3, consequence, votes: 0 };
            map.pains.insert(pain.id, pain);
        }
    }
    map.cards.insert(card.id, card);
}

fn shown_card(order: &Order<'_>, card: &Card) -> String {
    let span = if card.span == 1 { String::new() } else { format!("*{}", card.span) };
    let kind = KINDS.iter().find(|(_, kind)| *kind == card.kind).map(|(name, _)| format!("~{name}"));
    let star = if card.moment_of_truth { "★" } else { "" };
    let pains = order.pains_of(card.id).iter().map(|pain| said(&pain.text));
    // A new wait says nothing: it is known by its times.
    let waits = order.waits_of(card.id).iter().map(|wait| if wait.text.is_empty() { "wait" } else { &wait.text });
    let marks: Vec<_> = pains.chain(waits.map(str::to_owned)).collect();
    let marks = if marks.is_empty() { String::new() } else { format!("[{}]", marks.join(" ")) };
    format!("{}{span}{}{star}{marks}", said(&card.text), kind.unwrap_or_default())
}

fn said(text: &str) -> String {
    if text.is_empty() { "_".to_owned() } else { text.replace(' ', "_") }
}

fn rank(nth: usize) -> Rank {
    Rank::try_from(nth).unwrap() * RANK_GAP
}
