//! Opens the window, or says in one sentence why it can't.

use std::any::Any;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use eframe::{App, CreationContext, NativeOptions};

use crate::app::clipboard::Clipboard;
use crate::app::files::{DataDir, MapLook, ReadAhead, ReadRequest};
use crate::app::random::seed;
use crate::app::settings::SettingsStore;
use crate::app::window::desktop::DesktopMotion;
use crate::app::window::language::Language;
use crate::app::window::signals::Signals;
use crate::app::window::{Window, begin};
use crate::app::worker::Wake;
use crate::i18n::{Locale, one_line};
use crate::model::{Arg, IdSource, Message};
use crate::persist::{RealFs, Settings, WindowGeometry};
use crate::theme::Density;

/// The application id for the desktop.
const APP_ID: &str = "throughline";

/// Why there is no window.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StartError {
    /// The program runs without a desktop: on a server, or in a console.
    #[error(
        "no display was found: Throughline needs a desktop session to open its window; \
         to make a picture without one: throughline export MAP -o map.png"
    )]
    NoDisplay,
    /// The display that the environment names does not answer.
    #[error(
        "the display did not answer ({0}): Throughline needs a desktop session to open its window; \
         to make a picture without one: throughline export MAP -o map.png"
    )]
    DisplaySilent(String),
    /// OpenGL is missing or too old.
    #[error(
        "the window could not be drawn ({0}): Throughline needs OpenGL 2.1 or OpenGL ES 2; \
         to make a picture without a window: throughline export MAP -o map.png"
    )]
    NoGraphics(String),
    /// Anything else.
    #[error("the window could not be opened: {0}")]
    Other(String),
}

impl Message for StartError {
    fn key(&self) -> &'static str {
        match self {
            Self::NoDisplay => "why-no-display",
            Self::DisplaySilent(_) => "why-display-silent",
            Self::NoGraphics(_) => "why-no-graphics",
            Self::Other(_) => "why-no-window",
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg<'_>)> {
        match self {
            Self::NoDisplay => Vec::new(),
            Self::DisplaySilent(detail) | Self::NoGraphics(detail) | Self::Other(detail) => {
                vec![("detail", Arg::Text(detail.into()))]
            }
        }
    }
}

/// Opens the window, with a map and in a language if they are given. Returns when it is closed, with the exit code.
///
/// # Errors
/// When there is no display, or none that a window can be opened on.
pub fn run(map: Option<&Path>, copy: bool, language: Option<Locale>) -> Result<u8, StartError> {
    let signals = Signals::default();
    let heard = signals.clone();
    let store = SettingsStore::for_user();
    let place = store.as_ref().and_then(|store| store.settings().window());
    let language = Language::for_user(language, store.clone());
    let data_dir = DataDir::of_user();
    // The file is read while the window is opened.
    let opened: Arc<OnceLock<egui::Context>> = Arc::default();
    let waking = Arc::clone(&opened);
    let wake: Wake = Arc::new(move || waking.get().into_iter().for_each(egui::Context::request_repaint));
    let settings = store.as_ref().map(SettingsStore::settings).unwrap_or_default();
    let ahead = map.map(|path| {
        let ids = IdSource::seeded(seed());
        let request = ReadRequest {
            path: path.to_owned(),
            as_copy: copy,
            language: language.now().of_maps(),
            ids,
            look: look(&settings),
        };
        ReadAhead::start(Arc::new(RealFs), data_dir.as_ref(), &wake, request)
    });
    run_with(map, place, |cc, map| {
        // The window is made once.
        let _ = opened.set(cc.egui_ctx.clone());
        let window = Window::new(cc, map, language).with_clipboard(Clipboard::for_user()).remembering(store);
        let ctx = cc.egui_ctx.clone();
        heard.listen(Arc::new(move || ctx.request_repaint()));
        let window = window.working_at(data_dir).reading(ahead).ending_by(heard).following(DesktopMotion::for_user());
        if copy { window.copying() } else { window }
    })?;
    Ok(signals.code())
}

