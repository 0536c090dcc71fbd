//! The menus of the bar and their entries.

use MenuEntry::{Add, All, Do, Feelings, Languages, More, Nested, Recent, Templates, TextSizes, Zoom};

use crate::app::action::{ACTIONS, Action};
use crate::editor::{Arrange, Element};

/// An entry of a menu.
pub(crate) enum MenuEntry {
    Do(Action),
    /// Adds an element, and says so in its label, because other entries around it do other things.
    Add(Element),
    Templates,
    Recent,
    Languages,
    /// The sizes of the interface.
    TextSizes,
    /// A zoom of the map in percent.
    Zoom(u16),
    /// A submenu of entries.
    Nested(&'static str, Menu),
    /// For each persona without one, what adds a feeling where the selection is.
    Feelings,
    /// A submenu of actions.
    More(&'static str, &'static [Action]),
    /// A submenu of those of all actions, in the order of their table.
    All(&'static str, fn(Action) -> bool),
}

/// Groups of entries, with a line between two groups.
pub(crate) type Menu = &'static [&'static [MenuEntry]];

pub(crate) const fn arrange(what: Arrange) -> MenuEntry {
    Do(Action::Arrange(what))
}

/// The kinds of card.
pub(crate) const KIND: MenuEntry = All("menu-card-kind", |action| matches!(action, Action::Arrange(Arrange::Kind(_))));

/// How well a card is known.
pub(crate) const EVIDENCE: MenuEntry =
    All("menu-evidence", |action| matches!(action, Action::Arrange(Arrange::Evidence(_))));

/// The colors of cards.
pub(crate) const COLOR: MenuEntry =
    All("menu-card-color", |action| matches!(action, Action::Arrange(Arrange::Color(_))));

/// The roles of lanes.
pub(crate) const ROLE: MenuEntry = All("menu-role", |action| matches!(action, Action::Arrange(Arrange::Role(_))));

/// The direction of a text.
pub(crate) const DIRECTION: MenuEntry = All("menu-text-direction", |action| matches!(action, Action::Direct(_)));

const COPY_AS: MenuEntry = More("menu-copy-as", &[Action::CopyPicture, Action::CopyTable]);
const CONNECTOR: MenuEntry = More(
    "menu-connector",
    &[Action::Connect, Action::NextConnector, Action::Reattach, Action::Reverse, Action::TurnHeads],
);
const STEPS: MenuEntry = More(
    "menu-steps",
    &[
        Action::Arrange(Arrange::StepBefore),
        Action::Arrange(Arrange::StepAfter),
        Action::Arrange(Arrange::AutomaticWidth),
        Action::Arrange(Arrange::SplitStage),
        Action::Arrange(Arrange::MergeStage),
    ],
);
const LANES: MenuEntry = More(
    "menu-lanes",
    &[Action::Arrange(Arrange::LockLane), Action::Arrange(Arrange::HideLane), Action::Arrange(Arrange::ShowLanes)],
);
const MOVE: MenuEntry = More(
    "menu-move",
    &[
        Action::Arrange(Arrange::Earlier),
        Action::Arrange(Arrange::Later),
        Action::Arrange(Arrange::Up),
        Action::Arrange(Arrange::Down),
    ],
);
const CARDS: MenuEntry = More(
    "menu-cards",
    &[
        Action::NewCard,
        Action::Arrange(Arrange::SplitCard),
        Action::Arrange(Arrange::JoinNext),
        Action::Arrange(Arrange::MomentOfTruth),
    ],
);
const PAINS: MenuEntry = More("menu-pains", &[Action::Consequence, Action::Ease]);
const SELECT: MenuEntry = More("menu-select", &[Action::SelectAll, Action::SelectMore]);
const FIND: MenuEntry = More("menu-find", &[Action::Find, Action::FindNext, Action::FindPrevious, Action::Replace]);
const ZOOM: MenuEntry = More(
    "menu-zoom",
    &[
        Action::FitMap,
        Action::FitWidth,
        Action::FitStage,
        Action::FitSelection,
        Action::ZoomIn,
        Action::ZoomOut,
        Action::ZoomReset,
    ],
);
const DENSITY: MenuEntry = All("menu-density", |action| matches!(action, Action::Density(_)));
const MOTION: MenuEntry = All("menu-motion", |action| matches!(action, Action::Motion(_)));
const TEXT_SIZE: MenuEntry =
    Nested("menu-text-size", &[&[Do(Action::LargerText), Do(Action::SmallerText)], &[TextSizes]]);

/// The menu at the zoom in the status bar.
pub(crate) const ZOOMS: Menu = &[
    &[Do(Action::FitMap), Do(Action::FitWidth), Do(Action::FitStage), Do(Action::FitSelection)],
    &[Zoom(50), Zoom(75), Zoom(100), Zoom(150), Zoom(200)],
];

const FILE: Menu = &[
    &[Do(Action::New), Templates, Do(Action::Open), Recent],
    &[Do(Action::Save), Do(Action::SaveAs)],
    &[Do(Action::Import), Do(Action::Export)],
    &[Do(Action::Versions), Do(Action::Recovered)],
    &[Do(Action::Quit)],
];

const EDIT: Menu = &[
    &[Do(Action::Undo), Do(Action::Redo), Do(Action::AcceptOffer)],
    &[Do(Action::Cut), Do(Action::Copy), COPY_AS, Do(Action::Paste)],
    &[Do(Action::EditText), CONNECTOR, Do(Action::Delete), SELECT],
    &[DIRECTION],
];

const INSERT: Menu = &[
    &[
        Do(Action::Add(Element::Stage)),
        Do(Action::Add(Element::Step)),
        Do(Action::Add(Element::Lane)),
        Do(Action::AddPersona),
    ],
    &[
        Do(Action::Add(Element::Touchpoint)),
        Do(Action::Add(Element::Action)),
        Do(Action::Add(Element::Decision)),
        Do(Action::Add(Element::Opportunity)),
        Do(Action::Add(Element::Note)),
    ],
    &[
        Do(Action::Add(Element::Pain)),
        Do(Action::Add(Element::Wait)),
        Do(Action::Add(Element::MomentOfTruth)),
        Feelings,
    ],
];

/// Much of it in submenus, so that it is hardly ever higher than the window and scrolled.
const ARRANGE: Menu = &[
    &[arrange(Arrange::Duplicate), MOVE],
    &[STEPS, LANES, ROLE],
    &[CARDS, PAINS, Do(Action::Owner), KIND, EVIDENCE, COLOR],
];

const VIEW: Menu = &[
    &[FIND, ZOOM, Do(Action::Direction)],
    &[
        Do(Action::Palette),
        Do(Action::Outline),
        Do(Action::Inspector),
        Do(Action::Check),
        Do(Action::OnlyMap),
        Do(Action::FullScreen),
    ],
    &[Nested("menu-appearance", &[&[TEXT_SIZE, DENSITY, MOTION]]), Languages],
];

/// The menus, from the inline start.
pub(super) const MENUS: &[(&str, Menu)] = &[
    ("menu-file", FILE),
    ("menu-edit", EDIT),
    ("menu-insert", INSERT),
    ("menu-arrange", ARRANGE),
    ("menu-view", VIEW),
    ("menu-help", &[&[Do(Action::Commands), Do(Action::Keys)]]),
];

/// The message keys of the menus' names, from the inline start.
pub fn names() -> impl Iterator<Item = &'static str> {
    MENUS.iter().map(|(name, _)| *name)
}

/// The menus with their actions, including those in submenus.
pub fn groups() -> impl Iterator<Item = (&'static str, Vec<Action>)> {
    MENUS.iter().map(|(name, entries)| (*name, actions_of(entries)))
}

/// The actions of a menu, including those in submenus.
pub(crate) fn actions_of(menu: Menu) -> Vec<Action> {
    let of_entry = |entry: &MenuEntry| match entry {
        Do(action) => vec![*action],
        Add(element) => vec![Action::Add(*element)],
        More(_, actions) => actions.to_vec(),
        All(_, is_in) => all(*is_in).collect(),
        Nested(_, entries) => actions_of(entries),
        Templates | Recent | Languages | TextSizes | Zoom(_) | Feelings => Vec::new(),
    };
    menu.iter().copied().flatten().flat_map(of_entry).collect()
}

/// Those of all actions, in the order of their table.
pub(super) fn all(is_in: fn(Action) -> bool) -> impl Iterator<Item = Action> {
    ACTIONS.iter().map(|spec| spec.action).filter(move |action| is_in(*action))
}
