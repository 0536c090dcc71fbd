//! What the errors of this layer say to a person.

use std::io::{self, ErrorKind};

use super::{LoadError, ReadError, Repair, SaveError};
use crate::model::{Arg, Message, SystemError};

impl Message for ReadError {
    fn key(&self) -> &'static str {
        "why-place"
    }

    fn args(&self) -> Vec<(&'static str, Arg<'_>)> {
        at_place(self.line, self.column, &self.kind)
    }
}

impl Message for Repair {
    fn key(&self) -> &'static str {
        "why-place"
    }

    fn args(&self) -> Vec<(&'static str, Arg<'_>)> {
        at_place(self.line, self.column, &self.kind)
    }
}

fn at_place(line: usize, column: usize, what: &dyn Message) -> Vec<(&'static str, Arg<'_>)> {
    vec![("line", Arg::Number(line)), ("column", Arg::Number(column)), ("what", Arg::Message(Box::new(what)))]
}

impl Message for LoadError {
    fn key(&self) -> &'static str {
        match self {
            Self::Folder => "why-folder",
            Self::Special => "why-not-a-file",
            Self::Io(error) => match error.kind() {
                ErrorKind::NotFound => "why-no-file",
                ErrorKind::PermissionDenied => "why-not-allowed",
                _ => "why-not-read",
            },
            Self::Read(error) => error.key(),
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg<'_>)> {
        match self {
            Self::Io(error) if self.key() == "why-not-read" => vec![("detail", detail(error))],
            Self::Folder | Self::Special | Self::Io(_) => Vec::new(),
            Self::Read(error) => error.args(),
        }
    }
}

impl Message for SaveError {
    fn key(&self) -> &'static str {
        match self {
            Self::Changed { found: Some(_) } => "why-changed",
            Self::Changed { found: None } => "why-gone",
            Self::ReadOnly => "why-read-only",
            Self::NotAFile => "why-not-a-file",
            Self::TooLarge => "why-other-file",
            Self::Links => "why-links",
            Self::Io { .. } => "why-task",
            Self::Garbled => "why-garbled",
            Self::Unreadable(_) => "why-not-read-back",
            Self::Unconfirmed { .. } => "why-system",
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg<'_>)> {
        match self {
            Self::Io { task, source } => vec![("task", Arg::Message(Box::new(task))), ("detail", detail(source))],
            Self::Unreadable(error) => vec![("reason", Arg::Message(Box::new(error)))],
            Self::Unconfirmed { source, .. } => vec![("detail", detail(source))],
            Self::Changed { .. } | Self::ReadOnly | Self::NotAFile | Self::TooLarge | Self::Links | Self::Garbled => {
                Vec::new()
            }
        }
    }
}

fn detail(error: &io::Error) -> Arg<'_> {
    Arg::Message(Box::new(SystemError(error)))
}
