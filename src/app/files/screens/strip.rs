//! The strip at the foot of the window: news and progress.

use std::path::Path;
use std::time::Duration;

use crate::app::file_name;
use crate::app::files::flow::Phase;
use crate::app::widgets::dialog::DialogUi;

/// How long something may take before there is a word about it.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often the progress of an export is shown anew.
const TICK: Duration = Duration::from_millis(100);
/// How long a dialog of the desktop may take before another way is offered.
const PATIENCE_WITH_DIALOGS: Duration = Duration::from_millis(1500);
/// How long good news stay, in seconds.
const NEWS: f64 = 6.0;

/// How long the news on the screen have been there.
#[derive(Default)]
pub struct News {
    since: Option<f64>,
}

impl News {
    /// The next news have their whole time.
    pub fn restart(&mut self) {
        self.since = None;
    }

    /// Shows good news; true when they are old or were closed.
    pub fn ui(&mut self, cx: &DialogUi<'_>, text: &str) -> bool {
        let now = cx.ctx.input(|input| input.time);
        let left = self.since.get_or_insert(now).max(0.0) + NEWS - now;
        let is_over = left <= 0.0 || {
            cx.ctx.request_repaint_after_secs(left as f32);
            cx.strip(text, &[("dialog-close", ())]).is_some()
        };
        if is_over {
            self.restart();
            // What waited behind the news is shown next.
            cx.ctx.request_repaint();
        }
        is_over
    }
}

/// Says that no recovery copy can be written; true when that was closed.
pub fn unprotected_ui(cx: &DialogUi<'_>, reason: &str) -> bool {
    let text = cx.words.with("unprotected", &[("reason", reason.into())]);
    cx.strip(&text, &[("dialog-close", ())]).is_some()
}

/// Shows the progress of an export, when it takes long and nothing else is waited for. True when it is on the screen,
/// and true within when it is to be stopped.
pub fn export_ui(cx: &DialogUi<'_>, phase: &Phase, progress: Option<(Duration, f64)>) -> Option<bool> {
    let (age, done) = progress?;
    let waits = matches!(phase, Phase::Picking(_) | Phase::Reading(_) | Phase::Saving(_) | Phase::Merging(..));
    let left = PATIENCE.saturating_sub(age);
    cx.ctx.request_repaint_after(left.max(TICK));
    if waits || !left.is_zero() {
        return None;
    }
    let text = cx.words.text("status-exporting");
    Some(cx.strip_with_progress(&text, Some(done), &[("dialog-cancel", ())]).is_some())
}

/// Shows what is waited for, and for how long; true when it is not to be waited for any longer.
pub fn waiting_ui(cx: &DialogUi<'_>, phase: &Phase, waited: Duration) -> bool {
    let patience = if matches!(phase, Phase::Picking(_)) { PATIENCE_WITH_DIALOGS } else { PATIENCE };
    if let Some(left) = patience.checked_sub(waited).filter(|left| !left.is_zero()) {
        cx.ctx.request_repaint_after(left);
        return false;
    }
    let named = |key: &str, path: &Path| cx.words.with(key, &[("name", file_name::shown(path).into())]);
    let (text, button) = match phase {
        Phase::Picking(_) => (cx.words.text("dialog-waiting").into_owned(), Some("dialog-type-path")),
        Phase::Reading(path) => (named("status-opening", path), Some("dialog-cancel")),
        Phase::Merging(path, _) => (named("status-comparing", path), Some("dialog-cancel")),
        Phase::Saving(_) => (cx.words.text("status-saving").into_owned(), None),
        Phase::Nothing | Phase::Asking(_) | Phase::CheckingTarget { .. } => return false,
    };
    let buttons: Vec<_> = button.map(|key| (key, ())).into_iter().collect();
    cx.strip(&text, &buttons).is_some()
}
