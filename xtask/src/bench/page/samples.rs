//! What was measured.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::PAGES;
use super::measures::Measure;

/// Every number of every page, and where and when they were taken.
pub(super) struct Samples {
    facts: Value,
    pages: BTreeMap<String, BTreeMap<String, Vec<f64>>>,
}

/// Samples in short.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spread {
    /// The one in the middle.
    pub(super) median: f64,
    /// The smallest.
    pub(super) min: f64,
    /// The largest.
    pub(super) max: f64,
}

impl Samples {
    /// Reads what Node has left in a folder; with `builds` also the times of builds.
    ///
    /// # Errors
    /// When a file is missing or has another form.
    pub(super) fn read(folder: &str, builds: bool) -> Result<Self> {
        let json = |name: &str| -> Result<Value> {
            let file = format!("{folder}/{name}.json");
            let text = fs::read_to_string(&file).with_context(|| format!("cannot read {file}"))?;
            serde_json::from_str(&text).with_context(|| format!("{file} is not JSON"))
        };
        let mut facts = json("samples")?;
        let mut samples = Self { pages: BTreeMap::new(), facts: Value::Null };
        samples.add(facts["samples"].take())?;
        samples.facts = facts;
        if builds {
            samples.add(json("times")?)?;
        }
        Ok(samples)
    }

    fn add(&mut self, pages: Value) -> Result<()> {
        let pages: BTreeMap<String, BTreeMap<String, Vec<f64>>> =
            serde_json::from_value(pages).context("the samples have another form")?;
        for (name, measures) in pages {
            self.pages.entry(name).or_default().extend(measures);
        }
        Ok(())
    }

    /// A measure of a page, where it was taken.
    pub(super) fn spread(&self, page: &str, key: &str) -> Option<Spread> {
        Spread::of(self.pages.get(page)?.get(key)?)
    }

    /// A fact of the measurement, such as `date`.
    pub(super) fn fact(&self, name: &str) -> String {
        self.facts[name].as_str().map_or_else(|| self.facts[name].to_string(), str::to_owned)
    }

    /// Where and when, in a line.
    pub(super) fn circumstances(&self) -> String {
        let [date, runs, chromium, cores, processor, load] =
            ["date", "runs", "chromium", "cores", "processor", "load"].map(|name| self.fact(name));
        format!(
            "{date}, {runs} runs in turns, median (least–most); Chromium {chromium} as a phone: \
             360 × 780, DPR 3, processor 4 times slower, 1.6 Mbit/s, 150 ms; on {cores} cores of {processor}, load at most {load}"
        )
    }

    /// Everything, for other programs.
    pub(super) fn json(&self, measures: &[Measure]) -> Value {
        let page = |measure: &Measure, name: &str| {
            let Spread { median, min, max } = self.spread(name, measure.key)?;
            let samples = &self.pages[name][measure.key];
            Some(json!({ "median": median, "min": min, "max": max, "samples": samples }))
        };
        let rows = measures.iter().map(|measure| {
            let pages: BTreeMap<_, _> =
                PAGES.iter().filter_map(|it| Some((it.name, page(measure, it.name)?))).collect();
            (measure.key, pages)
        });
        json!({ "facts": self.facts, "measures": rows.collect::<BTreeMap<_, _>>() })
    }
}

impl Spread {
    fn of(samples: &[f64]) -> Option<Self> {
        let mut sorted = samples.to_vec();
        sorted.sort_by(f64::total_cmp);
        let (min, max) = (*sorted.first()?, *sorted.last()?);
        let (low, high) = ((sorted.len() - 1) / 2, sorted.len() / 2);
        Some(Self { median: f64::midpoint(sorted[low], sorted[high]), min, max })
    }
}

#[cfg(test)]
impl Samples {
    /// One measure of every page, for tests.
    pub(super) fn of(key: &str, pages: [&[f64]; 3]) -> Self {
        let named = PAGES.iter().zip(pages).filter(|(_, samples)| !samples.is_empty());
        let one = |samples: &[f64]| BTreeMap::from([(key.to_owned(), samples.to_vec())]);
        Self {
            facts: json!({ "date": "2026-11-25", "runs": 5 }),
            pages: named.map(|(page, samples)| (page.name.to_owned(), one(samples))).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_one_in_the_middle() {
        let spread = Spread::of(&[9.0, 1.0, 3.0]).expect("samples");
        assert_eq!(spread, Spread { median: 3.0, min: 1.0, max: 9.0 });
        assert_eq!(Spread::of(&[1.0, 2.0]).map(|it| it.median), Some(1.5));
        assert_eq!(Spread::of(&[]), None);
    }
}
