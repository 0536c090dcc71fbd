//! The help of the program and of its commands, in the language of the user.
//!
//! The parser of the arguments knows names, values, and rules, but no words: these are messages whose keys follow from the
//! names of the commands and their arguments. `help-check` says what `check` does, `help-check-maps` what its argument
//! `maps` is, `help-value-map` what `MAP` is called.

use clap::builder::{PossibleValue, StyledStr};
use clap::{Arg, Command, CommandFactory};

use super::{Arguments, check, completions, export, import, merge, new, repair, report};
use crate::i18n::Words;

/// The name of the program, which is the command without a command.
const PROGRAM: &str = "throughline";

/// What stands below the options of a command.
struct HelpEnd {
    command: &'static str,
    examples: &'static [&'static str],
    /// The keys of what is said after the examples.
    notes: &'static [&'static str],
}

const ENDS: [HelpEnd; 9] = [
    HelpEnd { command: PROGRAM, examples: &[], notes: &["help-exit-codes"] },
    HelpEnd { command: "new", examples: new::EXAMPLES, notes: &[] },
    HelpEnd { command: "check", examples: check::EXAMPLES, notes: &["help-exit-codes-check"] },
    HelpEnd {
        command: "export",
        examples: export::EXAMPLES,
        notes: &["help-export-formats", "help-exit-codes-export"],
    },
    HelpEnd { command: "import", examples: import::EXAMPLES, notes: &["help-exit-codes-import"] },
    HelpEnd {
        command: "report",
        examples: report::EXAMPLES,
        notes: &["help-report-markdown", "help-exit-codes-report"],
    },
    HelpEnd { command: "merge", examples: merge::EXAMPLES, notes: &["help-exit-codes-merge"] },
    HelpEnd { command: "repair", examples: repair::EXAMPLES, notes: &["help-exit-codes-repair"] },
    HelpEnd { command: "completions", examples: completions::EXAMPLES, notes: &[] },
];

/// The commands with a longer explanation, which `--help` shows and `-h` does not.
const EXPLAINED: [&str; 6] = [PROGRAM, "export", "import", "report", "merge", "repair"];

/// The commands whose `--lang` has a meaning of its own.
const OWN_LANGUAGE: [&str; 4] = [PROGRAM, "new", "import", "report"];

/// The parser of the arguments, with what each command and argument is for: what shells complete and explain.
#[must_use]
pub fn command(words: &Words) -> Command {
    let mut command = explained(Arguments::command(), words).mut_subcommands(|one| explained(one, words));
    // What the parser adds by itself is there from now on.
    command.build();
    let command = command.mut_args(|arg| with_text(arg, PROGRAM, words));
    command.mut_subcommands(|one| match one.get_name() {
        "help" => {
            helping(one, words).mut_subcommands(|one| if one.get_name() == "help" { helping(one, words) } else { one })
        }
        name => {
            let name = name.to_owned();
            one.mut_args(|arg| with_text(arg, &name, words))
        }
    })
}

/// The command of the parser that shows the help of another.
fn helping(command: Command, words: &Words) -> Command {
    named(command.about(words.text("help-help").into_owned()), words)
}

/// A command with what its help calls other commands.
fn named(command: Command, words: &Words) -> Command {
    let value = words.text("help-value-command").into_owned();
    command.subcommand_value_name(value).subcommand_help_heading(words.text("help-heading-commands").into_owned())
}

/// The same with all that its help shows: headings, values, and how a command is used.
pub(super) fn with_layout(command: Command, words: &Words) -> Command {
    laid_out(command, words).mut_subcommands(|one| laid_out(one, words))
}

/// A command with what it is for.
fn explained(command: Command, words: &Words) -> Command {
    let name = command.get_name().to_owned();
    let about = words.text(&format!("help-{name}")).into_owned();
    let command = match EXPLAINED.contains(&name.as_str()) {
        true => command.long_about(format!("{about}\n\n{}", words.text(&format!("help-{name}-more")))),
        false => command,
    };
    let end = ENDS.iter().find(|end| end.command == name).map(|end| end.text(words)).unwrap_or_default();
    let command = if end.is_empty() { command } else { command.after_help(end) };
    named(command.about(about), words)
}

