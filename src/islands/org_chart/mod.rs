//! An organisation chart: a nested list that opens and closes.
//!
//! It is a list with disclosure buttons, not an ARIA tree (W3C's own example of a navigation tree
//! advises against one); CSS draws it as a chart. The list stays as it was served, every node there
//! and open, however many there are: what is mounted are the two buttons above it, and what a reader
//! does to the chart stands in its markup ([`list`]).

mod list;
mod walk;

use gloo_events::{EventListener, EventListenerOptions};
use web_sys::{Element, Event};
use yew::prelude::*;

use super::dom;
use list::List;

/// What the buttons above a chart say.
#[derive(Properties, PartialEq)]
pub struct OrgChartProps {
    /// The one that opens all nodes.
    pub open_all: AttrValue,
    /// The one that closes all nodes.
    pub close_all: AttrValue,
}

impl OrgChartProps {
    /// Reads the buttons that were served.
    pub fn read(root: &Element) -> Option<Self> {
        let mut tools = dom::find_all(root, ".org-tool").into_iter().map(|tool| dom::text(&tool));
        Some(Self { open_all: tools.next()?, close_all: tools.next()? })
    }
}

/// The two buttons; with them the chart beside them opens, closes and marks the way from the root
/// to the node in focus.
#[component]
pub fn OrgChart(props: &OrgChartProps) -> Html {
    let first = use_node_ref();
    let beside = first.clone();
    use_effect_with((), move |()| {
        let heard = List::beside(&beside).map(|list| list.listen());
        move || drop(heard)
    });
    let set_all = |open: bool| {
        let first = first.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(list) = List::beside(&first) {
                list.set_all(open);
            }
        })
    };
    html! {
        <>
            <button ref={first.clone()} type="button" class="org-tool" onclick={set_all(true)}>{ props.open_all.clone() }</button>
            <button type="button" class="org-tool" onclick={set_all(false)}>{ props.close_all.clone() }</button>
        </>
    }
}

impl List {
    /// One listener a kind of event, however many nodes there are.
    fn listen(&self) -> [EventListener; 3] {
        let on = |kind: &'static str, hear: fn(&List, &Event, &Element)| {
            let list = self.clone();
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(self.root(), kind, options, move |event| {
                if let Some(target) = dom::target(event) {
                    hear(&list, event, &target);
                }
            })
        };
        [
            on("click", |list, _, target| {
                if let Some(item) = list::item_of_toggle(target) {
                    list.toggle(&item);
                }
            }),
            on("focusin", |list, _, target| list.mark(target)),
            on("keydown", walk::on_key),
        ]
    }
}
