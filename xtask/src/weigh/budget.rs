//! The budgets of the first load, and whether a build keeps them.

use std::fmt;

/// A file that a reader's browser fetches.
pub(super) struct Fetched {
    /// Its path in `dist/`.
    pub(super) name: String,
    /// Its bytes on disk.
    pub(super) raw: u64,
    /// Its bytes on the wire.
    pub(super) brotli: u64,
}

/// Everything that counts.
pub(super) struct Load {
    /// What the first load of the default story fetches, the page first.
    pub(super) files: Vec<Fetched>,
    /// The portal's script, once there is one.
    pub(super) embed: Option<Fetched>,
}

/// One budget beside what is used of it.
pub(super) struct Line {
    what: &'static str,
    actual: u64,
    allowed: u64,
    unit: &'static str,
}

const KIB: u64 = 1024;

/// The budgets of the contract, one line each.
pub(super) fn check(load: &Load) -> Vec<Line> {
    let brotli = |of: &dyn Fn(&str) -> bool| {
        load.files.iter().filter(|file| of(&file.name)).map(|file| file.brotli).sum()
    };
    let bytes = |what, actual, allowed| Line { what, actual, allowed, unit: "bytes" };
    let mut lines = vec![
        bytes("the page with its critical CSS", brotli(&|name| name.ends_with(".html")), 14 * KIB),
        bytes(
            "wasm and its glue",
            brotli(&|name| name.ends_with(".wasm") || name.ends_with(".js")),
            60 * KIB,
        ),
        bytes("the whole first load", brotli(&|_| true), 80 * KIB),
        Line {
            what: "requests of the first load",
            actual: load.files.len() as u64,
            allowed: 5,
            unit: "",
        },
    ];
    lines.extend(load.embed.as_ref().map(|file| bytes("embed.js", file.brotli, 4 * KIB)));
    lines
}

impl Line {
    /// Whether the budget is kept.
    pub(super) fn kept(&self) -> bool {
        self.actual <= self.allowed
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, actual, allowed, unit } = self;
        let verdict = if self.kept() { "ok" } else { "OVER" };
        write!(f, "{what:34}{actual:>8} of {allowed:>6} {unit:8}{verdict}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, brotli: u64) -> Fetched {
        Fetched { name: name.to_owned(), raw: brotli * 4, brotli }
    }

    fn over(load: &Load) -> Vec<&'static str> {
        check(load).iter().filter(|line| !line.kept()).map(|line| line.what).collect()
    }

    #[test]
    fn the_last_byte_allowed_is_allowed() {
        let files = vec![
            file("index.html", 14 * KIB),
            file("i.js", 4 * KIB),
            file("i.wasm", 56 * KIB),
            file("x.svg", 3 * KIB),
            file("b.css", 3 * KIB),
        ];
        let mut load = Load { files, embed: None };
        assert!(over(&load).is_empty());

        load.files[2].brotli += 1;
        assert_eq!(over(&load), ["wasm and its glue", "the whole first load"]);

        load.files[2].brotli = KIB;
        load.files.push(file("y.svg", KIB));
        load.embed = Some(file("embed.js", 4 * KIB + 1));
        assert_eq!(over(&load), ["requests of the first load", "embed.js"]);
    }

    #[test]
    fn a_line_says_what_is_over() {
        let line = Line { what: "the page", actual: 9, allowed: 8, unit: "bytes" };
        assert!(line.to_string().ends_with("OVER"), "{line}");
    }
}
