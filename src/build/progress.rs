//! How far a build has come: a bar on a terminal, a line a tenth elsewhere, nothing for a few
//! stories, which are done before anybody has read it.

use std::io::{IsTerminal, stderr};
use std::sync::atomic::{AtomicUsize, Ordering};

use indicatif::{ProgressBar, ProgressStyle};

const FEW: usize = 20;
const BAR: &str = "prerender: {bar:30} {pos} of {len} stories, {eta} left";

/// Counts stories.
pub(super) struct Progress {
    bar: Option<ProgressBar>,
    done: AtomicUsize,
    all: usize,
}

impl Progress {
    /// Nothing of so many is done.
    pub(super) fn of(all: usize) -> Self {
        let bar = (all > FEW && stderr().is_terminal()).then(|| {
            let style = ProgressStyle::with_template(BAR);
            let bar = ProgressBar::new(all as u64);
            bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        });
        Self { bar, done: AtomicUsize::new(0), all }
    }

    /// One more is done.
    pub(super) fn one_more(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        match &self.bar {
            Some(bar) => bar.inc(1),
            None if self.all > FEW && done * 10 / self.all > (done - 1) * 10 / self.all => {
                eprintln!("prerender: {done} of {} stories", self.all);
            }
            None => {}
        }
    }
}

impl Drop for Progress {
    /// The bar leaves no trace: what follows is the report.
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
