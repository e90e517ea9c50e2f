//! The policies of all pages, as a file that nginx reads.

use std::collections::BTreeMap;
use std::fmt::Write;

/// Where a release keeps it, beside `index.html`. It is not served.
pub const POLICIES: &str = ".policies.conf";
/// How the element begins that holds a page's policy, which goes on to the next quotation mark.
pub const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";

const HEAD: &str = "# Written by the build, for deploy/nginx.conf.\n";
/// What pages allow for engines that know nothing narrower. nginx says it to those alone.
const ALL_OF_EVAL: &str = "'unsafe-eval'";
/// What nginx puts in its place.
pub(crate) const EVAL: &str = "$yitu_eval";

/// As many bytes nginx takes between two quotation marks: it reads its configuration through a room of
/// 4,096, which holds the marks too.
pub const MOST_OF_A_POLICY: usize = 4094;

/// A policy that nginx would not take, and with it the whole of its configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// The page, by its path in the release with a slash before it.
    pub page: String,
    /// How long its policy is, of which nginx takes [`MOST_OF_A_POLICY`].
    pub bytes: usize,
}

/// The longest policy of a file of them, where nginx does not take it.
pub fn too_long(file: &str) -> Option<TooLong> {
    let (page, policy) = lines(file).max_by_key(|(_, policy)| policy.len())?;
    let bytes = policy.len();
    (bytes > MOST_OF_A_POLICY).then(|| TooLong { page: page.to_owned(), bytes })
}

/// Whether a file of policies was written by a build: others' files may be called so too.
pub fn is_ours(file: &str) -> bool {
    file.starts_with(HEAD)
}

/// The policy that a page holds.
pub fn policy_of(html: &str) -> Option<&str> {
    html.split_once(POLICY)?.1.split('"').next()
}

/// The file: a line for each page, by its path in the release, with what the page holds and who may
/// frame it, which only a header can say.
pub fn policies(pages: &[(String, String)], framed: impl Fn(&str) -> Option<String>) -> String {
    let mut out = HEAD.to_owned();
    for (path, policy) in pages {
        let policy = policy.replace(ALL_OF_EVAL, EVAL);
        let framed = framed(path).map_or(String::new(), |by| format!(";frame-ancestors {by}"));
        let _ = writeln!(out, "\"/{path}\" \"{policy}{framed}\";");
    }
    out
}

/// The file of a new release while the pages of an old one are still there: what `there` answers, by
/// a page's path, is the policy that the old page holds. Pages that only the old file names keep
/// their lines as long as they are there.
pub fn widened(new: &str, old: &str, there: impl Fn(&str) -> Option<String>) -> String {
    let pages: BTreeMap<_, _> = lines(new).collect();
    let mut out = HEAD.to_owned();
    for (path, policy) in &pages {
        let policy = match there(path) {
            Some(old) => both(policy, &old.replace(ALL_OF_EVAL, EVAL)),
            None => (*policy).to_owned(),
        };
        let _ = writeln!(out, "\"{path}\" \"{policy}\";");
    }
    for (path, policy) in lines(old).filter(|(path, _)| !pages.contains_key(path)) {
        if there(path).is_some() {
            let _ = writeln!(out, "\"{path}\" \"{policy}\";");
        }
    }
    out
}

fn lines(file: &str) -> impl Iterator<Item = (&str, &str)> {
    file.lines().filter_map(|line| line.strip_prefix('"')?.strip_suffix("\";")?.split_once("\" \""))
}

/// A policy with what another one allows in the same directives.
fn both(policy: &str, other: &str) -> String {
    let words = |directive| str::split(directive, ' ').collect::<Vec<_>>();
    let others: Vec<_> = other.split(';').map(words).collect();
    let directives = policy.split(';').map(|directive| {
        let mut all = words(directive);
        let same = others.iter().find(|it| it[0] == all[0]);
        all.extend(
            same.iter().flat_map(|it| it.iter()).filter(|it| !words(directive).contains(it)),
        );
        all.join(" ")
    });
    directives.collect::<Vec<_>>().join(";")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_may_do_what_its_old_or_its_new_form_needs() {
        let page = |hash: &str| format!("script-src 'self' 'unsafe-eval' '{hash}';base-uri 'none'");
        let file = |name: &str, hash: &str| {
            policies(&[(name.to_owned(), page(hash))], |_| Some("'self'".to_owned()))
        };
        let text = widened(&file("a.html", "new"), &file("b.html", "gone"), |path| {
            (path == "/a.html").then(|| page("old"))
        });
        let line = "\"/a.html\" \"script-src 'self' $yitu_eval 'new' 'old';base-uri 'none';frame-ancestors 'self'\";\n";
        assert_eq!(text, HEAD.to_owned() + line);
    }

    #[test]
    fn what_nginx_does_not_take_is_told_by_its_longest_line() {
        let file = |bytes: usize| {
            let page = |name: &str, bytes| (name.to_owned(), "x".repeat(bytes));
            policies(&[page("b.html", 10), page("a.html", bytes)], |_| None)
        };
        assert_eq!(too_long(&file(MOST_OF_A_POLICY)), None);
        let (page, bytes) = ("/a.html".to_owned(), MOST_OF_A_POLICY + 1);
        assert_eq!(too_long(&file(bytes)), Some(TooLong { page, bytes }));
        assert_eq!(too_long(HEAD), None);
    }

    #[test]
    fn an_old_page_that_is_still_there_keeps_its_line() {
        let old = format!("{HEAD}\"/b.html\" \"x\";\n");
        assert_eq!(widened(HEAD, &old, |_| Some(String::new())), old);
        assert_eq!(widened(HEAD, &old, |_| None), HEAD);
    }
}
