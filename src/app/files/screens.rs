//! What the user sees of files. Each screen draws a part of the work and answers with what the user chose.

pub mod conflicts;
pub mod export;
pub mod external_change;
pub mod import_report;
pub mod message_text;
pub mod path_field;
pub mod picker;
pub mod question;
pub mod recovery;
pub mod strip;
pub mod versions;

use crate::app::widgets::dialog::DialogFocus;
use export::ExportScreen;
use path_field::PathField;
use picker::Picker;
use strip::News;

/// What is on the screen, as far as the work itself doesn't say it.
#[derive(Default)]
pub struct Screens {
    /// The question or error that had its button focused.
    pub focus: DialogFocus,
    /// The path that is typed.
    pub path: PathField,
    /// The news at the foot of the window.
    pub news: News,
    pub recovery: Picker,
    pub versions: Picker,
    pub export: ExportScreen,
    /// The report of an import is on the screen.
    pub shows_report: bool,
}
