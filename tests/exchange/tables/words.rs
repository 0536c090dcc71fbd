//! Headings in the words of the people who draw maps: in any form, with words before and after, and old ones.

use throughline::exchange::outcome::{Imported, Why};
use throughline::exchange::tabular;
use throughline::i18n::{Locale, MapWords, Term};
use throughline::model::{CardKind, Consequence, EvidenceLevel, IdSource, Map, Order, Role};

fn text(text: &str) -> Imported {
    tabular::read(text.as_bytes(), Locale::En, &mut IdSource::seeded(1)).unwrap()
}

fn unused(imported: &Imported) -> Vec<(usize, &str, Why)> {
    imported.unused.iter().map(|unused| (unused.line, unused.text.as_str(), unused.why)).collect()
}

/// The lanes in their order: role, name and cards.
fn lanes(map: &Map) -> Vec<(Role, &str, String)> {
    let order = Order::new(map);
    let said = |lane| {
        let cards = order.cards.iter().filter(|card| card.lane == lane).map(|card| card.text.as_str());
        cards.collect::<Vec<_>>().join(" ")
    };
    order.lanes.iter().map(|lane| (lane.role, lane.name.as_str(), said(lane.id))).collect()
}

/// What a row of that name becomes which stands below one of the customer: the role of its lane, or what it says of the
/// card above.
fn row(name: &str) -> String {
    let imported = text(&format!("Step,A\nCustomer actions,Calls\n\"{name}\",said\n"));
    let map = &imported.map;
    assert!(imported.unused.is_empty(), "{name}: {:?}", unused(&imported));
    if let Some(pain) = map.pains.values().next() {
        assert_eq!(pain.text, "said", "{name}");
        return format!("pain {:?}", pain.consequence);
    }
    let card = map.cards.values().find(|card| card.text == "said").unwrap_or_else(|| panic!("{name} is lost"));
    format!("{:?} {:?}", map.lanes[&card.lane].role, card.kind)
}

#[test]
fn the_table_of_a_hebrew_support_lead_is_understood() {
    let table = ",חשיפה לעסק,קבלת תמיכה,שירות שוטף,ביצוע המרה חדשה\n\
        נקודות מגע,אתר,טלפון,אימייל,צ'אט\n\
        תהליכי עבודה פנימיים,קמפיין,בדיקה ב-CRM,דיווח,הצעה\n\
        נקודות הכרעה,,החזר?,,\n\
        נקודות טעונות שיפור,,המתנה ארוכה,,\n\
        פעולות פנימיות,א,ב,ג,ד\n";
    let imported = text(table);
    let map = &imported.map;
    assert_eq!(map.info.language, "he");
    assert_eq!(
        lanes(map),
        [
            (Role::Frontstage, "נקודות מגע", "אתר טלפון אימייל צ'אט".to_owned()),
            (Role::Backstage, "תהליכי עבודה פנימיים", "קמפיין בדיקה ב-CRM דיווח הצעה".to_owned()),
            (Role::Backstage, "נקודות הכרעה", "החזר?".to_owned()),
            (Role::Backstage, "פעולות פנימיות", "א ב ג ד".to_owned()),
        ]
    );
    assert!(map.cards.values().any(|card| card.text == "החזר?" && card.kind == CardKind::Decision));
    assert_eq!(map.cards.values().filter(|card| card.channel.is_some()).count(), 4);
    let pains: Vec<_> = map.pains.values().map(|pain| (map.cards[&pain.card].text.as_str(), &*pain.text)).collect();
    assert_eq!(pains, [("טלפון", "המתנה ארוכה")]);
    assert_eq!(unused(&imported), []);
}

