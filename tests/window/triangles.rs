//! Simple shapes as triangles: how much they cover, and that their edges fade.

use egui::Pos2;
use egui::epaint::Color32;
use proptest::prelude::*;
use throughline::app::paint::mesh::Triangles;
use throughline::app::paint::polyline::visible_parts;
use throughline::geom::Rect;

use crate::support::cases;

/// The area that is covered, less where it is covered in part.
fn cover(triangles: &Triangles) -> f64 {
    triangles
        .indices
        .chunks(3)
        .map(|t| {
            let [a, b, c] = [t[0], t[1], t[2]].map(|i| triangles.vertices[i as usize]);
            let area = ((b.pos - a.pos).x * (c.pos - a.pos).y - (b.pos - a.pos).y * (c.pos - a.pos).x).abs() / 2.0;
            let alpha = [a, b, c].iter().map(|v| f64::from(v.color.a())).sum::<f64>() / 3.0 / 255.0;
            f64::from(area) * alpha
        })
        .sum()
}

#[test]
fn a_soft_rectangle_covers_its_own_area() {
    for (w, h) in [(10.0, 4.0), (3.3, 2.7), (40.0, 1.0)] {
        let mut triangles = Triangles::default();
        triangles.soft_rect(Rect::new(2.3, 1.1, 2.3 + w, 1.1 + h), Color32::WHITE);
        assert!((cover(&triangles) - w * h).abs() < 0.5, "{w} × {h}: {}", cover(&triangles));
    }
}

#[test]
fn a_hairline_becomes_fainter_and_not_thinner() {
    let mut triangles = Triangles::default();
    triangles.soft_rect(Rect::new(0.0, 0.0, 100.0, 0.25), Color32::WHITE);
    assert!((cover(&triangles) - 25.0).abs() < 1.5, "{}", cover(&triangles));
}

#[test]
fn a_circle_covers_pi_r_squared() {
    let mut triangles = Triangles::default();
    triangles.round_rect(Rect::new(0.0, 0.0, 20.0, 20.0), [10.0; 4], Some(Color32::WHITE), None);
    assert!((cover(&triangles) - 314.0).abs() < 5.0, "{}", cover(&triangles));
}

#[test]
fn an_edge_covers_its_width_times_its_length() {
    let mut triangles = Triangles::default();
    triangles.round_rect(Rect::new(0.5, 0.5, 50.5, 30.5), [0.0; 4], None, Some((1.0, Color32::WHITE)));
    assert!((cover(&triangles) - 160.0).abs() < 3.0, "{}", cover(&triangles));
}

#[test]
fn every_index_has_its_vertex() {
    let mut triangles = Triangles::default();
    triangles.round_rect(
        Rect::new(0.0, 0.0, 50.0, 30.0),
        [8.0, 0.0, 0.4, 80.0],
        Some(Color32::WHITE),
        Some((3.0, Color32::BLACK)),
    );
    assert!(triangles.indices.iter().all(|i| (*i as usize) < triangles.vertices.len()));
}

/// The area of a polygon, positive when its points run clockwise on a screen.
fn area(points: &[Pos2]) -> f32 {
    let next = points.iter().cycle().skip(1);
    points.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum::<f32>() / 2.0
}

/// The triangles of a polygon without its rim, with the points of the polygon as their corners.
fn inside(points: &[Pos2]) -> Vec<[Pos2; 3]> {
    let mut triangles = Triangles::default();
    triangles.polygon(points, Color32::WHITE);
    let is_opaque = |index: &&u32| triangles.vertices[**index as usize].color != Color32::TRANSPARENT;
    // Every point has a corner within the polygon, and one at the end of the rim.
    let corner = |index: &u32| points[*index as usize / 2];
    let whole = triangles.indices.chunks(3).filter(|triangle| triangle.iter().filter(is_opaque).count() == 3);
    whole.map(|triangle| [corner(&triangle[0]), corner(&triangle[1]), corner(&triangle[2])]).collect()
}

