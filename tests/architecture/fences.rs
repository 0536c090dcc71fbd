//! What must not stand in certain layers: crates, clocks, files, left and right, a map that changes.

use crate::Complaint;
use crate::code::Source;

/// A crate, a path of the standard library or the name of a type, the files that may name it (by the start of their path), and why.
const FENCES: &[(&str, &[&str], &str)] = &[
    ("egui", &["src/app/"], "the window toolkit is a guest at the very edge"),
    ("eframe", &["src/app/", "src/main.rs"], "the window toolkit is a guest at the very edge"),
    ("rfd", &["src/app/"], "file dialogs belong to the window"),
    ("etagere", &["src/app/"], "the glyph atlas belongs to the window"),
    ("parley", &["src/text/"], "text is shaped once, by one engine"),
    ("fontique", &["src/text/"], "fonts are chosen where text is shaped"),
    ("swash", &["src/text/", "src/app/"], "glyphs become bitmaps for the text of the window only"),
    ("unicode_bidi", &["src/text/"], "directions are resolved where text is shaped"),
    ("ron", &["src/persist/", "src/theme"], "the format of the file is known in one place"),
    ("krilla", &["src/render/pdf"], "each backend knows its own library"),
    ("vello_cpu", &["src/render/png"], "each backend knows its own library"),
    ("zlib_rs", &["src/render/png"], "each backend knows its own library"),
    ("csv_core", &["src/exchange/"], "foreign formats are read in one place"),
    ("quick_xml", &["src/exchange/workbook"], "foreign formats are read in one place"),
    ("zip", &["src/exchange/workbook"], "foreign formats are read and written in one place"),
    ("arboard", &["src/app/"], "the clipboard belongs to the desktop"),
    ("indicatif", &["src/cli"], "only the command line speaks to a terminal"),
    ("clap_complete", &["src/cli"], "the command line is parsed in one place"),
    ("glob", &["src/cli"], "files are found where their names are given"),
    ("clap", &["src/cli"], "the command line is parsed in one place"),
    ("serde_json", &["src/cli"], "JSON is an output of the command line"),
    ("fluent_bundle", &["src/i18n"], "messages are formatted in one place"),
    ("fluent_syntax", &["src/i18n"], "messages are formatted in one place"),
    ("unic_langid", &["src/i18n"], "messages are formatted in one place"),
    ("icu_plurals", &["src/i18n"], "messages are formatted in one place"),
    ("sys_locale", &["src/app/"], "what comes from outside is passed in, so that the rest repeats"),
    ("signal_hook", &["src/app/"], "what the system wants is heard at the edge"),
    ("zbus", &["src/app/"], "what the desktop asks for is heard at the edge"),
    ("pollster", &["src/app/"], "only a thread of its own waits for the desktop"),
    ("etcetera", &["src/app/"], "what comes from outside is passed in, so that the rest repeats"),
    ("libc", &["src/persist/fs/real.rs"], "the flags of a system are named where files are opened"),
    ("std::fs", &["src/persist/", "src/cli", "src/app/files"], "files are read and written where failures are handled"),
    (
        "std::env",
        &["src/cli", "src/app/", "src/main.rs"],
        "what comes from outside is passed in, so that the rest repeats",
    ),
    (
        "std::process::exit",
        &["src/cli", "src/app/", "src/main.rs"],
        "a program that ends in its middle loses what is not saved",
    ),
    ("std::process::Command", &["src/cli", "src/app/", "src/main.rs"], "only the edge of the program starts others"),
    ("std::net", &[], "everything works offline"),
    ("Instant", &["src/app/", "src/main.rs"], "no clock below the window: time is passed in"),
    ("SystemTime", &["src/app/", "src/main.rs"], "no clock below the window: time is passed in"),
];

/// Words that must not stand in the files whose path starts so, and why.
const BANNED: &[(&str, &[&str], &str)] = &[
    (
        "src/model",
        &["Color", "Rect", "Point", "Size", "Font", "Path", "PathBuf"],
        "the model has no pixels, colors, fonts or files",
    ),
    (
        "src/layout/",
        &["Result", "left", "right"],
        "layout cannot fail, and thinks in inline and block; one function mirrors",
    ),
    ("src/layout/", &["std::io"], "layout does no input or output"),
    ("src/editor/", &["std::io"], "the editor does no input or output"),
];

/// Where the window tells left from right.
const MIRROR: &str = "src/app/widgets/mirror.rs";

/// What the toolkit does from left to right only, or draws in an order that is wrong for Hebrew.
const ONE_WAY: &[&str] =
    &["left_to_right", "right_to_left", "RichText", "TextEdit", "LayoutJob", "on_hover_text", "on_hover_ui"];

