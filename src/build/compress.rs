//! `.br` and `.gz` beside every file that gains by it, so that no server has to compress.

use std::path::Path;

use anyhow::{Context, Result};

use super::store::{Output, Packed, Printed};

/// Smaller files gain nothing that a packet does not cost.
const SMALLEST: usize = 1024;
const ENDINGS: &[&str] = &["html", "css", "js", "wasm", "svg", "json", "txt", "xml"];

/// Compresses files, at the best that each format can. It takes most of a build's time, so what has
/// not changed since it was printed `before` is taken from there.
///
/// # Errors
/// When a format refuses.
pub(super) fn compress(files: &mut [Output], before: impl Iterator<Item = Printed>) -> Result<()> {
    for printed in before {
        for file in files.iter_mut().filter(|file| file.packed.is_empty()) {
            file.packed = printed.packed(file).unwrap_or_default();
        }
    }
    for file in files.iter_mut().filter(|file| file.packed.is_empty() && gains(file)) {
        let said = || format!("cannot compress {}", file.name);
        let brotli = packing::brotli(&file.bytes).with_context(said)?;
        let gzip = packing::gzip(&file.bytes).with_context(said)?;
        file.packed = vec![packed("br", brotli), packed("gz", gzip)];
    }
    Ok(())
}

fn gains(file: &Output) -> bool {
    let ending = Path::new(&file.name).extension().unwrap_or_default();
    file.bytes.len() > SMALLEST && ENDINGS.iter().any(|known| ending == *known)
}

fn packed(ending: &str, bytes: Vec<u8>) -> Packed {
    Packed { ending: ending.to_owned(), bytes }
}
