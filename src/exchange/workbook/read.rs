//! The tables of a workbook, as a person sees them, one sheet at a time.

use std::rc::Rc;

use super::package::{Package, Relation};
use super::sheet::SheetReader;
use super::strings::SharedStrings;
use super::{formats, xml};
use crate::exchange::limits::{Budget, MOST_SHEETS};
use crate::exchange::outcome::ImportError;
use crate::exchange::raw_table::RawTable;

pub(crate) struct Workbook<'b> {
    package: Package<'b>,
    /// The names of the sheets and the parts that hold them, first to last.
    sheets: Vec<(String, Rc<str>)>,
    contents: CellContext,
    room: Budget,
}

/// What the cells of all sheets refer to.
#[derive(Default)]
pub(super) struct CellContext {
    pub strings: SharedStrings,
    pub formats: Vec<formats::NumberFormat>,
    /// Days are counted from 1904, as old programs for the Macintosh did.
    pub counts_from_1904: bool,
}

impl<'b> Workbook<'b> {
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, ImportError> {
        let mut package = Package::open(bytes)?;
        let document = package.relations_of("")?.into_iter().find(|relation| relation.is("officeDocument"));
        let path = document.ok_or(ImportError::NotThat)?.path;
        let relations = package.relations_of(&path)?;
        let text = package.part(&path)?.ok_or(ImportError::NotThat)?;
        let mut contents = CellContext::default();
        let sheets = sheets(&text, &relations, &mut contents.counts_from_1904)?;
        let folder = path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        if let Some(text) = package.part(&format!("{folder}sharedStrings.xml"))? {
            contents.strings = SharedStrings::read(&text)?;
        }
        if let Some(text) = package.part(&format!("{folder}styles.xml"))? {
            contents.formats = formats::read(&text);
        }
        Ok(Self { package, sheets, contents, room: Budget::new() })
    }

    pub(crate) fn count(&self) -> usize {
        self.sheets.len()
    }

    /// The name of a sheet, and its table without empty rows; `None` for a sheet without cells, such as a chart.
    pub(crate) fn sheet(&mut self, at: usize) -> Result<Option<(String, RawTable)>, ImportError> {
        let Some((name, path)) = self.sheets.get(at) else { return Ok(None) };
        let Some(text) = self.package.part(path)? else { return Ok(None) };
        let table = SheetReader::new(&text, &self.contents, &mut self.room).table()?;
        Ok(Some((name.clone(), table.without_empty_rows())).filter(|(_, table)| !table.rows.is_empty()))
    }
}

/// The names and parts of the sheets that a workbook lists.
fn sheets(
    text: &str,
    relations: &[Relation],
    counts_from_1904: &mut bool,
) -> Result<Vec<(String, Rc<str>)>, ImportError> {
    let (mut sheets, mut count) = (Vec::new(), 0_usize);
    xml::for_each_start(text, |element, name| match name {
        "workbookPr" => {
            let told = xml::attribute(element, "date1904");
            *counts_from_1904 |= told.is_some_and(|told| matches!(told.as_ref(), "1" | "true"));
        }
        "sheet" => {
            count += 1;
            let id = xml::attribute(element, "id").unwrap_or_default();
            let relation = relations.iter().find(|relation| relation.id == id && relation.is("worksheet"));
            if let Some(relation) = relation.filter(|_| count <= MOST_SHEETS) {
                let name = xml::attribute(element, "name").unwrap_or_default();
                sheets.push((name.into_owned(), Rc::clone(&relation.path)));
            }
        }
        _ => {}
    });
    if count > MOST_SHEETS { Err(ImportError::TooLarge) } else { Ok(sheets) }
}
