//! The fonts of the system, for characters that the bundled ones lack.
//!
//! There is one collection for the whole program, behind a lock that is only taken when a text has such a character.
//! Only then is the list of installed fonts opened; a system without such a list has no fonts, which is no error. The file
//! of a font is mapped into memory when it is the answer for a character, and the answer is remembered. It depends on the
//! character and on the system, never on earlier questions.
//!
//! Each grapheme cluster with such a character gets a fallback of its own, so that a letter and its accents come from one
//! font, and a font that was found for one script doesn't decide about another. The font of a character is the one that the
//! system prefers for its script; if that lacks it, the first sans-serif font that has it; if there is none, any. A
//! character without a script, as punctuation, goes with the script before it where the font of that script has it. Fonts
//! of colored pictures are skipped: a glyph here is an outline in one color. Private and unassigned characters mean
//! nothing to the fonts of a system, so they are looked for in none.

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

static SYSTEM: LazyLock<Mutex<SystemFonts>> = LazyLock::new(|| Mutex::new(SystemFonts::open()));

/// Neighboring clusters of a text that are set in fonts of the system.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fallback {
    /// Their bytes in the text.
    pub range: Range<usize>,
    /// The names of the families, the preferred one first.
    pub families: Vec<Arc<str>>,
}

/// The fallbacks of a text for characters that the bundled fonts lack, in the order of the text. From then on every
/// shaper knows their families.
pub(super) fn fallbacks(text: &str, missing: &[char]) -> Vec<Fallback> {
    let asked: Vec<char> = missing.iter().copied().filter(|c| is_public(*c)).collect();
    if asked.is_empty() {
        return Vec::new();
    }
    let style = HanStyle::from_characters(&asked);
    let mut system = SYSTEM.lock().unwrap_or_else(PoisonError::into_inner);
    fallbacks_from(text, &asked, |c| system.family(c, style))
}

/// The same, with the family of each character from `family`.
fn fallbacks_from(text: &str, asked: &[char], mut family: impl FnMut(char) -> Option<Arc<str>>) -> Vec<Fallback> {
    let set: BTreeSet<char> = asked.iter().copied().collect();
    let mut beside = asked.iter().copied().find(|c| has_script(*c)).and_then(&mut family);
    let mut fallbacks: Vec<Fallback> = Vec::new();
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
        match fallbacks.last_mut() {
            _ if families.is_empty() => {}
            Some(last) if last.range.end == range.start && last.families == families => last.range.end = range.end,
            _ => fallbacks.push(Fallback { range, families }),
        }
    }
    fallbacks
}

/// Whether a character belongs to one script and not to all.
fn has_script(c: char) -> bool {
    !matches!(script(c), Script::Common | Script::Inherited | Script::Unknown)
}

/// Whether a character means the same on every system.
fn is_public(c: char) -> bool {
    use GeneralCategory::{Control, PrivateUse, Surrogate, Unassigned};
    !matches!(CodePointMapData::<GeneralCategory>::new().get(c), PrivateUse | Unassigned | Control | Surrogate)
}

/// The language in whose style Chinese characters are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum HanStyle {
    Japanese,
    Korean,
    /// The system decides.
    Unknown,
}

