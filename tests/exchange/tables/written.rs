//! What tables look like.

use throughline::exchange::separated::{Separator, tabbed};
use throughline::exchange::sheet::{Arrangement, RowKind, Sheet, SheetCell, SheetRow};
use throughline::exchange::table::{self, Content};
use throughline::export::{ExportOptions, Format, OutputError, write};
use throughline::model::{Card, Map};
use throughline::persist::template;
use throughline::render::Progress;
use throughline::theme::Theme;

use super::round_trip::{read, written};

fn map() -> Map {
    throughline::persist::read(template("support", "en").unwrap().as_bytes()).unwrap()
}

fn one_card(change: impl FnOnce(&mut Card)) -> Map {
    let mut map = map();
    let id = *map.cards.keys().next().unwrap();
    map.cards.retain(|card, _| *card == id);
    map.pains.clear();
    map.waits.clear();
    map.connectors.clear();
    change(map.cards.get_mut(&id).unwrap());
    map
}

fn csv(map: &Map, arrangement: Arrangement) -> String {
    String::from_utf8(written(map, Format::Csv, arrangement, Separator::Comma)).unwrap()
}

#[test]
fn files_of_separated_values_begin_with_a_mark_and_have_line_ends_of_windows() {
    let text = csv(&map(), Arrangement::Grid);
    assert!(text.starts_with("\u{feff}Stage,"), "{text}");
    assert!(text.lines().next().unwrap().chars().filter(|c| *c == ',').count() > 3);
    assert!(text.contains("\r\nStep,") && text.ends_with("\r\n"));
}

#[test]
fn a_text_like_a_formula_has_an_apostrophe_before_it_and_a_number_has_none() {
    let map = one_card(|card| card.text = "=cmd|' /C calc'!A0".to_owned());
    for arrangement in [Arrangement::Grid, Arrangement::Cards] {
        assert!(csv(&map, arrangement).contains("'=cmd|' /C calc'!A0"), "{}", csv(&map, arrangement));
    }
    let list = csv(&self::map(), Arrangement::Cards);
    assert!(
        list.contains(",-1,") || list.contains(",-2,") || list.contains(",-1.5,"),
        "no feeling is below zero: {list}"
    );
}

#[test]
fn texts_like_formulas_of_all_kinds_stay_texts_and_come_back() {
    for text in ["=1+1", "+1", "-1", "@A1", "＝1＋1", "＋1", "－1", "＠A1", "'=1", "'＝1"] {
        let map = one_card(|card| card.text = text.to_owned());
        for arrangement in [Arrangement::Grid, Arrangement::Cards] {
            for separator in [Separator::Comma, Separator::Semicolon, Separator::Tab] {
                let file = String::from_utf8(written(&map, Format::Csv, arrangement, separator)).unwrap();
                let values = file.split(['\n', '\r', ',', ';', '\t']).map(|value| value.trim_matches('"'));
                // Numbers below zero are numbers, and the bracket behind a text is of its cell.
                let formulas =
                    values.filter(|value| value.starts_with(['=', '@', '＝', '＋', '－', '＠']) || *value == "+1");
                assert_eq!(formulas.collect::<Vec<_>>(), [""; 0], "{file}");
                let back = read(file.as_bytes()).map;
                assert_eq!(back.cards.values().next().unwrap().text, text, "{file}");
            }
        }
    }
}

#[test]
fn a_text_that_a_spreadsheet_would_calculate_has_one_more_apostrophe_until_it_is_read() {
    for (text, written, read) in [
        ("=1+1", "'=1+1", "=1+1"),
        ("+49 30", "'+49 30", "+49 30"),
        ("-", "'-", "-"),
        ("@SUM(A1)", "'@SUM(A1)", "@SUM(A1)"),
        ("＝1＋1", "'＝1＋1", "＝1＋1"),
        ("＋1", "'＋1", "＋1"),
        ("－1", "'－1", "－1"),
        ("＠A", "'＠A", "＠A"),
        // A cell can hold neither tabs nor the line ends of old programs.
        ("\t=1", "'\t=1", " =1"),
        ("\r=1", "'\r=1", "\n=1"),
        ("\nx", "'\nx", "\nx"),
        (" =1", "' =1", " =1"),
        ("'=1", "''=1", "'=1"),
        ("'tis", "'tis", "'tis"),
        ("1=1", "1=1", "1=1"),
        ("", "", ""),
    ] {
        let cells = [text, "x"].map(|text| SheetCell::Text(text.to_owned())).to_vec();
        let sheet = Sheet { rows: vec![SheetRow { kind: RowKind::Plain, cells }], ..Sheet::default() };
        let file = tabbed(&sheet);
        assert_eq!(file.strip_suffix("\tx\r\n").map(|cell| cell.trim_matches('"')), Some(written), "{text:?}");
        assert_eq!(table::read(&file), Ok(Content::Table(vec![vec![read.to_owned(), "x".to_owned()]])), "{text:?}");
    }
}

