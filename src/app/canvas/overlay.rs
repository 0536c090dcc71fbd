//! What is drawn over the map: selection rings, the caret, handles, what is dragged and where it would drop.

use egui::{Color32, CornerRadius, Pos2, Rect, Stroke, StrokeKind, pos2, vec2};

use crate::app::action::Action;
use crate::app::paint::convert::color32;
use crate::app::paint::screen::ScreenTransform;
use crate::app::widgets::field::ShownCaret;
use crate::app::widgets::label::{LabelStyle, TextUi, block_size};
use crate::app::widgets::style;
use crate::editor::{DropMark, Handle, Overlay, Placeholder, PlaceholderKind};
use crate::geom::{BezPath, Flow, Point, Rect as Area};
use crate::i18n::Words;
use crate::scene::Placed;
use crate::text::Icon;
use crate::theme::{TextRole, Theme};

/// The radius of a port with its line, in points, and that on a map that is seen from further away.
const PORT: f32 = 4.0;
const FAR_PORT: f32 = 3.0;
/// Below this zoom ports are small.
const FAR_ZOOM: f32 = 0.75;

/// The width of the band along a connector under the pointer, in map units.
const HOVER_BAND: f32 = 8.0;

/// Below this height on the screen, in points, the selection is tinted instead of ringed.
const FAR: f32 = 8.0;

impl ScreenTransform {
    pub(super) fn overlay(&self, painter: &egui::Painter, text: &TextUi, overlay: &Overlay) {
        let palette = style::palette(painter.ctx());
        let accent = palette.accent;
        let zoom = self.camera.zoom as f32;
        let radius = CornerRadius::same((10.0 * zoom).clamp(2.0, 24.0) as u8);
        // What belongs to cards stays behind the header and the rail.
        let body = painter.with_clip_rect(painter.clip_rect().intersect(self.rect(overlay.clear)));
        let seen = |within: Area| painter.with_clip_rect(painter.clip_rect().intersect(self.rect(within)));
        if let Some(area) = overlay.focus {
            // Dashed, as what is selected is not: this is a place, and typing fills it.
            let area = self.rect(area).shrink(1.0);
            body.rect_filled(area, 0.0, accent.gamma_multiply(0.06));
            let corners = [area.left_top(), area.right_top(), area.right_bottom(), area.left_bottom(), area.left_top()];
            body.extend(egui::Shape::dashed_line(&corners, Stroke::new(2.0, accent), 7.0, 5.0));
        }
        if let Some(ring) = overlay.hover {
            let stroke = Stroke::new(1.0, palette.quiet);
            let radius = CornerRadius::same((8.0 * zoom) as u8);
            seen(ring.within).rect_stroke(self.rect(ring.area), radius, stroke, StrokeKind::Inside);
        }
        if let Some((at, path)) = &overlay.hover_line {
            // A band below the pointer, which the line itself shows through.
            let band = Stroke::new((HOVER_BAND * zoom).max(HOVER_BAND / 2.0), accent.gamma_multiply(0.35));
            self.line(&body, *at, path, band);
        }
        // On a map seen from afar rings would hide everything: a tint says the same at little cost.
        let mut far = egui::Mesh::default();
        for ring in &overlay.selected {
            let stroke = Stroke::new(2.0, accent);
            let area = self.rect(ring.area);
            if area.height() < FAR {
                far.add_colored_rect(area, accent.gamma_multiply(0.5));
            } else if ring.inside {
                seen(ring.within).rect_stroke(area.shrink(2.0), radius, stroke, StrokeKind::Inside);
            } else {
                seen(ring.within).rect_stroke(area.expand(2.0), radius, stroke, StrokeKind::Outside);
            }
        }
        if !far.is_empty() {
            body.add(far);
        }
        for (at, path) in &overlay.lines {
            self.line(&body, *at, path, Stroke::new((2.5 * zoom).max(2.0), accent));
        }
        if !overlay.labels.is_empty() {
            text.with_canvas(|canvas| canvas.paint_frames(&body, self.view, &self.camera, &overlay.labels, 1.0));
        }
        self.typing(&seen(overlay.field.map_or(overlay.clear, |ring| ring.within)), overlay);
        self.handles(painter, text, overlay);
        if let Some(thread) = &overlay.loose_connector {
            self.line(&body, Point::ZERO, thread, Stroke::new((1.5 * zoom).max(1.5), accent));
        }
        self.dragging(painter, text, overlay);
        for port in &overlay.ports {
            // The line is centered on the circle.
            body.circle(self.at(*port), self.port_radius() - 0.75, palette.panel, Stroke::new(1.5, accent));
        }
        if let Some(area) = overlay.marquee {
            let stroke = Stroke::new(1.0, accent);
            painter.rect(self.rect(area), 2.0, accent.gamma_multiply(0.08), stroke, StrokeKind::Inside);
        }
    }

