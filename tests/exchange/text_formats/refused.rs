//! What a text is told by what is in it, and what no map is made of.

use throughline::exchange::import::read;
use throughline::exchange::outcome::{ImportError, Imported, Why};
use throughline::exchange::report;
use throughline::i18n::{Locale, MapWords};
use throughline::model::IdSource;
use throughline::persist;

use super::template;

fn import(text: &str, ending: Option<&str>) -> Result<Imported, ImportError> {
    read(text.as_bytes(), ending, Locale::En, &mut IdSource::seeded(7))
}

#[test]
fn a_map_and_its_report_are_not_imported() {
    for locale in [Locale::En, Locale::He, Locale::Ro] {
        let map = template("support", locale);
        let text = persist::write(&map);
        let report = report::write(&map, MapWords::of(locale));
        for ending in [None, Some("ron"), Some("txt"), Some("md"), Some("csv")] {
            assert_eq!(import(&text, ending), Err(ImportError::AlreadyAMap), "{ending:?}");
        }
        for ending in [None, Some("txt"), Some("md")] {
            assert_eq!(import(&report, ending), Err(ImportError::Report), "{ending:?}");
        }
    }
    assert!(import("# Notes\n\n## Summary\n- Calls\n", Some("md")).is_ok());
}

#[test]
fn a_map_is_known_by_how_it_begins() {
    for (text, is_map) in [
        ("(throughline: 1)", true),
        ("\u{feff}// mine\n#![enable(implicit_some)]\n( /* the\nversion */ throughline : 1,", true),
        ("(id: 1)", false),
        ("throughline: 1", false),
        ("(throughline", false),
        ("// only this", false),
    ] {
        assert_eq!(import(text, None) == Err(ImportError::AlreadyAMap), is_map, "{text:?}");
    }
}

#[test]
fn values_in_quotes_are_a_table_on_the_standard_input_too() {
    let text = "Phase,Buy,Renew\nActions,\"Pays, then waits\nAsks\",Calls\nPain points,\"Slow, always\",\n";
    let imported = import(text, None).unwrap();
    assert_eq!((imported.map.steps.len(), imported.map.pains.len()), (2, 1));
    let prose = import("Call, then wait\n  Dial, twice, and hold\n", None).unwrap();
    assert_eq!(prose.map.stages.len(), 1);
    assert!(prose.map.stages.values().all(|stage| stage.name == "Call, then wait"));
}

#[test]
fn a_quote_that_is_never_closed_is_told_with_its_line_and_swallows_nothing() {
    let imported = import("Phase,A,B\nActions,\"open quote,b\nPain points,c,d\n", Some("csv")).unwrap();
    let unused: Vec<_> = imported.unused.iter().map(|it| (it.line, it.text.as_str(), it.why)).collect();
    assert_eq!(unused, [(2, "\"open quote,b", Why::Unclosed)]);
    let texts: Vec<&str> = imported.map.cards.values().map(|card| card.text.as_str()).collect();
    assert!(texts.contains(&"open quote") && texts.contains(&"b"), "{texts:?}");
    assert_eq!(imported.map.pains.len(), 2);
}
