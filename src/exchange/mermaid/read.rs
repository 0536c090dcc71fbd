//! A `journey` diagram as a map.
//!
//! As much is read as can be, also where Mermaid itself would give up: a task without a score is a step.

use super::escape::{code, unescaped};
use super::source::{Diagram, after_journey};
use crate::exchange::assembly::Assembly;
use crate::exchange::language;
use crate::exchange::outcome::{ImportError, Imported, Unused, Why};
use crate::i18n::{Locale, MapWords};
use crate::model::{Emotion, Feeling, IdSource, Role};

/// The most personas who feel something at one step.
const MOST_ACTORS: usize = 100;

/// Reads a diagram. Whoever gives a score without saying who is the customer, in the words of `locale`.
///
/// # Errors
/// When it is not a journey, has nothing that could be placed on a map, or is larger than any map.
pub fn read(source: &Diagram, locale: Locale, ids: &mut IdSource) -> Result<Imported, ImportError> {
    if !source.is_journey() {
        return Err(if source.lines.is_empty() { ImportError::Nothing } else { ImportError::NotAJourney });
    }
    let mut reader = JourneyReader { said: DiagramHead::default(), unused: source.unused.clone(), stages: Vec::new() };
    reader.lines(&source.lines);
    reader.finish(source, locale, ids)
}

/// What the lines before the sections say, each with its line.
#[derive(Default)]
struct DiagramHead {
    title: Option<(usize, String)>,
    acc_title: Option<(usize, String)>,
    description: Option<(usize, String)>,
}

struct JourneyReader {
    said: DiagramHead,
    unused: Vec<Unused>,
    stages: Vec<JourneySection>,
}

#[derive(Default)]
struct JourneySection {
    name: String,
    steps: Vec<Task>,
}

/// One step, of one task or several.
struct Task {
    name: String,
    /// Where its last task stands.
    line: usize,
    felt: Vec<(String, Feeling)>,
    /// A score that nobody gave.
    score: Option<Feeling>,
}

impl JourneyReader {
    fn lines(&mut self, lines: &[(usize, String)]) {
        let mut lines = lines.iter().map(|(number, line)| (*number, line.as_str()));
        if let Some((number, first)) = lines.next()
            && let Some(rest) = after_journey(first).filter(|rest| !rest.is_empty())
        {
            self.statement(number, rest);
        }
        while let Some((number, line)) = lines.next() {
            let Some(inside) = keyed(line, "accDescr").and_then(|rest| rest.trim_start().strip_prefix('{')) else {
                self.statement(number, line);
                continue;
            };
            // Up to the closing brace, over as many lines as it takes.
            let (mut text, mut is_closed) = (inside.to_owned(), inside.contains('}'));
            while !is_closed && let Some((_, line)) = lines.next() {
                text.push('\n');
                text.push_str(line);
                is_closed = line.contains('}');
            }
            let (text, after) = text.split_once('}').unwrap_or((&text, ""));
            once(&mut self.said.description, &mut self.unused, number, unescaped(text));
            if !after.trim().is_empty() {
                self.unused.push(Unused::new(number, after, Why::NoPlace));
            }
        }
    }

    fn statement(&mut self, number: usize, line: &str) {
        let value = |key: &str| keyed(line, key).and_then(|rest| rest.trim_start().strip_prefix(':'));
        if let Some(text) = value("accTitle") {
            once(&mut self.said.acc_title, &mut self.unused, number, unescaped(text));
        } else if let Some(text) = value("accDescr") {
            once(&mut self.said.description, &mut self.unused, number, unescaped(text));
        } else if line.starts_with('#') && code(line.get(1..).unwrap_or_default()).is_none() {
            self.unused.push(Unused::new(number, line, Why::NoPlace));
        } else if let Some(text) = spaced(line, "title") {
            let text = self.without_comment(number, text);
            once(&mut self.said.title, &mut self.unused, number, unescaped(text));
        } else if let Some(text) = spaced(line, "section") {
            let name = unescaped(self.without_comment(number, text));
            self.stages.push(JourneySection { name, steps: Vec::new() });
        } else {
            self.task(number, line);
        }
    }

