//! What the marks mean, for readers who have never seen the program: only the marks that the map uses.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::cache::{FrameSlot, Workspace};
use super::card::{dots, frequency, star};
use super::letter::badge;
use super::pass::{Pass, vec};
use crate::geom::{BezPath, Flow, Point, Size};
use crate::i18n::Mark;
use crate::model::{CardKind, Connector, EasingLetter, EvidenceLevel, Heads, Role};
use crate::scene::{Color, Dash, Frame, Placed, Radii, Shape, Stroke};
use crate::text::{Align, Engine, Icon};
use crate::theme::{TextRole, consequence_icon, size};

/// The legend, placed below the lanes, when there is anything to explain.
pub(super) fn legend(pass: &Pass<'_>, workspace: &mut Workspace, width: f64, top: f64) -> Option<Placed> {
    let marks = marks(pass);
    if marks.is_empty() {
        return None;
    }
    let inner = (width - 2.0 * pass.options.margin).max(1.0);
    let at = Point::new(pass.options.margin, top + 16.0);
    let content = (inner.to_bits(), &marks);
    let build = |engine: &mut Engine| legend_frame(pass, engine, &marks, inner);
    Some(pass.place(workspace, FrameSlot::Legend, content, at, None, build))
}

/// The legend by itself, as wide as that; `None` when there is nothing to explain.
pub(super) fn alone(pass: &Pass<'_>, engine: &mut Engine, width: f64) -> Option<Frame> {
    let marks = marks(pass);
    let frame = (!marks.is_empty()).then(|| legend_frame(pass, engine, &marks, width))?;
    Some(if pass.flow.is_rtl() { frame.mirrored() } else { frame })
}

/// The marks that can be seen on the map, in the order of the legend.
fn marks(pass: &Pass<'_>) -> BTreeSet<Mark> {
    let map = pass.map;
    let mut marks = BTreeSet::new();
    for card in map.cards.values().filter(|card| map.shows(card.lane)) {
        marks.extend(match card.kind {
            CardKind::Decision => Some(Mark::Decision),
            CardKind::Opportunity => Some(Mark::Opportunity),
            CardKind::Note => Some(Mark::Note),
            CardKind::Touchpoint | CardKind::Action | CardKind::Evidence => None,
        });
        marks.extend(match card.evidence {
            EvidenceLevel::Assumed => Some(Mark::Assumed),
            EvidenceLevel::Researched => Some(Mark::Researched),
            EvidenceLevel::PartlyKnown => None,
        });
        marks.extend(card.moment_of_truth.then_some(Mark::MomentOfTruth));
    }
    marks.extend((!pass.letters.is_empty()).then_some(Mark::Letter));
    let on_shown = |card| map.cards.get(&card).is_some_and(|card| map.shows(card.lane));
    marks.extend(map.waits.values().any(|wait| on_shown(wait.card)).then_some(Mark::Wait));
    for pain in map.pains.values().filter(|pain| on_shown(pain.card)) {
        marks.extend([Mark::Pain(pain.consequence), Mark::Severity, Mark::Frequency]);
    }
    // An arrow with one head explains itself.
    let drawn = |connector: &&Connector| on_shown(connector.from) && on_shown(connector.to);
    let agreed = map.connectors.values().filter(drawn).any(|connector| connector.heads == Heads::Two);
    marks.extend(agreed.then_some(Mark::Agreement));
    marks
}

