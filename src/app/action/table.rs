//! The table of actions.

use egui::{Key, KeyboardShortcut, Modifiers};

use crate::app::action::{Action, Spec};
use crate::editor::{Arrange, Element};
use crate::geom::Flow;
use crate::model::{CardKind, ColorTag, EvidenceLevel};
use crate::text::Icon;

const COMMAND: Modifiers = Modifiers::COMMAND;
const COMMAND_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const ALT: Modifiers = Modifiers::ALT;

const fn with(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

const fn row(action: Action, label: &'static str, icon: Option<Icon>, keys: &'static [KeyboardShortcut]) -> Spec {
    Spec { action, label, icon, keys }
}

const fn arranged(what: Arrange, label: &'static str, keys: &'static [KeyboardShortcut]) -> Spec {
    row(Action::Arrange(what), label, None, keys)
}

/// All actions. Menus show the first key of each.
pub const ACTIONS: &[Spec] = &[
    row(Action::New, "action-new", Some(Icon::FilePlus), &[with(COMMAND, Key::N)]),
    row(Action::Open, "action-open", Some(Icon::Folder), &[with(COMMAND, Key::O)]),
    row(Action::Save, "action-save", Some(Icon::FloppyDisk), &[with(COMMAND, Key::S)]),
    row(Action::SaveAs, "action-save-as", None, &[with(COMMAND_SHIFT, Key::S)]),
    row(Action::Import, "action-import", None, &[]),
    row(Action::Export, "action-export", Some(Icon::Export), &[with(COMMAND, Key::E)]),
    row(Action::Versions, "action-versions", None, &[]),
    row(Action::Recovered, "action-recovered", None, &[]),
    row(Action::Quit, "action-quit", None, &[with(COMMAND, Key::Q)]),
    row(Action::Undo, "action-undo", Some(Icon::Undo), &[with(COMMAND, Key::Z)]),
    row(Action::Redo, "action-redo", Some(Icon::Redo), &[with(COMMAND_SHIFT, Key::Z), with(COMMAND, Key::Y)]),
    row(Action::Cut, "action-cut", None, &[with(COMMAND, Key::X), with(Modifiers::SHIFT, Key::Delete)]),
    row(Action::Copy, "action-copy", None, &[with(COMMAND, Key::C), with(COMMAND, Key::Insert)]),
    row(Action::CopyPicture, "action-copy-picture", None, &[with(COMMAND_SHIFT, Key::C)]),
    row(Action::CopyTable, "action-copy-table", None, &[]),
    row(Action::Paste, "action-paste", None, &[with(COMMAND, Key::V), with(Modifiers::SHIFT, Key::Insert)]),
    row(
        Action::EditText,
        "action-edit-text",
        Some(Icon::PencilSimple),
        &[with(Modifiers::NONE, Key::F2), with(Modifiers::NONE, Key::Enter)],
    ),
    row(Action::NewCard, "action-new-card", None, &[with(Modifiers::SHIFT, Key::Enter)]),
    row(
        Action::Delete,
        "action-delete",
        Some(Icon::Trash),
        &[with(Modifiers::NONE, Key::Delete), with(Modifiers::NONE, Key::Backspace)],
    ),
    row(Action::SelectAll, "action-select-all", None, &[with(COMMAND, Key::A)]),
    row(Action::Connect, "action-connect", None, &[with(Modifiers::NONE, Key::L)]),
    row(Action::NextConnector, "action-next-connector", None, &[with(Modifiers::SHIFT, Key::L)]),
    row(Action::Reattach, "action-reattach", None, &[with(COMMAND, Key::L)]),
    row(Action::Reverse, "action-reverse", None, &[with(COMMAND, Key::R)]),
    row(Action::TurnHeads, "action-turn-heads", None, &[with(COMMAND_SHIFT, Key::R)]),
    row(Action::Find, "action-find", Some(Icon::Search), &[with(COMMAND, Key::F)]),
    row(Action::FindNext, "action-find-next", None, &[with(Modifiers::NONE, Key::F3)]),
    row(Action::FindPrevious, "action-find-previous", None, &[with(Modifiers::SHIFT, Key::F3)]),
    row(Action::Direction, "action-direction", None, &[]),
    row(Action::Direct(None), "action-text-automatic", None, &[]),
    row(Action::Direct(Some(Flow::LeftToRight)), "action-text-left-to-right", None, &[]),
    row(Action::Direct(Some(Flow::RightToLeft)), "action-text-right-to-left", None, &[]),
    row(
        Action::ZoomIn,
        "action-zoom-in",
        Some(Icon::Plus),
        &[with(COMMAND, Key::Plus), with(COMMAND_SHIFT, Key::Plus), with(COMMAND, Key::Equals)],
    ),
    row(Action::ZoomOut, "action-zoom-out", Some(Icon::Minus), &[with(COMMAND, Key::Minus)]),
    row(Action::ZoomReset, "action-zoom-reset", None, &[with(COMMAND, Key::Num0)]),
    row(Action::FitMap, "action-fit-map", Some(Icon::ArrowsOut), &[with(Modifiers::SHIFT, Key::Num1)]),
    row(Action::FitSelection, "action-fit-selection", None, &[with(Modifiers::SHIFT, Key::Num2)]),
    row(Action::FitStage, "action-fit-stage", None, &[with(Modifiers::SHIFT, Key::Num3)]),
    row(Action::OnlyMap, "action-only-map", None, &[with(Modifiers::NONE, Key::F12)]),
    row(Action::Check, "action-check", Some(Icon::Warning), &[with(Modifiers::NONE, Key::F7)]),
    row(Action::Palette, "action-palette", Some(Icon::SidebarSimple), &[with(Modifiers::NONE, Key::F8)]),
    row(Action::Outline, "action-outline", Some(Icon::List), &[with(Modifiers::NONE, Key::F4)]),
    row(Action::Inspector, "action-inspector", None, &[with(Modifiers::NONE, Key::F9)]),
    row(Action::FullScreen, "action-full-screen", None, &[with(Modifiers::NONE, Key::F11)]),
    row(Action::Keys, "action-keys", Some(Icon::Keyboard), &[with(Modifiers::NONE, Key::F1)]),
    row(Action::Commands, "action-commands", None, &[with(COMMAND, Key::K)]),
    row(Action::Consequence, "action-consequence", None, &[with(Modifiers::NONE, Key::C)]),
    row(Action::Ease, "action-ease", Some(Icon::Link), &[with(Modifiers::NONE, Key::E)]),
    row(Action::Owner, "action-owner", None, &[with(COMMAND_SHIFT, Key::O)]),
    row(Action::Add(Element::Stage), "palette-stage", Some(Icon::Stage), &[]),
    row(Action::Add(Element::Step), "palette-step", Some(Icon::Step), &[]),
    row(Action::Add(Element::Lane), "palette-lane", Some(Icon::Lane), &[]),
    row(Action::Add(Element::Touchpoint), "palette-touchpoint", Some(Icon::Touchpoint), &[]),
    row(Action::Add(Element::Action), "palette-action", Some(Icon::HandPointing), &[]),
    row(Action::Add(Element::Decision), "palette-decision", Some(Icon::Diamond), &[]),
    row(Action::Add(Element::Pain), "palette-pain", Some(Icon::WarningCircle), &[with(Modifiers::NONE, Key::P)]),
    row(Action::Add(Element::Wait), "palette-wait", Some(Icon::Hourglass), &[with(Modifiers::NONE, Key::W)]),
    row(Action::Add(Element::MomentOfTruth), "palette-moment-of-truth", Some(Icon::Star), &[]),
    row(Action::Add(Element::Opportunity), "palette-opportunity", Some(Icon::Lightbulb), &[]),
    row(Action::Add(Element::Note), "palette-note", Some(Icon::Note), &[]),
    arranged(Arrange::StepBefore, "arrange-step-before", &[with(COMMAND_SHIFT, Key::Insert)]),
    arranged(Arrange::StepAfter, "arrange-step-after", &[with(Modifiers::NONE, Key::Insert)]),
    arranged(Arrange::SplitStage, "arrange-split-stage", &[]),
    arranged(Arrange::MergeStage, "arrange-merge-stage", &[]),
    arranged(Arrange::AutomaticWidth, "arrange-automatic-width", &[]),
    arranged(Arrange::LockLane, "arrange-lock-lane", &[]),
    arranged(Arrange::HideLane, "arrange-hide-lane", &[]),
    arranged(Arrange::ShowLanes, "arrange-show-lanes", &[]),
    arranged(Arrange::Duplicate, "arrange-duplicate", &[with(COMMAND, Key::D)]),
    arranged(Arrange::SplitCard, "arrange-split-card", &[with(COMMAND_SHIFT, Key::Enter)]),
    arranged(Arrange::JoinNext, "arrange-join-next", &[with(COMMAND, Key::J)]),
    arranged(Arrange::Kind(CardKind::Touchpoint), "arrange-kind-touchpoint", &[with(ALT, Key::Num1)]),
    arranged(Arrange::Kind(CardKind::Action), "arrange-kind-action", &[with(ALT, Key::Num2)]),
    arranged(Arrange::Kind(CardKind::Decision), "arrange-kind-decision", &[with(ALT, Key::Num3)]),
    arranged(Arrange::Kind(CardKind::Evidence), "arrange-kind-evidence", &[with(ALT, Key::Num4)]),
    arranged(Arrange::Kind(CardKind::Opportunity), "arrange-kind-opportunity", &[with(ALT, Key::Num5)]),
    arranged(Arrange::Kind(CardKind::Note), "arrange-kind-note", &[with(ALT, Key::Num6)]),
    arranged(Arrange::Evidence(EvidenceLevel::Assumed), "arrange-assumed", &[with(ALT, Key::Num7)]),
    arranged(Arrange::Evidence(EvidenceLevel::PartlyKnown), "arrange-partly-known", &[with(ALT, Key::Num8)]),
    arranged(Arrange::Evidence(EvidenceLevel::Researched), "arrange-researched", &[with(ALT, Key::Num9)]),
    arranged(Arrange::MomentOfTruth, "arrange-moment-of-truth", &[with(ALT, Key::Num0)]),
    arranged(Arrange::Color(None), "arrange-color-none", &[with(COMMAND_SHIFT, Key::Num0)]),
    arranged(Arrange::Color(Some(ColorTag::Red)), "arrange-color-red", &[with(COMMAND_SHIFT, Key::Num1)]),
    arranged(Arrange::Color(Some(ColorTag::Orange)), "arrange-color-orange", &[with(COMMAND_SHIFT, Key::Num2)]),
    arranged(Arrange::Color(Some(ColorTag::Yellow)), "arrange-color-yellow", &[with(COMMAND_SHIFT, Key::Num3)]),
    arranged(Arrange::Color(Some(ColorTag::Green)), "arrange-color-green", &[with(COMMAND_SHIFT, Key::Num4)]),
    arranged(Arrange::Color(Some(ColorTag::Blue)), "arrange-color-blue", &[with(COMMAND_SHIFT, Key::Num5)]),
    arranged(Arrange::Color(Some(ColorTag::Purple)), "arrange-color-purple", &[with(COMMAND_SHIFT, Key::Num6)]),
    arranged(Arrange::Color(Some(ColorTag::Gray)), "arrange-color-gray", &[with(COMMAND_SHIFT, Key::Num7)]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Locale, Words};

    #[test]
    fn every_action_has_a_label_and_keys_of_its_own() {
        let words = Words::new(Locale::En);
        let mut keys = Vec::new();
        for spec in ACTIONS {
            assert!(words.has(spec.label), "{}", spec.label);
            keys.extend(spec.keys.iter().map(|key| format!("{key:?}")));
        }
        let count = keys.len();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), count);
    }
}
