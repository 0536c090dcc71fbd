//! Every colour, stroke and size of a map, by role.
//!
//! Sizes are map units (a unit is a point at 100 % zoom) on a grid of 4; colours are chosen so that text has a
//! contrast of at least 4.5 : 1 on what it stands on, and so that no meaning hangs on colour alone.

use crate::geom::Flow;
use crate::model::{CardKind, ColorTag, Consequence, Role};
use crate::scene::Color;
use crate::text::{Align, Icon, Request, Style, Weight};

/// The colours of a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LaneColors {
    /// The band behind the cards.
    pub tint: Color,
    /// The edge of its cards.
    pub accent: Color,
    /// The lane's name on the tint.
    pub name: Color,
}

/// The colours of a map.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Theme {
    /// What the map lies on.
    pub paper: Color,
    /// Text.
    pub text: Color,
    /// Captions and what is less important.
    pub secondary: Color,
    /// Stage chevrons.
    pub stage: Color,
    /// Text on a stage.
    pub on_stage: Color,
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
    /// Connectors.
    pub connector: Color,
    /// Lines of interaction and internal interaction.
    pub quiet_line: Color,
    /// Line of visibility.
    pub strong_line: Color,
    /// The zero line of emotions.
    pub zero_line: Color,
    /// Faces: bad, neutral, good.
    pub faces: [Color; 3],
    /// Curves, one a persona, in turn.
    pub curves: [Color; 5],
    /// Colours of cards by [`ColorTag`], in its order.
    tabs: [Color; 7],
    /// Lanes by [`Role`], in its order.
    lanes: [LaneColors; 7],
}

impl Theme {
    /// The light theme of the canvas and of exported pictures.
    #[must_use]
    pub const fn light() -> Self {
        const fn lane(tint: u32, accent: u32, name: u32) -> LaneColors {
            LaneColors { tint: Color::hex(tint), accent: Color::hex(accent), name: Color::hex(name) }
        }
        Self {
            paper: Color::hex(0xfafaf8),
            text: Color::hex(0x1f2024),
            secondary: Color::hex(0x6b6e76),
            stage: Color::hex(0x2b2f38),
            on_stage: Color::hex(0xffffff),
            chip: Color::hex(0xe4e5e9),
            card: Color::hex(0xffffff),
            card_edge: Color::hex(0xdfdfdb),
            note: Color::hex(0xfff9d9),
            note_edge: Color::hex(0xe9dfa6),
            opportunity: Color::hex(0x0e8a9b),
            opportunity_tint: Color::hex(0xe7f6f8),
            pain_tint: Color::hex(0xfdecec),
            pain_text: Color::hex(0x9b1c20),
            pain: Color::hex(0xd13438),
            wait_tint: Color::hex(0xfff3d6),
            wait_text: Color::hex(0x6f4e00),
            star: Color::hex(0xf0b400),
            connector: Color::hex(0x5a5e68),
            quiet_line: Color::hex(0x8b8e96),
            strong_line: Color::hex(0x1f2024),
            zero_line: Color::hex(0xe3e3e0),
            faces: [Color::hex(0xd13438), Color::hex(0xa8872a), Color::hex(0x13906a)],
            curves: [
                Color::hex(0x3d3f45),
                Color::hex(0x2f6fed),
                Color::hex(0xb0479a),
                Color::hex(0x0e8a9b),
                Color::hex(0xa65f00),
            ],
            tabs: [
                Color::hex(0xd13438),
                Color::hex(0xe07b00),
                Color::hex(0xe3b505),
                Color::hex(0x2f9e58),
                Color::hex(0x2f6fed),
                Color::hex(0x8250c4),
                Color::hex(0x7a7d85),
            ],
            lanes: [
                lane(0xf4f4f2, 0x7a7d85, 0x66696f),
                lane(0xeef4ff, 0x2f6fed, 0x2460d8),
                lane(0xecf8f3, 0x13906a, 0x0d7555),
                lane(0xfff6e6, 0xc77700, 0x975a00),
                lane(0xf3f0fb, 0x6e56cf, 0x5f48bf),
                lane(0xffffff, 0x3d3f45, 0x3d3f45),
                lane(0xf7f7f4, 0xb9a94c, 0x6d6320),
            ],
        }
    }

