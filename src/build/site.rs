//! What is true for the whole site: `site.toml`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

/// A standard of Traditional Chinese.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Traditional {
    /// Taiwan's.
    #[default]
    Tw,
    /// Hong Kong's.
    Hk,
}

impl Traditional {
    /// The locale that chats are told.
    pub(super) fn locale(self) -> &'static str {
        match self {
            Self::Tw => "zh_TW",
            Self::Hk => "zh_HK",
        }
    }
}

/// What the publisher's own server offers for links that are shared inside WeChat.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WeChat {
    /// Answers `?url=<address>` with `{appId, timestamp, nonceStr, signature}`.
    pub signature: String,
    /// The publisher's copy of WeChat's JS-SDK.
    pub sdk: String,
}

/// The settings of a site.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// The story that stands at the root of the site, by its slug.
    pub default: String,
    /// Whose forms Traditional pages are written in.
    #[serde(default)]
    pub traditional: Traditional,
    /// Where the site will be on the web, with a slash at its end; unknown when left out.
    pub address: Option<String>,
    /// Left out, no page speaks to WeChat.
    pub wechat: Option<WeChat>,
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
        for (name, url) in
            site.wechat.iter().flat_map(|it| [("signature", &it.signature), ("sdk", &it.sdk)])
        {
            let own = url.starts_with('/') && !url.starts_with("//");
            ensure!(
                own || url.starts_with("https://"),
                "{}: wechat.{name} must begin with https://, or with / when it is on the same site",
                path.display()
            );
        }
        Ok(site)
    }
}
