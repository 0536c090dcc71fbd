//! The bundled fonts. No font of the system is ever used: a map looks the same on every machine.

use std::sync::{Arc, LazyLock};

use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache};
use parley::{FontContext, FontFamily, FontFamilyName, FontWeight};

/// How heavy the strokes are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Weight {
    /// Running text.
    #[default]
    Regular,
    /// Names of steps.
    Medium,
    /// Headings.
    SemiBold,
}

impl Weight {
    /// The weight in the numbers of CSS.
    #[must_use]
    pub fn number(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::Medium => 500,
            Self::SemiBold => 600,
        }
    }

    pub(super) fn of_font(self) -> FontWeight {
        FontWeight::new(f32::from(self.number()))
    }
}

/// How far Rubik's letters reach over the base line, in ems.
pub(super) const ASCENT: f32 = 0.935;
/// How far Rubik's letters reach under the base line, in ems.
pub(super) const DESCENT: f32 = 0.25;

const TEXT: &str = "Rubik";
const EMOJI: &str = "Noto Emoji";
const ICONS: &str = "Phosphor";
const FILLED_ICONS: &str = "Phosphor Fill";

/// Which of the fonts a text is set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Face {
    Text,
    Icons,
    FilledIcons,
}

impl Face {
    pub(super) fn family(self) -> FontFamily<'static> {
        const OF_TEXT: &[FontFamilyName<'static>] = &[FontFamilyName::named(TEXT), FontFamilyName::named(EMOJI)];
        const OF_ICONS: &[FontFamilyName<'static>] = &[FontFamilyName::named(ICONS)];
        const OF_FILLED_ICONS: &[FontFamilyName<'static>] = &[FontFamilyName::named(FILLED_ICONS)];
        FontFamily::List(
            match self {
                Self::Text => OF_TEXT,
                Self::Icons => OF_ICONS,
                Self::FilledIcons => OF_FILLED_ICONS,
            }
            .into(),
        )
    }
}

/// A font database with the bundled fonts. All of them share the bytes and the ids of the fonts.
pub(super) fn context() -> FontContext {
    static BUNDLED: LazyLock<FontContext> = LazyLock::new(bundled);
    BUNDLED.clone()
}

fn bundled() -> FontContext {
    let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
    for (bytes, family, weight) in [
        (include_bytes!("../../assets/fonts/Rubik-Regular.ttf").as_slice(), TEXT, Weight::Regular),
        (include_bytes!("../../assets/fonts/Rubik-Medium.ttf"), TEXT, Weight::Medium),
        (include_bytes!("../../assets/fonts/Rubik-SemiBold.ttf"), TEXT, Weight::SemiBold),
        (include_bytes!("../../assets/fonts/NotoEmoji-Regular.ttf"), EMOJI, Weight::Regular),
        (include_bytes!("../../assets/fonts/Phosphor-Regular.ttf"), ICONS, Weight::Regular),
        (include_bytes!("../../assets/fonts/Phosphor-Fill.ttf"), FILLED_ICONS, Weight::Regular),
    ] {
        // The names in the files differ from weight to weight; ours decide.
        let names =
            FontInfoOverride { family_name: Some(family), weight: Some(weight.of_font()), ..Default::default() };
        collection.register_fonts(Blob::new(Arc::new(bytes)), Some(names));
    }
    FontContext { collection, source_cache: SourceCache::default() }
}
