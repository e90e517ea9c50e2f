//! The policies of pages: every page has one, it names exactly the inline parts that the page has, and
//! the file for the server says the same.

#[path = "support/page.rs"]
mod page;
#[path = "support/site.rs"]
mod site;

use std::collections::BTreeMap;
use std::fs;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use page::Page;
use sha2::{Digest, Sha256};

const WECHAT: &str = "[wechat]\nsignature = \"https://sign.example/wechat\"\nsdk = \"/sdk.js\"\n";

/// The site as it is written with these settings more.
fn built(settings: &str) -> BTreeMap<String, String> {
    let copy = site::copy_of_site();
    fs::write(copy.path().join("site.toml"), format!("default = \"jinshan\"\n{settings}"))
        .expect("the copy can be written");
    let staging = site::staging();
    let done = site::prerender(copy.path(), staging.path());
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    site::files_of(staging.path())
}

fn pages(files: &BTreeMap<String, String>) -> impl Iterator<Item = (&String, &String)> {
    files.iter().filter(|(path, _)| path.ends_with(".html"))
}

/// The sources of a directive, without its name.
fn directive<'a>(policy: &'a str, name: &str) -> Vec<&'a str> {
    let found = policy.split(';').find_map(|it| it.trim().strip_prefix(name));
    found.unwrap_or_default().split_whitespace().collect()
}

/// What a policy calls the texts of these elements.
fn hashes(page: &Page, css: &str) -> Vec<String> {
    let hash = |text: String| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
    page.all(css).iter().map(|element| hash(element.text().collect())).collect()
}

#[test]
fn a_policy_names_the_inline_parts_of_its_page_and_nothing_more() {
    for settings in ["", WECHAT] {
        let files = built(settings);
        assert!(pages(&files).count() > 8);
        for (path, html) in pages(&files) {
            let page = Page::of(html);
            let meta = page.one("meta[http-equiv]").value();
            assert_eq!(meta.attr("http-equiv"), Some("Content-Security-Policy"), "{path}");
            let policy = meta.attr("content").unwrap_or_default();
            let [scripts, styles] = ["script-src", "style-src"].map(|name| {
                let hashed = directive(policy, name).into_iter().filter(|it| it.contains("sha256"));
                hashed.map(str::to_owned).collect::<Vec<_>>()
            });
            let run = "script:not([type='application/ld+json'])";
            assert_eq!(scripts, hashes(&page, run), "{path}");
            assert_eq!(styles, hashes(&page, "style"), "{path}");
            assert!(page.all("script[src], [style]").is_empty(), "{path}");
        }
    }
}

#[test]
fn a_policy_comes_before_everything_that_it_is_about() {
    for (path, html) in pages(&built("")) {
        let at = |part: &str| html.find(part).unwrap_or(usize::MAX);
        let policy = at(delivery::POLICY);
        assert!(
            ["<script", "<style", "<link", "<base"].map(at).iter().all(|it| policy < *it),
            "{path}"
        );
        assert!(policy < 200, "{path}: after the character set alone");
    }
}

#[test]
fn what_is_not_named_is_not_allowed() {
    let files = built("");
    for (path, html) in pages(&files) {
        let policy = delivery::policy_of(html).unwrap_or_default();
        for (name, sources) in [
            ("default-src", "'none'"),
            ("img-src", "'self' data:"),
            ("connect-src", "'self'"),
            ("base-uri", "'none'"),
            ("form-action", "'none'"),
        ] {
            assert_eq!(directive(policy, name).join(" "), sources, "{path}");
        }
        assert!(!policy.contains("unsafe-inline") && !policy.contains('*'), "{path}");
    }
}

#[test]
fn a_page_may_ask_the_publishers_own_hosts_alone() {
    let files = built(WECHAT);
    let page = delivery::policy_of(&files["jinshan/index.html"]).unwrap_or_default();
    assert_eq!(directive(page, "connect-src"), ["'self'", "https://sign.example"]);
    assert!(directive(page, "script-src").iter().all(|it| !it.contains("https:")), "{page}");
    let flat = delivery::policy_of(&files["jinshan/embed/index.html"]).unwrap_or_default();
    assert_eq!(directive(flat, "connect-src"), ["'self'"]);
}

#[test]
fn the_server_is_told_the_policy_of_each_page_and_who_may_frame_it() {
    let ancestors = "[embed]\nancestors = [\"https://*.portal.example\", \"https://b.example\"]\n";
    for (settings, framing) in [
        ("", ""),
        (ancestors, ";frame-ancestors 'self' https://*.portal.example https://b.example"),
    ] {
        let files = built(settings);
        let told = &files[delivery::POLICIES];
        for (path, html) in pages(&files) {
            let flat = path.ends_with("embed/index.html");
            let framed = if flat { framing } else { ";frame-ancestors 'self'" };
            let policy = delivery::policy_of(html).unwrap_or_default();
            let policy = policy.replace("'unsafe-eval'", "$yitu_eval");
            assert!(
                told.contains(&format!("\"/{path}\" \"{policy}{framed}\";\n")),
                "{path}: {told}"
            );
        }
        assert_eq!(told.lines().count(), pages(&files).count() + 1);
    }
}

#[test]
fn what_is_no_site_may_not_frame_and_says_so() {
    for wrong in ["portal.example", "https://portal.example/news", "*", "https://a; script-src *"] {
        let copy = site::copy_of_site();
        let settings = format!("default = \"jinshan\"\n[embed]\nancestors = [\"{wrong}\"]\n");
        fs::write(copy.path().join("site.toml"), settings).expect("the copy can be written");
        let done = site::prerender(copy.path(), site::staging().path());
        let told = String::from_utf8_lossy(&done.stderr).into_owned();
        assert_eq!(done.status.code(), Some(1), "{wrong}");
        assert!(told.contains("error[bad-ancestor]") && told.contains(wrong), "{told}");
        assert!(told.contains("help: 写 https:// 和域名"), "{told}");
    }
}

#[test]
fn more_than_nginx_takes_is_refused_in_words() {
    let ancestors = |all: usize| {
        let names = (0..all).map(|at| format!("\"https://*.a-rather-long-name-{at}.example\""));
        format!(
            "default = \"jinshan\"\n[embed]\nancestors = [{}]\n",
            names.collect::<Vec<_>>().join(", ")
        )
    };
    let built = |all: usize| {
        let copy = site::copy_of_site();
        fs::write(copy.path().join("site.toml"), ancestors(all)).expect("the copy can be written");
        site::prerender(copy.path(), site::staging().path())
    };
    assert!(built(60).status.success());
    let done = built(120);
    let told = String::from_utf8_lossy(&done.stderr).into_owned();
    assert_eq!(done.status.code(), Some(1), "{told}");
    assert!(told.contains("error[too-many-ancestors]") && told.contains("4094"), "{told}");
    assert!(told.contains("help: embed.ancestors"), "{told}");
}
