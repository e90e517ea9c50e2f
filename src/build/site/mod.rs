//! What is true for the whole site: `site.toml`.

mod address;
mod fields;

use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use serde::Deserialize;

pub(super) use address::origin;

use super::files::text_of;
use super::report;
use super::told::Told;
use crate::story::{Code, Problem};

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeChat {
    /// Answers `?url=<address>` with `{appId, timestamp, nonceStr, signature}`.
    pub signature: String,
    /// The publisher's copy of WeChat's JS-SDK.
    pub sdk: String,
}

/// Who may show the stories in a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embed {
    /// The sites that may, as in `https://news.example` or `https://*.news.example`.
    pub ancestors: Vec<String>,
}

/// The settings of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The story that stands at the root of the site, by its slug.
    pub default: String,
    /// What the site is called, in the list of its stories and in its feed.
    pub name: String,
    /// Whose forms Traditional pages are written in.
    pub traditional: Traditional,
    /// Where the site will be on the web, with a slash at its end; unknown when left out.
    pub address: Option<String>,
    /// Left out, no page speaks to WeChat.
    pub wechat: Option<WeChat>,
    /// Left out, anybody may show the flat pages in a frame.
    pub embed: Option<Embed>,
}

impl Site {
    /// Reads `site.toml`.
    ///
    /// # Errors
    /// When the file cannot be read, or with all that is wrong with it.
    pub fn read(path: &Path) -> Result<Self> {
        SiteFile::read(path).into_site()
    }

    /// The settings in a text.
    ///
    /// # Errors
    /// All that is wrong with them.
    pub fn of(source: &str) -> Result<Self, Vec<Problem>> {
        let SiteFile { site, problems, .. } = SiteFile::of("site.toml".into(), source.to_owned());
        site.filter(|_| problems.is_empty()).ok_or(problems)
    }
}

/// A `site.toml` as it was found.
#[derive(Debug)]
pub struct SiteFile {
    path: PathBuf,
    source: String,
    site: Option<Site>,
    /// Where the default story is named.
    default: Range<usize>,
    problems: Vec<Problem>,
}

/// A larger file is nobody's settings.
const MOST_BYTES: usize = 100_000;
/// So many stories are named where one of them is meant.
const MOST_NAMED: usize = 20;

impl SiteFile {
    /// Reads the file.
    pub fn read(path: &Path) -> Self {
        match text_of(path, MOST_BYTES, "100 KB") {
            Ok(source) => Self::of(path.to_owned(), source),
            Err(problem) => Self {
                path: path.to_owned(),
                source: String::new(),
                site: None,
                default: 0..0,
                problems: vec![problem],
            },
        }
    }

    fn of(path: PathBuf, source: String) -> Self {
        let mut problems = Vec::new();
        let (site, default) = fields::read(&source, &mut problems);
        problems.sort_by_key(|problem| problem.span.start);
        Self { path, source, site, default, problems }
    }

    /// The same, where the default story must be one of these.
    #[must_use]
    pub fn with_stories(mut self, slugs: &[String]) -> Self {
        let default = self.site.as_ref().map(|site| &site.default);
        if let Some(default) = default.filter(|default| !slugs.contains(default)) {
            let named = slugs.iter().take(MOST_NAMED).map(String::as_str).collect::<Vec<_>>();
            let more = if slugs.len() > MOST_NAMED { "……" } else { "" };
            self.problems.push(Problem::error(
                Code::UnknownStory,
                self.default.clone(),
                format!("stories/ 里没有叫“{default}”的故事。"),
                format!("有：{}{more}。", named.join("、")),
            ));
            self.problems.sort_by_key(|problem| problem.span.start);
        }
        self
    }

    /// Whether nothing is wrong with it.
    pub fn is_sound(&self) -> bool {
        self.problems.is_empty()
    }

    /// What a person is told of it.
    pub(super) fn told(&self) -> Told {
        Told::of(&self.path, &self.source, &self.problems)
    }

    /// The settings.
    ///
    /// # Errors
    /// All that is wrong with them.
    pub fn into_site(self) -> Result<Site> {
        let told = report::text(&self.told());
        match self.site {
            Some(site) if self.problems.is_empty() => Ok(site),
            _ => bail!("网站的设置有错误，dist/ 没有动。\n{}", told.trim_end()),
        }
    }
}
