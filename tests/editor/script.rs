//! A person at the map, in words: what the hand does, line by line.
//!
//! ```text
//! press PLACE · shift press PLACE      the button goes down; likewise `ctrl press`
//! drag PLACE                           the pointer goes there in small moves
//! release                              the button goes up
//! click PLACE · shift click PLACE      both, at one place
//! double PLACE                         both twice
//! carry PLACE to PLACE                 press, drag, release
//! take ELEMENT · drop ELEMENT PLACE    from the palette; and let go there
//! point PLACE                          the pointer comes to rest there, no button down
//! connect · reattach                   keys
//! add ELEMENT                          from the palette, by a click
//! write TEXT · done                    at the caret
//! type TEXT                            by the keyboard, wherever one is
//! keys KEY KEY …                       pressed one after the other, as in `keys Right Shift+Tab Ctrl+End`
//! paste TEXT · copy · cut              `\\n` is a line end and `\\t` a tab; without a text, what was copied
//! cancel · undo · redo · delete        keys
//! scroll X,Y                           what is at the top left corner of the view
//! ```
//!
//! A place is `card:NAME` (its upper edge), `above:CARD` and `below:CARD` (its upper and lower quarter),
//! `cell:STEP,LANE`, `foot:STEP,LANE` (its lower end), `stage:NAME`, `step:NAME`, `lane:NAME`, `pain:NAME`,
//! `wait:NAME`, `mood:NAME`, `plus:STEP` and `plus:STAGE.` (behind a step, before a stage), `edge:STEP` (of its
//! column), `start:CARD` and `end:CARD` (its edges), `hidden:LANE` (below a shown one), `join:NAME`, `tail:JOIN`,
//! `tip:JOIN`, `port:CARD` (after its last step), `ease:CARD` (from which an opportunity is led to a pain point), `title`, `by:X,Y` (from where the pointer is), `at:X,Y` (of the
//! view).

use egui::{Context, Event, Key as Pressed, Modifiers as Held};
use kurbo::ParamCurve as _;
use throughline::app::canvas::{EventOutcome, handle_event};
use throughline::app::clipboard::Clipboard;
use throughline::edit::Refusal;
use throughline::editor::{DropMark, EditOutcome, Editor, Element, Modifiers, Pointer};
use throughline::geom::{Point, Rect, Size};
use throughline::layout::Grid;
use throughline::model::{IdSource, Key, Map};
use throughline::scene::sticky::sticky_offset;
use throughline::scene::{LayerKind, Shape};
use throughline::text::Edit;

use crate::table::{self, id};

pub struct Session {
    pub editor: Editor,
    at: Point,
    modifiers: Modifiers,
    /// What came of the last `delete`.
    pub refusal: Option<Refusal>,
    /// What came of the last key.
    pub heard: Option<EventOutcome>,
    ctx: Context,
    pub clipboard: Clipboard,
    /// What is on the system's clipboard.
    pub copied: String,
}

impl Session {
    /// Before a table, in a view that shows all of it.
    pub fn of(table: &str) -> Self {
        Self::before(table::map(table))
    }

    /// The same from right to left.
    pub fn right_to_left(table: &str) -> Self {
        let mut map = table::map(table);
        map.info.direction = throughline::geom::Flow::RightToLeft;
        Self::before(map)
    }

    pub fn before(map: Map) -> Self {
        let mut editor = Editor::new(map, IdSource::seeded(7));
        editor.view_mut().size = Size::new(3000.0, 2000.0);
        let (modifiers, ctx, clipboard) = (Modifiers::default(), Context::default(), Clipboard::default());
        let (refusal, heard, copied) = (None, None, String::new());
        Self { editor, at: Point::ZERO, modifiers, refusal, heard, ctx, clipboard, copied }
    }

