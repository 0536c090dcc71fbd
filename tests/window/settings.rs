//! The settings, which several windows read and write at the same time.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use throughline::app::settings::SettingsStore;
use throughline::persist::{RealFs, Settings};

fn file(folder: &tempfile::TempDir) -> PathBuf {
    folder.path().join("new").join("settings.ron")
}

#[test]
fn nothing_is_lost_when_several_windows_change_settings_at_the_same_time() {
    let folder = tempfile::tempdir().unwrap();
    let windows = [(); 4].map(|()| SettingsStore::at(Arc::new(RealFs), file(&folder)));
    for (number, window) in windows.iter().enumerate() {
        let path = PathBuf::from(format!("/{number}"));
        window.change(move |settings| settings.note_recent(&path));
    }
    windows[0].change(|settings| settings.set_language(Some("he")));
    drop(windows);
    let kept = SettingsStore::at(Arc::new(RealFs), file(&folder));
    let mut recent = kept.settings().recent();
    recent.sort();
    assert_eq!(recent, ["/0", "/1", "/2", "/3"].map(PathBuf::from));
    assert!(kept.settings().language() == Some("he") && !kept.was_damaged());
}

#[test]
fn a_damaged_settings_file_is_reported_once_and_kept_and_an_old_one_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.ron");
    std::fs::write(&path, "{ \"language\": \"ro\", \"theme\": 7 }").unwrap();
    let old = SettingsStore::at(Arc::new(RealFs), path.clone());
    assert_eq!((old.settings().language(), old.was_damaged()), (Some("ro"), false));
    std::fs::write(&path, "{ \"language\": \"r").unwrap();
    let damaged = SettingsStore::at(Arc::new(RealFs), path.clone());
    assert!(damaged.was_damaged() && damaged.settings() == Settings::default());
    assert_eq!(
        std::fs::read_to_string(Path::new(&format!("{}.damaged", path.display()))).unwrap(),
        "{ \"language\": \"r"
    );
    assert!(!SettingsStore::at(Arc::new(RealFs), path).was_damaged());
}
