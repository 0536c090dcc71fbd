//! Tables as other people and other programs write them.

use throughline::exchange::outcome::{Imported, Why};
use throughline::exchange::tabular;
use throughline::i18n::Locale;
use throughline::model::{CardKind, Channel, IdSource, Map, Order, Role, TimeUnit};

fn read(bytes: &[u8], locale: Locale) -> Imported {
    tabular::read(bytes, locale, &mut IdSource::seeded(1)).unwrap()
}

fn text(text: &str) -> Imported {
    read(text.as_bytes(), Locale::En)
}

/// Every card with its stage, step and lane.
fn cards(map: &Map) -> Vec<String> {
    let order = Order::new(map);
    let card = |card: &&throughline::model::Card| {
        let step = &map.steps[&card.step];
        format!("{}/{}/{}: {}", map.stages[&step.stage].name, step.name, map.lanes[&card.lane].name, card.text)
    };
    order.cards.iter().map(card).collect()
}

fn roles(map: &Map) -> Vec<Role> {
    Order::new(map).lanes.iter().map(|lane| lane.role).collect()
}

fn pains(map: &Map) -> Vec<(&str, &str)> {
    let mut pains: Vec<_> =
        map.pains.values().map(|pain| (map.cards[&pain.card].text.as_str(), pain.text.as_str())).collect();
    pains.sort_unstable();
    pains
}

#[test]
fn a_table_is_in_the_language_that_its_letters_tell_also_under_an_interface_in_hebrew() {
    for (table, interface, expected) in [
        ("Alfa,Sună la asistență\nBeta,Așteaptă răspunsul\n", Locale::He, "ro"),
        ("Alfa,Calls the hotline\nBeta,Stays on the line\n", Locale::He, "en"),
        ("אלפא,מתקשר למוקד\nבטא,נשאר על הקו\n", Locale::Ro, "he"),
        ("Alfa,Suna la asistenta\nBeta,Ramane la telefon\n", Locale::Ro, "ro"),
    ] {
        let map = read(table.as_bytes(), interface).map;
        assert_eq!(
            (map.info.language.as_str(), map.info.direction),
            (expected, Locale::from_tag(expected).flow()),
            "{table}"
        );
    }
}

#[test]
fn a_template_of_a_journey_map_has_rows_of_pain_points_emotions_and_opportunities() {
    let imported = text(
        "Support journey 2026\n\
         ,Awareness,,Contact,Resolution\n\
         ,Search,Compare,Call,Repair\n\
         Customer actions,\"Searches the web\nAsks friends\",Reads reviews,Calls,Waits at home\n\
         Touchpoints,Web site,,Hotline,Technician\n\
         Channels,Web,,Phone,In person\n\
         Pain points,,Too many offers,\"Long queue\n! No call back (5×4, churn risk)\",\n\
         Waiting time,,,10-20 min,2 days: spare part\n\
         Emotions,🙂,3,😡 Why so long?,Satisfied\n\
         Opportunities,,Comparison page,,\n\
         Backstage,,,Agent opens a ticket,Stock is checked\n",
    );
    let map = &imported.map;
    assert_eq!(map.info.title, "Support journey 2026");
    assert_eq!(
        cards(map),
        [
            "Awareness/Search/Customer actions: Searches the web",
            "Awareness/Search/Customer actions: Asks friends",
            "Awareness/Search/Touchpoints: Web site",
            "Awareness/Compare/Customer actions: Reads reviews",
            "Awareness/Compare/Opportunities: Comparison page",
            "Contact/Call/Customer actions: Calls",
            "Contact/Call/Touchpoints: Hotline",
            "Contact/Call/: Agent opens a ticket",
            "Resolution/Repair/Customer actions: Waits at home",
            "Resolution/Repair/Touchpoints: Technician",
            "Resolution/Repair/: Stock is checked",
        ]
    );
    assert_eq!(roles(map), [Role::Customer, Role::Frontstage, Role::Emotion, Role::Notes, Role::Backstage]);
    assert_eq!(pains(map), [("Calls", "Long queue"), ("Calls", "No call back"), ("Reads reviews", "Too many offers")]);
    let channels: Vec<_> = map.cards.values().filter_map(|card| card.channel).collect();
    assert_eq!(channels.len(), 3);
    assert!(channels.contains(&Channel::Phone));
    let waits: Vec<_> = map.waits.values().map(|wait| (wait.min, wait.max, wait.unit, wait.text.as_str())).collect();
    assert!(waits.contains(&(10, 20, TimeUnit::Minutes, "")) && waits.contains(&(2, 2, TimeUnit::Days, "spare part")));
    let mut felt: Vec<_> = map
        .emotions
        .values()
        .map(|it| (map.steps[&it.step].name.as_str(), it.value.value(), it.quote.as_str()))
        .collect();
    felt.sort_by(|one, other| one.0.cmp(other.0));
    assert_eq!(
        felt,
        [("Call", -2.0, "Why so long?"), ("Compare", 0.0, ""), ("Repair", 1.0, "Satisfied"), ("Search", 1.0, "")]
    );
    assert_eq!(imported.unused, []);
}

