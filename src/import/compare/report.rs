//! The report as it is asked: its figures by size and by paragraph, its dates, its other numbers.

use std::collections::{HashMap, HashSet};

use super::dates::{self, Date};
use super::quantity::{Quantity, way_before};
use crate::import::{Article, Part, figures};
use crate::story::Amount;

/// A figure of the report and the words that say it.
pub(super) struct Said {
    pub(super) quantity: Quantity,
    pub(super) words: String,
}

/// What the report says in numbers.
pub(super) struct Report {
    /// The figures of each paragraph, by its number.
    pub(super) paragraphs: HashMap<usize, Vec<Said>>,
    /// Those of the title and the headings.
    others: Vec<Said>,
    /// All its words, with nothing between two lines.
    pub(super) text: String,
    /// Its groups of digits.
    digits: HashSet<String>,
    /// Its dates.
    pub(super) dates: Vec<Date>,
}

impl Report {
    pub(super) fn of(article: &Article) -> Self {
        let mut report = Self {
            paragraphs: HashMap::new(),
            others: Vec::new(),
            text: String::new(),
            digits: HashSet::new(),
            dates: Vec::new(),
        };
        for words in article.title.iter().chain(&article.original) {
            report.others.extend(said(words));
            report.take(words);
        }
        for part in &article.parts {
            match part {
                Part::Heading(words) => {
                    report.others.extend(said(words));
                    report.take(words);
                }
                // What became of them is told: a byline, a day.
                Part::Note(_, words) => report.take(words),
                Part::Paragraph(number, words) | Part::Row(number, words) => {
                    report.paragraphs.insert(*number, said(words));
                    report.take(words);
                }
            }
        }
        // Lines that became no part of it, such as a subtitle, are the report's all the same.
        for doubt in article.doubts.iter().filter(|doubt| doubt.paragraph.is_none()) {
            report.others.extend(said(&doubt.words));
            report.take(&doubt.words);
        }
        report
    }

    fn take(&mut self, words: &str) {
        self.text.push_str(words);
        self.text.push('\n');
        self.digits.extend(digits(words).map(plain));
        self.dates.extend(dates::dates(words).into_iter().map(|(date, _)| date));
    }

    /// All its figures.
    pub(super) fn all(&self) -> impl Iterator<Item = &Said> {
        self.others.iter().chain(self.paragraphs.values().flatten())
    }

    /// All its figures, by size.
    pub(super) fn by_size(&self) -> HashMap<Amount, Vec<&Said>> {
        let mut sizes: HashMap<Amount, Vec<&Said>> = HashMap::new();
        for said in self.all() {
            sizes.entry(said.quantity.size()).or_default().push(said);
        }
        sizes
    }

    /// Whether it has all numbers of these words, whatever they count.
    pub(super) fn has_digits_of(&self, words: &str) -> bool {
        digits(words).map(plain).all(|number| number.is_empty() || self.digits.contains(&number))
    }
}

fn said(words: &str) -> Vec<Said> {
    let found = figures(words).found;
    let said = |figure: &crate::import::Figure| Said {
        quantity: Quantity::found(words, figure),
        words: [way_before(&words[..figure.at.start]), &words[figure.at.clone()]].concat(),
    };
    found.iter().map(said).collect()
}

/// The groups of digits of a text.
pub(super) fn digits(words: &str) -> impl Iterator<Item = &str> {
    words.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty())
}

/// Without noughts in front: 07 is 7, and 00 nothing.
fn plain(group: &str) -> String {
    group.trim_start_matches('0').to_owned()
}
