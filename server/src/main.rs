//! Dixit.
fn main() {}
