//! Which fonts texts are set in: the bundled ones first, boxes for what nobody has.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use proptest::prelude::*;
use throughline::cli::{CliOutcome, Io, Output, run};
use throughline::geom::Flow;
use throughline::i18n::Locale;
use throughline::persist::{LANGUAGES, RealFs, TEMPLATES, template};
use throughline::text::fallback::{HanStyle, fallbacks};
use throughline::text::{Align, Block, Engine, Fonts, Request, Style, Weight};

const WEIGHTS: [Weight; 3] = [Weight::Regular, Weight::Medium, Weight::SemiBold];

fn request(text: &str, weight: Weight) -> Request<'_> {
    let style = Style { weight, size: 13.0, line_height: 18.0 };
    Request { text, style, width: Some(160.0), align: Align::Start, flow: Flow::RightToLeft }
}

fn block(fonts: Fonts, text: &str) -> Arc<Block> {
    Engine::with_fonts(fonts).block(&request(text, Weight::Regular))
}

fn missing(fonts: Fonts, text: &str) -> String {
    Engine::with_fonts(fonts).missing(text).into_iter().collect()
}

/// The glyphs of a block, whatever their places.
fn glyphs(block: &Block) -> Vec<u32> {
    block.runs().iter().flat_map(|run| run.glyphs.iter().map(|glyph| glyph.id)).collect()
}

/// Characters as they come in the scripts that are bundled.
fn bundled_text() -> impl Strategy<Value = String> {
    let letters = "abcXYZăâîșțĂȘȚéñ אבגדהשלםןץ АБВгдж مرحبا 0123456789 .,:;!?()[]„”«»–—…€₪%+/@ 😀🎉👍❤\n";
    prop::collection::vec(prop::sample::select(letters.chars().collect::<Vec<_>>()), 0..60)
        .prop_map(|letters| letters.into_iter().collect())
}

proptest! {
    #[test]
    fn bundled_text_is_the_same_with_and_without_the_fonts_of_the_machine(text in bundled_text()) {
        for weight in WEIGHTS {
            let alone = Engine::with_fonts(Fonts::Bundled).block(&request(&text, weight));
            let helped = Engine::with_fonts(Fonts::WithSystem).block(&request(&text, weight));
            prop_assert_eq!(alone, helped);
        }
        prop_assert_eq!(missing(Fonts::Bundled, &text), "");
    }

    #[test]
    fn a_missing_character_takes_room_and_its_neighbors_keep_their_glyphs(
        before in "[a-zא-ת]{1,8}", after in "[a-zא-ת]{1,8}",
    ) {
        for nobodys in ['\u{e000}', '\u{378}', '\u{10fffe}'] {
            let text = format!("{before}{nobodys}{after}");
            for fonts in [Fonts::Bundled, Fonts::WithSystem] {
                let (block, carets) = Engine::with_fonts(fonts).carets(&request(&text, Weight::Regular));
                let boxes = glyphs(&block).into_iter().filter(|id| *id == 0).count();
                prop_assert_eq!(boxes, 1);
                let around = block.ink_width() - self::block(fonts, &format!("{before}{after}")).ink_width();
                prop_assert!(around > 3.0 || block.lines().len() > 1, "{}", around);
                prop_assert_eq!(carets.visual(0).count() > 0, true);
                prop_assert_eq!(missing(fonts, &text), nobodys.to_string());
            }
        }
    }
}

#[test]
fn without_the_machine_a_foreign_script_is_boxes() {
    for text in ["中文", "ひらがな", "नमस्ते", "ไทย", "ελληνικά"] {
        let block = block(Fonts::Bundled, text);
        assert!(glyphs(&block).contains(&0), "{text}");
        assert!(block.ink_width() > 5.0, "{text}");
        assert_ne!(missing(Fonts::Bundled, text), "", "{text}");
    }
}

#[test]
fn each_missing_character_is_named_once_in_the_order_of_the_text() {
    assert_eq!(missing(Fonts::Bundled, "字 word 漢字 מילה 文字"), "字漢文");
    assert_eq!(missing(Fonts::Bundled, "plain\u{0}\t\r\n"), "");
}

#[test]
fn marks_and_joiners_are_no_missing_characters() {
    for text in ["\u{200f}א\u{200e}b\u{2067}c\u{2069}", "מי\u{200d}", "a\u{ad}b", "❤\u{fe0f}", "e\u{301}", "שָׁ", "👍🏽"]
    {
        assert_eq!(missing(Fonts::Bundled, text), "", "{text:?}");
    }
}

#[test]
fn of_a_cluster_only_the_mark_that_is_missing_is_named() {
    assert_eq!(missing(Fonts::Bundled, "x\u{20dd}"), "\u{20dd}");
}

