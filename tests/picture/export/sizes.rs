//! How large a picture is in pixels and on paper, and which size a refusal names.

use throughline::geom::Size;
use throughline::render::Progress;
use throughline::render::png::{BadLength, Largest, Length, PictureSize, PngError, PngOptions, Print, render};
use throughline::scene::Scene;

use super::picture::sized;

/// Width, height, and pixels per meter of the picture of an empty scene, as its file says before anything is drawn.
fn planned(scene: (f64, f64), size: PictureSize, dpi: Option<f64>) -> Result<(u32, u32, u32), PngError> {
    let scene = Scene::new(Size::new(scene.0, scene.1), throughline::geom::Flow::LeftToRight, Vec::new());
    let (progress, mut file) = (Progress::default(), Vec::new());
    progress.stop();
    match render(&scene, &PngOptions { dpi, ..sized(size) }, &progress, &mut file) {
        Err(PngError::Stopped(_)) => {}
        Err(refused) => return Err(refused),
        Ok(()) => panic!("it goes on when it is asked to stop"),
    }
    let number = |at: usize| u32::from_be_bytes(file[at..at + 4].try_into().unwrap());
    let density = file.windows(4).position(|name| name == b"pHYs").unwrap() + 4;
    Ok((number(16), number(20), number(density)))
}

fn plan(scene: (f64, f64), size: PictureSize, dpi: Option<f64>) -> (u32, u32) {
    let (width, height, _) = planned(scene, size, dpi).unwrap();
    (width, height)
}

fn mm(mm: f64) -> Length {
    Length::mm(mm).unwrap()
}

#[test]
fn a_picture_is_as_large_as_the_scene_needs_and_no_larger() {
    for (scene, size, expected) in [
        ((100.0, 50.5), PictureSize::Factor(1.0), (100, 51)),
        ((100.0, 50.5), PictureSize::Factor(2.0), (200, 101)),
        ((0.1 + 0.2, 0.3), PictureSize::Factor(10.0), (3, 3)),
        ((1000.0, 300.0), PictureSize::Width(3840), (3840, 1152)),
        ((0.0, 0.0), PictureSize::Factor(1.0), (1, 1)),
        ((0.0, 0.0), PictureSize::Width(7), (7, 1)),
    ] {
        assert_eq!(plan(scene, size, None), expected, "{scene:?} {size:?}");
    }
}

#[test]
fn the_size_that_a_refusal_names_works() {
    let far = mm(2e4);
    let prints = [Print::Width(far), Print::Within { width: far, height: far }].map(PictureSize::Print);
    for scene in [(123_456.7, 80.0), (80.0, 123_456.7), (1e9, 1e9), (3.0, 1e7)] {
        for wanted in [PictureSize::Factor(1e6), PictureSize::Width(u32::MAX)].into_iter().chain(prints) {
            let Err(PngError::TooLarge { largest, .. }) = planned(scene, wanted, None) else { panic!("{scene:?}") };
            let works = match largest {
                Largest::Factor(factor) => planned(scene, PictureSize::Factor(factor), None),
                Largest::Width(width) => planned(scene, PictureSize::Width(width), None),
                Largest::Dpi(dpi) => planned(scene, wanted, Some(dpi)),
            };
            let (width, height, _) = works.unwrap_or_else(|error| panic!("{error}"));
            if scene.0 < 1e8 {
                assert!(width.max(height) > 90_000, "{largest:?} is far from the largest");
            }
        }
    }
}

#[test]
fn a_size_on_paper_is_so_many_dots() {
    let within = |width, height| Print::Within { width: mm(width), height: mm(height) };
    let inch: Length = "1in".parse().unwrap();
    for (print, dpi, expected, why) in [
        (Print::Width(mm(420.0)), None, (4961, 2481), "4960.63 dots"),
        (Print::Width(mm(420.0)), Some(150.0), (2480, 1240), "half as many"),
        (Print::Width(inch), Some(300.0), (300, 150), "an inch has the dots that are asked for"),
        (within(420.0, 297.0), None, (4961, 2481), "the width decides"),
        (within(297.0, 420.0), None, (3508, 1754), "the width decides again"),
        (within(420.0, 25.4), None, (600, 300), "the height decides"),
        (Print::Width(mm(0.001)), None, (1, 1), "never nothing"),
    ] {
        assert_eq!(plan((2_000.0, 1_000.0), PictureSize::Print(print), dpi), expected, "{why}");
    }
}

#[test]
fn a_map_is_as_large_in_a_document_as_on_the_screen_unless_dots_are_given() {
    let print = PictureSize::Print(Print::Width(mm(100.0)));
    for (size, dpi, expected) in [
        // 96 and 192 dpi.
        (PictureSize::Factor(1.0), None, 3_780),
        (PictureSize::Factor(2.0), None, 7_559),
        (PictureSize::Width(1_000), None, 7_559),
        (PictureSize::Width(1_000), Some(300.0), 11_811),
        (PictureSize::Factor(1e-9), None, 1),
        (print, None, 11_811),
        (print, Some(150.0), 5_906),
    ] {
        assert_eq!(planned((500.0, 300.0), size, dpi).unwrap().2, expected, "{size:?} {dpi:?}");
    }
}

#[test]
fn dots_that_cannot_be_are_refused() {
    for dpi in [0.0, -300.0, 0.5, 1e6, f64::NAN, f64::INFINITY] {
        let refused = planned((9.0, 9.0), PictureSize::Factor(1.0), Some(dpi));
        assert!(matches!(refused, Err(PngError::Dpi(_))), "{dpi}");
    }
}

#[test]
fn lengths_are_read_as_people_write_them() {
    for (text, length) in
        [("420mm", 420.0), ("42 cm", 420.0), ("29,7CM", 297.0), ("16.5in", 419.1), (" 11\" ", 279.4), ("0.5 in", 12.7)]
    {
        let read: Length = text.parse().unwrap();
        assert!(mm(length - 1e-9) < read && read < mm(length + 1e-9), "{text}: {read:?}");
    }
    for text in ["", "mm", "42", "42px", "-3cm", "0mm", "nan cm", "inf in", "1e400mm", "4 2cm", "1.000,5mm"] {
        assert_eq!(text.parse::<Length>(), Err(BadLength), "{text}");
    }
}
