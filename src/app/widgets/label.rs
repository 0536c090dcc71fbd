//! Text of the window: labels, and the text inside buttons and menus.
//!
//! egui doesn't order right-to-left text, so whatever may hold a word of another script is shaped by the
//! program's own engine and drawn from the same glyphs as the map. The accessible name is the text in
//! logical order.
//!
//! A *sentence* of the interface runs as the interface does, also when it begins with a name in another script.
//! A text of the map, a path or a key has a direction of its own, that of its first letter.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use egui::{Atom, Button, Color32, Painter, Pos2, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, vec2};

use crate::app::paint::painter::Painter as Canvas;
use crate::app::widgets::{mirror, style};
use crate::geom::Flow;
use crate::text::{Align, Block, Engine, Icon, Request, Style, Weight, base_direction, directed};

/// How a text of the window looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelStyle {
    /// Size and weight.
    pub style: Style,
    /// Its color; `None` takes that of the widget around it.
    pub color: Option<Color32>,
}

impl LabelStyle {
    /// Labels, buttons, menus.
    pub const BODY: Self = Self::new(Weight::Regular, 13.0, 18.0);
    /// What stands out from it.
    pub const STRONG: Self = Self::new(Weight::Medium, 13.0, 18.0);
    /// Names of groups of fields.
    pub const CAPTION: Self = Self::new(Weight::Regular, 12.0, 16.0);
    /// Names of panels.
    pub const SECTION: Self = Self::new(Weight::Medium, 12.0, 16.0);
    /// Titles of dialogs.
    pub const TITLE: Self = Self::new(Weight::SemiBold, 15.0, 20.0);

    const fn new(weight: Weight, size: f32, line_height: f32) -> Self {
        Self { style: Style { weight, size, line_height }, color: None }
    }

    /// The same in a color of its own.
    #[must_use]
    pub const fn colored(self, color: Color32) -> Self {
        Self { color: Some(color), ..self }
    }
}

/// The one text engine and the one set of glyphs, shared by the map and the window around it. Clones are
/// the same handle.
#[derive(Clone)]
pub struct TextUi {
    engine: Rc<RefCell<Engine>>,
    canvas: Rc<RefCell<Canvas>>,
    shortened: Rc<RefCell<BTreeSet<String>>>,
    flow: Flow,
}

impl TextUi {
    /// A handle on an engine and on glyphs in a texture of `ctx`.
    #[must_use]
    pub fn new(ctx: &egui::Context, engine: Engine) -> Self {
        Self {
            engine: Rc::new(RefCell::new(engine)),
            canvas: Rc::new(RefCell::new(Canvas::new(ctx))),
            shortened: Rc::default(),
            flow: Flow::LeftToRight,
        }
    }

    /// The same handle for an interface that runs the other way.
    #[must_use]
    pub fn flowing(&self, flow: Flow) -> Self {
        Self { flow, ..self.clone() }
    }

    /// Which way the interface runs.
    #[must_use]
    pub fn flow(&self) -> Flow {
        self.flow
    }

    /// A new frame begins: nothing was shortened in it yet.
    pub fn begin_frame(&self) {
        self.shortened.borrow_mut().clear();
    }

    /// The texts that there was not the room for in this frame.
    #[must_use]
    pub fn shortened(&self) -> Vec<String> {
        self.shortened.borrow().iter().cloned().collect()
    }

    /// Notes that there was not the room for a text.
    pub fn note_shortened(&self, text: &str) {
        self.shortened.borrow_mut().insert(text.to_owned());
    }

    /// Lends the engine; `None` inside another loan.
    pub fn with_engine<T>(&self, use_it: impl FnOnce(&mut Engine) -> T) -> Option<T> {
        self.engine.try_borrow_mut().ok().map(|mut engine| use_it(&mut engine))
    }

    /// Lends the painter; `None` inside another loan.
    pub fn with_canvas<T>(&self, use_it: impl FnOnce(&mut Canvas) -> T) -> Option<T> {
        self.canvas.try_borrow_mut().ok().map(|mut canvas| use_it(&mut canvas))
    }