#[test]
fn with_the_machine_nothing_is_missing_that_was_not_missing_without_it() {
    for text in ["中文 かな 한글", "नमस्ते ไทย ελληνικά", "ქართული አማርኛ", "⇒ ∑ ♛ ☃ ⓵", "𓀀 \u{e000}"]
    {
        let alone: BTreeSet<char> = missing(Fonts::Bundled, text).chars().collect();
        let helped: BTreeSet<char> = missing(Fonts::WithSystem, text).chars().collect();
        assert!(helped.is_subset(&alone), "{text}: {helped:?}");
        assert_eq!(block(Fonts::WithSystem, text).text(), text);
    }
}

#[test]
fn arabic_letters_join_also_beside_hebrew() {
    let joined = glyphs(&block(Fonts::Bundled, "سلام"));
    let alone: Vec<u32> =
        ['س', 'ل', 'ا', 'م'].iter().flat_map(|c| glyphs(&block(Fonts::Bundled, &c.to_string()))).collect();
    assert!(joined.iter().all(|id| *id != 0));
    assert_ne!(joined.iter().collect::<BTreeSet<_>>(), alone.iter().collect::<BTreeSet<_>>());
    // The first of the text is the rightmost of the line.
    let mixed = glyphs(&block(Fonts::Bundled, "שלום سلام 42"));
    let hebrew = glyphs(&block(Fonts::Bundled, "שלום"));
    let number = glyphs(&block(Fonts::Bundled, "42"));
    assert_eq!(mixed, [number, joined, hebrew].concat());
}

#[test]
fn every_character_of_the_interface_and_of_the_templates_is_bundled_in_every_weight() {
    let mut all = BTreeSet::new();
    for file in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/locales")).unwrap() {
        let messages = fs::read_to_string(file.unwrap().path()).unwrap();
        // The desktop draws the title of the window, with its own fonts.
        all.extend(messages.lines().filter(|line| !line.starts_with("app-window")).flat_map(str::chars));
    }
    for name in TEMPLATES {
        LANGUAGES.iter().for_each(|language| all.extend(template(name, language).unwrap().chars()));
    }
    assert!(all.contains(&'ש') && all.contains(&'ș'));
    // What pseudo-locales turn letters into.
    all.extend(('À'..='ſ').chain('א'..='ת'));
    for weight in WEIGHTS {
        for c in &all {
            let text = c.to_string();
            let block = Engine::new().block(&request(&text, weight));
            assert!(!glyphs(&block).contains(&0), "U+{:04X} {c} in {weight:?}", u32::from(*c));
        }
    }
}

/// Code and standard output of `throughline check`.
fn checked(folder: &Path, options: &str) -> (u8, String) {
    let (mut input, mut out, mut err) = (std::io::empty(), Vec::new(), Vec::new());
    let mut io = Io {
        fs: &RealFs,
        input: &mut input,
        output: Output::new(&mut out, &mut err),
        is_terminal: false,
        today: jiff::civil::Date::constant(2026, 11, 3),
        seed: 7,
        language: Locale::En,
    };
    let words = format!("throughline check {options} {}", folder.join("a.journey.ron").display());
    let next = run(words.split_whitespace().map(OsString::from), &mut io);
    let CliOutcome::Exit(code) = next else { panic!("the window opens") };
    assert_eq!(String::from_utf8(err).unwrap(), "");
    (code, String::from_utf8(out).unwrap().replace(&folder.display().to_string(), "%"))
}

fn map_saying(text: &str, owner: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let map = format!(
        "(throughline: 1, title: \"a\", language: \"en\", stages: [(id: \"a\", name: \"a\")],\n\
         steps: [(id: \"s\", stage: \"a\", name: \"s\")], lanes: [(id: \"l\", role: Customer)],\n\
         cards: [(id: \"c\", step: \"s\", lane: \"l\", text: \"{text}\", owner: \"{owner}\")])"
    );
    fs::write(folder.path().join("a.journey.ron"), map).unwrap();
    folder
}

#[test]
fn check_names_the_characters_that_no_font_has_with_their_record_and_place() {
    let folder = map_saying("call \u{e000} again \u{e000}", "\u{378}");
    let expected =
        "%/a.journey.ron:3:9: no font on this machine has U+E000 \"\u{e000}\", U+0378 \"\u{378}\" (card c)\n";
    assert_eq!(checked(folder.path(), ""), (1, expected.to_owned()));
    let (code, json) = checked(folder.path(), "--json");
    let found: serde_json::Value = serde_json::from_str(&json).unwrap();
    let issue = &found[0]["issues"][0];
    assert_eq!((code, found[0]["issues"].as_array().unwrap().len()), (1, 1));
    assert_eq!(issue["code"], "character-without-font");
    assert_eq!(issue["level"], "advice");
    assert_eq!(issue["characters"], serde_json::json!(["U+E000", "U+0378"]));
    assert_eq!((&issue["record"], &issue["id"]), (&"card".into(), &"c".into()));
    assert_eq!((&issue["line"], &issue["column"]), (&3.into(), &9.into()));
}