#[test]
fn a_table_with_a_row_for_each_step_is_turned() {
    let imported = text(
        "Phase;Touchpoint;Channel;Pain points;Emotions\n\
         Discover;Sees an ad;Social media;;4\n\
         Discover;Visits the shop;In person;No parking;2\n\
         Buy;Pays;Web;\"Card refused\nNo receipt\";1\n",
    );
    let map = &imported.map;
    assert_eq!(
        cards(map),
        ["Discover//Touchpoint: Sees an ad", "Discover//Touchpoint: Visits the shop", "Buy//Touchpoint: Pays"]
    );
    assert_eq!(map.stages.len(), 2);
    assert!(map.cards.values().all(|card| card.kind == CardKind::Touchpoint && card.channel.is_some()));
    assert_eq!(pains(map), [("Pays", "Card refused"), ("Pays", "No receipt"), ("Visits the shop", "No parking")]);
    assert_eq!(map.emotions.len(), 3);
    assert_eq!(imported.unused, []);
}

#[test]
fn a_hebrew_table_of_a_spreadsheet_from_before_unicode_is_read() {
    let says = "שלב;היכרות;;פנייה\nצעד;מחפש;משווה;מתקשר\nלקוח;מחפש באינטרנט;קורא ביקורות;מתקשר למוקד\n\
                קדמת הבמה;;;נציג עונה\nנקודות כאב;;;ממתין זמן רב\nרגשות;מרוצה;;כועס\n";
    let (bytes, ..) = encoding_rs::WINDOWS_1255.encode(says);
    let imported = read(&bytes, Locale::En);
    let map = &imported.map;
    assert_eq!((map.info.language.as_str(), map.info.direction), ("he", throughline::geom::Flow::RightToLeft));
    assert_eq!(
        cards(map),
        [
            "היכרות/מחפש/: מחפש באינטרנט",
            "היכרות/משווה/: קורא ביקורות",
            "פנייה/מתקשר/: מתקשר למוקד",
            "פנייה/מתקשר/: נציג עונה"
        ]
    );
    assert_eq!(roles(map), [Role::Customer, Role::Frontstage, Role::Emotion]);
    assert_eq!(pains(map), [("מתקשר למוקד", "ממתין זמן רב")]);
    assert_eq!(imported.unused, []);
}

