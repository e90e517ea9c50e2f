//! The wasm that a reader's phone loads. It starts nothing by itself: the loader calls `mount`
//! and waits for the end of it.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::*;

/// Mounts every island of the page it finds itself in.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub async fn mount() {
    yitu::islands::mount_all().await;
}

fn main() {}
