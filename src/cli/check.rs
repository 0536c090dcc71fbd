//! `throughline check`: the issues of maps, for people or for programs.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::complaint::Complaint;
use super::{Check, FAILED, ISSUES, Surroundings, print};
use crate::model::{Issue, Key, Level, check};
use crate::persist::{Places, load_bytes, read};

/// What was found in one file.
type Finding = Result<Vec<(Issue, Option<(usize, usize)>)>, Complaint>;

pub(super) fn run(arguments: &Check, world: &mut Surroundings<'_>) -> u8 {
    let findings: Vec<(&PathBuf, Finding)> = arguments.maps.iter().map(|path| (path, issues_of(path, world))).collect();
    let text = if arguments.json { as_json(&findings) } else { as_lines(&findings) };
    // Codes grow with what they mean, so the worst finding decides.
    let mut code = print(world, &text);
    for (_, finding) in &findings {
        match finding {
            Ok(issues) if issues.is_empty() => {}
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
    let issues = check(&map);
    let places = if issues.is_empty() { Places::default() } else { Places::of(&bytes) };
    let mut placed: Vec<_> = issues.into_iter().map(|issue| (issue, places.at(issue.at))).collect();
    placed.sort_by_key(|(issue, place)| (*place, *issue));
    Ok(placed)
}

fn as_lines(findings: &[(&PathBuf, Finding)]) -> String {
    let mut text = String::new();
    for (path, finding) in findings {
        let Ok(issues) = finding else { continue };
        if issues.is_empty() {
            text += &format!("{}: no issues\n", path.display());
        }
        for (issue, place) in issues {
            let what = match record(issue.at) {
                ("map", _) => issue.kind.to_string(),
                (kind, id) => format!("{} ({kind} {id})", issue.kind),
            };
            let complaint = Complaint { place: *place, ..Complaint::new(path.display().to_string(), what) };
            text += &format!("{complaint}\n");
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
                    "issues": issues.iter().map(|(issue, place)| issue_as_json(*issue, *place)).collect::<Vec<_>>(),
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

fn issue_as_json(issue: Issue, place: Option<(usize, usize)>) -> Value {
    let (kind, id) = record(issue.at);
    json!({
        "line": place.map(|place| place.0),
        "column": place.map(|place| place.1),
        "code": issue.kind.code(),
        "level": match issue.level() {
            Level::Broken => "broken",
            Level::Advice => "advice",
        },
        "message": issue.kind.to_string(),
        "record": kind,
        "id": id,
    })
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
