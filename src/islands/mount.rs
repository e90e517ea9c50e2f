//! Finds the islands of the page and gives each its Yew root.

use web_sys::Element;
use yew::prelude::*;

use super::{Counter, CounterProps, MotionSwitch, MotionSwitchProps, OrgChart, OrgChartProps};
use super::{Progress, ProgressProps, Steps, StepsProps, dom};

/// Mounts every `[data-island]` of the document. An element that does not read as its island
/// says keeps its static markup.
pub fn mount_all() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let Some(page) = document.document_element() else { return };
    for root in dom::find_all(&page, "[data-island]") {
        match root.get_attribute("data-island").as_deref() {
            Some("counter") => mount::<Counter>(&root, CounterProps::read),
            Some("motion") => mount::<MotionSwitch>(&root, MotionSwitchProps::read),
            Some("org-chart") => mount::<OrgChart>(&root, OrgChartProps::read),
            Some("progress") => mount::<Progress>(&root, ProgressProps::read),
            Some("steps") => mount::<Steps>(&root, StepsProps::read),
            _ => {}
        }
    }
}

fn mount<C: BaseComponent>(root: &Element, read: impl Fn(&Element) -> Option<C::Properties>) {
    if let Some(props) = read(root) {
        yew::Renderer::<C>::with_root_and_props(root.clone(), props).render();
    }
}
