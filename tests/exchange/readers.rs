//! Every reader of bytes that others wrote takes any bytes: it reads them or refuses them, and never panics (promise 7).
//!
//! `THROUGHLINE_LONG=1 cargo test --test exchange readers` tries 200 000 inputs over all readers.

use std::io::{Cursor, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use throughline::charset;
use throughline::exchange::import::{self, ImportFormat};
use throughline::exchange::outcome::Imported;
use throughline::exchange::separated::Separator;
use throughline::exchange::sheet::Arrangement;
use throughline::exchange::{mermaid, report, separated, table, tabular};
use throughline::export::{self, Format as ExportFormat};
use throughline::i18n::{self, Locale, MapWords};
use throughline::model::{IdSource, IssueLevel, Map, check};
use throughline::persist::journal::{CloseReason, FlushPolicy, JournalDir};
use throughline::persist::{
    self, Checkpoint, Journal, Liveness, Lock, LockOwner, Settings, Timestamp, clipboard, read_newer, recovery, repair,
};
use zip::write::SimpleFileOptions;

use crate::support::{Dice, Disk, Drafter, is_long, mutated};
use crate::tables::written;

const ALL_INPUTS: usize = 200_000;

/// A reader of foreign bytes, with sound ones to begin from.
struct Reader {
    name: &'static str,
    samples: Vec<Vec<u8>>,
    read: fn(&[u8]),
}

fn readers() -> Vec<Reader> {
    [readers_of_own_files(), readers_of_tables(), readers_of_texts()].into_iter().flatten().collect()
}

fn reader(name: &'static str, samples: Vec<Vec<u8>>, read: fn(&[u8])) -> Reader {
    Reader { name, samples, read }
}

fn text(text: &str) -> Vec<Vec<u8>> {
    vec![text.as_bytes().to_vec()]
}

/// A map with every kind of record.
const MAP: &[u8] = include_bytes!("../golden/v1-later.journey.ron");

fn sample() -> Map {
    persist::read(MAP).unwrap()
}

fn exported(format: ExportFormat) -> Vec<u8> {
    written(&sample(), format, Arrangement::Grid, Separator::Comma)
}

fn readers_of_own_files() -> Vec<Reader> {
    let map = MAP;
    vec![
        reader("map", vec![map.to_vec()], |bytes| {
            let _ = (
                persist::read(bytes).map(|map| persist::write(&map)),
                persist::MapText::from_bytes(bytes).map(|text| text.places()).ok(),
            );
        }),
        reader("newer map", vec![map.to_vec()], |bytes| {
            let newer = String::from_utf8_lossy(bytes).replacen("throughline: 1", "throughline: 9", 1);
            let _ = read_newer(newer.as_bytes());
        }),
        reader("repair", vec![map.to_vec()], |bytes| {
            if let Some(copy) = repair(bytes) {
                assert!(persist::read(persist::write(&copy.map).as_bytes()).is_ok());
            }
        }),
        reader("template", vec![persist::template("support", "he").unwrap().as_bytes().to_vec()], |bytes| {
            if let Ok(map) = persist::read(bytes) {
                let _ = persist::fresh_ids(&map, &mut IdSource::seeded(1));
            }
        }),
        reader("journal", vec![journal()], |bytes| {
            let disk = Disk::default().with(JOURNAL, bytes);
            let _ = recovery::find_unsaved(&disk, Path::new("data"), &|_| Liveness::Dead);
        }),
        reader("settings", text(SETTINGS), |bytes| {
            let settings = Settings::load(&Disk::default().with("settings.ron", bytes), Path::new("settings.ron"));
            let _ = (settings.language(), settings.recent(), settings.window(), settings.panels(), settings.export());
        }),
        reader("lock", vec![lock()], |bytes| {
            let disk = Disk::default().with(LOCK, bytes);
            let _ = Lock::acquire(Arc::new(disk), Path::new("a.journey.ron"), &owner(), &|_| Liveness::Unknown);
        }),
        reader(
            "clipping",
            vec![format!("{}{}", clipping_head(), String::from_utf8_lossy(map)).into_bytes()],
            |bytes| {
                let _ =
                    clipboard::find(&Disk::default().with("data/clipping-0.ron", bytes), Path::new("data"), CLIPPED);
            },
        ),
    ]
}

fn readers_of_tables() -> Vec<Reader> {
    vec![
        reader(
            "separated values",
            vec![exported(ExportFormat::Csv), LIST.as_bytes().to_vec(), GRID.as_bytes().to_vec()],
            |bytes| {
                is_sound(tabular::read(bytes, Locale::Ro, &mut IdSource::seeded(1)).ok());
                let _ = separated::read(&String::from_utf8_lossy(bytes));
            },
        ),
        reader("workbook", vec![exported(ExportFormat::Xlsx)], imported::<{ ImportFormat::Xlsx as usize }>),
        reader("sheet", text(SHEET), |bytes| is_sound_workbook("xl/worksheets/sheet1.xml", bytes)),
        reader("shared texts", text(STRINGS), |bytes| is_sound_workbook("xl/sharedStrings.xml", bytes)),
        reader("formats of cells", text(STYLES), |bytes| is_sound_workbook("xl/styles.xml", bytes)),
        reader("list of sheets", text(WORKBOOK), |bytes| is_sound_workbook("xl/workbook.xml", bytes)),
        reader("relations", text(RELATIONS), |bytes| is_sound_workbook("xl/_rels/workbook.xml.rels", bytes)),
        reader("pasted table", text(PASTED), |bytes| {
            let _ = table::read(&String::from_utf8_lossy(bytes));
        }),
        reader("copied table", vec![export::copied(&sample(), Arrangement::Cards).html.into_bytes()], |bytes| {
            let _ = table::read(&String::from_utf8_lossy(bytes));
        }),
    ]
}

fn readers_of_texts() -> Vec<Reader> {
    let (sample, words) = (sample(), MapWords::of(Locale::En));
    vec![
        reader(
            "journey",
            vec![mermaid::write(&sample, words).into_bytes()],
            imported::<{ ImportFormat::Mermaid as usize }>,
        ),
        reader(
            "Markdown",
            vec![report::write(&sample, words).into_bytes(), OUTLINE.into(), MARKED.into()],
            imported::<{ ImportFormat::Markdown as usize }>,
        ),
        reader(
            "text",
            vec![OUTLINE.into(), GRID.replace(',', "\t").into_bytes()],
            imported::<{ ImportFormat::Text as usize }>,
        ),
        reader("any file", vec![exported(ExportFormat::Csv), OUTLINE.into(), MARKED.into()], |bytes| {
            is_sound(import::read(bytes, None, Locale::He, &mut IdSource::seeded(1)).ok());
        }),
        reader("lengths of time", text("2-5 days: up to ½ h, între 2 și 5 zile, יומיים, 1.5–3 w"), |bytes| {
            let text = String::from_utf8_lossy(bytes);
            (0..text.len()).filter_map(|at| text.get(at..)).for_each(|text| _ = i18n::Duration::read(text));
        }),
        reader("notation", text(CELL), |bytes| {
            let cell = String::from_utf8_lossy(bytes).replace('"', "\"\"");
            let grid = format!(
                "Stage,a\nStep,b\nCustomer,\"{cell}\"\nEmotions,\"{cell}\"\nPain points,\"{cell}\"\nWaits,\"{cell}\"\n"
            );
            is_sound(tabular::read(grid.as_bytes(), Locale::En, &mut IdSource::seeded(1)).ok());
        }),
        reader("encodings", vec!["שלום, café".as_bytes().to_vec(), utf_16("שלום, café")], |bytes| {
            let _ = (charset::text(bytes), charset::any_text(bytes, "il"), charset::utf_16(bytes));
        }),
    ]
}

/// Reads a file whose name says what it is.
fn imported<const FORMAT: usize>(bytes: &[u8]) {
    let format = ImportFormat::ALL.into_iter().find(|format| *format as usize == FORMAT).unwrap();
    is_sound(import::read(bytes, format.endings().first().copied(), Locale::En, &mut IdSource::seeded(1)).ok());
}

/// A map that comes of a file has no broken record, and can be read again when it is written.
fn is_sound(imported: Option<Imported>) {
    let Some(Imported { map, .. }) = imported else { return };
    let broken: Vec<_> = check(&map).into_iter().filter(|issue| issue.kind.level() == IssueLevel::Broken).collect();
    assert!(broken.is_empty(), "{broken:?}");
    assert!(persist::read(persist::write(&map).as_bytes()).is_ok());
}

/// A workbook one of whose parts is other bytes. The archive around them is sound.
fn is_sound_workbook(part: &str, bytes: &[u8]) {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, text) in [
        ("_rels/.rels", PACKAGE),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/sharedStrings.xml", STRINGS),
        ("xl/styles.xml", STYLES),
        ("xl/worksheets/sheet1.xml", SHEET),
    ] {
        archive.start_file(name, options).unwrap();
        archive.write_all(if name == part { bytes } else { text.as_bytes() }).unwrap();
    }
    is_sound(tabular::read(&archive.finish().unwrap().into_inner(), Locale::En, &mut IdSource::seeded(1)).ok());
}

