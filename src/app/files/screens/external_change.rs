//! The strip about what another program did to the file of the map.

use std::path::Path;

use crate::app::file_name;
use crate::app::files::flow::event::{ExternalChangeAnswer, FileProbe, MergeMode};
use crate::app::widgets::dialog::DialogUi;

/// Shows what another program did to the file of the map, and what can be done about it.
pub fn ui(cx: &DialogUi<'_>, path: &Path, probe: FileProbe) -> Option<ExternalChangeAnswer> {
    let later = ("external-later", ExternalChangeAnswer::Later);
    let copy = ("external-copy", ExternalChangeAnswer::Copy);
    let (key, buttons) = match probe {
        FileProbe::Holds(_) => (
            "external-changed",
            vec![
                ("external-merge", ExternalChangeAnswer::Merge(MergeMode::Merge)),
                ("external-reload", ExternalChangeAnswer::Merge(MergeMode::Reload)),
                copy,
                later,
            ],
        ),
        FileProbe::Gone => ("external-gone", vec![("external-restore", ExternalChangeAnswer::Restore), copy, later]),
        FileProbe::Replaced => ("external-replaced", vec![copy, later]),
    };
    let text = cx.words.with(key, &[("name", file_name::shown(path).into())]);
    cx.strip(&text, &buttons)
}
