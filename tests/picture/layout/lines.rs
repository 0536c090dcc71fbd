//! The three lines follow from the lane roles, and from nothing else.

use throughline::model::{Map, Role};
use throughline::scene::{Dash, LayerKind, Scene, Shape};

use super::scenes::{canvas, grid, picture, words};

/// Lanes from top to bottom by letter: `e`vidence, `c`ustomer, `f`rontstage, `b`ackstage, `s`upport, `m` for
/// emotion, `n`otes.
fn lanes(letters: &str) -> Map {
    let role = |letter| match letter {
        'e' => Role::Evidence,
        'c' => Role::Customer,
        'f' => Role::Frontstage,
        'b' => Role::Backstage,
        's' => Role::Support,
        'm' => Role::Emotion,
        'n' => Role::Notes,
        other => panic!("no role is called {other}"),
    };
    grid(2, &letters.chars().map(role).collect::<Vec<_>>())
}

/// The lanes and the lines from top to bottom: `I`nteraction, `V`isibility, internal inter`A`ction.
fn shown(map: &Map, scene: &Scene) -> String {
    let words = words(map);
    let mut found: Vec<(f64, String)> = Vec::new();
    for placed in scene.layer(LayerKind::Rail).frames() {
        let text = placed.frame.items.iter().find_map(|item| match &item.shape {
            // An icon is a glyph without a text.
            Shape::Text { block, .. } => Some(block.text().to_owned()).filter(|text| !text.is_empty()),
            _ => None,
        });
        let text = text.unwrap_or_default();
        let of = [
            (words.line_of_interaction(), "I"),
            (words.line_of_visibility(), "V"),
            (words.line_of_internal_interaction(), "A"),
            (words.role(Role::Evidence), "e"),
            (words.role(Role::Customer), "c"),
            (words.role(Role::Frontstage), "f"),
            (words.role(Role::Backstage), "b"),
            (words.role(Role::Support), "s"),
            (words.role(Role::Emotion), "m"),
            (words.role(Role::Notes), "n"),
        ];
        let letter = of.iter().find(|(name, _)| *name == text).unwrap_or_else(|| panic!("what is {text:?}?")).1;
        found.push((placed.at.y, letter.to_owned()));
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    found.into_iter().map(|(_, letter)| letter).collect()
}

#[test]
fn the_lines_lie_exactly_between_the_roles() {
    for (letters, expected) in [
        ("", ""),
        ("c", "c"),
        ("ecfbs", "ecIfVbAs"),
        ("cf", "cIf"),
        ("fb", "fVb"),
        ("bs", "bAs"),
        // A crossing of several lines shows them all.
        ("cb", "cIVb"),
        ("cs", "cIVAs"),
        ("fs", "fVAs"),
        // Lanes of one side share no line.
        ("eccffbbss", "eccIffVbbAss"),
        ("ec", "ec"),
        // Emotions and notes take no part: the line is above the next lane that does.
        ("cmf", "cmIf"),
        ("cnmnfnb", "cnmnIfnVb"),
        ("mn", "mn"),
        ("mc", "mc"),
        ("csm", "cIVAsm"),
        // And back again.
        ("fc", "fIc"),
        ("sbfc", "sAbVfIc"),
        ("sc", "sAVIc"),
        ("cfcf", "cIfIcIf"),
    ] {
        let map = lanes(letters);
        assert_eq!(shown(&map, &canvas(&map).scene), expected, "lanes {letters:?}");
    }
}

#[test]
fn a_hidden_lane_takes_its_lines_along() {
    let mut map = lanes("cfb");
    map.lanes.values_mut().filter(|lane| lane.role == Role::Frontstage).for_each(|lane| lane.hidden = true);
    assert_eq!(shown(&map, &picture(&map).scene), "cIVb");
    map.lanes.values_mut().filter(|lane| lane.role == Role::Backstage).for_each(|lane| lane.hidden = true);
    assert_eq!(shown(&map, &picture(&map).scene), "c");
}

#[test]
fn the_lines_look_as_agreed() {
    let scene = canvas(&lanes("cfbs")).scene;
    let strips = scene.layer(LayerKind::Lanes).frames().filter(|placed| (placed.frame.size.height - 20.0).abs() < 1e-9);
    let strokes: Vec<_> = strips
        .flat_map(|placed| &placed.frame.items)
        .filter_map(|item| match &item.shape {
            Shape::Path { stroke: Some(stroke), .. } => Some((stroke.dash, stroke.width)),
            _ => None,
        })
        .collect();
    assert_eq!(strokes, [(Dash::Dashed, 1.0), (Dash::Solid, 2.0), (Dash::Dotted, 1.5)]);
}

#[test]
fn lanes_and_lines_leave_no_gap() {
    let layout = canvas(&lanes("ecfbsmn"));
    let mut strips: Vec<_> =
        layout.scene.layer(LayerKind::Lanes).frames().map(|placed| (placed.at.y, placed.bounds().y1)).collect();
    strips.retain(|(top, bottom)| bottom - top > 2.0);
    strips.sort_by(|a, b| a.0.total_cmp(&b.0));
    assert!(strips.windows(2).all(|pair| (pair[0].1 - pair[1].0).abs() < 1e-6), "{strips:?}");
    assert!((strips[0].0 - layout.grid.lanes_top).abs() < 1e-6);
    assert!((strips.last().unwrap().1 - layout.grid.bottom).abs() < 1e-6);
}