/// The one file whose code the compiler does not check in full: every call of the graphics library is unsafe.
const UNSAFE: &str = "src/app/paint/gl.rs";

/// The one file where a map changes.
const PATCH: &str = "src/edit/patch.rs";

pub fn complaints(sources: &[Source]) -> Vec<Complaint> {
    sources
        .iter()
        .flat_map(|source| {
            [fenced(source), banned(source), one_way(source), changed_maps(source), unchecked(source)].concat()
        })
        .collect()
}

fn unchecked(source: &Source) -> Vec<Complaint> {
    let found = source.words("unsafe").filter(|_| source.path != UNSAFE);
    found.map(|(at, _)| format!("{}:{}: `unsafe` stands in {UNSAFE} only", source.path, source.line(at))).collect()
}

fn fenced(source: &Source) -> Vec<Complaint> {
    let mut found = Vec::new();
    for (name, homes, why) in
        FENCES.iter().filter(|(_, homes, _)| !homes.iter().any(|home| source.path.starts_with(home)))
    {
        for at in mentions(source, name) {
            found.push(format!(
                "{}:{}: `{name}` may be named in {} only: {why}",
                source.path,
                source.line(at),
                if homes.is_empty() { "no file".to_owned() } else { homes.join(", ") },
            ));
        }
    }
    found
}

/// Where a crate, or an item of the standard library, is named.
fn mentions(source: &Source, name: &str) -> Vec<usize> {
    if name.starts_with(char::is_uppercase) {
        return source.words(name).map(|(at, _)| at).collect();
    }
    let Some((parent, item)) = name.rsplit_once("::") else {
        return source.words(name).filter(|(at, _)| is_crate(source, *at, name)).map(|(at, _)| at).collect();
    };
    // `std::fs` whole, or `fs` within the braces of `use std::{…}`.
    let whole = source.words(name).map(|(at, _)| at);
    let opening = format!("{parent}::{{");
    let in_group = source.code.match_indices(&opening).filter(|(at, _)| {
        let group = &source.code[at + opening.len()..];
        let group = &group[..group.find(';').unwrap_or(group.len())];
        group.split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|word| word == item)
    });
    whole.chain(in_group.map(|(at, _)| at)).collect()
}

/// True when a name stands as a crate: before `::` and after none, or alone after `use`.
fn is_crate(source: &Source, at: usize, name: &str) -> bool {
    let (before, after) = (&source.code[..at], &source.code[at + name.len()..]);
    let used = before.trim_end().ends_with("use") || before.ends_with("extern crate ");
    !before.ends_with("::") && (after.starts_with("::") || used)
}

fn banned(source: &Source) -> Vec<Complaint> {
    let mut found = Vec::new();
    for (_, words, why) in BANNED.iter().filter(|(home, ..)| source.path.starts_with(home)) {
        for word in *words {
            let hits = source.words(word).map(|(at, _)| at).chain(parts_of_names(source, word));
            found.extend(
                hits.map(|at| format!("{}:{}: `{word}` must not stand here: {why}", source.path, source.line(at))),
            );
        }
    }
    found
}

fn one_way(source: &Source) -> Vec<Complaint> {
    if !source.path.starts_with("src/app/") || source.path == MIRROR {
        return Vec::new();
    }
    let complaint = |(word, at): (&str, usize)| {
        format!(
            "{}:{}: `{word}` stands in {MIRROR} only, or nowhere: rows run with the interface, and text is drawn by our engine",
            source.path,
            source.line(at),
        )
    };
    let hits = ONE_WAY.iter().flat_map(|word| source.words(word).map(move |(at, _)| (*word, at)));
    hits.map(complaint).collect()
}

/// Where a lower-case word is a part of a longer name, as in `left_edge` and `from_left`.
fn parts_of_names<'a>(source: &'a Source, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let lower = word.chars().all(|c| c.is_ascii_lowercase());
    source.code.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let before = source.code[..*at].chars().next_back();
        let after = source.code[at + word.len()..].chars().next();
        let starts = !before.is_some_and(char::is_alphanumeric);
        let ends = !after.is_some_and(char::is_alphanumeric);
        lower && starts && ends && (before == Some('_') || after == Some('_'))
    })
}