    /// Does what the lines say.
    #[track_caller]
    pub fn run(&mut self, script: &str) -> &mut Self {
        for line in script.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let (shifted, commanded) = (line.strip_prefix("shift "), line.strip_prefix("ctrl "));
            self.modifiers = Modifiers { shift: shifted.is_some(), command: commanded.is_some() };
            let line = shifted.or(commanded).unwrap_or(line);
            let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
            self.act(verb, rest);
        }
        self
    }

    /// Asserts that the map is this table now.
    #[track_caller]
    pub fn shows(&mut self, table: &str) -> &mut Self {
        let (shown, expected) = (table::shown(self.editor.map()), table::tidy(table));
        assert!(shown == expected, "shown:\n{shown}\nexpected:\n{expected}");
        self
    }

    /// Asserts what is selected, by name, in no order.
    #[track_caller]
    pub fn selects(&mut self, names: &str) -> &mut Self {
        let mut expected: Vec<_> = names.split_whitespace().collect();
        let mut selected: Vec<_> = self.editor.selection().keys().map(name).collect();
        expected.sort_unstable();
        selected.sort_unstable();
        assert_eq!(selected, expected);
        self
    }

    /// Asserts where the keyboard cursor is: what is selected, by name, or `cell:STEP,LANE` for the cell with the focus.
    #[track_caller]
    pub fn stands(&mut self, expected: &str) -> &mut Self {
        let shown = match self.editor.focus() {
            Some(cell) => format!("cell:{},{}", cell.step, cell.lane),
            None => self.editor.selection().keys().map(name).collect::<Vec<_>>().join(" "),
        };
        assert_eq!(shown, expected);
        self
    }

    /// Asserts what is being written, and that it is a text of that kind; nothing for no text.
    #[track_caller]
    pub fn writes(&mut self, expected: Option<&str>) -> &mut Self {
        let written = self.editor.typing().map(|typing| typing.field().text().to_owned());
        assert_eq!(written.as_deref(), expected);
        self
    }

    /// Tells an event as the window would.
    pub fn tell(&mut self, event: &Event) {
        self.heard = Some(handle_event(&self.ctx, &mut self.editor, &mut self.clipboard, event));
    }

    /// Asserts why the last gesture or key came to nothing.
    #[track_caller]
    pub fn refuses(&mut self, expected: Refusal) -> &mut Self {
        assert_eq!(self.editor.take_refusal(), Some(expected));
        self
    }

    /// Asserts how many changes can be undone.
    #[track_caller]
    pub fn has_done(&mut self, changes: usize) -> &mut Self {
        let mut count = 0;
        while self.editor.can_undo().is_some() {
            self.editor.undo();
            count += 1;
        }
        (0..count).for_each(|_| self.editor.redo());
        assert_eq!(count, changes, "changes in the history");
        self
    }

    /// Asserts that nothing has come of it all.
    #[track_caller]
    pub fn is_untouched(&mut self, table: &str) -> &mut Self {
        assert!(self.editor.is_saved(), "there would be something to save");
        assert!(self.editor.can_undo().is_none() && self.editor.can_redo().is_none(), "the history has grown");
        self.shows(table)
    }

    /// Where what is carried would land.
    pub fn landing(&self) -> Option<DropMark> {
        self.editor.overlay(None).drop
    }

    pub fn pointer(&self) -> Point {
        self.at
    }

    fn act(&mut self, verb: &str, rest: &str) {
        match verb {
            "press" => self.press(rest),
            "drag" => self.drag(rest),
            "release" => self.editor.release(self.here()),
            "click" => {
                self.press(rest);
                self.editor.release(self.here());
            }
            "double" => {
                self.act("click", rest);
                self.editor.press(self.here());
                self.editor.release(self.here());
                self.editor.double_click(self.here());
            }
            "carry" => {
                let (from, to) = rest.split_once(" to ").unwrap();
                self.press(from);
                self.drag(to);
                self.editor.release(self.here());
            }
            "point" => {
                self.at = self.find(rest);
                self.editor.hover_at(self.at);
            }
            "connect" => assert!(self.editor.connect(), "no card is selected"),
            "reattach" => assert!(self.editor.reattach(), "no connector is selected"),
            "take" => self.editor.drag_element(element(rest), self.here()),
            "drop" => {
                let (what, to) = rest.split_once(' ').unwrap();
                self.act("take", what);
                self.drag(to);
                self.editor.release(self.here());
            }
            "add" => assert!(self.editor.add(element(rest)), "no place for {rest}"),
            "write" => self.editor.write(Edit::Insert(rest)),
            "done" => self.editor.finish_typing(),
            "cancel" => {
                self.editor.cancel();
            }
            "type" => rest.chars().for_each(|c| self.tell(&Event::Text(c.to_string()))),
            "keys" => rest.split_whitespace().for_each(|name| self.key(name)),
            "paste" if rest.is_empty() => self.tell(&Event::Paste(self.copied.clone())),
            "paste" => self.tell(&Event::Paste(rest.replace("\\n", "\n").replace("\\t", "\t"))),
            "copy" | "cut" => {
                self.copied = self.clipboard.copy(&self.editor).unwrap_or_default();
                self.tell(if verb == "cut" { &Event::Cut } else { &Event::Copy });
            }
            "undo" => self.editor.undo(),
            "redo" => self.editor.redo(),
            "delete" => self.refusal = self.editor.delete_selection().err(),
            "scroll" => self.editor.view_mut().camera.origin = pair(rest),
            other => panic!("nobody can {other}"),
        }
    }

    fn key(&mut self, name: &str) {
        let (held, name) = name.rsplit_once('+').unwrap_or(("", name));
        let modifiers = match held {
            "" => Held::NONE,
            "Shift" => Held::SHIFT,
            "Alt" => Held::ALT,
            "Shift+Alt" => Held::SHIFT | Held::ALT,
            "Ctrl" => Held::CTRL | Held::COMMAND,
            other => panic!("nobody holds {other}"),
        };
        let key = Pressed::from_name(name).unwrap_or_else(|| panic!("there is no key {name}"));
        // Enter on the grid is an action of the window.
        if key == Pressed::Enter && self.editor.typing().is_none() {
            let begun = if modifiers.shift { self.editor.add_card_after() } else { self.editor.edit_here() };
            self.heard = (begun == EditOutcome::Editing).then_some(EventOutcome::Consumed);
            return;
        }
        self.tell(&Event::Key { key, physical_key: Some(key), pressed: true, repeat: false, modifiers });
    }

    fn press(&mut self, place: &str) {
        self.at = self.find(place);
        self.editor.press(self.here());
    }

    fn drag(&mut self, place: &str) {
        let (from, to) = (self.at, self.find(place));
        for part in 1..=4 {
            self.at = from.lerp(to, f64::from(part) / 4.0);
            self.editor.drag(self.here());
        }
    }

    fn here(&self) -> Pointer {
        Pointer { at: self.at, modifiers: self.modifiers }
    }

    /// The place on the view.
    pub fn find(&self, place: &str) -> Point {
        let (kind, name) = place.trim().split_once(':').unwrap_or((place, ""));
        let at = match kind {
            "card" => within(self.area(Key::Card(id(name))), 0.5, 0.0) + throughline::geom::Vec2::new(0.0, 4.0),
            "above" => within(self.area(Key::Card(id(name))), 0.5, 0.25),
            "below" => within(self.area(Key::Card(id(name))), 0.5, 0.75),
            "stage" => self.area(Key::Stage(id(name))).center(),
            "step" => self.area(Key::Step(id(name))).center(),
            "lane" => self.area(Key::Lane(id(name))).center(),
            "pain" => self.area(Key::Pain(id(name))).center(),
            "wait" => self.area(Key::Wait(id(name))).center(),
            "mood" => self.area(Key::Emotion(id(name))).center(),
            "join" => self.on_connector(Key::Connector(id(name)), false, 0.3),
            "tail" => self.on_connector(Key::Connector(id(name)), false, 0.0),
            "tip" => self.on_connector(Key::Connector(id(name)), true, 1.0),
            "port" => return self.port(name),
            "ease" => return self.easing_port(name),
            "title" => self.area(Key::Info).center(),
            "cell" => self.cell(name).center(),
            "foot" => within(self.cell(name), 0.5, 1.0) - throughline::geom::Vec2::new(0.0, 3.0),
            "plus" => self.plus(name),
            "edge" => self.grid_point(|grid| {
                let column = grid.columns.iter().find(|column| column.step == id(name)).unwrap();
                (column.end - 1.0, f64::midpoint(grid.steps_top, grid.lanes_top))
            }),
            "start" | "end" => {
                let area = self.area(Key::Card(id(name)));
                let is_left = (kind == "start") != self.editor.scene().flow.is_rtl();
                Point::new(if is_left { area.x0 + 1.0 } else { area.x1 - 1.0 }, area.center().y)
            }
            "hidden" => self.grid_point(|grid| {
                let row = grid.rows.iter().find(|row| row.lane == id(name)).unwrap();
                (10.0, row.bottom)
            }),
            "by" => return self.at + pair(name).to_vec2(),
            "at" => return pair(name),
            other => panic!("where is {other}?"),
        };
        self.editor.view().camera.view_from_map(at)
    }

    /// A plus: behind a step, or before a stage, whose name ends with a dot.
    fn plus(&self, name: &str) -> Point {
        self.grid_point(|grid| match name.strip_suffix('.') {
            Some(stage) => {
                let first = grid.columns.iter().position(|column| column.stage == id(stage)).unwrap();
                (grid.gutter(first), f64::midpoint(grid.stages_top, grid.steps_top))
            }
            None => {
                let step = grid.columns.iter().position(|column| column.step == id(name)).unwrap();
                (grid.gutter(step + 1), f64::midpoint(grid.steps_top, grid.lanes_top))
            }
        })
    }

    /// A point of the map that is given along inline and block.
    fn grid_point(&self, at: impl Fn(&Grid) -> (f64, f64)) -> Point {
        let grid = &self.editor.layout().grid;
        let (inline, y) = at(grid);
        Point::new(grid.inline(inline), y)
    }

    /// Where a record is seen on the map.
    fn area(&self, key: Key) -> Rect {
        let layer = match key {
            Key::Stage(_) | Key::Step(_) => LayerKind::Header,
            Key::Lane(_) => LayerKind::Rail,
            _ => LayerKind::Cards,
        };
        let view = self.editor.view();
        let area = self.editor.area_of(key).unwrap_or_else(|| panic!("{key:?} is not shown"));
        area + sticky_offset(layer, self.editor.scene(), &view.camera, view.size)
    }

    fn cell(&self, name: &str) -> Rect {
        let (step, lane) = name.split_once(',').unwrap();
        let grid = &self.editor.layout().grid;
        let column = grid.columns.iter().position(|column| column.step == id(step)).unwrap();
        let row = grid.rows.iter().position(|row| row.lane == id(lane)).unwrap();
        grid.cell(column, row).unwrap()
    }

    /// The port of a card where steps go on.
    fn port(&self, name: &str) -> Point {
        let (area, camera) = (self.area(Key::Card(id(name))), self.editor.view().camera);
        let rtl = self.editor.scene().flow.is_rtl();
        let (x, away) = if rtl { (area.x0, -9.0) } else { (area.x1, 9.0) };
        camera.view_from_map(Point::new(x, area.center().y)) + throughline::geom::Vec2::new(away, 0.0)
    }

    /// The port of an opportunity, which is shown when it is pointed at.
    fn easing_port(&self, name: &str) -> Point {
        let hover = throughline::scene::Tag::new(Key::Card(id(name)), throughline::scene::Part::Body);
        let overlay = self.editor.overlay(Some(hover));
        self.editor.view().camera.view_from_map(*overlay.ease_ports.first().expect("a port for easing"))
    }

    /// A place on the first or the last stretch of a connector.
    fn on_connector(&self, key: Key, last: bool, part: f64) -> Point {
        let frames = self.editor.scene().layer(LayerKind::Connectors).frames();
        let placed =
            frames.into_iter().find(|placed| placed.frame.items[0].tag.is_some_and(|tag| tag.key == key)).unwrap();
        let item = &placed.frame.items[0];
        let Shape::Path { path, .. } = &item.shape else { panic!("a connector is a path") };
        let segment = if last { path.segments().last() } else { path.segments().next() };
        segment.unwrap().eval(part) + placed.at.to_vec2() + item.at.to_vec2()
    }
}

/// The name of a record.
pub fn name(key: Key) -> String {
    match key {
        Key::Info => "title".to_owned(),
        Key::Persona(id) => id.to_string(),
        Key::Stage(id) => id.to_string(),
        Key::Step(id) => id.to_string(),
        Key::Lane(id) => id.to_string(),
        Key::Card(id) => id.to_string(),
        Key::Pain(id) => id.to_string(),
        Key::Wait(id) => id.to_string(),
        Key::Connector(id) => id.to_string(),
        Key::Emotion(id) => id.to_string(),
    }
}

fn within(area: Rect, across: f64, down: f64) -> Point {
    Point::new(area.x0 + area.width() * across, area.y0 + area.height() * down)
}

fn pair(text: &str) -> Point {
    let (x, y) = text.split_once(',').unwrap();
    Point::new(x.parse().unwrap(), y.parse().unwrap())
}

fn element(name: &str) -> Element {
    *Element::ALL.iter().find(|element| format!("{element:?}").eq_ignore_ascii_case(name)).unwrap()
}
