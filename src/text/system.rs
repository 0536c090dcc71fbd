//! The fonts of the system, for characters that the bundled ones lack.
//!
//! There is one collection for the whole program, behind a lock that is only taken when a text has such a character.
//! Only then is the list of installed fonts opened; a system without such a list has no fonts, which is no error. The file
//! of a font is mapped into memory when it is the answer for a character, and the answer is remembered. It depends on the
//! character and on the system, never on earlier questions.
//!
//! The font of a character is the one that the system prefers for its script; if that lacks it, the first sans-serif font
//! that has it; if there is none, any. Fonts of colored pictures are skipped: a glyph here is an outline in one color.
//! Private and unassigned characters mean nothing to the fonts of a system, so they are looked for in none. Which parts of
//! a text are set in the fonts that are found is decided in [`fallback`].

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use icu_properties::props::{GeneralCategory, Script};
use icu_properties::{CodePointMapData, PropertyNamesShort};
use parley::fontique::{
    Collection, CollectionOptions, FallbackKey, FamilyId, FamilyInfo, FontInfo, FontStyle, GenericFamily, Language,
    SourceId,
};

use super::fallback::{self, Fallback, HanStyle, has_script, script};
use super::fonts;

static SYSTEM: LazyLock<Mutex<SystemFonts>> = LazyLock::new(|| Mutex::new(SystemFonts::open()));

/// The fallbacks of a text for characters that the bundled fonts lack, in the order of the text. From then on every
/// shaper knows their families.
pub(super) fn fallbacks(text: &str, missing: &[char]) -> Vec<Fallback> {
    let asked: Vec<char> = missing.iter().copied().filter(|c| is_public(*c)).collect();
    if asked.is_empty() {
        return Vec::new();
    }
    let style = HanStyle::from_characters(&asked);
    let mut system = SYSTEM.lock().unwrap_or_else(PoisonError::into_inner);
    fallback::fallbacks(text, &asked, |c| system.family(c, style))
}

/// Whether a character means the same on every system.
fn is_public(c: char) -> bool {
    use GeneralCategory::{Control, PrivateUse, Surrogate, Unassigned};
    !matches!(CodePointMapData::<GeneralCategory>::new().get(c), PrivateUse | Unassigned | Control | Surrogate)
}

/// The language of a style, for the system.
fn language(style: HanStyle) -> Option<Language> {
    match style {
        HanStyle::Japanese => Language::parse("ja").ok(),
        HanStyle::Korean => Language::parse("ko").ok(),
        HanStyle::Unknown => None,
    }
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
        let key = FallbackKey::new(script, language(style).as_ref());
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
