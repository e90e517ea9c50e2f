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
    // By its number from 1 on; at first a reader is in none.
    let current = use_state_eq(|| 0);
    let ids = props.links.iter().map(|link| link.id.clone()).collect::<Vec<_>>();
    let way = use_mut_ref(|| vec![Passing::Ahead; ids.len()]);

    let passed = {
        let (current, ids) = (current.clone(), ids.clone());
        Callback::from(move |(section, in_view): (Element, bool)| {
            let id = dom::attribute(&section, "data-section");
            let Some(at) = ids.iter().position(|other| *other == id) else { return };
            if in_view {
                if !is_named_within(&section) {
                    remember(&id);
                }
                lead_on(&id);
                current.set(at + 1);
            }
            let mut way = way.borrow_mut();
            way[at] = way[at].after(in_view, at + 1 == ids.len());
            show_read(&way);
        })
    };
    let sections = Callback::from(move |()| sections_of(&ids));
    use_in_view(true, "-50% 0px -50% 0px", sections, passed);

    html! {
        <ol class="progress-links">
            { for (1..).zip(&props.links).map(|(number, link)| {
                let here = *current == number;
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
    let Some(page) = dom::page() else { return Vec::new() };
    let section = |id: &AttrValue| dom::find(&page, &["[data-section=", id, "]"].join("\""));
    ids.iter().filter_map(section).collect()
}

fn show_read(way: &[Passing]) {
    let mut read = String::new();
    for (number, passing) in (1u32..).zip(way) {
        if *passing == Passing::Read {
            read = [&read, " ", &number.to_string()].concat();
        }
    }
    if let Some(page) = dom::page() {
        let _ = page.set_attribute("data-read", read.trim_start());
    }
}

/// Whether the address names something within this section. Such a link stays until the reader moves
/// on to another section: a reload, or who comes back, is to stand at it again.
fn is_named_within(section: &Element) -> bool {
    let address = section.owner_document().and_then(|document| document.url().ok());
    let address = address.unwrap_or_default();
    address.find('#').is_some_and(|at| dom::find(section, &address[at..]).is_some())
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
    if let Some(link) = dom::page().and_then(|page| dom::find(&page, ".script-link")) {
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
