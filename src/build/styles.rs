//! Style sheets: modern CSS in, what Chromium 67 and iOS 12 understand out.

use std::path::Path;

use anyhow::{Result, anyhow};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions};
use lightningcss::targets::{Browsers, Targets};

/// The oldest engines in which a page is alive (contract, "Budgets").
const OLDEST: Browsers = Browsers {
    chrome: Some(67 << 16),
    android: Some(67 << 16),
    safari: Some(12 << 16),
    ios_saf: Some(12 << 16),
    firefox: Some(60 << 16),
    edge: Some(79 << 16),
    opera: None,
    ie: None,
    samsung: None,
};

/// Reads a style sheet with its imports, lowers and minifies it.
///
/// # Errors
/// When a file is missing or is not CSS; the message names the file and the place.
pub(super) fn bundle(entry: &Path) -> Result<String> {
    let files = FileProvider::new();
    let targets = Targets::from(OLDEST);
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut sheet =
        bundler.bundle(entry).map_err(|error| anyhow!("{}: {error}", entry.display()))?;
    sheet
        .minify(MinifyOptions { targets, ..MinifyOptions::default() })
        .map_err(|error| anyhow!("{}: {error}", entry.display()))?;
    let printed =
        sheet.to_css(PrinterOptions { minify: true, targets, ..PrinterOptions::default() });
    Ok(printed.map_err(|error| anyhow!("{}: {error}", entry.display()))?.code)
}
