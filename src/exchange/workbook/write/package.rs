//! The archive that a workbook is, and the parts that say what is in it.

use std::io::{Cursor, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::markup::{DECLARATION, push_text};

/// A sheet, as the parts that name it need it.
pub(super) struct SheetEntry {
    pub(super) name: String,
    /// How many rows at its top are on each printed page.
    pub(super) headings: usize,
    /// The part with its cells.
    pub(super) part: String,
}

/// More takes longer and gains little, because most of a workbook is the same few signs again and again.
const LEVEL: i64 = 3;

/// The archive of a workbook.
pub(super) fn packed(
    title: &str,
    author: &str,
    sheets: &[SheetEntry],
    styles: &str,
    texts: &str,
) -> Result<Vec<u8>, ZipError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // The time of each part is always the same: no clock is asked.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(LEVEL))
        .last_modified_time(zip::DateTime::default());
    let mut add = |path: &str, text: &str| -> Result<(), ZipError> {
        archive.start_file(path, options)?;
        Ok(archive.write_all(text.as_bytes())?)
    };
    add("[Content_Types].xml", &content_types(sheets.len()))?;
    add("_rels/.rels", &relations_of_package())?;
    add("docProps/app.xml", &application(sheets))?;
    add("docProps/core.xml", &properties(title, author))?;
    add("xl/workbook.xml", &workbook(sheets))?;
    add("xl/_rels/workbook.xml.rels", &relations_of_workbook(sheets.len()))?;
    add("xl/styles.xml", styles)?;
    add("xl/sharedStrings.xml", texts)?;
    for (number, sheet) in (1..).zip(sheets) {
        add(&format!("xl/worksheets/sheet{number}.xml"), &sheet.part)?;
    }
    Ok(archive.finish()?.into_inner())
}

fn content_types(sheets: usize) -> String {
    let part = |path: &str, kind: &str| {
        format!("<Override PartName=\"{path}\" ContentType=\"application/vnd.openxmlformats-{kind}+xml\"/>")
    };
    let of_sheets = "officedocument.spreadsheetml";
    let mut out = format!(
        "{DECLARATION}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{}{}{}",
        part("/docProps/app.xml", "officedocument.extended-properties"),
        part("/docProps/core.xml", "package.core-properties"),
        part("/xl/workbook.xml", &format!("{of_sheets}.sheet.main")),
    );
    for number in 1..=sheets {
        let path = format!("/xl/worksheets/sheet{number}.xml");
        out.push_str(&part(&path, &format!("{of_sheets}.worksheet")));
    }
    out.push_str(&part("/xl/styles.xml", &format!("{of_sheets}.styles")));
    out.push_str(&part("/xl/sharedStrings.xml", &format!("{of_sheets}.sharedStrings")));
    out.push_str("</Types>");
    out
}

fn relations<'a>(targets: impl Iterator<Item = (&'a str, String)>) -> String {
    let mut out =
        format!("{DECLARATION}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    for (number, (kind, target)) in (1..).zip(targets) {
        let kind = format!("http://schemas.openxmlformats.org/{kind}");
        out.push_str(&format!("<Relationship Id=\"rId{number}\" Type=\"{kind}\" Target=\"{target}\"/>"));
    }
    out.push_str("</Relationships>");
    out
}

fn relations_of_package() -> String {
    let parts = [
        ("officeDocument/2006/relationships/officeDocument", "xl/workbook.xml"),
        ("package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
        ("officeDocument/2006/relationships/extended-properties", "docProps/app.xml"),
    ];
    relations(parts.into_iter().map(|(kind, target)| (kind, target.to_owned())))
}

/// The sheets come first, so that the ids by which the workbook names them are their numbers.
fn relations_of_workbook(sheets: usize) -> String {
    let of_sheets = (1..=sheets)
        .map(|number| ("officeDocument/2006/relationships/worksheet", format!("worksheets/sheet{number}.xml")));
    let others = [
        ("officeDocument/2006/relationships/styles", "styles.xml".to_owned()),
        ("officeDocument/2006/relationships/sharedStrings", "sharedStrings.xml".to_owned()),
    ];
    relations(of_sheets.chain(others))
}

fn application(sheets: &[SheetEntry]) -> String {
    let count = sheets.len();
    let mut out = format!(
        "{DECLARATION}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\" \
         xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">\
         <Application>Microsoft Excel</Application><DocSecurity>0</DocSecurity><ScaleCrop>false</ScaleCrop>\
         <HeadingPairs><vt:vector size=\"2\" baseType=\"variant\"><vt:variant><vt:lpstr>Worksheets</vt:lpstr></vt:variant>\
         <vt:variant><vt:i4>{count}</vt:i4></vt:variant></vt:vector></HeadingPairs>\
         <TitlesOfParts><vt:vector size=\"{count}\" baseType=\"lpstr\">"
    );
    for sheet in sheets {
        out.push_str("<vt:lpstr>");
        push_text(&mut out, &sheet.name);
        out.push_str("</vt:lpstr>");
    }
    out.push_str(
        "</vt:vector></TitlesOfParts><Company></Company><LinksUpToDate>false</LinksUpToDate><SharedDoc>false</SharedDoc>\
         <HyperlinksChanged>false</HyperlinksChanged><AppVersion>12.0000</AppVersion></Properties>",
    );
    out
}

fn properties(title: &str, author: &str) -> String {
    let mut out = format!(
        "{DECLARATION}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:dcmitype=\"http://purl.org/dc/dcmitype/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>"
    );
    push_text(&mut out, title);
    out.push_str("</dc:title><dc:creator>");
    push_text(&mut out, author);
    out.push_str("</dc:creator><cp:lastModifiedBy>");
    push_text(&mut out, author);
    out.push_str("</cp:lastModifiedBy>");
    for name in ["created", "modified"] {
        out.push_str(&format!("<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">2000-01-01T00:00:00Z</dcterms:{name}>"));
    }
    out.push_str("</cp:coreProperties>");
    out
}

fn workbook(sheets: &[SheetEntry]) -> String {
    let mut out = format!(
        "{DECLARATION}<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
         <fileVersion appName=\"xl\" lastEdited=\"4\" lowestEdited=\"4\" rupBuild=\"4505\"/><workbookPr/>\
         <bookViews><workbookView xWindow=\"240\" yWindow=\"15\" windowWidth=\"16095\" windowHeight=\"9660\"/></bookViews>\
         <sheets>"
    );
    for (number, sheet) in (1..).zip(sheets) {
        out.push_str("<sheet name=\"");
        push_text(&mut out, &sheet.name);
        out.push_str(&format!("\" sheetId=\"{number}\" r:id=\"rId{number}\"/>"));
    }
    out.push_str("</sheets>");
    let printed = |(_, sheet): &(usize, &SheetEntry)| sheet.headings > 0;
    if sheets.iter().enumerate().any(|it| printed(&it)) {
        out.push_str("<definedNames>");
        for (at, sheet) in sheets.iter().enumerate().filter(printed) {
            out.push_str(&format!("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{at}\">'"));
            push_text(&mut out, &sheet.name.replace('\'', "''"));
            out.push_str(&format!("'!$1:${}</definedName>", sheet.headings));
        }
        out.push_str("</definedNames>");
    }
    out.push_str("<calcPr calcId=\"124519\" fullCalcOnLoad=\"1\"/></workbook>");
    out
}
