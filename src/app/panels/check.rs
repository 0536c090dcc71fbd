//! The check panel: the issues of the map by kind, each a link to its place.
//!
//! A map is checked only when it has changed and its issues are shown, and never during a drag or while a text is being
//! written. Only visible rows are shaped, so that ten thousand issues cost no more than ten.
//!
//! While an empty map is being filled, everything is missing, and to count that would only disturb. So issues are
//! counted once the map has as many cards as steps and nothing has changed for a moment, or once the panel was opened;
//! from then on always. A map that has its cards when it is opened is counted at once, and what contradicts itself
//! always is.

use std::collections::BTreeMap;

use egui::{Align, Button, Id, IdSalt, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use crate::app::panels::inspector::PanelOutput;
use crate::app::panels::wording::record;
use crate::app::widgets::control::paint_block;
use crate::app::widgets::focus::ring_within;
use crate::app::widgets::label::{LabelStyle, TextUi, block_size, named};
use crate::app::widgets::mirror::{self, RectCut};
use crate::app::widgets::style;
use crate::app::widgets::walk::walk_rows;
use crate::edit::Command;
use crate::editor::Editor;
use crate::i18n::Words;
use crate::model::{Checked, Info, Issue, IssueKind, IssueLevel, Map, Record, checked};
use crate::text::Icon;

/// The height of a row.
const ROW: f32 = 30.0;

/// How long nothing changes, in seconds, before the issues of a map are counted that is being filled.
const PAUSE: f64 = 3.0;

/// The check panel.
#[derive(Default)]
pub struct CheckPanel {
    counts: Counting,
    /// The generation of the map that was checked.
    generation: Option<u64>,
    found: Checked,
    /// How many of the open issues are of something broken.
    broken: usize,
    shows: IssueFilter,
    rows: Vec<IssueRow>,
    /// The places of the issues among the rows.
    issues: Vec<usize>,
    /// The row that had the focus last.
    focused: Option<usize>,
}

/// Whether the issues of the map are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Counting {
    /// The map was not looked at yet.
    #[default]
    New,
    /// It is being filled, and changed last at that time, in seconds of the window.
    Filling(f64),
    /// They are.
    Always,
}

/// Which issues are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum IssueFilter {
    /// The open ones.
    #[default]
    Open,
    /// The dismissed ones.
    Dismissed,
}

#[derive(Clone, Copy)]
enum IssueRow {
    /// The heading of a kind, with its number of issues.
    Kind(IssueKind, usize),
    One(Issue),
}

/// What was done in the panel.
#[derive(Debug, Default)]
pub struct CheckOutput {
    /// Changes of the map, and records to show.
    pub wishes: Vec<PanelOutput>,
    /// The panel was closed.
    pub closes: bool,
}

/// What the panel is drawn with.
struct CheckPainter<'a> {
    text: &'a TextUi,
    words: &'a Words,
    editor: &'a Editor,
}

impl CheckPanel {
    /// Checks the map again when it has changed and no drag or text is in progress. `now` is the time in seconds. The
    /// answer is after how many seconds there may be more to count.
    pub fn update(&mut self, editor: &Editor, now: f64) -> Option<f64> {
        let busy = editor.is_dragging() || editor.typing().is_some();
        let is_same = self.generation == Some(editor.generation());
        if !(is_same || busy && self.generation.is_some()) {
            self.generation = Some(editor.generation());
            self.found = checked(editor.map());
            // That an empty map is empty is seen.
            let is_empty = |kind| matches!(kind, IssueKind::MapWithoutSteps | IssueKind::MapWithoutLanes);
            let is_broken = |issue: &&Issue| issue.kind.level() == IssueLevel::Broken && !is_empty(issue.kind);
            self.broken = self.found.open.iter().filter(is_broken).count();
            self.list();
        }
        let map = editor.map();
        let is_filled = !map.cards.is_empty() && map.cards.len() >= map.steps.len();
        self.counts = match self.counts {
            Counting::New if is_filled => Counting::Always,
            Counting::Filling(since) if is_filled && is_same && !busy && now - since >= PAUSE => Counting::Always,
            Counting::Filling(since) if is_same && !busy => Counting::Filling(since),
            Counting::New | Counting::Filling(_) => Counting::Filling(now),
            Counting::Always => Counting::Always,
        };
        match self.counts {
            Counting::Filling(since) if is_filled && !busy => Some((since + PAUSE - now).max(0.0)),
            _ => None,
        }
    }

    /// The number of open issues; of a map that is being filled, only of those that are broken.
    #[must_use]
    pub fn count(&self) -> usize {
        if self.counts == Counting::Always { self.found.open.len() } else { self.broken }
    }

