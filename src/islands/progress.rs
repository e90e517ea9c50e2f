//! How far the page has been read: links to the sections, and the thread.

use web_sys::Element;
use yew::prelude::*;

use super::dom;
use crate::hooks::{use_in_view, use_scroll};

/// One section of the page.
#[derive(Clone, PartialEq)]
pub struct ProgressLink {
    /// The section's id.
    pub id: AttrValue,
    /// What the link says.
    pub label: AttrValue,
}

/// The sections in reading order.
#[derive(Properties, PartialEq)]
pub struct ProgressProps {
    /// One link a section.
    pub links: Vec<ProgressLink>,
}

impl ProgressProps {
    /// Reads the links that were served.
    pub fn read(root: &Element) -> Option<Self> {
        let links = dom::find_all(root, "a[href]").into_iter().map(|link| ProgressLink {
            id: dom::attribute(&link, "href").trim_start_matches('#').to_owned().into(),
            label: dom::text(&link),
        });
        Some(Self { links: links.collect() })
    }
}

/// Links to the sections, the one being read marked, over the share of the page that has passed.
#[component]
pub fn Progress(props: &ProgressProps) -> Html {
    let bar = use_node_ref();
    let current = use_state_eq(|| None::<AttrValue>);

    let drawn = bar.clone();
    use_scroll(Callback::from(move |share: f64| draw_to(&drawn, share)));

    let passed = {
        let current = current.clone();
        Callback::from(move |(section, in_view): (Element, bool)| {
            if in_view {
                let id = dom::attribute(&section, "id");
                remember(&id);
                current.set(Some(id));
            }
        })
    };
    let sections = props.links.iter().map(|link| link.id.clone()).collect::<Vec<_>>();
    use_in_view("-50% 0px -50% 0px", move || sections_of(&sections), passed);

    html! {
        <>
            <ol class="progress-links">
                { for props.links.iter().map(|link| {
                    let here = current.as_ref() == Some(&link.id);
                    html! {
                        <li><a href={["#", &link.id].concat()} aria-current={here.then_some("true")}>
                            { link.label.clone() }
                        </a></li>
                    }
                }) }
            </ol>
            <span class="progress-bar" ref={bar}></span>
        </>
    }
}

fn sections_of(ids: &[AttrValue]) -> Vec<Element> {
    let document = web_sys::window().and_then(|window| window.document());
    document.map_or_else(Vec::new, |document| {
        ids.iter().filter_map(|id| document.get_element_by_id(id)).collect()
    })
}

/// Thousandths are finer than a phone's pixel and need no float to be printed.
fn draw_to(bar: &NodeRef, share: f64) {
    if let Some(bar) = bar.cast::<Element>() {
        let per_mille = (share * 1000.0) as u32;
        let value = ["scaleX(calc(", &per_mille.to_string(), " / 1000))"].concat();
        dom::set_style(&bar, "transform", &value);
    }
}

/// Puts the section into the address, so that a shared link opens where the reader is. It replaces
/// the entry: the way back stays one step.
fn remember(id: &str) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        // A sandboxed frame may refuse: the address then stays as it was.
        let _ = history.replace_state_with_url(
            &wasm_bindgen::JsValue::NULL,
            "",
            Some(&["#", id].concat()),
        );
    }
}