#[test]
fn the_table_of_a_romanian_support_lead_is_understood_also_turned() {
    let table = ",Primul contact,Asistență,Utilizarea serviciilor,Reînnoire\n\
        Puncte de contact direct,site,telefon,e-mail,chat\n\
        Acțiuni de gestionare internă,campanie,verificare,raport,ofertă\n\
        Momente decisive,,Rambursare?,,\n\
        Puncte slabe,,Așteptare lungă,,\n\
        Operațiuni interne,a,b,c,d\n";
    let rows: Vec<Vec<&str>> = table.lines().map(|row| row.split(',').collect()).collect();
    let column = |at: usize| rows.iter().map(|row| row[at]).collect::<Vec<_>>().join(",");
    let turned = (0..rows[0].len()).map(column).collect::<Vec<_>>().join("\n");
    for (table, corner) in [(table, ""), (&*turned, ""), (&*turned, "Traseul clientului")] {
        let imported = text(&format!("{corner}{table}"));
        let map = &imported.map;
        assert_eq!(map.info.language, "ro");
        assert_eq!(map.cards.len(), 13, "{table}");
        assert_eq!(
            lanes(map),
            [
                (Role::Frontstage, "Puncte de contact direct", "site telefon e-mail chat".to_owned()),
                (Role::Backstage, "Acțiuni de gestionare internă", "campanie verificare raport ofertă".to_owned()),
                (Role::Backstage, "Momente decisive", "Rambursare?".to_owned()),
                (Role::Backstage, "Operațiuni interne", "a b c d".to_owned()),
            ]
        );
        assert_eq!(
            map.steps.values().filter(|step| step.name.is_empty()).count(),
            if corner.is_empty() { 0 } else { 4 }
        );
        assert_eq!(map.pains.values().map(|pain| pain.text.as_str()).collect::<Vec<_>>(), ["Așteptare lungă"]);
        assert_eq!(unused(&imported), []);
    }
}

#[test]
fn a_heading_is_understood_in_any_form_and_with_a_word_before_or_after() {
    let (touchpoint, internal, decision) = ("Frontstage Touchpoint", "Backstage Action", "Customer Decision");
    let (pain, notes) = ("pain BadExperience", "Notes Opportunity");
    for (names, becomes) in [
        (
            &["נקודות המגע", "נקודות המגע של העסק עם הלקוח", "כל נקודות המגע", "ונקודת המגע", "Punctele de contact"][..],
            touchpoint,
        ),
        (
            &[
                "Punctelor de contact direct",
                "Toate punctele de contact",
                "All direct points of contact",
                "Touch-points",
            ],
            touchpoint,
        ),
        (&["תהליכי העבודה הפנימיים", "תהליך עבודה פנימי", "הפעולות הפנימיות", "פעולות פנימיות בארגון"], internal),
        (
            &["Acțiunile de gestionare internă", "Actiuni de gestionare interna ale firmei", "Operațiunile interne"],
            internal,
        ),
        (&["Operatiunilor interne", "Our internal processes", "Internal actions of the team"], internal),
        (
            &[
                "נקודת הכרעה",
                "נקודות ההכרעה",
                "נקודות הכרעה בתהליך",
                "Momentele decisive",
                "Moment decisiv",
                "Key decisions",
            ],
            decision,
        ),
        (&["נקודות הטעונות שיפור", "נקודה טעונת שיפור", "הנקודות הטעונות שיפור בתהליך", "נקודות חולשה"], pain),
        (
            &["Punctele slabe", "Punctelor slabe", "Punct slab", "Puncte slabe ale traseului", "Problemele clientului"],
            pain,
        ),
        (
            &["בעיות של הלקוח", "Problems of the customer", "Customer problems", "Punctul nevralgic", "Weak points"],
            pain,
        ),
        (&["הזדמנויות לשיפור השירות", "Oportunitățile de îmbunătățire", "Ideas for improvement"], notes),
        (
            &["חוסר יעילות", "חוסר היעילות בתהליך", "Ineficiența", "Ineficiență internă", "Inefficiencies"],
            "pain Inefficiency",
        ),
        (&["שירות לא טוב", "חוויה לא טובה", "Experiență nesatisfăcătoare", "Experiențele nesatisfăcătoare"], pain),
        (&["סכנת נטישה", "סיכון לנטישה", "Riscul de plecare", "Întreruperea relației", "Churn"], "pain ChurnRisk"),
        (
            &["פעולות הלקוחות", "Acțiunile clienților", "Steps of the customer", "What the customer does"],
            "Customer Action",
        ),
        (&["עדות פיזית", "עדויות", "Dovezile fizice", "Physical evidence shown"], "Evidence Evidence"),
        (&["תהליכי התמיכה", "Procesele de suport", "Support processes"], "Support Action"),
    ] {
        for name in names {
            assert_eq!(row(name), becomes, "{name}");
        }
    }
    for name in ["חוויית הלקוח", "הרגשות של הלקוח", "Emoțiile clientului", "Customer's emotions"]
    {
        let imported = text(&format!("Step,A\nCustomer actions,Calls\n{name},-2\n"));
        assert_eq!(imported.map.emotions.values().map(|felt| felt.value.value()).collect::<Vec<_>>(), [-2.0], "{name}");
    }
}

