//! `throughline check`: the issues of maps, for people or for programs.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::diagnostic::{Diagnostic, clause};
use super::language::LanguageArgs;
use super::source::{self, Folders, InputSource};
use super::speech::{Speak, Speech, english};
use super::{ISSUES, Io, OK, exit_code, exit_with, print_json};
use crate::edit::Noun;
use crate::export::{MissingCharacters, missing_characters};
use crate::i18n::{Locale, Words};
use crate::model::{Dismissed, IssueKind, IssueLevel, Key, check};
use crate::persist::{Fs, MapText, Places};

pub(super) const EXAMPLES: &[&str] = &[
    "throughline check support.journey.ron",
    "throughline check 'maps/**/*.journey.ron'",
    "throughline check maps --json",
];

#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    #[arg(required = true, value_name = "MAP")]
    maps: Vec<PathBuf>,
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    pub(super) language: LanguageArgs,
}

/// A file's name and its findings, or why there are none.
type FileReport = Result<(Speech, Findings), Diagnostic>;

struct Findings {
    open: Vec<Finding>,
    /// How many issues the map itself dismisses.
    dismissed: usize,
}

/// An issue and where it is.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    /// Line and column, from 1.
    place: Option<(usize, usize)>,
    at: Key,
    problem: FindingKind,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum FindingKind {
    Issue(IssueKind),
    /// Characters that no font has.
    MissingGlyphs(MissingCharacters),
}

impl FindingKind {
    fn code(&self) -> &'static str {
        match self {
            Self::Issue(kind) => kind.code(),
            Self::MissingGlyphs(_) => "character-without-font",
        }
    }

    fn level(&self) -> &'static str {
        match self {
            Self::Issue(kind) if kind.level() == IssueLevel::Broken => "broken",
            Self::Issue(_) | Self::MissingGlyphs(_) => "advice",
        }
    }

    fn message(&self, words: &Words) -> String {
        match self {
            Self::Issue(kind) if words.locale() == Locale::En => kind.to_string(),
            Self::Issue(kind) => clause(&words.text(&format!("check-{}", kind.code()))),
            Self::MissingGlyphs(missing) => {
                words.with("cli-missing-glyphs", &[("characters", words.message(missing).into())])
            }
        }
    }
}

pub(super) fn run(check: &CheckArgs, io: &mut Io<'_>) -> u8 {
    let found = source::expand(&check.maps, Folders::Maps, io).into_iter();
    let reports: Vec<FileReport> =
        found.map(|source| source.and_then(|source| Ok((source.name(), findings(&source, io.fs)?)))).collect();
    let unread: Vec<_> = reports.iter().filter_map(|report| report.as_ref().err()).collect();
    let has_issues = reports.iter().flatten().any(|(_, found)| !found.open.is_empty());
    let code = exit_code(reports.len() - unread.len(), unread.len()).max(if has_issues { ISSUES } else { OK });
    if check.json {
        return print_json(&as_json(&reports), io).max(code);
    }
    let printed = io.output.lines(as_lines(&reports, io.words()));
    let printed = exit_with(printed, io);
    unread.into_iter().for_each(|diagnostic| diagnostic.report(io));
    printed.max(code)
}

fn findings(source: &InputSource, fs: &dyn Fs) -> Result<Findings, Diagnostic> {
    let bytes = source.bytes(fs)?;
    let diagnostic = |error| Diagnostic::from_read(source.name(), error);
    let text = MapText::from_bytes(&bytes).map_err(diagnostic)?;
    let map = text.read().map_err(diagnostic)?;
    let issues = check(&map).into_iter().map(|issue| (issue.at, FindingKind::Issue(issue.kind)));
    let missing = missing_characters(&map).into_iter();
    let missing = missing.map(|(at, characters)| (at, FindingKind::MissingGlyphs(characters)));
    let dismissed: BTreeSet<&Dismissed> = map.info.dismissed.iter().collect();
    let is_open = |(at, kind): &(Key, FindingKind)| {
        !dismissed.contains(&Dismissed { issue: kind.code().to_owned(), at: at.id() })
    };
    let (found, dismissed): (Vec<_>, Vec<_>) = issues.chain(missing).partition(is_open);
    let places = if found.is_empty() { Places::default() } else { text.places() };
    let finding = |(at, problem)| Finding { place: places.at(at), at, problem };
    let mut open: Vec<_> = found.into_iter().map(finding).collect();
    open.sort();
    Ok(Findings { open, dismissed: dismissed.len() })
}

fn as_lines(reports: &[FileReport], words: &Words) -> Vec<String> {
    let mut lines = Vec::new();
    for (file, Findings { open, dismissed }) in reports.iter().flatten() {
        let file = file.say(words);
        if open.is_empty() && *dismissed == 0 {
            lines.push(format!("{file}: {}", words.text("cli-no-issues")));
        }
        for finding in open {
            let message = finding.problem.message(words);
            let message = match finding.at.id() {
                None => message,
                Some(id) => format!("{message} ({} {})", thing(finding.at, words), id.as_str()),
            };
            lines.extend(Diagnostic { place: finding.place, ..Diagnostic::new(file.clone(), message) }.lines(words));
        }
        if *dismissed > 0 {
            let key = if open.is_empty() { "cli-only-dismissed" } else { "cli-dismissed" };
            lines.push(format!("{file}: {}", words.with(key, &[("count", (*dismissed).into())])));
        }
    }
    lines
}

fn as_json(reports: &[FileReport]) -> Value {
    let report = |report: &FileReport| match report {
        Ok((file, findings)) => json!({
            "file": file.say(english()),
            "issues": findings.open.iter().map(finding_as_json).collect::<Vec<_>>(),
            "dismissed": findings.dismissed,
        }),
        Err(diagnostic) => diagnostic.file_json(),
    };
    reports.iter().map(report).collect()
}

fn finding_as_json(finding: &Finding) -> Value {
    let (kind, id) = record(finding.at);
    let mut json = json!({
        "line": finding.place.map(|place| place.0),
        "column": finding.place.map(|place| place.1),
        "code": finding.problem.code(),
        "level": finding.problem.level(),
        "message": finding.problem.message(english()),
        "record": kind,
        "id": id,
    });
    if let (FindingKind::MissingGlyphs(missing), Value::Object(members)) = (&finding.problem, &mut json) {
        let codes = missing.codes().collect();
        members.insert("characters".to_owned(), codes);
    }
    json
}

/// What a record is called.
pub(super) fn thing(key: Key, words: &Words) -> String {
    words.with("cli-thing", &[("thing", Noun::from_key(key).code().into())])
}

/// The kind and the id of a record for programs.
pub(super) fn record(key: Key) -> (&'static str, String) {
    match key {
        Key::Info => ("map", String::new()),
        Key::Persona(id) => ("persona", id.to_string()),
        Key::Stage(id) => ("stage", id.to_string()),
        Key::Step(id) => ("step", id.to_string()),
        Key::Lane(id) => ("lane", id.to_string()),
        Key::Card(id) => ("card", id.to_string()),
        Key::Pain(id) => ("pain point", id.to_string()),
        Key::Wait(id) => ("wait point", id.to_string()),
        Key::Connector(id) => ("connector", id.to_string()),
        Key::Emotion(id) => ("emotion", id.to_string()),
    }
}
