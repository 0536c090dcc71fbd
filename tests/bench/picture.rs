//! From a scene to a picture.

use divan::Bencher;
use throughline::i18n::{Locale, MapWords};
use throughline::layout::{LayoutOptions, Workspace, layout};
use throughline::render::{Progress, png};
use throughline::theme::Theme;

use crate::CARDS;
use crate::support::grid_map;

/// A picture as wide as a 4K screen, from a finished scene to the end of the file.
#[divan::bench(args = CARDS, sample_count = 10, sample_size = 1)]
fn export(bencher: Bencher<'_, '_>, cards: usize) {
    let theme = Theme::light();
    let options = LayoutOptions::picture(MapWords::of(Locale::En));
    let laid_out = layout(&grid_map(cards), &mut Workspace::new(), &theme, &options);
    let (size, background) = (png::PictureSize::Width(3_840), Some(theme.paper));
    let options = png::PngOptions { size, dpi: None, background, compression: png::Compression::default() };
    bencher.bench(|| {
        let mut out = Vec::new();
        png::render(&laid_out.scene, &options, &Progress::default(), &mut out).unwrap();
        out
    });
}