    /// The colours of lanes of that role.
    #[must_use]
    pub fn lane(&self, role: Role) -> LaneColors {
        let [evidence, customer, frontstage, backstage, support, emotion, notes] = self.lanes;
        match role {
            Role::Evidence => evidence,
            Role::Customer => customer,
            Role::Frontstage => frontstage,
            Role::Backstage => backstage,
            Role::Support => support,
            Role::Emotion => emotion,
            Role::Notes => notes,
        }
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

    /// What the colour of a card looks like.
    #[must_use]
    pub fn tab(&self, color: ColorTag) -> Color {
        let [red, orange, yellow, green, blue, purple, gray] = self.tabs;
        match color {
            ColorTag::Red => red,
            ColorTag::Orange => orange,
            ColorTag::Yellow => yellow,
            ColorTag::Green => green,
            ColorTag::Blue => blue,
            ColorTag::Purple => purple,
            ColorTag::Gray => gray,
        }
    }

    /// The colour of the face of a feeling from −2 to 2.
    #[must_use]
    pub fn face(&self, value: f64) -> Color {
        let [bad, neutral, good] = self.faces;
        if value < -0.5 {
            bad
        } else if value <= 0.5 {
            neutral
        } else {
            good
        }
    }
}

/// The face of a feeling from −2 to 2.
#[must_use]
pub fn face(value: f64) -> Icon {
    if value < -1.5 {
        Icon::VerySad
    } else if value < -0.5 {
        Icon::Sad
    } else if value <= 0.5 {
        Icon::Meh
    } else if value <= 1.5 {
        Icon::Smile
    } else {
        Icon::VeryHappy
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
    /// The number of a step.
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

/// Lengths in map units.
pub mod size {
    /// Around the map on the canvas.
    pub const CANVAS_MARGIN: f64 = 24.0;
    /// Around an exported picture.
    pub const PICTURE_MARGIN: f64 = 32.0;
    /// The lane names' column, without the margin before it.
    pub const RAIL: f64 = 92.0;
    /// A column without the gutters at its sides: the width of a card over one step.
    pub const CARD_WIDTH: f64 = 164.0;
    /// Between two columns, at least.
    pub const GUTTER: f64 = 20.0;
    /// Above and below the cards of a lane.
    pub const LANE_PADDING: f64 = 8.0;
    /// The least height of a lane's content.
    pub const LANE_CONTENT: f64 = 32.0;
    /// Between two cards of a cell.
    pub const CARD_GAP: f64 = 8.0;
    /// Corners of cards.
    pub const CARD_RADIUS: f64 = 8.0;
    /// The accent at a card's inline start.
    pub const ACCENT: f64 = 3.0;
    /// Before and after a card's text.
    pub const CARD_PADDING_INLINE: f64 = 10.0;
    /// Above and below a card's text.
    pub const CARD_PADDING_BLOCK: f64 = 7.0;
    /// The point of a decision's hexagon.
    pub const HEXAGON_POINT: f64 = 14.0;
    /// A stage's chevron.
    pub const STAGE_HEIGHT: f64 = 38.0;
    /// The point of a stage's chevron.
    pub const STAGE_POINT: f64 = 12.0;
    /// Between two stages.
    pub const STAGE_GAP: f64 = 6.0;
    /// A derived line's strip.
    pub const LINE_HEIGHT: f64 = 20.0;
    /// The emotion lane's curve.
    pub const CURVE_HEIGHT: f64 = 120.0;
    /// A face on a curve.
    pub const FACE: f64 = 22.0;
    /// Icons in strips and captions.
    pub const ICON: f64 = 14.0;
    /// Between an icon and its text.
    pub const ICON_GAP: f64 = 6.0;
    /// A star of a moment of truth.
    pub const STAR: f64 = 18.0;
    /// Corners of connectors.
    pub const CONNECTOR_RADIUS: f64 = 8.0;
    /// Between two connectors in one gutter.
    pub const TRACK: f64 = 6.0;
    /// An arrowhead's length.
    pub const HEAD: f64 = 8.0;
    /// A dot of severity.
    pub const DOT: f64 = 5.0;
}
