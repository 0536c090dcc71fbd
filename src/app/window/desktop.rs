//! What the desktop asks of all programs: whether things may move.

use std::sync::Arc;

use egui::Context;

use crate::app::worker::{Job, Wake};

/// Whether the desktop asks for less motion. It is asked on a thread, at the start and whenever the user comes back to
/// the window.
#[derive(Default)]
pub struct DesktopMotion {
    ask: Option<Arc<dyn Fn() -> bool + Send + Sync>>,
    asking: Option<Job<bool>>,
    was_asked: bool,
    is_reduced: bool,
}

impl DesktopMotion {
    /// A desktop of which `ask` says whether it asks for less motion; it may take its time.
    #[must_use]
    pub fn new(ask: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        Self { ask: Some(Arc::new(ask)), ..Self::default() }
    }

    /// A desktop that asks for less motion from the first frame on.
    #[must_use]
    pub fn reduced() -> Self {
        Self { is_reduced: true, ..Self::default() }
    }

    /// The desktop of the current user.
    #[must_use]
    pub fn for_user() -> Self {
        Self::new(asks_for_less_motion)
    }

    /// True when it asked for less motion when it was asked last.
    pub(super) fn is_reduced(&self) -> bool {
        self.is_reduced
    }

    /// Asks for the first time, or because the user has come back, and takes in the answer.
    pub(super) fn follow(&mut self, ctx: &Context, comes_back: bool) {
        if let Some(Ok(is_reduced)) = Job::done(&mut self.asking) {
            self.is_reduced = is_reduced;
        }
        let is_due = comes_back || !std::mem::replace(&mut self.was_asked, true);
        let Some(ask) = self.ask.clone().filter(|_| is_due && self.asking.is_none()) else { return };
        let ctx = ctx.clone();
        let wake: Wake = Arc::new(move || ctx.request_repaint());
        self.asking = Some(Job::start("desktop", &wake, move || ask()));
    }
}

/// Asks the settings portal of a desktop on Linux: its own answer to the question, and where it has none, whether GNOME's
/// animations are switched off. A desktop without a portal asks for nothing.
#[cfg(target_os = "linux")]
fn asks_for_less_motion() -> bool {
    use zbus::zvariant::{OwnedValue, Value};

    async fn setting(bus: &zbus::Connection, group: &str, name: &str) -> Option<OwnedValue> {
        let (service, path, interface) =
            ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings");
        let reply = bus.call_method(Some(service), path, Some(interface), "Read", &(group, name)).await.ok()?;
        reply.body().deserialize::<OwnedValue>().ok()
    }

    /// The portal wraps what it says once more.
    fn unwrapped<'v, 'i>(value: &'v Value<'i>) -> &'v Value<'i> {
        if let Value::Value(inner) = value { unwrapped(inner) } else { value }
    }

    let ask = async {
        let bus = zbus::Connection::session().await.ok()?;
        if let Some(asked) = setting(&bus, "org.freedesktop.appearance", "reduced-motion").await {
            return Some(matches!(unwrapped(&asked), Value::U32(1)));
        }
        let animations = setting(&bus, "org.gnome.desktop.interface", "enable-animations").await?;
        Some(matches!(unwrapped(&animations), Value::Bool(false)))
    };
    pollster::block_on(ask).unwrap_or_default()
}

/// Other systems would have to be asked by unsafe code; there the menu has the choice.
#[cfg(not(target_os = "linux"))]
fn asks_for_less_motion() -> bool {
    false
}
