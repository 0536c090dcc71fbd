//! `throughline completions`: what a shell needs to complete the words of the command line.

use clap::CommandFactory;
use clap_complete::Shell;

use super::{Arguments, Surroundings, print};

pub(super) const EXAMPLES: &str = "Examples:
  throughline completions bash > ~/.local/share/bash-completion/completions/throughline
  throughline completions fish > ~/.config/fish/completions/throughline.fish
  throughline completions zsh > \"${fpath[1]}/_throughline\"";

#[derive(Debug, clap::Args)]
pub(super) struct Completions {
    /// The shell
    shell: Shell,
}

pub(super) fn run(completions: &Completions, world: &mut Surroundings<'_>) -> u8 {
    // In memory first: a reader that has seen enough is no failure.
    let mut script = Vec::new();
    clap_complete::generate(completions.shell, &mut Arguments::command(), "throughline", &mut script);
    print(world, &String::from_utf8_lossy(&script))
}