    /// Says in an empty cell what typing does there, where there is room.
    pub(super) fn invitation(&self, painter: &egui::Painter, text: &TextUi, clear: Area, cell: Area, says: &str) {
        let area = self.rect(cell).shrink(6.0);
        let look = LabelStyle::CAPTION;
        let Some(block) = text.block(&text.sentence(says), look, None) else { return };
        let size = block_size(&block);
        if size.x <= area.width() && size.y <= area.height() {
            let painter = painter.with_clip_rect(painter.clip_rect().intersect(self.rect(clear)));
            text.paint(&painter, area.center() - size / 2.0, &block, style::palette(painter.ctx()).accent);
        }
    }

    fn port_radius(&self) -> f32 {
        // As large as the place that the editor looks for the pointer at, whatever the size of the interface is.
        let zoom = self.camera.zoom as f32 * self.units;
        if zoom < FAR_ZOOM { FAR_PORT / self.units } else { PORT / self.units }
    }

    /// What stands where nothing is written yet, where there is room for it.
    pub(super) fn placeholders(
        &self,
        painter: &egui::Painter,
        (text, words): (&TextUi, &Words),
        overlay: &Overlay,
        (theme, flow): (&Theme, Flow),
    ) {
        let zoom = self.camera.zoom as f32;
        for Placeholder { kind, place } in &overlay.placeholders {
            let (role, color, says) = match kind {
                PlaceholderKind::Stage(number) => {
                    let says = words.with("placeholder-stage", &[("number", (*number).into())]);
                    (TextRole::Stage, theme.stage_hint, says.into())
                }
                PlaceholderKind::Step => (TextRole::Step, theme.secondary, words.text("placeholder-step")),
                PlaceholderKind::Cell => (TextRole::Caption, theme.secondary, words.text("placeholder-cell")),
            };
            let style = LabelStyle { style: role.style(), color: None };
            let Some(block) = text.block(&text.sentence(&says), style, None) else { continue };
            let (area, size) = (self.rect(place.area), block_size(&block) * zoom);
            if size.x > area.width() {
                continue;
            }
            let start = if flow.is_rtl() { area.right() - size.x } else { area.left() };
            let at = egui::pos2(start, area.center().y - size.y / 2.0);
            let seen = painter.with_clip_rect(painter.clip_rect().intersect(self.rect(place.within)));
            text.with_canvas(|canvas| canvas.paint_block(&seen, at, &block, color32(color), zoom));
        }
        if let Some(area) = overlay.plus {
            let area = self.rect(area);
            let seen = painter.with_clip_rect(painter.clip_rect().intersect(self.rect(overlay.clear)));
            text.paint_icon(&seen, area, Icon::Plus, area.height() * 0.75, color32(theme.secondary));
        }
    }

