//! The rooms within a layer and the floors on which they stand; and rooms anywhere that use each other in a circle.
//!
//! A room is a module right under its house, with all files below it: `panels` is `src/app/panels.rs` and
//! `src/app/panels/`. The file of the house itself is the roof: it may use all rooms, and no room uses it.

use std::collections::{BTreeMap, BTreeSet};

use crate::Complaint;
use crate::code::Source;

/// A module whose rooms stand on floors.
struct House {
    /// From the root of the crate.
    module: &'static [&'static str],
    /// From the top to the ground: the rooms of each floor, and why they use no more than what is below them.
    floors: &'static [(&'static [&'static str], &'static str)],
}

const HOUSES: &[House] = &[APP, APP_FILES];

const APP: House = House {
    module: &["app"],
    floors: &[
        (&["start"], "it opens the window, and nothing opens it"),
        (&["window"], "it alone knows all the parts, and does what they return"),
        (&["canvas", "files"], "what shows the map and what reads and writes it are joined by the window only"),
        (&["panels"], "a panel returns what it wants, and does not know who does it"),
        (&["widgets"], "a widget serves every panel"),
        (&["paint"], "tiles and glyphs don't know what they show"),
        (
            &["action", "clipboard", "file_name", "random", "settings", "worker"],
            "it serves every floor, and knows none",
        ),
    ],
};

const APP_FILES: House = House {
    module: &["app", "files"],
    floors: &[
        (&["driver"], "it alone knows all the parts, and does what the flow decides"),
        (&["screens"], "a screen draws a part of the work and returns what the user chose"),
        (&["work"], "what is done on threads and disks knows nothing that is on the screen"),
        (&["flow"], "what to do next is decided without doing it"),
    ],
};

/// The most rooms of a house, which a reader has to keep in mind at once.
const MOST_ROOMS: usize = 14;

pub fn complaints(sources: &[Source]) -> Vec<Complaint> {
    HOUSES.iter().flat_map(|house| [house.plan(sources), house.steps_up(sources)].concat()).collect()
}

impl House {
    /// What is wrong with the list of the floors.
    fn plan(&self, sources: &[Source]) -> Vec<Complaint> {
        let (module, rooms) = (self.module.join("::"), self.rooms());
        let crowded =
            format!("`{module}` has {} rooms, more than {MOST_ROOMS}: join those that belong together", rooms.len());
        let is_there = |room: &str| sources.iter().any(|source| self.room(&source.module()) == Some(Some(room)));
        let missing = rooms.iter().filter(|room| !is_there(room));
        let missing = missing.map(|room| {
            format!("`{module}` has no room `{room}`: take it from the list in tests/architecture/rooms.rs")
        });
        Some(crowded).filter(|_| rooms.len() > MOST_ROOMS).into_iter().chain(missing).collect()
    }

    fn steps_up(&self, sources: &[Source]) -> Vec<Complaint> {
        let mut found = Vec::new();
        for source in sources {
            let Some(Some(room)) = self.room(&source.module()) else { continue };
            let Some((floor, why)) = self.floor(room) else {
                found.push(format!(
                    "{}: `{room}` has no floor: give it one in tests/architecture/rooms.rs",
                    source.path
                ));
                continue;
            };
            for (at, path) in source.paths() {
                let parts: Vec<_> = path.split("::").collect();
                let used = match self.room(&parts) {
                    None => continue,
                    Some(used) => used.and_then(|used| self.floor(used).map(|(floor, _)| (used, floor))),
                };
                if used.is_some_and(|(used, below)| used == room || below > floor) {
                    continue;
                }
                let used = used.map_or("the roof", |(used, _)| used);
                found.push(format!(
                    "{}:{}: `{room}` uses `{path}`, but {used} does not stand below it: {why}",
                    source.path,
                    source.line(at),
                ));
            }
        }
        found
    }

    /// The room in which the module or item of a path is: `None` outside the house, `Some(None)` on the roof.
    fn room<'a>(&self, path: &[&'a str]) -> Option<Option<&'a str>> {
        let inside = path.strip_prefix(self.module)?;
        Some(inside.first().copied())
    }

    /// How many floors are above that of a room, and why it uses nothing there; `None` for what is no room.
    fn floor(&self, room: &str) -> Option<(usize, &'static str)> {
        let at = self.floors.iter().position(|(rooms, _)| rooms.contains(&room))?;
        Some((at, self.floors[at].1))
    }

    fn rooms(&self) -> Vec<&'static str> {
        self.floors.iter().flat_map(|(rooms, _)| rooms.iter().copied()).collect()
    }
}

