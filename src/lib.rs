//! yitu: one story file becomes a page of scrolling, animated sections.
//!
//! On the editor's machine the whole crate is built: [`story`] reads and checks the file, `page`
//! lays it out, `build` writes `dist/`. On the reader's phone only [`islands`] and [`hooks`] are:
//! the wasm knows how things move, and no story.

pub mod hooks;
pub mod islands;

#[cfg(not(target_arch = "wasm32"))]
pub mod build;
#[cfg(not(target_arch = "wasm32"))]
pub mod import;
#[cfg(not(target_arch = "wasm32"))]
pub mod page;
#[cfg(not(target_arch = "wasm32"))]
pub mod story;
