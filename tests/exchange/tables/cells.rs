//! What the cells of a workbook say, as a person sees it.

use throughline::exchange::tabular;
use throughline::i18n::Locale;
use throughline::model::{IdSource, Order};

use super::bombs::workbook;

const SHEET: &str = "xl/worksheets/sheet1.xml";
const STYLES: &str = "xl/styles.xml";
const STRINGS: &str = "xl/sharedStrings.xml";

/// The cards of each step, one for each line of a cell.
fn said(parts: &[(&str, &str)]) -> Vec<String> {
    let imported = tabular::read(&workbook(parts), Locale::En, &mut IdSource::seeded(1)).unwrap();
    assert_eq!(imported.unused, []);
    let order = Order::new(&imported.map);
    let cards = |step| order.cards.iter().filter(move |card| card.step == step).map(|card| card.text.as_str());
    order.steps.iter().map(|step| cards(step.id).collect::<Vec<_>>().join("|")).collect()
}

fn text(text: &str) -> String {
    format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

/// A sheet with the cells of one lane, and a step above each of them.
fn sheet(cells: &[String]) -> String {
    let steps: String = (1..=cells.len()).map(|at| text(&format!("S{at}"))).collect();
    let (step, lane, cells) = (text("Step"), text("Customer"), cells.concat());
    format!("<worksheet><sheetData><row>{step}{steps}</row><row>{lane}{cells}</row></sheetData></worksheet>")
}

/// What numbers say in a format.
fn numbers(numbers: &[&str], format: usize, parts: &[(&str, &str)]) -> Vec<String> {
    let cells: Vec<String> = numbers.iter().map(|number| format!("<c s=\"{format}\"><v>{number}</v></c>")).collect();
    let sheet = sheet(&cells);
    said(&[parts, &[(SHEET, sheet.as_str())]].concat())
}

#[test]
fn cells_of_all_kinds_say_what_a_person_sees() {
    let text = |text: &str| format!("<x:c t=\"inlineStr\"><x:is><x:t>{text}</x:t></x:is></x:c>");
    let steps: String = (1..=10).map(|at| text(&format!("S{at}"))).collect();
    let cells = "<x:c t=\"s\"><x:v>0</x:v></x:c><x:c t=\"inlineStr\"><x:is><x:t>in line</x:t></x:is></x:c>\
        <x:c r=\"E3\" t=\"str\"><x:f>A1&amp;B1</x:f><x:v>a&lt;b_x000A_c</x:v></x:c><x:c s=\"1\"><x:v>45943.5</x:v></x:c>\
        <x:c><x:v>0.30000000000000004</x:v></x:c><x:c t=\"b\"><x:v>1</x:v></x:c><x:c t=\"e\"><x:v>#REF!</x:v></x:c>\
        <x:c t=\"s\"><x:v>7</x:v></x:c><x:c><x:v>odd</x:v></x:c>";
    let sheet = format!(
        "<x:worksheet><x:sheetData><x:row r=\"1\">{}{steps}</x:row><x:row r=\"3\">{}{cells}</x:row></x:sheetData></x:worksheet>",
        text("Step"),
        text("Customer")
    );
    let parts = [
        (SHEET, sheet.as_str()),
        (STRINGS, "<sst><si><t>shared</t></si></sst>"),
        (STYLES, "<styleSheet><cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"),
    ];
    let expected = ["shared", "in line", "", "a<b|c", "2025-10-13 12:00", "0.3", "TRUE", "", "", "odd"];
    assert_eq!(said(&parts), expected);
}

#[test]
fn a_cell_stands_where_its_name_says_and_without_one_beside_the_cell_before() {
    let named = |name: &str| format!("<c r=\"{name}\" t=\"str\"><v>x</v></c>");
    let mut cells = vec![String::new(); 30];
    cells[0] = named("ab2");
    let found = said(&[(SHEET, &sheet(&cells))]);
    assert_eq!(found.iter().position(|said| said == "x"), Some(26));
    for name in ["", "A", "1", "A0", "A1B", "Ä1", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA1", "A99999999999999999999999"] {
        assert_eq!(said(&[(SHEET, &sheet(&[named(name)]))]), ["x"], "{name}");
    }
}

#[test]
fn the_format_of_a_cell_tells_days_and_lengths_of_time_from_numbers() {
    // Only a plain number is rounded to what is meant by it.
    let (plain, date, duration) = ("0.3", "07:12", "0.30000000000000004");
    let codes = [
        ("General", plain),
        ("0.00\\ \"days\"", plain),
        ("[Red]0;[Blue]d", plain),
        ("[$-409]d/m/yyyy", date),
        ("h:mm AM/PM", date),
        ("_(0_)", plain),
        ("[h]:mm", duration),
        ("[MM]", duration),
        ("\"open", plain),
        ("[", plain),
    ];
    for (code, expected) in codes {
        let styles = format!(
            "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"{}\"/></numFmts><cellXfs><xf numFmtId=\"164\"/></cellXfs></styleSheet>",
            code.replace('"', "&quot;")
        );
        assert_eq!(numbers(&["0.30000000000000004"], 0, &[(STYLES, &styles)]), [expected], "{code}");
    }
    let styles = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>\
        <cellXfs><xf/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"46\"/></cellXfs></styleSheet>";
    for (format, expected) in [plain, date, date, duration].into_iter().enumerate() {
        assert_eq!(numbers(&["0.30000000000000004"], format, &[(STYLES, styles)]), [expected], "{format}");
    }
}

#[test]
fn a_number_of_days_is_a_day_with_its_time() {
    let styles = (STYLES, "<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
    for (number, expected) in [
        ("45943", "2025-10-13"),
        ("45943.5", "2025-10-13 12:00"),
        ("0.75", "18:00"),
        ("1", "1900-01-01"),
        ("59", "1900-02-28"),
        ("61", "1900-03-01"),
        ("-5", ""),
        ("4e6", "9999-12-31"),
    ] {
        // The other cell is there so that something is said.
        assert_eq!(numbers(&[number, "2"], 0, &[styles]), [expected, "1900-01-02"], "{number}");
    }
    assert!(numbers(&["1e300"], 0, &[styles])[0].starts_with("9999-12-31"));
    let since_1904 = (
        "xl/workbook.xml",
        "<workbook><workbookPr date1904=\"1\"/><sheets><sheet name=\"Map\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
    );
    assert_eq!(numbers(&["0", "1"], 0, &[styles, since_1904]), ["", "1904-01-02"]);
}

#[test]
fn shared_texts_are_read_without_their_pronunciation_and_escapes() {
    let strings = "<sst uniqueCount=\"4000000000\"><si><t> a &amp; b&#33; </t></si><si/><si><r><t xml:space=\"preserve\">c </t></r>\
        <r><t>d</t></r><rPh><t>no</t></rPh></si><si><t>e_x000D_f_xD83D__xDE00_g_x_xZZZZ_</t></si><si><t>open";
    let cells: Vec<String> = (0..7).map(|at| format!("<c t=\"s\"><v>{at}</v></c>")).collect();
    let expected = ["a & b!", "", "c d", "e|f😀g_x_xZZZZ_", "", "", ""];
    assert_eq!(said(&[(SHEET, &sheet(&cells)), (STRINGS, strings)]), expected);
}
