//! `throughline repair`: saves what can be read of a damaged map as a new map. The damaged file is left as it is.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::diagnostic::Diagnostic;
use super::language::LanguageArgs;
use super::save::{Existing, one_stream_for_two, save_map};
use super::speech::{ErrorText, Sentence};
use super::{FAILED, Io, end, source};
use crate::persist::{read, repair, write};

pub(super) const EXAMPLES: &[&str] = &["throughline repair damaged.journey.ron -o repaired.journey.ron"];

#[derive(Debug, clap::Args)]
pub(super) struct RepairArgs {
    map: PathBuf,
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    pub(super) language: LanguageArgs,
}

pub(super) fn run(arguments: &RepairArgs, io: &mut Io<'_>) -> u8 {
    if arguments.json && arguments.output == Path::new("-") {
        one_stream_for_two("map").report(io);
        return FAILED;
    }
    let repaired = repaired(arguments, io);
    let document = arguments.json.then(|| as_json(&arguments.map, &repaired));
    end(repaired, document, |repairs, io| repairs.iter().for_each(|repair| repair.report(io)), io)
}

const KEEP: Existing = Existing::Keep("cli-repair-hint");

/// Writes the repaired copy; returns what was repaired in it.
fn repaired(arguments: &RepairArgs, io: &mut Io<'_>) -> Result<Vec<Diagnostic>, Diagnostic> {
    let source = source::named(&arguments.map, io)?;
    let bytes = source.bytes(io.fs)?;
    let error = match read(&bytes) {
        Ok(map) => return save_map(&arguments.output, &write(&map), KEEP, io).map(|()| Vec::new()),
        Err(error) => error,
    };
    let Some(repaired) = repair(&bytes) else { return Err(Diagnostic::from_read(source.name(), error)) };
    save_map(&arguments.output, &write(&repaired.map), KEEP, io)?;
    let repairs = repaired.repairs.iter().map(|repair| {
        let place = Some((repair.line, repair.column));
        Diagnostic { place, ..Diagnostic::new(source.name(), ErrorText(repair.kind.clone())) }
    });
    let more = (repaired.more > 0).then(|| Sentence::new("cli-more-repairs").counting("count", repaired.more));
    Ok(repairs.chain(more.map(|more| Diagnostic::new(source.name(), more))).collect())
}

fn as_json(path: &Path, repaired: &Result<Vec<Diagnostic>, Diagnostic>) -> Value {
    let file = path.display().to_string();
    match repaired {
        Ok(repairs) => json!({ "file": file, "repairs": repairs.iter().map(Diagnostic::json).collect::<Vec<_>>() }),
        Err(diagnostic) => json!({ "file": file, "error": diagnostic.json() }),
    }
}
