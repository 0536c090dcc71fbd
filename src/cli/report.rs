//! `throughline report`: the pain points of many maps, for people, for spreadsheets, and for programs.

mod listing;

use std::path::PathBuf;

use clap::ValueEnum;
use serde_json::{Value, json};

use super::diagnostic::Diagnostic;
use super::language::LanguageArgs;
use super::option_value::from_zero;
use super::source::{self, Folders};
use super::speech::{Speak, english};
use super::{Io, exit_code, exit_with, print_json};
use crate::exchange::portfolio::{GroupBy, Portfolio};
use crate::exchange::separated::{self, Separator};
use crate::i18n::{Locale, MapWords};

pub(super) const EXAMPLES: &[&str] = &[
    "throughline report 'maps/**/*.journey.ron'",
    "throughline report maps --by stage --top 10",
    "throughline report maps --csv --lang ro > pains.csv",
    "throughline report maps --json",
];

/// How many pain points, or groups of them, people see by default.
const TOP: usize = 20;

#[derive(Debug, clap::Args)]
pub(super) struct ReportArgs {
    #[arg(required = true, value_name = "MAP")]
    maps: Vec<PathBuf>,
    #[arg(long, conflicts_with = "json")]
    by: Option<Grouping>,
    #[arg(long, value_name = "N", value_parser = from_zero)]
    top: Option<usize>,
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    #[command(flatten)]
    pub(super) language: LanguageArgs,
    #[arg(long)]
    json: bool,
}

/// What is added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Grouping {
    Consequence,
    Channel,
    Stage,
    Map,
}

impl Grouping {
    /// How pain points are added up; `None` for a table of maps.
    fn by(self) -> Option<GroupBy> {
        match self {
            Self::Consequence => Some(GroupBy::Consequence),
            Self::Channel => Some(GroupBy::Channel),
            Self::Stage => Some(GroupBy::Stage),
            Self::Map => None,
        }
    }
}

/// `asked` is the language that the arguments name: only that is the one of a table for spreadsheets, which is the same on
/// every machine.
pub(super) fn run(report: &ReportArgs, asked: Option<Locale>, io: &mut Io<'_>) -> u8 {
    let words = if report.json || report.csv { english() } else { io.words() };
    let mut portfolio = Portfolio::default();
    let mut unread = Vec::new();
    for source in source::expand(&report.maps, Folders::Maps, io) {
        match source.and_then(|source| Ok((source.name().say(words), source.map(io.fs)?))) {
            Ok((name, map)) => portfolio.add(&name, &map),
            Err(diagnostic) => unread.push(diagnostic),
        }
    }
    let code = exit_code(portfolio.maps.len(), unread.len());
    if report.json {
        return print_json(&as_json(&portfolio, report, &unread), io).max(code);
    }
    let printed = match portfolio.maps.as_slice() {
        [] => Ok(()),
        _ if report.csv => io.output.bytes(&as_csv(&portfolio, report, MapWords::of(asked.unwrap_or_default()))),
        _ => io.output.lines(listing::lines(&portfolio, report.by, report.top.unwrap_or(TOP), words)),
    };
    unread.iter().for_each(|diagnostic| diagnostic.report(io));
    exit_with(printed, io).max(code)
}

fn as_csv(portfolio: &Portfolio, report: &ReportArgs, words: &MapWords) -> Vec<u8> {
    let most = report.top.unwrap_or(usize::MAX);
    let sheet = match report.by.map(Grouping::by) {
        None => portfolio.ranking(most, words),
        Some(Some(by)) => portfolio.summary(by, most, words),
        Some(None) => portfolio.overview(most, words),
    };
    separated::file(&sheet, Separator::Comma)
}

/// Values of the file format are written as in the file.
fn as_json(portfolio: &Portfolio, report: &ReportArgs, unread: &[Diagnostic]) -> Value {
    let most = report.top.unwrap_or(usize::MAX);
    json!({
        "maps": portfolio.maps,
        "consequences": portfolio.sums(GroupBy::Consequence),
        "channels": portfolio.sums(GroupBy::Channel),
        "stages": portfolio.sums(GroupBy::Stage),
        "pains": portfolio.pains().into_iter().take(most).collect::<Vec<_>>(),
        "unread": unread.iter().map(Diagnostic::file_json).collect::<Vec<_>>(),
    })
}
