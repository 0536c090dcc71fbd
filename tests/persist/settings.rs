//! Settings: missing, damaged, written by a newer version, or not to be saved.

use std::io;
use std::path::{Path, PathBuf};

use throughline::persist::{SaveError, Settings, SettingsStatus as Found, WindowGeometry};

use crate::support::{Disk, Fault, NEVER};

/// A disk with the file or without, of which one operation goes wrong.
fn disk(file: Option<&[u8]>, at: usize, fault: Fault) -> Disk {
    let disk = Disk::failing(at, fault);
    if let Some(bytes) = file {
        disk.put("a", bytes);
    }
    disk
}

/// The settings in a file of that text.
fn settings(text: &str) -> Settings {
    Settings::load(&disk(Some(text.as_bytes()), NEVER, Fault::Stop), Path::new("a"))
}

#[test]
fn settings_that_are_missing_or_damaged_are_the_ones_to_begin_with() {
    for text in ["", "(", "42", "{\"language\": 7}", "{\"language\": \"he\"", "\u{0}", &"[".repeat(100_000)] {
        assert_eq!(settings(text).language(), None, "{text:.40}");
    }
    assert_eq!(Settings::load(&disk(None, NEVER, Fault::Stop), Path::new("a")), Settings::default());
    let broken = disk(Some(b"{\"language\": \"he\"}"), 0, Fault::Error(io::ErrorKind::PermissionDenied));
    assert_eq!(Settings::load(&broken, Path::new("a")).language(), None);
    assert_eq!(settings("{\"language\": \"he\"}").language(), Some("he"));
}

#[test]
fn damaged_settings_are_said_once_and_laid_aside() {
    let begin = |disk: &Disk| Settings::load_at_start(disk, Path::new("a"));
    assert_eq!(begin(&Disk::default()), (Settings::default(), Found::Missing));
    for text in ["", "(", "{\"language\": \"he\"", "\u{0}"] {
        let damaged = disk(Some(text.as_bytes()), NEVER, Fault::Stop);
        let aside = PathBuf::from("a.damaged");
        assert_eq!(begin(&damaged), (Settings::default(), Found::Damaged { aside: Some(aside) }), "{text}");
        assert_eq!(damaged.file("a.damaged").as_deref(), Some(text.as_bytes()));
        assert_eq!(begin(&damaged), (Settings::default(), Found::Missing));
    }
    let sound = disk(Some(b"{\"language\": \"he\"}"), NEVER, Fault::Stop);
    let (settings, found) = begin(&sound);
    assert_eq!((settings.language(), found), (Some("he"), Found::Sound));
    let refused = disk(Some(b"("), 1, Fault::Error(io::ErrorKind::PermissionDenied));
    assert_eq!(begin(&refused).1, Found::Damaged { aside: None });
}

#[test]
fn the_width_of_the_lane_names_is_kept_and_nonsense_is_none() {
    let mut changed = Settings::default();
    assert_eq!(changed.lane_names(), None);
    changed.set_lane_names(180.0);
    let fs = disk(None, NEVER, Fault::Stop);
    changed.save(&fs, Path::new("a")).unwrap();
    assert_eq!(Settings::load(&fs, Path::new("a")).lane_names(), Some(180.0));
    for text in ["{\"lane-names\": \"NaN\"}", "{\"lane-names\": \"wide\"}", "{\"lane-names\": 7}"] {
        assert_eq!(settings(text).lane_names(), None, "{text}");
    }
}

#[test]
fn settings_keep_what_a_newer_version_remembers() {
    let newer = "{\"recent\": [\"/a\", \"ב\"], \"language\": \"ro\", \"window\": {\"width\": 800.5, \"full\": true}}";
    let fs = disk(Some(newer.as_bytes()), NEVER, Fault::Stop);
    let mut changed = Settings::load(&fs, Path::new("a"));
    changed.set_language(Some("he"));
    changed.save(&fs, Path::new("a")).unwrap();
    let back = Settings::load(&fs, Path::new("a"));
    assert_eq!(back, settings(&newer.replace("\"ro\"", "\"he\"")));
    changed.set_language(None);
    assert_eq!(changed.language(), None);
    assert_eq!(changed, settings(&newer.replace("\"language\": \"ro\", ", "")));
}

