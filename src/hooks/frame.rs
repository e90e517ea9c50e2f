//! Runs an island's animation, one frame after the other.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_render::{AnimationFrame, request_animation_frame};
use yew::prelude::*;

type Slot = Rc<RefCell<Option<AnimationFrame>>>;

/// While `running`, calls `step` in every animation frame with the milliseconds since the first
/// one, until `step` answers `false`. Nothing is requested while `running` is false.
#[hook]
pub fn use_frames(running: bool, step: Callback<f64, bool>) {
    use_effect_with(running, move |&running| {
        let slot = Slot::default();
        if running {
            request(&slot, None, step);
        }
        move || drop(slot.take())
    });
}

fn request(slot: &Slot, start: Option<f64>, step: Callback<f64, bool>) {
    let next = Rc::downgrade(slot);
    let frame = request_animation_frame(move |now| {
        let start = start.unwrap_or(now);
        if let (true, Some(slot)) = (step.emit(now - start), next.upgrade()) {
            request(&slot, Some(start), step);
        }
    });
    slot.replace(Some(frame));
}
