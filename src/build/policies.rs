//! The policies of all pages in one file, for a server that says them as headers too.

use anyhow::{Result, bail};
use delivery::{MOST_OF_A_POLICY, POLICIES, TooLong, policies, policy_of, rule, too_long};

use super::Site;
use super::store::Output;

/// The pages among some files, each with what it may do.
pub(super) fn policies_of(files: &[Output]) -> Vec<(String, String)> {
    let pages = files.iter().filter(|file| file.name.ends_with(".html"));
    let policy = |page: &Output| {
        let html = std::str::from_utf8(&page.bytes).ok()?;
        Some((page.name.clone(), policy_of(html)?.to_owned()))
    };
    pages.filter_map(policy).collect()
}

/// The file that says what pages may do and who may frame them.
///
/// # Errors
/// When nginx would not take it, because too many sites may frame the pages.
pub(super) fn policies_file(mut pages: Vec<(String, String)>, site: &Site) -> Result<Output> {
    pages.sort();
    let framing = site.embed.as_ref().map(|embed| format!("'self' {}", embed.ancestors.join(" ")));
    let framed = |path: &str| match rule(path).kind {
        "flat" => framing.clone(),
        _ => Some("'self'".to_owned()),
    };
    let file = policies(&pages, framed);
    if let Some(TooLong { page, bytes }) = too_long(&file) {
        bail!(
            "site.toml: error[too-many-ancestors]: {page} 的安全策略有 {bytes} 字节，\
             nginx 一条最多收 {MOST_OF_A_POLICY} 字节。\n  \
             help: embed.ancestors 里的网站太多：少写几个，同一家的子域名合成一条，\
             例如 \"https://*.news.example\"。"
        );
    }
    Ok(Output::new(POLICIES, file))
}