impl HanStyle {
    /// As the other characters of the text suggest.
    fn from_characters(text: &[char]) -> Self {
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

struct SystemFonts {
    installed: Collection,
    /// Where shapers look: see [`fonts::context`].
    shapers: Collection,
    answers: HashMap<(char, HanStyle), Option<Arc<str>>>,
    /// The files that shapers know, with the name of each font's family.
    given: HashMap<SourceId, Vec<(u32, Arc<str>)>>,
    /// Families without serifs, in the order of the system's preference, then all the others.
    rest: Option<Arc<[FamilyId]>>,
}

impl SystemFonts {
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
    fn family(&mut self, c: char, style: HanStyle) -> Option<Arc<str>> {
        if let Some(answer) = self.answers.get(&(c, style)) {
            return answer.clone();
        }
        let answer = self.find(c, style).and_then(|(family, font)| self.give(&family, &font));
        self.answers.insert((c, style), answer.clone());
        answer
    }

    /// The first family of the system that draws a character, and its font that does.
    fn find(&mut self, c: char, style: HanStyle) -> Option<(FamilyInfo, FontInfo)> {
        let preferred = self.preferred(c, style);
        preferred.into_iter().find_map(|id| self.draws(id, c)).or_else(|| {
            let rest = self.rest();
            rest.iter().find_map(|id| self.draws(*id, c))
        })
    }

    /// The family that the system prefers for the character's script, if it has one.
    fn preferred(&mut self, c: char, style: HanStyle) -> Option<FamilyId> {
        if !has_script(c) {
            return None;
        }
        let name = PropertyNamesShort::<Script>::new().get(script(c))?;
        let script = parley::fontique::Script::parse(name).ok()?;
        let key = FallbackKey::new(script, style.tag().as_ref());
        self.installed.fallback_families(key).next()
    }

    fn rest(&mut self) -> Arc<[FamilyId]> {
        if let Some(rest) = &self.rest {
            return Arc::clone(rest);
        }
        let mut ids: Vec<FamilyId> = self.installed.generic_families(GenericFamily::SansSerif).collect();
        let mut others: Vec<FamilyId> = self.installed.family_ids().filter(|id| !ids.contains(id)).collect();
        // The list of all families has no order of its own: it differs from run to run.
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

    /// Makes the upright fonts of a family known to the shapers. Returns the name by which they know that of `font`.
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

    /// Registers the file of a font with all fonts in it. Returns the family of each.
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

/// Whether a font has a character, as an outline in one color.
fn draws(font: &FontInfo, c: char) -> bool {
    let Some(bytes) = font.load(None) else { return false };
    let has = font.charmap_index().charmap(bytes.data()).and_then(|map| map.map(c)).is_some_and(|glyph| glyph != 0);
    has && swash::FontRef::from_index(bytes.data(), font.index() as usize).is_some_and(|font| {
        let holds = |tag: &[u8; 4]| font.table(swash::tag_from_bytes(tag)).is_some();
        let is_colored = [b"COLR", b"CBDT", b"sbix", b"SVG "].into_iter().any(holds);
        !is_colored && [b"glyf", b"CFF ", b"CFF2"].into_iter().any(holds)
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
        assert!(LazyLock::get(&SYSTEM).is_none(), "another test of this target must not need the machine's fonts");
    }

    /// The parts of a text with their fallbacks, which come from the first of `fonts` that has the character.
    fn named(text: &str, fonts: &[(&str, &str)]) -> Vec<String> {
        let has = |c: char| fonts.iter().find(|(_, letters)| letters.contains(c)).map(|(name, _)| Arc::from(*name));
        let asked: Vec<char> = text.chars().filter(|c| has(*c).is_some()).collect();
        let fallbacks = fallbacks_from(text, &asked, has);
        fallbacks
            .into_iter()
            .map(|fallback| format!("{}={}", &text[fallback.range], fallback.families.join(",")))
            .collect()
    }

    #[test]
    fn each_script_gets_its_own_font_and_what_is_bundled_none() {
        let fonts = [("han", "日本語α"), ("greek", "Ελληνικά")];
        assert_eq!(named("日本語 Ελληνικά abc 日 42", &fonts), ["日本語=han", "Ελληνικά=greek", "日=han"]);
        assert_eq!(named("plain", &fonts), [""; 0]);
    }

    #[test]
    fn a_letter_and_its_marks_get_one_font() {
        assert_eq!(
            named("aα\u{301}b x\u{20dd}", &[("greek", "α"), ("signs", "\u{20dd}")]),
            ["α\u{301}=greek", "x\u{20dd}=greek,signs"]
        );
        assert_eq!(named("को", &[("one", "क"), ("two", "ो")]), ["को=one,two"]);
    }

    #[test]
    fn punctuation_goes_with_the_script_before_it_or_else_with_the_first() {
        let fonts = [("han", "日本"), ("greek", "α"), ("signs", "「」。")];
        assert_eq!(named("「日。α」", &fonts), ["「=han,signs", "日=han", "。=han,signs", "α=greek", "」=greek,signs"]);
        assert_eq!(named("。", &fonts), ["。=signs"]);
    }

    #[test]
    fn chinese_characters_follow_the_kana_and_hangul_beside_them() {
        let of = |text: &str| HanStyle::from_characters(&text.chars().collect::<Vec<_>>());
        assert_eq!(of("漢字"), HanStyle::Unknown);
        assert_eq!(of("漢字かな"), HanStyle::Japanese);
        assert_eq!(of("漢カ"), HanStyle::Japanese);
        assert_eq!(of("漢한"), HanStyle::Korean);
    }
}
