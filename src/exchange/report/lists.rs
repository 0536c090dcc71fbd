//! The lists at the end of a report: pain points by weight, opportunities, decisions, waits, and what is open.

use super::markdown::bold;
use super::{ReportWriter, capital};
use crate::exchange::visible_map::open_issues;
use crate::model::{Card, CardKind, Issue, IssueKind, Key, Pain, ranked};

impl<'a> ReportWriter<'a> {
    pub(super) fn lists(&mut self) {
        self.pains();
        self.opportunities();
        self.decisions();
        self.waits();
        // Of a part nobody can say what it lacks: that may stand beside it.
        if self.excerpt.is_none() {
            self.issues();
        }
    }

    fn heading(&mut self, key: &str) {
        let heading = self.say(key, &[]);
        self.paragraph(&format!("## {heading}"));
    }

    /// The pain points that are shown, in the order in which they weigh.
    pub(super) fn ranked(&self) -> Vec<&'a Pain> {
        let is_shown = |card: &Card| self.order.column.contains_key(&card.step) && self.map.shows(card.lane);
        let all = ranked(self.map, |card| self.order.position(card));
        let card = |pain: &Pain| self.map.cards.get(&pain.card);
        all.into_iter().filter(|pain| card(pain).is_some_and(is_shown)).collect()
    }

    fn pains(&mut self) {
        let pains = self.ranked();
        if pains.is_empty() {
            return;
        }
        self.heading("report-ranked");
        let columns = ["weight", "pain", "consequence", "place", "opportunities"];
        let columns = columns.map(|column| self.say(&format!("report-column-{column}"), &[]));
        self.line(&format!("| {} |", columns.join(" | ")));
        self.line("| ---: | --- | --- | --- | --- |");
        for pain in pains {
            let place = self.map.cards.get(&pain.card).map(|card| self.place(card)).unwrap_or_default();
            let weight = format!("{} ({} × {})", pain.weight(), pain.severity, pain.frequency);
            let votes = usize::try_from(pain.votes).unwrap_or(usize::MAX);
            let weight = match votes {
                0 => weight,
                votes => format!("{weight}, {}", self.count("report-votes", votes)),
            };
            let easing = self.eased.get(&pain.id).map_or(&[][..], Vec::as_slice);
            let easing: Vec<_> = easing.iter().map(|card| self.idea_name(card)).collect();
            let consequence = self.words.consequence(pain.consequence);
            let row = [weight, self.pain_name(pain), consequence.to_owned(), place, easing.join("<br>")];
            self.line(&format!("| {} |", row.join(" | ")));
        }
        self.line("");
    }

    /// Opportunities for which the map shows no pain point.
    fn opportunities(&mut self) {
        let has_pain = |card: &Card| self.eases(card).next().is_some();
        let others = self.marked().map(|(card, ..)| card);
        let others = others.filter(|card| card.kind == CardKind::Opportunity && !has_pain(card));
        let lines: Vec<_> = others.map(|card| format!("- {} ({})", self.card_name(card), self.place(card))).collect();
        self.list("report-other-opportunities", lines);
    }

    fn decisions(&mut self) {
        let decisions = self.marked().map(|(card, ..)| card).filter(|card| card.kind == CardKind::Decision);
        let lines = decisions.flat_map(|card| {
            let decision = format!("- {} ({})", bold(&self.card_name(card)), self.place(card));
            let ways = self.ways(card).into_iter().map(|way| format!("  - {way}"));
            std::iter::once(decision).chain(ways).collect::<Vec<_>>()
        });
        let lines: Vec<_> = lines.collect();
        self.list("report-all-decisions", lines);
    }

    fn waits(&mut self) {
        let waits = self.marked().flat_map(|(card, _, waits)| waits.iter().map(move |wait| (card, *wait)));
        let lines = waits.map(|(card, wait)| format!("- {} ({})", capital(&self.wait(wait)), self.place(card)));
        let lines: Vec<_> = lines.collect();
        self.list("report-waits", lines);
    }

    fn issues(&mut self) {
        let mut kinds: Vec<(IssueKind, Vec<Issue>)> = Vec::new();
        for issue in open_issues(self.map) {
            match kinds.iter_mut().find(|(kind, _)| *kind == issue.kind) {
                Some((_, issues)) => issues.push(issue),
                None => kinds.push((issue.kind, vec![issue])),
            }
        }
        let lines = kinds.into_iter().map(|(kind, issues)| {
            let sentence = self.interface.text(&format!("check-{}", kind.code())).into_owned();
            let named: Vec<_> = issues.iter().filter_map(|issue| self.issue(*issue)).collect();
            if named.is_empty() { format!("- {sentence}") } else { format!("- {sentence}: {}", named.join("; ")) }
        });
        let lines: Vec<_> = lines.collect();
        self.list("report-issues", lines);
    }

    /// What an issue is about; `None` for the map itself.
    fn issue(&self, issue: Issue) -> Option<String> {
        let text = match issue.at {
            Key::Info => return None,
            Key::Stage(id) => {
                let at = self.order.stages.iter().position(|stage| stage.id == id)?;
                return Some(self.stage_name(at));
            }
            Key::Step(id) => return Some(self.step_name(id)),
            key => self.map.record(key).map(|record| self.shown(record.text())).unwrap_or_default(),
        };
        let place =
            || self.map.card_of(issue.at).and_then(|card| self.map.cards.get(&card)).map(|card| self.place(card));
        if text.is_empty() { place() } else { Some(text) }
    }

    fn list(&mut self, key: &str, lines: Vec<String>) {
        if lines.is_empty() {
            return;
        }
        self.heading(key);
        lines.iter().for_each(|line| self.line(line));
        self.end_list();
    }
}
