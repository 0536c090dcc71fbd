//! The visual order of text that runs both ways: carets and selections against orders worked out by hand, and
//! the order itself against another implementation of Unicode's algorithm.

mod by_hand;
mod lines;
mod unicode;
