//! Several maps at a time: their results come in their order, and no more are under way than were asked for.

use std::path::Path;
use std::sync::{Condvar, Mutex};
use std::time::Duration;

use serde_json::Value;
use throughline::cli::CliOutcome;

use crate::support::{FsHooks, HookedFs};
use crate::{MAP, folder_with, outcome_on};

/// Far longer than anything here takes.
const PATIENCE: Duration = Duration::from_secs(20);

#[test]
fn results_come_in_the_order_of_the_maps_even_if_a_later_one_is_ready_first() {
    for jobs in ["2", "64"] {
        let folder = folder_with(&[("a.journey.ron", MAP), ("b.journey.ron", MAP), ("c.journey.ron", MAP)]);
        let (is_last_ready, changed) = (Mutex::new(false), Condvar::new());
        let before_read = |path: &Path| {
            if path.ends_with("a.journey.ron") {
                let guard = is_last_ready.lock().unwrap();
                let (is_ready, _) = changed.wait_timeout_while(guard, PATIENCE, |is_ready| !*is_ready).unwrap();
                assert!(*is_ready, "the last map waits for the first");
            }
        };
        let after_write = |path: &Path| {
            if path.ends_with("c.mmd") {
                *is_last_ready.lock().unwrap() = true;
                changed.notify_all();
            }
        };
        let fs = HookedFs(Watched { before_read: &before_read, after_write: &after_write });
        let maps = ["%/a.journey.ron", "%/b.journey.ron", "%/c.journey.ron"];
        let words = ["export", "--format", "mmd", "--json", "--jobs", jobs].into_iter().chain(maps);
        let (outcome, out, err) = outcome_on(&fs, folder.path(), words, "");
        assert_eq!((outcome, err.as_str()), (CliOutcome::Exit(0), ""), "{jobs}");
        let told: Value = serde_json::from_str(&out).unwrap();
        let order: Vec<_> = told.as_array().unwrap().iter().map(|one| one["map"].as_str().unwrap()).collect();
        assert_eq!(order, maps, "{jobs}");
    }
}

#[test]
fn no_more_maps_are_under_way_at_a_time_than_were_asked_for() {
    let names: Vec<String> = (0..20).map(|number| format!("{number:02}.journey.ron")).collect();
    let folder = folder_with(&names.iter().map(|name| (name.as_str(), MAP)).collect::<Vec<_>>());
    let counts = Mutex::new((0_usize, 0_usize));
    let before_read = |_: &Path| {
        let (under_way, most) = &mut *counts.lock().unwrap();
        *under_way += 1;
        *most = (*most).max(*under_way);
    };
    let after_write = |_: &Path| counts.lock().unwrap().0 -= 1;
    let fs = HookedFs(Watched { before_read: &before_read, after_write: &after_write });
    let words = ["export", "%", "-o", "%/out", "--format", "mmd", "--jobs", "3"];
    let (outcome, _, err) = outcome_on(&fs, folder.path(), words.into_iter(), "");
    assert_eq!((outcome, err.as_str()), (CliOutcome::Exit(0), ""));
    let (under_way, most) = *counts.lock().unwrap();
    assert!(under_way == 0 && (1..=3).contains(&most), "{most} at a time, {under_way} in the end");
}

/// The file system, with a look at each map before it is read and at each file when it is in its place.
struct Watched<'a> {
    before_read: &'a (dyn Fn(&Path) + Sync),
    after_write: &'a (dyn Fn(&Path) + Sync),
}

impl FsHooks for Watched<'_> {
    fn before_open_any(&self, path: &Path) {
        (self.before_read)(path);
    }

    fn after_rename(&self, to: &Path) {
        (self.after_write)(to);
    }
}
