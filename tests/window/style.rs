//! The colors of the window.

use throughline::app::widgets::style::Palette;
use throughline::model::{ColorTag, Role};
use throughline::scene::Color;
use throughline::theme::Theme;

use crate::support::assert_stands_out;

fn opaque(color: egui::Color32) -> Color {
    let [r, g, b, _] = color.to_array();
    Color { r, g, b, a: 255 }
}

#[test]
fn what_is_said_in_the_window_stands_out() {
    for palette in [Palette::LIGHT, Palette::DARK] {
        assert_stands_out(&palette.pairs(), if palette.dark { "dark" } else { "light" });
        assert!(palette.pairs().len() >= 20);
    }
}

#[test]
fn the_ring_of_what_has_the_focus_stands_out_on_a_map() {
    let theme = Theme::light();
    let tints = Role::ALL.map(|role| theme.lane(role).tint);
    for back in [&[theme.paper, theme.card, theme.note, theme.opportunity_tint], &tints[..]].concat() {
        let contrast = opaque(Palette::LIGHT.accent).contrast(back);
        assert!(contrast >= 3.0, "{contrast:.2} on {back:?}");
    }
}

#[test]
fn the_colors_of_a_map_stand_out_on_panels_and_stay_where_they_do() {
    for (theme, palette) in
        Theme::ALL.iter().flat_map(|theme| [Palette::LIGHT, Palette::DARK].map(|palette| (theme, palette)))
    {
        let lanes = Role::ALL.map(|role| theme.lane(role).accent);
        let tabs = ColorTag::ALL.map(|tag| theme.tab(tag));
        let marks = [theme.stage, theme.star, theme.pain, theme.opportunity, theme.wait_text];
        for color in [&lanes[..], &tabs, &marks].concat() {
            let seen = palette.visible(color);
            for back in [palette.panel, palette.hover, palette.selected].map(opaque) {
                assert!(opaque(seen).contrast(back) >= 3.0, "{color:?} as {seen:?} on {back:?}");
            }
        }
    }
    assert_eq!(opaque(Palette::LIGHT.visible(Theme::light().stage)), Theme::light().stage);
}
