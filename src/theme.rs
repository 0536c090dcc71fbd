//! Every color, stroke and size of a map, by role.
//!
//! Sizes are map units (a unit is a point at 100 % zoom) on a grid of 4; colors are chosen so that text has a
//! contrast of at least 4.5 : 1 to its background, graphics that say something of 3 : 1 ([`Theme::pairs`]), and so that no
//! meaning hangs on color alone.
//!
//! A theme is a value in a file of its own, listed in [`Theme::ALL`].

mod contrast;
mod density;
mod light;
pub mod size;

use crate::geom::Flow;
use crate::model::{CardKind, Channel, ColorTag, Consequence, FeelingFace, Role};
use crate::scene::Color;
use crate::text::{Align, Icon, Request, Style, Weight};

pub use contrast::ColorPair;
pub use density::{Density, Lengths};

/// The colors of a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LaneColors {
    /// The band behind the cards.
    pub tint: Color,
    /// The edge of its cards.
    pub accent: Color,
    /// The lane's name on the tint.
    pub name: Color,
}

/// The colors of a map.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Theme {
    /// What the theme is called in settings and on the command line; `theme-` and this is the key of its message.
    pub name: &'static str,
    /// The background of the map.
    pub paper: Color,
    /// Text.
    pub text: Color,
    /// Captions and what is less important.
    pub secondary: Color,
    /// Stage chevrons.
    pub stage: Color,
    /// Text on a stage.
    pub on_stage: Color,
    /// What stands on a stage without a name while it is worked on.
    pub stage_hint: Color,
    /// The chip of a step's number.
    pub chip: Color,
    /// A card.
    pub card: Color,
    /// A card's edge.
    pub card_edge: Color,
    /// A note's paper.
    pub note: Color,
    /// A note's edge.
    pub note_edge: Color,
    /// An opportunity.
    pub opportunity: Color,
    /// Behind an opportunity's text.
    pub opportunity_tint: Color,
    /// The badge of the letter that links an opportunity to the pain points that it would ease.
    pub letter: Color,
    /// The letter on it.
    pub on_letter: Color,
    /// A pain point's strip.
    pub pain_tint: Color,
    /// Text and icon on it.
    pub pain_text: Color,
    /// Its dots of severity.
    pub pain: Color,
    /// A wait's strip.
    pub wait_tint: Color,
    /// Text and icon on it.
    pub wait_text: Color,
    /// A moment of truth.
    pub star: Color,
    /// Its outline.
    pub star_edge: Color,
    /// Connectors.
    pub connector: Color,
    /// Lines of interaction and internal interaction, and edges of cards that say something.
    pub quiet_line: Color,
    /// Line of visibility.
    pub strong_line: Color,
    /// The zero line of emotions.
    pub zero_line: Color,
    /// Faces: bad, neutral, good.
    pub faces: [Color; 3],
    /// Curves of personas, in turn.
    pub curves: [Color; 5],
    /// Colors of cards by [`ColorTag`], in its order.
    tabs: [Color; ColorTag::ALL.len()],
    /// Lanes by [`Role`], in its order: a new role needs a row in each theme, and nothing else here.
    lanes: [LaneColors; Role::ALL.len()],
}

/// The first of all themes.
impl Default for Theme {
    fn default() -> Self {
        Self::light()
    }
}

impl Theme {
    /// All themes, the default first. Every choice that is offered reads this list.
    pub const ALL: [Self; 1] = [light::THEME];

    /// The light theme, which exported pictures have unless another is chosen.
    #[must_use]
    pub const fn light() -> Self {
        light::THEME
    }

    /// The theme of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name == name)
    }

    /// The colors of lanes of that role.
    #[must_use]
    pub fn lane(&self, role: Role) -> LaneColors {
        let otherwise = LaneColors { tint: self.paper, accent: self.secondary, name: self.text };
        self.lanes.get(role as usize).copied().unwrap_or(otherwise)
    }

    /// The hairline between two lanes of one role, on their tint.
    #[must_use]
    pub fn divider(&self, role: Role) -> Color {
        self.lane(role).accent.with_alpha(72)
    }

    /// The color of the curve of the persona with that number.
    #[must_use]
    pub fn curve(&self, number: usize) -> Color {
        self.curves.get(number % self.curves.len()).copied().unwrap_or(self.text)
    }

    /// The color of a card's band.
    #[must_use]
    pub fn tab(&self, color: ColorTag) -> Color {
        self.tabs.get(color as usize).copied().unwrap_or(self.secondary)
    }

    /// The color of the face of a feeling from −2 to 2.
    #[must_use]
    pub fn face(&self, value: f64) -> Color {
        let [bad, neutral, good] = self.faces;
        match FeelingFace::from_value(value) {
            FeelingFace::Worst | FeelingFace::Bad => bad,
            FeelingFace::Neutral => neutral,
            FeelingFace::Good | FeelingFace::Best => good,
        }
    }
}

