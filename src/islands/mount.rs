//! Finds the islands of the page and gives each its Yew root.

use std::time::Duration;

use web_sys::Element;
use yew::platform::time::sleep;
use yew::prelude::*;

use super::{Aids, AidsProps, Counter, CounterProps, OrgChart, OrgChartProps};
use super::{Progress, ProgressProps, Steps, StepsProps, dom};

/// As many islands are mounted in one task: few enough for a slow phone to answer a finger in
/// between (a task of more than 50 ms is a long one).
const AT_ONCE: usize = 4;

/// Mounts every `[data-island]` of the document. An element that does not read as its island
/// says keeps its static markup.
pub async fn mount_all() {
    let page = web_sys::window().and_then(|window| window.document()?.document_element());
    let roots = page.map_or_else(Vec::new, |page| dom::find_all(&page, "[data-island]"));
    for some in roots.chunks(AT_ONCE) {
        some.iter().for_each(mount_one);
        sleep(Duration::ZERO).await;
    }
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
