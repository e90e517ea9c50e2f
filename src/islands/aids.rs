//! Reading aids: one quiet button, and behind it how large the text is, whether things move, and
//! the colours.
//!
//! It knows no aid but motion: what can be chosen is read out of the markup, and what is chosen
//! stands on `<html>` as `data-<aid>`, where CSS finds it.

use std::rc::Rc;

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::{choice, dom, motion};

/// One thing that can be chosen.
#[derive(Clone, PartialEq)]
pub struct Aid {
    /// Its name in `data-<name>` and in storage.
    pub key: AttrValue,
    /// What it is called.
    pub label: AttrValue,
    /// Values, and what they are called. The first is what holds where nothing has been chosen.
    pub options: Vec<(AttrValue, AttrValue)>,
}

/// The button and what it opens.
#[derive(Properties, PartialEq)]
pub struct AidsProps {
    /// What the button says.
    pub label: AttrValue,
    /// What can be chosen.
    pub aids: Rc<Vec<Aid>>,
}

impl AidsProps {
    /// Reads the choices that were served.
    pub fn read(root: &Element) -> Option<Self> {
        let label = dom::text(dom::find_all(root, ".aids-button").first()?);
        let option = |button: Element| (dom::attribute(&button, "data-value"), dom::text(&button));
        let aids = dom::find_all(root, ".aid").into_iter().map(|group| Aid {
            key: dom::attribute(&group, "data-aid"),
            label: dom::attribute(&group, "aria-label"),
            options: dom::find_all(&group, "button").into_iter().map(option).collect(),
        });
        Some(Self { label, aids: Rc::new(aids.collect()) })
    }
}

/// The button, and under it the choices.
#[component]
pub fn Aids(props: &AidsProps) -> Html {
    let button = use_node_ref();
    let open = use_state_eq(|| false);
    let chosen = use_state_eq(|| props.aids.iter().map(default_of).collect::<Vec<_>>());

    let (aids, found) = (props.aids.clone(), chosen.clone());
    use_effect_with((), move |()| found.set(aids.iter().map(in_force).collect()));

    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let leave = {
        let (open, button) = (open.clone(), button.clone());
        Callback::from(move |event: KeyboardEvent| {
            if *open && event.key() == "Escape" {
                open.set(false);
                if let Some(button) = button.cast::<HtmlElement>() {
                    let _ = button.focus();
                }
            }
        })
    };
    let choices = props.aids.iter().enumerate().map(|(at, aid)| {
        let buttons = aid.options.iter().map(|(value, label)| {
            let pick = {
                let (chosen, key, value) = (chosen.clone(), aid.key.clone(), value.clone());
                Callback::from(move |_: MouseEvent| {
                    choice::choose(&key, &value);
                    let mut next = (*chosen).clone();
                    next[at] = value.clone();
                    chosen.set(next);
                })
            };
            let pressed = if chosen[at] == *value { "true" } else { "false" };
            html! {
                <button type="button" data-value={value.clone()} aria-pressed={pressed} onclick={pick}>
                    { label.clone() }
                </button>
            }
        });
        html! {
            <div class="aid" role="group" data-aid={aid.key.clone()} aria-label={aid.label.clone()}>
                <span class="aid-label" aria-hidden="true">{ aid.label.clone() }</span>
                { for buttons }
            </div>
        }
    });
    html! {
        <div class="aids" onkeydown={leave}>
            <button ref={button} type="button" class="aids-button" onclick={toggle}
                aria-expanded={if *open { "true" } else { "false" }}>{ props.label.clone() }</button>
            <div class="aids-panel" hidden={!*open}>{ for choices }</div>
        </div>
    }
}

fn default_of(aid: &Aid) -> AttrValue {
    aid.options.first().map_or_else(AttrValue::default, |(value, _)| value.clone())
}

/// What holds now: the reader's choice, else the default. Motion also heeds the system.
fn in_force(aid: &Aid) -> AttrValue {
    if aid.key == motion::KEY {
        return if motion::allowed() { "on" } else { "off" }.into();
    }
    choice::chosen(&aid.key).map_or_else(|| default_of(aid), AttrValue::from)
}