    /// Shapes a text, broken into lines of `width` points when one is given.
    #[must_use]
    pub fn block(&self, text: &str, look: LabelStyle, width: Option<f32>) -> Option<Arc<Block>> {
        let width = width.map(|width| f64::from(width.max(1.0)));
        let request = Request { text, style: look.style, width, align: Align::Start, flow: self.flow };
        self.with_engine(|engine| engine.block(&request))
    }

    /// Shapes a text in one line when it fits into `width` points, else in as many as it needs.
    #[must_use]
    pub fn wrapped(&self, text: &str, look: LabelStyle, width: f32) -> Option<Arc<Block>> {
        let line = self.block(text, look, None).filter(|line| fits(line, width));
        line.or_else(|| self.block(text, look, Some(width)))
    }

    /// Shapes a text in one line of at most `width` points, its end replaced by `…` when it is longer.
    #[must_use]
    pub fn elided(&self, text: &str, look: LabelStyle, width: f32) -> Option<Arc<Block>> {
        let whole = self.block(text, look, None)?;
        if fits(&whole, width) {
            return Some(whole);
        }
        self.note_shortened(text);
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let cut = |count: usize| {
            let end = ends.get(count).copied().unwrap_or(text.len());
            let start = text.get(..end).unwrap_or_default().trim_end();
            self.block(&format!("{start}…"), look, None)
        };
        let (mut fits, mut fails) = (0, ends.len());
        while fits + 1 < fails {
            let half = usize::midpoint(fits, fails);
            if cut(half)?.size().width <= f64::from(width) {
                fits = half;
            } else {
                fails = half;
            }
        }
        cut(fits)
    }

    /// Paints shaped text with its top left corner at `at`.
    pub fn paint(&self, painter: &Painter, at: Pos2, block: &Block, color: Color32) {
        self.with_canvas(|canvas| canvas.paint_block(painter, at, block, color, 1.0));
    }

    /// Paints an icon of `size` points in the middle of a rectangle. One that points along the line points with
    /// the interface.
    pub fn paint_icon(&self, painter: &Painter, rect: Rect, icon: Icon, size: f32, color: Color32) {
        let Some(block) = self.with_engine(|engine| engine.icon(icon, size, self.flow)) else { return };
        self.paint(painter, centered(rect, &block), &block, color);
    }

    /// A sentence in one line; shortened, with all of it in a tooltip, when there isn't the room.
    pub fn label(&self, ui: &mut Ui, text: &str, look: LabelStyle) -> Response {
        let sentence = self.sentence(text);
        let Some(block) = self.elided(&sentence, look, ui.available_width()) else { return nothing(ui) };
        let response = self.block_ui(ui, text, &block, look);
        if block.text().ends_with(text) {
            return response;
        }
        self.tip(response, text, "")
    }

    /// A sentence that breaks into as many lines as it needs.
    pub fn paragraph(&self, ui: &mut Ui, text: &str, look: LabelStyle) -> Response {
        match self.wrapped(&self.sentence(text), look, ui.available_width()) {
            Some(block) => self.block_ui(ui, text, &block, look),
            None => nothing(ui),
        }
    }

    /// A text with a direction of its own, in as many lines as it needs.
    pub fn verbatim(&self, ui: &mut Ui, text: &str, look: LabelStyle) -> Response {
        match self.wrapped(text, look, ui.available_width()) {
            Some(block) => self.block_ui(ui, text, &block, look),
            None => nothing(ui),
        }
    }

    /// A tooltip with what something is, and its keys, if any.
    pub fn tip(&self, response: Response, text: &str, keys: &str) -> Response {
        if !response.ctx.memory(|memory| memory.allows_interaction(response.layer_id)) {
            // A dialog stands before it.
            return response;
        }
        mirror::tooltip(self.flow, &response).show(|ui| {
            ui.set_max_width(ui.spacing().tooltip_width);
            self.paragraph(ui, text, LabelStyle::BODY);
            if !keys.is_empty() {
                self.keys(ui, keys);
            }
        });
        response
    }

