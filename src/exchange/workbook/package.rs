//! The archive that a workbook is: its parts, unpacked one at a time and within one budget.

use std::collections::HashMap;
use std::io::{Cursor, Read};
use std::rc::Rc;

use zip::ZipArchive;

use super::xml;
use crate::charset;
use crate::exchange::outcome::ImportError;

/// The most bytes that the parts that are read may unpack to, all together.
const MOST_UNPACKED: usize = 128 << 20;
/// The most parts of an archive. Each costs some hundred bytes of memory when the archive is opened.
const MOST_PARTS: usize = 10_000;
/// The longest name of a part that is read, in bytes.
const LONGEST_NAME: usize = 1_024;
/// What the entry of each part in the directory of an archive begins with.
const ENTRY: &[u8] = b"PK\x01\x02";
/// What the names of the parts that are read end with; pictures and the like are not.
const READ: [&str; 2] = [".xml", ".rels"];

pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Where each part is, by its name in small letters: some programs write `sharedstrings.xml`.
    places: HashMap<String, usize>,
    /// How many more bytes may be unpacked.
    left: usize,
}

impl<'b> Package<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, ImportError> {
        // The library makes a record for each entry before anybody can ask how many there are.
        if bytes.windows(ENTRY.len()).filter(|window| *window == ENTRY).take(MOST_PARTS + 1).count() > MOST_PARTS {
            return Err(ImportError::TooLarge);
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ImportError::Damaged)?;
        let mut places = HashMap::new();
        let mut claimed = 0_u64;
        for at in 0..archive.len() {
            let Some(Ok(name)) = archive.name_for_index(at) else { continue };
            let name = key(&name);
            if READ.iter().any(|end| name.ends_with(end)) {
                let size = archive.by_index_raw(at).map_err(|_| ImportError::Damaged)?.size();
                claimed = claimed.saturating_add(size);
            }
            places.insert(name, at);
        }
        if usize::try_from(claimed).is_ok_and(|claimed| claimed <= MOST_UNPACKED) {
            Ok(Self { archive, places, left: MOST_UNPACKED })
        } else {
            Err(ImportError::TooLarge)
        }
    }

    /// The text of a part; `None` when there is no such part.
    pub(super) fn part(&mut self, path: &str) -> Result<Option<String>, ImportError> {
        let named = Some(path).filter(|path| path.len() <= LONGEST_NAME);
        let Some(at) = named.and_then(|path| self.places.get(&key(path)).copied()) else { return Ok(None) };
        let file = self.archive.by_index(at).map_err(|_| ImportError::Damaged)?;
        let most = u64::try_from(self.left).unwrap_or(u64::MAX).saturating_add(1);
        let mut bytes = Vec::new();
        let read = file.take(most).read_to_end(&mut bytes).map_err(|_| ImportError::Damaged)?;
        self.left = self.left.checked_sub(read).ok_or(ImportError::TooLarge)?;
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => charset::text(error.as_bytes()).map_err(|_| ImportError::Damaged)?.into_owned(),
        };
        Ok(Some(text))
    }

    /// The parts that another one names, by the ids under which it names them.
    pub(super) fn relations_of(&mut self, path: &str) -> Result<Vec<Relation>, ImportError> {
        let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
        let text = self.part(&joined(folder, &format!("_rels/{name}.rels")))?.unwrap_or_default();
        let mut relations = Vec::new();
        xml::for_each_start(&text, |element, name| {
            if name == "Relationship" {
                let of = |name: &str| xml::attribute(element, name).unwrap_or_default();
                let target = of("Target");
                let path = match target.strip_prefix('/') {
                    Some(path) => path.into(),
                    None => joined(folder, &target).into(),
                };
                relations.push(Relation { id: of("Id").into_owned(), kind: of("Type").into_owned(), path });
            }
        });
        Ok(relations)
    }
}

/// A part that another one names.
pub(super) struct Relation {
    pub id: String,
    kind: String,
    /// Many sheets may name one part.
    pub path: Rc<str>,
}

impl Relation {
    /// True when it is named as the workbook, a worksheet, and so on.
    pub(super) fn is(&self, kind: &str) -> bool {
        self.kind.rsplit('/').next() == Some(kind)
    }
}

fn key(path: &str) -> String {
    path.replace('\\', "/").to_ascii_lowercase()
}

fn joined(folder: &str, path: &str) -> String {
    if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") }
}
