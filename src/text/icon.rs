//! Icons: glyphs of the bundled Phosphor fonts, so that every backend draws them as it draws text.

use super::fonts::Face;

macro_rules! icons {
    ($($(#[doc = $doc:literal])* $name:ident $glyph:literal $face:ident,)*) => {
        /// An icon. Marks are filled, the rest are lines.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Icon {
            $($(#[doc = $doc])* $name,)*
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
    /// The telephone.
    Phone '\u{e3b8}' Icons,
    /// E-mail.
    Email '\u{e218}' Icons,
    /// A chat.
    Chat '\u{e168}' Icons,
    /// Social networks.
    Social '\u{e408}' Icons,
    /// The web.
    Web '\u{e288}' Icons,
    /// An app.
    App '\u{e1e0}' Icons,
    /// Text messages.
    Sms '\u{e17a}' Icons,
    /// A meeting in person.
    InPerson '\u{e4d6}' Icons,
    /// A letter.
    Letter '\u{ec1e}' Icons,
    /// A machine that the customer serves themselves with.
    SelfService '\u{ec90}' Icons,
    /// Any other channel.
    Other '\u{e200}' Icons,
    /// Inefficiency: it takes too long.
    Clock '\u{e19a}' Icons,
    /// A bad experience.
    ThumbDown '\u{e48c}' Icons,
    /// The customer may leave.
    Leave '\u{e42a}' Icons,
    /// A wait.
    Hourglass '\u{e2b2}' Icons,
    /// A moment of truth.
    Star '\u{e46a}' FilledIcons,
    /// An opportunity.
    Lightbulb '\u{e2dc}' Icons,
    /// A note.
    Note '\u{e348}' Icons,
    /// A decision.
    Diamond '\u{e1ec}' Icons,
    /// A pain point.
    Warning '\u{e4e0}' Icons,
    /// Something wrong.
    WarningCircle '\u{e4e2}' Icons,
    /// An action.
    HandPointing '\u{e29a}' Icons,
    /// A touchpoint.
    Touchpoint '\u{e17e}' Icons,
    /// Evidence.
    Evidence '\u{e23a}' Icons,
    /// A stage.
    Stage '\u{e622}' Icons,
    /// A step.
    Step '\u{e546}' Icons,
    /// A lane.
    Lane '\u{e5a2}' Icons,
    /// Done, chosen, or known.
    Check '\u{e182}' Icons,
    /// The worst feeling.
    VerySad '\u{ec62}' FilledIcons,
    /// A bad feeling.
    Sad '\u{e43e}' FilledIcons,
    /// Neither good nor bad.
    Meh '\u{e43a}' FilledIcons,
    /// A good feeling.
    Smile '\u{e436}' FilledIcons,
    /// The best feeling.
    VeryHappy '\u{e666}' FilledIcons,
    /// Undo.
    Undo '\u{e08a}' Icons,
    /// Redo.
    Redo '\u{e08c}' Icons,
    /// Find.
    Search '\u{e30c}' Icons,
    /// A link.
    Link '\u{e2e2}' Icons,
    /// A connector.
    Connector '\u{e6ec}' Icons,
    /// Export.
    Export '\u{eaf0}' Icons,
    /// Add.
    Plus '\u{e3d4}' Icons,
    /// Less.
    Minus '\u{e32a}' Icons,
    /// Close or remove.
    X '\u{e4f6}' Icons,
    /// Opens downwards.
    CaretDown '\u{e136}' Icons,
    /// Opens upwards.
    CaretUp '\u{e13c}' Icons,
    /// Opens to the right.
    CaretRight '\u{e13a}' Icons,
    /// Opens to the left.
    CaretLeft '\u{e138}' Icons,
    /// Open.
    Folder '\u{e24a}' Icons,
    /// Save.
    FloppyDisk '\u{e248}' Icons,
    /// A new map.
    FilePlus '\u{e236}' Icons,
    /// Delete.
    Trash '\u{e4a6}' Icons,
    /// Fit.
    ArrowsOut '\u{e0a2}' Icons,
    /// Shown.
    Eye '\u{e220}' Icons,
    /// Hidden.
    EyeSlash '\u{e224}' Icons,
    /// Edit.
    PencilSimple '\u{e3b4}' Icons,
    /// A panel.
    SidebarSimple '\u{ec24}' Icons,
    /// A list.
    List '\u{e2f2}' Icons,
    /// A picture.
    Image '\u{e2ca}' Icons,
    /// Copy.
    Copy '\u{e1ca}' Icons,
    /// Cut.
    Scissors '\u{eae0}' Icons,
    /// Paste.
    Clipboard '\u{e196}' Icons,
    /// More about it.
    Info '\u{e2ce}' Icons,
    /// Help.
    Question '\u{e3e8}' Icons,
    /// Settings.
    Gear '\u{e270}' Icons,
    /// Keys.
    Keyboard '\u{e2d8}' Icons,
    /// A persona.
    Persona '\u{e4c2}' Icons,
    /// A date.
    Calendar '\u{e108}' Icons,
    /// Takes hold to drag.
    DotsSix '\u{e794}' Icons,
    /// Read-only.
    Lock '\u{e2fa}' Icons,
    /// Emotion.
    Heart '\u{e2a8}' Icons,
    /// The dark theme.
    Moon '\u{e330}' Icons,
    /// The light theme.
    Sun '\u{e472}' Icons,
    /// The projector theme.
    Projector '\u{e32e}' Icons,
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
                | Self::CaretLeft
                | Self::CaretRight
                | Self::SidebarSimple
                | Self::List
                | Self::Stage
        )
    }
}