#[test]
fn a_text_that_no_cell_of_a_workbook_can_hold_is_refused_with_its_place() {
    let map = one_card(|card| card.text = "x".repeat(40_000));
    let written =
        write(&map, Format::Xlsx, &ExportOptions::default(), &Theme::light(), &Progress::default(), &mut Vec::new());
    let Err(OutputError::Xlsx(unfit)) = written else { panic!("{written:?}") };
    assert!(unfit.to_string().ends_with("and a cell of a workbook can hold 32767"), "{unfit}");
}

#[test]
fn the_same_map_is_the_same_workbook() {
    let book = || written(&map(), Format::Xlsx, Arrangement::Grid, Separator::Comma);
    assert_eq!(book(), book());
}

#[test]
fn a_text_of_a_workbook_comes_back_as_it_was_whatever_it_looks_like() {
    let texts = [
        "<r>a</r>",
        "<r><t>a</t></r>",
        "_x000D_",
        "_x005F_x0041_",
        "_x00",
        "_x000D",
        "a_x0041_b",
        "a & b < c > d \"e\"",
        "]]>",
        "=1+1",
        "100",
        "שלום (2) world",
        "👩‍👩‍👧‍👦",
    ];
    for text in texts {
        let map = one_card(|card| text.clone_into(&mut card.text));
        for arrangement in [Arrangement::Grid, Arrangement::Cards] {
            let back = read(&written(&map, Format::Xlsx, arrangement, Separator::Comma)).map;
            assert_eq!(back.cards.values().next().unwrap().text, text, "{arrangement:?}");
        }
    }
}

/// A part of a workbook.
fn part(book: &[u8], path: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book)).unwrap();
    std::io::read_to_string(archive.by_name(path).unwrap()).unwrap()
}

#[test]
fn each_cell_of_a_lane_has_the_color_of_the_lane_also_an_empty_one() {
    let book = written(&map(), Format::Xlsx, Arrangement::Grid, Separator::Comma);
    let (sheet, styles) = (part(&book, "xl/worksheets/sheet1.xml"), part(&book, "xl/styles.xml"));
    let fills: Vec<&str> = styles.split("<cellXfs").nth(1).unwrap().split("fillId=\"").skip(1).collect();
    let fill = |cell: &str| {
        let style: usize = cell.split(" s=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
        fills[style].split('"').next().unwrap().to_owned()
    };
    let lanes: Vec<&str> = sheet.split("<row ").skip(4).collect();
    assert!(lanes.iter().any(|lane| lane.contains("/><c ")), "no cell is empty: {sheet}");
    for lane in lanes {
        let cells: Vec<String> = lane.split("<c ").skip(1).map(fill).collect();
        assert!(cells.len() > 6 && cells.iter().all(|fill| *fill == cells[0] && fill != "0"), "{lane}");
    }
}

#[test]
fn a_workbook_has_its_headings_on_each_page_and_in_sight_and_runs_as_its_map() {
    for (language, is_turned) in [("en", false), ("he", true)] {
        let map = throughline::persist::read(template("support", language).unwrap().as_bytes()).unwrap();
        let book = written(&map, Format::Xlsx, Arrangement::Grid, Separator::Comma);
        let sheet = part(&book, "xl/worksheets/sheet1.xml");
        assert_eq!(sheet.contains("rightToLeft=\"1\""), is_turned);
        assert!(sheet.contains("<pane xSplit=\"1\" ySplit=\"3\" topLeftCell=\"B4\""), "{sheet}");
        assert!(sheet.contains("<mergeCell ref=\"C1:D1\"/>"), "{sheet}");
        let order = if is_turned { "readingOrder=\"2\"" } else { "readingOrder=\"1\"" };
        assert!(part(&book, "xl/styles.xml").contains(order));
        let names = part(&book, "xl/workbook.xml");
        assert!(names.contains("_xlnm.Print_Titles") && names.contains("'!$1:$3</definedName>"), "{names}");
    }
}
