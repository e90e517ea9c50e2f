//! Finds the islands of the page and gives each its Yew root: at once to those that a reader is
//! near or that a key can reach, to the others when he comes near, so that a page of two thousand
//! numbers costs no more to bring alive than a short one.

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

/// Mounts the islands that a reader is near, calls `done`, and keeps watch for the others. An
/// element that does not read as its island says keeps its static markup.
pub fn mount_all(done: impl FnOnce() + 'static) {
    let islands = dom::page().map_or_else(Vec::new, |page| dom::find_all(&page, "[data-island]"));
    let height = dom::screen_height();
    let (near, far): (Vec<_>, _) = islands.into_iter().partition(|island| {
        // By their boxes, and not by the watch: it says nothing while the page is in the background.
        let place = island.get_bounding_client_rect();
        let near = place.bottom() > -NEAR && place.top() < height + NEAR;
        // The Tab key goes anywhere at once, and what it has come to must not be exchanged.
        near || dom::find(island, "a, button").is_some()
    });
    watch(&far);
    turns::take(near, mount_one, done);
}

fn watch(far: &[Element]) {
    let watch = Watch::new(NEAR_MARGIN, far, |observer, islands| {
        let near = islands.into_iter().filter(|(_, near)| *near).map(|(island, _)| island);
        let near: Vec<_> = near.inspect(|island| observer.unobserve(island)).collect();
        turns::take(near, mount_one, || {});
    });
    // It is there as long as the page.
    mem::forget(watch);
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