    /// A button with an icon only, and its name as a tooltip; true when it was clicked.
    pub fn icon_button(&self, ui: &mut Ui, icon: Icon, size: f32, name: &str) -> bool {
        let button = Button::new(self.icon_atom(icon, size, None)).frame_when_inactive(false);
        self.tip(named(ui.add(button), Role::Button, name), name, "").clicked()
    }

    /// The keys of an action, which are written as on the keyboard.
    pub fn keys(&self, ui: &mut Ui, keys: &str) -> Response {
        let quiet = LabelStyle::CAPTION.colored(style::palette(ui.ctx()).quiet);
        self.flowing(Flow::LeftToRight).paragraph(ui, keys, quiet)
    }

    /// A sentence for a button, a menu entry or any other widget that takes atoms. Name the widget with [`named`].
    #[must_use]
    pub fn atom(&self, text: &str, look: LabelStyle) -> Atom<'static> {
        self.block(&self.sentence(text), look, None).map_or_else(Atom::default, |block| self.block_atom(block, look))
    }

    /// The same in as many lines as it needs within a width.
    #[must_use]
    pub fn wrapped_atom(&self, text: &str, look: LabelStyle, width: f32) -> Atom<'static> {
        let block = self.wrapped(&self.sentence(text), look, width);
        block.map_or_else(Atom::default, |block| self.block_atom(block, look))
    }

    /// An icon for a widget that takes atoms; without a color of its own it takes that of the widget's text.
    #[must_use]
    pub fn icon_atom(&self, icon: Icon, size: f32, color: Option<Color32>) -> Atom<'static> {
        let text = self.clone();
        Atom::paint(Vec2::splat(size), move |ui, args| {
            text.paint_icon(ui.painter(), args.rect, icon, size, color.unwrap_or(args.fallback_text_color));
        })
    }

    /// A sentence as it is shaped: one that would run the other way by its first letter is held to the flow.
    #[must_use]
    pub fn sentence<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if base_direction(text, self.flow) == self.flow {
            return Cow::Borrowed(text);
        }
        Cow::Owned(directed(text, Some(self.flow)))
    }

    fn block_atom(&self, block: Arc<Block>, look: LabelStyle) -> Atom<'static> {
        let text = self.clone();
        Atom::paint(block_size(&block), move |ui, args| {
            let color = look.color.unwrap_or(args.fallback_text_color);
            text.paint(ui.painter(), centered(args.rect, &block), &block, color);
        })
    }

    fn block_ui(&self, ui: &mut Ui, name: &str, block: &Block, look: LabelStyle) -> Response {
        let (rect, response) = ui.allocate_exact_size(block_size(block), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), name));
        if ui.is_rect_visible(rect) {
            let color = look.color.unwrap_or_else(|| ui.visuals().text_color());
            self.paint(ui.painter(), rect.min, block, color);
        }
        response
    }
}

/// Gives a widget whose text egui can't read its accessible name. It comes into view when it gets the focus.
pub fn named(response: Response, kind: Role, name: &str) -> Response {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    response.widget_info(|| WidgetInfo::labeled(kind, response.enabled(), name));
    response
}

/// Width and height of a block in points.
#[must_use]
pub fn block_size(block: &Block) -> Vec2 {
    let size = block.size();
    vec2(size.width as f32, size.height as f32)
}

fn fits(line: &Block, width: f32) -> bool {
    line.size().width <= f64::from(width) + 0.5
}

/// What is shown while the engine is lent out.
fn nothing(ui: &mut Ui) -> Response {
    ui.allocate_response(Vec2::ZERO, Sense::hover())
}

/// Where a block stands in the middle of a rectangle.
fn centered(rect: Rect, block: &Block) -> Pos2 {
    rect.center() - block_size(block) / 2.0
}
