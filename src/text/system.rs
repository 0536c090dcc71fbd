//! The machine's own fonts, for characters that the bundled ones lack.
//!
//! One place for the whole program, behind a lock that nobody takes before a text has such a character. Only then is
//! the list of the machine's fonts opened; a machine without one has no fonts, and nobody is told. A font's file
//! is mapped into memory when it is the answer for a character, and the answer is remembered. It depends on the
//! character and on the machine, never on what was asked before.
//!
//! A character's font is the one that the machine prefers for its script; if that lacks it, the first without
//! serifs that has it; if none has, any. Fonts of coloured pictures are passed over: a glyph here is an outline in
//! one colour. Private and unassigned characters mean nothing to a machine's fonts, so they are asked for in none.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use icu_properties::props::{GeneralCategory, Script};
use icu_properties::{CodePointMapData, PropertyNamesShort};
use parley::fontique::{
    Collection, CollectionOptions, FallbackKey, FamilyId, FamilyInfo, FontInfo, FontStyle, GenericFamily, Language,
    SourceId,
};

use super::fonts;

static MACHINE: LazyLock<Mutex<Machine>> = LazyLock::new(|| Mutex::new(Machine::open()));

/// The names of the families that have characters, each once, in the order of the first that needs it. Families
/// are ready for every shaper once they have been named here.
pub(super) fn families(missing: &[char]) -> Vec<Arc<str>> {
    let asked: Vec<char> = missing.iter().copied().filter(|c| is_public(*c)).collect();
    if asked.is_empty() {
        return Vec::new();
    }
    let tongue = Tongue::of(&asked);
    let mut machine = MACHINE.lock().unwrap_or_else(PoisonError::into_inner);
    let mut names = Vec::new();
    for name in asked.into_iter().filter_map(|c| machine.family(c, tongue)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Whether a character means the same everywhere.
fn is_public(c: char) -> bool {
    use GeneralCategory::{Control, PrivateUse, Surrogate, Unassigned};
    !matches!(CodePointMapData::<GeneralCategory>::new().get(c), PrivateUse | Unassigned | Control | Surrogate)
}

/// In whose manner Chinese characters are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Tongue {
    Japanese,
    Korean,
    /// The machine decides.
    Unknown,
}

impl Tongue {
    /// What other characters of the text tell.
    fn of(text: &[char]) -> Self {
        let scripts: BTreeSet<Script> = text.iter().map(|c| script(*c)).collect();
        if scripts.contains(&Script::Hiragana) || scripts.contains(&Script::Katakana) {
            Self::Japanese
        } else if scripts.contains(&Script::Hangul) {
            Self::Korean
        } else {
            Self::Unknown
        }
    }

    fn tag(self) -> Option<Language> {
        match self {
            Self::Japanese => Language::parse("ja").ok(),
            Self::Korean => Language::parse("ko").ok(),
            Self::Unknown => None,
        }
    }
}

fn script(c: char) -> Script {
    CodePointMapData::<Script>::new().get(c)
}

struct Machine {
    installed: Collection,
    /// Where shapers look: see [`fonts::context`].
    shapers: Collection,
    answers: HashMap<(char, Tongue), Option<Arc<str>>>,
    /// The files that shapers have been given, with the name of each font's family.
    given: HashMap<SourceId, Vec<(u32, Arc<str>)>>,
    /// Families without serifs, in the order of the machine's preference, then all the others.
    rest: Option<Arc<[FamilyId]>>,
}

impl Machine {
    fn open() -> Self {
        Self {
            installed: Collection::new(CollectionOptions { shared: false, system_fonts: true }),
            shapers: fonts::context().collection,
            answers: HashMap::new(),
            given: HashMap::new(),
            rest: None,
        }
    }

    /// The name of the family that a character is to be set in.
    fn family(&mut self, c: char, tongue: Tongue) -> Option<Arc<str>> {
        if let Some(answer) = self.answers.get(&(c, tongue)) {
            return answer.clone();
        }
        let answer = self.find(c, tongue).and_then(|(family, font)| self.give(&family, &font));
        self.answers.insert((c, tongue), answer.clone());
        answer
    }

    /// The first family of the machine that draws a character, and the font of it that does.
    fn find(&mut self, c: char, tongue: Tongue) -> Option<(FamilyInfo, FontInfo)> {
        let preferred = self.preferred(c, tongue);
        preferred.into_iter().find_map(|id| self.draws(id, c)).or_else(|| {
            let rest = self.rest();
            rest.iter().find_map(|id| self.draws(*id, c))
        })
    }

    /// The family that the machine prefers for the character's script, if it has one.
    fn preferred(&mut self, c: char, tongue: Tongue) -> Option<FamilyId> {
        let script = script(c);
        if matches!(script, Script::Common | Script::Inherited | Script::Unknown) {
            return None;
        }
        let name = PropertyNamesShort::<Script>::new().get(script)?;
        let script = parley::fontique::Script::parse(name).ok()?;
        let key = FallbackKey::new(script, tongue.tag().as_ref());
        self.installed.fallback_families(key).next()
    }

    fn rest(&mut self) -> Arc<[FamilyId]> {
        if let Some(rest) = &self.rest {
            return Arc::clone(rest);
        }
        let mut ids: Vec<FamilyId> = self.installed.generic_families(GenericFamily::SansSerif).collect();
        let mut others: Vec<FamilyId> = self.installed.family_ids().filter(|id| !ids.contains(id)).collect();
        // The list of all comes in no order: another one each time.
        others.sort_by_cached_key(|id| self.installed.family_name(*id).map(str::to_owned));
        ids.extend(others);
        let rest: Arc<[FamilyId]> = ids.into();
        self.rest = Some(Arc::clone(&rest));
        rest
    }

    fn draws(&mut self, id: FamilyId, c: char) -> Option<(FamilyInfo, FontInfo)> {
        let family = self.installed.family(id)?;
        let font = family.fonts().iter().find(|font| font.style() == FontStyle::Normal && draws(font, c))?.clone();
        Some((family, font))
    }

    /// Gives the upright fonts of a family to the shapers. Returns the name by which they know that of `font`.
    fn give(&mut self, family: &FamilyInfo, font: &FontInfo) -> Option<Arc<str>> {
        for font in family.fonts().iter().filter(|font| font.style() == FontStyle::Normal) {
            let source = font.source().id();
            if !self.given.contains_key(&source) {
                let names = self.register(font);
                self.given.insert(source, names);
            }
        }
        let names = self.given.get(&font.source().id())?;
        names.iter().find(|(index, _)| *index == font.index()).map(|(_, name)| Arc::clone(name))
    }

    /// Registers the file of a font with all fonts in it, and tells the family of each.
    fn register(&mut self, font: &FontInfo) -> Vec<(u32, Arc<str>)> {
        let Some(bytes) = font.load(None) else { return Vec::new() };
        let mut names = Vec::new();
        for (family, fonts) in self.shapers.register_fonts(bytes, None) {
            let Some(name) = self.shapers.family_name(family).map(Arc::from) else { continue };
            names.extend(fonts.iter().map(|font| (font.index(), Arc::clone(&name))));
        }
        names
    }
}

/// Whether a font has a character, as an outline in one colour.
fn draws(font: &FontInfo, c: char) -> bool {
    let Some(bytes) = font.load(None) else { return false };
    let has = font.charmap_index().charmap(bytes.data()).and_then(|map| map.map(c)).is_some_and(|glyph| glyph != 0);
    has && swash::FontRef::from_index(bytes.data(), font.index() as usize).is_some_and(|font| {
        let holds = |tag: &[u8; 4]| font.table(swash::tag_from_bytes(tag)).is_some();
        let coloured = [b"COLR", b"CBDT", b"sbix", b"SVG "].into_iter().any(holds);
        !coloured && [b"glyf", b"CFF ", b"CFF2"].into_iter().any(holds)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Engine, Fonts};

    #[test]
    fn the_machine_is_not_asked_about_what_the_bundled_fonts_have_or_what_nobody_can_have() {
        let mut engine = Engine::with_fonts(Fonts::WithSystem);
        for (text, missing) in [
            ("Help page, ajutor în așteptare, \u{201e}citat\u{201d} — 42 €", ""),
            ("הלקוח מתקשר ל-PNG שָׁלוֹם ₪ \u{200f}", ""),
            ("Привет, Київ", ""),
            ("مرحبا، كيف الحال؟ ٤٢", ""),
            ("🎉 👍🏽 👩\u{200d}💻 ❤\u{fe0f} 1\u{fe0f}\u{20e3}", ""),
            ("private \u{e000}, unassigned \u{378}, no character \u{10fffe}", "\u{e000}\u{378}\u{10fffe}"),
        ] {
            assert_eq!(engine.missing(text).into_iter().collect::<String>(), missing, "{text}");
        }
        assert!(LazyLock::get(&MACHINE).is_none(), "another test of this target must not need the machine's fonts");
    }

    #[test]
    fn chinese_characters_follow_the_kana_and_hangul_beside_them() {
        let of = |text: &str| Tongue::of(&text.chars().collect::<Vec<_>>());
        assert_eq!(of("漢字"), Tongue::Unknown);
        assert_eq!(of("漢字かな"), Tongue::Japanese);
        assert_eq!(of("漢カ"), Tongue::Japanese);
        assert_eq!(of("漢한"), Tongue::Korean);
    }
}
