//! How much room there is around and beside the cards of a map: the lengths that a denser map has smaller.
//!
//! Gutters and the gaps between cards are the same in all densities: connectors run there, and their arrowheads need
//! the room.

use super::size;

/// How dense a map is drawn. It belongs to the one who looks at it, not to the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Density {
    /// As maps are drawn unless something else is chosen.
    #[default]
    Comfortable,
    /// Narrower columns and less room around texts, for maps of many columns.
    Compact,
}

/// The lengths that depend on the density, in map units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lengths {
    /// A column of automatic width without the gutters at its sides: the width of a card over one step.
    pub card_width: f64,
    /// Above and below the cards of a lane.
    pub lane_padding: f64,
    /// The least height of a lane's content.
    pub lane_content: f64,
    /// Before and after a card's text.
    pub card_padding_inline: f64,
    /// Above and below a card's text.
    pub card_padding_block: f64,
    /// Above and below the text of a strip.
    pub strip_padding: f64,
    /// Between a card's text and each row below it.
    pub caption_gap: f64,
}

impl Density {
    /// All of them, the default first.
    pub const ALL: [Self; 2] = [Self::Comfortable, Self::Compact];

    /// Its name in settings and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Comfortable => "comfortable",
            Self::Compact => "compact",
        }
    }

    /// The density of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|density| density.name() == name)
    }

    /// Its lengths.
    #[must_use]
    pub const fn lengths(self) -> Lengths {
        match self {
            Self::Comfortable => Lengths {
                card_width: size::CARD_WIDTH,
                lane_padding: 8.0,
                lane_content: 32.0,
                card_padding_inline: 10.0,
                card_padding_block: 7.0,
                strip_padding: 4.0,
                caption_gap: 4.0,
            },
            Self::Compact => Lengths {
                card_width: 132.0,
                lane_padding: 4.0,
                lane_content: 28.0,
                card_padding_inline: 7.0,
                card_padding_block: 4.0,
                strip_padding: 2.0,
                caption_gap: 2.0,
            },
        }
    }
}
