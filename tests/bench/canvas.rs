//! Frames of the canvas in a window that is never shown: what the processor does for each, from the events of the
//! pointer to what the graphics card is handed.

use divan::Bencher;
use egui::{Context, Event, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, pos2, vec2};
use throughline::app::canvas::{Canvas, EventOutcome, handle_event};
use throughline::app::clipboard::Clipboard;
use throughline::app::paint::painter::Painter;
use throughline::app::widgets::label::TextUi;
use throughline::app::widgets::style;
use throughline::editor::{EditOutcome, Editor};
use throughline::geom::{Point, Vec2};
use throughline::i18n::{Locale, Words};
use throughline::model::IdSource;
use throughline::persist;
use throughline::scene::LayerKind;
use throughline::text::{Edit, Engine};

use crate::CARDS;
use crate::support::grid_map;

const SCREEN: Rect = Rect { min: Pos2::ZERO, max: pos2(1_600.0, 1_000.0) };

struct Window {
    ctx: Context,
    text: TextUi,
    words: Words,
    canvas: Canvas,
    editor: Editor,
    frames: u32,
}

/// How much of the map is in view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    At100,
    Whole,
}

impl Window {
    fn new(editor: Editor) -> Self {
        let ctx = Context::default();
        style::install(&ctx);
        ctx.set_theme(egui::Theme::Light);
        let text = TextUi::new(&ctx, Engine::new());
        Self { ctx, text, words: Words::new(Locale::En), canvas: Canvas::default(), editor, frames: 0 }
    }

    /// A window that has stood still for a while, its pointer in the middle.
    fn resting(cards: usize, seen: Seen) -> Self {
        let mut window = Self::new(Editor::new(grid_map(cards), IdSource::seeded(1)));
        window.frame(vec![Event::PointerMoved(SCREEN.center())]);
        match seen {
            Seen::Whole => window.editor.fit_map(),
            Seen::At100 => {
                // A row is as high as its fullest column: in the middle of a large map there may be no card for screens.
                let middle = window.card_near((window.editor.scene().size / 2.0).to_vec2().to_point());
                window.editor.view_mut().camera.origin = middle - Vec2::new(800.0, 500.0);
            }
        }
        for _ in 0..30 {
            window.frame(Vec::new());
        }
        window
    }

    /// One frame, a sixtieth of a second after the last; how many vertices and tiles it has.
    fn frame(&mut self, events: Vec<Event>) -> usize {
        self.frames += 1;
        let time = Some(f64::from(self.frames) / 60.0);
        let input = RawInput { screen_rect: Some(SCREEN), time, events, ..RawInput::default() };
        let (text, words, canvas, editor) = (&self.text, &self.words, &mut self.canvas, &mut self.editor);
        let mut output = self.ctx.run_ui(input, |ui| {
            canvas.ui(ui, (text, words), editor, false);
        });
        output.textures_delta.clear();
        let triangles = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let vertices = triangles.iter().map(|clipped| match &clipped.primitive {
            egui::epaint::Primitive::Mesh(mesh) => mesh.vertices.len(),
            egui::epaint::Primitive::Callback(_) => 0,
        });
        let (changes, quads) = self.text.with_canvas(Painter::take_picture).unwrap_or_default();
        drop(changes);
        vertices.sum::<usize>() + quads.len()
    }

    /// One frame with what the keyboard says.
    fn key(&mut self, event: Event) -> usize {
        let heard = handle_event(&self.ctx, &mut self.editor, &mut Clipboard::default(), &event);
        assert_eq!(heard, EventOutcome::Consumed);
        self.frame(vec![event])
    }

    fn zoom(&mut self, factor: f64) -> usize {
        self.editor.view_mut().camera.zoom_at(Point::new(800.0, 500.0), factor);
        self.frame(Vec::new())
    }

    /// Where the card is seen that is nearest to the middle of the view.
    fn card(&self) -> Pos2 {
        let camera = self.editor.view().camera;
        let at = camera.view_from_map(self.card_near(camera.map_from_view(Point::new(800.0, 500.0))));
        let at = pos2(at.x as f32, at.y as f32);
        assert!(SCREEN.contains(at), "the card at {at:?} is seen");
        at
    }

    /// A place on the card that is nearest to a point of the map.
    fn card_near(&self, point: Point) -> Point {
        let cards = self.editor.scene().layer(LayerKind::Cards).frames();
        let places = cards.map(|placed| placed.bounds().origin() + Vec2::new(20.0, 10.0));
        let far = |at: &Point| (*at - point).hypot();
        places.min_by(|a, b| far(a).total_cmp(&far(b))).unwrap()
    }
}

/// Forth for `half` steps and back again, for ever.
fn sweep(step: &mut u32, half: u32) -> f64 {
    *step += 1;
    if (*step / half).is_multiple_of(2) { 1.0 } else { -1.0 }
}

