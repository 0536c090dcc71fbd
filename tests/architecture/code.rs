//! Source files as the rules see them: without comments, strings and tests, and as paths of modules.

/// One file of Rust.
pub struct Source {
    /// From the root of the crate, with slashes.
    pub path: String,
    /// What stands in the file.
    pub text: String,
    /// The same without comments, the insides of strings, and items for tests only; each line in its place.
    pub code: String,
    /// The strings of the code: the byte of each one's quote in `code`, and what stands in it.
    pub strings: Vec<(usize, String)>,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        let (code, strings) = bare(text);
        let code = without_tests(&code);
        let strings = strings.into_iter().filter(|(at, _)| code[*at..].starts_with('"')).collect();
        Self { path: path.to_owned(), text: text.to_owned(), code, strings }
    }

    /// The module right under the crate that the file belongs to: `model` for `src/model/key.rs`.
    pub fn layer(&self) -> &str {
        let inside = self.path.strip_prefix("src/").unwrap_or(&self.path);
        inside.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// The modules that lead to the file: `model`, `key` for `src/model/key.rs`; none for `src/lib.rs`.
    pub fn module(&self) -> Vec<&str> {
        let inside = self.path.strip_prefix("src/").unwrap_or(&self.path).trim_end_matches(".rs");
        let mut parts: Vec<_> = inside.split('/').collect();
        if parts.last() == Some(&"mod") || matches!(parts[..], ["lib" | "main"]) {
            parts.pop();
        }
        parts
    }

    /// The line (from 1) of a byte of `code`.
    pub fn line(&self, at: usize) -> usize {
        self.code[..at].matches('\n').count() + 1
    }

    /// Where the code names something in this crate: the byte, and the path from the root of the crate, as in
    /// `geom::Flow`. Groups in braces are taken apart, and `super` and `self` are resolved.
    pub fn paths(&self) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        for start in ["crate", "super", "self"] {
            for (at, _) in self.words(start) {
                let before = &self.code[..at];
                // `pub(in crate::…)` names no item.
                if before.ends_with("::") || before.ends_with("(in ") {
                    continue;
                }
                let mut module = if start == "crate" { Vec::new() } else { self.module() };
                let mut after = at;
                if start == "super" {
                    while self.code[after..].starts_with("super::") {
                        module.pop();
                        after += "super::".len();
                    }
                    after = if after == at { at + start.len() } else { after - "::".len() };
                } else {
                    after += start.len();
                }
                found.extend(tree(&self.code, after).into_iter().map(|path| (at, absolute(&module, &path))));
            }
        }
        found.sort();
        found
    }

    /// Where a word stands alone in the code, not as a part of a longer name.
    pub fn words<'a>(&'a self, word: &'a str) -> impl Iterator<Item = (usize, &'a str)> + 'a {
        let named = |c: char| c.is_alphanumeric() || c == '_';
        self.code.match_indices(word).filter(move |(at, _)| {
            !self.code[..*at].chars().next_back().is_some_and(named)
                && !self.code[at + word.len()..].chars().next().is_some_and(named)
        })
    }
}

/// A path within a module, from the root of the crate; `a::self` is `a`.
fn absolute(module: &[&str], path: &str) -> String {
    let path = [module, &[path]].concat().join("::");
    path.strip_suffix("::self").map(str::to_owned).unwrap_or(path)
}

/// The paths of a use tree that begins with `::` at a byte: `::a::{b, c::d}` gives `a::b` and `a::c::d`.
fn tree(code: &str, at: usize) -> Vec<String> {
    let Some(rest) = code[at..].strip_prefix("::") else { return Vec::new() };
    let rest = rest.trim_start();
    if let Some(group) = rest.strip_prefix('{') {
        return group_parts(group).iter().flat_map(|part| tree(&format!("::{}", part.trim()), 0)).collect();
    }
    let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
    let (name, after) = rest.split_at(end);
    if name.is_empty() {
        return Vec::new();
    }
    let below = tree(after, 0);
    if below.is_empty() { vec![name.to_owned()] } else { below.iter().map(|path| format!("{name}::{path}")).collect() }
}

/// What stands between the commas of a group, up to its closing brace.
fn group_parts(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                parts.push(&group[start..at]);
                return parts;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts
}

