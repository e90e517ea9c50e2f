//! What an island may ask of the browser, one hook a file.
//!
//! Each hook holds a handle that disconnects when it is dropped, so an island that goes away
//! leaves no observer and no listener behind. Effects never run while prerendering, and a browser
//! without an interface gets a no-op.

mod frame;
mod in_view;

pub use frame::use_frames;
pub use in_view::{Watch, use_in_view};
