//! What a reader has chosen: on `<html>`, where CSS and the islands read it, and in storage, where
//! the loader reads it before the next page is painted.

use super::dom::page;

/// The value chosen for `key`, when one has been.
pub fn chosen(key: &str) -> Option<String> {
    page()?.get_attribute(&["data-", key].concat())
}

/// Chooses a value; an empty one leaves the matter to the system again.
pub fn choose(key: &str, value: &str) {
    if let Some(page) = page() {
        let name = ["data-", key].concat();
        let _ = if value.is_empty() {
            page.remove_attribute(&name)
        } else {
            page.set_attribute(&name, value)
        };
    }
    // Storage may be refused (private mode, a sandboxed frame): then the choice lasts for the page.
    if let Some(Ok(Some(storage))) = web_sys::window().map(|window| window.local_storage()) {
        let _ = storage.set_item(&["yitu:", key].concat(), value);
    }
}
