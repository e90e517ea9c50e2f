//! Whether things may move, and the reader's switch for it.

use web_sys::Element;
use yew::prelude::*;

use super::dom;

/// Where the choice is kept, on `<html>` and in storage. The loader reads both first.
const KEY: &str = "motion";

/// The page's own switch where the reader has used it, else the system's setting.
pub fn allowed() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let chosen = window.document().and_then(|d| d.document_element()?.get_attribute("data-motion"));
    match chosen.as_deref() {
        Some("on") => true,
        Some("off") => false,
        _ => !window
            .match_media("(prefers-reduced-motion: reduce)")
            .ok()
            .flatten()
            .is_some_and(|query| query.matches()),
    }
}

fn choose(on: bool) {
    let Some(window) = web_sys::window() else { return };
    let value = if on { "on" } else { "off" };
    if let Some(page) = window.document().and_then(|d| d.document_element()) {
        let _ = page.set_attribute("data-motion", value);
    }
    // Storage may be refused (private mode, a sandboxed frame): then the choice lasts for the page.
    if let Ok(Some(storage)) = window.local_storage() {
        let _ = storage.set_item(&["yitu:", KEY].concat(), value);
    }
}

/// The words of the switch.
#[derive(Properties, PartialEq)]
pub struct MotionSwitchProps {
    /// What is switched, in the page's language.
    pub label: AttrValue,
}

impl MotionSwitchProps {
    /// Reads the words that were served.
    pub fn read(root: &Element) -> Option<Self> {
        Some(Self { label: dom::text(root) })
    }
}

/// A switch for all motion on the page.
#[component]
pub fn MotionSwitch(props: &MotionSwitchProps) -> Html {
    let on = use_state_eq(|| true);
    let known = on.clone();
    use_effect_with((), move |()| known.set(allowed()));
    let flip = {
        let on = on.clone();
        Callback::from(move |_: MouseEvent| {
            choose(!*on);
            on.set(!*on);
        })
    };
    html! {
        <button type="button" class="switch" role="switch" onclick={flip}
            aria-checked={if *on { "true" } else { "false" }}>{ props.label.clone() }</button>
    }
}
