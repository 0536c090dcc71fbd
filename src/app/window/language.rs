//! The language of the interface: given at the start, chosen in the menu and kept, or that of the system.

use crate::app::settings::SettingsStore;
use crate::i18n::Locale;

/// The language of the window, and where a choice is kept.
///
/// One made from a [`Locale`] keeps nothing, as tests need it.
#[derive(Default)]
pub struct Language {
    /// The choice, for this run or for good.
    chosen: Option<Locale>,
    system: Locale,
    store: Option<SettingsStore>,
}

impl Language {
    /// The language of the current user: the one `asked` for, else the chosen one, else the system's.
    #[must_use]
    pub fn for_user(asked: Option<Locale>, store: Option<SettingsStore>) -> Self {
        Self::with_system(asked, sys_locale::get_locales(), store)
    }

    /// The same with the languages of the system given.
    #[must_use]
    pub fn with_system(
        asked: Option<Locale>,
        system: impl IntoIterator<Item = String>,
        store: Option<SettingsStore>,
    ) -> Self {
        let kept = store.as_ref().and_then(|store| store.settings().language().and_then(Locale::known));
        Self { chosen: asked.or(kept), system: Locale::first_of(system), store }
    }

    /// The language in use.
    #[must_use]
    pub fn now(&self) -> Locale {
        self.chosen.unwrap_or(self.system)
    }

    /// The chosen language; `None` for that of the system.
    #[must_use]
    pub fn chosen(&self) -> Option<Locale> {
        self.chosen
    }

    /// Changes the language, or follows the system again with `None`, and keeps the choice.
    pub fn choose(&mut self, language: Option<Locale>) {
        self.chosen = language;
        if let Some(store) = &self.store {
            store.change(move |settings| settings.set_language(language.map(Locale::code)));
        }
    }
}

impl From<Locale> for Language {
    fn from(locale: Locale) -> Self {
        Self { chosen: None, system: locale, store: None }
    }
}
