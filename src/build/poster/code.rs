//! The QR code that leads from the picture to the page.

use anyhow::{Context, Result};
use qrcodegen::{QrCode, QrCodeEcc};

use crate::page::Code;

/// An address as a code with error correction of a quarter: pictures are passed on, scaled and
/// squeezed.
///
/// # Errors
/// When the address is too long for any code.
pub(in crate::build) fn of(address: &str) -> Result<Code> {
    let code = QrCode::encode_text(address, QrCodeEcc::Quartile)
        .with_context(|| format!("{address} is too long for a QR code"))?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        for x in (0..size).filter(|&x| code.get_module(x, y)) {
            let quiet = Code::QUIET as i32;
            path.push_str(&format!("M{} {}h1v1h-1z", x + quiet, y + quiet));
        }
    }
    let side = usize::try_from(size).unwrap_or_default() + 2 * Code::QUIET;
    Ok(Code { path, side, address: address.to_owned() })
}