/// Complaints about rooms that use each other in a circle, wherever they are: layers, and the rooms of the houses.
pub fn circles(sources: &[Source]) -> Vec<Complaint> {
    // For each room, what it uses, and where it does so first.
    let mut uses: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for source in sources.iter().filter(|source| !source.module().is_empty()) {
        let room = room_of(&source.module());
        for (at, path) in source.paths() {
            let used = room_of(&path.split("::").collect::<Vec<_>>());
            if used != room {
                let place = format!("{}:{}: `{room}` uses `{path}`", source.path, source.line(at));
                uses.entry(room.clone()).or_default().entry(used).or_insert(place);
            }
        }
    }
    let mut found = Vec::new();
    for (room, used) in &uses {
        for (used, place) in used.iter().filter(|(used, _)| reaches(&uses, used, room)) {
            found.push(format!("{place}, which uses `{room}` again: what knows each other is one room ({used})"));
        }
    }
    found
}

/// The layer of a path, or the room in a house. Roofs are rooms of their own, and hold what is in no room.
fn room_of(path: &[&str]) -> String {
    let house = HOUSES.iter().filter(|house| path.starts_with(house.module)).max_by_key(|house| house.module.len());
    let Some(house) = house else { return path[0].to_owned() };
    let inside = path[house.module.len()..].iter().take(1).filter(|room| house.floor(room).is_some());
    house.module.iter().chain(inside).copied().collect::<Vec<_>>().join("::")
}

fn reaches(uses: &BTreeMap<String, BTreeMap<String, String>>, from: &str, to: &str) -> bool {
    let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(room) = next.pop() {
        if room == to {
            return true;
        }
        if seen.insert(room) {
            next.extend(uses.get(room).into_iter().flat_map(BTreeMap::keys).map(String::as_str));
        }
    }
    false
}

#[test]
fn a_step_up_is_named_with_its_line_and_the_reason() {
    let text = "//! Help.\n\nuse crate::app::widgets::label;\nuse crate::app::canvas::{MAP_KEYS, hear};\n";
    let found = HOUSES[0].steps_up(&[Source::new("src/app/panels/help.rs", text)]);
    assert_eq!(found.len(), 2, "{found:?}");
    let start = "src/app/panels/help.rs:4: `panels` uses `app::canvas::MAP_KEYS`, but canvas does not stand below it: ";
    assert!(found[0].starts_with(start), "{found:?}");
    assert!(found[0].len() > start.len() + 20, "the reason is missing: {found:?}");
}

#[test]
fn a_room_beside_the_roof_and_a_room_that_nobody_planned_are_refused() {
    for (path, text) in [
        ("src/app/canvas.rs", "use super::files::Files;"),
        ("src/app/files/work.rs", "use super::super::canvas::Canvas;"),
        ("src/app/paint/mesh.rs", "fn f(label: &crate::app::widgets::label::Label) {}"),
        ("src/app/settings.rs", "use crate::app::run;"),
        ("src/app/settings.rs", "use super::worker::Job;"),
        ("src/app/gadgets.rs", "//! A room that nobody planned."),
    ] {
        assert_eq!(HOUSES[0].steps_up(&[Source::new(path, text)]).len(), 1, "{path}: {text}");
    }
    assert!(
        HOUSES[0]
            .plan(&[])
            .contains(&"`app` has no room `paint`: take it from the list in tests/architecture/rooms.rs".to_owned())
    );
}

#[test]
fn what_stands_below_or_in_the_same_room_is_left_alone() {
    for (path, text) in [
        ("src/app.rs", "pub mod start;\npub use self::start::run;"),
        ("src/app/window.rs", "use super::{canvas, files};\nuse self::keyboard::hear;"),
        (
            "src/app/window/keyboard.rs",
            "use super::Window;\nuse crate::app::action::Action;\nuse crate::editor::Editor;",
        ),
        ("src/editor/mod.rs", "use crate::geom::Point;"),
    ] {
        assert_eq!(HOUSES[0].steps_up(&[Source::new(path, text)]), Vec::<Complaint>::new(), "{path}: {text}");
    }
}

#[test]
fn a_circle_of_rooms_is_refused_wherever_it_is() {
    let circle = [
        Source::new("src/text/mod.rs", "use crate::scene::Scene;"),
        Source::new("src/scene.rs", "use crate::theme::Theme;"),
        Source::new("src/theme.rs", "use crate::text::Font;"),
        Source::new("src/layout/mod.rs", "use crate::text::Font;"),
    ];
    let found = circles(&circle);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found[0].starts_with("src/scene.rs:1: `scene` uses `theme::Theme`"), "{found:?}");
    let rooms = [
        Source::new("src/app/action.rs", "use crate::app::worker::Job;"),
        Source::new("src/app/worker.rs", "use super::action::{self, Action};"),
    ];
    assert_eq!(circles(&rooms).len(), 2);
    let roof =
        [Source::new("src/app.rs", "pub use self::start::run;"), Source::new("src/app/start.rs", "use super::run;")];
    assert_eq!(circles(&roof).len(), 2, "what the roof hands on is used where it stands");
}
