//! A scene: the drawing follows the caption that is being read.
//!
//! The captions and the drawing stay as they were served. What is mounted is the row of marks
//! under the drawing; the step in view is written on the scene as `data-step`, and CSS does the rest.

use web_sys::Element;
use yew::prelude::*;

use super::dom;
use crate::hooks::use_in_view;

/// A scene's size.
#[derive(Properties, PartialEq)]
pub struct StepsProps {
    /// How many captions pass.
    pub count: usize,
}

impl StepsProps {
    /// Counts the marks that were served.
    pub fn read(root: &Element) -> Option<Self> {
        let count = dom::find_all(root, ".step-mark").len();
        (count > 0).then_some(Self { count })
    }
}

/// The marks under a scene, one a caption.
#[component]
pub fn Steps(props: &StepsProps) -> Html {
    let node = use_node_ref();
    // As served, the scene shows where it ends.
    let at = use_state_eq(|| props.count);
    let passed = {
        let at = at.clone();
        Callback::from(move |(caption, in_view): (Element, bool)| {
            if let (true, Ok(step)) = (in_view, dom::attribute(&caption, "data-caption").parse()) {
                if let Some(scene) = scene_of(&caption) {
                    let _ =
                        scene.set_attribute("data-step", &dom::attribute(&caption, "data-caption"));
                }
                at.set(step);
            }
        })
    };
    let marks = node.clone();
    let captions = Callback::from(move |()| captions_beside(&marks));
    // The drawing has the upper half of a phone: a caption counts as read below the middle.
    use_in_view(true, "-60% 0px -40% 0px", captions, passed);
    html! {
        <span ref={node} class="step-marks">
            { for (1..=props.count).map(|step| html! {
                <span class={if step <= *at { "step-mark step-past" } else { "step-mark" }}></span>
            }) }
        </span>
    }
}

fn scene_of(inside: &Element) -> Option<Element> {
    dom::closest(inside, "[data-step]")
}

fn captions_beside(marks: &NodeRef) -> Vec<Element> {
    let scene = marks.cast::<Element>().and_then(|marks| scene_of(&marks));
    scene.map_or_else(Vec::new, |scene| dom::find_all(&scene, "[data-caption]"))
}
