//! The menus of the bar and their entries.

use crate::app::action::Action;
use crate::editor::{Arrange, Element};
use crate::geom::Flow;
use crate::model::{CardKind, ColorTag, EvidenceLevel};

/// An entry of a menu.
pub(crate) enum MenuEntry {
    Do(Action),
    /// Adds an element, and says so in its label, because other entries around it do other things.
    Add(Element),
    Templates,
    Recent,
    Languages,
    Line,
    /// A submenu of actions.
    More(&'static str, &'static [Action]),
}

/// The kinds of card.
pub(crate) const KIND: MenuEntry = MenuEntry::More(
    "menu-card-kind",
    &[
        Action::Arrange(Arrange::Kind(CardKind::Touchpoint)),
        Action::Arrange(Arrange::Kind(CardKind::Action)),
        Action::Arrange(Arrange::Kind(CardKind::Decision)),
        Action::Arrange(Arrange::Kind(CardKind::Evidence)),
        Action::Arrange(Arrange::Kind(CardKind::Opportunity)),
        Action::Arrange(Arrange::Kind(CardKind::Note)),
    ],
);

/// How well a card is known.
pub(crate) const EVIDENCE: MenuEntry = MenuEntry::More(
    "menu-evidence",
    &[
        Action::Arrange(Arrange::Evidence(EvidenceLevel::Assumed)),
        Action::Arrange(Arrange::Evidence(EvidenceLevel::PartlyKnown)),
        Action::Arrange(Arrange::Evidence(EvidenceLevel::Researched)),
    ],
);

/// The colors of cards.
pub(crate) const COLOR: MenuEntry = MenuEntry::More(
    "menu-card-color",
    &[
        Action::Arrange(Arrange::Color(None)),
        Action::Arrange(Arrange::Color(Some(ColorTag::Red))),
        Action::Arrange(Arrange::Color(Some(ColorTag::Orange))),
        Action::Arrange(Arrange::Color(Some(ColorTag::Yellow))),
        Action::Arrange(Arrange::Color(Some(ColorTag::Green))),
        Action::Arrange(Arrange::Color(Some(ColorTag::Blue))),
        Action::Arrange(Arrange::Color(Some(ColorTag::Purple))),
        Action::Arrange(Arrange::Color(Some(ColorTag::Gray))),
    ],
);

/// The direction of a text.
pub(crate) const DIRECTION: MenuEntry = MenuEntry::More(
    "menu-text-direction",
    &[Action::Direct(None), Action::Direct(Some(Flow::LeftToRight)), Action::Direct(Some(Flow::RightToLeft))],
);

