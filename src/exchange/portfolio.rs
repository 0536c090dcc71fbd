//! Many maps weighed against each other: how much is in each, and the pain points of all of them, one by one and added
//! up.
//!
//! As in the report of one map, what is hidden is left out, and the order is by weight, then by votes, then as it is
//! read: map after map, and within a map its reading order.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use serde::Serialize;

use super::sheet::{RowKind, Sheet, SheetCell, SheetRow};
use super::table::said;
use super::visible_map::{lane_name, open_issues};
use crate::i18n::{Locale, MapWords, Term, folded};
use crate::model::{Card, Channel, Consequence, Map, Order, PainId, easing, heaviest_first};

/// What many maps come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Portfolio {
    /// The maps in the order in which they were added.
    pub maps: Vec<Overview>,
    pains: Vec<RankedPain>,
}

/// How much is in one map.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Overview {
    /// What the map is called among the others: the name of its file.
    #[serde(rename = "file")]
    pub name: String,
    /// What it calls itself; may be empty.
    pub title: String,
    pub cards: usize,
    /// How many pain points are on them.
    pub pains: usize,
    /// How many of these no opportunity would ease.
    pub uneased: usize,
    /// The weights of all of them together.
    pub weight: u64,
    /// How many wait points are on the cards.
    pub waits: usize,
    /// How long all of them take together at least, in minutes.
    #[serde(rename = "shortest_minutes")]
    pub shortest: u64,
    /// The same at most.
    #[serde(rename = "longest_minutes")]
    pub longest: u64,
    /// How many issues it has that nobody has let be, but for those of what is hidden.
    pub issues: usize,
}

/// A pain point among those of all maps. Its texts are in one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RankedPain {
    /// What its map is called.
    #[serde(rename = "file")]
    pub map: String,
    pub id: PainId,
    /// What goes wrong; may be empty.
    pub text: String,
    /// The stage that it is in; may be empty.
    pub stage: String,
    /// The step that it is in; may be empty.
    pub step: String,
    /// The lane that it is in: its own name, or that of its role in the language of the map.
    pub lane: String,
    /// Over which channel it comes, when it is on a touchpoint that has one.
    pub channel: Option<Channel>,
    pub consequence: Consequence,
    /// How bad it is, 1 to 5.
    pub severity: u8,
    /// How often it happens, 1 to 5.
    pub frequency: u8,
    /// Severity × frequency.
    pub weight: u32,
    pub votes: u32,
    /// What the opportunities say that would ease it.
    pub opportunities: Vec<String>,
}

/// GroupBy what pain points are added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupBy {
    /// What they lead to.
    Consequence,
    /// Over which channel they come.
    Channel,
    /// In which stage they are, by its name.
    Stage,
}

/// What pain points have in common that are added up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PainGroup {
    /// What they lead to.
    Consequence(Consequence),
    /// Over which channel they come; `None`: over none that is known.
    Channel(Option<Channel>),
    /// In which stage they are, as it is first written; empty: in one without a name.
    Stage(String),
}

/// The pain points of a group together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GroupTotal {
    /// What they have in common.
    #[serde(flatten)]
    pub group: PainGroup,
    pub maps: usize,
    pub pains: usize,
    /// How many of these no opportunity would ease.
    pub uneased: usize,
    pub weight: u64,
    pub votes: u64,
}

