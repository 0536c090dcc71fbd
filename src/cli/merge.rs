//! `throughline merge`: two maps that were changed separately become one, for people and as a merge driver for git.
//!
//! An empty file counts as an empty map: git passes one when there is no common ancestor.

mod conflict_text;

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::check::record;
use super::diagnostic::Diagnostic;
use super::language::LanguageArgs;
use super::save::{Existing, one_stream_for_two, save_map};
use super::source::InputSource;
use super::speech::Sentence;
use super::{FAILED, Io, end, source};
use crate::edit::{Conflict, merge};
use crate::model::Map;
use crate::persist::{read, write};

// Git replaces %P by any path, also one that begins with a dash: without the equals sign it would be read as an option.
pub(super) const EXAMPLES: &[&str] = &[
    "throughline merge before.journey.ron ours.journey.ron theirs.journey.ron -o both.journey.ron",
    "git config merge.throughline.driver 'throughline merge %O %A %B -o %A --name=%P'",
];

#[derive(Debug, clap::Args)]
pub(super) struct MergeArgs {
    base: PathBuf,
    ours: PathBuf,
    theirs: PathBuf,
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    pub(super) language: LanguageArgs,
}

impl MergeArgs {
    /// What messages call the merged map.
    fn map_name(&self) -> String {
        self.name.clone().unwrap_or_else(|| self.output.display().to_string())
    }

    /// A diagnostic about one of the files. Those of a merge driver are temporary: people know the map by its name.
    fn named(&self, side: &'static str, diagnostic: Diagnostic) -> Diagnostic {
        match &self.name {
            Some(name) => {
                let file = Sentence::new("cli-side").with("side", side).with("name", name.as_str());
                Diagnostic { file: Box::new(file), ..diagnostic }
            }
            None => diagnostic,
        }
    }
}

pub(super) fn run(merge: &MergeArgs, io: &mut Io<'_>) -> u8 {
    if merge.json && merge.output == Path::new("-") {
        one_stream_for_two("map").report(io);
        return FAILED;
    }
    let merged = merged(merge, io);
    let document = merge.json.then(|| as_json(merge, &merged));
    let tell = |conflicts: &[Conflict], io: &mut Io<'_>| {
        let words = io.words();
        let count = words.with("cli-conflicts", &[("count", conflicts.len().into())]);
        let first = format!("throughline: {}: {count}", merge.map_name());
        let rest = conflicts.iter().map(|conflict| format!("  {}", conflict_text::told(conflict, words)));
        io.output.warn([first].into_iter().chain(rest));
    };
    end(merged, document, tell, io)
}

fn as_json(merge: &MergeArgs, merged: &Result<Vec<Conflict>, Diagnostic>) -> Value {
    let conflict = |conflict: &Conflict| {
        let (kind, id) = record(conflict.key);
        json!({ "record": kind, "id": id, "name": conflict.name, "message": conflict.to_string() })
    };
    match merged {
        Ok(conflicts) => {
            let conflicts: Vec<_> = conflicts.iter().map(conflict).collect();
            json!({ "file": merge.map_name(), "conflicts": conflicts })
        }
        Err(diagnostic) => diagnostic.file_json(),
    }
}

fn merged(arguments: &MergeArgs, io: &mut Io<'_>) -> Result<Vec<Conflict>, Diagnostic> {
    let mut side = |side, path: &Path| {
        let source = source::named(path, io);
        source.and_then(|source| map(&source, io)).map_err(|diagnostic| arguments.named(side, diagnostic))
    };
    let base = side("base", &arguments.base)?;
    let ours = side("ours", &arguments.ours)?;
    let theirs = side("theirs", &arguments.theirs)?;
    let merged = merge(&base, &ours, &theirs);
    // Three large maps need not stay in memory beside the fourth and its text.
    drop((base, ours, theirs));
    save_map(&arguments.output, &write(&merged.map), Existing::Overwrite, io)
        .map_err(|diagnostic| arguments.named("merged", diagnostic))?;
    Ok(merged.conflicts)
}

fn map(source: &InputSource, io: &Io<'_>) -> Result<Map, Diagnostic> {
    let bytes = source.bytes(io.fs)?;
    if bytes.is_empty() {
        return Ok(Map::default());
    }
    read(&bytes).map_err(|error| Diagnostic::from_read(source.name(), error))
}
