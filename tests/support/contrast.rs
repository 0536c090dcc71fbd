//! Colors that have to stand out.

use throughline::theme::ColorPair;

/// Each pair of colors has the contrast that it needs.
#[track_caller]
pub fn assert_stands_out(pairs: &[ColorPair], of: &str) {
    for pair in pairs {
        let contrast = pair.front.contrast(pair.back);
        assert!(contrast >= pair.least, "{of}: {} has {contrast:.2} of {}: {pair:?}", pair.what, pair.least);
    }
}