/// The face of a feeling from −2 to 2.
#[must_use]
pub fn face(value: f64) -> Icon {
    match FeelingFace::from_value(value) {
        FeelingFace::Worst => Icon::VerySad,
        FeelingFace::Bad => Icon::Sad,
        FeelingFace::Neutral => Icon::Meh,
        FeelingFace::Good => Icon::Smile,
        FeelingFace::Best => Icon::VeryHappy,
    }
}

/// The icon of a lane's role.
#[must_use]
pub fn role_icon(role: Role) -> Icon {
    match role {
        Role::Evidence => Icon::Evidence,
        Role::Customer => Icon::Persona,
        Role::Frontstage => Icon::Headset,
        Role::Backstage => Icon::Gear,
        Role::Support => Icon::Database,
        Role::Emotion => Icon::Smile,
        Role::Notes => Icon::Note,
    }
}

/// The icon of a kind of card.
#[must_use]
pub fn kind_icon(kind: CardKind) -> Icon {
    match kind {
        CardKind::Touchpoint => Icon::Touchpoint,
        CardKind::Action => Icon::HandPointing,
        CardKind::Decision => Icon::Diamond,
        CardKind::Evidence => Icon::Evidence,
        CardKind::Opportunity => Icon::Lightbulb,
        CardKind::Note => Icon::Note,
    }
}

/// The icon of a channel.
#[must_use]
pub fn channel_icon(channel: Channel) -> Icon {
    match channel {
        Channel::Phone => Icon::Phone,
        Channel::Email => Icon::Email,
        Channel::Chat => Icon::Chat,
        Channel::Social => Icon::Social,
        Channel::Web => Icon::Web,
        Channel::App => Icon::App,
        Channel::Sms => Icon::Sms,
        Channel::InPerson => Icon::InPerson,
        Channel::Letter => Icon::Letter,
        Channel::SelfService => Icon::SelfService,
        Channel::Other => Icon::Other,
    }
}

/// The icon of what a pain point leads to.
#[must_use]
pub fn consequence_icon(consequence: Consequence) -> Icon {
    match consequence {
        Consequence::Inefficiency => Icon::Clock,
        Consequence::BadExperience => Icon::ThumbDown,
        Consequence::ChurnRisk => Icon::Leave,
    }
}

/// The roles of text on a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextRole {
    /// The map's title.
    Title,
    /// Below the title.
    Subtitle,
    /// A stage's name.
    Stage,
    /// A step's name.
    Step,
    /// The number of a step, the letter of an opportunity.
    Number,
    /// A lane's name.
    Lane,
    /// What a card says.
    Card,
    /// Strips, captions, the legend.
    Caption,
    /// A derived line's name.
    LineName,
    /// The name of the line of visibility.
    StrongLineName,
    /// A connector's label.
    Label,
}

impl TextRole {
    /// Weight, size and line height.
    #[must_use]
    pub fn style(self) -> Style {
        let (weight, size, line_height) = match self {
            Self::Title => (Weight::SemiBold, 22.0, 28.0),
            Self::Subtitle => (Weight::Regular, 12.0, 18.0),
            Self::Stage => (Weight::SemiBold, 15.0, 18.0),
            Self::Step => (Weight::Medium, 13.0, 18.0),
            Self::Number => (Weight::SemiBold, 11.0, 16.0),
            Self::Lane => (Weight::SemiBold, 13.0, 18.0),
            Self::Card => (Weight::Regular, 13.0, 18.0),
            Self::Caption => (Weight::Regular, 12.0, 16.0),
            Self::LineName => (Weight::Medium, 11.0, 16.0),
            Self::StrongLineName => (Weight::SemiBold, 11.0, 16.0),
            Self::Label => (Weight::Medium, 12.0, 16.0),
        };
        Style { weight, size, line_height }
    }

    /// A request to shape `text` in this role.
    #[must_use]
    pub fn request(self, text: &str, width: Option<f64>, align: Align, flow: Flow) -> Request<'_> {
        Request { text, style: self.style(), width, align, flow }
    }
}
