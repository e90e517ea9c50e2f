//! Walking through a chart with the arrow keys.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::list::{List, is_open, item_of, superior};
use crate::islands::dom;

/// Left closes or goes up, right opens or goes down, as in every list of files. A key that does
/// nothing here is left to the browser.
pub(super) fn on_key(list: &List, event: &Event, target: &Element) {
    let Some(item) = item_of(target) else { return };
    let Some(key) = dom::key(event) else { return };
    let to = match (key.as_str(), is_open(&item)) {
        ("ArrowLeft", Some(true)) | ("ArrowRight", Some(false)) => {
            list.toggle(&item);
            Some(item)
        }
        ("ArrowLeft", _) => superior(&item),
        ("ArrowRight", _) => dom::find(&item, ".org-item"),
        (key, _) => along(key, list, &item),
    };
    if let Some(to) = to {
        event.prevent_default();
        focus(&to);
    }
}

/// The item that a key leads to among those in sight.
fn along(key: &str, list: &List, item: &Element) -> Option<Element> {
    let mut seen = dom::find_all(list.root(), ".org-item");
    seen.retain(|item| dom::closest(item, "[hidden]").is_none());
    let at = seen.iter().position(|other| other == item)?;
    let to = match key {
        "ArrowDown" => at + 1,
        "ArrowUp" => at.checked_sub(1)?,
        "Home" => 0,
        "End" => seen.len() - 1,
        _ => return None,
    };
    seen.into_iter().nth(to)
}

/// The ring of an item takes the focus, or else its node, which the Tab key passes by.
fn focus(item: &Element) {
    let target = dom::find(item, ".org-toggle").or_else(|| {
        let node = dom::find(item, ".org-node")?;
        let _ = node.set_attribute("tabindex", "-1");
        Some(node)
    });
    if let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
        let _ = target.focus();
    }
}