#[test]
fn a_romanian_list_of_a_spreadsheet_from_before_unicode_is_read() {
    let says = "Etapa;Pasul;Banda;Descriere;Canal;Responsabil;Buget\n\
                Conștientizare;Caută;Acțiunile clientului;Caută pe internet și întreabă prieteni;Site web;;10\n\
                ;Sună;;Așteaptă să răspundă cineva;Telefon;Ioana Țurcanu;20\n\
                Rezolvare;Primește;Procese interne;Înregistrează cererea în aplicație;;Mihai;\n";
    let says = says.replace('ș', "ş").replace('ț', "ţ").replace('Ț', "Ţ");
    let (bytes, ..) = encoding_rs::WINDOWS_1250.encode(&says);
    let imported = read(&bytes, Locale::En);
    let map = &imported.map;
    assert_eq!(map.info.language, "ro");
    assert_eq!(
        cards(map),
        [
            "Conştientizare/Caută/Acţiunile clientului: Caută pe internet şi întreabă prieteni",
            "Conştientizare/Sună/Acţiunile clientului: Aşteaptă să răspundă cineva",
            "Rezolvare/Primeşte/Procese interne: Înregistrează cererea în aplicaţie",
        ]
    );
    assert_eq!(roles(map), [Role::Customer, Role::Backstage]);
    let unused: Vec<_> = imported.unused.iter().map(|unused| (unused.line, unused.text.as_str(), unused.why)).collect();
    assert_eq!(unused, [(1, "Buget", Why::Unknown)]);
}

#[test]
fn a_table_copied_from_a_browser_has_tabs_and_a_stage_over_several_steps() {
    let imported = text(
        "Journey phase\tOnboarding\t\t\tUse\n\
         Step\tSign up\tConfirm\tFirst use\tDaily use\n\
         Customer goals\tGet started\t\t\tGet work done\n\
         Doing\tFills the form\tOpens the mail\t\"Clicks \"\"Start\"\"\"\tWorks\n\
         Thinking\tIs it free?\t\t\tGood\n\
         Systems\tCRM\tMail server\tApp\tApp\n",
    );
    let map = &imported.map;
    assert_eq!(cards(map).len(), 10);
    assert_eq!(cards(map)[5], "Onboarding/First use/Doing: Clicks \"Start\"");
    let goals: Vec<_> = Order::new(map).stages.iter().map(|stage| stage.goal.clone()).collect();
    assert_eq!(goals, ["Get started", "Get work done"]);
    assert_eq!(roles(map), [Role::Customer, Role::Notes, Role::Support]);
    assert_eq!(imported.unused, []);
}

