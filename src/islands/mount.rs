//! Finds the islands of the page and gives each its Yew root: at once to those that a reader is
//! near or that a key can reach, to the others when he comes near their section, so that a page of
//! two thousand numbers costs no more to bring alive than a short one.

use std::mem;

use web_sys::Element;
use yew::prelude::*;

use super::{Aids, AidsProps, Counter, CounterProps, OrgChart, OrgChartProps};
use super::{Progress, ProgressProps, Steps, StepsProps, dom, turns};
use crate::hooks::Watch;

/// How near is near, in CSS pixels above and below the screen: further than one flick goes while a
/// few islands are mounted.
const NEAR: f64 = 1500.0;
const NEAR_MARGIN: &str = "1500px 0px";

/// Where a section has been found: `here`, on the screen; `near`; or `far`, and nothing before a
/// reader has come near it once. CSS asks it too: what may move when it enters the screen is a layer
/// of its own, and a browser sorts all layers of a page in every frame.
const PLACE: &str = "data-place";
const FAR: &str = "far";

/// Mounts the islands that a reader is near, calls `done`, and keeps watch for the others. An
/// element that does not read as its island says keeps its static markup.
pub fn mount_all(done: impl FnOnce() + 'static) {
    let Some(page) = dom::page() else { return done() };
    let sections = dom::find_all(&page, "[data-section]");
    // By their boxes, and not by the watch: it says nothing while the page is in the background.
    let places: Vec<_> = sections.iter().map(place).collect();
    for (section, place) in sections.iter().zip(places) {
        if let Some(place) = place {
            let _ = section.set_attribute(PLACE, place);
        }
    }
    let mut islands = dom::find_all(&page, "[data-island]");
    islands.retain(|island| {
        !waits(island) || dom::closest(island, "[data-section]:not([data-place])").is_none()
    });
    watch(&sections);
    turns::take(islands, mount_one, done);
}

fn watch(sections: &[Element]) {
    let watch = Watch::new(NEAR_MARGIN, sections, |_, sections| {
        let found: Vec<_> = sections.iter().filter_map(news).collect();
        let mut islands = Vec::new();
        for (section, place) in found {
            if !section.has_attribute(PLACE) {
                islands.extend(dom::find_all(section, "[data-island]").into_iter().filter(waits));
            }
            let _ = section.set_attribute(PLACE, place);
        }
        turns::take(islands, mount_one, || {});
    });
    // It is there as long as the page.
    mem::forget(watch);
}

/// A section whose place has changed, and its new one.
fn news((section, near): &(Element, bool)) -> Option<(&Element, &'static str)> {
    let known = section.get_attribute(PLACE);
    let was_near = known.as_deref().is_some_and(|known| known != FAR);
    match (was_near, *near) {
        (false, true) => Some((section, place(section).unwrap_or("near"))),
        (true, false) => Some((section, FAR)),
        _ => None,
    }
}

/// Whether a section is on the screen or near it.
fn place(section: &Element) -> Option<&'static str> {
    let (place, height) = (section.get_bounding_client_rect(), dom::screen_height());
    let within = |margin: f64| place.bottom() > -margin && place.top() < height + margin;
    // What is entering the screen at this moment must not be moved.
    within(0.0).then_some("here").or(within(NEAR).then_some("near"))
}

/// Whether an island may be mounted later. The Tab key goes anywhere at once, and what it has come
/// to must not be exchanged.
fn waits(island: &Element) -> bool {
    dom::find(island, "a, button").is_none()
}

fn mount_one(root: &Element) {
    match root.get_attribute("data-island").as_deref() {
        Some("aids") => mount::<Aids>(root, AidsProps::read),
        Some("counter") => mount::<Counter>(root, CounterProps::read),
        Some("org-chart") => mount::<OrgChart>(root, OrgChartProps::read),
        Some("progress") => mount::<Progress>(root, ProgressProps::read),
        Some("steps") => mount::<Steps>(root, StepsProps::read),
        _ => {}
    }
}

fn mount<C: BaseComponent>(root: &Element, read: impl Fn(&Element) -> Option<C::Properties>) {
    if let Some(props) = read(root) {
        yew::Renderer::<C>::with_root_and_props(root.clone(), props).render();
    }
}
