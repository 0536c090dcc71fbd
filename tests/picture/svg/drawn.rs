//! How another program draws a picture, where it is installed.

use std::path::Path;
use std::process::Command;

use throughline::model::Map;
use throughline::persist::{read, template};
use throughline::render::Progress;
use throughline::render::png::{self, Compression, PictureSize, Pixels, PngOptions};
use throughline::render::svg::Letters;
use throughline::theme::Theme;

use super::reading::{picture, scene};

/// The picture as rsvg draws it with no fonts but the bundled ones; `None` where it is not installed.
fn as_rsvg_draws(map: &Map, letters: Letters) -> Option<Pixels> {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
    let config = format!(
        "<?xml version=\"1.0\"?><fontconfig><dir>{}</dir><cachedir>{}</cachedir></fontconfig>",
        fonts.display(),
        folder.path().display()
    );
    std::fs::write(at("fonts.conf"), config).unwrap();
    std::fs::write(at("map.svg"), picture(map, letters)).unwrap();
    let mut rsvg = Command::new("rsvg-convert");
    let done = rsvg.arg(at("map.svg")).arg("-o").arg(at("map.png")).env("FONTCONFIG_FILE", at("fonts.conf")).status();
    if !done.ok()?.success() {
        return None;
    }
    let mut decoder = ::png::Decoder::new(std::io::BufReader::new(std::fs::File::open(at("map.png")).unwrap()));
    decoder.set_transformations(::png::Transformations::ALPHA);
    let mut reader = decoder.read_info().unwrap();
    let mut rgba = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut rgba).unwrap();
    Some(Pixels { width: info.width, height: info.height, rgba })
}

/// How far two pictures are apart on average, of 255.
fn apart(one: &Pixels, other: &Pixels) -> f64 {
    assert_eq!((one.width, one.height), (other.width, other.height));
    let sum: u64 = one.rgba.iter().zip(&other.rgba).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    sum as f64 / one.rgba.len() as f64
}

#[test]
fn another_program_draws_what_we_draw() {
    for (name, language) in [("support", "en"), ("support", "he"), ("lifecycle", "ro"), ("blueprint", "he")] {
        let map = read(template(name, language).unwrap().as_bytes()).unwrap();
        let (size, background) = (PictureSize::Factor(1.0), Some(Theme::light().paper));
        let options = PngOptions { size, dpi: None, background, compression: Compression::default() };
        let ours = png::pixels(&scene(&map), &options, &Progress::default()).unwrap();
        for letters in [Letters::Outlines, Letters::Text] {
            let Some(theirs) = as_rsvg_draws(&map, letters) else { return };
            let apart = apart(&ours, &theirs);
            assert!(apart < 0.4, "{name}.{language} as {letters:?}: {apart}");
        }
    }
}