proptest! {
    #![proptest_config(cases(128))]

    /// Triangles of a star-shaped polygon have its area, and none is turned over.
    #[test]
    fn triangles_of_a_polygon_have_its_area(radii in proptest::collection::vec(2.0_f32..30.0, 3..40)) {
        let count = radii.len() as f32;
        let points: Vec<Pos2> = radii.iter().enumerate().map(|(i, radius)| {
            let (sin, cos) = (i as f32 * std::f32::consts::TAU / count).sin_cos();
            Pos2::new(radius * cos, radius * sin)
        }).collect();
        let whole = area(&points);
        prop_assume!(whole > 1.0);
        let triangles = inside(&points);
        prop_assert_eq!(triangles.len(), points.len() - 2);
        let sum: f32 = triangles.iter().map(|triangle| area(triangle).abs()).sum();
        prop_assert!((sum - whole).abs() < 0.01 * whole, "{} {}", sum, whole);
    }
}

#[test]
fn the_notch_of_a_chevron_stays_empty() {
    let points =
        [(0.0, 0.0), (88.0, 0.0), (100.0, 19.0), (88.0, 38.0), (0.0, 38.0), (12.0, 19.0)].map(|(x, y)| Pos2::new(x, y));
    let triangles = inside(&points);
    let in_notch = Pos2::new(4.0, 19.0);
    for [a, b, c] in &triangles {
        let sides = [[*a, *b, in_notch], [*b, *c, in_notch], [*c, *a, in_notch]];
        assert!(sides.iter().any(|side| area(side) < 0.0), "{a:?} {b:?} {c:?}");
    }
    assert_eq!(triangles.iter().map(|triangle| area(triangle)).sum::<f32>(), area(&points));
}

#[test]
fn a_polygon_that_crosses_itself_is_drawn_somehow() {
    let points = [(0.0, 0.0), (10.0, 10.0), (10.0, 0.0), (0.0, 11.0)].map(|(x, y)| Pos2::new(x, y));
    let mut triangles = Triangles::default();
    triangles.polygon(&points, Color32::WHITE);
    assert!(!triangles.is_empty());
    assert!(triangles.indices.iter().all(|i| (*i as usize) < triangles.vertices.len()));
}

fn line(to: f32) -> [Pos2; 2] {
    [Pos2::new(0.0, 0.0), Pos2::new(to, 0.0)]
}

fn spans(triangles: &Triangles) -> usize {
    triangles.vertices.iter().filter(|v| v.color == Color32::WHITE).count() / 2
}

#[test]
fn a_dashed_line_has_a_piece_for_every_period() {
    let mut triangles = Triangles::default();
    triangles.dashes(&line(70.0), [4.0, 3.0], 0.0, 1.0, Color32::WHITE);
    assert_eq!(spans(&triangles), 10);
}

#[test]
fn dashes_go_around_a_corner() {
    let mut triangles = Triangles::default();
    let points = [Pos2::new(0.0, 0.0), Pos2::new(2.0, 0.0), Pos2::new(2.0, 9.0)];
    triangles.dashes(&points, [4.0, 3.0], 0.0, 1.0, Color32::WHITE);
    let full = triangles.vertices.iter().filter(|v| v.color == Color32::WHITE).count();
    assert_eq!(full, 3 + 2);
}

#[test]
fn a_line_across_the_view_is_cut_at_its_edges() {
    let view = egui::Rect::from_min_max(Pos2::new(100.0, -5.0), Pos2::new(200.0, 5.0));
    let parts = visible_parts(&line(1000.0), view);
    assert_eq!(parts, vec![(100.0, vec![Pos2::new(100.0, 0.0), Pos2::new(200.0, 0.0)])]);
}

#[test]
fn a_line_that_leaves_and_returns_has_two_parts() {
    let view = egui::Rect::from_min_max(Pos2::new(0.0, 0.0), Pos2::new(10.0, 10.0));
    let points = [(0.0, 5.0), (20.0, 5.0), (20.0, 8.0), (0.0, 8.0)].map(|(x, y)| Pos2::new(x, y));
    let parts = visible_parts(&points, view);
    assert_eq!(parts.len(), 2);
    assert_eq!(parts[1].0, 33.0);
}
