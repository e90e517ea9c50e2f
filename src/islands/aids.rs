//! Reading aids: one quiet button, and behind it how large the text is, whether things move, and
//! the colours.
//!
//! It knows no aid but motion. What can be chosen stays as it was served; what is chosen stands on
//! `<html>` as `data-<aid>`, where CSS finds it, and is shown as pressed.

use gloo_events::EventListener;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::{choice, dom, motion};

/// The button that opens the aids.
#[derive(Properties, PartialEq)]
pub struct AidsProps {
    /// What it says.
    pub label: AttrValue,
}

impl AidsProps {
    /// Reads the button that was served.
    pub fn read(root: &Element) -> Option<Self> {
        Some(Self { label: dom::text(&dom::find(root, ".aids-button")?) })
    }
}

/// The button; with it the choices beside it can be made.
#[component]
pub fn Aids(props: &AidsProps) -> Html {
    let button = use_node_ref();
    let open = use_state_eq(|| false);

    let (inside, close) = (button.clone(), open.setter());
    use_effect_with((), move |()| {
        let heard = aids(&inside).map(|aids| {
            show_chosen(&aids);
            listen(&aids, inside, close)
        });
        move || drop(heard)
    });
    let inside = button.clone();
    use_effect_with(*open, move |open| {
        if let Some(panel) = aids(&inside).and_then(|aids| dom::find(&aids, ".aids-panel")) {
            let _ = if *open {
                panel.remove_attribute("hidden")
            } else {
                panel.set_attribute("hidden", "")
            };
        }
    });

    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <button ref={button} type="button" class="aids-button" onclick={toggle}
            aria-expanded={if *open { "true" } else { "false" }}>{ props.label.clone() }</button>
    }
}

/// What is pressed is chosen; Escape closes and gives the focus back.
fn listen(aids: &Element, button: NodeRef, open: UseStateSetter<bool>) -> [EventListener; 2] {
    let all = aids.clone();
    let choose = move |event: &Event| {
        let pressed = dom::target(event).and_then(|target| dom::closest(&target, "[data-value]"));
        let Some(pressed) = pressed else { return };
        if let Some(aid) = dom::closest(&pressed, "[data-aid]") {
            let value = dom::attribute(&pressed, "data-value");
            choice::choose(&dom::attribute(&aid, "data-aid"), &value);
            show_chosen(&all);
        }
    };
    let leave = move |event: &Event| {
        if dom::key(event).as_deref() == Some("Escape") {
            open.set(false);
            if let Some(button) = button.cast::<HtmlElement>() {
                let _ = button.focus();
            }
        }
    };
    [EventListener::new(aids, "click", choose), EventListener::new(aids, "keydown", leave)]
}

/// Shows of each aid which of its values holds now.
fn show_chosen(aids: &Element) {
    for aid in dom::find_all(aids, "[data-aid]") {
        let held = in_force(&dom::attribute(&aid, "data-aid"));
        // The first value is what holds where nothing has been chosen.
        for (at, button) in (0..).zip(dom::find_all(&aid, "[data-value]")) {
            let holds = match &held {
                Some(held) => *held == dom::attribute(&button, "data-value").as_str(),
                None => at == 0,
            };
            let _ = button.set_attribute("aria-pressed", if holds { "true" } else { "false" });
        }
    }
}

/// The value that holds: the reader's choice, and for motion also the system's.
fn in_force(aid: &str) -> Option<String> {
    if aid == motion::KEY {
        return Some(if motion::allowed() { "on" } else { "off" }.to_owned());
    }
    choice::chosen(aid)
}

fn aids(button: &NodeRef) -> Option<Element> {
    dom::closest(&button.cast()?, ".aids")
}
