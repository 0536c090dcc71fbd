//! `throughline check`: the issues of maps, for people or for programs.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::complaint::Complaint;
use super::source::{self, Folders, Source};
use super::{ISSUES, Surroundings, WELL, boxes, code_of, print, print_json};
use crate::model::{Dismissed, IssueKind, Key, Level, check};
use crate::persist::{Fs, Places, read};

pub(super) const EXAMPLES: &str = "Examples:
  throughline check support.journey.ron
  throughline check 'maps/**/*.journey.ron'
  throughline check maps --json

Exit codes: 0 no issues, 1 issues or some files that cannot be read, 2 no file can be read. All
files are checked in any case.";

#[derive(Debug, clap::Args)]
pub(super) struct Check {
    /// The maps: files, folders or patterns such as 'maps/**/*.journey.ron'; - for the standard input
    #[arg(required = true, value_name = "MAP")]
    maps: Vec<PathBuf>,
    /// Write one JSON document for programs to read
    #[arg(long)]
    json: bool,
}

/// What was found in one file, and what it is called.
type Finding = (String, Result<Remarks, Complaint>);

/// What is to be said about a map.
struct Remarks {
    open: Vec<Remark>,
    /// How many issues the map itself dismisses.
    dismissed: usize,
}

/// One thing that is to be said about a map.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Remark {
    /// Line and column, from 1.
    place: Option<(usize, usize)>,
    at: Key,
    what: What,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Issue(IssueKind),
    /// Characters that no font has.
    Boxes(Vec<char>),
}

impl What {
    fn code(&self) -> &'static str {
        match self {
            Self::Issue(kind) => kind.code(),
            Self::Boxes(_) => "character-without-font",
        }
    }

    fn level(&self) -> Level {
        match self {
            Self::Issue(kind) => kind.level(),
            Self::Boxes(_) => Level::Advice,
        }
    }

    fn message(&self) -> String {
        match self {
            Self::Issue(kind) => kind.to_string(),
            Self::Boxes(missing) => boxes::message(missing),
        }
    }
}

pub(super) fn run(arguments: &Check, world: &mut Surroundings<'_>) -> u8 {
    let findings: Vec<Finding> = source::found(&arguments.maps, Folders::Maps, world)
        .into_iter()
        .map(|source| match source {
            Ok(source) => (source.name(), issues_of(&source, world.fs)),
            Err(complaint) => (complaint.file.clone(), Err(complaint)),
        })
        .collect();
    let printed =
        if arguments.json { print_json(world, &as_json(&findings)) } else { print(world, &as_lines(&findings)) };
    let unread: Vec<_> = findings.iter().filter_map(|(_, finding)| finding.as_ref().err()).collect();
    let code = code_of(findings.len() - unread.len(), unread.len());
    let has_issues = findings.iter().any(|(_, finding)| finding.as_ref().is_ok_and(|found| !found.open.is_empty()));
    unread.into_iter().for_each(|complaint| complaint.tell(world));
    printed.max(code).max(if has_issues { ISSUES } else { WELL })
}

fn issues_of(source: &Source, fs: &dyn Fs) -> Result<Remarks, Complaint> {
    let bytes = source.bytes(fs)?;
    let map = read(&bytes).map_err(|error| Complaint::read(source.name(), error))?;
    let issues = check(&map).into_iter().map(|issue| (issue.at, What::Issue(issue.kind)));
    let let_be: BTreeSet<&Dismissed> = map.info.dismissed.iter().collect();
    let boxes = boxes::of(&map).into_iter().map(|(at, missing)| (at, What::Boxes(missing)));
    let is_open =
        |(at, what): &(Key, What)| !let_be.contains(&Dismissed { issue: what.code().to_owned(), at: at.id() });
    let (found, dismissed): (Vec<_>, Vec<_>) = issues.chain(boxes).partition(is_open);
    let places = if found.is_empty() { Places::default() } else { Places::of(&bytes) };
    let mut open: Vec<_> = found.into_iter().map(|(at, what)| Remark { place: places.at(at), at, what }).collect();
    open.sort();
    Ok(Remarks { open, dismissed: dismissed.len() })
}

fn as_lines(findings: &[Finding]) -> String {
    let mut text = String::new();
    for (file, finding) in findings {
        let Ok(issues) = finding else { continue };
        if issues.open.is_empty() && issues.dismissed == 0 {
            text += &format!("{file}: no issues\n");
        }
        for remark in &issues.open {
            let message = remark.what.message();
            let what = match record(remark.at) {
                ("map", _) => message,
                (kind, id) => format!("{message} ({kind} {id})"),
            };
            let complaint = Complaint { place: remark.place, ..Complaint::new(file.clone(), what) };
            text += &format!("{complaint}\n");
        }
        if issues.dismissed > 0 {
            let (open, issues) = (issues.open.len(), issues.dismissed);
            let rest = if open == 0 { "no other issues" } else { "not shown above" };
            text += &format!("{file}: {issues} dismissed, {rest}\n");
        }
    }
    text
}

fn as_json(findings: &[Finding]) -> Value {
    let files: Vec<Value> = findings
        .iter()
        .map(|(file, finding)| match finding {
            Ok(issues) => json!({
                "file": file,
                "issues": issues.open.iter().map(remark_as_json).collect::<Vec<_>>(),
                "dismissed": issues.dismissed,
            }),
            Err(complaint) => json!({ "file": file, "error": complaint.json() }),
        })
        .collect();
    Value::Array(files)
}

fn remark_as_json(remark: &Remark) -> Value {
    let (kind, id) = record(remark.at);
    let mut json = json!({
        "line": remark.place.map(|place| place.0),
        "column": remark.place.map(|place| place.1),
        "code": remark.what.code(),
        "level": match remark.what.level() {
            Level::Broken => "broken",
            Level::Advice => "advice",
        },
        "message": remark.what.message(),
        "record": kind,
        "id": id,
    });
    if let (What::Boxes(missing), Value::Object(members)) = (&remark.what, &mut json) {
        members.insert("characters".to_owned(), missing.iter().map(|c| boxes::code(*c)).collect());
    }
    json
}

/// The kind and the id of a record.
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