    fn list(&mut self) {
        let listed = match self.shows {
            IssueFilter::Open => &self.found.open,
            IssueFilter::Dismissed => &self.found.dismissed,
        };
        // Kinds keep the order of their first issues: what is broken comes before advice.
        let mut kinds: Vec<IssueKind> = Vec::new();
        let mut of_kind: BTreeMap<IssueKind, Vec<Issue>> = BTreeMap::new();
        for issue in listed {
            let issues = of_kind.entry(issue.kind).or_default();
            if issues.is_empty() {
                kinds.push(issue.kind);
            }
            issues.push(*issue);
        }
        self.rows = kinds
            .into_iter()
            .flat_map(|kind| {
                let issues = of_kind.remove(&kind).unwrap_or_default();
                std::iter::once(IssueRow::Kind(kind, issues.len())).chain(issues.into_iter().map(IssueRow::One))
            })
            .collect();
        self.issues = (0..self.rows.len()).filter(|at| self.issue(*at).is_some()).collect();
        self.focused = None;
    }

    /// Shows the panel.
    pub fn ui(&mut self, ui: &mut Ui, text: &TextUi, words: &Words, editor: &Editor) -> CheckOutput {
        self.counts = Counting::Always;
        let sheet = CheckPainter { text, words, editor };
        let mut said = CheckOutput::default();
        ui.with_layout(mirror::column(text.flow()), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            self.head_ui(ui, &sheet, &mut said);
            if self.rows.is_empty() {
                let key = if self.shows == IssueFilter::Open { "check-none" } else { "check-none-dismissed" };
                let quiet = LabelStyle::BODY.colored(style::palette(ui.ctx()).quiet);
                ui.add_space(4.0);
                text.paragraph(ui, &words.text(key), quiet);
                return;
            }
            mirror::scroll_bar_at_end(text.flow(), ui);
            let list = ScrollArea::vertical().id_salt("issues").auto_shrink([false, false]);
            list.show_viewport(ui, |ui, seen| self.rows_ui(ui, &sheet, seen, &mut said.wishes));
        });
        said
    }

    /// Shows the rows in sight, and the one that has the focus, so that it keeps it.
    fn rows_ui(&mut self, ui: &mut Ui, sheet: &CheckPainter<'_>, seen: Rect, wishes: &mut Vec<PanelOutput>) {
        let first_row = Rect::from_min_size(ui.max_rect().min, vec2(ui.available_width(), ROW));
        let mut free = RectCut::new(first_row, sheet.text.flow());
        if ROW * self.rows.len() as f32 > seen.height() {
            free.end(mirror::SCROLL_BAR);
        }
        let row_id = |nth: usize| self.issues.get(nth).and_then(|at| self.issue(*at)).map_or(Id::NULL, id);
        let walked = walk_rows(ui.ctx(), self.issues.len(), row_id).and_then(|nth| self.issues.get(nth).copied());
        self.focused = walked.or(self.focused);
        let first = (seen.top().max(0.0) / ROW) as usize;
        let shown = first..((seen.bottom().max(0.0) / ROW) as usize + 1).min(self.rows.len());
        let has_focus = |at: usize| {
            let focused = ui.memory(egui::Memory::focused);
            focused.is_some() && self.issue(at).map(id) == focused
        };
        let beyond = self.focused.filter(|at| !shown.contains(at) && has_focus(*at));
        self.focused = shown.clone().chain(beyond).find(|at| has_focus(*at));
        for at in shown.clone().chain(beyond) {
            let rect = free.rest().translate(vec2(0.0, ROW * at as f32));
            match self.rows.get(at) {
                Some(IssueRow::Kind(kind, count)) => sheet.kind_ui(ui, rect, *kind, *count),
                Some(IssueRow::One(issue)) => wishes.extend(sheet.issue_ui(ui, rect, *issue, self.shows)),
                None => {}
            }
            if walked == Some(at) {
                // The heading of its kind comes into view as well.
                ui.scroll_to_rect(rect.expand2(vec2(0.0, ROW)), None);
            }
        }
        ui.set_height(ROW * self.rows.len() as f32);
    }

    fn issue(&self, at: usize) -> Option<Issue> {
        match self.rows.get(at) {
            Some(IssueRow::One(issue)) => Some(*issue),
            Some(IssueRow::Kind(..)) | None => None,
        }
    }

    fn head_ui(&mut self, ui: &mut Ui, sheet: &CheckPainter<'_>, said: &mut CheckOutput) {
        let CheckPainter { text, words, .. } = *sheet;
        let width = ui.available_width();
        ui.allocate_ui_with_layout(vec2(width, 32.0), mirror::row(text.flow(), Align::Center), |ui| {
            let (key, listed) = match self.shows {
                IssueFilter::Open => ("check-title", &self.found.open),
                IssueFilter::Dismissed => ("check-title-dismissed", &self.found.dismissed),
            };
            text.label(ui, &words.with(key, &[("count", listed.len().into())]), LabelStyle::STRONG);
            ui.with_layout(mirror::row_from_end(text.flow(), Align::Center), |ui| {
                said.closes = text.icon_button(ui, Icon::X, 14.0, &words.text("check-close"));
                let dismissed = self.found.dismissed.len();
                let (other, name) = match self.shows {
                    IssueFilter::Open if dismissed == 0 => return,
                    IssueFilter::Open => {
                        let count = dismissed.into();
                        (IssueFilter::Dismissed, words.with("check-show-dismissed", &[("count", count)]))
                    }
                    IssueFilter::Dismissed => (IssueFilter::Open, words.text("check-show-open").into_owned()),
                };
                let button = Button::new(text.atom(&name, LabelStyle::CAPTION));
                if named(ui.add(button), Role::Button, &name).clicked() {
                    self.shows = other;
                    self.list();
                }
            });
        });
    }
}