    /// What stands before a number sign that begins no code: what follows is a comment.
    fn without_comment<'t>(&mut self, number: usize, text: &'t str) -> &'t str {
        let is_comment = |at: &usize| code(text.get(at + 1..).unwrap_or_default()).is_none();
        let Some(at) = text.match_indices('#').map(|(at, _)| at).find(is_comment) else { return text };
        let (said, comment) = text.split_at_checked(at).unwrap_or((text, ""));
        self.unused.push(Unused::new(number, comment, Why::NoPlace));
        said
    }

    fn task(&mut self, number: usize, line: &str) {
        let Some((name, data)) = line.split_once(':') else {
            self.add(Task { name: unescaped(line), line: number, felt: Vec::new(), score: None });
            return;
        };
        if name.trim().is_empty() {
            self.unused.push(Unused::new(number, line, Why::Nameless));
        }
        let name = unescaped(name);
        let mut parts = self.without_comment(number, data).splitn(3, ':');
        let said = parts.next().unwrap_or_default().trim();
        let score = self.score(number, said);
        let mut felt: Vec<(String, Feeling)> = Vec::new();
        for actor in parts.next().unwrap_or_default().split(',') {
            let actor = unescaped(actor);
            if actor.is_empty() || felt.iter().any(|(other, _)| *other == actor) {
                continue;
            }
            match score.filter(|_| felt.len() < MOST_ACTORS) {
                Some(value) => felt.push((actor, value)),
                None => self.unused.push(Unused::new(number, &actor, Why::NoPlace)),
            }
        }
        if let Some(rest) = parts.next() {
            self.unused.push(Unused::new(number, rest, Why::NoPlace));
        }
        let score = score.filter(|_| felt.is_empty());
        self.add(Task { name, line: number, felt, score });
    }

    fn score(&mut self, number: usize, said: &str) -> Option<Feeling> {
        if said.is_empty() {
            return None;
        }
        let Some(score) = said.parse::<f64>().ok().filter(|score| !score.is_nan()) else {
            self.unused.push(Unused::new(number, said, Why::NotAValue));
            return None;
        };
        if !(1.0..=5.0).contains(&score) {
            self.unused.push(Unused::new(number, said, Why::OutOfRange));
        }
        Feeling::nearest(score - 3.0)
    }

    /// A further task, or the scores of other actors for the step right above.
    fn add(&mut self, task: Task) {
        if self.stages.is_empty() {
            self.stages.push(JourneySection::default());
        }
        let Some(section) = self.stages.last_mut() else { return };
        let is_actor_of = |above: &Task| task.felt.iter().any(|(actor, _)| above.felt.iter().any(|it| it.0 == *actor));
        let same = |above: &&mut Task| {
            above.line + 1 == task.line
                && above.name == task.name
                && !above.felt.is_empty()
                && !task.felt.is_empty()
                && above.felt.len() + task.felt.len() <= MOST_ACTORS
                && !is_actor_of(above)
        };
        match section.steps.last_mut().filter(same) {
            Some(above) => {
                above.line = task.line;
                above.felt.extend(task.felt);
            }
            None => section.steps.push(task),
        }
    }

    fn finish(mut self, source: &Diagram, locale: Locale, ids: &mut IdSource) -> Result<Imported, ImportError> {
        if self.stages.is_empty() {
            return Err(ImportError::Nothing);
        }
        let titles = [self.said.title.take(), source.title.clone(), self.said.acc_title.take()];
        let mut title = None;
        for (number, text) in titles.into_iter().flatten().filter(|(_, text)| !text.is_empty()) {
            once(&mut title, &mut self.unused, number, text);
        }
        let language = language::of_text(source.lines.iter().skip(1).map(|(_, line)| line.as_str()), locale);
        let mut assembly = Assembly::new(language, ids);
        assembly.map.info.title = title.map(|(_, text)| text).unwrap_or_default();
        assembly.map.info.scenario = self.said.description.take().map(|(_, text)| text).unwrap_or_default();
        assembly.usual_lanes();
        self.unused.into_iter().for_each(|unused| assembly.unused(unused.line, &unused.text, unused.why));
        let customer = MapWords::of(language).role(Role::Customer);
        let scores = self.stages.iter().flat_map(|section| &section.steps).filter_map(|task| task.score);
        // Scores that nobody gave are the customer's, if any of them says something.
        let nobody = scores.into_iter().any(|score| score != Feeling::default()).then_some(customer);
        self.stages.into_iter().for_each(|section| section.place(nobody, &mut assembly));
        assembly.done()
    }
}

impl JourneySection {
    fn place(self, nobody: Option<&str>, assembly: &mut Assembly<'_>) {
        let stage = assembly.stage(&self.name, "", None);
        if self.steps.is_empty() {
            assembly.step(stage, "", None);
        }
        for task in self.steps {
            if assembly.is_full {
                return;
            }
            let step = assembly.step(stage, &task.name, None);
            let felt = task.felt.iter().map(|(actor, value)| (actor.as_str(), *value));
            for (actor, value) in felt.chain(nobody.zip(task.score)) {
                let persona = assembly.persona_named(actor);
                assembly.emotion(None, |id| Emotion { id, persona, step, value, quote: String::new() });
            }
        }
    }
}

/// Keeps what is said for the first time; what is said once more and differently is told.
fn once(kept: &mut Option<(usize, String)>, unused: &mut Vec<Unused>, number: usize, text: String) {
    match kept {
        None => *kept = Some((number, text)),
        Some((_, before)) if *before == text => {}
        Some(_) => unused.push(Unused::new(number, &text, Why::Again)),
    }
}

/// What follows on a word, in capital or small letters.
fn keyed<'t>(line: &'t str, word: &str) -> Option<&'t str> {
    let (start, rest) = line.split_at_checked(word.len())?;
    start.eq_ignore_ascii_case(word).then_some(rest)
}

/// What follows on a word and white space, or on nothing but the word.
fn spaced<'t>(line: &'t str, word: &str) -> Option<&'t str> {
    let rest = keyed(line, word)?;
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| rest.trim())
}
