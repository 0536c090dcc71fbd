//! The inspector of a map, with an editor that does what it wishes.

use egui::accesskit::Role;
use egui::{Event, Key as Button, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use throughline::app::panels::inspector::{Inspector, PanelOutput, WIDTH};
use throughline::app::widgets::label::TextUi;
use throughline::app::widgets::style;
use throughline::edit::{Command, Selection};
use throughline::editor::Editor;
use throughline::i18n::{Locale, Words};
use throughline::model::{CardId, Id, IdSource, Key, Map, PainId, Record, WaitId};
use throughline::persist::{read, template};
use throughline::text::Engine;

/// What a test looks at.
pub struct Desk {
    pub editor: Editor,
    pub inspector: Inspector,
    pub wishes: Vec<PanelOutput>,
    words: Words,
    pub text: Option<TextUi>,
}

pub type Panel = Harness<'static, Desk>;

pub fn support_map() -> Map {
    read(template("support", "en").unwrap().as_bytes()).unwrap()
}

/// The inspector of a map in which those records are selected.
pub fn panel(map: Map, selected: &[Key]) -> Panel {
    panel_in(map, selected, Locale::En)
}

/// The same in another language of the interface.
pub fn panel_in(map: Map, selected: &[Key], locale: Locale) -> Panel {
    let mut editor = Editor::new(map, IdSource::seeded(1));
    editor.select(selected.iter().copied().collect());
    let inspector = Inspector::new(IdSource::seeded(2));
    let words = Words::new(locale);
    let desk = Desk { editor, inspector, wishes: Vec::new(), words, text: None };
    let show = |ui: &mut egui::Ui, desk: &mut Desk| {
        let flow = desk.words.flow();
        let text = desk.text.get_or_insert_with(|| TextUi::new(ui.ctx(), Engine::new()).flowing(flow)).clone();
        let wishes = desk.inspector.ui(ui, &text, &desk.words, &desk.editor);
        for wish in wishes {
            match &wish {
                PanelOutput::Do(command) => desk.editor.perform(command).unwrap(),
                PanelOutput::Reveal(key) => desk.editor.reveal(*key),
            }
            desk.wishes.push(wish);
        }
    };
    let size = vec2(WIDTH + 16.0, 1400.0);
    let mut panel =
        Harness::builder().with_size(size).with_step_dt(1.0 / 60.0).with_max_steps(30).build_ui_state(show, desk);
    style::install(&panel.ctx);
    panel.run();
    panel
}

pub fn card(id: &str) -> Key {
    Key::Card(CardId(Id::new(id).unwrap()))
}

pub fn pain(id: &str) -> Key {
    Key::Pain(PainId(Id::new(id).unwrap()))
}

pub fn wait(id: &str) -> Key {
    Key::Wait(WaitId(Id::new(id).unwrap()))
}

pub fn click(panel: &mut Panel, label: &str) {
    // What is chosen elsewhere may be called the same as an option of an open list.
    let option = panel.query_by_role_and_label(Role::ListBoxOption, label);
    option.unwrap_or_else(|| panel.get_by_label(label)).click();
    panel.run();
}

/// Types into a field in place of what it says, without leaving it.
pub fn type_into(panel: &mut Panel, label: &str, text: &str) {
    panel.get_by_label(label).focus();
    panel.run();
    panel.run();
    panel.event(Event::Text(text.to_owned()));
    panel.run();
}

pub fn press(panel: &mut Panel, key: Button) {
    panel.key_press_modifiers(Modifiers::NONE, key);
    panel.run();
}

/// The record after the change that was wished last, which is the only one.
pub fn changed(panel: &Panel) -> Record {
    match panel.state().wishes.as_slice() {
        [PanelOutput::Do(Command::Change(record))] => record.clone(),
        other => panic!("one change was expected, not {other:?}"),
    }
}

pub fn select(panel: &mut Panel, key: Key) {
    panel.state_mut().editor.select(Selection::one(key));
    panel.run();
}
