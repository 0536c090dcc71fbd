//! The machine's own fonts, for characters that the bundled ones lack.
//!
//! One place for the whole program, behind a lock that nobody takes before a text has such a character. Only then is
//! the list of the machine's fonts opened; a machine without one has no fonts, and nobody is told. A font's file
//! is mapped into memory when it is the answer for a character, and the answer is remembered. It depends on the
//! character and on the machine, never on what was asked before.
//!
//! Each cluster of a text that has such a character is lent a font for itself, so that a letter and its accents come
//! from one, and a font that was found for one script has no say in another. A character's font is the one that the machine prefers for its script; if that lacks it, the first without
//! serifs that has it; if none has, any. What belongs to no script, as punctuation, goes with the script before it where
//! that script's font has it. Fonts of coloured pictures are passed over: a glyph here is an outline in
//! one colour. Private and unassigned characters mean nothing to a machine's fonts, so they are asked for in none.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use icu_properties::props::{GeneralCategory, Script};
use icu_properties::{CodePointMapData, PropertyNamesShort};
use icu_segmenter::GraphemeClusterSegmenter;
use parley::fontique::{
    Collection, CollectionOptions, FallbackKey, FamilyId, FamilyInfo, FontInfo, FontStyle, GenericFamily, Language,
    SourceId,
};

use super::fonts;

static MACHINE: LazyLock<Mutex<Machine>> = LazyLock::new(|| Mutex::new(Machine::open()));

/// Neighbouring clusters of a text that are set in fonts of the machine.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Loan {
    /// Their bytes in the text.
    pub range: Range<usize>,
    /// The names of the families, that to be tried first in front.
    pub families: Vec<Arc<str>>,
}

/// The loans of a text whose bundled fonts lack some characters, in the order of the text. Families are ready for
/// every shaper once they have been named here.
pub(super) fn loans(text: &str, missing: &[char]) -> Vec<Loan> {
    let asked: Vec<char> = missing.iter().copied().filter(|c| is_public(*c)).collect();
    if asked.is_empty() {
        return Vec::new();
    }
    let tongue = Tongue::of(&asked);
    let mut machine = MACHINE.lock().unwrap_or_else(PoisonError::into_inner);
    loans_from(text, &asked, |c| machine.family(c, tongue))
}

/// The same, when `family` tells the family of a character.
fn loans_from(text: &str, asked: &[char], mut family: impl FnMut(char) -> Option<Arc<str>>) -> Vec<Loan> {
    let set: BTreeSet<char> = asked.iter().copied().collect();
    let mut beside = asked.iter().copied().find(|c| has_script(*c)).and_then(&mut family);
    let mut loans: Vec<Loan> = Vec::new();
    let mut start = 0;
    for end in GraphemeClusterSegmenter::new().segment_str(text).skip(1) {
        let range = start..end;
        start = end;
        let mut families = Vec::new();
        for c in text.get(range.clone()).unwrap_or_default().chars().filter(|c| set.contains(c)) {
            let own = family(c);
            if has_script(c) {
                beside.clone_from(&own);
            } else {
                families.extend(beside.clone().filter(|name| !families.contains(name)));
            }
            families.extend(own.filter(|name| !families.contains(name)));
        }
        match loans.last_mut() {
            _ if families.is_empty() => {}
            Some(last) if last.range.end == range.start && last.families == families => last.range.end = range.end,
            _ => loans.push(Loan { range, families }),
        }
    }
    loans
}

/// Whether a character belongs to one script and not to all.
fn has_script(c: char) -> bool {
    !matches!(script(c), Script::Common | Script::Inherited | Script::Unknown)
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
        if !has_script(c) {
            return None;
        }
        let name = PropertyNamesShort::<Script>::new().get(script(c))?;
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

    /// The parts of a text that are lent families, which are found by the first of `fonts` that has the character.
    fn lent(text: &str, fonts: &[(&str, &str)]) -> Vec<String> {
        let has = |c: char| fonts.iter().find(|(_, letters)| letters.contains(c)).map(|(name, _)| Arc::from(*name));
        let asked: Vec<char> = text.chars().filter(|c| has(*c).is_some()).collect();
        let loans = loans_from(text, &asked, has);
        loans.into_iter().map(|loan| format!("{}={}", &text[loan.range], loan.families.join(","))).collect()
    }

    #[test]
    fn each_script_is_lent_its_own_font_and_what_is_bundled_none() {
        let fonts = [("han", "日本語α"), ("greek", "Ελληνικά")];
        assert_eq!(lent("日本語 Ελληνικά abc 日 42", &fonts), ["日本語=han", "Ελληνικά=greek", "日=han"]);
        assert_eq!(lent("plain", &fonts), [""; 0]);
    }

    #[test]
    fn a_letter_and_its_marks_are_lent_one_font() {
        assert_eq!(
            lent("aα\u{301}b x\u{20dd}", &[("greek", "α"), ("signs", "\u{20dd}")]),
            ["α\u{301}=greek", "x\u{20dd}=greek,signs"]
        );
        assert_eq!(lent("को", &[("one", "क"), ("two", "ो")]), ["को=one,two"]);
    }

    #[test]
    fn punctuation_goes_with_the_script_before_it_or_else_with_the_first() {
        let fonts = [("han", "日本"), ("greek", "α"), ("signs", "「」。")];
        assert_eq!(lent("「日。α」", &fonts), ["「=han,signs", "日=han", "。=han,signs", "α=greek", "」=greek,signs"]);
        assert_eq!(lent("。", &fonts), ["。=signs"]);
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
