//! What is wrong with the arguments, in the language of the user: the parser names the mistake and its particulars, and
//! says them in English only.

use std::error::Error as _;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::help::usage;
use super::option_value::BadValue;
use super::speech::Speak;
use crate::i18n::{Value, Words};

/// The lines of an error: the mistake, what could have been meant, how the command is used, and where to read more.
pub(super) fn lines(error: &Error, words: &Words) -> Vec<String> {
    let said = UsageError { error, words };
    let (mistake, listed) = said.mistake();
    let mut lines = vec![words.with("usage-error", &[("mistake", mistake.into())])];
    lines.extend(listed.into_iter().map(|item| format!("  {item}")));
    let tips = said.tips();
    if !tips.is_empty() {
        lines.push(String::new());
        let tips = tips.into_iter().map(|tip| words.with("usage-tip", &[("tip", tip.into())]));
        lines.extend(tips.map(|tip| format!("  {tip}")));
    }
    if let Some(ContextValue::StyledStr(text)) = error.get(ContextKind::Usage) {
        lines.push(String::new());
        lines.extend(usage(text, words).lines().map(str::to_owned));
    }
    lines.extend([String::new(), words.text("usage-more").into_owned()]);
    lines
}

struct UsageError<'a> {
    error: &'a Error,
    words: &'a Words,
}

