//! The visual order of text that runs both ways: carets and selections against orders worked out by hand, and
//! the order itself against another implementation of Unicode's algorithm.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod support;

#[path = "bidi/by_hand.rs"]
mod by_hand;
#[path = "bidi/unicode.rs"]
mod unicode;
