//! The policies of all pages in one file, for a server that says them as headers too.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use delivery::{POLICIES, policies, policy_of, rule};

use super::Site;
use super::compress::files_below;
use super::staging::Staging;

/// Reads every page that has been written, and writes what they may do and who may frame them.
///
/// # Errors
/// When the disk refuses.
pub(super) fn write_policies(staging: &Staging, site: &Site) -> Result<()> {
    let mut pages = Vec::new();
    for file in files_below(staging.folder(), &["html"])? {
        let html =
            fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let within = file.strip_prefix(staging.folder()).unwrap_or(&file);
        pages.extend(policy_of(&html).map(|policy| (with_slashes(within), policy.to_owned())));
    }
    pages.sort();
    let framing = site.embed.as_ref().map(|embed| format!("'self' {}", embed.ancestors.join(" ")));
    let framed = |path: &str| match rule(path).kind {
        "flat" => framing.clone(),
        _ => Some("'self'".to_owned()),
    };
    staging.write(POLICIES, &policies(&pages, framed))
}

fn with_slashes(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}
