//! `.br` and `.gz` beside every file that gains by it, so that no server has to compress.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Smaller files gain nothing that a packet does not cost.
const SMALLEST: usize = 1024;
const ENDINGS: &[&str] = &["html", "css", "js", "wasm", "svg", "json", "txt", "xml"];

/// Compresses every file below `folder`, at the best that each format can.
///
/// # Errors
/// When the disk refuses.
pub(super) fn compress_all(folder: &Path) -> Result<()> {
    for path in files_below(folder, ENDINGS)? {
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        if bytes.len() > SMALLEST {
            write_beside(&path, "br", &brotli(&bytes)?)?;
            write_beside(&path, "gz", &gzip(&bytes)?)?;
        }
    }
    Ok(())
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
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

fn write_beside(path: &Path, ending: &str, bytes: &[u8]) -> Result<()> {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    let path = PathBuf::from(name);
    fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// The files below a folder whose names end in one of these.
///
/// # Errors
/// When a folder cannot be listed.
pub(super) fn files_below(folder: &Path, endings: &[&str]) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?
    {
        let path = entry.with_context(|| format!("cannot list {}", folder.display()))?.path();
        if path.is_dir() {
            found.extend(files_below(&path, endings)?);
        } else if path.extension().is_some_and(|e| endings.iter().any(|ending| e == *ending)) {
            found.push(path);
        }
    }
    Ok(found)
}
