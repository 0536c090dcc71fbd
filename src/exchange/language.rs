//! Which language a text is written in, and by that in which encoding.

use std::borrow::Cow;

use super::outcome::ImportError;
use crate::charset;
use crate::i18n::Locale;

/// The text of a file. Where it doesn't say its encoding, that is guessed from what it says, and from the language that a
/// person works in.
pub(super) fn decoded(bytes: &[u8], locale: Locale) -> Result<Cow<'_, str>, ImportError> {
    let country = match locale {
        Locale::He => "il",
        Locale::Ro => "ro",
        Locale::En | Locale::Pseudo | Locale::PseudoRtl => "com",
    };
    charset::any_text(bytes, country).map_err(|_| ImportError::NotThat)
}

/// The language that the letters of a text tell, Hebrew or Romanian; where they do not tell, that of `locale`. A text
/// without any Hebrew letter is not Hebrew.
pub(super) fn of_text<'t>(texts: impl Iterator<Item = &'t str>, locale: Locale) -> Locale {
    let (mut hebrew, mut others, mut is_romanian) = (0_usize, 0_usize, false);
    for c in texts.flat_map(str::chars).filter(|c| c.is_alphabetic()) {
        match c {
            '\u{5d0}'..='\u{5ea}' => hebrew += 1,
            _ => others += 1,
        }
        is_romanian |= matches!(c, 'ă' | 'ș' | 'ț' | 'ş' | 'ţ' | 'Ă' | 'Ș' | 'Ț');
    }
    match locale.of_maps() {
        _ if hebrew > others => Locale::He,
        Locale::He if hebrew == 0 && others > 0 => {
            if is_romanian {
                Locale::Ro
            } else {
                Locale::En
            }
        }
        locale => locale,
    }
}
