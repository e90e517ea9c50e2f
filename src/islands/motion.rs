//! Whether things may move.

use super::choice;

/// What the choice is called, on `<html>` and in storage.
pub const KEY: &str = "motion";

/// The page's own setting where the reader has used it, else the system's.
pub fn allowed() -> bool {
    match choice::chosen(KEY).as_deref() {
        Some("on") => true,
        Some("off") => false,
        _ => !web_sys::window().is_some_and(|window| {
            window
                .match_media("(prefers-reduced-motion: reduce)")
                .ok()
                .flatten()
                .is_some_and(|query| query.matches())
        }),
    }
}
