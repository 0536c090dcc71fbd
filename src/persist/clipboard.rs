//! What was copied, for the other windows of the program. The clipboard of the system holds a text, which every program can
//! paste; here the same cards, columns or rows are kept with everything that belongs to them, and are found again by that
//! text.
//!
//! An entry is a small map in the format of all maps, after a line with the number of copies before it, the fingerprint of
//! its text, and what it is made of unless that is cards. There are ten files at most, and a new one takes the place of the oldest, so that nothing has to be cleaned
//! up. A missing or damaged file is no loss: the text is still on the clipboard.

use std::path::{Path, PathBuf};

use super::{Fingerprint, Fs, MAX_BYTES, SaveError, read, store, write};
use crate::edit::{Fragment, Section, SectionKind};
use crate::model::{Card, IdSource, Lane, LaneId, Map, Rank, RecordRef, Role, Stage, StageId, Step, StepId};

/// How many entries are kept.
const KEPT: usize = 10;
/// Enough for the first line.
const HEAD: usize = 128;

/// What was copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClipboardEntry {
    /// Cards.
    Cards(Fragment),
    /// Whole columns or rows.
    Section(Section),
}

impl From<Fragment> for ClipboardEntry {
    fn from(cards: Fragment) -> Self {
        Self::Cards(cards)
    }
}

impl From<Section> for ClipboardEntry {
    fn from(section: Section) -> Self {
        Self::Section(section)
    }
}

/// Keeps what was copied in a folder, to be found by its text on the clipboard. What has no text could not be found, and
/// is not kept.
///
/// # Errors
/// When the file system refuses.
pub fn keep(fs: &dyn Fs, folder: &Path, text: &str, entry: &ClipboardEntry) -> Result<(), SaveError> {
    let Some(text) = fingerprint(text) else { return Ok(()) };
    let heads: Vec<Option<EntryHead>> = (0..KEPT).map(|place| head(fs, folder, place)).collect();
    let number = heads.iter().flatten().map(|head| head.number).max().unwrap_or_default().saturating_add(1);
    let same = heads.iter().position(|head| head.as_ref().is_some_and(|head| head.text == text));
    let age = |place: &usize| heads.get(*place).and_then(Option::as_ref).map_or(0, |head| head.number);
    let place = same.or_else(|| (0..KEPT).min_by_key(age)).unwrap_or_default();
    let (kind, map) = match entry {
        ClipboardEntry::Cards(cards) => (String::new(), map_of(cards)),
        ClipboardEntry::Section(section) => (format!(" {}", section.kind().code()), without_loose_links(section.map())),
    };
    let file = format!("// {number} {text}{kind}\n{}", write(&map));
    store::replace_private(fs, &path(folder, place), file.as_bytes())
}

/// What a text on the clipboard stands for; `None` for any other text.
#[must_use]
pub fn find(fs: &dyn Fs, folder: &Path, text: &str) -> Option<ClipboardEntry> {
    let text = fingerprint(text)?;
    let of_text = |place: usize| Some((place, head(fs, folder, place).filter(|head| head.text == text)?));
    let (place, head) = (0..KEPT).find_map(of_text)?;
    let map = read(&fs.read(&path(folder, place), MAX_BYTES).ok()?).ok()?;
    match head.kind {
        Some(kind) => Section::from_map(kind, map).map(ClipboardEntry::Section),
        None => {
            let cards: Vec<_> = map.cards.keys().copied().collect();
            let cards = Fragment::new(&map, &cards);
            (!cards.is_empty()).then_some(ClipboardEntry::Cards(cards))
        }
    }
}

fn path(folder: &Path, place: usize) -> PathBuf {
    folder.join(format!("clipping-{place}.ron"))
}

/// The first line of an entry.
struct EntryHead {
    /// How many were kept before it.
    number: u64,
    /// The fingerprint of its text.
    text: String,
    /// What it is made of; `None`: of cards.
    kind: Option<SectionKind>,
}

fn head(fs: &dyn Fs, folder: &Path, place: usize) -> Option<EntryHead> {
    let bytes = fs.read(&path(folder, place), HEAD).ok()?;
    let line = bytes.split(|byte| *byte == b'\n').next()?;
    let mut words = std::str::from_utf8(line).ok()?.strip_prefix("// ")?.split(' ');
    let (number, text) = (words.next()?.parse().ok()?, words.next()?.to_owned());
    let kind = |word: &str| SectionKind::ALL.into_iter().find(|kind| kind.code() == word);
    let kind = words.next().map(|word| kind(word).ok_or(())).transpose().ok()?;
    Some(EntryHead { number, text, kind })
}

/// Identifies a text, whatever the clipboard does to its line ends and the space around it; `None` for an empty one.
fn fingerprint(text: &str) -> Option<String> {
    let text = text.replace("\r\n", "\n");
    let text = text.trim();
    (!text.is_empty()).then(|| Fingerprint::new(text.as_bytes()).to_string())
}

/// The same map, in which opportunities ease only pain points that are in it, so that it can be read again.
fn without_loose_links(map: &Map) -> Map {
    let linked = |record: RecordRef<'_>| {
        let mut record = record.to_record();
        record.forget(&|key| !map.has(key));
        record
    };
    map.records().map(linked).fold(Map::default(), Map::with)
}

/// The cards as a map of their own, in which opportunities ease only pain points that are in it.
fn map_of(fragment: &Fragment) -> Map {
    // The ids of steps and lanes are never seen outside this map.
    let mut ids = IdSource::seeded(1);
    let count = |of: fn((usize, usize, &Card)) -> usize| {
        fragment.placed().map(|placed| of(placed).saturating_add(1)).max().unwrap_or_default()
    };
    let stage: StageId = ids.fresh();
    let steps: Vec<StepId> = (0..count(|(column, ..)| column)).map(|_| ids.fresh()).collect();
    let lanes: Vec<LaneId> = (0..count(|(_, row, _)| row)).map(|_| ids.fresh()).collect();
    let brought: std::collections::BTreeSet<_> = fragment.pains.iter().map(|pain| pain.id).collect();
    let card = |(rank, (column, row, card)): (Rank, (usize, usize, &Card))| {
        let eases = card.eases.iter().copied().filter(|pain| brought.contains(pain)).collect();
        let (step, lane) = (*steps.get(column)?, *lanes.get(row)?);
        Some((card.id, Card { step, lane, rank, eases, ..card.clone() }))
    };
    let step = |(rank, id): (Rank, &StepId)| (*id, Step { rank, ..Step::new(*id, stage) });
    let lane = |(rank, id): (Rank, &LaneId)| (*id, Lane { rank, ..Lane::new(*id, Role::Customer) });
    Map {
        stages: [(stage, Stage::new(stage))].into(),
        steps: (0..).zip(&steps).map(step).collect(),
        lanes: (0..).zip(&lanes).map(lane).collect(),
        cards: (0..).zip(fragment.placed()).filter_map(card).collect(),
        pains: fragment.pains.iter().map(|pain| (pain.id, pain.clone())).collect(),
        waits: fragment.waits.iter().map(|wait| (wait.id, wait.clone())).collect(),
        connectors: fragment.connectors.iter().map(|connector| (connector.id, connector.clone())).collect(),
        ..Map::default()
    }
}