/// How the window will lay maps out.
fn look(settings: &Settings) -> MapLook {
    let density = settings.density().and_then(Density::from_name).unwrap_or_default();
    MapLook { rail: settings.lane_names(), density }
}

/// Opens the window that `window` makes, where it was before, and returns when it is closed.
///
/// # Errors
/// When there is no display, or none that a window can be opened on.
pub fn run_with<W: App + 'static>(
    map: Option<&Path>,
    place: Option<WindowGeometry>,
    window: impl FnOnce(&CreationContext<'_>, Option<std::path::PathBuf>) -> W,
) -> Result<(), StartError> {
    if cfg!(target_os = "linux") && !has_display() {
        return Err(StartError::NoDisplay);
    }
    let map = map.map(Path::to_owned);
    let opened = Arc::new(AtomicBool::new(false));
    let is_open = Arc::clone(&opened);
    quietly_until(opened, move || {
        let make = move |context: &CreationContext<'_>| {
            is_open.store(true, Ordering::Relaxed);
            Ok(Box::new(window(context, map)) as Box<dyn App>)
        };
        eframe::run_native(APP_ID, options(place), Box::new(make)).map_err(sentence)
    })
}

fn has_display() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"].into_iter().any(is_set)
}

fn options(place: Option<WindowGeometry>) -> NativeOptions {
    let window = egui::ViewportBuilder::default()
        .with_title("Throughline")
        .with_app_id(APP_ID)
        .with_inner_size([1600.0, 1000.0])
        .with_min_inner_size([640.0, 400.0]);
    NativeOptions {
        viewport: begin(window, place),
        multisampling: 0,
        // There is nothing to smooth: the interface has no gradients, and without a graphics card this costs at every pixel.
        dithering: false,
        persist_window: false,
        ..NativeOptions::default()
    }
}

/// The part of the toolkit's error that is of use to a user.
fn sentence(error: eframe::Error) -> StartError {
    match error {
        eframe::Error::WinitEventLoop(error) => StartError::DisplaySilent(reason(&error.to_string())),
        eframe::Error::Winit(error) => StartError::Other(reason(&error.to_string())),
        // The configuration that nothing matched is long; the reason is the second part.
        eframe::Error::NoGlutinConfigs(_, error) => StartError::NoGraphics(reason(&error.to_string())),
        error @ (eframe::Error::Glutin(_) | eframe::Error::OpenGL(_)) => {
            StartError::NoGraphics(reason(&error.to_string()))
        }
        error @ eframe::Error::AppCreation(_) => StartError::Other(reason(&error.to_string())),
    }
}

fn reason(text: &str) -> String {
    // The place in the source of a library is of no use here.
    let place_and_rest = text.split_once(".rs:").and_then(|(_, place)| place.split_once(": "));
    let text = place_and_rest.map_or(text, |(_, rest)| rest);
    one_line(text)
}

/// Runs `work`, in which libraries panic when there is no usable display. Until `opened` is set, a panic becomes an
/// error without a backtrace; later it stays a panic.
fn quietly_until(opened: Arc<AtomicBool>, work: impl FnOnce() -> Result<(), StartError>) -> Result<(), StartError> {
    type Hook = Box<dyn Fn(&panic::PanicHookInfo<'_>) + Send + Sync>;
    let loud: Hook = panic::take_hook();
    let is_open = Arc::clone(&opened);
    panic::set_hook(Box::new(move |info| {
        if is_open.load(Ordering::Relaxed) {
            loud(info);
        }
    }));
    panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|broken| {
        if opened.load(Ordering::Relaxed) {
            panic::resume_unwind(broken);
        }
        Err(StartError::DisplaySilent(reason(message(&*broken))))
    })
}

fn message(broken: &(dyn Any + Send)) -> &str {
    let text = broken.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| broken.downcast_ref::<&str>().copied()).unwrap_or("no reason given")
}
