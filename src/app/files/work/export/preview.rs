//! What an export will look like: one preview at a time is made on a thread, a moment after the last change, and only for
//! the last choice.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::ExportOrder;
use crate::app::worker::{Job, Wake};
use crate::export::{self, ExportOptions, Format, PreviewKind};
use crate::geom::Size;
use crate::model::Map;
use crate::render::Progress;
use crate::render::png::Pixels;
use crate::theme::Theme;

/// The most pixels of a preview across and down.
const ROOM: Size = Size::new(1080.0, 900.0);

/// A preview is made when nothing was typed or switched for so long.
const CALM: Duration = Duration::from_millis(120);

/// How many lines of a text are shown, and how much of each.
const LINES: usize = 60;
const CHARACTERS: usize = 160;

/// What is shown of an export.
pub enum PreviewContent {
    /// Its picture, and its size in units of the map.
    Picture(Pixels, Size),
    /// Its first lines.
    Lines(Vec<String>),
    /// It can't be made.
    Nothing,
}

/// The preview on the screen, and the one that is on its way.
#[derive(Default)]
pub struct ExportPreview {
    shown: Option<(ExportOrder, PreviewContent)>,
    making: Option<(ExportOrder, Arc<Progress>, Job<PreviewContent>)>,
    requested: Option<(ExportOrder, Instant)>,
    /// A number that no other preview has.
    pub generation: u64,
}

impl ExportPreview {
    /// Asks for the preview of an order.
    pub fn request(&mut self, order: ExportOrder) {
        let is = |other: &ExportOrder| *other == order;
        let is_here = match (&self.requested, &self.making, &self.shown) {
            (Some((requested, _)), ..) => is(requested),
            (None, Some((making, ..)), _) => is(making),
            (None, None, shown) => shown.as_ref().is_some_and(|(shown, _)| is(shown)),
        };
        if !is_here {
            self.stop();
            self.requested = Some((order, Instant::now()));
        }
    }

    /// Shows no preview any more.
    pub fn clear(&mut self) {
        self.stop();
        *self = Self { generation: self.generation, ..Self::default() };
    }

    /// What is being made is of no use any more.
    fn stop(&self) {
        if let Some((_, progress, _)) = &self.making {
            progress.stop();
        }
    }

    /// The preview of the last order, once it is made; until then the one before.
    pub fn shown(&self) -> Option<&PreviewContent> {
        self.shown.as_ref().map(|(_, content)| content)
    }

    /// True while the preview of the last order is on its way.
    pub fn is_old(&self) -> bool {
        self.making.is_some() || self.requested.is_some()
    }

    /// How long until the next preview is begun.
    pub fn calm_in(&self) -> Option<Duration> {
        self.requested.as_ref().map(|(_, since)| CALM.saturating_sub(since.elapsed()))
    }

    /// Takes in the preview that was made, and begins the next one.
    pub fn poll(&mut self, map: &Arc<Map>, theme: &Theme, wake: &Wake) {
        if let Some(made) = self.making.as_ref().and_then(|(.., job)| job.poll())
            && let Some((order, ..)) = self.making.take()
        {
            self.shown = Some((order, made.unwrap_or(PreviewContent::Nothing)));
            self.generation += 1;
        }
        // The first preview is made at once.
        let is_calm = self.shown.is_none() || self.calm_in().is_some_and(|left| left.is_zero());
        if self.making.is_none()
            && let Some((order, _)) = self.requested.take_if(|_| is_calm)
        {
            let (map, theme, progress) = (Arc::clone(map), theme.clone(), Arc::new(Progress::default()));
            let (ordered, reported) = (order.clone(), Arc::clone(&progress));
            let job = Job::start("preview", wake, move || PreviewContent::new(&map, &ordered, &theme, &reported));
            self.making = Some((order, progress, job));
        }
    }
}

impl PreviewContent {
    fn new(map: &Map, order: &ExportOrder, theme: &Theme, progress: &Progress) -> Self {
        let ExportOrder { format, options } = order;
        match format.preview() {
            PreviewKind::Picture => picture(map, options, theme),
            PreviewKind::Lines(format) => lines(map, format, options, theme, progress),
        }
    }
}

fn picture(map: &Map, options: &ExportOptions, theme: &Theme) -> PreviewContent {
    export::preview(map, options, theme, ROOM)
        .map_or(PreviewContent::Nothing, |preview| PreviewContent::Picture(preview.pixels, preview.size))
}

fn lines(map: &Map, format: Format, options: &ExportOptions, theme: &Theme, progress: &Progress) -> PreviewContent {
    let mut bytes = Vec::new();
    if export::write(map, format, options, theme, progress, &mut bytes).is_err() {
        return PreviewContent::Nothing;
    }
    let text = String::from_utf8_lossy(&bytes);
    let text = text.trim_start_matches('\u{feff}');
    PreviewContent::Lines(text.lines().take(LINES).map(|line| line.chars().take(CHARACTERS).collect()).collect())
}
