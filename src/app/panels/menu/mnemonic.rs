//! The letters that open the menus together with Alt.
//!
//! They are taken from the names of the menus, so that no two menus of a language have the same one, whatever they are
//! called. The letter of a Hebrew name stands for the key on which it is, also while another layout is on.

use egui::{Key, Modifiers};

/// The letter of a menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mnemonic {
    /// Where it is in the name, in bytes.
    pub at: usize,
    /// The letter.
    pub letter: char,
    key: Key,
    /// The key is found by its place and not by its letter.
    by_place: bool,
}

/// The letters of the Hebrew keyboard (SI 1452), by the letters at their places on an American one.
const HEBREW: [(char, Key); 27] = [
    ('ק', Key::E),
    ('ר', Key::R),
    ('א', Key::T),
    ('ט', Key::Y),
    ('ו', Key::U),
    ('ן', Key::I),
    ('ם', Key::O),
    ('פ', Key::P),
    ('ש', Key::A),
    ('ד', Key::S),
    ('ג', Key::D),
    ('כ', Key::F),
    ('ע', Key::G),
    ('י', Key::H),
    ('ח', Key::J),
    ('ל', Key::K),
    ('ך', Key::L),
    ('ף', Key::Semicolon),
    ('ז', Key::Z),
    ('ס', Key::X),
    ('ב', Key::C),
    ('ה', Key::V),
    ('נ', Key::B),
    ('מ', Key::N),
    ('צ', Key::M),
    ('ת', Key::Comma),
    ('ץ', Key::Period),
];

/// A letter for each name: the first one of it that no name before has taken.
#[must_use]
pub fn mnemonics(names: &[impl AsRef<str>]) -> Vec<Option<Mnemonic>> {
    let mut taken: Vec<Key> = Vec::new();
    let free = |name: &str, taken: &[Key]| {
        let mut letters = name.char_indices().filter_map(|(at, letter)| Mnemonic::new(at, letter));
        letters.find(|found| !taken.contains(&found.key))
    };
    let all = names.iter().map(|name| {
        let found = free(name.as_ref(), &taken);
        taken.extend(found.map(|found| found.key));
        found
    });
    all.collect()
}

impl Mnemonic {
    fn new(at: usize, letter: char) -> Option<Self> {
        if letter.is_ascii_alphabetic() {
            let key = Key::from_name(letter.to_ascii_uppercase().encode_utf8(&mut [0; 4]))?;
            return Some(Self { at, letter, key, by_place: false });
        }
        let (_, key) = HEBREW.iter().find(|(hebrew, _)| *hebrew == letter)?;
        Some(Self { at, letter, key: *key, by_place: true })
    }

    /// True when a pressed key is this letter with Alt.
    #[must_use]
    pub fn is_pressed(self, key: Key, physical: Option<Key>, modifiers: Modifiers) -> bool {
        if modifiers != Modifiers::ALT {
            return false;
        }
        let is_letter = |key: Key| (Key::A..=Key::Z).contains(&key);
        match (self.by_place, physical) {
            (true, Some(place)) => place == self.key,
            // On a layout that is not Latin, a key gives a foreign letter or a sign.
            (false, Some(place)) if !is_letter(key) => place == self.key,
            _ => key == self.key,
        }
    }
}
