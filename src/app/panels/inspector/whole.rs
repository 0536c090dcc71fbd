//! The page of the map itself, and those of the personas.

use egui::{IdSalt, Ui, vec2};

use crate::app::panels::inspector::draft::RecordField;
use crate::app::panels::inspector::form::Form;
use crate::app::widgets::control::{HEIGHT, icon_button_ui, wide_button_ui};
use crate::app::widgets::mirror;
use crate::app::widgets::style::palette;
use crate::edit::{Command, Place};
use crate::geom::Flow;
use crate::i18n::{Locale, flow_of};
use crate::model::{IdSource, Info, Key, MapKind, Persona, Record};
use crate::text::Icon;

impl Form<'_> {
    /// The map's own fields, and its personas: without one, no emotion can be told.
    pub(super) fn info(&mut self, ui: &mut Ui, info: &Info, ids: &mut IdSource) {
        self.text_ui(ui, Key::Info, RecordField::Text, "inspector-title-field", &info.title);
        self.text_ui(ui, Key::Info, RecordField::Scenario, "inspector-scenario", &info.scenario);
        self.personas(ui, ids);
        ui.add_space(12.0);
        let kinds = MapKind::ALL.map(|kind| (kind, self.names.kind(kind).to_owned(), None));
        if let Some(kind) = self.segments(ui, ("info", "inspector-kind"), None, Some(info.kind), &kinds) {
            self.change(Record::Info(Info { kind, ..info.clone() }));
        }
        self.text_ui(ui, Key::Info, RecordField::Author, "inspector-author", &info.author);
        self.text_ui(ui, Key::Info, RecordField::Version, "inspector-version", &info.version);
        self.text_ui(ui, Key::Info, RecordField::Date, "inspector-date", &info.date);
        self.language(ui, info);
        let flows = [
            (Flow::LeftToRight, self.words.text("inspector-left-to-right").into_owned(), None),
            (Flow::RightToLeft, self.words.text("inspector-right-to-left").into_owned(), None),
        ];
        if let Some(direction) = self.segments(ui, ("info", "inspector-direction"), None, Some(info.direction), &flows)
        {
            self.change(Record::Info(Info { direction, ..info.clone() }));
        }
    }

    /// The language of the map. The direction follows it, unless another one was chosen.
    fn language(&mut self, ui: &mut Ui, info: &Info) {
        let locales = Locale::ALL.map(|locale| (locale, locale.name().to_owned(), None));
        let field = ("info", "inspector-language");
        let chosen = Locale::known(&info.language);
        if let Some(locale) = self.dropdown(ui, field, chosen, &info.language, &locales) {
            let follows = info.direction == flow_of(&info.language);
            let direction = if follows { locale.flow() } else { info.direction };
            let language = locale.code().to_owned();
            self.change(Record::Info(Info { language, direction, ..info.clone() }));
        }
    }

    /// The page of a persona.
    pub(super) fn persona(&mut self, ui: &mut Ui, persona: &Persona) {
        self.main_text_ui(ui, persona.id, "inspector-name", &persona.name);
        self.text_ui(ui, persona.id, RecordField::Description, "inspector-description", &persona.description);
        let icon = if persona.hidden { Icon::EyeSlash } else { Icon::Eye };
        let quiet = palette(ui.ctx()).quiet;
        let field = (persona.id.as_str(), "inspector-persona-hidden");
        if self.switch(ui, field, Some((icon, quiet)), Some(persona.hidden)) {
            self.change(Persona { hidden: !persona.hidden, ..persona.clone() });
        }
    }

    fn personas(&mut self, ui: &mut Ui, ids: &mut IdSource) {
        ui.add_space(16.0);
        let title = self.words.text("inspector-personas").into_owned();
        self.title(ui, &title);
        let map = self.map();
        let mut personas: Vec<_> = map.personas.values().collect();
        personas.sort_by_key(|persona| (persona.rank, persona.id));
        for persona in personas {
            self.persona_row(ui, persona);
        }
        let add = self.words.text("action-add-persona").into_owned();
        if wide_button_ui(ui, self.text, IdSalt::new("add persona"), Icon::Plus, &add) {
            let name = self.words.text("new-persona").into_owned();
            let new = Persona { name, ..Persona::new(ids.fresh()) };
            *self.awaited = Some((new.id.into(), RecordField::Text));
            self.wish(Command::Add { record: new.into(), place: Place::Last });
        }
    }

    /// The name of a persona as a field, and buttons to show or hide the curve, to open the page, and to delete.
    fn persona_row(&mut self, ui: &mut Ui, persona: &Persona) {
        let (text, words, key) = (self.text, self.words, Key::from(persona.id));
        let layout = mirror::row(text.flow(), egui::Align::Min);
        ui.allocate_ui_with_layout(vec2(ui.available_width(), HEIGHT), layout, |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let width = ui.available_width() - 3.0 * (HEIGHT - 4.0) - 6.0;
            ui.allocate_ui(vec2(width, HEIGHT), |ui| {
                ui.set_max_width(width);
                let label = self.choice(&words.text("inspector-persona"), &persona.name);
                // Beside the buttons there is not the room for a whole name in one line.
                self.bare_text_ui(ui, &[key], RecordField::Text, &label, (&persona.name, ""), true);
            });
            let of = |message: &str| words.with(message, &[("name", persona.name.as_str().into())]);
            let (show, hide) = ((Icon::EyeSlash, "inspector-persona-show"), (Icon::Eye, "inspector-persona-hide"));
            let (icon, label) = if persona.hidden { show } else { hide };
            if icon_button_ui(ui, text, IdSalt::new((key, "hide")), icon, &of(label)).clicked() {
                self.change(Persona { hidden: !persona.hidden, ..persona.clone() });
            }
            let open = of("inspector-persona-open");
            if icon_button_ui(ui, text, IdSalt::new((key, "open")), Icon::PencilSimple, &open).clicked() {
                self.reveal(persona.id);
            }
            let delete = of("inspector-persona-delete");
            if icon_button_ui(ui, text, IdSalt::new((key, "delete")), Icon::Trash, &delete).clicked() {
                self.wish(Command::Delete(vec![key]));
            }
        });
    }
}
