//! The files that were opened before: each with its folder, the time of its last change and a small picture, which are found
//! on a thread.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use egui::{Button, Context, Id, Rect, Role, Sense, Stroke, TextureHandle, TextureOptions, Ui, WidgetInfo, vec2};

use crate::app::file_name::{full, shown};
use crate::app::panels::welcome::StartUi;
use crate::app::panels::welcome::pictures::draw;
use crate::app::panels::welcome::tile::paint_beginning;
use crate::app::panels::wording::when;
use crate::app::widgets::control::paint_block;
use crate::app::widgets::focus::ring_within;
use crate::app::widgets::label::{LabelStyle, block_size, named};
use crate::app::widgets::mirror::RectCut;
use crate::app::widgets::picture::color_image;
use crate::app::widgets::style;
use crate::app::widgets::walk::walk_rows;
use crate::app::worker::{Job, Wake};
use crate::geom::{Flow, Size};
use crate::persist::{self, Fs, Timestamp};
use crate::render::png::Pixels;

/// How many files are shown before all are asked for.
const FEW: usize = 5;

/// Larger files have no picture: it would take too long.
const MOST_BYTES: usize = 1 << 19;

/// The height of a row, and the size of a picture in it.
const ROW: f32 = 60.0;
const PICTURE: egui::Vec2 = vec2(72.0, 46.0);

/// The most pixels of a picture.
const PIXELS: Size = Size::new(512.0, 96.0);

/// What was found out about a file.
struct FileFacts<P> {
    path: PathBuf,
    changed: Option<Timestamp>,
    picture: Option<P>,
    flow: Flow,
}

/// The recent files.
pub(super) struct RecentFiles {
    fs: Arc<dyn Fs>,
    wake: Wake,
    /// All of them are shown.
    all: bool,
    /// The files that were looked at last.
    asked: Option<Vec<PathBuf>>,
    looking: Option<Job<Vec<FileFacts<Pixels>>>>,
    found: Vec<FileFacts<TextureHandle>>,
    /// When they were found.
    at: Timestamp,
}

impl RecentFiles {
    pub fn new(fs: Arc<dyn Fs>, wake: Wake) -> Self {
        Self { fs, wake, all: false, asked: None, looking: None, found: Vec::new(), at: now() }
    }

    /// Looks again when the card is shown the next time.
    pub fn forget(&mut self) {
        if self.asked.take().is_some() {
            (self.all, self.looking) = (false, None);
            self.found.clear();
        }
    }

    /// Looks at files that are new in the list, and takes in what was found.
    pub fn poll(&mut self, ctx: &Context, files: &[PathBuf]) {
        if self.asked.as_deref() != Some(files) {
            self.asked = Some(files.to_vec());
            let (fs, files) = (Arc::clone(&self.fs), files.to_vec());
            let look = move || files.into_iter().map(|path| FileFacts::find(&*fs, path)).collect();
            self.looking = Some(Job::start("recent files", &self.wake, look));
        }
        let Some(found) = Job::done(&mut self.looking) else { return };
        let load = |facts: FileFacts<Pixels>| {
            let texture = |pixels| ctx.load_texture("recent", color_image(&pixels), TextureOptions::LINEAR);
            let FileFacts { path, changed, picture, flow } = facts;
            FileFacts { path, changed, picture: picture.map(texture), flow }
        };
        self.found = found.unwrap_or_default().into_iter().map(load).collect();
        self.at = now();
    }

