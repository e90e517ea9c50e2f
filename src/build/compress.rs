//! `.br` and `.gz` beside every file that gains by it, so that no server has to compress.

use std::io;
use std::path::Path;

use anyhow::{Context, Result};

use super::store::{Kept, Output, Packed};

/// Smaller files gain nothing that a packet does not cost.
const SMALLEST: usize = 1024;
const ENDINGS: &[&str] = &["html", "css", "js", "wasm", "svg", "json", "txt", "xml"];

type Pack = fn(&[u8]) -> io::Result<Vec<u8>>;

/// What is added to the name of a packed file, and who packs it.
const FORMATS: [(&str, Pack); 2] = [("br", packing::brotli), ("gz", packing::gzip)];

/// Compresses files, at the best that each format can. It takes most of a build's time, so what has
/// not changed since it was printed `before` is taken from there.
///
/// # Errors
/// When a format refuses.
pub(super) fn compress(files: &mut [Output], before: &[Kept]) -> Result<()> {
    for file in files.iter_mut().filter(|file| gains(file)) {
        let said = || format!("cannot compress {}", file.name);
        for (ending, pack) in FORMATS {
            let known = before.iter().find_map(|kept| kept.packed(file, ending));
            let bytes = known.map_or_else(|| pack(&file.bytes), Ok).with_context(said)?;
            file.packed.push(Packed { ending, bytes });
        }
    }
    Ok(())
}

fn gains(file: &Output) -> bool {
    let ending = Path::new(&file.name).extension().unwrap_or_default();
    file.bytes.len() > SMALLEST && ENDINGS.iter().any(|known| ending == *known)
}
