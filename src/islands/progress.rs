//! Which section is being read, and which have been: links to the sections, and lights in the
//! drawing that closes the page.

use web_sys::Element;
use yew::prelude::*;

use super::dom;
use crate::hooks::use_in_view;

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

/// How far a reader has come with a section.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Passing {
    Ahead,
    Here,
    Read,
}

impl Passing {
    /// A section has been read when it is left; the last one, after which nothing comes, when it
    /// is reached.
    fn after(self, in_view: bool, last: bool) -> Self {
        match (self, in_view) {
            (Self::Read, _) | (Self::Here, false) => Self::Read,
            (_, true) if last => Self::Read,
            (_, true) => Self::Here,
            (Self::Ahead, false) => Self::Ahead,
        }
    }
}

/// Links to the sections, the one being read marked. Those that have been read stand in `data-read`
/// on `<html>` by their numbers, from which CSS lights the layers of the closing drawing.
#[component]
pub fn Progress(props: &ProgressProps) -> Html {
    let current = use_state_eq(|| None::<AttrValue>);
    let ids = props.links.iter().map(|link| link.id.clone()).collect::<Vec<_>>();
    let way = use_mut_ref(|| vec![Passing::Ahead; ids.len()]);

    let passed = {
        let (current, ids) = (current.clone(), ids.clone());
        Callback::from(move |(section, in_view): (Element, bool)| {
            let id = dom::attribute(&section, "id");
            let at = ids.iter().position(|other| *other == id);
            if in_view {
                remember(&id);
                lead_on(&id);
                current.set(Some(id));
            }
            if let Some(at) = at {
                let mut way = way.borrow_mut();
                way[at] = way[at].after(in_view, at + 1 == ids.len());
                show_read(&way);
            }
        })
    };
    use_in_view("-50% 0px -50% 0px", move || sections_of(&ids), passed);

    html! {
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
    }
}

fn sections_of(ids: &[AttrValue]) -> Vec<Element> {
    let document = web_sys::window().and_then(|window| window.document());
    document.map_or_else(Vec::new, |document| {
        ids.iter().filter_map(|id| document.get_element_by_id(id)).collect()
    })
}

fn show_read(way: &[Passing]) {
    let read = way.iter().zip(1u32..).filter(|(passing, _)| **passing == Passing::Read);
    let value = read.map(|(_, number)| number.to_string()).collect::<Vec<_>>().join(" ");
    let page = web_sys::window().and_then(|window| window.document()?.document_element());
    if let Some(page) = page {
        let _ = page.set_attribute("data-read", &value);
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

/// Lets the page in the other script open at the section that is being read.
fn lead_on(id: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let link = document.and_then(|document| document.query_selector(".script-link").ok()?);
    if let Some(link) = link {
        let href = dom::attribute(&link, "href");
        let page = href.split('#').next().unwrap_or_default();
        let _ = link.set_attribute("href", &[page, "#", id].concat());
    }
}

#[cfg(test)]
mod tests {
    use super::Passing::{Ahead, Here, Read};

    #[test]
    fn a_section_is_read_when_it_is_left_and_the_last_when_it_is_reached() {
        assert_eq!(Ahead.after(false, false), Ahead);
        assert_eq!(Ahead.after(true, false), Here);
        assert_eq!(Here.after(false, false), Read);
        assert_eq!(Ahead.after(true, true), Read);
        assert_eq!(Read.after(true, false), Read);
    }
}
