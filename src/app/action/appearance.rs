//! How the window looks and moves, as far as a user chooses it: the size of the interface, and motion.

/// The size of the interface, in percent of its usual size: its text, and all that is as large as its text. The map has
/// a zoom of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextSize(u16);

impl Default for TextSize {
    fn default() -> Self {
        Self(100)
    }
}

impl TextSize {
    /// All sizes, the smallest first.
    pub const ALL: [Self; 8] = [Self(80), Self(90), Self(100), Self(110), Self(125), Self(150), Self(175), Self(200)];

    /// The size nearest to a percentage.
    #[must_use]
    pub fn from_percent(percent: u16) -> Self {
        Self::ALL.into_iter().min_by_key(|size| size.0.abs_diff(percent)).unwrap_or_default()
    }

    /// Percent of the usual size.
    #[must_use]
    pub fn percent(self) -> u16 {
        self.0
    }

    /// How many times as large as usual.
    #[must_use]
    pub fn factor(self) -> f32 {
        f32::from(self.0) / 100.0
    }

    /// The next larger size; the largest is its own.
    #[must_use]
    pub fn larger(self) -> Self {
        Self::ALL.into_iter().find(|size| *size > self).unwrap_or(self)
    }

    /// The next smaller size; the smallest is its own.
    #[must_use]
    pub fn smaller(self) -> Self {
        Self::ALL.into_iter().rev().find(|size| *size < self).unwrap_or(self)
    }

    /// The largest size up to this one with which the interface still has room: at least `least` points across and down
    /// of a window that has `window` of them at the usual size. Never less than the usual size, unless that is wanted.
    #[must_use]
    pub fn fitting(self, window: (f32, f32), least: (f32, f32)) -> Self {
        let most = (window.0 / least.0).min(window.1 / least.1);
        let fits = |size: &Self| *size <= self && (size.factor() <= most || *size <= Self::default());
        Self::ALL.into_iter().rev().find(fits).unwrap_or(self)
    }
}

/// Whether things move on their way from one place to another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MotionMode {
    /// As the desktop asks.
    #[default]
    System,
    /// They move.
    Full,
    /// They are where they belong at once.
    Reduced,
}

impl MotionMode {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::System, Self::Full, Self::Reduced];

    /// Its name in the settings.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Full => "full",
            Self::Reduced => "reduced",
        }
    }

    /// The mode of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.name() == name)
    }
}
