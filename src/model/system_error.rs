//! What an error of the operating system says to a person.

use std::io::{self, ErrorKind};

use super::{Arg, Message};

/// An error of the system: in a sentence of ours if it is common, else in the system's own words.
#[derive(Debug)]
pub struct SystemError<'a>(pub &'a io::Error);

impl Message for SystemError<'_> {
    fn key(&self) -> &'static str {
        match self.0.kind() {
            ErrorKind::NotFound => "system-not-found",
            ErrorKind::PermissionDenied => "system-not-allowed",
            ErrorKind::AlreadyExists => "system-exists",
            ErrorKind::IsADirectory => "system-folder",
            ErrorKind::NotADirectory => "system-not-a-folder",
            ErrorKind::InvalidFilename => "system-bad-name",
            ErrorKind::StorageFull => "system-disk-full",
            ErrorKind::QuotaExceeded => "system-quota",
            ErrorKind::FileTooLarge => "system-file-too-large",
            ErrorKind::ReadOnlyFilesystem => "system-read-only",
            ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "system-busy",
            ErrorKind::OutOfMemory => "system-no-memory",
            ErrorKind::BrokenPipe | ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset => "system-closed",
            ErrorKind::TimedOut => "system-timed-out",
            ErrorKind::HostUnreachable
            | ErrorKind::NetworkUnreachable
            | ErrorKind::NetworkDown
            | ErrorKind::NotConnected
            | ErrorKind::StaleNetworkFileHandle => "system-unreachable",
            _ => "system-other",
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg<'_>)> {
        match self.key() {
            "system-other" => vec![("detail", Arg::Text(self.0.to_string().into()))],
            _ => Vec::new(),
        }
    }
}
