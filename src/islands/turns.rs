//! Long work in short tasks, so that a finger is answered in between.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// As many islands are mounted in one task: few enough for a slow phone (a task of more than 50 ms
/// is a long one).
const AT_ONCE: usize = 4;

/// Calls `each` with every item, a few a task, and after the last of them `then`.
pub(super) fn take<T: 'static>(items: Vec<T>, each: fn(&T), then: impl FnOnce() + 'static) {
    turn(items.into_iter(), each, Box::new(then));
}

fn turn<T: 'static>(mut left: std::vec::IntoIter<T>, each: fn(&T), then: Box<dyn FnOnce()>) {
    left.by_ref().take(AT_ONCE).for_each(|item| each(&item));
    if left.len() == 0 {
        return then();
    }
    let next = Closure::once_into_js(move || turn(left, each, then));
    if let Some(window) = web_sys::window() {
        let _ = window.set_timeout_with_callback(next.unchecked_ref());
    }
}
