//! How the pixels of a picture are packed in its file.

use std::io::{Cursor, Read as _};

use flate2::read::ZlibDecoder;
use proptest::prelude::*;
use throughline::geom::Flow;
use throughline::render::png::{Compression, PngOptions};
use throughline::render::{Progress, png as picture};
use throughline::scene::{Color, Scene, Shape};
use throughline::text::{Align, Engine, Request, Style, Weight};

use super::picture::{INK, on_paper, pixels, rect, scene, transparent};
use crate::support::{Dice, cases};

/// Asserts that the file of a picture holds its pixels, and no other data.
#[track_caller]
fn assert_packed(scene: &Scene, options: PngOptions) {
    let drawn = pixels(scene, &options).unwrap();
    for compression in [Compression::Fast, Compression::Small] {
        let mut file = Vec::new();
        picture::render(scene, &PngOptions { compression, ..options }, &Progress::default(), &mut file).unwrap();
        let mut reader = png::Decoder::new(Cursor::new(&file)).read_info().unwrap();
        let mut data = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut data).unwrap();
        let samples = info.color_type.samples();
        let expected: Vec<u8> = drawn.rgba.chunks(4).flat_map(|pixel| pixel[..samples].to_vec()).collect();
        assert!(data == expected, "{compression:?}");
        // The decoder leaves the checksum alone; this one does not.
        let mut rows = Vec::new();
        ZlibDecoder::new(&stream(&file)[..]).read_to_end(&mut rows).unwrap();
        assert_eq!(rows.len(), drawn.height as usize * (1 + samples * drawn.width as usize), "{compression:?}");
    }
}

/// The packed rows of a file.
fn stream(file: &[u8]) -> Vec<u8> {
    let mut stream = Vec::new();
    let mut rest = &file[8..];
    while let Some(head) = rest.first_chunk::<8>() {
        let length = u32::from_be_bytes(head[..4].try_into().unwrap()) as usize;
        if &head[4..] == b"IDAT" {
            stream.extend_from_slice(&rest[8..8 + length]);
        }
        rest = &rest[12 + length..];
    }
    stream
}

fn text(text: &str) -> Shape {
    let style = Style { weight: Weight::Regular, size: 13.0, line_height: 18.0 };
    let request = Request { text, style, width: Some(120.0), align: Align::Start, flow: Flow::LeftToRight };
    Shape::Text { block: Engine::new().block(&request), color: INK }
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn a_file_holds_the_pixels_of_its_picture(
        size in (1.0..700.0_f64, 1.0..60.0_f64),
        shapes in prop::collection::vec((0.0..700.0_f64, 0.0..60.0_f64, 0.1..90.0_f64, 0.1..20.0_f64, any::<u32>()), 0..40),
        is_opaque: bool,
        alpha: u8,
    ) {
        let rects = shapes.iter().map(|(x, y, width, height, color)| {
            (*x, *y, rect(*width, *height, Color::hex(color & 0xff_ffff).with_alpha(alpha)))
        });
        let words = (8.0, 8.0, text("Calls the hotline, again and again, calls the hotline"));
        let scene = scene(size.0, size.1, rects.chain([words]));
        assert_packed(&scene, if is_opaque { on_paper(1.0) } else { transparent(1.0) });
    }
}

proptest! {
    #![proptest_config(cases(4))]

    #[test]
    fn a_file_holds_rows_longer_than_packing_can_look_back(
        size in (8_200.0..12_000.0_f64, 1.0..24.0_f64),
        spots in prop::collection::vec((0.0..1_200.0_f64, 0.0..24.0_f64, 1.0..40.0_f64, 0..6_u32), 0..12),
        period in 50.0..1_200.0_f64,
        is_opaque: bool,
    ) {
        // The same spots again and again, within a row and far beyond what is in reach.
        let starts = (0..(size.0 / period) as u32).map(|nth| (f64::from(nth) * period).round());
        let rects = starts.flat_map(|start| {
            spots.iter().map(move |(x, y, side, color)| {
                (start + x, *y, rect(*side, 3.0, Color::hex(0x2a_51c7 * color).with_alpha(200)))
            })
        });
        let scene = scene(size.0, size.1, rects);
        assert_packed(&scene, if is_opaque { on_paper(1.0) } else { transparent(1.0) });
    }
}

#[test]
fn runs_of_every_length_are_packed() {
    // Rows of one color, so that all but their first bytes are one run; and longer by a pixel each.
    for width in (80..100).chain([1, 2, 7, 8, 9, 171, 172, 173, 258, 259, 260, 516]) {
        let width = f64::from(width);
        assert_packed(&scene(width, 3.0, [(width - 1.0, 1.0, rect(1.0, 1.0, INK))]), on_paper(1.0));
        assert_packed(&scene(width, 3.0, []), transparent(1.0));
    }
}

#[test]
fn a_picture_of_one_column_or_one_row_is_packed() {
    let stripes = |length: u32| (0..length).step_by(5).map(f64::from);
    let column = stripes(3_000).map(|at| (0.0, at, rect(1.0, 2.0, INK.with_alpha(90))));
    let row = stripes(3_000).map(|at| (at, 0.0, rect(2.0, 1.0, INK.with_alpha(90))));
    for scene in [scene(1.0, 3_000.0, column), scene(3_000.0, 1.0, row)] {
        assert_packed(&scene, on_paper(1.0));
        assert_packed(&scene, transparent(1.0));
    }
}

#[test]
fn a_flat_picture_takes_a_small_part_of_its_pixels() {
    for (width, height) in [(3_000.0, 1_000.0), (20_000.0, 150.0)] {
        let card = |at: u32| (f64::from(at) * 240.0 + 20.0, 20.0, rect(180.0, height - 40.0, INK));
        let scene = scene(width, height, (0..(width / 240.0) as u32).map(card));
        for options in [on_paper(1.0), transparent(1.0)] {
            let mut file = Vec::new();
            picture::render(&scene, &options, &Progress::default(), &mut file).unwrap();
            let bytes = width * height * if options.background.is_some() { 3.0 } else { 4.0 };
            assert!((file.len() as f64) < bytes / 50.0, "{} bytes of {bytes}", file.len());
        }
    }
}

#[test]
fn a_picture_of_several_bands_and_of_nothing_that_comes_again_is_packed() {
    let mut dice = Dice::seeded(5);
    let noise: Vec<_> = (0..12_000)
        .map(|_| {
            let [x, y] = [dice.below(1_200), dice.below(1_800)].map(|at| at as f64);
            (x, y, rect(1.0, 1.0, Color::hex(dice.below(1 << 24) as u32)))
        })
        .collect();
    assert_packed(&scene(1_200.0, 1_800.0, noise), on_paper(1.0));
}

#[test]
fn a_picture_wider_than_can_be_drawn_at_once_is_packed() {
    let shapes = [(32_760.0, 4.0, rect(20.0, 8.0, INK)), (39_990.0, 0.0, rect(10.0, 20.0, INK))];
    assert_packed(&scene(40_000.0, 20.0, shapes), on_paper(1.0));
}
