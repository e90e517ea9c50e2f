//! From stories on disk to pages on disk. All IO is here, at the edge.
//!
//! Trunk builds the wasm into a staging folder and calls [`prerender`]; it adds the pages, and Trunk
//! swaps the folder for `dist/` when all went well. A story with errors stops the build, and the
//! last good `dist/` stays. What has not changed since it was printed last is not printed again.

mod assets;
mod check;
mod compress;
mod desk;
mod files;
mod forms;
mod fresh;
mod hant;
mod heights;
mod import;
mod layers;
mod listing;
mod module;
mod new;
mod picture;
mod policies;
mod poster;
mod prerender;
mod press;
mod progress;
mod report;
mod script;
mod shelf;
mod site;
mod sprite;
mod staging;
mod store;
mod styles;
mod told;
mod xml;

pub use check::{Checked, check};
pub use forms::forms;
pub use fresh::run_newer;
pub use hant::traditional;
pub use import::{Imported, article, import, say};
pub use new::new_story;
pub use poster::{Made, posters};
pub use prerender::prerender;
pub use report::{Format, report};
pub use shelf::Loaded;
pub use site::{Site, SiteFile};