    /// Shows the list; returns the file that was clicked.
    pub fn ui(&mut self, ui: &mut Ui, cx: &StartUi<'_>) -> Option<PathBuf> {
        if cx.recent.is_empty() {
            let quiet = LabelStyle::BODY.colored(style::palette(ui.ctx()).quiet);
            cx.text.paragraph(ui, &cx.words.text("start-none"), quiet);
            return None;
        }
        let few = if self.all { cx.recent.len() } else { FEW };
        let files = cx.recent.get(..few).unwrap_or(cx.recent);
        walk_rows(ui.ctx(), files.len(), |at| files.get(at).map_or(Id::NULL, |path| row_id(path)));
        let mut clicked = None;
        ui.spacing_mut().item_spacing.y = 0.0;
        for path in files {
            let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
            if self.row_ui(ui, cx, path, rect) {
                clicked = Some(path.clone());
            }
        }
        if files.len() < cx.recent.len() {
            ui.add_space(4.0);
            let name = cx.words.with("start-show-all", &[("count", cx.recent.len().into())]);
            let label = cx.text.atom(&name, LabelStyle::STRONG.colored(style::palette(ui.ctx()).accent));
            self.all = named(ui.add(Button::new(label).frame_when_inactive(false)), Role::Button, &name).clicked();
        }
        clicked
    }

    fn row_ui(&self, ui: &Ui, cx: &StartUi<'_>, path: &Path, rect: Rect) -> bool {
        let palette = style::palette(ui.ctx());
        let facts = self.found.iter().find(|facts| facts.path == path);
        let changed = facts.and_then(|facts| facts.changed).map(|at| when::in_words(at, self.at, cx.words));
        let (name, folder) = (shown(path), folder(path));
        let response = ui.interact(rect, row_id(path), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let said = [Some(folder.as_str()), changed.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ");
        ui.accesskit_node_builder(response.id, |node| node.set_description(said));
        ring_within(&response, rect, 6);
        if response.hovered() {
            ui.painter().rect_filled(rect, 6.0, palette.hover);
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.hairline));
        let mut strip = RectCut::new(rect.shrink2(vec2(6.0, 0.0)), cx.text.flow());
        let picture = Rect::from_center_size(strip.start(PICTURE.x).center(), PICTURE);
        ui.painter().rect_filled(picture, 4.0, palette.hover);
        if let Some((texture, flow)) = facts.and_then(|facts| Some((facts.picture.as_ref()?, facts.flow))) {
            paint_beginning(ui, texture, picture, flow);
        }
        strip.start(12.0);
        if let Some(block) = changed.and_then(|says| cx.text.block(&cx.text.sentence(&says), LabelStyle::CAPTION, None))
        {
            paint_block(ui, cx.text, Some(&block), strip.end(block_size(&block).x), palette.quiet);
            strip.end(8.0);
        }
        let (above, below) = strip.rest().shrink2(vec2(0.0, 10.0)).split_top_bottom_at_fraction(0.5);
        for (says, look, room, color) in
            [(&name, LabelStyle::STRONG, above, palette.text), (&folder, LabelStyle::CAPTION, below, palette.quiet)]
        {
            let block = cx.text.elided(says, look, room.width());
            paint_block(ui, cx.text, block.as_deref(), room, color);
        }
        cx.text.tip(response, &cx.words.isolate(&full(path)), "").clicked()
    }
}

impl FileFacts<Pixels> {
    fn find(fs: &dyn Fs, path: PathBuf) -> Self {
        let changed = fs.modified(&path).ok();
        let bytes = fs.read(&path, MOST_BYTES + 1).ok().filter(|bytes| bytes.len() <= MOST_BYTES);
        let map = bytes.and_then(|bytes| persist::read(&bytes).ok());
        let flow = map.as_ref().map(|map| map.info.direction).unwrap_or_default();
        Self { path, changed, picture: map.and_then(|map| draw(&map, PIXELS)), flow }
    }
}

fn row_id(path: &Path) -> Id {
    Id::unique(("recent file", path))
}

/// The folder of a file, with the one above it.
fn folder(path: &Path) -> String {
    let folders = path.parent().into_iter().flat_map(Path::components);
    let names = folders.filter_map(|part| match part {
        std::path::Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
        _ => None,
    });
    let names: Vec<_> = names.collect();
    names.get(names.len().saturating_sub(2)..).unwrap_or_default().join(" / ")
}

fn now() -> Timestamp {
    Timestamp::since_1970(SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default())
}
