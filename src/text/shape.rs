//! One text, one request, one set of placed glyphs.
//!
//! The shaping library breaks each paragraph into lines and puts the characters of a line in visual order. From there on
//! only its advances and glyphs are taken, and the lines are placed here: see [`draft`]. Most paragraphs are put together
//! from words that it has shaped before: see [`words`].

mod breakable;
mod draft;
mod split;
mod words;
mod wrap;

use std::ops::Range;
use std::sync::Arc;

use parley::{FontContext, Layout, LayoutContext, OverflowWrap, TextStyle};

use super::block::{Block, Font};
use super::carets::Carets;
use super::fallback::Fallback;
use super::fonts::{self, Face, Fonts};
use super::plain;
use super::request::{Align, Request, ShownText, Style};
use super::system;
use crate::geom::Flow;

use breakable::BreakableText;
use draft::{ParagraphFlow, TextDraft, run_font};
use words::{Recall, WordCache, WordKind};

/// Shapes texts. It keeps its memory from text to text, so each thread has its own.
pub(super) struct Shaper {
    source: Fonts,
    fonts: FontContext,
    context: LayoutContext<()>,
    layout: Layout<()>,
    draft: TextDraft,
    words: WordCache,
    /// The fonts of most words, by weight.
    word_fonts: [Option<Font>; 3],
}

/// Whether a text may be put together from words that were shaped before, or is shaped as a whole.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ShapeUnit {
    Word,
    Text,
}

impl Shaper {
    pub(super) fn new(source: Fonts) -> Self {
        Self {
            source,
            fonts: fonts::context(),
            context: LayoutContext::new(),
            layout: Layout::default(),
            draft: TextDraft::default(),
            words: WordCache::default(),
            word_fonts: Default::default(),
        }
    }

    /// Shapes the text of a request.
    pub(super) fn block(&mut self, plain: ShownText, request: &Request<'_>) -> Block {
        self.lay_out(&plain, request, Face::Text, ShapeUnit::Word);
        self.draft.block(plain.text, request)
    }

    /// The same, with the places of carets.
    pub(super) fn block_and_carets(&mut self, plain: ShownText, request: &Request<'_>) -> (Block, Carets) {
        self.lay_out(&plain, request, Face::Text, ShapeUnit::Text);
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
        self.lay_out(&plain, &request, face, ShapeUnit::Text);
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
        self.lay_out(plain, request, Face::Text, ShapeUnit::Text);
        self.draft.missing(&plain.text)
    }

    fn lay_out(&mut self, plain: &ShownText, request: &Request<'_>, face: Face, unit: ShapeUnit) {
        self.set(plain, request, face, unit, &[]);
        if self.source == Fonts::WithSystem && face == Face::Text && !self.draft.boxes.is_empty() {
            let fallbacks = system::fallbacks(&plain.text, &self.draft.missing(&plain.text));
            if !fallbacks.is_empty() {
                self.set(plain, request, face, unit, &fallbacks);
            }
        }
    }

    /// Lays the text out in the fonts of the face and, where they lack characters, in their fallbacks.
    fn set(
        &mut self,
        ShownText { text, forced }: &ShownText,
        request: &Request<'_>,
        face: Face,
        unit: ShapeUnit,
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
            if unit == ShapeUnit::Word && fallbacks.is_empty() && self.set_words(&breakable, &range, flow, request) {
                continue;
            }
            self.break_lines((&breakable, range.start), flow.base, request, face, fallbacks);
            self.draft.push_paragraph(&self.layout, &breakable, range.start, flow);
        }
    }

    /// Puts a paragraph together from words that were shaped before, and shapes those that were not. False when its words
    /// can't be shaped apart.
    fn set_words(
        &mut self,
        paragraph: &BreakableText<'_>,
        range: &Range<usize>,
        flow: ParagraphFlow,
        request: &Request<'_>,
    ) -> bool {
        let Some(text) = paragraph.unchanged() else { return false };
        let Some(script) = split::word_script(text, flow.base) else { return false };
        let kind = WordKind { style: request.style, script };
        let weight = request.style.weight as usize;
        self.find_word_font(request.style);
        let mut recalled = self.words.recall(text, kind);
        if matches!(recalled, Recall::Missing) {
            let lesson = self.words.lesson(text, script);
            self.shape_line(&lesson, flow.base, request.style);
            let Some(Some(font)) = self.word_fonts.get(weight) else { return false };
            self.words.learn(&lesson, &self.layout, kind, font);
            recalled = self.words.recall(text, kind);
        }
        let Some(Some(font)) = self.word_fonts.get(weight) else { return false };
        if !matches!(recalled, Recall::All) {
            return false;
        }
        self.draft.push_words(self.words.row(), font, range, flow, line_width(request));
        true
    }

    /// Finds out which font the letters of a style have.
    fn find_word_font(&mut self, style: Style) {
        let weight = style.weight as usize;
        if self.word_fonts.get(weight).is_some_and(Option::is_none) {
            self.shape_line("a", Flow::LeftToRight, style);
            let font = self.layout.lines().flat_map(|line| line.runs()).next().map(|run| run_font(&run));
            if let Some(known) = self.word_fonts.get_mut(weight) {
                *known = font;
            }
        }
    }

    /// Shapes a text in one line.
    fn shape_line(&mut self, text: &str, base: Flow, style: Style) {
        let request = Request { text, style, width: None, align: Align::Start, flow: base };
        self.break_lines((&BreakableText::whole(text), 0), base, &request, Face::Text, &[]);
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
        self.layout.break_all_lines(Some(line_width(request)));
    }
}

/// How wide the lines of a request may be.
fn line_width(request: &Request<'_>) -> f32 {
    request.width.map_or(f32::MAX, |width| (width as f32).max(1.0))
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
