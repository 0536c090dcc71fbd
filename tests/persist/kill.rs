//! Real processes that are killed at random moments, on a real disk (promises 1 and 3).
//!
//! The short form kills a few. The long form kills 1 000 processes that save and 200 that edit, and says what it found:
//! `THROUGHLINE_LONG=1 cargo test --test persist kill -- --nocapture`. Each test starts itself anew as the process that is to be
//! killed.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::support::{Dice, Drafter, changes_in, grid_map, is_long, random_map, short_or_long};
use throughline::persist::journal::{FlushPolicy, JournalDir};
use throughline::persist::{
    Base, Checkpoint, Fingerprint, Fs, Heartbeat, Journal, Liveness, LockOwner, RealFs, Timestamp, load, read,
    recovery, remove_leftovers, save, versions, write,
};

/// Says to a process what it is: the folder that it works in, and its seed.
const ROLE: &str = "THROUGHLINE_KILLED";

fn role() -> Option<(PathBuf, u64)> {
    let role = std::env::var(ROLE).ok()?;
    let (seed, folder) = role.split_once(' ').unwrap();
    Some((folder.into(), seed.parse().unwrap()))
}

fn now() -> Timestamp {
    Timestamp::since_1970(SystemTime::now().duration_since(UNIX_EPOCH).unwrap())
}

/// Starts this test again, as the process that is to be killed.
fn start(test: &str, folder: &Path, seed: u64) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture", "--test-threads=1"])
        .env(ROLE, format!("{seed} {}", folder.display()))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Tells the other process how far this one is.
fn tell(number: usize) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\ndone {number}").and_then(|()| out.flush()).unwrap();
}

/// The numbers that a process tells, each with when it was heard.
fn heard(child: &mut Child) -> impl Iterator<Item = (usize, Instant)> + use<> {
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    lines.map_while(Result::ok).filter_map(|line| Some((line.strip_prefix("done ")?.parse().ok()?, Instant::now())))
}

/// Does something for each of the numbers, several at once: processes that wait need no processor.
fn many(numbers: impl IntoIterator<Item = u64>, at_once: usize, work: impl Fn(u64) + Sync) {
    let numbers: Vec<u64> = numbers.into_iter().collect();
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..at_once.min(numbers.len()) {
            scope.spawn(|| {
                while let Some(number) = numbers.get(next.fetch_add(1, Ordering::Relaxed)) {
                    work(*number);
                }
            });
        }
    });
}

/// How many processes with a small map run at once.
const AT_ONCE: usize = 8;

fn document(seed: u64, number: usize) -> String {
    let mut map = random_map(seed.wrapping_mul(31) ^ number as u64);
    map.info.version = number.to_string();
    write(&map)
}

/// Saves one map after the other until it is killed.
fn save_for_ever(folder: &Path, seed: u64) -> ! {
    let (file, data) = (folder.join("map.journey.ron"), folder.join("versions"));
    let mut last = None;
    for number in 0.. {
        let text = document(seed, number);
        let saved = versions::save(&RealFs, &file, text.as_bytes(), last, &data, now()).unwrap();
        assert!(saved.not_kept.is_none());
        last = Some(saved.fingerprint);
        tell(number);
    }
    unreachable!("there is always another number")
}

#[test]
fn promise_1_a_killed_save_leaves_the_old_file_or_the_new_one_complete() {
    const TEST: &str = "kill::promise_1_a_killed_save_leaves_the_old_file_or_the_new_one_complete";
    if let Some((folder, seed)) = role() {
        save_for_ever(&folder, seed);
    }
    let (kills, interrupted) = (short_or_long(5, 1000), AtomicUsize::new(0));
    many(0..kills, AT_ONCE, |seed| {
        let folder = tempfile::tempdir().unwrap();
        let mut child = start(TEST, folder.path(), seed);
        let mut heard = heard(&mut child);
        // It is killed during one of its first saves.
        let mut last = heard.next().unwrap().0;
        std::thread::sleep(Duration::from_micros(Dice::seeded(seed).below(30_000) as u64));
        child.kill().unwrap();
        child.wait().unwrap();
        last = heard.map(|(number, _)| number).last().unwrap_or(last);
        let bytes = fs::read(folder.path().join("map.journey.ron")).unwrap();
        let number = changes_in(&read(&bytes).unwrap_or_else(|error| panic!("kill {seed}: {error}")));
        assert!(number == last || number == last + 1, "kill {seed}: {number} after {last}");
        assert_eq!(bytes, document(seed, number).as_bytes(), "kill {seed}");
        check_versions(folder.path(), number);
        // What the kill left is found and removed.
        let far = Timestamp::since_1970(Duration::from_secs(1 << 40));
        interrupted.fetch_add(remove_leftovers(&RealFs, folder.path(), far).unwrap(), Ordering::Relaxed);
        let names = RealFs.list(folder.path()).unwrap();
        assert!(names.iter().all(|name| name == "map.journey.ron" || name == "versions"), "kill {seed}: {names:?}");
    });
    println!("{kills} kills, {} in the middle of a save, 0 files that could not be read", interrupted.into_inner());
}

/// Everything that was overwritten is kept as it was (they are all of this minute).
fn check_versions(folder: &Path, present: usize) {
    let file = folder.join("map.journey.ron");
    let versions = versions::list(&RealFs, &folder.join("versions"), &file).unwrap();
    let mut kept: Vec<_> =
        versions.iter().map(|version| changes_in(&versions::open(&RealFs, version).unwrap())).collect();
    // The version of a save that was killed is there before the save is done.
    kept.retain(|number| *number < present);
    kept.sort_unstable();
    assert_eq!(kept, (0..present).collect::<Vec<_>>());
}