/// The text with comments and the insides of strings and characters replaced by spaces, and the strings: the byte
/// of their quote in that code, and what stands in the file between the quotes.
fn bare(text: &str) -> (String, Vec<(usize, String)>) {
    let (mut out, mut strings) = (String::with_capacity(text.len()), Vec::new());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let in_name = out.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let skip = comment(rest).or_else(|| literal(rest)).filter(|_| !(in_name && rest.starts_with(['r', 'b'])));
        let Some(length) = skip else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        };
        let (skipped, after) = rest.split_at(length);
        let start = out.len();
        out.extend(skipped.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        if let Some((_, inside)) =
            skipped.split_once('"').filter(|(before, _)| before.chars().all(|c| matches!(c, 'r' | 'b' | '#')))
        {
            out.replace_range(start..=start, "\"");
            strings.push((start, inside.rsplit_once('"').map_or(inside, |(inside, _)| inside).to_owned()));
        }
        rest = after;
    }
    (out, strings)
}

/// The length of the comment that the text begins with.
fn comment(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    if !text.starts_with("/*") {
        return None;
    }
    let (mut depth, mut at) = (0, 0);
    while at < text.len() {
        let here = &text.as_bytes()[at..];
        if here.starts_with(b"/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if here.starts_with(b"*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                return Some(at);
            }
        } else {
            at += 1;
        }
    }
    Some(text.len())
}

/// The length of the string or character that the text begins with.
fn literal(text: &str) -> Option<usize> {
    let start = text.trim_start_matches('b');
    let prefix = text.len() - start.len();
    if let Some(raw) = start.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let inside = raw[hashes..].strip_prefix('"')?;
        let close = format!("\"{}", "#".repeat(hashes));
        let end = inside.find(&close).map_or(inside.len(), |at| at + close.len());
        return Some(prefix + 2 + hashes + end);
    }
    if let Some(inside) = start.strip_prefix('"') {
        return Some(prefix + 1 + closing(inside, '"'));
    }
    // A quote is a character when a quote follows after one character or an escape; else it is a lifetime.
    let inside = start.strip_prefix('\'')?;
    let first = inside.chars().next()?;
    let is_character = first == '\\' || inside[first.len_utf8()..].starts_with('\'');
    is_character.then(|| prefix + 1 + closing(inside, '\''))
}

fn closing(inside: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in inside.char_indices() {
        if c == quote && !escaped {
            return at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    inside.len()
}

/// The code with every item under `#[cfg(test)]` blanked out.
fn without_tests(code: &str) -> String {
    const MARK: &str = "#[cfg(test)]";
    let mut out = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(at) = rest.find(MARK) {
        let item = &rest[at..];
        let mut depth = 0;
        let end = item.char_indices().find_map(|(at, c)| {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            (depth == 0 && matches!(c, '}' | ';')).then_some(at + 1)
        });
        let end = end.unwrap_or(item.len());
        out.push_str(&rest[..at]);
        out.extend(item[..end].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        rest = &item[end..];
    }
    out.push_str(rest);
    out
}

#[test]
fn comments_strings_and_tests_are_not_code() {
    let text = "//! crate::a\nfn f<'a>(x: &'a str) { g(\"crate::b \\\" {\", 'c', '\\'', r#\"crate::d\"#); } /* crate::e /* */ */\n\
                #[cfg(test)]\nmod tests { use crate::f; }\nuse crate::kept;\n";
    let source = Source::new("src/x.rs", text);
    assert_eq!(
        source.paths().iter().map(|(at, path)| (source.line(*at), path.as_str())).collect::<Vec<_>>(),
        [(5, "kept")]
    );
    assert!(source.code.contains("fn f<'a>(x: &'a str) { g("));
    assert_eq!(source.code.lines().count(), text.lines().count());
}

#[test]
fn groups_and_supers_are_taken_apart() {
    let source = Source::new(
        "src/model/key.rs",
        "use crate::{geom::{Flow, Rect}, scene};\nuse super::Map;\nsuper::super::edit::x();",
    );
    let paths: Vec<_> = source.paths().into_iter().map(|(_, path)| path).collect();
    assert_eq!(paths, ["geom::Flow", "geom::Rect", "scene", "model::Map", "edit::x"]);
    let paths = |path, text| Source::new(path, text).paths().into_iter().map(|(_, path)| path).collect::<Vec<_>>();
    assert_eq!(paths("src/scene.rs", "use super::text::Block;"), ["text::Block"]);
    assert_eq!(paths("src/app/mod.rs", "use self::panels::{self, Panels};"), ["app::panels", "app::panels::Panels"]);
    assert_eq!(paths("src/lib.rs", "pub(in crate::app) fn f(self) { self.g() }"), [""; 0]);
}
