//! Small files that ask for much: what they claim and what they multiply costs neither memory nor time (promise 21).

use std::fmt::Write as _;
use std::io::{Cursor, Write};
use std::process::{Command, Stdio};

use throughline::persist;
use zip::write::SimpleFileOptions;

use crate::support::short_or_long;

/// What an import may need. A build for debugging is allowed for: its code and its threads count as memory here, and it
/// takes ten times as long as what is promised. Seconds are those of the processor: the machine may do something else.
const MOST_KIB: u32 = 768 << 10;
const LONGEST: u32 = 20;

/// Imports a file in a process of its own, whose memory is bounded. Either it is refused in one sentence, or the map that
/// comes of it can be read again.
fn import(name: &str, bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let (source, target) = (folder.path().join(name), folder.path().join("out.journey.ron"));
    std::fs::write(&source, bytes).unwrap();
    let script = format!("ulimit -v {MOST_KIB}; ulimit -t {LONGEST}; exec \"$0\" import \"$1\" -o \"$2\"");
    let mut command = Command::new("sh");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_throughline")]).args([&source, &target]);
    let output = command.stdin(Stdio::null()).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    match output.status.code() {
        Some(0 | 1) => {
            let map = std::fs::read(&target).unwrap();
            assert!(persist::read(&map).is_ok(), "{name}: {:?}", persist::read(&map).map(|_| ()));
        }
        Some(2) => assert_eq!(told.trim_end().lines().count(), 1, "{name}: {told}"),
        code => panic!("{name}: {code:?} {told}"),
    }
    told
}

fn is_refused(name: &str, bytes: &[u8], why: &str) {
    let told = import(name, bytes);
    assert!(told.contains(why), "{name}: {told}");
}

const TOO_LARGE: &str = "The file is larger than a map can be.";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook of these parts, and of those that every workbook has where they are not among them.
pub fn workbook(parts: &[(&str, &str)]) -> Vec<u8> {
    let package = format!(
        "<Relationships><Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let relations = format!(
        "<Relationships><Relationship Id=\"rId1\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    let usual = [
        ("_rels/.rels", package.as_str()),
        ("xl/_rels/workbook.xml.rels", relations.as_str()),
        ("xl/workbook.xml", "<workbook><sheets><sheet name=\"Map\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"),
        ("xl/worksheets/sheet1.xml", SHEET),
    ];
    let missing = usual.iter().filter(|(name, _)| !parts.iter().any(|(part, _)| part == name));
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, text) in parts.iter().chain(missing) {
        archive.start_file(*name, options).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A sheet with one step of one lane.
const SHEET: &str = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Step</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>\
    Call</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Customer</t></is></c><c r=\"B2\" t=\"s\"><v>0</v></c></row></sheetData>\
    </worksheet>";

fn sheet_of(rows: usize, row: impl Fn(usize, &mut String)) -> String {
    let mut sheet = String::from("<worksheet><sheetData>");
    for at in 1..=rows {
        let _ = write!(sheet, "<row r=\"{at}\">");
        row(at, &mut sheet);
        sheet.push_str("</row>");
    }
    sheet + "</sheetData></worksheet>"
}

#[test]
fn how_many_texts_a_workbook_claims_to_have_is_not_believed() {
    for claim in ["4000000000000", "18446744073709551615", "-1", "99999999999999999999999"] {
        let strings = format!("<sst count=\"{claim}\" uniqueCount=\"{claim}\"><si><t>Calls</t></si></sst>");
        let bytes = workbook(&[("xl/sharedStrings.xml", &strings)]);
        assert!(bytes.len() < 2_000);
        assert_eq!(import("claim.xlsx", &bytes), "");
    }
}

#[test]
fn one_long_text_in_many_cells_counts_for_each_of_them() {
    let strings = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(30_000));
    let sheet = sheet_of(short_or_long(200, 2_000), |_, row| row.push_str(&"<c t=\"s\"><v>0</v></c>".repeat(900)));
    let bytes = workbook(&[("xl/sharedStrings.xml", &strings), ("xl/worksheets/sheet1.xml", &sheet)]);
    assert!(bytes.len() < 400_000);
    is_refused("long.xlsx", &bytes, TOO_LARGE);
}

#[test]
fn sheets_that_share_a_part_count_one_by_one() {
    let sheets: String = (0..59).map(|at| format!("<sheet name=\"S{at}\" r:id=\"rId1\"/>")).collect();
    let book = format!("<workbook><sheets>{sheets}</sheets></workbook>");
    let bytes = |rows: usize| {
        let sheet = sheet_of(rows, |_, row| row.push_str(&"<c><v>1</v></c>".repeat(300)));
        workbook(&[("xl/workbook.xml", &book), ("xl/worksheets/sheet1.xml", &sheet)])
    };
    // One is the map, and the others are told: none of them is too large, and to look into all of them takes long.
    let told = import("told.xlsx", &bytes(20));
    assert_eq!(told.lines().filter(|line| line.contains("this sheet was not read")).count(), 58, "{told}");
    for rows in [120, 2_000].into_iter().take(short_or_long(0, 2)) {
        is_refused("shared.xlsx", &bytes(rows), TOO_LARGE);
    }
}