impl CheckPainter<'_> {
    /// What a kind of issue is called, and why it matters, in one line.
    fn kind_ui(&self, ui: &Ui, rect: Rect, kind: IssueKind, count: usize) {
        let palette = style::palette(ui.ctx());
        let (name, why) = (title(self.words, kind), why(self.words, kind));
        let response = ui.interact(rect, ui.make_persistent_id(("kind", kind)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("{name}. {why}")));
        let mut strip = RectCut::new(rect, self.text.flow());
        let color = if kind.level() == IssueLevel::Broken { palette.error } else { palette.quiet };
        self.text.paint_icon(ui.painter(), strip.start(16.0), Icon::Warning, 16.0, color);
        strip.start(8.0);
        self.words_ui(ui, &mut strip, &format!("{name} ({count})"), LabelStyle::STRONG);
        strip.start(12.0);
        self.words_ui(ui, &mut strip, &why, LabelStyle::CAPTION.colored(palette.quiet));
        self.text.tip(response, &why, "");
    }

    /// One issue, a link to its place, and the button that dismisses or restores it.
    fn issue_ui(&self, ui: &mut Ui, rect: Rect, issue: Issue, shows: IssueFilter) -> Option<PanelOutput> {
        let palette = style::palette(ui.ctx());
        let id = id(issue);
        let name = record::name(self.editor, self.words, issue.at);
        let mut strip = RectCut::new(rect, self.text.flow());
        let button = strip.end(120.0).shrink2(vec2(0.0, 2.0));
        strip.end(8.0);
        let row = strip.rest();
        let response = ui.interact(row, id, Sense::click());
        let said = format!("{}: {name}", title(self.words, issue.kind));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, said.as_str()));
        ring_within(&response, row, 6);
        if response.hovered() {
            ui.painter().rect_filled(row, 6.0, palette.hover);
        }
        strip.start(24.0);
        self.words_ui(ui, &mut strip, &name, LabelStyle::BODY);
        if let Some(place) = record::place(self.editor, self.words, issue.at) {
            strip.start(12.0);
            self.words_ui(ui, &mut strip, &place, LabelStyle::CAPTION.colored(palette.quiet));
        }
        let dismissed = self.dismiss_ui(ui, button, id, issue, shows);
        let reveal = response.clicked() && self.editor.map().has(issue.at);
        dismissed.or(reveal.then_some(PanelOutput::Reveal(issue.at)))
    }

    fn dismiss_ui(&self, ui: &mut Ui, rect: Rect, id: Id, issue: Issue, shows: IssueFilter) -> Option<PanelOutput> {
        let key = if shows == IssueFilter::Open { "check-dismiss" } else { "check-restore" };
        let name = self.words.text(key);
        let button = Button::new(self.text.atom(&name, LabelStyle::CAPTION)).frame_when_inactive(false);
        let builder = egui::UiBuilder::new().id_salt(IdSalt::new(id.with("dismiss"))).max_rect(rect);
        let builder = builder.layout(mirror::row_from_end(self.text.flow(), Align::Center));
        let response = ui.scope_builder(builder, |ui| named(ui.add(button), Role::Button, &name)).inner;
        response
            .clicked()
            .then(|| PanelOutput::Do(Command::Change(Record::Info(dismissing(self.editor.map(), issue, shows)))))
    }

    /// A text at the start of the rest of a row.
    fn words_ui(&self, ui: &Ui, strip: &mut RectCut, says: &str, look: LabelStyle) {
        let Some(block) = self.text.elided(&self.text.sentence(says), look, strip.rest().width()) else { return };
        let (rect, color) = (strip.start(block_size(&block).x), look.color.unwrap_or(style::palette(ui.ctx()).text));
        paint_block(ui, self.text, Some(&block), rect, color);
    }
}

fn id(issue: Issue) -> Id {
    Id::unique(("issue", issue))
}

/// The map's own record with an issue dismissed or restored.
fn dismissing(map: &Map, issue: Issue, shows: IssueFilter) -> Info {
    let mut info = map.info.clone();
    let this = issue.dismissed();
    info.dismissed.retain(|other| *other != this);
    if shows == IssueFilter::Open {
        info.dismissed.push(this);
    }
    info
}

fn title(words: &Words, kind: IssueKind) -> String {
    let code = kind.code();
    words.text(&format!("check-{code}")).into_owned()
}

/// Why it matters. Whatever is broken matters for the same reason.
fn why(words: &Words, kind: IssueKind) -> String {
    let code = kind.code();
    match kind.level() {
        IssueLevel::Broken => words.text("check-broken").into_owned(),
        IssueLevel::Advice => words.text(&format!("check-{code}-why")).into_owned(),
    }
}