#[test]
fn check_counts_what_it_does_not_name() {
    let many: String = ('\u{e000}'..'\u{e00b}').collect();
    let (_, said) = checked(map_saying(&many, "").path(), "");
    assert!(said.contains("U+E007 \"\u{e007}\" and 3 more (card c)"), "{said}");
}

#[test]
fn check_has_nothing_to_say_about_the_bundled_scripts() {
    let (code, said) = checked(map_saying("שיחה עם PNG 😀", "مرحبا Привет ăîșț").path(), "");
    assert_eq!((code, said.as_str()), (0, "%/a.journey.ron: no issues\n"));
}

/// What the program says about a map with this text, and whether it looked for the fonts of the machine: fontconfig keeps
/// a list of them as soon as it is opened.
fn looks_for_fonts(text: &str) -> (String, bool) {
    let folder = map_saying(text, "");
    let (lists, config) = (folder.path().join("lists"), folder.path().join("fonts.conf"));
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
    let places = format!("<dir>{}</dir><cachedir>{}</cachedir>", fonts.display(), lists.display());
    fs::create_dir(&lists).unwrap();
    fs::write(&config, format!("<?xml version=\"1.0\"?><fontconfig>{places}</fontconfig>")).unwrap();
    let mut check = Command::new(env!("CARGO_BIN_EXE_throughline"));
    check.arg("check").arg(folder.path().join("a.journey.ron")).env("FONTCONFIG_FILE", config);
    let said = String::from_utf8(check.output().unwrap().stdout).unwrap();
    (said, fs::read_dir(lists).unwrap().next().is_some())
}

#[test]
fn the_machine_is_not_asked_about_what_the_bundled_fonts_have_or_what_nobody_can_have() {
    let text = "Help page, ajutor în așteptare, „citat” — 42 €, הלקוח מתקשר ל-PNG שָׁלוֹם ₪ \u{200f}, Привет, Київ, \
                مرحبا، كيف الحال؟ ٤٢, 🎉 👍🏽 👩\u{200d}💻 ❤\u{fe0f} 1\u{fe0f}\u{20e3}, private \u{e000}, \
                unassigned \u{378}, no character \u{10fffe}";
    let (said, looks) = looks_for_fonts(text);
    assert!(said.contains("no font on this machine has U+E000 \"\u{e000}\", U+0378 \"\u{378}\", U+10FFFE"), "{said}");
    assert!(!looks, "nothing of it is looked for");
    // Other systems list their fonts elsewhere, and some have no fontconfig.
    let has_fontconfig = cfg!(target_os = "linux") && Command::new("fc-list").arg("--version").output().is_ok();
    assert!(!has_fontconfig || looks_for_fonts("中文").1, "what the bundled fonts lack is looked for");
}

/// The parts of a text with their fallbacks, which come from the first of `fonts` that has the character.
fn set_in(text: &str, fonts: &[(&str, &str)]) -> Vec<String> {
    let has = |c: char| fonts.iter().find(|(_, letters)| letters.contains(c)).map(|(name, _)| Arc::from(*name));
    let missing: Vec<char> = text.chars().filter(|c| has(*c).is_some()).collect();
    let fallbacks = fallbacks(text, &missing, has).into_iter();
    fallbacks.map(|fallback| format!("{}={}", &text[fallback.range], fallback.families.join(","))).collect()
}

#[test]
fn each_script_gets_its_own_font_and_what_is_bundled_none() {
    let fonts = [("han", "日本語α"), ("greek", "Ελληνικά")];
    assert_eq!(set_in("日本語 Ελληνικά abc 日 42", &fonts), ["日本語=han", "Ελληνικά=greek", "日=han"]);
    assert_eq!(set_in("plain", &fonts), [""; 0]);
}

#[test]
fn a_letter_and_its_marks_get_one_font() {
    assert_eq!(
        set_in("aα\u{301}b x\u{20dd}", &[("greek", "α"), ("signs", "\u{20dd}")]),
        ["α\u{301}=greek", "x\u{20dd}=greek,signs"]
    );
    assert_eq!(set_in("को", &[("one", "क"), ("two", "ो")]), ["को=one,two"]);
}

#[test]
fn punctuation_goes_with_the_script_before_it_or_else_with_the_first() {
    let fonts = [("han", "日本"), ("greek", "α"), ("signs", "「」。")];
    assert_eq!(set_in("「日。α」", &fonts), ["「=han,signs", "日=han", "。=han,signs", "α=greek", "」=greek,signs"]);
    assert_eq!(set_in("。", &fonts), ["。=signs"]);
}

#[test]
fn chinese_characters_follow_the_kana_and_hangul_beside_them() {
    for (text, expected) in [
        ("漢字", HanStyle::Unknown),
        ("漢字かな", HanStyle::Japanese),
        ("漢カ", HanStyle::Japanese),
        ("漢한", HanStyle::Korean),
    ] {
        assert_eq!(HanStyle::from_characters(&text.chars().collect::<Vec<_>>()), expected, "{text}");
    }
}