#[test]
fn a_word_that_only_begins_or_ends_like_a_known_one_is_not_that_word() {
    for name in ["Reactions", "Interactivity", "Not yet", "Pass", "מחסן", "Depozit", "Moment of calm"] {
        let imported = text(&format!("Step,A\nCustomer actions,Calls\n{name},said\n"));
        assert_eq!(unused(&imported), [(3, name, Why::UnknownLane)]);
    }
}

#[test]
fn a_row_that_is_not_known_says_so_and_never_takes_the_role_of_the_row_before_it() {
    for above in ["Customer actions", "Frontstage", "Backstage", "Support", "Touchpoints"] {
        let imported = text(&format!("Step,A,B\n{above},a,b\nWarehouse,x,y\n"));
        let lanes = lanes(&imported.map);
        assert_eq!((lanes[1].0, lanes[1].1, lanes[1].2.as_str()), (Role::Notes, "Warehouse", "x y"), "{above}");
        assert_eq!(unused(&imported), [(3, "Warehouse", Why::UnknownLane)], "{above}");
    }
    // The role that is told is taken, and a row below without a name goes on with the lane.
    let imported = text("Step,A\nCustomer,a\nWarehouse (Support),x\n,y\n");
    assert_eq!(lanes(&imported.map)[1], (Role::Support, "Warehouse", "x y".to_owned()));
    assert_eq!(unused(&imported), []);
    // In a list, the same holds for lanes.
    let list =
        |role: &str| text(&format!("Step,Lane,Role,Text\nA,Customer,,a\nA,Warehouse,{role},x\nB,Warehouse,,y\n"));
    assert_eq!(lanes(&list("").map)[1], (Role::Notes, "Warehouse", "x y".to_owned()));
    assert_eq!(unused(&list("")), [(3, "Warehouse", Why::UnknownLane)]);
    assert_eq!(lanes(&list("Support").map)[1], (Role::Support, "Warehouse", "x y".to_owned()));
    assert_eq!(unused(&list("Support")), []);
}

#[test]
fn the_columns_of_a_list_are_understood_in_any_form_too() {
    for (list, language) in [
        (
            "Etapele,Pașii,Benzile,Descrierea,Punctele slabe ale pasului,Ineficiența,Responsabilul pasului,Buget\n\
             A,Sună,Client,Sună,Coadă lungă,De două ori,Ana,7\n",
            "ro",
        ),
        (
            "השלבים,צעדים,הנתיב,התיאור,נקודות טעונות שיפור בצעד,חוסר היעילות,האחראים לצעד,תקציב\n\
             א,מתקשר,לקוח,מתקשר,תור ארוך,פעמיים,דנה,7\n",
            "he",
        ),
    ] {
        let imported = text(list);
        let map = &imported.map;
        assert_eq!(map.info.language, language);
        let mut pains: Vec<_> = map.pains.values().map(|pain| pain.consequence).collect();
        pains.sort_unstable();
        assert_eq!(pains, [Consequence::Inefficiency, Consequence::BadExperience], "{language}");
        assert!(map.cards.values().all(|card| !card.text.is_empty() && !card.owner.is_empty()), "{language}");
        let more: Vec<_> = unused(&imported).iter().map(|(line, _, why)| (*line, *why)).collect();
        assert_eq!(more, [(1, Why::Unknown)], "{language}");
    }
}

