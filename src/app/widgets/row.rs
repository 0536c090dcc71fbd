//! A row that stands for a record or a choice: something at its start, a text, something at its end.

use std::sync::Arc;

use egui::{Color32, CornerRadius, Id, IdSalt, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::app::widgets::control::{RADIUS, paint_block};
use crate::app::widgets::focus::ring_within;
use crate::app::widgets::label::{LabelStyle, TextUi, block_size};
use crate::app::widgets::mirror::RectCut;
use crate::app::widgets::style::palette;
use crate::i18n::beginning;
use crate::text::{Block, Icon, Style, Weight};

/// The most lines of a text that a row shows.
const LINES: usize = 2;

/// A text longer than this never fits into the lines of a row, and is cut before it is shaped.
const MOST_CHARACTERS: usize = 160;

/// What is at the start of a row.
#[derive(Clone, Copy)]
pub(crate) enum Lead {
    /// Nothing.
    None,
    /// A number on a rounded chip of that color.
    Chip(u32, Color32),
    /// An icon.
    Icon(Icon, Color32),
    /// A box that may be ticked.
    Tick(bool),
}

/// Small letters or numbers on round grounds, with spaces between them: `A B +2`, where how many more there are has no
/// ground.
#[derive(Clone, Copy)]
pub(crate) struct Badges<'a> {
    /// What they say.
    pub says: &'a str,
    /// The grounds.
    pub fill: Color32,
    /// What stands on them.
    pub color: Color32,
}

impl Badges<'_> {
    const HEIGHT: f32 = 16.0;
    const GAP: f32 = 4.0;
    const FURTHER: f32 = 8.0;

    fn each(&self) -> impl DoubleEndedIterator<Item = (&str, f32)> {
        let width = |says: &str| Self::HEIGHT + Self::FURTHER * (says.chars().count().saturating_sub(1)) as f32;
        self.says.split(' ').filter(|says| !says.is_empty()).map(move |says| (says, width(says)))
    }

    fn width(&self) -> f32 {
        self.each().map(|(_, width)| width + Self::GAP).sum()
    }

    /// Paints them at the end of a strip, which gets shorter.
    fn paint(&self, ui: &Ui, text: &TextUi, strip: &mut RectCut) {
        let style = Style { weight: Weight::SemiBold, size: 11.0, line_height: 16.0 };
        for (says, width) in self.each().rev() {
            let area = Rect::from_center_size(strip.end(width).center(), vec2(width, Self::HEIGHT));
            strip.end(Self::GAP);
            let is_count = says.starts_with('+');
            if !is_count {
                ui.painter().rect_filled(area, CornerRadius::same(8), self.fill);
            }
            let color = if is_count { palette(ui.ctx()).quiet } else { self.color };
            if let Some(block) = text.block(says, LabelStyle { style, color: None }, None) {
                text.paint(ui.painter(), area.center() - block_size(&block) / 2.0, &block, color);
            }
        }
    }
}

/// A row that can be clicked.
pub(crate) struct ListRow<'a> {
    /// What it is: a button, a check box, an option.
    pub role: Role,
    /// Its accessible name.
    pub name: &'a str,
    /// What is at its start.
    pub lead: Lead,
    /// What it says.
    pub says: &'a str,
    /// What stands before the icon at its end.
    pub badges: Option<Badges<'a>>,
    /// The icon at its end.
    pub end: Option<(Icon, Color32)>,
}

