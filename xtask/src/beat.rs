//! A line now and then while something takes long and says nothing: whoever waits knows for what.

use std::io::{IsTerminal, stderr};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::run::spoken;

/// Nobody looks at a silent screen for longer without wondering.
const EVERY: Duration = Duration::from_secs(10);

/// Says now and then that work goes on, until it is dropped.
pub(crate) struct Beat {
    /// Nothing is ever sent: that it is gone ends the thread.
    until: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Beat {
    /// Begins: what is done, and how long it usually takes.
    pub(crate) fn of(what: impl Into<String>, usually: &'static str) -> Self {
        let what = what.into();
        Self::beating(EVERY, move |since| {
            // Cargo draws a bar at the end of a terminal, and draws it anew afterwards.
            let clear = if stderr().is_terminal() { "\r\x1b[K" } else { "" };
            eprintln!("{clear}{}", line(&what, since, usually));
        })
    }

    fn beating(every: Duration, say: impl Fn(Duration) + Send + 'static) -> Self {
        let (until, ended) = mpsc::channel::<()>();
        let start = Instant::now();
        let thread = thread::spawn(move || {
            while ended.recv_timeout(every) == Err(RecvTimeoutError::Timeout) {
                say(start.elapsed());
            }
        });
        Self { until: Some(until), thread: Some(thread) }
    }
}

impl Drop for Beat {
    fn drop(&mut self) {
        drop(self.until.take());
        // A thread that panicked has nothing more to say.
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

fn line(what: &str, since: Duration, usually: &str) -> String {
    format!("{what}: {} so far, usually {usually}", spoken(since))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_beats_until_it_is_dropped() {
        let (said, heard) = mpsc::channel();
        let beat = Beat::beating(Duration::from_millis(5), move |since| {
            // Who has heard enough is gone.
            let _ = said.send(since);
        });
        let first = heard.recv_timeout(Duration::from_secs(30)).expect("it beats");
        let second = heard.recv_timeout(Duration::from_secs(30)).expect("it goes on");
        assert!(second > first, "and says how long it has taken");
        drop(beat);
        // What it had said by then may still wait; behind it comes nothing.
        while heard.try_recv().is_ok() {}
        assert!(heard.recv().is_err(), "it is over");
    }

    #[test]
    fn what_is_quick_says_nothing() {
        let (said, heard) = mpsc::channel();
        drop(Beat::beating(Duration::from_secs(3600), move |since| {
            let _ = said.send(since);
        }));
        assert!(heard.recv().is_err());
    }

    #[test]
    fn nobody_waits_for_long_without_a_word() {
        assert!(EVERY < Duration::from_secs(15));
        let words = line("set-up: Trunk", Duration::from_secs(70), "4 to 9 minutes");
        assert_eq!(words, "set-up: Trunk: 1 min 10 s so far, usually 4 to 9 minutes");
    }
}
