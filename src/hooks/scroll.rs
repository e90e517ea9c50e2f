//! Tells an island how far the page has been read.

use gloo_events::EventListener;
use yew::prelude::*;

/// Calls `moved` after each scroll or resize, and once at the start, with the share of the page
/// that has passed, 0 to 1. The browser sends one scroll event a frame, so no frame is requested.
#[hook]
pub fn use_scroll(moved: Callback<f64>) {
    use_effect_with((), move |()| {
        let moved = Callback::from(move |()| {
            if let Some(share) = share_read() {
                moved.emit(share);
            }
        });
        moved.emit(());
        let listeners = web_sys::window().map(|window| {
            ["scroll", "resize"].map(|event| {
                let moved = moved.clone();
                EventListener::new(&window, event, move |_| moved.emit(()))
            })
        });
        move || drop(listeners)
    });
}

fn share_read() -> Option<f64> {
    let window = web_sys::window()?;
    let page = window.document()?.document_element()?;
    let seen = window.inner_height().ok()?.as_f64()?;
    let way = f64::from(page.scroll_height()) - seen;
    let gone = window.page_y_offset().ok()?;
    Some(if way > 0.0 { (gone / way).clamp(0.0, 1.0) } else { 1.0 })
}
