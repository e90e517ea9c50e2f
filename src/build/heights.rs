//! How high a story's flat page is at each width: measured once with the machine's own browser, so
//! that an article can keep the right room for it before it comes.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::poster::{KEPT, Made, heights_of};

/// The widths of a frame in an article, in CSS pixels: phones, a column, a wide page. The layout
/// changes at 720 and 960.
const WIDTHS: [u32; 8] = [280, 344, 400, 600, 719, 720, 960, 1200];

#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    /// A hash of the page that was measured.
    source: String,
    heights: Vec<(u32, u32)>,
}

/// Measures a page, unless it has been measured already.
///
/// # Errors
/// When there is no browser, or the disk refuses.
pub(super) fn measure(slug: &str, page: &str) -> Result<Made> {
    let source = format!("{:x}", Sha256::digest(page));
    if read(slug).is_some_and(|kept| kept.source == source) {
        return Ok(Made::Kept);
    }
    let kept = Kept { source, heights: heights_of(page, &WIDTHS)? };
    let file = file(slug);
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    fs::write(&file, serde_json::to_string(&kept)?)
        .with_context(|| format!("cannot write {}", file.display()))?;
    Ok(Made::Anew)
}

/// What has been measured: widths with their heights; nothing when nobody has.
pub(super) fn known(slug: &str) -> Vec<(u32, u32)> {
    read(slug).map(|kept| kept.heights).unwrap_or_default()
}

fn read(slug: &str) -> Option<Kept> {
    serde_json::from_str(&fs::read_to_string(file(slug)).ok()?).ok()
}

fn file(slug: &str) -> PathBuf {
    Path::new(KEPT).join(slug).join("heights.json")
}
