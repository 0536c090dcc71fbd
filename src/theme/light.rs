//! The light theme of the canvas and of exported pictures.

use super::{LaneColors, Theme};
use crate::scene::Color;

pub(super) const THEME: Theme = Theme {
    name: "light",
    paper: Color::hex(0xfafaf8),
    text: Color::hex(0x1f2024),
    secondary: Color::hex(0x6b6e76),
    stage: Color::hex(0x2b2f38),
    on_stage: Color::hex(0xffffff),
    stage_hint: Color::hex(0xb4b7be),
    chip: Color::hex(0xe4e5e9),
    card: Color::hex(0xffffff),
    card_edge: Color::hex(0xdfdfdb),
    note: Color::hex(0xfff9d9),
    note_edge: Color::hex(0x9b8c3a),
    opportunity: Color::hex(0x0e8a9b),
    opportunity_tint: Color::hex(0xe7f6f8),
    letter: Color::hex(0x0b7080),
    on_letter: Color::hex(0xffffff),
    pain_tint: Color::hex(0xfdecec),
    pain_text: Color::hex(0x9b1c20),
    pain: Color::hex(0xd13438),
    wait_tint: Color::hex(0xfff3d6),
    wait_text: Color::hex(0x6f4e00),
    star: Color::hex(0xf0b400),
    star_edge: Color::hex(0xa87400),
    connector: Color::hex(0x5a5e68),
    quiet_line: Color::hex(0x878a92),
    strong_line: Color::hex(0x1f2024),
    zero_line: Color::hex(0xe3e3e0),
    faces: [Color::hex(0xd13438), Color::hex(0xa8872a), Color::hex(0x13906a)],
    curves: [
        Color::hex(0x3d3f45),
        Color::hex(0x2f6fed),
        Color::hex(0xb0479a),
        Color::hex(0x0c7d8d),
        Color::hex(0xa65f00),
    ],
    tabs: [
        Color::hex(0xd13438),
        Color::hex(0xd06a00),
        Color::hex(0xa08400),
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
        lane(0xf7f7f4, 0x96872c, 0x6d6320),
    ],
};

const fn lane(tint: u32, accent: u32, name: u32) -> LaneColors {
    LaneColors { tint: Color::hex(tint), accent: Color::hex(accent), name: Color::hex(name) }
}