impl Portfolio {
    /// Adds a map under a name.
    pub fn add(&mut self, name: &str, map: &Map) {
        let words = MapWords::of(Locale::from_tag(&map.info.language));
        let says = |card: &Card| {
            let text = said(&card.text);
            if text.is_empty() { words.card_kind(card.kind).to_owned() } else { text }
        };
        let order = Order::new(map);
        let easing = easing(map, order.cards.iter().copied());
        let (title, issues) = (said(&map.info.title), open_issues(map).len());
        let mut overview = Overview { name: name.to_owned(), title, issues, ..Overview::default() };
        for (index, card) in order.cards.iter().enumerate().filter(|(_, card)| map.shows(card.lane)) {
            let (pains, waits) = order.marks(index);
            overview.cards += 1;
            overview.waits += waits.len();
            for wait in waits {
                let minutes = |count: u32| u64::from(count).saturating_mul(wait.unit.minutes());
                overview.shortest = overview.shortest.saturating_add(minutes(wait.min.min(wait.max)));
                overview.longest = overview.longest.saturating_add(minutes(wait.max.max(wait.min)));
            }
            let step = map.steps.get(&card.step);
            let stage = step.and_then(|step| map.stages.get(&step.stage));
            let lane = map.lanes.get(&card.lane).map(|lane| lane_name(lane, words)).unwrap_or_default();
            for pain in pains {
                let mut eased_by = easing.get(&pain.id).cloned().unwrap_or_default();
                eased_by.dedup_by_key(|card| card.id);
                let opportunities: Vec<String> = eased_by.into_iter().map(says).collect();
                overview.pains += 1;
                overview.uneased += usize::from(opportunities.is_empty());
                overview.weight += u64::from(pain.weight());
                self.pains.push(RankedPain {
                    map: name.to_owned(),
                    id: pain.id,
                    text: said(&pain.text),
                    stage: stage.map(|stage| said(&stage.name)).unwrap_or_default(),
                    step: step.map(|step| said(&step.name)).unwrap_or_default(),
                    lane: lane.clone(),
                    channel: card.channel(),
                    consequence: pain.consequence,
                    severity: pain.severity,
                    frequency: pain.frequency,
                    weight: pain.weight(),
                    votes: pain.votes,
                    opportunities,
                });
            }
        }
        self.maps.push(overview);
    }

    /// The pain points of all maps from the heaviest.
    #[must_use]
    pub fn pains(&self) -> Vec<&RankedPain> {
        let mut pains: Vec<_> = self.pains.iter().collect();
        pains.sort_by_key(|pain| heaviest_first(pain.weight, pain.votes));
        pains
    }

    /// The pain points added up, from the heaviest group.
    #[must_use]
    pub fn sums(&self, by: GroupBy) -> Vec<GroupTotal> {
        let mut sums: Vec<(GroupTotal, BTreeSet<&str>)> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        for pain in &self.pains {
            let (key, group) = match by {
                GroupBy::Consequence => (format!("{:?}", pain.consequence), PainGroup::Consequence(pain.consequence)),
                GroupBy::Channel => (format!("{:?}", pain.channel), PainGroup::Channel(pain.channel)),
                GroupBy::Stage => (folded(&pain.stage), PainGroup::Stage(pain.stage.clone())),
            };
            let at = *known.entry(key).or_insert(sums.len());
            if at == sums.len() {
                let sum = GroupTotal { group, maps: 0, pains: 0, uneased: 0, weight: 0, votes: 0 };
                sums.push((sum, BTreeSet::new()));
            }
            let Some((sum, maps)) = sums.get_mut(at) else { continue };
            maps.insert(&pain.map);
            sum.maps = maps.len();
            sum.pains += 1;
            sum.uneased += usize::from(pain.opportunities.is_empty());
            sum.weight += u64::from(pain.weight);
            sum.votes += u64::from(pain.votes);
        }
        let mut sums: Vec<_> = sums.into_iter().map(|(sum, _)| sum).collect();
        sums.sort_by_key(|sum| Reverse((sum.weight, sum.votes, sum.pains)));
        sums
    }

