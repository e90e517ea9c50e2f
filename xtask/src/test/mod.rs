//! `cargo xtask test`: every test there is, in parts that also run alone.

mod audit;
mod count;
mod parts;
mod schema;

use std::time::Instant;

use crate::run::spoken;
use crate::setup;
use count::Tally;
pub(crate) use parts::Part;

/// Runs the parts (all when none is named) and ends with one summary line.
///
/// A part that fails does not stop the others. Answers whether everything passed.
pub(crate) fn test(only: &[Part]) -> bool {
    let parts: Vec<Part> =
        Part::all().filter(|part| only.is_empty() || only.contains(part)).collect();
    let (mut rows, mut total, mut built) = (Vec::new(), Tally::default(), true);
    // What a machine lacks fails the parts that need it, and not the rest.
    if let Err(error) = setup::setup(parts.iter().any(|part| part.needs_browser())) {
        eprintln!("error: {error:#}");
        let tally = Tally::of(false);
        rows.push(format!("{:23}{tally}", "set-up"));
        total += tally;
    }
    for part in parts {
        println!("\n== {part} ==");
        let start = Instant::now();
        let tally = if part.needs_build() && !built {
            println!("needs the build, which failed");
            Tally::of(false)
        } else {
            part.run().unwrap_or_else(|error| {
                eprintln!("error: {error:#}");
                Tally::of(false)
            })
        };
        if part == Part::Build {
            built = tally.all_passed();
        }
        rows.push(format!("{:10}{:>10}   {tally}", part.to_string(), spoken(start.elapsed())));
        total += tally;
    }
    println!("\n{}\n{total}", rows.join("\n"));
    total.all_passed()
}