    /// Names the lanes that are hidden beside their marks, as far as there is room within the view.
    pub(super) fn hidden_lines(
        &self,
        painter: &egui::Painter,
        text: &TextUi,
        marks: impl Iterator<Item = (Area, String)>,
    ) {
        /// Between the mark and the names, and between these and the edge of the view.
        const GAP: f32 = 6.0;
        const WIDTH: f32 = 420.0;
        let palette = style::palette(painter.ctx());
        let view = self.view;
        let mut above = f32::NEG_INFINITY;
        for (area, says) in marks {
            let area = self.rect(area);
            // The mark stands where the map begins.
            let is_rtl = area.center().x > view.center().x;
            let room = if is_rtl { area.left() - view.left() } else { view.right() - area.right() };
            let room = (room - 3.0 * GAP).min(WIDTH);
            if room < 40.0 {
                continue;
            }
            let Some(block) = text.elided(&text.sentence(&says), LabelStyle::CAPTION, room) else { continue };
            let size = block_size(&block);
            let half = size.y / 2.0 + 1.0;
            // Below the edge of the lanes: above it may stand the name of a line.
            let y = (area.center().y + half).clamp(view.top() + half, (view.bottom() - half).max(view.top() + half));
            if y - half < above {
                // From afar the names of one would lie on those of the other.
                continue;
            }
            above = y + half;
            let left = if is_rtl { area.left() - GAP - size.x } else { area.right() + GAP };
            let place = Rect::from_min_size(pos2(left, y - size.y / 2.0), size);
            painter.rect_filled(place.expand2(vec2(4.0, 1.0)), 4.0, palette.panel);
            text.paint(painter, place.min, &block, palette.quiet);
        }
    }

    fn line(&self, painter: &egui::Painter, at: Point, path: &BezPath, stroke: Stroke) {
        let mut points: Vec<Pos2> = Vec::new();
        kurbo::flatten(path.iter(), 0.2, |element| {
            if let kurbo::PathEl::MoveTo(to) | kurbo::PathEl::LineTo(to) = element {
                points.push(self.at(to + at.to_vec2()));
            }
        });
        painter.line(points, stroke);
    }

    fn typing(&self, painter: &egui::Painter, overlay: &Overlay) {
        let accent = style::palette(painter.ctx()).accent;
        for area in &overlay.text_selection {
            painter.rect_filled(self.rect(*area), 0.0, accent.gamma_multiply(0.25));
        }
        for area in &overlay.composition {
            let area = self.rect(*area);
            painter.hline(area.x_range(), area.bottom() - 1.0, Stroke::new(1.0, accent));
        }
        if let Some(caret) = overlay.caret {
            let other = overlay.other_caret.map(|other| self.rect(other));
            let caret = ShownCaret { main: self.rect(caret), other, flow: overlay.caret_flow };
            caret.paint(painter, accent, (1.5 * self.camera.zoom as f32).clamp(1.0, 3.0));
        }
    }

    fn handles(&self, painter: &egui::Painter, text: &TextUi, overlay: &Overlay) {
        let palette = style::palette(painter.ctx());
        for mark in &overlay.hidden {
            let area = self.rect(mark.area);
            let end = painter.clip_rect().x_range();
            painter.hline(end, area.center().y, Stroke::new(1.0, palette.quiet.gamma_multiply(0.5)));
            painter.rect(area, area.height() / 2.0, palette.panel, Stroke::new(1.0, palette.edge), StrokeKind::Inside);
            text.paint_icon(painter, area, Icon::EyeSlash, area.height() * 0.75, palette.quiet);
        }
        let Some(mark) = overlay.handle else { return };
        let area = self.rect(mark.area);
        match mark.handle {
            Handle::NewStep { .. } | Handle::NewStage(_) | Handle::NewCard(_) => {
                painter.circle(area.center(), area.width() / 2.0, palette.accent, Stroke::NONE);
                text.paint_icon(painter, area, Icon::Plus, area.height() * 0.75, palette.on_accent);
            }
            Handle::Column(_) | Handle::Card(..) | Handle::Rail => {
                painter.rect_filled(area.expand2(least(area)), 2.0, palette.accent);
            }
            Handle::Hidden(_) => {
                let radius = area.height() / 2.0;
                painter.rect_stroke(area, radius, Stroke::new(1.5, palette.accent), StrokeKind::Outside);
            }
        }
    }

