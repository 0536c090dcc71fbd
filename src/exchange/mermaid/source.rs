//! Where in a text the diagram is: the whole of it, or a fenced block of a Markdown file; without front matter, comments
//! and directives.

use crate::exchange::outcome::{Unused, Why};
use crate::exchange::table;

/// A diagram in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagram {
    /// Its lines with their numbers in the text, from 1, without blank ones.
    pub(super) lines: Vec<(usize, String)>,
    /// The title in the front matter, with the number of its line.
    pub(super) title: Option<(usize, String)>,
    pub(super) unused: Vec<Unused>,
}

impl Diagram {
    /// True for a journey: a text may also hold a diagram of another kind.
    #[must_use]
    pub fn is_journey(&self) -> bool {
        self.lines.first().is_some_and(|(_, line)| after_journey(line).is_some())
    }

    /// The diagram that these lines are, with the numbers that they have.
    fn from_lines(lines: &[(usize, &str)]) -> Self {
        let mut source = Self::default();
        let lines = source.front_matter(lines);
        let mut directive = false;
        for (number, line) in lines {
            let mut rest = line.trim();
            if !directive && rest.starts_with("%%{") {
                directive = true;
            }
            if directive {
                let Some((_, after)) = rest.split_once("}%%") else { continue };
                directive = false;
                rest = after.trim();
            }
            if !rest.is_empty() && !rest.starts_with("%%") {
                source.lines.push((*number, rest.to_owned()));
            }
        }
        source
    }

    /// Takes what is between lines of hyphens at the beginning. Its title is used; how the diagram looks is not asked.
    fn front_matter<'a, 't>(&mut self, lines: &'a [(usize, &'t str)]) -> &'a [(usize, &'t str)] {
        let is_mark = |(_, line): &(usize, &str)| line.trim_end() == "---";
        let begins = lines.iter().position(|(_, line)| !line.trim().is_empty());
        let Some((start, inside)) = begins.and_then(|at| lines.get(at..)).and_then(<[_]>::split_first) else {
            return lines;
        };
        let Some(end) = inside.iter().position(is_mark).filter(|_| is_mark(start)) else { return lines };
        for (number, line) in inside.get(..end).unwrap_or_default() {
            // Indented lines belong to what stands before them.
            let Some((key, value)) = line.split_once(':').filter(|_| !line.starts_with([' ', '\t', '#'])) else {
                continue;
            };
            match key.trim() {
                "title" => self.title = Some((*number, unquoted(value).to_owned())),
                "config" | "displayMode" => {}
                _ => self.unused.push(Unused::new(*number, line, Why::NoPlace)),
            }
        }
        inside.get(end + 1..).unwrap_or_default()
    }
}

/// What stands behind the word that journeys begin with.
pub(super) fn after_journey(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("journey")?;
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| rest.trim())
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    let within = |quote: char| value.strip_prefix(quote)?.strip_suffix(quote);
    within('"').or_else(|| within('\'')).unwrap_or(value)
}

/// A fenced block: the lines within, and where it is among all lines.
struct FencedBlock<'t> {
    lines: Vec<(usize, &'t str)>,
    at: std::ops::Range<usize>,
}

/// The diagram in a text: its first journey, else another diagram in a fenced block, else, when `whole`, all of it.
/// `None`: there is none.
#[must_use]
pub fn find(text: &str, whole: bool) -> Option<Diagram> {
    let text = table::plain(text);
    let lines: Vec<(usize, &str)> = text.lines().enumerate().map(|(at, line)| (at + 1, line)).collect();
    let blocks = blocks(&lines);
    let all: Vec<Diagram> = blocks.iter().map(|block| Diagram::from_lines(&block.lines)).collect();
    let journey = all.iter().position(Diagram::is_journey);
    if let Some(at) = journey.or(Some(0).filter(|_| !all.is_empty()))
        && let (Some(source), Some(block)) = (all.into_iter().nth(at), blocks.get(at))
    {
        let beside = lines.iter().enumerate().filter(|(index, _)| !block.at.contains(index)).map(|(_, line)| line);
        let said = beside.filter(|(_, line)| line.contains(char::is_alphanumeric));
        let mut unused: Vec<_> = said.map(|(number, line)| Unused::new(*number, line, Why::NoPlace)).collect();
        unused.extend(source.unused);
        return Some(Diagram { unused, ..source });
    }
    let source = Diagram::from_lines(&lines);
    (whole || source.is_journey()).then_some(source)
}

/// The fenced blocks of a Markdown text that say that they are diagrams.
fn blocks<'t>(lines: &[(usize, &'t str)]) -> Vec<FencedBlock<'t>> {
    let mut blocks = Vec::new();
    let mut open: Option<(&str, usize)> = None;
    for (index, (_, line)) in lines.iter().enumerate() {
        let line = line.trim().trim_start_matches(['>', ' ']);
        match open {
            None => {
                let fence = ["```", "~~~", ":::"].into_iter().find_map(|mark| Some((mark, line.strip_prefix(mark)?)));
                if let Some((mark, info)) = fence {
                    let info = info.trim_start_matches([' ', '{', '.', '`', '~', ':']);
                    let says = info.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("mermaid"));
                    // Other blocks are passed over as a whole.
                    open = Some((mark, if says { index } else { usize::MAX }));
                }
            }
            Some((mark, start)) => {
                if line.starts_with(mark) && line.chars().all(|c| mark.contains(c)) {
                    blocks.extend(block(lines, start, index));
                    open = None;
                }
            }
        }
    }
    if let Some((_, start)) = open {
        blocks.extend(block(lines, start, lines.len()));
    }
    blocks
}

fn block<'t>(lines: &[(usize, &'t str)], start: usize, end: usize) -> Option<FencedBlock<'t>> {
    let inside = lines.get(start.checked_add(1)?..end)?;
    Some(FencedBlock { lines: inside.to_vec(), at: start..end + 1 })
}
