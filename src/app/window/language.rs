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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::persist::RealFs;

    fn at(asked: Option<Locale>, folder: &tempfile::TempDir) -> Language {
        let system = vec!["fr-FR".to_owned(), "ro-RO".to_owned(), "en-US".to_owned()];
        let store = SettingsStore::at(Arc::new(RealFs), folder.path().join("new").join("settings.ron"));
        Language::with_system(asked, system, Some(store))
    }

    #[test]
    fn a_choice_is_kept_until_the_system_is_chosen_again() {
        let folder = tempfile::tempdir().unwrap();
        let mut language = at(None, &folder);
        assert_eq!((language.now(), language.chosen()), (Locale::Ro, None));
        for locale in [Locale::En, Locale::Ro, Locale::He] {
            language.choose(Some(locale));
            assert_eq!((language.now(), language.chosen()), (locale, Some(locale)));
        }
        drop(language);
        let mut language = at(None, &folder);
        assert_eq!((language.now(), language.chosen()), (Locale::He, Some(Locale::He)));
        language.choose(None);
        assert_eq!(language.now(), Locale::Ro);
        drop(language);
        assert_eq!(at(None, &folder).chosen(), None);
    }

    #[test]
    fn a_language_asked_for_at_the_start_holds_for_that_start() {
        let folder = tempfile::tempdir().unwrap();
        at(None, &folder).choose(Some(Locale::He));
        assert_eq!(at(Some(Locale::En), &folder).now(), Locale::En);
        assert_eq!(at(None, &folder).now(), Locale::He);
    }

    #[test]
    fn a_language_without_a_place_is_chosen_all_the_same() {
        let mut language = Language::from(Locale::Pseudo);
        assert_eq!((language.now(), language.chosen()), (Locale::Pseudo, None));
        language.choose(Some(Locale::He));
        assert_eq!(language.now(), Locale::He);
        language.choose(None);
        assert_eq!(language.now(), Locale::Pseudo);
    }
}
