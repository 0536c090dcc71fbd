//! The colors of the window.

use egui::Color32;
use throughline::app::widgets::style::Palette;

fn luminance(color: Color32) -> f32 {
    let rgba = egui::Rgba::from(color);
    0.2126 * rgba.r() + 0.7152 * rgba.g() + 0.0722 * rgba.b()
}

fn contrast(a: Color32, b: Color32) -> f32 {
    let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
    (a / b).max(b / a)
}

#[test]
fn text_of_the_window_is_readable() {
    for palette in [&Palette::LIGHT, &Palette::DARK] {
        for behind in [palette.panel, palette.field, palette.hover] {
            assert!(contrast(palette.text, behind) >= 7.0);
            assert!(contrast(palette.quiet, behind) >= 4.5, "{}", contrast(palette.quiet, behind));
            assert!(contrast(palette.error, behind) >= 4.5);
        }
        assert!(contrast(palette.text, palette.selected) >= 4.5);
        let on_accent = contrast(palette.on_accent, palette.accent);
        assert!(on_accent >= 4.0, "{on_accent}");
    }
}
