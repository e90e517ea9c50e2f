//! Reading what was served, and the few moves in it that the islands share.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};
use yew::AttrValue;

/// The elements below `root` that match a CSS selector, in the order of the document.
pub fn find_all(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|i| found.get(i)?.dyn_into().ok()).collect()
}

/// The first element below `root` that matches a CSS selector.
pub fn find(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok().flatten()
}

/// The nearest element from `inside` upwards, itself included, that matches a CSS selector.
pub fn closest(inside: &Element, selector: &str) -> Option<Element> {
    inside.closest(selector).ok().flatten()
}

/// The element that an event happened to.
pub fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The key that was pressed, where it is meant for the page: with Alt, Ctrl, Meta or Shift a key is
/// the browser's (Alt and an arrow lead back), while a word is composed it is the input method's, and
/// what somebody has answered already needs no second answer.
pub fn key(event: &Event) -> Option<String> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    let others = event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key();
    let ours = !others && !event.is_composing() && !event.default_prevented();
    ours.then(|| event.key())
}

/// The page's root element, `<html>`.
pub fn page() -> Option<Element> {
    web_sys::window()?.document()?.document_element()
}

/// The height of the screen in CSS pixels.
pub fn screen_height() -> f64 {
    let height = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64());
    height.unwrap_or_default()
}

/// An element's text as it was served; empty where there is none.
pub fn text(element: &Element) -> AttrValue {
    element.text_content().unwrap_or_default().into()
}

/// An attribute's value; empty where there is none.
pub fn attribute(element: &Element, name: &str) -> AttrValue {
    element.get_attribute(name).unwrap_or_default().into()
}
