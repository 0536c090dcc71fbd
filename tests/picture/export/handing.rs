//! Maps handed over as pictures: their size on paper, how far they are, and that they can be stopped.

use std::io::{self, Cursor, Write};

use throughline::export::{Background, ExportOptions, Format, OutputError, for_clipboard, write};
use throughline::geom::Flow;
use throughline::model::{Excerpt, Map, Order};
use throughline::persist::{LANGUAGES, TEMPLATES, read, template};
use throughline::render::Progress;
use throughline::render::png::{Compression, Length, PictureSize, Print};
use throughline::theme::Theme;

use crate::support::grid_map;

fn support(language: &str) -> Map {
    read(template("support", language).unwrap().as_bytes()).unwrap()
}

fn picture(map: &Map, options: &ExportOptions) -> Vec<u8> {
    let mut out = Vec::new();
    write(map, Format::Png, options, &Theme::light(), &Progress::default(), &mut out).unwrap();
    out
}

/// Width, height and pixels a metre.
fn told(bytes: &[u8]) -> (u32, u32, Option<(u32, u32)>) {
    let reader = png::Decoder::new(Cursor::new(bytes)).read_info().unwrap();
    let info = reader.info();
    let density = info.pixel_dims.filter(|dims| dims.unit == png::Unit::Meter).map(|dims| (dims.xppu, dims.yppu));
    (info.width, info.height, density)
}

fn sized(size: PictureSize, dpi: Option<f64>) -> ExportOptions {
    ExportOptions { size: Some(size), dpi, ..ExportOptions::default() }
}

#[test]
fn an_extension_belongs_to_one_format_and_finds_it() {
    for format in Format::ALL {
        for extension in format.extensions() {
            assert_eq!(Format::from_extension(&extension.to_uppercase()), Some(format));
        }
    }
    assert_eq!(Format::from_extension("journey"), None);
}

#[test]
fn a_text_that_nobody_can_read_in_a_picture_ends_in_an_ellipsis_and_all_others_stay() {
    const LONGEST: usize = 10_000;
    let mut map = support("en");
    map.info.scenario = "Ana calls".to_owned();
    let told = |map: &Map| {
        let options = ExportOptions { title: false, legend: false, ..ExportOptions::default() };
        let mut out = Vec::new();
        write(map, Format::Svg, &options, &Theme::light(), &Progress::default(), &mut out).unwrap();
        let svg = String::from_utf8(out).unwrap();
        ["title", "desc"].map(|name| {
            let (_, text) = svg.split_once(&format!("<{name} id=\"map-{name}\">")).unwrap();
            text.split('<').next().unwrap().to_owned()
        })
    };
    let longest = "א".repeat(LONGEST);
    map.info.title.clone_from(&longest);
    assert!(told(&map) == [longest.as_str(), "Ana calls"], "the longest text that stays");
    map.info.title += "b";
    assert!(told(&map) == [format!("{longest}…").as_str(), "Ana calls"], "one letter more");
}

#[test]
fn the_file_says_how_large_it_is_on_paper() {
    let map = support("he");
    let a3 = Print::Within { width: Length::mm(420.0).unwrap(), height: Length::mm(297.0).unwrap() };
    let (width, height, density) = told(&picture(&map, &sized(PictureSize::Print(a3), Some(150.0))));
    assert!((2479..=2480).contains(&width) && height <= 1_754 || height == 1_754, "{width} by {height}");
    assert_eq!(density, Some((5_906, 5_906)));
    let (width, _, density) = told(&picture(&map, &sized(PictureSize::Width(500), Some(72.0))));
    assert_eq!((width, density), (500, Some((2_835, 2_835))));
    let (_, _, density) = told(&picture(&map, &sized(PictureSize::Factor(0.5), None)));
    assert_eq!(density, Some((1_890, 1_890)), "48 dots an inch: as large as on the screen at 100 %");
}

#[test]
fn without_title_and_legend_there_is_less_of_it() {
    let map = support("en");
    let of = |title, legend| {
        let options = ExportOptions { title, legend, ..sized(PictureSize::Factor(0.25), None) };
        let (width, height, _) = told(&picture(&map, &options));
        (width, height)
    };
    let (whole, untitled, bare) = (of(true, true), of(false, true), of(false, false));
    assert!(whole.1 > untitled.1 && untitled.1 > bare.1, "{whole:?} {untitled:?} {bare:?}");
}

#[test]
fn a_part_is_smaller_than_the_whole() {
    for language in LANGUAGES {
        let map = support(language);
        let size = |excerpt| {
            let (width, height, _) =
                told(&picture(&map, &ExportOptions { excerpt, ..sized(PictureSize::Factor(0.25), None) }));
            (width, height)
        };
        let whole = size(Excerpt::default());
        let order = Order::new(&map);
        let stage = Some([order.stages[0].id].into());
        assert!(size(Excerpt { stages: stage, ..Excerpt::default() }).0 < whole.0, "{language}");
        let lane = Some([order.lanes[0].id].into());
        assert!(size(Excerpt { lanes: lane, ..Excerpt::default() }).1 < whole.1, "{language}");
        let card = Some([order.cards[0].id].into());
        let of_card = size(Excerpt { cards: card, ..Excerpt::default() });
        assert!(of_card.0 < whole.0 && of_card.1 < whole.1, "{language}");
    }
}

