//! Tells an island that a reader has come to it.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
use yew::prelude::*;

/// An observer with the closure that it calls. Both go when this is dropped.
pub struct Watch {
    observer: IntersectionObserver,
    _heard: Closure<dyn FnMut(js_sys::Array, IntersectionObserver)>,
}

impl Watch {
    /// Watches `elements` until it is dropped, and calls `heard` with those for which it has changed
    /// whether they are in view, and whether they are now. `margin` is the observer's rootMargin in CSS; browsers ignore
    /// it inside a frame of another origin (w3c/IntersectionObserver #283). `None` where the browser
    /// has no IntersectionObserver.
    pub fn new(
        margin: &str,
        elements: &[Element],
        mut heard: impl FnMut(&IntersectionObserver, Vec<(Element, bool)>) + 'static,
    ) -> Option<Self> {
        let heard = Closure::wrap(Box::new(move |entries: js_sys::Array, observer| {
            let entries = entries.iter().map(|entry| {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                (entry.target(), entry.is_intersecting())
            });
            heard(&observer, entries.collect());
        })
            as Box<dyn FnMut(js_sys::Array, IntersectionObserver)>);
        let options = IntersectionObserverInit::new();
        options.set_root_margin(margin);
        let observer =
            IntersectionObserver::new_with_options(heard.as_ref().unchecked_ref(), &options)
                .ok()?;
        elements.iter().for_each(|element| observer.observe(element));
        Some(Self { observer, _heard: heard })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// While `watching`, calls `changed` with each element and whether it is in view, whenever that
/// changes. `elements` is asked once, after the first render; `margin` is that of [`Watch`].
#[hook]
pub fn use_in_view(
    watching: bool,
    margin: &'static str,
    elements: Callback<(), Vec<Element>>,
    changed: Callback<(Element, bool)>,
) {
    use_effect_with(watching, move |&watching| {
        let watch = watching.then(|| {
            Watch::new(margin, &elements.emit(()), move |_, all| {
                all.into_iter().for_each(|one| changed.emit(one));
            })
        });
        move || drop(watch)
    });
}
