//! A sequence of frames, in which bytes that a crash tore off or a disk damaged are noticed.
//!
//! A frame is the fingerprint of its bytes (with their number), a line break, the bytes, a line break. Anything else ends
//! the sequence: what comes after a damaged frame cannot be trusted.

use crate::persist::Fingerprint;

/// Far longer than any fingerprint.
const LONGEST_HEADER: usize = 80;

pub(super) fn framed(payload: &[u8]) -> Vec<u8> {
    let mut frame = format!("{}\n", Fingerprint::new(payload)).into_bytes();
    frame.extend_from_slice(payload);
    frame.push(b'\n');
    frame
}

/// The frames up to the first that is damaged.
pub(super) struct Frames<'a> {
    rest: &'a [u8],
}

impl<'a> Frames<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }
}

impl<'a> Iterator for Frames<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let head = self.rest.get(..LONGEST_HEADER).unwrap_or(self.rest);
        let end = head.iter().position(|byte| *byte == b'\n')?;
        let fingerprint = Fingerprint::parse(std::str::from_utf8(head.get(..end)?).ok()?)?;
        let (payload, rest) =
            self.rest.get(end + 1..)?.split_at_checked(usize::try_from(fingerprint.length()).ok()?)?;
        let rest = rest.strip_prefix(b"\n")?;
        if Fingerprint::new(payload) != fingerprint {
            return None;
        }
        self.rest = rest;
        Some(payload)
    }
}