/// Whoever changes the map of that seed.
fn drafter(seed: u64) -> Drafter {
    match cards(seed) {
        0 => Drafter::seeded(seed),
        cards => Drafter::new(grid_map(cards), seed),
    }
}

/// The number of cards of that map, 0 for a few: in the long form every other map has 3 000, and some have 100 000.
fn cards(seed: u64) -> usize {
    match seed % 20 {
        _ if !is_long() => 0,
        0 => 100_000,
        turn if turn % 2 == 1 => 3000,
        _ => 0,
    }
}

/// Changes a map at the speed of a person in a hurry until it is killed, and saves it never.
fn edit_for_ever(folder: &Path, seed: u64) -> ! {
    let fs: Arc<dyn Fs> = Arc::new(RealFs);
    let holder = LockOwner::this_process("ana".into(), now(), seed);
    let _pulse = Heartbeat::start(Arc::clone(&fs), &folder.join("windows"), &holder).unwrap();
    let (mut drafter, file) = (drafter(seed), folder.join("map.journey.ron"));
    let (_, fingerprint) = load(&RealFs, &file).unwrap();
    let dir = JournalDir { fs, folder: folder.join("recovery") };
    let base = Base { path: file, fingerprint };
    let journal =
        Journal::start(dir, holder, Some(base), Checkpoint::new(&drafter.map), FlushPolicy::default(), |_| ()).unwrap();
    let mut dice = Dice::seeded(seed);
    loop {
        drafter.change();
        journal.record(drafter.take_changes(), drafter.revision(), now());
        tell(drafter.count);
        // Bursts, and pauses in which nothing happens.
        let most = if dice.percent(5) { 2500 } else { 120 };
        std::thread::sleep(Duration::from_millis(dice.below(most) as u64));
    }
}

#[test]
fn promise_3_a_killed_window_loses_at_most_two_seconds_and_the_file_is_as_it_was() {
    const TEST: &str = "kill::promise_3_a_killed_window_loses_at_most_two_seconds_and_the_file_is_as_it_was";
    if let Some((folder, seed)) = role() {
        edit_for_ever(&folder, seed);
    }
    // A window has a processor, beside one that reads what the last one left: more windows with large maps at once would
    // wait for each other longer than for the disk.
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    for (size, at_once) in [(0, AT_ONCE), (3000, processors.div_ceil(2)), (100_000, 1)] {
        let seeds = (0..short_or_long(5, 200)).filter(|seed| cards(*seed) == size);
        let losses: Mutex<Vec<(Duration, u64)>> = Mutex::default();
        many(seeds, at_once, |seed| {
            let loss = edit_and_kill(TEST, seed);
            losses.lock().unwrap().push((loss, seed));
        });
        let mut losses = losses.into_inner().unwrap();
        losses.sort_unstable();
        let Some((worst, seed)) = losses.last() else { continue };
        println!("{} kills, {size} cards: median {:?}, worst {worst:?}", losses.len(), losses[losses.len() / 2].0);
        assert!(*worst <= Duration::from_secs(2), "kill {seed} lost the work of {worst:?}");
    }
}

/// How long before the kill the first change was made that was lost.
fn edit_and_kill(test: &str, seed: u64) -> Duration {
    let folder = tempfile::tempdir().unwrap();
    let (file, text) = (folder.path().join("map.journey.ron"), write(&drafter(seed).map));
    save(&RealFs, &file, text.as_bytes(), None).unwrap();
    let mut child = start(test, folder.path(), seed);
    let mut heard = heard(&mut child);
    let told: Arc<Mutex<Vec<(usize, Instant)>>> = Arc::new(Mutex::new(heard.by_ref().take(1).collect()));
    let notes = Arc::clone(&told);
    let ear = std::thread::spawn(move || heard.for_each(|one| notes.lock().unwrap().push(one)));
    std::thread::sleep(Duration::from_millis(Dice::seeded(!seed).below(5000) as u64));
    let here = LockOwner::this_process("dan".into(), now(), u64::MAX);
    let life = |other: &LockOwner| Liveness::check(other, &here, &RealFs, &folder.path().join("windows"));
    let found = || recovery::find_unsaved(&RealFs, &folder.path().join("recovery"), &life).unwrap();
    assert_eq!(found().len(), 0, "a living window's journal is its own");
    let killed = Instant::now();
    child.kill().unwrap();
    child.wait().unwrap();
    ear.join().unwrap();
    assert_eq!(fs::read(&file).unwrap(), text.as_bytes(), "kill {seed}: the file was touched");
    let found = found();
    let recovered = found.first().map_or(0, |left| changes_in(&left.map));
    let mut drafter = drafter(seed);
    for _ in 0..recovered {
        drafter.change();
    }
    if let Some(left) = found.first() {
        assert_eq!(write(&left.map), write(&drafter.map), "kill {seed}: not what was recorded");
        assert_eq!(left.base_state(&RealFs), recovery::BaseState::Unchanged);
        assert_eq!(left.base.as_ref().map(|base| base.fingerprint), Some(Fingerprint::new(text.as_bytes())));
    }
    let told = told.lock().unwrap();
    let lost = told.iter().find(|(number, _)| *number > recovered);
    lost.map_or(Duration::ZERO, |(_, when)| killed.saturating_duration_since(*when))
}
