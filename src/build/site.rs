//! What is true for the whole site: `site.toml`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

/// The settings of a site.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// The story that stands at the root of the site, by its slug.
    pub default: String,
    /// Where the site will be on the web, with a slash at its end; unknown when left out.
    pub address: Option<String>,
}

impl Site {
    /// Reads `site.toml`.
    ///
    /// # Errors
    /// When the file is missing, does not parse, or its address is not one of the web.
    pub fn read(path: &Path) -> Result<Self> {
        let text =
            fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        let site: Self =
            toml::from_str(&text).with_context(|| format!("{} is wrong", path.display()))?;
        if let Some(address) = &site.address {
            ensure!(
                address.starts_with("https://") && address.ends_with('/'),
                "{}: address must begin with https:// and end with a slash, as in \"https://news.example/\"",
                path.display()
            );
        }
        Ok(site)
    }
}