#[test]
fn many_sheets_many_parts_and_long_names_of_parts_are_refused() {
    let sheets: String = (0..100_000).map(|at| format!("<sheet name=\"S{at}\" r:id=\"rId1\"/>")).collect();
    is_refused(
        "sheets.xlsx",
        &workbook(&[("xl/workbook.xml", &format!("<workbook><sheets>{sheets}</sheets></workbook>"))]),
        TOO_LARGE,
    );
    let names: Vec<String> = (0..20_000).map(|at| format!("xl/media/{at}.png")).collect();
    let parts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    is_refused("parts.xlsx", &workbook(&parts), TOO_LARGE);
    let sheets = "<sheet name=\"S\" r:id=\"rId1\"/>".repeat(900);
    let long = format!(
        "<Relationships><Relationship Id=\"rId1\" Type=\"{RELATIONS}/worksheet\" Target=\"{}\"/></Relationships>",
        "x".repeat(1 << 20)
    );
    let book = format!("<workbook><sheets>{sheets}</sheets></workbook>");
    is_refused("names.xlsx", &workbook(&[("xl/_rels/workbook.xml.rels", &long), ("xl/workbook.xml", &book)]), "");
}

#[test]
fn places_and_sizes_that_no_sheet_has_do_no_harm() {
    let cell = |place: &str| sheet_of(1, |_, row| *row += &format!("<c r=\"{place}\" t=\"str\"><v>x</v></c>"));
    for place in ["XFD1", "A1048576", "ZZZ1", "A4294967295"] {
        is_refused("far.xlsx", &workbook(&[("xl/worksheets/sheet1.xml", &cell(place))]), TOO_LARGE);
    }
    for place in ["ZZZZZZZZZZZZZZZZZZZZ1", "A99999999999999999999999999", "A0", "", "1", "é1"] {
        import("place.xlsx", &workbook(&[("xl/worksheets/sheet1.xml", &cell(place))]));
    }
    let claims = SHEET.replace("<sheetData>", "<dimension ref=\"B9:ZZZZZZZZZZ4294967295\"/><sheetData>").replace(
        "</worksheet>",
        "<mergeCells count=\"4000000000\"><mergeCell ref=\"A1:XFD1048576\"/><mergeCell ref=\"C9:A1\"/></mergeCells></worksheet>",
    );
    import("claims.xlsx", &workbook(&[("xl/worksheets/sheet1.xml", &claims)]));
    // One cell at the end of each row fills it with empty ones.
    let wide = sheet_of(100_000, |at, row| *row += &format!("<c r=\"BXX{at}\"><v>1</v></c>"));
    is_refused("wide.xlsx", &workbook(&[("xl/worksheets/sheet1.xml", &wide)]), TOO_LARGE);
}

#[test]
fn entities_nesting_and_texts_without_an_end_do_no_harm() {
    let entities: String =
        (1..30).map(|at| format!("<!ENTITY e{at} \"{}\">", format!("&e{};", at - 1).repeat(10))).collect();
    let strings = format!("<!DOCTYPE sst [<!ENTITY e0 \"ha\">{entities}]><sst><si><t>&e29;</t></si></sst>");
    import("entities.xlsx", &workbook(&[("xl/sharedStrings.xml", &strings)]));
    for (start, count) in
        [("<a>", 3_000_000), ("<c><is><t><r>", 500_000), ("<row><c>", 1_000_000), ("<![CDATA[", 1_000_000)]
    {
        let deep = format!("<worksheet><sheetData>{}", start.repeat(count / short_or_long(10, 1)));
        import("deep.xlsx", &workbook(&[("xl/worksheets/sheet1.xml", &deep)]));
    }
    let attributes = format!("<worksheet><c {}/>", "r=\"A1\" ".repeat(short_or_long(100_000, 1_000_000)));
    import("attributes.xlsx", &workbook(&[("xl/worksheets/sheet1.xml", &attributes)]));
    let long = sheet_of(1, |_, row| {
        *row += &format!("<c t=\"inlineStr\"><is><t>{}</t></is></c>", "x".repeat(short_or_long(33, 100) << 20))
    });
    is_refused("text.xlsx", &workbook(&[("xl/worksheets/sheet1.xml", &long)]), TOO_LARGE);
}

