//! The wasm that a reader's phone loads. It starts nothing by itself: the loader calls `mount`
//! and is called when it is done.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::*;

/// Mounts the islands of the page it finds itself in, and calls `done` when those that a reader is
/// near are there.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn mount(done: js_sys::Function) {
    yitu::islands::mount_all(move || {
        let _ = done.call0(&JsValue::UNDEFINED);
    });
}

fn main() {}
