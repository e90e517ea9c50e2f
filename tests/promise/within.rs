//! Time and memory that one story may take.

use std::fs;
use std::panic::resume_unwind;
use std::process::exit;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// Rendered by a development build on a machine that does other things too.
const LONGEST: Duration = Duration::from_secs(30);
/// What the whole test holds at most, in bytes.
const MOST_MEMORY: u64 = 2 << 30;
/// As large as the prerenderer's threads have it.
const STACK: usize = 8 << 20;

/// What `work` answers. It may not take longer than [`LONGEST`], nor more than [`MOST_MEMORY`].
pub(crate) fn bounds<T: Send + 'static>(
    source: &str,
    work: impl FnOnce() -> T + Send + 'static,
) -> T {
    let (done, waits) = channel();
    let worker = thread::Builder::new().stack_size(STACK).spawn(move || {
        let _ = done.send(work());
    });
    let worker = worker.expect("a thread can be started");
    let began = Instant::now();
    loop {
        match waits.recv_timeout(Duration::from_millis(200)) {
            Ok(answer) => return answer,
            Err(RecvTimeoutError::Disconnected) => {
                resume_unwind(worker.join().expect_err("it ended without an answer"));
            }
            Err(RecvTimeoutError::Timeout) => {
                let (seconds, bytes) = (began.elapsed(), held());
                if seconds > LONGEST || bytes > MOST_MEMORY {
                    // No thread can be stopped from outside, and this one would take all there is.
                    eprintln!("{seconds:?} and {bytes} bytes without an end:\n{source}");
                    exit(101);
                }
            }
        }
    }
}

/// The memory that this process holds, where the system tells it in this way.
fn held() -> u64 {
    let pages = fs::read_to_string("/proc/self/statm").ok();
    let pages = pages.and_then(|text| text.split(' ').nth(1)?.parse::<u64>().ok());
    pages.unwrap_or_default() * 4096
}
