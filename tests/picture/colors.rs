//! The colors of the themes: everything that says something stands out.

use throughline::model::Role;
use throughline::scene::Color;
use throughline::theme::Theme;

use crate::support::assert_stands_out;

#[test]
fn contrast_is_that_of_the_guidelines() {
    let [black, white] = [Color::hex(0), Color::hex(0xffffff)];
    assert!((black.contrast(white) - 21.0).abs() < 1e-9 && (white.contrast(white) - 1.0).abs() < 1e-9);
    assert!((Color::hex(0x767676).contrast(white) - 4.54).abs() < 0.005, "the lightest gray for text on white");
    assert!((Color::hex(0xff0000).contrast(Color::hex(0x0000ff)) - 2.15).abs() < 0.005);
}

#[test]
fn everything_that_says_something_stands_out_in_every_theme() {
    for theme in &Theme::ALL {
        let pairs = theme.pairs();
        assert_stands_out(&pairs, theme.name);
        // Text stands on every ground that there is.
        let grounds = [theme.paper, theme.card, theme.note, theme.opportunity_tint];
        for back in grounds.into_iter().chain(Role::ALL.map(|role| theme.lane(role).tint)) {
            assert!(
                pairs.iter().any(|pair| pair.front == theme.text && pair.back == back && pair.least >= 4.5),
                "{back:?}"
            );
        }
    }
}
