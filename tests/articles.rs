//! How well import finds the numbers of an article: tests/articles holds newspaper articles and,
//! beside each, every number that a counter should be offered for.
//!
//! A number is right when its value (of a range both ends), qualifier, scale and unit are; its label
//! is right when it holds the subject that the list expects. Articles named list-… are mostly lists
//! of statistics, one layout each. `cargo test --test articles -- --nocapture` prints the table;
//! `YITU_ARTICLES=folder` measures articles of your own.

use std::collections::HashMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use yitu::build;
use yitu::import::{Figure, figures};
use yitu::story::{Decimal, Qualifier, Scale};

/// At least this many of a hundred numbers are right, at most so many of those found are none, and at
/// least so many labels hold their subject: over all articles, and in each layout of lists.
const RIGHT: usize = 97;
const FALSE: usize = 3;
const ABOUT: usize = 95;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expectations {
    figure: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    /// The number as it stands in the article, in Simplified.
    words: String,
    value: Option<String>,
    /// The other end of a range.
    until: Option<String>,
    qualifier: Option<Qualifier>,
    scale: Option<Scale>,
    #[serde(default)]
    unit: String,
    /// Whether the qualifier may be left out: what 24小时内 says may stand in the label.
    #[serde(default)]
    or_none: bool,
    /// Whether a counter may be offered and need not: sayings, headlines, parts of names.
    #[serde(default)]
    optional: bool,
    /// The subject, which the label has to hold.
    about: Option<String>,
}

/// A figure and its words in the article.
struct Found {
    words: String,
    figure: Figure,
}

/// How an expected number and a found one go together; more is better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Match {
    None = 0,
    Wrong = 1,
    Allowed = 2,
    Right = 4,
}

#[derive(Clone, Copy, Default)]
struct Count {
    expected: usize,
    right: usize,
    wrong: usize,
    missed: usize,
    none: usize,
    about: usize,
    told: usize,
}

#[test]
fn numbers_of_articles_are_found_with_qualifier_scale_and_unit() {
    let folder = std::env::var("YITU_ARTICLES").unwrap_or_else(|_| "tests/articles".to_owned());
    let mut all = Count::default();
    let mut few = Vec::new();
    println!("{:<16} expected right wrong missed false labels of", "article");
    for article in articles(Path::new(&folder)) {
        let name = article.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let count = measure(&article);
        println!("{name:<16} {count}");
        if name.starts_with("list-") && !count.is_enough() {
            few.push(format!("{name} {count}"));
        }
        all = all.and(count);
    }
    println!("{:<16} {all}", "all");
    println!(
        "recall {:.1} %, precision {:.1} %, labels {:.1} %",
        percent(all.right, all.expected),
        percent(all.right, all.found()),
        percent(all.told, all.about)
    );
    assert!(few.is_empty(), "too little of a layout is right: {few:#?}");
    assert!(all.is_enough(), "too little is right: {all}");
}

