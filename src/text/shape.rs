//! One text, one request, one set of placed glyphs.
//!
//! The shaping library breaks each paragraph into lines and puts the characters of a line in visual order. From there on
//! only its advances and glyphs are taken, and the lines are placed here: see [`draft`].

mod breakable;
mod draft;

use std::ops::Range;
use std::sync::Arc;

use parley::{FontContext, Layout, LayoutContext, OverflowWrap, TextStyle};

use super::block::Block;
use super::carets::Carets;
use super::fallback::Fallback;
use super::fonts::{self, Face, Fonts};
use super::plain;
use super::request::{Align, Request, ShownText, Style};
use super::system;
use crate::geom::Flow;

use breakable::BreakableText;
use draft::{ParagraphFlow, TextDraft};

/// Shapes texts. It keeps its memory from text to text, so each thread has its own.
pub(super) struct Shaper {
    source: Fonts,
    fonts: FontContext,
    context: LayoutContext<()>,
    layout: Layout<()>,
    draft: TextDraft,
}

impl Shaper {
    pub(super) fn new(source: Fonts) -> Self {
        Self {
            source,
            fonts: fonts::context(),
            context: LayoutContext::new(),
            layout: Layout::default(),
            draft: TextDraft::default(),
        }
    }

    /// Shapes the text of a request.
    pub(super) fn block(&mut self, plain: ShownText, request: &Request<'_>) -> Block {
        self.lay_out(&plain, request, Face::Text);
        self.draft.block(plain.text, request)
    }

    /// The same, with the places of carets.
    pub(super) fn block_and_carets(&mut self, plain: ShownText, request: &Request<'_>) -> (Block, Carets) {
        self.lay_out(&plain, request, Face::Text);
        let carets = self.draft.carets(plain.text.len(), request);
        (self.draft.block(plain.text, request), carets)
    }

    /// A square with one glyph in its middle.
    pub(super) fn icon(&mut self, glyph: char, face: Face, size: f32) -> Block {
        let text = glyph.to_string();
        let style = Style { weight: fonts::Weight::Regular, size, line_height: size };
        let width = Some(f64::from(size));
        let request = Request { text: &text, style, width, align: Align::Center, flow: Flow::LeftToRight };
        let plain = ShownText { text: Arc::from(request.text), forced: None };
        self.lay_out(&plain, &request, face);
        let mut block = self.draft.block(Arc::from(""), &request);
        // Phosphor draws on a square whose bottom edge is a sixteenth of an em under the base line.
        let baseline = size * (1.0 - 1.0 / 16.0);
        for glyph in block.runs.iter_mut().flat_map(|run| &mut run.glyphs) {
            glyph.y = baseline;
        }
        block
    }

    /// The characters of a text that no font has, in its order.
    pub(super) fn missing(&mut self, plain: &ShownText, request: &Request<'_>) -> Vec<char> {
        self.lay_out(plain, request, Face::Text);
        self.draft.missing(&plain.text)
    }

    fn lay_out(&mut self, plain: &ShownText, request: &Request<'_>, face: Face) {
        self.set(plain, request, face, &[]);
        if self.source == Fonts::WithSystem && face == Face::Text && !self.draft.boxes.is_empty() {
            let fallbacks = system::fallbacks(&plain.text, &self.draft.missing(&plain.text));
            if !fallbacks.is_empty() {
                self.set(plain, request, face, &fallbacks);
            }
        }
    }

    /// Lays the text out in the fonts of the face and, where they lack characters, in their fallbacks.
    fn set(
        &mut self,
        ShownText { text, forced }: &ShownText,
        request: &Request<'_>,
        face: Face,
        fallbacks: &[Fallback],
    ) {
        self.draft.clear();
        for range in plain::paragraphs(text) {
            let paragraph = text.get(range.clone()).unwrap_or_default();
            let flow = ParagraphFlow {
                base: forced.unwrap_or_else(|| plain::reading_direction(paragraph, request.flow)),
                side: forced.unwrap_or_else(|| plain::base_direction(paragraph, request.flow)),
            };
            if paragraph.is_empty() {
                self.draft.push_empty(range, flow);
                continue;
            }
            let fallbacks = fallbacks_within(fallbacks, &range);
            let breakable =
                if request.width.is_some() { BreakableText::new(paragraph) } else { BreakableText::whole(paragraph) };
            self.break_lines((&breakable, range.start), flow.base, request, face, fallbacks);
            self.draft.push_paragraph(&self.layout, &breakable, range.start, flow);
        }
    }

    /// Breaks a paragraph that begins at the byte `start` of its text.
    fn break_lines(
        &mut self,
        (paragraph, start): (&BreakableText<'_>, usize),
        base: Flow,
        request: &Request<'_>,
        face: Face,
        fallbacks: &[Fallback],
    ) {
        let text = paragraph.text();
        let mut builder = self.context.style_run_builder(&mut self.fonts, text, 1.0, false);
        let own = builder.push_style(text_style(request, face, &[]));
        let mut done = 0;
        for Fallback { range, families } in fallbacks {
            let other = builder.push_style(text_style(request, face, families));
            let (from, to) = (paragraph.shaped(range.start - start), paragraph.shaped(range.end - start));
            if done < from {
                builder.push_style_run(own, done..from);
            }
            builder.push_style_run(other, from..to);
            done = to;
        }
        if done < text.len() {
            builder.push_style_run(own, done..);
        }
        builder.set_base_direction(if base.is_rtl() { parley::BaseDirection::Rtl } else { parley::BaseDirection::Ltr });
        builder.build_into(&mut self.layout, text);
        self.layout.break_all_lines(request.width.map(|width| (width as f32).max(1.0)));
    }
}

/// The fallbacks within a paragraph.
fn fallbacks_within<'a>(fallbacks: &'a [Fallback], paragraph: &Range<usize>) -> &'a [Fallback] {
    let from = fallbacks.partition_point(|fallback| fallback.range.start < paragraph.start);
    let to = fallbacks.partition_point(|fallback| fallback.range.start < paragraph.end);
    fallbacks.get(from..to).unwrap_or_default()
}

/// The style of characters that are set in the fonts of a face, with others behind them.
fn text_style<'a>(request: &Request<'_>, face: Face, others: &'a [Arc<str>]) -> TextStyle<'a, 'static, ()> {
    TextStyle {
        font_family: face.families(others),
        font_size: request.style.size,
        font_weight: request.style.weight.font_weight(),
        overflow_wrap: OverflowWrap::Anywhere,
        ..TextStyle::default()
    }
}
