//! The program where no window can be opened: it says why in one sentence.
#![cfg(target_os = "linux")]

use std::process::Command;

use throughline::app::StartError;
use throughline::app::start::run_with;
use throughline::app::window::Window;
use throughline::i18n::Locale;

/// The code and the sentence of the program, with no display in its environment but those.
fn started(displays: &[(&str, &str)]) -> (Option<i32>, String) {
    let home = tempfile::tempdir().unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_throughline"));
    for name in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
        program.env_remove(name);
    }
    program
        .env("LC_ALL", "C")
        .env("HOME", home.path())
        .env("XDG_CONFIG_HOME", home.path())
        .envs(displays.iter().copied());
    let output = program.output().unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn without_a_display_the_program_says_what_it_needs_and_what_works_without_one() {
    let cases: [&[(&str, &str)]; 2] = [&[], &[("DISPLAY", ""), ("WAYLAND_DISPLAY", ""), ("WAYLAND_SOCKET", "")]];
    for nothing in cases {
        let (code, says) = started(nothing);
        assert_eq!(code, Some(2), "{says}");
        assert!(says.starts_with("throughline: no display was found: "), "{says}");
        assert!(says.ends_with("throughline export MAP -o map.png\n") && says.lines().count() == 1, "{says}");
    }
}

#[test]
fn a_display_that_does_not_answer_is_reported_without_a_place_in_library_code() {
    let cases: [(&[(&str, &str)], &str); 3] = [
        (&[("DISPLAY", ":987")], ""),
        (&[("WAYLAND_DISPLAY", "nothing")], "Could not find wayland compositor"),
        (&[("WAYLAND_SOCKET", "nothing")], "WAYLAND_SOCKET was set but contained garbage"),
    ];
    for (displays, reason) in cases {
        let (code, says) = started(displays);
        assert_eq!(code, Some(2), "{says}");
        assert!(says.starts_with(&format!("throughline: the display did not answer ({reason}")), "{says}");
        assert!(says.contains("throughline export MAP -o map.png\n") && says.lines().count() == 1, "{says}");
        assert!(!says.contains(".rs:"), "{says}");
    }
}

/// Says to a process that it is the one in which a library panics.
const ROLE: &str = "THROUGHLINE_PANICS";

#[test]
fn a_panic_in_a_library_before_the_window_opens_becomes_a_sentence() {
    const TEST: &str = "starting::a_panic_in_a_library_before_the_window_opens_becomes_a_sentence";
    if std::env::var_os(ROLE).is_some() {
        // A window may only be opened on the main thread: the toolkit panics.
        let opened = std::thread::spawn(|| run_with(None, None, |cc, map| Window::new(cc, map, Locale::En)));
        let Err(StartError::DisplaySilent(reason)) = opened.join().unwrap() else { panic!("it opens or panics") };
        assert!(reason.starts_with("Initializing the event loop outside of the main thread"), "{reason}");
        return;
    }
    let mut again = Command::new(std::env::current_exe().unwrap());
    again.args(["--exact", TEST, "--nocapture"]).env(ROLE, "").env("DISPLAY", ":987");
    let output = again.output().unwrap();
    let says = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && !says.contains("panicked"), "{says}");
    assert!(String::from_utf8_lossy(&output.stdout).contains("1 passed"));
}
