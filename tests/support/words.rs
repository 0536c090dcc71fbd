//! Words of the field in three languages, and texts that are hard to keep.

use super::Dice;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    English,
    Hebrew,
    Romanian,
}

impl Language {
    pub const ALL: [Self; 3] = [Self::English, Self::Hebrew, Self::Romanian];

    fn words(self) -> &'static [&'static str] {
        match self {
            Self::English => ENGLISH,
            Self::Hebrew => HEBREW,
            Self::Romanian => ROMANIAN,
        }
    }
}

/// A few words of one language, now and then with a number or a Latin name in it.
pub fn sentence(dice: &mut Dice, language: Language, least: usize, most: usize) -> String {
    let count = dice.between(least, most);
    let mut words: Vec<String> = (0..count).map(|_| dice.pick(language.words()).to_owned()).collect();
    if dice.percent(12) {
        let number = dice.between(2, 999).to_string();
        let at = dice.below(words.len());
        words.insert(at, number);
    }
    if dice.percent(6) {
        words.push(dice.pick(&["CRM", "SMS", "PDF", "WhatsApp", "IVR", "VIP"]).to_owned());
    }
    words.join(" ")
}

/// Anything that a person may type or paste.
pub fn odd_text(dice: &mut Dice) -> String {
    if dice.percent(40) {
        let language = dice.pick(&Language::ALL);
        return sentence(dice, language, 1, 9);
    }
    dice.pick(ODD).to_owned()
}

const ODD: &[&str] = &[
    "",
    " ",
    "a",
    "\"quoted\" and 'quoted'",
    "back\\slash and // comment /* not */",
    "two\nlines",
    "carriage\r\nreturn",
    "tab\there",
    "trailing space ",
    "  leading",
    "הלקוח מתקשר ל־CRM בשעה 14:30",
    "שלום עולם (42)",
    "\u{200f}מימין\u{200e} left",
    "Așteaptă răspuns în țară",
    "ţ ş with cedilla, ț ș with comma",
    "👩‍👩‍👧‍👦 family and 🇷🇴 flag",
    "e\u{301} is é",
    "r#\"raw\"# (rank: 1, text: \"x\")",
    "#![enable(implicit_some)]",
    "null",
    "=1+1",
    "a;b,c\td",
    "\u{feff}bom",
    "\u{7f}\u{1}control",
    "\u{2028}line separator",
    "{}[]()<>&",
    "100 %",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
];

#[rustfmt::skip]
const ENGLISH: &[&str] = &[
    "customer", "calls", "the", "support", "line", "waits", "for", "an", "agent", "to", "answer", "explains",
    "problem", "again", "checks", "order", "status", "online", "opens", "app", "receives", "confirmation", "message",
    "invoice", "is", "wrong", "refund", "approved", "by", "manager", "technician", "visits", "home", "replaces",
    "router", "asks", "about", "contract", "renewal", "compares", "prices", "with", "competitor", "signs", "form",
    "uploads", "documents", "verifies", "identity", "forwards", "ticket", "second", "level", "team", "updates",
    "knowledge", "base", "sends", "survey", "rates", "service", "closes", "case",
];

#[rustfmt::skip]
const HEBREW: &[&str] = &[
    "הלקוח", "מתקשר", "למוקד", "ממתין", "לנציג", "מסביר", "את", "הבעיה", "שוב", "בודק", "סטטוס", "הזמנה", "באתר",
    "פותח", "אפליקציה", "מקבל", "אישור", "הודעה", "חשבונית", "שגויה", "זיכוי", "מאושר", "על", "ידי", "מנהל", "טכנאי",
    "מגיע", "הביתה", "מחליף", "נתב", "שואל", "לגבי", "חוזה", "חידוש", "משווה", "מחירים", "עם", "מתחרה", "חותם", "טופס",
    "מעלה", "מסמכים", "מאמת", "זהות", "מעביר", "פנייה", "לדרג", "שני", "צוות", "מעדכן", "מאגר", "ידע", "שולח", "סקר",
    "מדרג", "שירות", "סוגר", "תיק",
];

#[rustfmt::skip]
const ROMANIAN: &[&str] = &[
    "clientul", "sună", "la", "centrul", "de", "asistență", "așteaptă", "un", "operator", "explică", "din", "nou",
    "problema", "verifică", "starea", "comenzii", "pe", "site", "deschide", "aplicația", "primește", "confirmarea",
    "mesaj", "factura", "este", "greșită", "rambursare", "aprobată", "manager", "tehnicianul", "vine", "acasă",
    "înlocuiește", "routerul", "întreabă", "despre", "contract", "reînnoire", "compară", "prețuri", "cu", "concurența",
    "semnează", "formularul", "încarcă", "documente", "identitatea", "trimite", "solicitarea", "către", "echipă",
    "actualizează", "baza", "cunoștințe", "sondaj", "evaluează", "serviciul", "închide", "cazul",
];
