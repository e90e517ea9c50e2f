//! `.br` and `.gz` beside every file that gains by it, so that no server has to compress.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::store::{Output, Packed, Printed};

/// Smaller files gain nothing that a packet does not cost.
const SMALLEST: usize = 1024;
const ENDINGS: &[&str] = &["html", "css", "js", "wasm", "svg", "json", "txt", "xml"];

/// Brotli's windows are powers of two, from this one to that. A larger one than the file gains
/// nothing, and costs memory.
const WINDOWS: (u32, u32) = (16, 22);

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
        file.packed = vec![packed("br", brotli(&file.bytes)?), packed("gz", gzip(&file.bytes)?)];
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

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let window = (bytes.len().ilog2() + 1).clamp(WINDOWS.0, WINDOWS.1);
    let params = BrotliEncoderParams {
        quality: 11,
        lgwin: i32::try_from(window).unwrap_or_default(),
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &params).context("brotli failed")?;
    Ok(packed)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).context("gzip failed")?;
    encoder.finish().context("gzip failed")
}
