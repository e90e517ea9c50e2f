//! Reading an island's props out of the markup that was served.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::AttrValue;

/// The elements below `root` that match a CSS selector, in the order of the document.
pub fn find_all(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|i| found.get(i)?.dyn_into().ok()).collect()
}

/// The children of `parent` that carry a class, in order.
pub fn children(parent: &Element, class: &str) -> Vec<Element> {
    let all = parent.children();
    (0..all.length())
        .filter_map(|i| all.item(i))
        .filter(|child| child.class_list().contains(class))
        .collect()
}

/// An element's text as it was served; empty where there is none.
pub fn text(element: &Element) -> AttrValue {
    element.text_content().unwrap_or_default().into()
}

/// An attribute's value; empty where there is none.
pub fn attribute(element: &Element, name: &str) -> AttrValue {
    element.get_attribute(name).unwrap_or_default().into()
}

/// Sets an inline CSS property through the CSSOM, which a strict CSP allows, or removes it when
/// `value` is empty.
pub fn set_style(element: &Element, property: &str, value: &str) {
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        // A browser that does not know the property leaves the element as it is.
        let _ = element.style().set_property(property, value);
    }
}
