//! What files are served with, one a line, as a test or an upload by hand needs it:
//! `cargo run --package delivery --example headers jinshan/index.html embed.js`. Without files, what
//! an answer without one has.

use std::env;

fn main() {
    let paths: Vec<String> = env::args().skip(1).collect();
    for path in &paths {
        for (name, value) in delivery::headers(path) {
            println!("{path}\t{name}\t{value}");
        }
    }
    if paths.is_empty() {
        for (name, value) in delivery::COMMON.iter().chain(delivery::MISSING) {
            println!("\t{name}\t{value}");
        }
    }
}