#[test]
fn a_table_that_an_earlier_version_wrote_is_read_as_before() {
    for (list, lane) in [
        (
            "שלב,צעד,מסלול,תפקיד המסלול,סוג,טקסט,רמת ביסוס,חומרה,תדירות,השלכה,קולות,מזהה,שייך אל,מזהה המסלול\n\
             א,מתקשר,חלון,עדויות,עדות,טופס,משוער,,,,,c1,,l1\n\
             א,מתקשר,חלון,עדויות,החלטה,לחכות?,ידוע בחלקו,,,,,c2,,l1\n\
             א,מתקשר,חלון,עדויות,נקודת כאב,תור,,4,5,חוויה רעה,2,p1,c1,l1\n\
             א,מתקשר,חלון,עדויות,נקודת כאב,עזב,,4,5,סכנת נטישה,2,p2,c1,l1\n",
            "חלון",
        ),
        (
            "Etapă,Pas,Bandă,Rolul benzii,Tip,Conținut,Nivel de certitudine,Gravitate,Frecvență,Consecință,Voturi,ID,Aparține de,ID bandă\n\
             A,Sună,Fereastră,Dovezi,Dovadă,Formular,Presupus,,,,,c1,,l1\n\
             A,Sună,Fereastră,Dovezi,Decizie,Așteaptă?,Cunoscut parțial,,,,,c2,,l1\n\
             A,Sună,Fereastră,Dovezi,Punct nevralgic,Coadă,,4,5,Experiență neplăcută,2,p1,c1,l1\n\
             A,Sună,Fereastră,Dovezi,Punct nevralgic,Pleacă,,4,5,Risc de plecare,2,p2,c1,l1\n",
            "Fereastră",
        ),
    ] {
        let imported = text(list);
        let map = &imported.map;
        assert_eq!(unused(&imported), []);
        let found = lanes(map);
        assert_eq!((found.len(), found[0].0, found[0].1), (1, Role::Evidence, lane));
        assert!(map.lanes.keys().any(|id| id.as_str() == "l1"), "its id is known");
        let mut kinds: Vec<_> = map.cards.values().map(|card| (card.kind, card.evidence)).collect();
        kinds.sort_unstable();
        let expected = [(CardKind::Decision, EvidenceLevel::PartlyKnown), (CardKind::Evidence, EvidenceLevel::Assumed)];
        assert_eq!(kinds, expected);
        let mut consequences: Vec<_> = map.pains.values().map(|pain| (pain.votes, pain.consequence)).collect();
        consequences.sort_unstable();
        assert_eq!(consequences, [(2, Consequence::BadExperience), (2, Consequence::ChurnRisk)]);
    }
    let grid = "Etapă,A\nPas,Sună\nCulise (Suport),\"Verifică [Dovadă, Presupus]\n! Lent (2×3, Risc de plecare)\"\n";
    let map = text(grid).map;
    assert!(map.cards.values().all(|card| card.kind == CardKind::Evidence && card.evidence == EvidenceLevel::Assumed));
    assert!(map.pains.values().all(|pain| pain.consequence == Consequence::ChurnRisk));
    let lane: Vec<&str> = MapWords::of(Locale::Ro).terms(Term::Lane).collect();
    assert!(lane.contains(&"Culoar"), "{lane:?}");
}

#[test]
fn a_title_that_is_called_like_a_row_of_stages_stays_a_title() {
    let map = text("Customer journey,,\nPhase,A,B\nCustomer,a,b\n").map;
    assert_eq!((map.info.title.as_str(), map.stages.len(), map.steps.len()), ("Customer journey", 2, 2));
}
