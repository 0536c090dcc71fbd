//! The bundled fonts, and whether the fonts of the system may help out.
//!
//! The promise: Latin, Hebrew, Cyrillic, Arabic and emoji, as far as the bundled fonts have them, look the same on every
//! machine, to the glyph. Other scripts look as in the fonts of the system, and a character that no font has is a box.
//!
//! It holds because every text is shaped with the bundled fonts first. Only when that leaves a box, and
//! [`Fonts::WithSystem`] was asked for, [`super::system`] looks for fonts, and the text is shaped again with them
//! behind the bundled ones, each only for its own characters. So the fonts of a system cost nothing until a text needs
//! them, and never replace a bundled one.

use std::sync::{Arc, LazyLock};

use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache};
use parley::{FontContext, FontFamily, FontFamilyName, FontWeight};

/// Which fonts a text may be set in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Fonts {
    /// The bundled ones: the same on every machine.
    #[default]
    Bundled,
    /// The bundled ones, and for characters that they lack those of the machine.
    WithSystem,
}

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

    pub(super) fn font_weight(self) -> FontWeight {
        FontWeight::new(f32::from(self.number()))
    }
}

/// How far Rubik's letters reach over the base line, in ems.
pub(super) const ASCENT: f32 = 0.935;
/// How far Rubik's letters reach under the base line, in ems.
pub(super) const DESCENT: f32 = 0.25;

/// The families of the bundled fonts that texts are set in, as systems list them, the preferred one first.
pub const FAMILIES: [&str; 2] = ["Rubik", "Noto Emoji"];

// Names that no installed font has, not even another copy of Rubik. They are looked up with every text, and short because
// that takes time by their length.
const TEXT: &str = "~T";
const EMOJI: &str = "~E";
const ICONS: &str = "~I";
const FILLED_ICONS: &str = "~F";

/// Which of the fonts a text is set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Face {
    Text,
    Icons,
    FilledIcons,
}

impl Face {
    /// The families of the face, with `others` behind them.
    pub(super) fn families(self, others: &[Arc<str>]) -> FontFamily<'_> {
        const OF_TEXT: &[FontFamilyName<'static>] = &[FontFamilyName::named(TEXT), FontFamilyName::named(EMOJI)];
        const OF_ICONS: &[FontFamilyName<'static>] = &[FontFamilyName::named(ICONS)];
        const OF_FILLED_ICONS: &[FontFamilyName<'static>] = &[FontFamilyName::named(FILLED_ICONS)];
        let bundled = match self {
            Self::Text => OF_TEXT,
            Self::Icons => OF_ICONS,
            Self::FilledIcons => OF_FILLED_ICONS,
        };
        FontFamily::List(if others.is_empty() {
            bundled.into()
        } else {
            bundled.iter().cloned().chain(others.iter().map(|name| FontFamilyName::named(name))).collect()
        })
    }
}

/// A font database with the bundled fonts, and with those of the system that were found so far. All clones share
/// the bytes and the ids of the fonts, and what is registered in one is in all.
pub(super) fn context() -> FontContext {
    static SHARED: LazyLock<FontContext> = LazyLock::new(bundled);
    SHARED.clone()
}

fn bundled() -> FontContext {
    let mut collection = Collection::new(CollectionOptions { shared: true, system_fonts: false });
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
            FontInfoOverride { family_name: Some(family), weight: Some(weight.font_weight()), ..Default::default() };
        collection.register_fonts(Blob::new(Arc::new(bytes)), Some(names));
    }
    FontContext { collection, source_cache: SourceCache::default() }
}
