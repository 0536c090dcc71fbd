//! Icons: glyphs of the bundled Phosphor fonts, so that every backend draws them as it draws text.

use super::fonts::Face;

macro_rules! icons {
    ($($name:ident $glyph:literal $face:ident $doc:literal,)*) => {
        /// An icon. Marks are filled, the rest are lines.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Icon {
            $(#[doc = $doc] $name,)*
        }

        impl Icon {
            /// All icons.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Its character in the fonts.
            pub(super) fn glyph(self) -> char {
                match self {
                    $(Self::$name => $glyph,)*
                }
            }

            /// The font that it is drawn with.
            pub(super) fn face(self) -> Face {
                match self {
                    $(Self::$name => Face::$face,)*
                }
            }
        }
    };
}

icons! {
    Phone '\u{e3b8}' Icons "The telephone.",
    Email '\u{e218}' Icons "E-mail.",
    Chat '\u{e168}' Icons "A chat.",
    Social '\u{e408}' Icons "Social networks.",
    Web '\u{e288}' Icons "The web.",
    App '\u{e1e0}' Icons "An app.",
    Sms '\u{e17a}' Icons "Text messages.",
    InPerson '\u{e4d6}' Icons "A meeting in person.",
    Letter '\u{ec1e}' Icons "A letter.",
    SelfService '\u{ec90}' Icons "A machine that the customer serves themselves with.",
    Other '\u{e200}' Icons "Any other channel.",
    Clock '\u{e19a}' Icons "Inefficiency: it takes too long.",
    ThumbDown '\u{e48c}' Icons "A bad experience.",
    Leave '\u{e42a}' Icons "The customer may leave.",
    Hourglass '\u{e2b2}' Icons "A wait.",
    Star '\u{e46a}' FilledIcons "A moment of truth.",
    StarOutline '\u{e46a}' Icons "The outline of that star.",
    Lightbulb '\u{e2dc}' Icons "An opportunity.",
    Note '\u{e348}' Icons "A note.",
    Diamond '\u{e1ec}' Icons "A decision.",
    Warning '\u{e4e0}' Icons "A pain point.",
    WarningCircle '\u{e4e2}' Icons "Something wrong.",
    HandPointing '\u{e29a}' Icons "An action.",
    Touchpoint '\u{e17e}' Icons "A touchpoint.",
    Evidence '\u{e23a}' Icons "Evidence.",
    Stage '\u{e622}' Icons "A stage.",
    Step '\u{e546}' Icons "A step.",
    Lane '\u{e5a2}' Icons "A lane.",
    Check '\u{e182}' Icons "Done, chosen, or known.",
    VerySad '\u{ec62}' FilledIcons "The worst feeling.",
    Sad '\u{e43e}' FilledIcons "A bad feeling.",
    Meh '\u{e43a}' FilledIcons "Neither good nor bad.",
    Smile '\u{e436}' FilledIcons "A good feeling.",
    VeryHappy '\u{e666}' FilledIcons "The best feeling.",
    Undo '\u{e08a}' Icons "Undo.",
    Redo '\u{e08c}' Icons "Redo.",
    Search '\u{e30c}' Icons "Find.",
    Link '\u{e2e2}' Icons "A link.",
    Connector '\u{e6ec}' Icons "A connector.",
    Export '\u{eaf0}' Icons "Export.",
    Import '\u{e20c}' Icons "Import.",
    Plus '\u{e3d4}' Icons "Add.",
    Minus '\u{e32a}' Icons "Less.",
    X '\u{e4f6}' Icons "Close or remove.",
    CaretDown '\u{e136}' Icons "Opens downwards.",
    CaretUp '\u{e13c}' Icons "Opens upwards.",
    CaretRight '\u{e13a}' Icons "Opens to the right.",
    Folder '\u{e24a}' Icons "Open.",
    FloppyDisk '\u{e248}' Icons "Save.",
    FilePlus '\u{e236}' Icons "A new map.",
    Trash '\u{e4a6}' Icons "Delete.",
    ArrowsOut '\u{e0a2}' Icons "Fit.",
    Eye '\u{e220}' Icons "Shown.",
    EyeSlash '\u{e224}' Icons "Hidden.",
    PencilSimple '\u{e3b4}' Icons "Edit.",
    SidebarSimple '\u{ec24}' Icons "A panel.",
    List '\u{e2f2}' Icons "A list.",
    Info '\u{e2ce}' Icons "More about it.",
    Question '\u{e3e8}' Icons "Help.",
    Keyboard '\u{e2d8}' Icons "Keys.",
    Persona '\u{e4c2}' Icons "A persona.",
    Lock '\u{e2fa}' Icons "Read-only.",
    Headset '\u{e584}' Icons "Who serves the customer.",
    Gear '\u{e270}' Icons "What is done behind the scenes.",
    Database '\u{e1de}' Icons "Systems that support the work.",
}

impl Icon {
    /// True for what points along the line: in a map or an interface that runs from right to left it points the
    /// other way.
    #[must_use]
    pub fn points(self) -> bool {
        matches!(
            self,
            Self::Undo
                | Self::Redo
                | Self::Leave
                | Self::Connector
                | Self::CaretRight
                | Self::SidebarSimple
                | Self::List
                | Self::Stage
        )
    }
}