    /// The heaviest pain points as a table, in those words; `most` of them.
    #[must_use]
    pub fn ranking(&self, most: usize, words: &MapWords) -> Sheet {
        const COLUMNS: [Term; 12] = [
            Term::Map,
            Term::Stage,
            Term::Step,
            Term::Lane,
            Term::Channel,
            Term::Pain,
            Term::Consequence,
            Term::Severity,
            Term::Frequency,
            Term::Weight,
            Term::Votes,
            Term::Opportunities,
        ];
        let rows = self.pains().into_iter().take(most).map(|pain| {
            vec![
                SheetCell::text(pain.map.as_str()),
                SheetCell::text(pain.stage.as_str()),
                SheetCell::text(pain.step.as_str()),
                SheetCell::text(pain.lane.as_str()),
                SheetCell::text(pain.channel.map_or("", |channel| words.channel(channel))),
                SheetCell::text(pain.text.as_str()),
                SheetCell::text(words.consequence(pain.consequence)),
                SheetCell::Number(f64::from(pain.severity)),
                SheetCell::Number(f64::from(pain.frequency)),
                SheetCell::Number(f64::from(pain.weight)),
                SheetCell::Number(f64::from(pain.votes)),
                SheetCell::text(pain.opportunities.join("\n")),
            ]
        });
        sheet(COLUMNS.map(|term| words.term(term).to_owned()), rows, words)
    }

    /// The pain points added up as a table, in those words; `most` groups.
    #[must_use]
    pub fn summary(&self, by: GroupBy, most: usize, words: &MapWords) -> Sheet {
        let group = match by {
            GroupBy::Consequence => Term::Consequence,
            GroupBy::Channel => Term::Channel,
            GroupBy::Stage => Term::Stage,
        };
        let rows = self.sums(by).into_iter().take(most).map(|sum| {
            vec![
                SheetCell::text(sum.group.named(words)),
                count(sum.maps),
                count(sum.pains),
                total(sum.weight),
                total(sum.votes),
            ]
        });
        let [maps, pains] = ["maps", "pains"].map(|key| heading(key, words));
        let [group, weight, votes] = [group, Term::Weight, Term::Votes].map(|term| words.term(term).to_owned());
        sheet([group, maps, pains, weight, votes], rows, words)
    }

    /// The maps as a table, in those words; `most` of them. Waits are in minutes.
    #[must_use]
    pub fn overview(&self, most: usize, words: &MapWords) -> Sheet {
        let rows = self.maps.iter().take(most).map(|map| {
            vec![
                SheetCell::text(map.name.as_str()),
                SheetCell::text(map.title.as_str()),
                count(map.cards),
                count(map.pains),
                count(map.uneased),
                total(map.weight),
                count(map.waits),
                total(map.shortest),
                total(map.longest),
                count(map.issues),
            ]
        });
        let counted = ["title", "cards", "pains", "uneased", "weight", "waits", "shortest", "longest", "issues"];
        let headings = counted.map(|key| heading(key, words));
        sheet(std::iter::once(words.term(Term::Map).to_owned()).chain(headings), rows, words)
    }
}

impl PainGroup {
    /// What it is called in those words; empty where there is nothing in common but that nobody has said it.
    #[must_use]
    pub fn named<'a>(&'a self, words: &'a MapWords) -> &'a str {
        match self {
            Self::Consequence(consequence) => words.consequence(*consequence),
            Self::Channel(channel) => channel.map_or("", |channel| words.channel(channel)),
            Self::Stage(name) => name,
        }
    }
}

fn count(count: usize) -> SheetCell {
    total(u64::try_from(count).unwrap_or(u64::MAX))
}

fn total(total: u64) -> SheetCell {
    SheetCell::Number(total as f64)
}

/// What a column of counts is called.
fn heading(key: &str, words: &MapWords) -> String {
    words.sentence(&format!("overview-{key}"), &[])
}

fn sheet(
    columns: impl IntoIterator<Item = String>,
    rows: impl Iterator<Item = Vec<SheetCell>>,
    words: &MapWords,
) -> Sheet {
    let rows = rows.map(|cells| SheetRow { kind: RowKind::Plain, cells });
    Sheet::list(words.locale().flow(), columns.into_iter().map(SheetCell::text), rows)
}
