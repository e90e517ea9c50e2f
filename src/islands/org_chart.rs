//! An organisation chart: a nested list that opens and closes.
//!
//! It is a list with disclosure buttons, not an ARIA tree (W3C's own example of a navigation tree
//! advises against one); CSS draws it as a chart. As served every node is there and open.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::dom;

/// One box of the chart.
#[derive(Clone, PartialEq, Default)]
pub struct ChartNode {
    /// Where the node it reports to stands in the list; `None` for the root.
    pub parent: Option<usize>,
    /// What it is called.
    pub name: AttrValue,
    /// What it does there; may be empty.
    pub role: AttrValue,
    /// A sentence more; may be empty.
    pub note: AttrValue,
    /// Its figures as they are printed, such as "73个成员单位".
    pub counts: Vec<AttrValue>,
}

/// A chart.
#[derive(Properties, PartialEq)]
pub struct OrgChartProps {
    /// The nodes, each after the one it reports to, siblings in order.
    pub nodes: Rc<Vec<ChartNode>>,
    /// What the button that opens all nodes says.
    pub open_all: AttrValue,
    /// What the button that closes all nodes says.
    pub close_all: AttrValue,
    /// Whether a script runs: only then there are buttons.
    #[prop_or_default]
    pub live: bool,
}

impl OrgChartProps {
    /// Reads the nodes that were served.
    pub fn read(root: &Element) -> Option<Self> {
        let mut nodes = Vec::new();
        for list in dom::children(root, "org-list") {
            read_list(&list, None, &mut nodes);
        }
        let mut tools = dom::find_all(root, ".org-tool").into_iter().map(|tool| dom::text(&tool));
        Some(Self {
            nodes: Rc::new(nodes),
            open_all: tools.next()?,
            close_all: tools.next()?,
            live: true,
        })
    }
}

fn read_list(list: &Element, parent: Option<usize>, nodes: &mut Vec<ChartNode>) {
    for item in dom::children(list, "org-item") {
        let at = nodes.len();
        let mut node = ChartNode { parent, ..ChartNode::default() };
        for part in dom::children(&item, "org-node").iter().flat_map(|n| dom::find_all(n, "span")) {
            match part.class_name().as_str() {
                "org-name" => node.name = dom::text(&part),
                "org-role" => node.role = dom::text(&part),
                "org-note" => node.note = dom::text(&part),
                "org-count" => node.counts.push(dom::text(&part)),
                _ => {}
            }
        }
        nodes.push(node);
        for inner in dom::children(&item, "org-list") {
            read_list(&inner, Some(at), nodes);
        }
    }
}

/// What a reader has done to the chart.
#[derive(Clone, PartialEq)]
struct Chart {
    closed: Vec<bool>,
    /// The lists that the last move opened: they unfold from their parents.
    opened: Vec<bool>,
    marked: Option<usize>,
}

impl Chart {
    fn open(nodes: usize) -> Self {
        Self { closed: vec![false; nodes], opened: vec![false; nodes], marked: None }
    }

    fn with_closed(&self, closed: Vec<bool>) -> Self {
        let opened = self.closed.iter().zip(&closed).map(|(was, is)| *was && !*is).collect();
        Self { closed, opened, marked: self.marked }
    }
}

/// A chart that opens, closes and marks the way from the root to the node in focus.
#[component]
pub fn OrgChart(props: &OrgChartProps) -> Html {
    let root = use_node_ref();
    let chart = use_state_eq(|| Chart::open(props.nodes.len()));
    let set_all = |closed: bool| {
        let chart = chart.clone();
        Callback::from(move |_: MouseEvent| {
            chart.set(chart.with_closed(vec![closed; chart.closed.len()]));
        })
    };
    let toggle = {
        let chart = chart.clone();
        Callback::from(move |at: usize| {
            let mut closed = chart.closed.clone();
            closed[at] = !closed[at];
            chart.set(chart.with_closed(closed));
        })
    };
    let mark = {
        let chart = chart.clone();
        Callback::from(move |event: FocusEvent| {
            let marked = event.target().and_then(|target| index_of(target.dyn_ref()?));
            chart.set(Chart { marked, ..(*chart).clone() });
        })
    };
    let keys = {
        let (root, nodes, chart, toggle) =
            (root.clone(), props.nodes.clone(), chart.clone(), toggle.clone());
        Callback::from(move |event: KeyboardEvent| {
            let at = event.target().and_then(|target| index_of(target.dyn_ref()?));
            let key = event.key();
            if let Some(go) = at.and_then(|at| on_key(&key, at, &nodes, &chart.closed, &toggle)) {
                event.prevent_default();
                focus(&root, go);
            }
        })
    };
    let tool = |closed: bool, label: &AttrValue| {
        html! {
            <button type="button" class="org-tool" onclick={set_all(closed)}>{ label.clone() }</button>
        }
    };
    let view = View { nodes: &props.nodes, chart: &chart, live: props.live, toggle: &toggle };
    html! {
        <>
            <div class="org-tools">
                { tool(false, &props.open_all) }
                { tool(true, &props.close_all) }
            </div>
            <ul class="org-list" ref={root} onfocusin={mark} onkeydown={keys}>{ view.list(None, &mut 0) }</ul>
        </>
    }
}