/// Marks with their words in rows that wrap at `width`.
fn legend_frame(pass: &Pass<'_>, engine: &mut Engine, marks: &BTreeSet<Mark>, width: f64) -> Frame {
    const ROW: f64 = 22.0;
    let mut frame = Frame::default();
    let mut at = Point::ZERO;
    for mark in marks {
        let text = pass.options.words.legend(*mark);
        let natural = engine.block(&TextRole::Caption.request(text, None, Align::Start, pass.flow)).ink_width().ceil();
        let sign = if *mark == Mark::Severity { 36.0 } else { 20.0 };
        let whole = sign + size::ICON_GAP + natural;
        if at.x > 0.0 && at.x + whole > width {
            at = Point::new(0.0, at.y + ROW);
        }
        push_sign(pass, engine, &mut frame, *mark, at);
        let room = natural.min((width - sign - size::ICON_GAP).max(1.0));
        let block = engine.block(&TextRole::Caption.request(text, Some(room), Align::Start, pass.flow));
        let text_at = Point::new(at.x + sign + size::ICON_GAP, at.y + 3.0);
        frame.push(text_at, None, Shape::Text { block, color: pass.theme.secondary });
        at.x += whole + 24.0;
    }
    frame.size = Size::new(width, at.y + ROW);
    frame
}

fn push_sign(pass: &Pass<'_>, engine: &mut Engine, frame: &mut Frame, mark: Mark, at: Point) {
    let theme = pass.theme;
    let boxed = |color: Color, fill: Color, dash: Dash| Shape::Rect {
        size: Size::new(19.0, 13.0),
        radii: Radii::all(3.5),
        fill: Some(fill),
        stroke: Some(Stroke { color, width: 1.0, dash }),
    };
    let icon = |engine: &mut Engine, icon, color| Shape::Text { block: engine.icon(icon, 16.0, pass.flow), color };
    let sign_at = Point::new(at.x + 0.5, at.y + 4.5);
    let icon_at = Point::new(at.x + 2.0, at.y + 3.0);
    match mark {
        Mark::Decision => frame.push(icon_at, None, icon(engine, Icon::Diamond, theme.lane(Role::Backstage).accent)),
        Mark::MomentOfTruth => star(pass, engine, 16.0).into_iter().for_each(|shape| frame.push(icon_at, None, shape)),
        Mark::Wait => frame.push(icon_at, None, icon(engine, Icon::Hourglass, theme.wait_text)),
        Mark::Pain(consequence) => {
            frame.push(icon_at, None, icon(engine, consequence_icon(consequence), theme.pain_text));
        }
        Mark::Opportunity => frame.push(icon_at, None, icon(engine, Icon::Lightbulb, theme.opportunity)),
        Mark::Letter => {
            for (place, shape) in badge(theme, engine, EasingLetter::FIRST) {
                frame.push(icon_at + place.to_vec2(), None, shape);
            }
        }
        Mark::Note => frame.push(sign_at, None, boxed(theme.note_edge, theme.note, Dash::Solid)),
        Mark::Assumed => frame.push(sign_at, None, boxed(theme.quiet_line, theme.card, Dash::Dashed)),
        Mark::Researched => frame.push(icon_at, None, icon(engine, Icon::Check, theme.secondary)),
        Mark::Agreement => {
            let stroke = Some(Stroke::solid(theme.connector, 1.5));
            let mut line = BezPath::new();
            line.move_to((0.0, 0.0));
            line.line_to((20.0, 0.0));
            for (tip, back) in [(20.0, 16.0), (0.0, 4.0)] {
                line.move_to((back, -3.5));
                line.line_to((tip, 0.0));
                line.line_to((back, 3.5));
            }
            let shape = Shape::Path { path: Arc::new(line), fill: None, stroke };
            frame.push(Point::new(at.x, at.y + 11.0), None, shape);
        }
        Mark::Frequency => {
            // The middle of the scale, as the dots of severity show it.
            let middle = frequency(3);
            let request = TextRole::Caption.request(&middle, None, Align::Start, Flow::LeftToRight);
            let block = engine.block(&request);
            frame.push(icon_at, None, Shape::Text { block, color: theme.pain_text });
        }
        Mark::Severity => {
            for (_, dot, shape) in dots(theme, 3) {
                frame.push(dot + vec(at.x, at.y + 11.0 - size::DOT / 2.0), None, shape);
            }
        }
    }
}
