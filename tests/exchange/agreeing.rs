//! What the import of a text understands of a card, typing on the map understands, and the other way round.

use throughline::editor::{Editor, GridCell, PastedCards};
use throughline::exchange::import::read;
use throughline::i18n::{Locale, MapWords, Term};
use throughline::model::{Channel, Id, IdSource, Lane, Map, Order, Role, Stage, Step};
use throughline::text::Edit;

fn id<T: From<Id>>(name: &str) -> T {
    T::from(Id::new(name).unwrap())
}

/// An editor with one cell where the customer is met.
fn editor() -> (Editor, GridCell) {
    let mut map = Map::default();
    map.stages.insert(id("stage"), Stage::new(id("stage")));
    map.steps.insert(id("step"), Step::new(id("step"), id("stage")));
    map.lanes.insert(id("lane"), Lane::new(id("lane"), Role::Frontstage));
    (Editor::new(map, IdSource::seeded(7)), GridCell { lane: id("lane"), step: id("step") })
}

fn typed(text: &str) -> String {
    let (mut editor, cell) = editor();
    editor.focus_cell(cell);
    editor.type_here();
    editor.write(Edit::Insert(text));
    editor.finish_typing();
    told(editor.map())
}

/// The first line as a card in a lane of its own, the others below it.
fn imported(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let below: String = lines[1..].iter().map(|line| format!("        {line}\n")).collect();
    let outline = format!("Stage\n  Step\n    Frontstage:\n      {}\n{below}", lines[0]);
    told(&read(outline.as_bytes(), Some("txt"), Locale::En, &mut IdSource::seeded(7)).unwrap().map)
}

/// What the cards of a map say, and what is on them.
fn told(map: &Map) -> String {
    let order = Order::new(map);
    let mut told = String::new();
    for (at, card) in order.cards.iter().enumerate() {
        let (star, owner) = (if card.moment_of_truth { " ★" } else { "" }, &card.owner);
        told += &format!("{:?} {:?}{star} {owner}\n", card.channel, card.text);
        let (pains, waits) = order.marks(at);
        let pain = |pain: &throughline::model::Pain| {
            format!("  ! {} {}×{} {:?}\n", pain.text, pain.severity, pain.frequency, pain.consequence)
        };
        told.extend(pains.iter().map(|it| pain(it)));
        told.extend(waits.iter().map(|it| format!("  ~ {}–{} {:?} {}\n", it.min, it.max, it.unit, it.text)));
    }
    told
}

#[test]
fn import_and_typing_understand_the_same() {
    for text in [
        "Calls",
        "sms: asks again",
        "דוא״ל: שולח טופס",
        "telefon: sună",
        "În persoană: plătește [★]",
        "Calls the office: now",
        "http://example.org",
        "12:30",
        "!",
        "Calls [★, @Dana]",
        "Calls [phone, ★]",
        "Calls [later]",
        "\\sms: is a word",
        "\\! is a sign",
        "Calls\n! Number is hidden",
        "Calls\n!Number is hidden",
        "Calls\n!! Nobody answers\n!!! Never\n!2 Music\n!5×1 Cut off\n!30 minutes",
        "Calls\n! Twice (4×5, churn risk)\n! Again (sometimes)",
        "Calls\nPain point: slow\nChurn risk: leaves (5×2)",
        "מתקשר\nנקודת כאב: איטי\nהמתנה: יומיים: לטופס",
        "Sună\nPunct slab: lent\nAșteptare: 2 zile",
        "Calls\n⏳ 2–5 days: for the form",
        "Calls\n⏳ for the form",
        "Calls\nWait: up to 3 weeks",
    ] {
        assert_eq!(typed(text), imported(text), "{text}");
    }
}

#[test]
fn every_word_for_a_channel_is_understood_in_both() {
    let (mut editor, cell) = editor();
    let (mut lines, mut expected) = (Vec::new(), Vec::new());
    for locale in Locale::ALL {
        let names = MapWords::of(locale);
        for channel in Channel::ALL {
            for word in names.channel_words(channel).chain([names.channel(channel)]) {
                lines.push(format!("{word}: {}", lines.len()));
                expected.push(channel);
            }
        }
    }
    let outline: String = lines.iter().map(|line| format!("    {line}\n")).collect();
    let outline = format!("Stage\n  Step\n{outline}");
    let imported = read(outline.as_bytes(), Some("txt"), Locale::En, &mut IdSource::seeded(7)).unwrap().map;
    editor.focus_cell(cell);
    editor.paste(&PastedCards::Lines(lines).into()).unwrap();
    for map in [editor.map(), &imported] {
        let channels: Vec<_> = Order::new(map).cards.iter().filter_map(|card| card.channel()).collect();
        assert_eq!(channels, expected);
    }
    assert_eq!(told(editor.map()), told(&imported));
}

#[test]
fn every_word_for_a_pain_point_begins_a_line_of_one_in_both() {
    for locale in Locale::ALL {
        let words = [Term::Pain, Term::Inefficiency, Term::BadExperience, Term::ChurnRisk];
        let words = words.into_iter().flat_map(|term| MapWords::of(locale).terms(term));
        let text: String = words.enumerate().map(|(nth, word)| format!("\n{word}: x{nth}")).collect();
        let told = typed(&format!("Card{text}"));
        assert_eq!(told, imported(&format!("Card{text}")));
        assert_eq!(told.lines().count(), text.lines().count(), "{told}");
    }
}