fn utf_16(text: &str) -> Vec<u8> {
    [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

fn owner() -> LockOwner {
    LockOwner {
        host: "laptop".into(),
        user: "ana".into(),
        process: 7,
        since: Timestamp::default(),
        token: "0123".into(),
    }
}

const LOCK: &str = ".~lock.a.journey.ron#";

fn lock() -> Vec<u8> {
    let disk = Disk::default();
    let taken = Lock::acquire(Arc::new(disk.clone()), Path::new("a.journey.ron"), &owner(), &|_| Liveness::Dead);
    let bytes = disk.file(LOCK).unwrap();
    drop(taken);
    bytes
}

const JOURNAL: &str = "data/one.journal";

/// The journal of some changes.
fn journal() -> Vec<u8> {
    let (disk, mut drafter) = (Disk::default(), Drafter::seeded(1));
    let dir = JournalDir { fs: Arc::new(disk.clone()), folder: "data".into() };
    let policy = FlushPolicy { delay: Duration::ZERO, retry: Duration::from_millis(2) };
    let heard = Mutex::new(());
    let tell = move |_| drop(heard.lock().unwrap());
    let journal = Journal::start(dir, owner(), None, Checkpoint::new(&drafter.map), policy, tell).unwrap();
    for _ in 0..20 {
        drafter.change();
        journal.record(drafter.take_changes(), drafter.revision(), Timestamp::default());
    }
    journal.close(CloseReason::Discarded);
    let name = disk.names().into_iter().next().unwrap();
    disk.file(name.to_str().unwrap()).unwrap()
}

const CLIPPED: &str = "a text that was copied";

/// The first line of a file that keeps what stands behind that text.
fn clipping_head() -> String {
    let disk = Disk::default();
    let map = persist::read(persist::template("support", "en").unwrap().as_bytes()).unwrap();
    let cards: Vec<_> = map.cards.keys().copied().collect();
    let fragment = throughline::edit::Fragment::new(&map, &cards);
    clipboard::keep(&disk, Path::new("data"), CLIPPED, &fragment.into()).unwrap();
    assert!(clipboard::find(&disk, Path::new("data"), CLIPPED).is_some());
    let text = String::from_utf8(disk.file("data/clipping-0.ron").unwrap()).unwrap();
    text.split_inclusive('\n').next().unwrap().to_owned()
}

const SETTINGS: &str = "{\n    \"language\": \"he\",\n    \"recent\": [\"a.journey.ron\", \"b\"],\n    \"window\": (1, 2, 3, 4),\n    \"width\": 1600.5,\n}\n";
const GRID: &str = "Title: Refund\nStage,Notice,,Ask\nGoal,Know,,Get it\nStep,Sees,Compares,Calls\nPersona,Dana,,\nCustomer,\"One\n! slow (4×5, Churn risk, 2 ✓)\",,=1+1\n\
    Touchpoints,\"Phone, SMS\",\"'=x [Phone, ★, @Dana]\",\nEmotions,😡 no,Dana: +1 “well”,3/5\nPain points,,a,b\nSeverity,,5,high\nWaits,2 d,,\n\
    Channels,chat,,web\nOwner,,Ana,\nMoments of truth,x,,\n";
const LIST: &str = "Stage,Step,Lane,Kind,Text,Pain points,Severity,Feeling,Persona,ID,Belongs to,Leads to,Eases\nA,b,Customer,Action,c,\"p\nq\",4,-1,Dana,c1,,,\n\
    ,,,Pain point,p,,3,,,p1,c1,,\n,,,Connector,then,,,,,k,c1,c2,\n,d,Frontstage,Opportunity,e,,,,,c2,,,p1\n";
const OUTLINE: &str = "# Refund\nPersona: Dana\n\n## Notice\n1. Sees the charge\n   - Phone: asks [Touchpoint, ★]\n     ! slow (4×3)\n     ⏳ 2–5 days: for it\n   - Backstage:\n\
    \t- Looks up\n   - Emotion: Dana: −1.5 “Again?”\n";
const MARKED: &str = "# T\n\n| Step | a | **b** |\n|---|:-:|--:|\n| Customer | x<br>y \\| z | `c` |\n\n```mermaid\njourney\n title T\n section S\n  a#58;b: 3: Me, You\n```\n";
const PASTED: &str = "Step\tCustomer\tפנייה\n\"two\nlines\"\t\"a \"\"quote\"\"\"\t=1+1\n\t\t👩‍👩‍👧‍👦\r\nend";
const CELL: &str = "Calls [Touchpoint, Phone, ★, ↔2, @Dana]\n! Explains (4×5, Churn risk, 3 ✓)\n⏳ 2–5 days: form\nDana: −1.5 “Again?”\n\\! literal\n- :-( 4/5\n";
const PACKAGE: &str =
    "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
const WORKBOOK: &str = "<workbook><workbookPr date1904=\"1\"/><sheets><sheet name=\"One\" r:id=\"a\"/><sheet name=\"Two\" r:id=\"a\"/></sheets></workbook>";
const RELATIONS: &str =
    "<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
const STRINGS: &str = "<sst uniqueCount=\"3\"><si><t xml:space=\"preserve\"> Step &amp; &#65;</t></si><si><r><t>Cus</t></r><r><t>tomer_x000A_</t></r><rPh><t>x</t></rPh></si><si/></sst>";
const STYLES: &str = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"[h]:mm\\ &quot;x&quot;;@\"/></numFmts><cellXfs><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>";
const SHEET: &str = "<worksheet><dimension ref=\"A1:C3\"/><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Step</t></is></c><c r=\"B1\" s=\"0\"><v>45943.5</v></c></row>\
    <row r=\"2\"><c t=\"s\"><v>1</v></c><c t=\"str\"><f>A1</f><v>does</v></c><c t=\"b\"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref=\"B1:C1\"/></mergeCells></worksheet>";

#[test]
fn whatever_the_bytes_are_no_reader_panics() {
    let readers = readers();
    let inputs = if is_long() { ALL_INPUTS } else { ALL_INPUTS / 100 } / readers.len() + 1;
    for (seed, reader) in (1..).zip(&readers) {
        reader.samples.iter().for_each(|sample| (reader.read)(sample));
        let mut dice = Dice::seeded(seed);
        for _ in 0..inputs {
            let sample = dice.pick(&reader.samples);
            let bytes = mutated(&mut dice, &sample);
            let done = std::panic::catch_unwind(|| (reader.read)(&bytes));
            assert!(done.is_ok(), "{} panics on {:?}", reader.name, String::from_utf8_lossy(&bytes));
        }
    }
}
