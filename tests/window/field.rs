//! A text that is edited: carets, selections and changes in text that runs both ways.

mod composing;
mod editing;
mod forcing;
mod harness;
mod keys;
mod laws;
mod moving;
mod pointing;
mod turning;
mod undo;
