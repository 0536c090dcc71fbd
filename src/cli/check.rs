//! `throughline check`: the issues of maps, for people or for programs.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::complaint::Complaint;
use super::{Check, FAILED, ISSUES, Surroundings, boxes, print};
use crate::model::{Dismissed, IssueKind, Key, Level, check};
use crate::persist::{Places, load_bytes, read};

/// What was found in one file.
type Finding = Result<Remarks, Complaint>;

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
    let findings: Vec<(&PathBuf, Finding)> = arguments.maps.iter().map(|path| (path, issues_of(path, world))).collect();
    let text = if arguments.json { as_json(&findings) } else { as_lines(&findings) };
    // Codes grow with what they mean, so the worst finding decides.
    let mut code = print(world, &text);
    for (_, finding) in &findings {
        match finding {
            Ok(issues) if issues.open.is_empty() => {}
            Ok(_) => code = code.max(ISSUES),
            Err(complaint) => {
                code = code.max(FAILED);
                complaint.tell(world);
            }
        }
    }
    code
}

fn issues_of(path: &Path, world: &Surroundings<'_>) -> Finding {
    let bytes = load_bytes(world.fs, path).map_err(|error| Complaint::load(path, error))?;
    let map = read(&bytes).map_err(|error| Complaint::load(path, error.into()))?;
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

fn as_lines(findings: &[(&PathBuf, Finding)]) -> String {
    let mut text = String::new();
    for (path, finding) in findings {
        let Ok(issues) = finding else { continue };
        if issues.open.is_empty() && issues.dismissed == 0 {
            text += &format!("{}: no issues\n", path.display());
        }
        for remark in &issues.open {
            let message = remark.what.message();
            let what = match record(remark.at) {
                ("map", _) => message,
                (kind, id) => format!("{message} ({kind} {id})"),
            };
            let complaint = Complaint { place: remark.place, ..Complaint::new(path.display().to_string(), what) };
            text += &format!("{complaint}\n");
        }
        if issues.dismissed > 0 {
            let (open, issues) = (issues.open.len(), issues.dismissed);
            let rest = if open == 0 { "no other issues" } else { "not shown above" };
            text += &format!("{}: {issues} dismissed, {rest}\n", path.display());
        }
    }
    text
}

fn as_json(findings: &[(&PathBuf, Finding)]) -> String {
    let files: Vec<Value> = findings
        .iter()
        .map(|(path, finding)| {
            let file = path.display().to_string();
            match finding {
                Ok(issues) => json!({
                    "file": file,
                    "issues": issues.open.iter().map(remark_as_json).collect::<Vec<_>>(),
                    "dismissed": issues.dismissed,
                }),
                Err(complaint) => json!({
                    "file": file,
                    "error": {
                        "line": complaint.place.map(|place| place.0),
                        "column": complaint.place.map(|place| place.1),
                        "message": complaint.what,
                        "hint": complaint.hint,
                    },
                }),
            }
        })
        .collect();
    format!("{:#}\n", Value::Array(files))
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
fn record(key: Key) -> (&'static str, String) {
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
