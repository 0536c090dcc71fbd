//! How a map changes.
