//! From a scene to a picture, and from a map to a file of each kind.

use divan::Bencher;
use throughline::export::{self, ExportOptions, Format};
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

/// A picture with a pixel for each unit of the map, as it is made when no size is chosen.
#[divan::bench(args = CARDS, sample_count = 3, sample_size = 1)]
fn full_size(bencher: Bencher<'_, '_>, cards: usize) {
    let theme = Theme::light();
    let options = LayoutOptions::picture(MapWords::of(Locale::En));
    let laid_out = layout(&grid_map(cards), &mut Workspace::new(), &theme, &options);
    let (size, background) = (png::PictureSize::Factor(1.0), Some(theme.paper));
    let options = png::PngOptions { size, dpi: None, background, compression: png::Compression::default() };
    bencher.bench(|| {
        let mut out = Vec::new();
        png::render(&laid_out.scene, &options, &Progress::default(), &mut out).unwrap();
        out
    });
}

/// From the map, which is laid out for it, to all bytes of a file.
#[divan::bench(args = CARDS, consts = [0, 1, 2], sample_count = 5, sample_size = 1)]
fn file<const FORMAT: usize>(bencher: Bencher<'_, '_>, cards: usize) {
    let format = [Format::Svg, Format::Pdf, Format::Xlsx][FORMAT];
    let map = grid_map(cards);
    bencher.bench(|| {
        let mut out = Vec::new();
        export::write(&map, format, &ExportOptions::default(), &Theme::light(), &Progress::default(), &mut out)
            .unwrap();
        out
    });
}