fn articles(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder of articles is there");
    let mut found: Vec<_> = entries
        .map(|entry| entry.expect("a folder can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    assert!(!found.is_empty(), "{} holds no articles", folder.display());
    found.sort();
    found
}

/// Counts one article, and prints what is not right in it.
fn measure(article: &Path) -> Count {
    let text = fs::read_to_string(article.with_extension("toml")).expect("its numbers are listed");
    let Expectations { figure: expected } = toml::from_str(&text).expect("the list can be read");
    let read = build::article(article).expect("it is an article");
    let found: Vec<Found> = read
        .paragraphs()
        .flat_map(|(_, words)| {
            let of = |figure: Figure| Found { words: words[figure.at.clone()].to_owned(), figure };
            figures(words).found.into_iter().map(of)
        })
        .collect();
    let pairs = aligned(&expected, &found);
    let mut count = Count::default();
    for (at, expected) in expected.iter().enumerate() {
        let pair = pairs.get(&at).map(|at| (&found[*at], matched(expected, &found[*at])));
        if !expected.optional {
            count.expected += 1;
        }
        if let Some(subject) = &expected.about {
            count.about += 1;
            let label = pair.map(|(found, _)| found.figure.label.as_str()).unwrap_or_default();
            if label.contains(subject) && !label.starts_with('的') {
                count.told += 1;
            } else {
                println!("  label  {}: {label}, not {subject}", expected.words);
            }
        }
        match pair {
            Some((_, Match::Right)) if !expected.optional => count.right += 1,
            None if !expected.optional => {
                count.missed += 1;
                println!("  missed {}", expected.words);
            }
            Some((found, Match::Wrong)) => {
                count.wrong += 1;
                println!("  wrong  {}: {found}", expected.words);
            }
            _ => {}
        }
    }
    for (at, found) in found.iter().enumerate() {
        if !pairs.values().any(|other| *other == at) {
            count.none += 1;
            println!("  false  {found}");
        }
    }
    count
}

fn matched(expected: &Expected, found: &Found) -> Match {
    let Found { words, figure } = found;
    let same_words = words.contains(&expected.words) || expected.words.contains(words);
    if expected.optional {
        return if same_words { Match::Allowed } else { Match::None };
    }
    let left_out = expected.or_none && figure.qualifier.is_none();
    let rest = (figure.qualifier == expected.qualifier || left_out)
        && figure.scale == expected.scale
        && figure.unit == expected.unit;
    let plain = |value: Decimal| value.to_string().replace('−', "-");
    let same = Some(plain(figure.value)) == expected.value;
    let same = same && until(figure) == expected.until;
    match same {
        true if rest => Match::Right,
        true => Match::Wrong,
        false if same_words => Match::Wrong,
        false => Match::None,
    }
}

/// Which found number goes with which expected one: in order, and with as much right as can be.
fn aligned(expected: &[Expected], found: &[Found]) -> HashMap<usize, usize> {
    let mut best = vec![vec![0; found.len() + 1]; expected.len() + 1];
    for e in (0..expected.len()).rev() {
        for f in (0..found.len()).rev() {
            let both = best[e + 1][f + 1] + matched(&expected[e], &found[f]) as usize;
            best[e][f] = both.max(best[e + 1][f]).max(best[e][f + 1]);
        }
    }
    let (mut e, mut f, mut pairs) = (0, 0, HashMap::new());
    while e < expected.len() && f < found.len() {
        let kind = matched(&expected[e], &found[f]);
        if kind != Match::None && best[e][f] == best[e + 1][f + 1] + kind as usize {
            pairs.insert(e, f);
            (e, f) = (e + 1, f + 1);
        } else if best[e][f] == best[e + 1][f] {
            e += 1;
        } else {
            f += 1;
        }
    }
    pairs
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

impl Count {
    fn and(self, other: Self) -> Self {
        Self {
            expected: self.expected + other.expected,
            right: self.right + other.right,
            wrong: self.wrong + other.wrong,
            missed: self.missed + other.missed,
            none: self.none + other.none,
            about: self.about + other.about,
            told: self.told + other.told,
        }
    }

    fn found(self) -> usize {
        self.right + self.wrong + self.none
    }

    fn is_enough(self) -> bool {
        self.right * 100 >= self.expected * RIGHT
            && self.none * 100 <= self.found() * FALSE
            && self.told * 100 >= self.about * ABOUT
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { expected, right, wrong, missed, none, about, told } = self;
        write!(f, "{expected:>8} {right:>5} {wrong:>5} {missed:>6} {none:>5} {told:>6} {about:>2}")
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Figure { qualifier, value, scale, unit, .. } = &self.figure;
        let (qualifier, scale) =
            (qualifier.map_or("", |q| q.word()), scale.map_or("", |s| s.word()));
        write!(f, "{} ({qualifier}|{value}|{scale}|{unit})", self.words)
    }
}

fn until(figure: &Figure) -> Option<String> {
    figure.until.map(|until| until.to_string().replace('−', "-"))
}