#[test]
fn utf_16_is_read_with_a_mark_and_without() {
    let says = "Step,Call,Wait\nCustomer,Calls,Waits\n";
    let little: Vec<u8> = says.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = [0xfeff].into_iter().chain(says.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    for bytes in [little, big] {
        assert_eq!(cards(&read(&bytes, Locale::En).map), ["/Call/: Calls", "/Wait/: Waits"]);
    }
}

#[test]
fn what_a_list_says_that_there_cannot_be_is_told_with_its_line() {
    let imported = text(
        "Stage,Step,Lane,Kind,Text,Severity,Frequency,Channel,ID,Belongs to\n\
         A,One,Customer,Action,Calls,,,Fax,c1,\n\
         A,One,Customer,Pain point,Busy,9,often,,,c1\n\
         A,One,Customer,Pain point,Lost,3,3,,,c9\n\
         A,Two,Customer,Gadget,Waits,,,,c1,\n",
    );
    let unused: Vec<_> = imported.unused.iter().map(|unused| (unused.line, unused.text.as_str(), unused.why)).collect();
    assert_eq!(
        unused,
        [
            (2, "Fax", Why::NotAValue),
            (3, "9", Why::OutOfRange),
            (3, "often", Why::NotAValue),
            (4, "c9", Why::NoSuch),
            (5, "Gadget", Why::Unknown),
            (5, "c1", Why::Again),
        ]
    );
    let pain = imported.map.pains.values().next().unwrap();
    assert_eq!((pain.severity, pain.frequency), (5, 3));
}

#[test]
fn merged_cells_of_a_workbook_are_stages_lanes_and_cards_over_several_steps() {
    use rust_xlsxwriter::{Format, Workbook};
    let mut book = Workbook::new();
    let plain = Format::new();
    let cover = book.add_worksheet();
    cover.set_name("Empty").unwrap();
    let sheet = book.add_worksheet();
    sheet.set_name("Journey").unwrap();
    sheet.merge_range(0, 1, 0, 2, "Contact", &plain).unwrap();
    sheet.write_string(0, 3, "Repair").unwrap();
    for (column, name) in ["Call", "Wait", "Visit"].into_iter().enumerate() {
        sheet.write_string(1, u16::try_from(column).unwrap() + 1, name).unwrap();
    }
    sheet.merge_range(2, 0, 3, 0, "Customer", &plain).unwrap();
    sheet.write_string(2, 1, "Calls").unwrap();
    sheet.merge_range(3, 2, 3, 3, "Stays at home", &plain).unwrap();
    sheet.write_string(4, 0, "Satisfaction score").unwrap();
    sheet.write_number(4, 1, 1).unwrap();
    sheet.write_number(4, 3, 5).unwrap();
    let notes = book.add_worksheet();
    notes.set_name("To do").unwrap();
    notes.write_string(0, 0, "Ask Dana").unwrap();
    let imported = read(&book.save_to_buffer().unwrap(), Locale::En);
    let map = &imported.map;
    assert_eq!(cards(map), ["Contact/Call/: Calls", "Contact/Wait/: Stays at home"]);
    assert_eq!(map.lanes.len(), 2);
    assert!(map.cards.values().any(|card| card.text == "Stays at home" && card.span == 2));
    let mut felt: Vec<_> = map.emotions.values().map(|emotion| emotion.value.value()).collect();
    felt.sort_by(f64::total_cmp);
    assert_eq!(felt, [-2.0, 2.0]);
    let unused: Vec<_> = imported.unused.iter().map(|unused| (unused.text.as_str(), unused.why)).collect();
    assert_eq!(unused, [("To do", Why::EmptySheet)]);
}

/// A workbook of these sheets, row by row.
fn book(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (row, values) in rows.iter().enumerate() {
            for (column, value) in values.iter().enumerate() {
                sheet.write_string(u32::try_from(row).unwrap(), u16::try_from(column).unwrap(), *value).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn the_first_sheet_that_says_something_is_read_and_the_others_are_told_for_what_they_are() {
    let grid: &[&[&str]] = &[&["Phase", "A", "B"], &["Actions", "x", "y"], &["Pain points", "", "z"]];
    let notes: &[&[&str]] = &[&["How to use this template"], &["Fill in the sheet"]];
    let imported = read(&book(&[("Instructions", notes), ("Journey", grid), ("Second", grid)]), Locale::En);
    assert_eq!((imported.map.steps.len(), imported.map.pains.len()), (2, 1));
    let unused: Vec<_> = imported.unused.iter().map(|it| (it.line, it.text.as_str(), it.why)).collect();
    assert_eq!(unused, [(0, "Instructions", Why::EmptySheet), (0, "Second", Why::OtherSheet)]);
}

#[test]
fn of_a_workbook_of_this_program_in_which_one_sheet_was_changed_the_first_is_read_and_the_other_is_told() {
    let list = |text: &'static str| {
        let heading: &[&str] = &["Stage", "Step", "Lane", "Kind", "Text", "Step ID", "Weight"];
        vec![heading.to_vec(), vec!["Buy", "Pays", "Customer", "Action", text, "s1", ""]]
    };
    let grid: &[&[&str]] = &[&["Stage", "Buy"], &["Step", "Pays"], &["Customer", "Types the number"]];
    for (text, is_listed, expected) in
        [("Types the number", true, &[][..]), ("Types", false, &[(0, "Cards", Why::SheetDiffers)])]
    {
        let rows = list(text);
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        let imported = read(&book(&[("Map", grid), ("Cards", &rows)]), Locale::En);
        let unused: Vec<_> = imported.unused.iter().map(|it| (it.line, it.text.as_str(), it.why)).collect();
        assert_eq!(unused, expected);
        assert_eq!(imported.map.steps.keys().any(|id| id.as_str() == "s1"), is_listed);
        assert!(imported.map.cards.values().all(|card| card.text == "Types the number"));
    }
}
