//! The program: the window without arguments, else the command line.

fn main() {}
