//! The headless editor.
