//! The components that move.
//!
//! Each is rendered natively into the page and mounted in the browser over that same markup, from
//! which it reads its props: the words travel once, and the swap is not seen. An island's root is
//! the element with `data-island="<name>"`; what stands around it stays as it was served.

mod aids;
pub mod choice;
mod counter;
pub mod dom;
pub mod motion;
#[cfg(target_arch = "wasm32")]
mod mount;
mod org_chart;
mod progress;
mod steps;
#[cfg(target_arch = "wasm32")]
mod turns;

pub use aids::{Aids, AidsProps};
pub use counter::{Counter, CounterProps};
#[cfg(target_arch = "wasm32")]
pub use mount::mount_all;
pub use org_chart::{OrgChart, OrgChartProps};
pub use progress::{Progress, ProgressLink, ProgressProps};
pub use steps::{Steps, StepsProps};