impl ListRow<'_> {
    /// Shows the row over the whole width, as high as its text.
    pub fn show(&self, ui: &mut Ui, text: &TextUi, salt: IdSalt) -> Response {
        let width = ui.available_width();
        let (_, rect) = ui.allocate_space(vec2(width, self.height(text, width)));
        let id = ui.make_persistent_id(salt);
        self.show_at(ui, text, rect, id)
    }

    /// How high the row is in that width.
    pub fn height(&self, text: &TextUi, width: f32) -> f32 {
        let lines = self.block(text, width).map_or(1, |block| block.lines().len().max(1));
        12.0 + 18.0 * lines as f32
    }

    /// Shows the row in its place.
    pub fn show_at(&self, ui: &Ui, text: &TextUi, rect: Rect, id: Id) -> Response {
        let response = ui.interact(rect, id, Sense::click());
        ring_within(&response, rect, RADIUS);
        let behind = response.hovered().then(|| palette(ui.ctx()).hover);
        self.paint(ui, text, &response, behind);
        response
    }

    /// Names the row, and paints it over a color.
    pub(super) fn paint(&self, ui: &Ui, text: &TextUi, response: &Response, behind: Option<Color32>) {
        let (palette, rect) = (palette(ui.ctx()), response.rect);
        response.widget_info(|| match self.lead {
            Lead::Tick(on) => WidgetInfo::selected(self.role, ui.is_enabled(), on, self.name),
            _ => WidgetInfo::labeled(self.role, ui.is_enabled(), self.name),
        });
        if !ui.is_rect_visible(rect) {
            return;
        }
        if let Some(behind) = behind {
            ui.painter().rect_filled(rect, CornerRadius::same(RADIUS), behind);
        }
        let mut strip = RectCut::new(rect, text.flow());
        strip.start(4.0);
        let lead = strip.start(self.lead.width());
        self.lead.paint(ui, text, lead);
        if self.lead.width() > 0.0 {
            strip.start(8.0);
        }
        strip.end(4.0);
        if let Some((icon, color)) = self.end {
            text.paint_icon(ui.painter(), strip.end(16.0), icon, 16.0, color);
            strip.end(8.0);
        }
        if let Some(badges) = self.badges {
            badges.paint(ui, text, &mut strip);
        }
        paint_block(ui, text, self.block(text, rect.width()).as_deref(), strip.rest(), palette.text);
    }

    fn block(&self, text: &TextUi, width: f32) -> Option<Arc<Block>> {
        let lead = self.lead.width();
        let around = 8.0 + lead + if lead > 0.0 { 8.0 } else { 0.0 } + if self.end.is_some() { 24.0 } else { 0.0 };
        let badges = self.badges.map_or(0.0, |badges| badges.width());
        in_lines(text, self.says, (width - around - badges).max(1.0))
    }
}

impl Lead {
    fn width(self) -> f32 {
        match self {
            Self::None => 0.0,
            Self::Chip(..) => 26.0,
            Self::Icon(..) | Self::Tick(_) => 16.0,
        }
    }

    pub fn paint(self, ui: &Ui, text: &TextUi, rect: Rect) {
        let palette = palette(ui.ctx());
        match self {
            Self::None => {}
            Self::Chip(number, fill) => {
                let chip = Rect::from_center_size(rect.center(), vec2(rect.width(), 18.0));
                ui.painter().rect_filled(chip, CornerRadius::same(9), fill);
                let style = Style { weight: Weight::Medium, size: 12.0, line_height: 16.0 };
                if let Some(block) = text.block(&number.to_string(), LabelStyle { style, color: None }, None) {
                    let half = block_size(&block) / 2.0;
                    text.paint(ui.painter(), chip.center() - half, &block, palette.on_accent);
                }
            }
            Self::Icon(icon, color) => text.paint_icon(ui.painter(), rect, icon, 16.0, color),
            Self::Tick(on) => {
                let square = Rect::from_center_size(rect.center(), vec2(16.0, 16.0));
                let (fill, edge) = if on { (palette.accent, palette.accent) } else { (palette.field, palette.quiet) };
                ui.painter().rect(square, CornerRadius::same(4), fill, Stroke::new(1.0, edge), StrokeKind::Inside);
                if on {
                    text.paint_icon(ui.painter(), square, Icon::Check, 12.0, palette.on_accent);
                }
            }
        }
    }
}

/// A text in at most [`LINES`] lines, its end replaced by `…` when it is longer.
fn in_lines(text: &TextUi, says: &str, width: f32) -> Option<Arc<Block>> {
    let start = beginning(says, MOST_CHARACTERS);
    let is_cut = start != says;
    let says = start.replace('\n', " ");
    if let Some(line) = text.block(&says, LabelStyle::BODY, None).filter(|line| line.size().width <= f64::from(width)) {
        return Some(line);
    }
    let mut block = text.block(&says, LabelStyle::BODY, Some(width))?;
    if is_cut || block.lines().len() > LINES {
        text.note_shortened(&says);
    }
    while block.lines().len() > LINES {
        let end = block.lines().get(LINES - 1).map_or(0, |line| line.range.end);
        let kept = block.text().get(..end).unwrap_or_default().trim_end_matches('…').trim_end();
        // The ellipsis needs room too; each round removes at least one character.
        let kept = kept.char_indices().next_back().map_or("", |(at, _)| kept.get(..at).unwrap_or_default());
        let shorter = format!("{}…", kept.trim_end());
        let done = kept.is_empty();
        block = text.block(&shorter, LabelStyle::BODY, Some(width))?;
        if done {
            break;
        }
    }
    Some(block)
}
