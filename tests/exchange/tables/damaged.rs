//! What is no table, too much of one, or half of one.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use throughline::exchange::outcome::ImportError;
use throughline::exchange::separated::Separator;
use throughline::exchange::sheet::Arrangement;
use throughline::exchange::tabular;
use throughline::export::Format;
use throughline::i18n::Locale;
use throughline::model::{IdSource, IssueLevel, check};
use zip::write::SimpleFileOptions;

use super::round_trip::written;
use crate::support::{cases, random_map};

fn error(bytes: &[u8]) -> ImportError {
    tabular::read(bytes, Locale::En, &mut IdSource::seeded(1)).unwrap_err()
}

/// Whatever comes in, a map that comes of it has no broken record.
fn is_sound(bytes: &[u8]) {
    if let Ok(imported) = tabular::read(bytes, Locale::He, &mut IdSource::seeded(1)) {
        let broken: Vec<_> =
            check(&imported.map).into_iter().filter(|issue| issue.kind.level() == IssueLevel::Broken).collect();
        assert!(broken.is_empty(), "{broken:?}");
    }
}

#[test]
fn what_is_no_table_is_refused() {
    assert_eq!(error(b""), ImportError::Nothing);
    assert_eq!(error(b" \n,,\n\t\n"), ImportError::Nothing);
    assert_eq!(error(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), ImportError::NotThat);
    assert_eq!(error(b"PK\x03\x04 and no more"), ImportError::Damaged);
    let whole = written(&random_map(1), Format::Xlsx, Arrangement::Grid, Separator::Comma);
    assert_eq!(error(&whole[..whole.len() / 2]), ImportError::Damaged);
    assert_eq!(error(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0"), ImportError::OtherWorkbook);
    let open = [b"PK\x03\x04".as_slice(), &[0; 26], b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"];
    assert_eq!(error(&open.concat()), ImportError::OtherWorkbook);
    assert_eq!(error(&[b"a,b\n".as_slice(), ",".repeat(3_000).as_bytes(), b"x"].concat()), ImportError::TooLarge);
    assert_eq!(error(&vec![b'a'; 33 << 20]), ImportError::TooLarge);
}

#[test]
fn a_workbook_that_unpacks_to_more_than_it_should_is_refused_before_it_is_read() {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    archive.start_file("xl/sharedStrings.xml", options).unwrap();
    let zeros = vec![b' '; 1 << 20];
    (0..300).for_each(|_| archive.write_all(&zeros).unwrap());
    let bytes = archive.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 20);
    assert_eq!(error(&bytes), ImportError::TooLarge);
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn bytes_of_any_kind_do_no_harm(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        is_sound(&bytes);
    }

    #[test]
    fn rows_of_words_of_the_field_do_no_harm(
        cells in prop::collection::vec(prop::sample::select(vec![
            "Stage", "Step", "Lane", "Text", "Kind", "Pain points", "Emotions", "Touchpoints", "Channel", "", "", "-1",
            "5", "! it", "⏳ 2 days", "\"two\nlines\"", "😡 no", "ID", "a1", "Connector", "Belongs to", "Leads to",
            "Pain point", "Persona", "Feeling", "Goal", "Emotion", "\\", "[Note]", "Spans", "9999999999999",
        ]), 1..80),
        width in 1_usize..9,
    ) {
        let rows: Vec<String> = cells.chunks(width).map(|row| row.join(",")).collect();
        is_sound(rows.join("\n").as_bytes());
    }

    #[test]
    fn a_damaged_workbook_does_no_harm(seed in 0_u64..20, at in prop::collection::vec((0.0..1.0, any::<u8>()), 1..6)) {
        let mut bytes = written(&random_map(seed), Format::Xlsx, Arrangement::Grid, Separator::Comma);
        let length = bytes.len() as f64;
        at.into_iter().for_each(|(place, byte)| bytes[(place * length) as usize] = byte);
        is_sound(&bytes);
    }
}