#[test]
fn settings_that_cannot_be_saved_leave_the_old_ones() {
    let old = b"{\"language\": \"he\"}";
    let mut refused = 0;
    for at in 0..20 {
        let fs = disk(Some(old), at, Fault::Error(io::ErrorKind::StorageFull));
        let saved = Settings::default().save(&fs, Path::new("a"));
        if matches!(&saved, Err(error) if !matches!(error, SaveError::Unconfirmed { .. })) {
            refused += 1;
            assert_eq!(fs.file("a").as_deref(), Some(&old[..]), "{at}");
        }
    }
    assert!(refused > 5, "{refused}");
}

#[test]
fn the_last_ten_files_are_recent_and_each_once() {
    let mut settings = Settings::default();
    for number in (0..12).chain([5]) {
        settings.note_recent(Path::new(&format!("/{number}")));
    }
    let recent =
        |settings: &Settings| settings.recent().iter().map(|path| path.display().to_string()).collect::<String>();
    assert_eq!(recent(&settings), "/5/11/10/9/8/7/6/4/3/2");
    settings.forget_recent(Path::new("/11"));
    assert_eq!(recent(&settings), "/5/10/9/8/7/6/4/3/2");
    settings.clear_recent();
    assert_eq!(settings.recent(), [""; 0].map(PathBuf::from));
}

#[test]
fn what_was_chosen_about_exports_comes_back_by_name_from_the_file_too() {
    let mut changed = Settings::default();
    assert!(changed.export().is_empty());
    let chosen = [("format", "pdf"), ("width", "\"3 840\"")].map(|(name, text)| (name.to_owned(), text.to_owned()));
    changed.set_export(&chosen.clone().into());
    let fs = Disk::default();
    changed.save(&fs, Path::new("a")).unwrap();
    assert_eq!(Settings::load(&fs, Path::new("a")).export(), chosen.into());
    assert!(settings("{\"export\": true}").export().is_empty());
}

#[test]
fn the_appearance_that_was_chosen_comes_back_from_the_file_and_nonsense_does_not() {
    let mut changed = Settings::default();
    assert_eq!((changed.text_size(), changed.motion(), changed.density()), (None, None, None));
    assert!(changed.panel_sizes().is_empty());
    changed.set_text_size(150);
    changed.set_motion("reduced");
    changed.set_density("compact");
    changed.set_panel_sizes(&[("inspector", 320), ("outline", 280)]);
    let fs = Disk::default();
    changed.save(&fs, Path::new("a")).unwrap();
    let back = Settings::load(&fs, Path::new("a"));
    assert_eq!((back.text_size(), back.motion(), back.density()), (Some(150), Some("reduced"), Some("compact")));
    assert_eq!(back.panel_sizes(), [("inspector".to_owned(), 320), ("outline".to_owned(), 280)].into());
    let nonsense =
        settings("{\"text size\": \"large\", \"motion\": 1, \"panel sizes\": {\"palette\": \"-1\", \"check\": 200}}");
    assert_eq!((nonsense.text_size(), nonsense.motion()), (None, None));
    assert!(nonsense.panel_sizes().is_empty());
}

#[test]
fn the_window_comes_back_as_it_was_and_nonsense_does_not() {
    let mut changed = Settings::default();
    for corner in [None, Some((-8, 12))] {
        for maximized in [true, false] {
            let place = WindowGeometry { corner, size: (1200, 800), maximized };
            changed.set_window(place);
            assert_eq!(changed.window(), Some(place));
        }
    }
    for text in ["", "1200", "1200 800 1", "0 0", "-5 7", "wide high", "1200 800 maximized 1"] {
        assert_eq!(settings(&format!("{{\"window\": {text:?}}}")).window(), None, "{text}");
    }
    let nonsense = settings("{\"window\": true}");
    assert_eq!((nonsense.window(), nonsense.recent(), nonsense.panels()), (None, Vec::new(), None));
    assert_eq!(settings("{\"window\": \"1200 800 maximized\"}").window().map(|window| window.maximized), Some(true));
}
