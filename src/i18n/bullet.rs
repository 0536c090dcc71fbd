//! The marks that stand before an item of a list and are not its text: bullets, dashes, boxes.

/// Marks that stand before a space or a tab.
const BULLETS: [char; 34] = [
    '•', '◦', '▪', '▫', '●', '○', '■', '□', '◆', '◇', '❖', '♦', '➢', '➤', '►', '▶', '▸', '‣', '⁃', '∙', '·', '–', '—',
    '-', '*', '+', '☐', '☑', '☒', '✓', '✔', '❑', '❏', '✗',
];

const BOXES: [&str; 4] = ["[ ]", "[x]", "[X]", "[]"];

/// A line without the bullet or the box before it.
pub(crate) fn without_bullet(line: &str) -> &str {
    let line = line.trim();
    behind_bullet(line).unwrap_or(line)
}

/// What stands behind a bullet, a box, or both; `None` where there is none, or nothing behind it.
pub(crate) fn behind_bullet(line: &str) -> Option<&str> {
    // Fonts of signs have their marks where characters are for private use.
    let is_bullet = |c: char| BULLETS.contains(&c) || matches!(c, '\u{f000}'..='\u{f0ff}');
    let rest = line.strip_prefix(is_bullet).map(|rest| rest.trim_start_matches('\u{fe0f}'));
    let rest = rest.filter(|rest| rest.starts_with(char::is_whitespace)).map(str::trim_start);
    match rest {
        Some(rest) => Some(behind_box(rest).unwrap_or(rest)).filter(|rest| !rest.is_empty()),
        None => behind_box(line),
    }
}

/// What stands behind a box that can be ticked.
pub(crate) fn behind_box(line: &str) -> Option<&str> {
    let rest = BOXES.iter().find_map(|tick| line.strip_prefix(tick))?;
    Some(rest.trim_start()).filter(|text| rest.starts_with(char::is_whitespace) && !text.is_empty())
}
