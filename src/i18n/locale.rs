//! The languages of the program, and the direction of a language.

use std::sync::OnceLock;

use unic_langid::{CharacterDirection, LanguageIdentifier};

use crate::geom::Flow;

/// A language of the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Locale {
    /// English.
    #[default]
    En,
    /// Hebrew.
    He,
    /// Romanian.
    Ro,
    /// English with accents, 40 % longer and in brackets, to reveal what is not translated or is cut off.
    Pseudo,
    /// The same in Hebrew letters, from right to left.
    PseudoRtl,
}

/// Former codes of languages, which old systems and files still use.
const FORMER: [(&str, &str); 3] = [("iw", "he"), ("ji", "yi"), ("mo", "ro")];

impl Locale {
    /// The languages that users can choose.
    pub const ALL: [Self; 3] = [Self::En, Self::He, Self::Ro];

    /// The language as a BCP 47 tag.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::He => "he",
            Self::Ro => "ro",
            Self::Pseudo => "qps",
            Self::PseudoRtl => "qps-rtl",
        }
    }

    /// The name of the language in that language.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::He => "עברית",
            Self::Ro => "Română",
            Self::Pseudo => "[Þšéúðó]",
            Self::PseudoRtl => "[פסאודו]",
        }
    }

    /// The direction of the language.
    #[must_use]
    pub const fn flow(self) -> Flow {
        match self {
            Self::He | Self::PseudoRtl => Flow::RightToLeft,
            Self::En | Self::Ro | Self::Pseudo => Flow::LeftToRight,
        }
    }

    /// The language of new maps for a user of this language, and of the files that the words are made from: nobody writes in
    /// a pseudo-language.
    #[must_use]
    pub const fn of_maps(self) -> Self {
        match self {
            Self::En | Self::Pseudo | Self::PseudoRtl => Self::En,
            Self::He => Self::He,
            Self::Ro => Self::Ro,
        }
    }

    /// The language of a tag such as `he`, `he-IL`, or `ro_RO.UTF-8`; `None` if the program does not speak it.
    #[must_use]
    pub fn known(tag: &str) -> Option<Self> {
        let tag = without_encoding(tag).to_ascii_lowercase().replace('_', "-");
        if tag == Self::PseudoRtl.code() {
            return Some(Self::PseudoRtl);
        }
        let language = current(tag.split('-').next().unwrap_or_default());
        [Self::En, Self::He, Self::Ro, Self::Pseudo].into_iter().find(|locale| locale.code() == language)
    }

    /// The language of a tag, or English if the program does not speak it.
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        Self::known(tag).unwrap_or_default()
    }

    /// The first of these languages that the program speaks, or else English.
    #[must_use]
    pub fn first_of(tags: impl IntoIterator<Item = String>) -> Self {
        tags.into_iter().find_map(|tag| Self::known(&tag)).unwrap_or_default()
    }

    /// The language that the environment of a program asks for, by the rules of POSIX and gettext; `None` if it asks for
    /// none. `LC_ALL` wins over `LC_MESSAGES`, that over `LANG`; a list in `LANGUAGE` refines them, but not the `C` locale,
    /// which scripts choose to read English.
    ///
    /// ```
    /// use throughline::i18n::Locale;
    ///
    /// let set = |name: &str| match name {
    ///     "LC_ALL" => Some("C".to_owned()),
    ///     "LANG" => Some("he_IL.UTF-8".to_owned()),
    ///     _ => None,
    /// };
    /// assert_eq!(Locale::from_environment(set), Some(Locale::En));
    /// ```
    #[must_use]
    pub fn from_environment(variable: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set)?;
        if matches!(without_encoding(&locale), "C" | "POSIX") {
            return Some(Self::En);
        }
        let list = set("LANGUAGE").unwrap_or_default();
        Some(list.split(':').chain([locale.as_str()]).find_map(Self::known).unwrap_or_default())
    }

    pub(super) fn identifier(self) -> LanguageIdentifier {
        self.of_maps().code().parse().unwrap_or_default()
    }

    pub(super) const fn interface_file(self) -> &'static str {
        match self.of_maps() {
            Self::He => include_str!("../../assets/locales/he.ftl"),
            Self::Ro => include_str!("../../assets/locales/ro.ftl"),
            Self::En | Self::Pseudo | Self::PseudoRtl => include_str!("../../assets/locales/en.ftl"),
        }
    }

    pub(super) const fn map_file(self) -> &'static str {
        match self.of_maps() {
            Self::He => include_str!("../../assets/locales/map.he.ftl"),
            Self::Ro => include_str!("../../assets/locales/map.ro.ftl"),
            Self::En | Self::Pseudo | Self::PseudoRtl => include_str!("../../assets/locales/map.en.ftl"),
        }
    }
}

/// A value for each language, made on first use.
pub(super) struct PerLocale<T>([OnceLock<T>; 5]);

impl<T> PerLocale<T> {
    pub(super) const fn new() -> Self {
        Self([const { OnceLock::new() }; 5])
    }

    pub(super) fn get(&self, locale: Locale, make: impl FnOnce(Locale) -> T) -> &T {
        let [en, he, ro, pseudo, pseudo_rtl] = &self.0;
        let value = match locale {
            Locale::En => en,
            Locale::He => he,
            Locale::Ro => ro,
            Locale::Pseudo => pseudo,
            Locale::PseudoRtl => pseudo_rtl,
        };
        value.get_or_init(|| make(locale))
    }
}

/// The direction of a language by its tag: `ar`, `fa-IR`, and `he_IL.UTF-8` run right to left, unknown languages left to
/// right.
///
/// ```
/// use throughline::geom::Flow;
/// use throughline::i18n::flow_of;
///
/// assert_eq!(flow_of("ar-EG"), Flow::RightToLeft);
/// assert_eq!(flow_of("az-Arab"), Flow::RightToLeft);
/// assert_eq!(flow_of("ro"), Flow::LeftToRight);
/// ```
#[must_use]
pub fn flow_of(tag: &str) -> Flow {
    let tag = without_encoding(tag);
    let Ok(mut language) = tag.parse::<LanguageIdentifier>() else { return Locale::from_tag(tag).flow() };
    if let Ok(now) = current(language.language.as_str()).parse() {
        language.language = now;
    }
    match language.character_direction() {
        CharacterDirection::RTL => Flow::RightToLeft,
        CharacterDirection::LTR | CharacterDirection::TTB => Flow::LeftToRight,
    }
}

/// `he_IL` of `he_IL.UTF-8`, `ro_RO` of `ro_RO@euro`.
fn without_encoding(tag: &str) -> &str {
    tag.trim().split(['.', '@']).next().unwrap_or_default()
}

fn current(language: &str) -> &str {
    FORMER.iter().find(|(former, _)| *former == language).map_or(language, |(_, now)| now)
}