/// The menus, from the inline start.
pub(super) const MENUS: &[(&str, &[MenuEntry])] = &[
    (
        "menu-file",
        &[
            MenuEntry::Do(Action::New),
            MenuEntry::Templates,
            MenuEntry::Do(Action::Open),
            MenuEntry::Recent,
            MenuEntry::Line,
            MenuEntry::Do(Action::Save),
            MenuEntry::Do(Action::SaveAs),
            MenuEntry::Line,
            MenuEntry::Do(Action::Import),
            MenuEntry::Do(Action::Export),
            MenuEntry::Line,
            MenuEntry::Do(Action::Versions),
            MenuEntry::Do(Action::Recovered),
            MenuEntry::Line,
            MenuEntry::Do(Action::Quit),
        ],
    ),
    (
        "menu-edit",
        &[
            MenuEntry::Do(Action::Undo),
            MenuEntry::Do(Action::Redo),
            MenuEntry::Line,
            MenuEntry::Do(Action::Cut),
            MenuEntry::Do(Action::Copy),
            MenuEntry::More("menu-copy-as", &[Action::CopyPicture, Action::CopyTable]),
            MenuEntry::Do(Action::Paste),
            MenuEntry::Line,
            MenuEntry::Do(Action::EditText),
            MenuEntry::More(
                "menu-connector",
                &[Action::Connect, Action::NextConnector, Action::Reattach, Action::Reverse, Action::TurnHeads],
            ),
            MenuEntry::Do(Action::Delete),
            MenuEntry::Do(Action::SelectAll),
            MenuEntry::Line,
            DIRECTION,
        ],
    ),
    (
        "menu-insert",
        &[
            MenuEntry::Do(Action::Add(Element::Stage)),
            MenuEntry::Do(Action::Add(Element::Step)),
            MenuEntry::Do(Action::Add(Element::Lane)),
            MenuEntry::Line,
            MenuEntry::Do(Action::Add(Element::Touchpoint)),
            MenuEntry::Do(Action::Add(Element::Action)),
            MenuEntry::Do(Action::Add(Element::Decision)),
            MenuEntry::Do(Action::Add(Element::Opportunity)),
            MenuEntry::Do(Action::Add(Element::Note)),
            MenuEntry::Line,
            MenuEntry::Do(Action::Add(Element::Pain)),
            MenuEntry::Do(Action::Add(Element::Wait)),
            MenuEntry::Do(Action::Add(Element::MomentOfTruth)),
        ],
    ),
    (
        "menu-arrange",
        &[
            // In submenus, so that all fits into the smallest window.
            MenuEntry::More(
                "menu-steps",
                &[
                    Action::Arrange(Arrange::StepBefore),
                    Action::Arrange(Arrange::StepAfter),
                    Action::Arrange(Arrange::AutomaticWidth),
                    Action::Arrange(Arrange::SplitStage),
                    Action::Arrange(Arrange::MergeStage),
                ],
            ),
            MenuEntry::Line,
            MenuEntry::Do(Action::Arrange(Arrange::LockLane)),
            MenuEntry::Do(Action::Arrange(Arrange::HideLane)),
            MenuEntry::Do(Action::Arrange(Arrange::ShowLanes)),
            MenuEntry::Line,
            MenuEntry::More(
                "menu-cards",
                &[
                    Action::NewCard,
                    Action::Arrange(Arrange::Duplicate),
                    Action::Arrange(Arrange::SplitCard),
                    Action::Arrange(Arrange::JoinNext),
                ],
            ),
            MenuEntry::Do(Action::Arrange(Arrange::MomentOfTruth)),
            MenuEntry::More("menu-pains", &[Action::Consequence, Action::Ease]),
            MenuEntry::Do(Action::Owner),
            KIND,
            EVIDENCE,
            COLOR,
        ],
    ),
    (
        "menu-view",
        &[
            MenuEntry::More("menu-find", &[Action::Find, Action::FindNext, Action::FindPrevious]),
            MenuEntry::Line,
            MenuEntry::Do(Action::FitMap),
            MenuEntry::More(
                "menu-zoom",
                &[Action::FitStage, Action::FitSelection, Action::ZoomIn, Action::ZoomOut, Action::ZoomReset],
            ),
            MenuEntry::Do(Action::Direction),
            MenuEntry::Line,
            MenuEntry::Do(Action::Palette),
            MenuEntry::Do(Action::Outline),
            MenuEntry::Do(Action::Inspector),
            MenuEntry::Do(Action::Check),
            MenuEntry::Do(Action::OnlyMap),
            MenuEntry::Do(Action::FullScreen),
            MenuEntry::Line,
            MenuEntry::Languages,
        ],
    ),
    ("menu-help", &[MenuEntry::Do(Action::Commands), MenuEntry::Do(Action::Keys)]),
];

/// The message keys of the menus' names, from the inline start.
pub fn names() -> impl Iterator<Item = &'static str> {
    MENUS.iter().map(|(name, _)| *name)
}

/// The menus with their actions, including those in submenus.
pub(crate) fn groups() -> impl Iterator<Item = (&'static str, Vec<Action>)> {
    MENUS.iter().map(|(name, entries)| (*name, actions_of(entries)))
}

/// The actions of a menu, including those in submenus.
pub(crate) fn actions_of(entries: &[MenuEntry]) -> Vec<Action> {
    let of_entry = |entry: &MenuEntry| match entry {
        MenuEntry::Do(action) => vec![*action],
        MenuEntry::Add(element) => vec![Action::Add(*element)],
        MenuEntry::More(_, actions) => actions.to_vec(),
        MenuEntry::Templates | MenuEntry::Recent | MenuEntry::Languages | MenuEntry::Line => Vec::new(),
    };
    entries.iter().flat_map(of_entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::action::ACTIONS;

    #[test]
    fn every_action_is_in_exactly_one_menu() {
        for spec in ACTIONS {
            let times = groups().flat_map(|(_, actions)| actions).filter(|action| *action == spec.action).count();
            assert_eq!(times, 1, "{:?}", spec.action);
        }
    }
}