fn changed_maps(source: &Source) -> Vec<Complaint> {
    if source.path == PATCH {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut complain = |at: usize, what: &str| {
        found.push(format!(
            "{}:{}: {what} outside {PATCH}: `Patch::apply` alone changes a map, so that every change can be undone",
            source.path,
            source.line(at),
        ));
    };
    for (at, _) in source.words("mut") {
        let before = source.code[..at].trim_end();
        let is_reference = before.ends_with('&') || before.rsplit_once('&').is_some_and(|(_, name)| is_lifetime(name));
        let after = source.code[at + "mut".len()..].trim_start();
        let name =
            after.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).map_or(after, |end| &after[..end]);
        if is_reference && (name == "Map" || name == "crate::model::Map" || name == "model::Map") {
            complain(at, "`&mut Map`");
        }
    }
    for call in ["map.put(", "map.take("] {
        source.code.match_indices(call).for_each(|(at, _)| complain(at, "a record changed in place"));
    }
    found
}

fn is_lifetime(name: &str) -> bool {
    name.strip_prefix('\'').is_some_and(|name| name.chars().all(|c| c.is_alphanumeric() || c == '_'))
}

#[test]
fn a_crate_outside_its_fence_is_refused() {
    for (path, text) in [
        ("src/editor/mod.rs", "use egui::Pos2;"),
        ("src/editor/mod.rs", "fn f(ui: &mut egui::Ui) {}"),
        ("src/layout/mod.rs", "use parley;"),
        ("src/model/mod.rs", "use ron::de::from_str;"),
        ("src/render/svg.rs", "use vello_cpu::Pixmap;"),
        ("src/render/mod.rs", "let file = std::fs::read(path);"),
        ("src/render/mod.rs", "use std::{fs, io};"),
        ("src/app/panels.rs", "use std::fs::File;"),
        ("src/text/mod.rs", "use std::env;"),
        ("src/theme.rs", "use std::{time::Instant, sync::Arc};"),
        ("src/persist/store.rs", "fn save(at: SystemTime) {}"),
        ("src/render/mod.rs", "std::process::exit(1)"),
        ("src/app/mod.rs", "use std::net::TcpStream;"),
    ] {
        assert_eq!(complaints(&[Source::new(path, text)]).len(), 1, "{path}: {text}");
    }
}

#[test]
fn a_banned_word_is_refused_alone_and_as_a_part_of_a_name() {
    for (path, text) in [
        ("src/model/records.rs", "pub color: Color,"),
        ("src/layout/mod.rs", "fn arrange() -> Result<(), Error> {}"),
        ("src/layout/cards.rs", "let left_edge = 0.0;"),
        ("src/layout/cards.rs", "let x = area.right();"),
        ("src/layout/cards.rs", "use std::io::Write;"),
    ] {
        assert_eq!(complaints(&[Source::new(path, text)]).len(), 1, "{path}: {text}");
    }
}

#[test]
fn a_panel_that_runs_one_way_only_is_refused() {
    let text = "ui.with_layout(Layout::right_to_left(Align::Center), |ui| drop(ui));";
    assert_eq!(complaints(&[Source::new("src/app/status.rs", text)]).len(), 1);
    assert_eq!(complaints(&[Source::new(MIRROR, text)]), Vec::<Complaint>::new());
    let text = "response.on_hover_text(tip);";
    assert_eq!(complaints(&[Source::new("src/app/menu.rs", text)]).len(), 1);
}

#[test]
fn a_map_changes_in_a_patch_only() {
    for text in
        ["fn f(map: &mut Map) {}", "fn f<'a>(map: &'a mut Map) {}", "fn f(m: &mut model::Map) {}", "map.put(record);"]
    {
        assert_eq!(complaints(&[Source::new("src/edit/plan/delete.rs", text)]).len(), 1, "{text}");
        assert_eq!(complaints(&[Source::new(PATCH, text)]), Vec::<Complaint>::new(), "{text}");
    }
}

#[test]
fn what_only_looks_like_it_is_left_alone() {
    for (path, text) in [
        ("src/editor/mod.rs", "// egui::Ui draws it\nlet name = \"egui::Ui\";"),
        ("src/render/mod.rs", "pub mod png;\nuse self::png::render;"),
        ("src/layout/mod.rs", "match flow { Flow::LeftToRight => bright, Flow::RightToLeft => copyright }"),
        ("src/layout/mod.rs", "#[cfg(test)]\nmod tests {\n    fn f() -> Result<(), ()> { let left = 1; Ok(()) }\n}"),
        ("src/model/order.rs", "use std::collections::HashMap;\nfn f(map: &Map, seen: &mut MapKind) {}"),
        ("src/persist/fs.rs", "format!(\"{}\", std::process::id())"),
        ("src/persist/read.rs", "let mut map = Map::default();"),
    ] {
        assert_eq!(complaints(&[Source::new(path, text)]), Vec::<Complaint>::new(), "{path}: {text}");
    }
}
