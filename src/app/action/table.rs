//! The table of actions.

use egui::{Key, KeyboardShortcut};

use crate::app::action::appearance::MotionMode;
use crate::app::action::keys::{alt, command, command_shift, plain, shift};
use crate::app::action::{Action, Spec};
use crate::editor::{Arrange, Element};
use crate::geom::Flow;
use crate::model::{CardKind, ColorTag, EvidenceLevel};
use crate::text::Icon;
use crate::theme::Density;

const fn row(action: Action, label: &'static str, icon: Option<Icon>, keys: &'static [KeyboardShortcut]) -> Spec {
    Spec { action, label, icon, keys }
}

const fn arranged(what: Arrange, label: &'static str, keys: &'static [KeyboardShortcut]) -> Spec {
    row(Action::Arrange(what), label, None, keys)
}

/// All actions. Menus show the first key of each.
pub const ACTIONS: &[Spec] = &[
    row(Action::New, "action-new", Some(Icon::FilePlus), &[command(Key::N)]),
    row(Action::Open, "action-open", Some(Icon::Folder), &[command(Key::O)]),
    row(Action::Save, "action-save", Some(Icon::FloppyDisk), &[command(Key::S)]),
    row(Action::SaveAs, "action-save-as", None, &[command_shift(Key::S)]),
    row(Action::Import, "action-import", None, &[]),
    row(Action::Export, "action-export", Some(Icon::Export), &[command(Key::E)]),
    row(Action::Versions, "action-versions", None, &[]),
    row(Action::Recovered, "action-recovered", None, &[]),
    row(Action::Quit, "action-quit", None, &[command(Key::Q)]),
    row(Action::Undo, "action-undo", Some(Icon::Undo), &[command(Key::Z)]),
    row(Action::Redo, "action-redo", Some(Icon::Redo), &[command_shift(Key::Z), command(Key::Y)]),
    row(Action::Cut, "action-cut", None, &[command(Key::X), shift(Key::Delete)]),
    row(Action::Copy, "action-copy", None, &[command(Key::C), command(Key::Insert)]),
    row(Action::CopyPicture, "action-copy-picture", None, &[command_shift(Key::C)]),
    row(Action::CopyTable, "action-copy-table", None, &[]),
    row(Action::Paste, "action-paste", None, &[command(Key::V), shift(Key::Insert)]),
    row(Action::EditText, "action-edit-text", Some(Icon::PencilSimple), &[plain(Key::F2), plain(Key::Enter)]),
    row(Action::NewCard, "action-new-card", None, &[shift(Key::Enter)]),
    row(Action::Delete, "action-delete", Some(Icon::Trash), &[plain(Key::Delete), plain(Key::Backspace)]),
    row(Action::SelectAll, "action-select-all", None, &[command(Key::A)]),
    row(Action::SelectMore, "action-select-more", None, &[command_shift(Key::A)]),
    row(Action::Connect, "action-connect", None, &[command(Key::L)]),
    row(Action::NextConnector, "action-next-connector", None, &[command_shift(Key::L)]),
    row(Action::Reattach, "action-reattach", None, &[command(Key::M)]),
    row(Action::Reverse, "action-reverse", None, &[command(Key::R)]),
    row(Action::TurnHeads, "action-turn-heads", None, &[command_shift(Key::R)]),
    row(Action::Find, "action-find", Some(Icon::Search), &[command(Key::F)]),
    row(Action::FindNext, "action-find-next", None, &[plain(Key::F3)]),
    row(Action::FindPrevious, "action-find-previous", None, &[shift(Key::F3)]),
    row(Action::Direction, "action-direction", None, &[]),
    row(Action::Direct(None), "action-text-automatic", None, &[]),
    row(Action::Direct(Some(Flow::LeftToRight)), "action-text-left-to-right", None, &[]),
    row(Action::Direct(Some(Flow::RightToLeft)), "action-text-right-to-left", None, &[]),
    row(
        Action::ZoomIn,
        "action-zoom-in",
        Some(Icon::Plus),
        &[command(Key::Plus), command_shift(Key::Plus), command(Key::Equals)],
    ),
    row(Action::ZoomOut, "action-zoom-out", Some(Icon::Minus), &[command(Key::Minus)]),
    row(Action::ZoomReset, "action-zoom-reset", None, &[command(Key::Num0)]),
    row(Action::FitMap, "action-fit-map", Some(Icon::ArrowsOut), &[command(Key::Num1)]),
    row(Action::FitSelection, "action-fit-selection", None, &[command(Key::Num2)]),
    row(Action::FitStage, "action-fit-stage", None, &[command(Key::Num3)]),
    row(Action::FitWidth, "action-fit-width", None, &[command(Key::Num4)]),
    row(Action::OnlyMap, "action-only-map", None, &[plain(Key::F12)]),
    row(Action::Check, "action-check", Some(Icon::Warning), &[plain(Key::F7)]),
    row(Action::Palette, "action-palette", Some(Icon::SidebarSimple), &[plain(Key::F8)]),
    row(Action::Outline, "action-outline", Some(Icon::List), &[plain(Key::F4)]),
    row(Action::Inspector, "action-inspector", None, &[plain(Key::F9)]),
    row(Action::FullScreen, "action-full-screen", None, &[plain(Key::F11)]),
    row(Action::LargerText, "action-larger-text", None, &[]),
    row(Action::SmallerText, "action-smaller-text", None, &[]),
    row(Action::Density(Density::Comfortable), "action-comfortable", None, &[]),
    row(Action::Density(Density::Compact), "action-compact", None, &[]),
    row(Action::Motion(MotionMode::System), "action-motion-system", None, &[]),
    row(Action::Motion(MotionMode::Full), "action-motion-full", None, &[]),
    row(Action::Motion(MotionMode::Reduced), "action-motion-reduced", None, &[]),
    row(Action::Keys, "action-keys", Some(Icon::Keyboard), &[plain(Key::F1)]),
    row(Action::Commands, "action-commands", None, &[command(Key::K)]),
    row(Action::Consequence, "action-consequence", None, &[command(Key::T)]),
    row(Action::Ease, "action-ease", Some(Icon::Link), &[command_shift(Key::E)]),
    row(Action::Owner, "action-owner", None, &[command_shift(Key::O)]),
    row(Action::Add(Element::Stage), "palette-stage", Some(Icon::Stage), &[]),
    row(Action::Add(Element::Step), "palette-step", Some(Icon::Step), &[]),
    row(Action::Add(Element::Lane), "palette-lane", Some(Icon::Lane), &[]),
    row(Action::Add(Element::Touchpoint), "palette-touchpoint", Some(Icon::Touchpoint), &[]),
    row(Action::Add(Element::Action), "palette-action", Some(Icon::HandPointing), &[]),
    row(Action::Add(Element::Decision), "palette-decision", Some(Icon::Diamond), &[]),
    row(Action::Add(Element::Pain), "palette-pain", Some(Icon::WarningCircle), &[command_shift(Key::P)]),
    row(Action::Add(Element::Wait), "palette-wait", Some(Icon::Hourglass), &[command_shift(Key::W)]),
    row(Action::Add(Element::MomentOfTruth), "palette-moment-of-truth", Some(Icon::Star), &[]),
    row(Action::Add(Element::Opportunity), "palette-opportunity", Some(Icon::Lightbulb), &[]),
    row(Action::Add(Element::Note), "palette-note", Some(Icon::Note), &[]),
    arranged(Arrange::StepBefore, "arrange-step-before", &[command_shift(Key::Insert)]),
    arranged(Arrange::StepAfter, "arrange-step-after", &[plain(Key::Insert)]),
    arranged(Arrange::SplitStage, "arrange-split-stage", &[]),
    arranged(Arrange::MergeStage, "arrange-merge-stage", &[]),
    arranged(Arrange::AutomaticWidth, "arrange-automatic-width", &[]),
    arranged(Arrange::LockLane, "arrange-lock-lane", &[]),
    arranged(Arrange::HideLane, "arrange-hide-lane", &[]),
    arranged(Arrange::ShowLanes, "arrange-show-lanes", &[]),
    arranged(Arrange::Duplicate, "arrange-duplicate", &[command(Key::D)]),
    arranged(Arrange::SplitCard, "arrange-split-card", &[command_shift(Key::Enter)]),
    arranged(Arrange::JoinNext, "arrange-join-next", &[command(Key::J)]),
    arranged(Arrange::Kind(CardKind::Touchpoint), "arrange-kind-touchpoint", &[alt(Key::Num1)]),
    arranged(Arrange::Kind(CardKind::Action), "arrange-kind-action", &[alt(Key::Num2)]),
    arranged(Arrange::Kind(CardKind::Decision), "arrange-kind-decision", &[alt(Key::Num3)]),
    arranged(Arrange::Kind(CardKind::Evidence), "arrange-kind-evidence", &[alt(Key::Num4)]),
    arranged(Arrange::Kind(CardKind::Opportunity), "arrange-kind-opportunity", &[alt(Key::Num5)]),
    arranged(Arrange::Kind(CardKind::Note), "arrange-kind-note", &[alt(Key::Num6)]),
    arranged(Arrange::Evidence(EvidenceLevel::Assumed), "arrange-assumed", &[alt(Key::Num7)]),
    arranged(Arrange::Evidence(EvidenceLevel::PartlyKnown), "arrange-partly-known", &[alt(Key::Num8)]),
    arranged(Arrange::Evidence(EvidenceLevel::Researched), "arrange-researched", &[alt(Key::Num9)]),
    arranged(Arrange::MomentOfTruth, "arrange-moment-of-truth", &[alt(Key::Num0)]),
    arranged(Arrange::Color(None), "arrange-color-none", &[command_shift(Key::Num0)]),
    arranged(Arrange::Color(Some(ColorTag::Red)), "arrange-color-red", &[command_shift(Key::Num1)]),
    arranged(Arrange::Color(Some(ColorTag::Orange)), "arrange-color-orange", &[command_shift(Key::Num2)]),
    arranged(Arrange::Color(Some(ColorTag::Yellow)), "arrange-color-yellow", &[command_shift(Key::Num3)]),
    arranged(Arrange::Color(Some(ColorTag::Green)), "arrange-color-green", &[command_shift(Key::Num4)]),
    arranged(Arrange::Color(Some(ColorTag::Blue)), "arrange-color-blue", &[command_shift(Key::Num5)]),
    arranged(Arrange::Color(Some(ColorTag::Purple)), "arrange-color-purple", &[command_shift(Key::Num6)]),
    arranged(Arrange::Color(Some(ColorTag::Gray)), "arrange-color-gray", &[command_shift(Key::Num7)]),
];