#[test]
fn short_texts_and_styles_without_number_do_no_harm() {
    let strings = format!("<sst>{}</sst>", "<si/>".repeat(3_000_000));
    is_refused("strings.xlsx", &workbook(&[("xl/sharedStrings.xml", &strings)]), TOO_LARGE);
    let name = "y".repeat(1 << 20);
    let styles = format!(
        "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"{name}\"/></numFmts><fonts><font><name val=\"{name}\"/></font></fonts>\
         <cellXfs>{}</cellXfs></styleSheet>",
        "<xf numFmtId=\"164\" fontId=\"0\"/>".repeat(200_000)
    );
    import("styles.xlsx", &workbook(&[("xl/styles.xml", &styles)]));
    let empty = vec![b' '; short_or_long(129, 300) << 20];
    let empty = String::from_utf8(empty).unwrap();
    is_refused("empty.xlsx", &workbook(&[("xl/sharedStrings.xml", &empty)]), TOO_LARGE);
}

#[test]
fn tables_of_text_that_multiply_are_refused_or_come_to_a_map_that_can_be_read() {
    let row = |name: &str, cell: &str, count: usize| format!("{name}{}\n", format!(",{cell}").repeat(count));
    let large = row("Step", "s", 2_000) + &row("Customer", "does", 2_000).repeat(short_or_long(51, 900));
    is_refused("large.csv", large.as_bytes(), TOO_LARGE);
    is_refused("wide.csv", (",".repeat(short_or_long(1 << 18, 30 << 20)) + "x").as_bytes(), TOO_LARGE);
    is_refused("high.csv", "a\n".repeat(short_or_long(1 << 18, 10 << 20)).as_bytes(), TOO_LARGE);
    // Each channel is a card with the same owner; each persona travels over every column; each pain has the name of its row.
    let owners = format!("Step,one\nTouchpoints,\"{} [@{}]\"\n", "SMS,".repeat(100_000) + "SMS", "o".repeat(1 << 20));
    is_refused("owners.csv", owners.as_bytes(), TOO_LARGE);
    let personas: String = (0..90).map(|at| format!("P{at};")).collect();
    let cells = row("Step", "s", 1_200) + &row("Persona", &personas, 1_200) + &row("Emotions", "1", 1_200);
    is_refused("personas.csv", cells.as_bytes(), TOO_LARGE);
    let travellers: String = (0..5_000).map(|at| format!("P{at};")).collect();
    is_refused("travellers.csv", format!("Step,a,b\nPersona,{travellers},\nEmotions,1,2\n").as_bytes(), TOO_LARGE);
    let pains = format!("Step,one\nPain points {},\"{}\"\n", "n".repeat(1 << 20), "x\n".repeat(1 << 18));
    is_refused("pains.csv", pains.as_bytes(), TOO_LARGE);
    let severity = format!(
        "Stage,Step,Lane,Kind,Text,Pain points,Severity\nA,b,Customer,Action,c,\"{}\",{}\n",
        "p\n".repeat(short_or_long(2_000, 9_000)),
        "9".repeat(1 << 20)
    );
    import("severity.csv", severity.as_bytes());
    let count = short_or_long(500, 1_900);
    let goals = row("Stage", "s", count) + &row("Goal", &"g".repeat(8_000), count) + &row("Step", "t", count);
    import("goals.csv", goals.as_bytes());
    let times = short_or_long(1 << 17, 20 << 20);
    for (cell, length) in [("[", 1), ("a: ", 4), ("😀 ", 4), ("\"", 1), ("(1×1, ", 7)] {
        let cell = cell.repeat(times / length);
        import(
            "cell.csv",
            format!("Step,one\nCustomer,{cell}]\nEmotions,{cell}\nPain points,{cell})\n{cell},1\n").as_bytes(),
        );
    }
    let odd: String = (0..short_or_long(300, 900)).map(|at| row(&format!("Odd name {at}"), "", 1)).collect();
    let other = row("Step", "s", 2_000) + &odd;
    import("names.csv", other.as_bytes());
}

#[test]
fn texts_that_multiply_are_refused_or_come_to_a_map_that_can_be_read() {
    let lines = |line: &str| line.repeat(short_or_long(1 << 19, 4 << 20) / line.len());
    for (name, text) in [
        ("lines.txt", lines("a\n b\n")),
        (
            "labels.md",
            format!("# T\n{}## H\n- x\n", "Persona: a b\nScenario: q\n".repeat(short_or_long(5_000, 20_000))),
        ),
        ("colons.txt", lines("a: b: c: d: e\n")),
        ("one.md", format!("| a |\n|---|\n{}\n", lines("|"))),
        ("marks.md", lines("**a *b _c `d ")),
        ("stars.md", lines("*")),
        ("journey.mmd", format!("journey\n{}", lines("a: 3: b, c, d, e, f, g, h\n"))),
        ("actors.mmd", format!("journey\na: 3: {}\n", lines("x,"))),
        ("fences.md", lines("```mermaid\njourney\na: 1\n```\n")),
        ("codes.mmd", format!("journey\n{}", lines("#35;"))),
        ("accessible.mmd", format!("journey\naccDescr {{\n{}", lines("x\n"))),
        ("deep.txt", (0..short_or_long(1_200, 2_800)).map(|at| format!("{}x\n", " ".repeat(at))).collect()),
    ] {
        import(name, text.as_bytes());
    }
}