#[test]
fn small_files_hold_the_same_picture() {
    let map = support("ro");
    let size = sized(PictureSize::Factor(1.0), None);
    let fast = picture(&map, &size);
    let small = picture(&map, &ExportOptions { compression: Compression::Small, ..size });
    assert!(small.len() <= fast.len(), "{} bytes are more than {}", small.len(), fast.len());
    let pixels = |bytes: &[u8]| {
        let mut reader = png::Decoder::new(Cursor::new(bytes.to_owned())).read_info().unwrap();
        let mut data = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut data).unwrap();
        data
    };
    assert!(pixels(&small) == pixels(&fast));
}

#[test]
fn what_is_copied_is_as_sharp_as_a_file_and_never_larger_than_programs_take() {
    let theme = Theme::light();
    let copy = |map: &Map, options: &ExportOptions| for_clipboard(map, options, &theme, &Progress::default()).unwrap();
    let small = support("en");
    let (width, height, _) = told(&picture(&small, &ExportOptions::default()));
    let options = ExportOptions {
        background: Background::Transparent,
        size: Some(PictureSize::Width(3)),
        ..ExportOptions::default()
    };
    let copied = copy(&small, &options);
    assert_eq!((copied.width, copied.height), (width, height));
    assert_eq!(copied.rgba.get(3), Some(&0), "the corner is transparent");

    let mut long = grid_map(1_000);
    long.cards.clear();
    long.connectors.clear();
    for flow in [Flow::LeftToRight, Flow::RightToLeft] {
        long.info.direction = flow;
        let copied = copy(&long, &ExportOptions::default());
        assert_eq!(copied.width, 8_192, "{flow:?}");
        assert!(copied.height > 500 && copied.width * copied.height <= 32 << 20, "{}", copied.height);
    }
}

#[test]
fn a_picture_that_was_stopped_before_it_began_is_not_begun() {
    let progress = Progress::default();
    progress.stop();
    let mut out = Vec::new();
    let stopped = write(&support("en"), Format::Png, &ExportOptions::default(), &Theme::light(), &progress, &mut out);
    assert!(matches!(stopped, Err(OutputError::Stopped(_))), "{stopped:?}");
    assert!(out.is_empty());
    let copied = for_clipboard(&support("en"), &ExportOptions::default(), &Theme::light(), &progress);
    assert!(matches!(copied, Err(OutputError::Stopped(_))));
}

/// Somebody who loses patience once so much is done.
struct Impatient<'a> {
    progress: &'a Progress,
    patience: f64,
    told: Vec<f64>,
    taken: Vec<u8>,
}

impl Write for Impatient<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.told.push(self.progress.done());
        self.taken.extend_from_slice(bytes);
        if self.progress.done() >= self.patience {
            self.progress.stop();
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_picture_tells_how_far_it_is_and_stops_on_the_way() {
    let map = support("en");
    let options = sized(PictureSize::Factor(3.0), None);
    for patience in [0.3, 2.0] {
        let progress = Progress::default();
        let mut reader = Impatient { progress: &progress, patience, told: Vec::new(), taken: Vec::new() };
        let written = write(&map, Format::Png, &options, &Theme::light(), &progress, &mut reader);
        let Impatient { told, taken, .. } = reader;
        assert!(told.is_sorted(), "{told:?}");
        if patience < 1.0 {
            assert!(matches!(written, Err(OutputError::Stopped(_))), "{written:?}");
            assert!(progress.done() < 1.0 && !taken.ends_with(b"IEND\xae\x42\x60\x82"), "{told:?}");
        } else {
            written.unwrap();
            assert_eq!(progress.done(), 1.0);
            assert!(taken.ends_with(b"IEND\xae\x42\x60\x82"));
        }
    }
}

#[test]
fn every_template_is_a_picture_with_paper_at_its_edges() {
    for (name, language) in TEMPLATES.iter().flat_map(|name| LANGUAGES.map(|language| (name, language))) {
        let map = read(template(name, language).unwrap().as_bytes()).unwrap();
        let bytes = picture(&map, &sized(PictureSize::Factor(0.5), None));
        let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().unwrap();
        let mut data = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut data).unwrap();
        let paper = Theme::light().paper;
        let rows: Vec<_> = data.chunks(info.line_size).collect();
        let is_paper = |pixel: &[u8]| pixel == [paper.r, paper.g, paper.b];
        for row in [rows[0], rows[rows.len() - 1]] {
            assert!(row.chunks(3).all(is_paper), "{name} {language}");
        }
    }
}
