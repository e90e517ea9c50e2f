//! The policies of all pages in one file, for a server that says them as headers too.

use delivery::{POLICIES, policies, policy_of, rule};

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
pub(super) fn policies_file(mut pages: Vec<(String, String)>, site: &Site) -> Output {
    pages.sort();
    let framing = site.embed.as_ref().map(|embed| format!("'self' {}", embed.ancestors.join(" ")));
    let framed = |path: &str| match rule(path).kind {
        "flat" => framing.clone(),
        _ => Some("'self'".to_owned()),
    };
    Output::new(POLICIES, policies(&pages, framed))
}
