//! Tells an island that a reader has come to it.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
use yew::prelude::*;

/// An observer with the closure that it calls. Both go when this is dropped.
struct Watch {
    observer: IntersectionObserver,
    _heard: Closure<dyn FnMut(js_sys::Array)>,
}

impl Watch {
    /// `None` where the browser has no IntersectionObserver.
    fn new(
        margin: &str,
        mut heard: impl FnMut(IntersectionObserverEntry) + 'static,
    ) -> Option<Self> {
        let heard = Closure::wrap(Box::new(move |entries: js_sys::Array| {
            for entry in entries.iter() {
                heard(entry.unchecked_into());
            }
        }) as Box<dyn FnMut(js_sys::Array)>);
        let options = IntersectionObserverInit::new();
        options.set_root_margin(margin);
        let observer =
            IntersectionObserver::new_with_options(heard.as_ref().unchecked_ref(), &options)
                .ok()?;
        Some(Self { observer, _heard: heard })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls `changed` with each element and whether it is in view, whenever that changes.
///
/// `margin` is the observer's rootMargin in CSS; browsers ignore it inside a frame of another
/// origin (w3c/IntersectionObserver #283). `elements` is asked once, after the first render.
#[hook]
pub fn use_in_view(
    margin: &'static str,
    elements: impl FnOnce() -> Vec<Element> + 'static,
    changed: Callback<(Element, bool)>,
) {
    use_effect_with((), move |()| {
        let watch = Watch::new(margin, move |entry| {
            changed.emit((entry.target(), entry.is_intersecting()));
        });
        if let Some(watch) = &watch {
            for element in elements() {
                watch.observer.observe(&element);
            }
        }
        move || drop(watch)
    });
}