struct View<'a> {
    nodes: &'a [ChartNode],
    chart: &'a Chart,
    live: bool,
    toggle: &'a Callback<usize>,
}

impl View<'_> {
    /// The list of what reports to a node. `next` is the first node that has no place yet: where
    /// each stands after the one it reports to, that is the list's first, and when the list is
    /// made, the one behind all below it.
    fn list(&self, parent: Option<usize>, next: &mut usize) -> Html {
        let mut items = Vec::new();
        while self.nodes.get(*next).is_some_and(|node| node.parent == parent) {
            items.push(self.item(next));
        }
        items.into_iter().collect()
    }

    fn item(&self, next: &mut usize) -> Html {
        let at = *next;
        *next += 1;
        let node = &self.nodes[at];
        let list = self.list(Some(at), next);
        let has_list = *next > at + 1;
        let closed = self.chart.closed[at];
        let marked = self.chart.marked.is_some_and(|marked| leads_to(self.nodes, at, marked));
        html! {
            <li class={classes!("org-item", marked.then_some("org-marked"))}>
                <div class={classes!("org-node", has_list.then_some("org-parent"))} data-node={(self.live && !has_list).then(|| at.to_string())}
                    tabindex={(self.live && !has_list).then_some("-1")}>
                    if has_list { { self.button(at, closed) } }
                    <span class="org-name">{ node.name.clone() }</span>
                    if !node.role.is_empty() { <span class="org-role">{ node.role.clone() }</span> }
                    { for node.counts.iter().map(|count| html! { <span class="org-count">{ count.clone() }</span> }) }
                    if !node.note.is_empty() { <span class="org-note">{ node.note.clone() }</span> }
                </div>
                if has_list {
                    <ul class={classes!("org-list", self.chart.opened[at].then_some("org-opened"))} hidden={closed}>{ list }</ul>
                }
            </li>
        }
    }

    fn button(&self, at: usize, closed: bool) -> Html {
        if !self.live {
            return html! { <i class="org-toggle"></i> };
        }
        let toggle = self.toggle.reform(move |_: MouseEvent| at);
        html! {
            <button type="button" class="org-toggle" data-node={at.to_string()} onclick={toggle}
                aria-expanded={if closed { "false" } else { "true" }}
                aria-label={self.nodes[at].name.clone()}></button>
        }
    }
}

/// Whether `at` is `to` or one of those it reports to.
fn leads_to(nodes: &[ChartNode], at: usize, to: usize) -> bool {
    std::iter::successors(Some(to), |&node| nodes[node].parent).any(|node| node == at)
}

/// The node that a key moves to. Left closes or goes up, right opens or goes down, as in every
/// list of files; a key that does nothing here answers `None`.
fn on_key(
    key: &str,
    at: usize,
    nodes: &[ChartNode],
    closed: &[bool],
    toggle: &Callback<usize>,
) -> Option<usize> {
    let visible = |node: &usize| {
        std::iter::successors(nodes[*node].parent, |&up| nodes[up].parent).all(|up| !closed[up])
    };
    let child = || (0..nodes.len()).find(|&node| nodes[node].parent == Some(at));
    match key {
        "ArrowDown" => (at + 1..nodes.len()).find(visible),
        "ArrowUp" => (0..at).rev().find(visible),
        "Home" => Some(0),
        "End" => (0..nodes.len()).rev().find(visible),
        "ArrowLeft" if child().is_some() && !closed[at] => {
            toggle.emit(at);
            Some(at)
        }
        "ArrowLeft" => nodes[at].parent,
        "ArrowRight" if closed[at] => {
            toggle.emit(at);
            Some(at)
        }
        "ArrowRight" => child(),
        _ => None,
    }
}

fn index_of(target: &Element) -> Option<usize> {
    target.get_attribute("data-node")?.parse().ok()
}

fn focus(root: &NodeRef, at: usize) {
    let target = root.cast::<Element>().and_then(|root| {
        root.query_selector(&["[data-node=\"", &at.to_string(), "\"]"].concat()).ok().flatten()
    });
    if let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
        let _ = target.focus();
    }
}
