//! The title block above the stages.

use super::cache::{FrameSlot, Workspace};
use super::pass::Pass;
use crate::geom::{Point, Size};
use crate::model::Key;
use crate::scene::{Frame, Part, Placed, Shape, Tag};
use crate::text::{Align, Engine};
use crate::theme::TextRole;

/// Between the title block and the stages.
pub(super) const FOOT: f64 = 8.0;

/// The widest that the title block grows.
const TITLE_WIDTH: f64 = 960.0;

/// The title block, placed at the top, when there is to be one.
pub(super) fn title(pass: &Pass<'_>, workspace: &mut Workspace) -> Option<Placed> {
    if !pass.options.title {
        return None;
    }
    let info = &pass.map.info;
    let personas: Vec<_> = pass.personas().map(|persona| persona.name.as_str()).collect();
    let content = (info, &personas);
    let margin = pass.options.margin;
    let at = Point::new(margin, margin - 4.0);
    let tag = Some(Tag::new(Key::Info, Part::Body));
    let build = |engine: &mut Engine| title_frame(pass, engine, &personas);
    Some(pass.place(workspace, FrameSlot::Title, content, at, tag, build))
}

fn title_frame(pass: &Pass<'_>, engine: &mut Engine, personas: &[&str]) -> Frame {
    let (info, theme) = (&pass.map.info, pass.theme);
    let words = pass.options.words;
    let (name, color) =
        if info.title.is_empty() { (words.untitled(), theme.secondary) } else { (info.title.as_str(), theme.text) };
    let about = [words.kind(info.kind)]
        .into_iter()
        .chain(personas.iter().copied())
        .chain([info.date.as_str(), info.version.as_str(), info.author.as_str()])
        .filter(|part| !part.is_empty())
        // Isolated, so that parts in two directions keep their order.
        .map(|part| format!("\u{2068}{part}\u{2069}"))
        .collect::<Vec<_>>()
        .join(" • ");
    let lines = [
        (TextRole::Title, name, color, Some(Tag::new(Key::Info, Part::Text))),
        (TextRole::Subtitle, about.as_str(), theme.secondary, None),
        (TextRole::Subtitle, info.scenario.as_str(), theme.secondary, None),
    ];
    let lines: Vec<_> = lines
        .into_iter()
        .filter(|(_, text, ..)| !text.is_empty())
        .map(|(role, text, color, tag)| {
            let natural = engine.block(&role.request(text, None, Align::Start, pass.flow)).ink_width();
            let width = natural.ceil().clamp(1.0, TITLE_WIDTH);
            (engine.block(&role.request(text, Some(width), Align::Start, pass.flow)), color, tag)
        })
        .collect();
    let mut frame = Frame::default();
    for (block, color, tag) in lines {
        let Size { width, height } = block.size();
        frame.push(Point::new(0.0, frame.size.height), tag, Shape::Text { block, color });
        frame.size = Size::new(frame.size.width.max(width), frame.size.height + height);
    }
    frame
}
