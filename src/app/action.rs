//! Every verb of the window, once: its label, icon, keys and when it is enabled. Menus, the tool bar and the key help
//! are loops over [`ACTIONS`].

pub mod appearance;
pub mod keys;
pub mod rules;
mod table;

use egui::KeyboardShortcut;

use crate::app::action::appearance::MotionMode;
use crate::editor::{Arrange, Editor, Element};
use crate::geom::Flow;
use crate::model::Key;
use crate::text::Icon;
use crate::theme::Density;

pub use self::table::ACTIONS;

/// Something that a menu entry, a button or a key can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Action {
    New,
    Open,
    Save,
    SaveAs,
    Import,
    Export,
    /// Lists unsaved work of crashes, and work that was discarded.
    Recovered,
    /// Lists earlier versions of the file.
    Versions,
    Quit,
    Undo,
    Redo,
    /// Does what is offered over the map: undoes what was deleted, shows a hidden lane.
    AcceptOffer,
    Cut,
    Copy,
    /// Copies a picture for other programs.
    CopyPicture,
    /// Copies a table for other programs.
    CopyTable,
    Paste,
    Delete,
    SelectAll,
    /// Selects more around what is selected: the cell, the lane, the step, the map.
    SelectMore,
    EditText,
    /// Starts a new card after the selected one.
    NewCard,
    Find,
    /// Adds a persona and shows its page.
    AddPersona,
    /// Opens the find bar with replacing.
    Replace,
    FindNext,
    FindPrevious,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    FitMap,
    FitSelection,
    FitStage,
    /// Shows the whole width of the map.
    FitWidth,
    OnlyMap,
    Check,
    Palette,
    Outline,
    Inspector,
    FullScreen,
    /// Makes the interface larger; the map keeps its size.
    LargerText,
    SmallerText,
    /// Draws maps denser, or as usual.
    Density(Density),
    /// Lets things in the window move, or not.
    Motion(MotionMode),
    Direction,
    /// Forces a direction on the text being written, or on the selected ones.
    Direct(Option<Flow>),
    Keys,
    /// Begins to connect the selected card.
    Connect,
    /// Selects the next connector of the selected card.
    NextConnector,
    /// Moves an end of the selected connector to another card.
    Reattach,
    Reverse,
    TurnHeads,
    Commands,
    /// Gives the selected pain points the next consequence.
    Consequence,
    /// Links the selected opportunity to a pain point.
    Ease,
    /// Moves to the field for who is responsible for the selected cards.
    Owner,
    /// Adds an element where the selection is.
    Add(Element),
    /// Does something to the structure or to the selected cards.
    Arrange(Arrange),
}

/// What the window shows of an action.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// The action.
    pub action: Action,
    /// The message key of its label.
    pub label: &'static str,
    /// Its icon.
    pub icon: Option<Icon>,
    /// The keys that do it; the first is shown.
    pub keys: &'static [KeyboardShortcut],
}

impl Action {
    /// Its row of the table.
    #[must_use]
    pub fn spec(self) -> Option<&'static Spec> {
        ACTIONS.iter().find(|spec| spec.action == self)
    }

    /// True when it can be used now.
    #[must_use]
    pub fn is_enabled(self, editor: &Editor) -> bool {
        let writing = editor.typing().is_some();
        match self {
            Self::Undo => editor.can_undo().is_some() || writing,
            Self::Redo => editor.can_redo().is_some(),
            Self::AcceptOffer => editor.notice().is_some_and(|notice| notice.offer.is_some()),
            Self::Delete | Self::FitSelection => !editor.selection().is_empty(),
            Self::Cut | Self::Copy if writing => {
                editor.typing().is_some_and(|typing| !typing.field().selected_text().is_empty())
            }
            Self::Cut => editor.can_cut(),
            Self::Copy => editor.can_copy(),
            Self::Direct(_) => writing || !editor.selection().is_empty(),
            Self::EditText => editor.selection().only().is_some() || editor.focus().is_some(),
            Self::Arrange(what) => editor.can_arrange(what),
            Self::Owner => editor.can_arrange(Arrange::MomentOfTruth),
            Self::NewCard => editor.selected_card().is_some() || editor.focus().is_some(),
            Self::Connect => editor.selected_card().is_some(),
            Self::NextConnector => editor.has_connectors(),
            Self::Reattach | Self::Reverse | Self::TurnHeads => {
                matches!(editor.selection().only(), Some(Key::Connector(_)))
            }
            Self::Consequence => editor.has_selected_pains(),
            Self::Ease => editor.can_ease(),
            Self::Add(element) if element.is_marker() => editor.selected_card().is_some(),
            _ => true,
        }
    }

    /// True when the selection already is what the action would make it: menus show a check mark.
    #[must_use]
    pub fn is_on(self, editor: &Editor) -> bool {
        matches!(self, Self::Arrange(what) if editor.is_arranged(what))
    }
}