impl HelpEnd {
    fn text(&self, words: &Words) -> String {
        let heading = words.with("help-heading-examples", &[("count", self.examples.len().into())]);
        let examples = self.examples.iter().map(|example| format!("\n  {example}")).collect::<String>();
        let examples = (!self.examples.is_empty()).then(|| format!("{heading}:{examples}"));
        let notes = self.notes.iter().map(|key| words.text(key).into_owned());
        examples.into_iter().chain(notes).collect::<Vec<_>>().join("\n\n")
    }
}

/// An argument with what it is, and the names of its values.
fn with_text(arg: Arg, command: &str, words: &Words) -> Arg {
    let id = arg.get_id().as_str().to_owned();
    let text = |key: &str| words.text(&format!("help-{key}")).into_owned();
    let arg = match id.as_str() {
        "help" if EXPLAINED.contains(&command) => arg.help(text("short")).long_help(text("long")),
        "help" => arg.help(text("flag")),
        "version" => arg.help(text("version")),
        "lang" if !OWN_LANGUAGE.contains(&command) => arg.help(text("lang")),
        id => arg.help(text(&format!("{command}-{}", id.replace('_', "-")))),
    };
    let arg = match arg.get_help_heading() {
        Some("tables") => arg.help_heading(text("heading-tables")),
        _ => arg,
    };
    let names = arg.get_value_names().unwrap_or_default().iter();
    let names: Vec<String> = names.map(|name| text(&format!("value-{}", name.to_lowercase()))).collect();
    if names.is_empty() || !arg.get_action().takes_values() { arg } else { arg.value_names(names) }
}

/// A command with the layout of its help.
fn laid_out(mut command: Command, words: &Words) -> Command {
    let usage = usage(&command.render_usage(), words);
    let is_long = command.get_long_about().is_some();
    let template = format!("{{about-with-newline}}\n{usage}\n\n{{all-args}}{{after-help}}");
    command.help_template(template).mut_args(|arg| with_values(arg, is_long, words))
}

/// An argument with its heading, its default, and its possible values.
fn with_values(arg: Arg, is_long: bool, words: &Words) -> Arg {
    let heading = match arg.get_help_heading() {
        Some(format) => format.to_owned(),
        None if arg.is_positional() => words.text("help-heading-arguments").into_owned(),
        None => words.text("help-heading-options").into_owned(),
    };
    let mut notes = Vec::new();
    if arg.get_action().takes_values() {
        let defaults: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
        if !defaults.is_empty() {
            notes.push(words.with("help-default", &[("value", defaults.join(" ").into())]));
        }
        let values = possible_values(&arg);
        if !values.is_empty() {
            notes.push(words.with("help-possible-values", &[("values", values.join(", ").into())]));
        }
    }
    let order = arg.get_index().unwrap_or_else(|| arg.get_display_order());
    let arg = arg.help_heading(heading).display_order(order).hide_default_value(true).hide_possible_values(true);
    let Some(help) = arg.get_help().filter(|_| !notes.is_empty()).map(StyledStr::to_string) else { return arg };
    let short = format!("{help} {}", notes.join(" "));
    let arg = if is_long { arg.long_help(format!("{help}\n\n{}", notes.join("\n"))) } else { arg };
    arg.help(short)
}

fn possible_values(arg: &Arg) -> Vec<String> {
    let values = arg.get_possible_values();
    values.iter().filter(|value| !value.is_hide_set()).map(PossibleValue::get_name).map(str::to_owned).collect()
}

/// How a command is used, after its heading. The parser writes two words of English into it.
pub(super) fn usage(usage: &StyledStr, words: &Words) -> String {
    let heading = format!("{}: ", words.text("help-heading-usage"));
    let usage = usage.to_string();
    let options = format!("[{}]", words.text("help-value-options"));
    let lines = usage.strip_prefix("Usage: ").unwrap_or(&usage).lines();
    let lines: Vec<String> = lines.map(|line| line.trim_start().replace("[OPTIONS]", &options)).collect();
    let next = format!("\n{}", " ".repeat(heading.chars().count()));
    format!("{heading}{}", lines.join(&next))
}
