//! Attributes, text, and numbers in XML.

use crate::geom::Point;
use crate::markup::push_escaped;
use crate::scene::Color;

/// A point in hundredths, the precision of all numbers in a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct HundredthsPoint {
    pub(super) x: i64,
    pub(super) y: i64,
}

impl HundredthsPoint {
    pub(super) fn new(at: Point) -> Self {
        Self { x: hundredths(at.x), y: hundredths(at.y) }
    }
}

/// The nearest number of hundredths; 0 for what is not a number or beyond any map.
pub(super) fn hundredths(number: f64) -> i64 {
    const FAR: f64 = 1e12;
    let whole = (number * 100.0).round();
    if whole.abs() < FAR { whole as i64 } else { 0 }
}

/// Adds a number of hundredths without needless zeros.
pub(super) fn push_hundredths(out: &mut String, hundredths: i64) {
    if hundredths < 0 {
        out.push('-');
    }
    let size = hundredths.unsigned_abs();
    let (whole, rest) = (size / 100, (size % 100) as u8);
    push_whole(out, whole);
    if rest > 0 {
        out.push('.');
        out.push(char::from(b'0' + rest / 10));
        if !rest.is_multiple_of(10) {
            out.push(char::from(b'0' + rest % 10));
        }
    }
}

/// Adds a whole number. A picture has hundreds of thousands of them, and formatting each takes several times as long.
pub(super) fn push_whole(out: &mut String, number: u64) {
    out.push_str(itoa::Buffer::new().format(number));
}

/// Adds a number, to a hundredth.
pub(super) fn push_number(out: &mut String, number: f64) {
    push_hundredths(out, hundredths(number));
}

/// Adds an attribute whose value is a number.
pub(super) fn push_measure(out: &mut String, name: &str, number: f64) {
    push_value(out, name, |out| push_number(out, number));
}

/// Adds an attribute whose value needs no escaping.
pub(super) fn push_plain(out: &mut String, name: &str, value: &str) {
    push_value(out, name, |out| out.push_str(value));
}

/// Adds an attribute with any value, escaped.
pub(super) fn push_attribute(out: &mut String, name: &str, value: &str) {
    push_value(out, name, |out| push_text(out, value));
}

fn push_value(out: &mut String, name: &str, push: impl FnOnce(&mut String)) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    push(out);
    out.push('"');
}

/// Adds the attributes of a color, `fill` or `stroke`.
pub(super) fn push_color(out: &mut String, name: &str, color: Color) {
    let Color { r, g, b, a } = color;
    push_value(out, name, |out| {
        out.push('#');
        for half in [r, g, b].into_iter().flat_map(|part| [part >> 4, part & 0xf]) {
            out.push(char::from(if half < 10 { b'0' + half } else { b'a' + half - 10 }));
        }
    });
    if a < u8::MAX {
        out.push(' ');
        out.push_str(name);
        out.push_str("-opacity=\"");
        push_number(out, f64::from(a) / 255.0);
        out.push('"');
    }
}

/// Adds any text, escaped. Control characters, which XML does not allow, are left out; noncharacters become the replacement
/// character, because the other formats show a box there.
pub(super) fn push_text(out: &mut String, text: &str) {
    push_escaped(out, text, |c| match c {
        '\t' | '\n' | '\r' => Some(" ".into()),
        '\u{fffe}' | '\u{ffff}' => Some("\u{fffd}".into()),
        c => c.is_control().then_some("".into()),
    });
}
