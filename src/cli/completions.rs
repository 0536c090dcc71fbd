//! `throughline completions`: the script with which a shell completes the words of the command line, and explains them.

use clap_complete::Shell;

use super::language::LanguageArgs;
use super::{Io, exit_with, help};

pub(super) const EXAMPLES: &[&str] = &[
    "throughline completions bash > ~/.local/share/bash-completion/completions/throughline",
    "throughline completions fish > ~/.config/fish/completions/throughline.fish",
    "throughline completions zsh > \"${fpath[1]}/_throughline\"",
];

#[derive(Debug, clap::Args)]
pub(super) struct CompletionsArgs {
    shell: Shell,
    #[command(flatten)]
    pub(super) language: LanguageArgs,
}

pub(super) fn run(completions: &CompletionsArgs, io: &mut Io<'_>) -> u8 {
    // In memory first: clap panics when it can't write, and a reader that closes its end early is no failure.
    let mut script = Vec::new();
    clap_complete::generate(completions.shell, &mut help::command(io.words()), "throughline", &mut script);
    let printed = io.output.bytes(&script);
    exit_with(printed, io)
}