impl UsageError<'_> {
    /// The mistake, and what is listed below it.
    fn mistake(&self) -> (String, Vec<String>) {
        let (arg, value) = (self.text(ContextKind::InvalidArg), self.text(ContextKind::InvalidValue));
        let of_arg = |key: &str| self.say(key, &[("arg", &arg)]);
        let of_value = |key: &str| self.say(key, &[("arg", &arg), ("value", &value)]);
        match self.error.kind() {
            ErrorKind::ArgumentConflict if arg.is_empty() => self.command_conflict(),
            ErrorKind::ArgumentConflict => self.conflict(&arg),
            ErrorKind::InvalidValue if value.is_empty() => (of_arg("usage-no-value"), self.possible_values()),
            ErrorKind::InvalidValue => (of_value("usage-bad-value"), self.possible_values()),
            ErrorKind::ValueValidation => {
                let mistake = of_value("usage-bad-value");
                let why = self.why().map(|why| self.say("usage-because", &[("mistake", &mistake), ("why", &why)]));
                (why.unwrap_or(mistake), Vec::new())
            }
            ErrorKind::MissingRequiredArgument => (self.say("usage-missing", &[]), self.texts(ContextKind::InvalidArg)),
            ErrorKind::UnknownArgument => (of_arg("usage-unexpected"), Vec::new()),
            ErrorKind::InvalidSubcommand => {
                let name = self.text(ContextKind::InvalidSubcommand);
                (self.say("usage-no-command", &[("name", &name)]), Vec::new())
            }
            ErrorKind::TooManyValues => (of_value("usage-too-many-values"), Vec::new()),
            ErrorKind::InvalidUtf8 => (self.say("usage-not-text", &[]), Vec::new()),
            // None of our arguments asks for several values or for an equals sign.
            _ => (self.say("usage-wrong", &[]), Vec::new()),
        }
    }

    /// Two arguments that exclude each other, or one that stands twice.
    fn conflict(&self, arg: &str) -> (String, Vec<String>) {
        match self.error.get(ContextKind::PriorArg) {
            Some(ContextValue::String(prior)) if prior == arg => (self.say("usage-twice", &[("arg", arg)]), Vec::new()),
            Some(ContextValue::String(prior)) => {
                (self.say("usage-conflict", &[("arg", arg), ("other", prior)]), Vec::new())
            }
            Some(ContextValue::Strings(prior)) => (self.say("usage-conflicts", &[("arg", arg)]), prior.clone()),
            _ => (self.say("usage-conflict-with-others", &[("arg", arg)]), Vec::new()),
        }
    }

    /// Something behind an argument of the window, where the parser looks for no second map and so takes it for a command.
    fn command_conflict(&self) -> (String, Vec<String>) {
        let name = self.text(ContextKind::InvalidSubcommand);
        match self.texts(ContextKind::PriorArg) {
            prior if prior.len() > 1 => (self.say("usage-command-conflicts", &[("name", &name)]), prior),
            prior => {
                let other = prior.concat();
                (self.say("usage-command-conflict", &[("name", &name), ("other", &other)]), Vec::new())
            }
        }
    }

    /// The values that are possible, in one line; none if there are too many to name.
    fn possible_values(&self) -> Vec<String> {
        let values = self.texts(ContextKind::ValidValue);
        let list = (!values.is_empty()).then(|| self.say("help-possible-values", &[("values", &values.join(", "))]));
        list.into_iter().collect()
    }

    /// Why a parser of ours refuses a value.
    fn why(&self) -> Option<String> {
        let why = self.error.source()?;
        Some(why.downcast_ref::<BadValue>().map_or_else(|| why.to_string(), |bad| bad.0.say(self.words)))
    }

    /// What could have been meant.
    fn tips(&self) -> Vec<String> {
        let mut tips = Vec::new();
        for (kind, one, several) in [
            (ContextKind::SuggestedSubcommand, "usage-similar-command", "usage-similar-commands"),
            (ContextKind::SuggestedArg, "usage-similar-argument", "usage-similar-arguments"),
            (ContextKind::SuggestedValue, "usage-similar-value", "usage-similar-values"),
        ] {
            match self.texts(kind).as_slice() {
                [] => {}
                [name] => tips.push(self.say(one, &[("name", name)])),
                names => {
                    let names: Vec<_> = names.iter().map(|name| format!("'{name}'")).collect();
                    tips.push(self.say(several, &[("names", &names.join(", "))]));
                }
            }
        }
        if let Some(ContextValue::StyledStrs(suggestions)) = self.error.get(ContextKind::Suggested) {
            tips.extend(suggestions.iter().map(|suggestion| self.suggestion(&suggestion.to_string())));
        }
        tips
    }

    /// A suggestion that the parser hands over as a sentence in English: what it quotes tells which one it is.
    fn suggestion(&self, sentence: &str) -> String {
        let (arg, name) = (self.text(ContextKind::InvalidArg), self.text(ContextKind::InvalidSubcommand));
        if sentence == format!("to pass '{arg}' as a value, use '-- {arg}'") {
            return self.say("usage-pass-as-value", &[("arg", &arg), ("way", &format!("-- {arg}"))]);
        }
        if let Some((_, way)) = sentence.split_once(&format!("to pass '{name}' as a value, use '")) {
            return self.say("usage-pass-as-value", &[("arg", &name), ("way", way.trim_end_matches('\''))]);
        }
        if sentence.starts_with("subcommand '") {
            return self.say("usage-needless-dashes", &[("name", &arg)]);
        }
        match sentence.strip_prefix('\'').and_then(|rest| rest.strip_suffix("' exists")) {
            Some(way) => self.say("usage-exists", &[("way", way)]),
            None => sentence.to_owned(),
        }
    }

    /// One particular of the error; empty if there is none.
    fn text(&self, kind: ContextKind) -> String {
        match self.error.get(kind) {
            Some(ContextValue::String(text)) => text.clone(),
            _ => String::new(),
        }
    }

    fn texts(&self, kind: ContextKind) -> Vec<String> {
        match self.error.get(kind) {
            Some(ContextValue::Strings(texts)) => texts.clone(),
            Some(ContextValue::String(text)) => vec![text.clone()],
            _ => Vec::new(),
        }
    }

    fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        let args: Vec<(&str, Value<'_>)> = args.iter().map(|(name, text)| (*name, Value::from(*text))).collect();
        self.words.with(key, &args)
    }
}
