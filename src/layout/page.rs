//! A map on pages: one of its own size, or sheets of paper that are cut between steps.
//!
//! Each sheet has the stages and steps above its cells and the lane names at its inline start. A card lies whole on at
//! least one sheet, if a sheet can hold it: where sheets are cut follows from [`cuts`].

mod cuts;
mod plan;
mod sheet;

use std::sync::Arc;

use super::cache::Workspace;
use super::pass::{LayoutOptions, Pass};
use super::{Layout, legend};
use crate::geom::{Flow, Point, Size};
use crate::i18n::{MapWords, beginning, one_line};
use crate::model::{Map, ReadingOrder};
use crate::scene::page::{Page, PageWindow, Stamp, StampRole};
use crate::scene::{Frame, LayerKind, Shape};
use crate::text::{Align, Engine};
use crate::theme::{TextRole, Theme};

use cuts::Span;
use plan::Plan;
use sheet::GAP;
pub(super) use sheet::{FOOT, MARGIN, PaperSheet, SMALL};

/// The whole map on one page of its own size, or smaller where a side would be longer than `longest` points.
#[must_use]
pub fn fitted_page(layout: &Layout, longest: f64) -> Page {
    let size = layout.scene.size;
    let scale = (longest / size.width.max(size.height)).min(1.0);
    let window = PageWindow { layers: &LayerKind::ALL, from: size.to_rect(), at: Point::ZERO, scale };
    Page { size: size * scale, windows: vec![window], stamps: Vec::new() }
}

/// The map on the fewest sheets of that size in points on which it can be read: from the first step to the last, and
/// where the lanes don't all fit below each other, all lanes of some steps before the next steps. The title block is on
/// the first, the legend on the last.
#[must_use]
pub fn pages(
    map: &Map,
    layout: &Layout,
    workspace: &mut Workspace,
    theme: &Theme,
    options: &LayoutOptions<'_>,
    sheet: Size,
) -> Vec<Page> {
    let order = ReadingOrder::new(map);
    let pass = Pass::new(map, &order, &layout.letters, (theme, options));
    let sheet = PaperSheet { size: sheet, flow: pass.flow };
    let signs = |engine| legend::alone(&pass, engine, sheet.room().width / SMALL).map(Arc::new);
    let legend = if options.legend { signs(&mut workspace.engine) } else { None };
    let plan = Plan::new(layout, sheet, legend);
    let parts = plan.columns.iter().flat_map(|columns| plan.rows.iter().map(move |rows| (*columns, *rows)));
    let last = plan.sheets().saturating_sub(1);
    parts.enumerate().map(|(nth, (columns, rows))| plan.page(nth == 0, nth == last, columns, rows)).collect()
}

/// The pages with the title of the map and their numbers at the foot; pages of another size have none.
#[must_use]
pub fn numbered(
    mut pages: Vec<Page>,
    sheet: Size,
    (title, words, flow): (&str, &MapWords, Flow),
    theme: &Theme,
    engine: &mut Engine,
) -> Vec<Page> {
    const TITLE: usize = 90;
    let sheet = PaperSheet { size: sheet, flow };
    let count = pages.len();
    let title = one_line(title);
    let title = beginning(&title, TITLE);
    for (index, page) in pages.iter_mut().enumerate().filter(|(_, page)| page.size == sheet.size) {
        let number = words.sentence("page-number", &[("page", (index + 1).into()), ("pages", count.into())]);
        for (text, at_end) in [(&*title, false), (&*number, true)] {
            let block = engine.block(&TextRole::Caption.request(text, None, Align::Start, flow));
            let mut frame = Frame::new(block.size());
            let length = block.size().width * SMALL;
            let start = if at_end { sheet.size.width - MARGIN - length } else { MARGIN };
            frame.push(Point::ZERO, None, Shape::Text { block, color: theme.secondary });
            let top = sheet.size.height - MARGIN - FOOT / 2.0;
            page.stamps.push(sheet.stamp(frame.into(), (start, top), SMALL, StampRole::Artifact));
        }
    }
    pages
}

/// The least scale to which a name is squeezed to stay beside its stage or step.
const SQUEEZED: f64 = 0.4;
/// Before a name that has moved onto the sheet, in units.
const NAME_INSET: f64 = 16.0;

impl Plan<'_> {
    fn page(&self, is_first: bool, is_last: bool, columns: Span, rows: Span) -> Page {
        const CELLS: &[LayerKind] = &[LayerKind::Lanes, LayerKind::Connectors, LayerKind::Cards, LayerKind::Emotion];
        let Self { sheet, scale, .. } = *self;
        let grid = &self.layout.grid;
        let mut page = Page { size: sheet.size, ..Page::default() };
        let mut top = MARGIN;
        if let Some((title, scale)) = self.title().filter(|_| is_first) {
            page.windows.push(sheet.window(&[LayerKind::Title], title, (MARGIN, top), scale));
            top += title.height() * scale + GAP;
        }
        let start = MARGIN + (grid.rail_end - self.names) * scale;
        let heads = grid.rect(columns.0, columns.1, grid.stages_top, grid.lanes_top);
        page.windows.push(sheet.window(&[LayerKind::Header], heads, (start, top), scale));
        page.stamps.extend(self.heads(columns, (start, top)));
        top += heads.height() * scale;
        let cells = grid.rect(columns.0, columns.1, rows.0, rows.1);
        page.windows.push(sheet.window(CELLS, cells, (start, top), scale));
        let names = grid.rect(self.names, grid.names_end.min(grid.rail_end + columns.1 - columns.0), rows.0, rows.1);
        page.windows.push(sheet.window(&[LayerKind::Rail], names, (MARGIN, top), scale));
        top += cells.height() * scale + GAP;
        if let Some((legend, scale)) = self.legend().filter(|_| is_last) {
            page.stamps.push(sheet.stamp(legend, (MARGIN, top), scale, StampRole::Tags));
        }
        page
    }

    /// The names of the stages and steps of which a sheet shows a part, each moved to where it is whole.
    fn heads(&self, columns: Span, (start, top): (f64, f64)) -> Vec<Stamp> {
        let grid = &self.layout.grid;
        let names = self.layout.scene.layer(LayerKind::Names).frames();
        let stamps = names.filter_map(|placed| {
            let (one, other) = (grid.inline(placed.bounds().x0), grid.inline(placed.bounds().x1));
            let (from, to) = (one.min(other), one.max(other));
            let seen_from = if from < columns.0 { columns.0 + NAME_INSET } else { from };
            let seen = (to + placed.frame.slides).min(columns.1) - seen_from;
            let squeezed = (seen / (to - from).max(1.0)).min(1.0);
            let scale = self.scale * squeezed;
            let middle = placed.frame.size.height * (1.0 - squeezed) / 2.0;
            let down = (placed.at.y - grid.stages_top + middle) * self.scale;
            let at = (start + (seen_from - columns.0) * self.scale, top + down);
            let stamp = || self.sheet.stamp(Arc::clone(placed.frame), at, scale, StampRole::Tags);
            (from < columns.1 && squeezed >= SQUEEZED).then(stamp)
        });
        stamps.collect()
    }
}
