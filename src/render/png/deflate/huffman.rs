//! Huffman codes of limited length: the more often a symbol occurs, the fewer bits it has.

use std::collections::VecDeque;

/// The code of a symbol: its bits, the first one lowest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Code {
    pub(super) bits: u64,
    pub(super) length: u32,
}

impl Code {
    /// This and what follows it as one.
    pub(super) fn then(self, next: Self) -> Self {
        Self { bits: self.bits | next.bits << self.length, length: self.length + next.length }
    }
}

/// The length of each symbol's code, at most `longest` bits, from how often the symbols occur; 0 for one that does not.
///
/// At least two symbols have a code: a code of one symbol is incomplete, which some readers refuse.
pub(super) fn lengths(counts: &[u32], longest: u8) -> Vec<u8> {
    let mut counts = counts.to_vec();
    let used = counts.iter().filter(|count| **count > 0).count();
    let unused = counts.iter_mut().filter(|count| **count == 0);
    unused.take(2_usize.saturating_sub(used)).for_each(|count| *count = 1);
    loop {
        let lengths = depths(&counts);
        if lengths.iter().all(|length| *length <= longest) {
            return lengths;
        }
        // Rare symbols count for more until the tree is flat enough: with all of them equal it is as flat as can be.
        counts.iter_mut().filter(|count| **count > 0).for_each(|count| *count = *count / 4 + 1);
    }
}

/// How deep each symbol lies in the tree that takes the fewest bits.
fn depths(counts: &[u32]) -> Vec<u8> {
    let mut leaves: Vec<(u64, usize)> =
        counts.iter().enumerate().filter(|(_, count)| **count > 0).map(|(at, count)| (u64::from(*count), at)).collect();
    leaves.sort_unstable();
    // Nodes are joined from the lightest to the heaviest, so those that are joined stand in order as the leaves do.
    let mut lower: VecDeque<(u64, usize)> = leaves.iter().enumerate().map(|(node, leaf)| (leaf.0, node)).collect();
    let mut upper: VecDeque<(u64, usize)> = VecDeque::new();
    let nodes = (2 * leaves.len()).saturating_sub(1);
    let mut parents = vec![0; nodes];
    for parent in leaves.len()..nodes {
        let mut weight = 0;
        for _ in 0..2 {
            let Some((light, node)) = take_lightest(&mut lower, &mut upper) else { continue };
            weight += light;
            if let Some(of_node) = parents.get_mut(node) {
                *of_node = parent;
            }
        }
        upper.push_back((weight, parent));
    }
    let mut depths = vec![0_u8; nodes];
    for node in (0..nodes.saturating_sub(1)).rev() {
        let above = parents.get(node).and_then(|parent| depths.get(*parent)).copied().unwrap_or_default();
        if let Some(depth) = depths.get_mut(node) {
            *depth = above + 1;
        }
    }
    let mut lengths = vec![0; counts.len()];
    for ((_, symbol), depth) in leaves.iter().zip(depths) {
        if let Some(length) = lengths.get_mut(*symbol) {
            *length = depth;
        }
    }
    lengths
}

fn take_lightest(lower: &mut VecDeque<(u64, usize)>, upper: &mut VecDeque<(u64, usize)>) -> Option<(u64, usize)> {
    match (lower.front(), upper.front()) {
        (Some(leaf), Some(node)) if node.0 < leaf.0 => upper.pop_front(),
        (None, _) => upper.pop_front(),
        _ => lower.pop_front(),
    }
}

/// The codes of these lengths: among those of one length, the symbols come in order.
pub(super) fn codes(lengths: &[u8]) -> Vec<Code> {
    let mut codes = vec![Code::default(); lengths.len()];
    let mut next = 0_u32;
    for length in 1..=15_u8 {
        for (code, _) in codes.iter_mut().zip(lengths).filter(|(_, own)| **own == length) {
            // A code begins with its highest bit.
            let bits = next.reverse_bits() >> (32 - u32::from(length));
            *code = Code { bits: u64::from(bits), length: u32::from(length) };
            next += 1;
        }
        next <<= 1;
    }
    codes
}
