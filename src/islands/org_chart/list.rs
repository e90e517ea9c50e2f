//! What the markup of a chart says: which lists are open, and which way is marked.

use web_sys::Element;
use yew::NodeRef;

use crate::islands::dom;

/// The list of a chart.
#[derive(Clone)]
pub(super) struct List(Element);

impl List {
    /// The list of the chart in which `tool` is.
    pub(super) fn beside(tool: &NodeRef) -> Option<Self> {
        dom::find(&dom::closest(&tool.cast()?, ".org")?, ".org-list").map(Self)
    }

    pub(super) fn root(&self) -> &Element {
        &self.0
    }

    pub(super) fn set_all(&self, open: bool) {
        self.settle();
        for button in dom::find_all(&self.0, ".org-toggle") {
            if let Some(item) = item_of(&button) {
                set_open(&item, open);
            }
        }
    }

    pub(super) fn toggle(&self, item: &Element) {
        self.settle();
        if let Some(open) = is_open(item) {
            set_open(item, !open);
        }
    }

    /// Marks the way from the root to the node in which `inside` is, and no other.
    pub(super) fn mark(&self, inside: &Element) {
        unset(&self.0, "org-marked");
        let mut up = item_of(inside);
        while let Some(item) = up {
            let _ = item.class_list().add_1("org-marked");
            up = superior(&item);
        }
    }

    /// What the last move opened has unfolded: only what the next one opens is to.
    fn settle(&self) {
        unset(&self.0, "org-opened");
    }
}

/// The item in which an element is.
pub(super) fn item_of(inside: &Element) -> Option<Element> {
    dom::closest(inside, ".org-item")
}

/// The item that the ring under a finger opens and closes.
pub(super) fn item_of_toggle(target: &Element) -> Option<Element> {
    item_of(&dom::closest(target, ".org-toggle")?)
}

/// The item that this one reports to.
pub(super) fn superior(item: &Element) -> Option<Element> {
    item_of(&item.parent_element()?)
}

/// Whether an item's list is open; `None` where it has none.
pub(super) fn is_open(item: &Element) -> Option<bool> {
    dom::find(item, ".org-list").map(|list| !list.has_attribute("hidden"))
}

fn set_open(item: &Element, open: bool) {
    // The first of each below an item is its own.
    let (Some(button), Some(list)) = (dom::find(item, ".org-toggle"), dom::find(item, ".org-list"))
    else {
        return;
    };
    let _ = button.set_attribute("aria-expanded", if open { "true" } else { "false" });
    if !open {
        let _ = list.set_attribute("hidden", "");
    } else if list.has_attribute("hidden") {
        let _ = list.remove_attribute("hidden");
        let _ = list.class_list().add_1("org-opened");
    }
}

fn unset(root: &Element, class: &str) {
    for element in dom::find_all(root, &[".", class].concat()) {
        let _ = element.class_list().remove_1(class);
    }
}
