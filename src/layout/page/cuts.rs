//! Where something long is cut into parts that fit.

/// Where something starts and ends.
pub(super) type Span = (f64, f64);

/// Something long, along one axis.
#[derive(Clone, Default)]
pub(super) struct Axis {
    /// Where it starts and ends.
    whole: Span,
    /// Where it may be cut, from first to last.
    breaks: Vec<f64>,
    /// Those of them where a cut is better: between stages and not within one.
    better: Vec<f64>,
    /// What should be whole in one part, if a part can hold it, by its start.
    kept: Vec<Span>,
}

/// The least share of its room that a part uses when it ends early for a better or a clean cut: with less, a map would
/// fall apart into nearly empty sheets.
const USED: f64 = 0.5;

/// A length too short to be seen, against rounding.
const NOTHING: f64 = 0.01;

/// How many lengths are tried between equal parts and parts of the full length.
const TRIES: u32 = 16;

impl Axis {
    /// An axis from its breaks in order, and what is kept in any order. Cards of a column begin and end alike: each pair
    /// counts once.
    pub fn new(whole: Span, breaks: Vec<f64>, better: Vec<f64>, mut kept: Vec<Span>) -> Self {
        kept.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)));
        kept.dedup();
        Self { whole, breaks, better, kept }
    }

    /// A lower bound of the number of parts, quick to find: most scales are passed over by it.
    pub fn least(&self, room: f64) -> usize {
        let mut least = 1;
        let mut reached = self.whole.0 + room.max(1.0) + NOTHING;
        while reached < self.whole.1 {
            reached += room.max(1.0) + NOTHING;
            least += 1;
        }
        least
    }

    /// The parts of [`Self::cut`] with the better cuts, or without them where that takes fewer.
    pub fn fewest(&self, room: f64) -> Vec<Span> {
        let (nicest, fewest) = (self.cut(room), self.anywhere().cut(room));
        if nicest.len() <= fewest.len() { nicest } else { fewest }
    }

    /// As many parts as [`Self::fewest`] has, but of similar length instead of a nearly empty last one. They are found by
    /// cutting with less room, from equal lengths up: the first that needs no more parts is taken, so what holds for the
    /// parts of [`Self::cut`] holds for these. Better cuts go before similar lengths, unless a part would be nearly empty.
    pub fn spread(&self, room: f64) -> Vec<Span> {
        let fewest = self.fewest(room);
        // A shorter part must still hold all that a full one can hold whole.
        let kept = self.kept.iter().map(|kept| kept.1 - kept.0).filter(|length| *length <= room + NOTHING);
        let count = u32::try_from(fewest.len()).unwrap_or(u32::MAX);
        let alike = kept.fold((self.whole.1 - self.whole.0) / f64::from(count), f64::max);
        if count == 1 || alike >= room {
            return fewest;
        }
        let anywhere = self.anywhere();
        let lengths = (0..TRIES).map(|nth| alike + (room - alike) * f64::from(nth) / f64::from(TRIES));
        let tried = lengths.flat_map(|length| [self.cut(length), anywhere.cut(length)]);
        let mut even: Vec<_> = tried.filter(|parts| parts.len() <= fewest.len()).collect();
        let better = self.better_cuts(&fewest);
        even.push(fewest);
        let is_nice = |parts: &Vec<Span>| self.better_cuts(parts) >= better && !has_empty(parts);
        let at = even.iter().position(is_nice).unwrap_or_default();
        even.swap_remove(at)
    }

    /// How many parts end at a better cut.
    fn better_cuts(&self, parts: &[Span]) -> usize {
        let is_better = |end: f64| self.better.iter().any(|at| (at - end).abs() < NOTHING);
        parts.iter().filter(|(_, end)| is_better(*end)).count()
    }

    fn anywhere(&self) -> Self {
        Self { better: Vec::new(), ..self.clone() }
    }

    /// The parts, from first to last, none longer than `room`. Together they cover all, and each thing that is kept and
    /// no longer than `room` lies whole in one of them: where no cut is clean, the next part begins earlier, so that both
    /// show it.
    ///
    /// Each part ends at the last clean cut that it reaches: as greedy as breaking lines at the last space that fits,
    /// which makes few parts. A part looks only at what is kept between its start and the end of its room.
    pub fn cut(&self, room: f64) -> Vec<Span> {
        let room = room.max(1.0);
        let mut parts = Vec::new();
        let mut from = self.whole.0;
        // Also false for NaN, so that this ends.
        while self.whole.1 - from > room + NOTHING {
            let near = self.near(from, room);
            let crossed = |at: f64| near.iter().filter(move |kept| kept.0 < at - NOTHING && kept.1 > at + NOTHING);
            let better = reached(&self.better, from, room);
            let breaks = reached(&self.breaks, from, room);
            let clean = clean(better, from, room, &near).or_else(|| clean(breaks, from, room, &near));
            let next = if let Some(end) = clean {
                parts.push((from, end));
                end
            } else {
                let last = breaks.last().copied().unwrap_or(from + room);
                // What begins with the part would not be whole in the next one.
                let cuts_first = crossed(last).any(|kept| kept.0 <= from + NOTHING);
                let end = if cuts_first { from + room } else { last };
                parts.push((from, end));
                crossed(end).map(|kept| kept.0).filter(|start| *start > from + NOTHING).fold(end, f64::min)
            };
            from = next;
        }
        parts.push((from, self.whole.1));
        parts
    }

    /// What is kept and begins in a part from `from` on, which can hold it.
    fn near(&self, from: f64, room: f64) -> Vec<Span> {
        let start = self.kept.partition_point(|kept| kept.0 <= from - NOTHING);
        let end = self.kept.partition_point(|kept| kept.0 < from + room);
        let begun = self.kept.get(start..end).unwrap_or_default().iter();
        begun.filter(|kept| kept.1 - kept.0 <= room + NOTHING).copied().collect()
    }
}

/// True when a part is nearly empty beside the longest one.
fn has_empty(parts: &[Span]) -> bool {
    let lengths = || parts.iter().map(|(start, end)| end - start);
    let longest = lengths().fold(0.0, f64::max);
    lengths().any(|length| length < USED * longest)
}

/// The breaks that a part from `from` on reaches.
fn reached(breaks: &[f64], from: f64, room: f64) -> &[f64] {
    let start = breaks.partition_point(|at| *at <= from + NOTHING);
    breaks.get(start..breaks.partition_point(|at| *at <= from + room)).unwrap_or_default()
}

/// The last of some breaks that cuts nothing, if it leaves no part too empty.
fn clean(breaks: &[f64], from: f64, room: f64, near: &[Span]) -> Option<f64> {
    // From break to break: how far what has begun before it reaches.
    let (mut begun, mut reach, mut last) = (near.iter().peekable(), f64::NEG_INFINITY, None);
    for at in breaks {
        while let Some(kept) = begun.next_if(|kept| kept.0 < at - NOTHING) {
            reach = reach.max(kept.1);
        }
        if at - from >= USED * room && reach <= at + NOTHING {
            last = Some(*at);
        }
    }
    last
}
