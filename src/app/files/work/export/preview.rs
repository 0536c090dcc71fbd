//! What an export will look like, made beside the window: one sample at a time, a moment after the last change, and
//! only for the last wish.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::app::files::work::export::HandOver;
use crate::app::worker::{Job, Wake};
use crate::export::{self, Format, Options, PreviewKind};
use crate::geom::Size;
use crate::model::Map;
use crate::render::Progress;
use crate::render::png::Pixels;
use crate::theme::Theme;

/// Pixels of a sample across and down, at most.
const ROOM: Size = Size::new(1080.0, 900.0);

/// Who is still typing or turning switches waits so long.
const CALM: Duration = Duration::from_millis(120);

/// How many lines of a text are shown, and how much of each.
const LINES: usize = 60;
const CHARACTERS: usize = 160;

/// What is shown of an export.
pub(crate) enum Sample {
    /// How it looks, and how large it is in units of the map.
    Picture(Pixels, Size),
    /// How it begins.
    Lines(Vec<String>),
    /// Nothing can be made of it.
    Nothing,
}

/// The sample on the screen, and the one that is on its way.
#[derive(Default)]
pub(crate) struct Preview {
    shown: Option<(HandOver, Sample)>,
    making: Option<(HandOver, Arc<Progress>, Job<Sample>)>,
    wish: Option<(HandOver, Instant)>,
}

impl Preview {
    /// Wants a sample of that from now on.
    pub fn want(&mut self, wanted: HandOver) {
        let is = |other: &HandOver| *other == wanted;
        let here = match (&self.wish, &self.making, &self.shown) {
            (Some((wish, _)), ..) => is(wish),
            (None, Some((making, ..)), _) => is(making),
            (None, None, shown) => shown.as_ref().is_some_and(|(shown, _)| is(shown)),
        };
        if !here {
            // What is being made is of no use any more.
            if let Some((_, progress, _)) = &self.making {
                progress.stop();
            }
            self.wish = Some((wanted, Instant::now()));
        }
    }

    /// Wants no sample any more, and shows none.
    pub fn clear(&mut self) {
        if let Some((_, progress, _)) = &self.making {
            progress.stop();
        }
        *self = Self::default();
    }

    /// The sample of what was wanted last, once it is made; until then the one before.
    pub fn shown(&self) -> Option<&Sample> {
        self.shown.as_ref().map(|(_, sample)| sample)
    }

    /// True while the sample is not that of the last wish.
    pub fn is_old(&self) -> bool {
        self.making.is_some() || self.wish.is_some()
    }

    /// How long until something is to be begun.
    pub fn calm_in(&self) -> Option<Duration> {
        self.wish.as_ref().map(|(_, since)| CALM.saturating_sub(since.elapsed()))
    }

    /// Takes in what was made, and begins with what is wanted; true when there is something new to show.
    pub fn poll(&mut self, map: &Arc<Map>, theme: &Theme, wake: &Wake) -> bool {
        let made = self.making.as_ref().and_then(|(.., job)| job.poll());
        let done = made.and_then(|made| Some((made, self.making.take()?)));
        let news = done.is_some();
        if let Some((made, (hand_over, ..))) = done {
            self.shown = Some((hand_over, made.unwrap_or(Sample::Nothing)));
        }
        // What the dialog begins with is not waited for.
        let calm = self.shown.is_none() || self.calm_in().is_some_and(|left| left.is_zero());
        if self.making.is_none()
            && let Some((wanted, _)) = self.wish.take_if(|_| calm)
        {
            let (map, theme, progress) = (Arc::clone(map), theme.clone(), Arc::new(Progress::default()));
            let (ordered, told) = (wanted.clone(), Arc::clone(&progress));
            let job = Job::start("preview", wake, move || Sample::of(&map, &ordered, &theme, &told));
            self.making = Some((wanted, progress, job));
        }
        news
    }
}

impl Sample {
    fn of(map: &Map, hand_over: &HandOver, theme: &Theme, progress: &Progress) -> Self {
        let HandOver { format, options } = hand_over;
        match format.preview() {
            PreviewKind::Picture => picture(map, options, theme),
            PreviewKind::Lines(format) => lines(map, format, options, theme, progress),
        }
    }
}

fn picture(map: &Map, options: &Options, theme: &Theme) -> Sample {
    export::preview(map, options, theme, ROOM)
        .map_or(Sample::Nothing, |preview| Sample::Picture(preview.pixels, preview.size))
}

fn lines(map: &Map, format: Format, options: &Options, theme: &Theme, progress: &Progress) -> Sample {
    let mut bytes = Vec::new();
    if export::write(map, format, options, theme, progress, &mut bytes).is_err() {
        return Sample::Nothing;
    }
    let text = String::from_utf8_lossy(&bytes);
    let text = text.trim_start_matches('\u{feff}');
    Sample::Lines(text.lines().take(LINES).map(|line| line.chars().take(CHARACTERS).collect()).collect())
}
