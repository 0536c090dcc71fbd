//! How cells look: their styles, each by its number.

use std::fmt::Write as _;

use super::markup::DECLARATION;
use crate::exchange::sheet::RowKind;
use crate::geom::Flow;
use crate::model::Role;

/// The styles of a workbook, in the order in which they were needed.
#[derive(Default)]
pub(super) struct Styles {
    made: Vec<CellStyle>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct CellStyle {
    is_bold: bool,
    /// The lane whose color is behind it.
    role: Option<Role>,
}

impl Styles {
    /// The number of the style of a cell in such a row.
    pub(super) fn number(&mut self, kind: RowKind, is_name: bool) -> usize {
        let role = if let RowKind::Lane(role) = kind { Some(role) } else { None };
        let style = CellStyle { is_bold: is_name || kind == RowKind::Heading, role };
        let at = self.made.iter().position(|made| *made == style).unwrap_or_else(|| {
            self.made.push(style);
            self.made.len() - 1
        });
        // The first style is that of cells without one.
        at + 1
    }

    /// The part with all styles; `flow` is the way in which lines run that have letters of both directions.
    pub(super) fn part(&self, flow: Flow, tint: &dyn Fn(Role) -> [u8; 3]) -> String {
        const FONT: &str = "<sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>";
        const LINE: &str = "style=\"hair\"><color auto=\"1\"/>";
        let mut roles: Vec<Role> = Vec::new();
        for role in self.made.iter().filter_map(|style| style.role) {
            if !roles.contains(&role) {
                roles.push(role);
            }
        }
        let mut out = DECLARATION.to_owned();
        // Writing to a string cannot fail.
        let _ = write!(
            out,
            "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
             <fonts count=\"2\"><font>{FONT}<font><b/>{FONT}</fonts><fills count=\"{}\">\
             <fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>",
            roles.len() + 2
        );
        for role in &roles {
            let [red, green, blue] = tint(*role);
            let _ = write!(
                out,
                "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF{red:02X}{green:02X}{blue:02X}\"/>\
                 <bgColor indexed=\"64\"/></patternFill></fill>"
            );
        }
        let _ = write!(
            out,
            "</fills><borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>\
             <border><left {LINE}</left><right {LINE}</right><top {LINE}</top><bottom {LINE}</bottom><diagonal/></border>\
             </borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
             <cellXfs count=\"{}\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>",
            self.made.len() + 1
        );
        let reading_order = if flow == Flow::RightToLeft { 2 } else { 1 };
        for style in &self.made {
            let fill = style.role.and_then(|role| roles.iter().position(|made| *made == role)).map_or(0, |at| at + 2);
            let _ = write!(
                out,
                "<xf numFmtId=\"0\" fontId=\"{}\" fillId=\"{fill}\" borderId=\"1\" xfId=\"0\"{}{} applyBorder=\"1\" \
                 applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\" readingOrder=\"{reading_order}\"/></xf>",
                u8::from(style.is_bold),
                if style.is_bold { " applyFont=\"1\"" } else { "" },
                if fill > 0 { " applyFill=\"1\"" } else { "" },
            );
        }
        out.push_str(
            "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>\
             <dxfs count=\"0\"/><tableStyles count=\"0\" defaultTableStyle=\"TableStyleMedium9\" \
             defaultPivotStyle=\"PivotStyleLight16\"/></styleSheet>",
        );
        out
    }
}
