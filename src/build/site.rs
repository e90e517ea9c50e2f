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

/// Who may show the stories in a frame.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Embed {
    /// The sites that may, as in `https://news.example` or `https://*.news.example`.
    pub ancestors: Vec<String>,
}

/// The settings of a site.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// The story that stands at the root of the site, by its slug.
    pub default: String,
    /// What the site is called, in the list of its stories and in its feed.
    #[serde(default = "name")]
    pub name: String,
    /// Whose forms Traditional pages are written in.
    #[serde(default)]
    pub traditional: Traditional,
    /// Where the site will be on the web, with a slash at its end; unknown when left out.
    pub address: Option<String>,
    /// Left out, no page speaks to WeChat.
    pub wechat: Option<WeChat>,
    /// Left out, anybody may show the flat pages in a frame.
    pub embed: Option<Embed>,
}

fn name() -> String {
    "一图读懂".to_owned()
}

impl Site {
    /// Reads `site.toml`.
    ///
    /// # Errors
    /// When the file is missing, does not parse, or one of its addresses is not one of the web.
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
            ensure!(
                own || origin(url).is_some_and(|it| is_origin(&it)),
                "{}: wechat.{name} has a host with signs that no host has",
                path.display()
            );
        }
        for ancestor in site.embed.iter().flat_map(|it| &it.ancestors) {
            ensure!(
                is_origin(ancestor),
                "{}: error[bad-ancestor]: embed.ancestors 里的“{ancestor}”不是网站的地址。\n  \
                 help: 写 https:// 和域名，后面不写路径，例如 \"https://news.example\"；\
                 所有子域名写成 \"https://*.news.example\"。",
                path.display()
            );
        }
        Ok(site)
    }
}

/// Scheme, host and port of an address; nothing when it has none and means the same site.
pub(super) fn origin(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    Some(format!("{scheme}://{}", rest.split(['/', '?', '#']).next()?))
}

/// Whether it is what a policy may name: anything else could end the directive and begin another.
fn is_origin(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://") else { return false };
    let (host, port) = rest.split_once(':').unwrap_or((rest, "443"));
    let host = host.strip_prefix("*.").unwrap_or(host);
    let label =
        |it: &str| !it.is_empty() && it.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    host.split('.').all(label) && port.parse::<u16>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_policy_may_name_is_an_origin() {
        for sound in ["https://news.example", "https://*.news.example", "https://a-b.cn:8443"] {
            assert!(is_origin(sound), "{sound}");
        }
        for wrong in [
            "http://news.example",
            "https://",
            "https://*",
            "https://a b",
            "https://a;script-src *",
            "https://a/",
            "https://a:b",
            "*",
            "'self'",
            "https://新闻.example",
        ] {
            assert!(!is_origin(wrong), "{wrong}");
        }
        assert_eq!(origin("https://a.example:8443/b").as_deref(), Some("https://a.example:8443"));
        assert_eq!(origin("/wechat/sdk.js"), None);
    }
}