    fn dragging(&self, painter: &egui::Painter, text: &TextUi, overlay: &Overlay) {
        let palette = style::palette(painter.ctx());
        let accent = palette.accent;
        for area in &overlay.drag_origins {
            painter.rect_filled(self.rect(*area), 8.0, Color32::from_white_alpha(150));
        }
        match overlay.drop {
            Some(DropMark::Bar(area)) => {
                let area = self.rect(area);
                painter.rect_filled(area.expand2(least(area)), 2.0, accent);
            }
            Some(DropMark::Cell(area)) => {
                let stroke = Stroke::new(1.5, accent);
                painter.rect(self.rect(area), 8.0, accent.gamma_multiply(0.12), stroke, StrokeKind::Inside);
            }
            Some(DropMark::Card(area)) => {
                let stroke = Stroke::new(2.0, accent);
                painter.rect(self.rect(area), 8.0, accent.gamma_multiply(0.12), stroke, StrokeKind::Outside);
            }
            None => {}
        }
        for (at, frame) in &overlay.ghosts {
            let area = self.rect(Area::from_origin_size(*at, frame.size));
            let shadow = egui::Shadow { offset: [0, 4], blur: 12, spread: 0, color: Color32::from_black_alpha(50) };
            painter.add(shadow.as_shape(area, 8.0));
            // Names of steps and lanes have no background of their own.
            painter.rect_filled(area, 8.0, palette.panel);
        }
        let frames: Vec<_> = overlay
            .ghosts
            .iter()
            .map(|(at, frame)| Placed { at: *at, tag: None, frame: std::sync::Arc::clone(frame) })
            .collect();
        if !frames.is_empty() {
            text.with_canvas(|canvas| canvas.paint_frames(painter, self.view, &self.camera, &frames, 0.9));
        }
        if let Some((at, frame)) = overlay.ghosts.first().filter(|_| overlay.copying) {
            let corner = self.rect(Area::from_origin_size(*at, frame.size)).right_top();
            let badge = Rect::from_center_size(corner, vec2(18.0, 18.0));
            painter.circle(corner, 9.0, accent, Stroke::NONE);
            text.paint_icon(painter, badge, Icon::Plus, 12.0, palette.on_accent);
        }
        if let Some((at, element)) = overlay.element {
            let center = self.at(at) + egui::Vec2::ZERO;
            let chip = Rect::from_center_size(center, vec2(36.0, 36.0));
            let shadow = egui::Shadow { offset: [0, 3], blur: 10, spread: 0, color: Color32::from_black_alpha(60) };
            painter.add(shadow.as_shape(chip, 8.0));
            painter.rect(chip, 8.0, palette.panel, Stroke::new(1.0, palette.edge), StrokeKind::Inside);
            let icon = Action::Add(element).spec().and_then(|spec| spec.icon);
            if let Some(icon) = icon {
                text.paint_icon(painter, chip, icon, 20.0, palette.text);
            }
        }
    }

    /// Which opportunity eases which pain point: a thin line, and a ring around both.
    pub(super) fn links(&self, painter: &egui::Painter, overlay: &Overlay, color: Color32) {
        let painter = painter.with_clip_rect(painter.clip_rect().intersect(self.rect(overlay.clear)));
        for port in &overlay.ease_ports {
            // Filled, as the ports of connectors are not: color alone does not tell them apart.
            painter.circle(
                self.at(*port),
                self.port_radius(),
                color,
                Stroke::new(1.5, style::palette(painter.ctx()).panel),
            );
        }
        if let Some((from, to)) = overlay.loose_link {
            painter.line_segment([self.at(from), self.at(to)], Stroke::new(2.5, color));
        }
        for link in &overlay.links {
            let width = if link.made { 1.5 } else { 2.5 };
            for area in link.ends {
                painter.rect_stroke(self.rect(area), 8.0, Stroke::new(width, color), StrokeKind::Outside);
            }
            if let Some((from, to)) = link.line {
                let ends = [self.at(from), self.at(to)];
                painter.line_segment(ends, Stroke::new(width, color));
                for end in ends {
                    painter.circle_filled(end, 3.0, color);
                }
            }
        }
    }
}

/// How much a bar has to grow on either side to be visible at any zoom.
fn least(area: Rect) -> egui::Vec2 {
    vec2((3.0 - area.width()).max(0.0) / 2.0, (3.0 - area.height()).max(0.0) / 2.0)
}