#[divan::bench(args = CARDS, consts = [false, true], sample_count = 200, sample_size = 1)]
fn pan<const WHOLE: bool>(bencher: Bencher<'_, '_>, cards: usize) {
    let (mut window, mut step) = (Window::resting(cards, seen(WHOLE)), 0);
    bencher.bench_local(|| {
        let way = sweep(&mut step, 40);
        window.editor.view_mut().camera.pan(if WHOLE { Vec2::new(3.0, 2.0) } else { Vec2::new(31.0, 13.0) } * way);
        window.frame(Vec::new())
    });
}

#[divan::bench(args = CARDS, consts = [false, true], sample_count = 200, sample_size = 1)]
fn zoom<const WHOLE: bool>(bencher: Bencher<'_, '_>, cards: usize) {
    let (mut window, mut step) = (Window::resting(cards, seen(WHOLE)), 0);
    bencher.bench_local(|| {
        let way = sweep(&mut step, 40);
        window.zoom(1.02_f64.powf(-way))
    });
}

#[divan::bench(args = CARDS, consts = [false, true], sample_count = 200, sample_size = 1)]
fn drag_a_card<const WHOLE: bool>(bencher: Bencher<'_, '_>, cards: usize) {
    let (mut window, mut step) = (Window::resting(cards, seen(WHOLE)), 0);
    let mut at = window.card();
    let button =
        Event::PointerButton { pos: at, button: PointerButton::Primary, pressed: true, modifiers: Modifiers::NONE };
    window.frame(vec![Event::PointerMoved(at)]);
    window.frame(vec![button]);
    let mut drag = || {
        let way = sweep(&mut step, 40) as f32;
        at += vec2(7.0, 4.0) * way;
        let vertices = window.frame(vec![Event::PointerMoved(at)]);
        assert!(window.editor.is_pressed());
        vertices
    };
    drag();
    bencher.bench_local(drag);
}

#[divan::bench(args = CARDS, consts = [false, true], sample_count = 200, sample_size = 1)]
fn pan_with_all_selected<const WHOLE: bool>(bencher: Bencher<'_, '_>, cards: usize) {
    let (mut window, mut step) = (Window::resting(cards, seen(WHOLE)), 0);
    window.editor.select_all();
    bencher.bench_local(|| {
        window.editor.view_mut().camera.pan(Vec2::new(3.0, 2.0) * sweep(&mut step, 40));
        window.frame(Vec::new())
    });
}

/// The pointer wanders over a map that stands still.
#[divan::bench(args = CARDS, consts = [false, true], sample_count = 200, sample_size = 1)]
fn hover<const WHOLE: bool>(bencher: Bencher<'_, '_>, cards: usize) {
    let (mut window, mut step) = (Window::resting(cards, seen(WHOLE)), 0);
    let mut at = SCREEN.center();
    bencher.bench_local(|| {
        at += vec2(7.0, 4.0) * sweep(&mut step, 40) as f32;
        window.frame(vec![Event::PointerMoved(at)])
    });
}

/// A letter in a new card in the middle of the view, for ever: it grows to two lines and starts again.
#[divan::bench(args = CARDS, consts = [false, true], sample_count = 200, sample_size = 1)]
fn type_in_a_card<const WHOLE: bool>(bencher: Bencher<'_, '_>, cards: usize) {
    let mut window = Window::resting(cards, seen(WHOLE));
    let at = window.card();
    let button =
        |pressed| Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
    window.frame(vec![Event::PointerMoved(at)]);
    window.frame(vec![button(true), button(false)]);
    let (mut letters, mut typed) = ("one word after the other ".chars().cycle(), 0);
    assert_eq!(window.editor.add_card_after(), EditOutcome::Editing);
    bencher.bench_local(|| {
        typed += 1;
        if typed % 40 == 0 {
            window.editor.write(Edit::SelectAll);
        }
        window.key(Event::Text(letters.next().unwrap_or('x').to_string()))
    });
}

/// From one cell to the next, and back.
#[divan::bench(args = CARDS, consts = [false, true], sample_count = 200, sample_size = 1)]
fn walk<const WHOLE: bool>(bencher: Bencher<'_, '_>, cards: usize) {
    let (mut window, mut step) = (Window::resting(cards, seen(WHOLE)), 0);
    bencher.bench_local(|| {
        let key = if sweep(&mut step, 20) > 0.0 { Key::ArrowDown } else { Key::ArrowUp };
        window.key(Event::Key {
            key,
            physical_key: Some(key),
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        })
    });
}

/// From the bytes of a file to its first frame.
#[divan::bench(args = CARDS, sample_count = 10, sample_size = 1)]
fn open(bencher: Bencher<'_, '_>, cards: usize) {
    let text = persist::write(&grid_map(cards));
    bencher.bench_local(|| {
        let map = persist::read(text.as_bytes()).unwrap();
        Window::new(Editor::new(map, IdSource::seeded(1))).frame(Vec::new())
    });
}

fn seen(whole: bool) -> Seen {
    if whole { Seen::Whole } else { Seen::At100 }
}
