//! Where a story may lead: what is no sound address, and what looks like another.

use url::{Host, Url};

use super::unseen::Unseen;

/// How names of sites end that are not names of programs (Node.js) as well.
const SITES: [&str; 8] = [".com", ".cn", ".net", ".org", ".gov", ".edu", ".hk", ".tw"];

/// Why a story must not lead there; nothing where it may: over https to a site that is named, or to a
/// place of the story.
pub(crate) fn unsound(address: &str) -> Option<&'static str> {
    match address.strip_prefix('#') {
        Some("") => Some("# 后面写一节或一个板块的 id"),
        Some(id) if id.chars().any(is_odd) => Some("里面有空格或看不见的符号"),
        Some(_) => None,
        None => unsound_site(address),
    }
}

/// Why it is no address of another site; nothing where it is.
pub(crate) fn unsound_site(address: &str) -> Option<&'static str> {
    let Some(rest) = address.strip_prefix("https://") else {
        return Some("网址以 https:// 开头");
    };
    if address.chars().any(is_odd) {
        return Some("里面有空格或看不见的符号");
    }
    let Ok(url) = Url::parse(address) else { return Some("后面不是网站的名字") };
    if !url.username().is_empty() || url.password().is_some() || authority(rest).contains('@') {
        return Some("网站的名字前面不能有 @：@ 前面的字会让人看错网站");
    }
    let Some(Host::Domain(host)) = url.host() else {
        return Some("写网站的名字，不写数字地址");
    };
    let own = is_name(host) && (written_host(rest) == host || is_foreign(host));
    (!own).then_some("后面不是网站的名字")
}

/// The host that an address really leads to, where it is written with signs of another alphabet.
pub(crate) fn foreign_host(address: &str) -> Option<String> {
    let host = Url::parse(address).ok()?.host_str()?.to_owned();
    is_foreign(&host).then_some(host)
}

/// The site that some words seem to name although the address leads to another.
pub(crate) fn other_site(words: &str, address: &str) -> Option<String> {
    let words = words.trim().to_lowercase();
    let named = words.split_once("://").map_or(words.as_str(), |(_, rest)| rest);
    let named = authority(named);
    let is_site = named.is_ascii()
        && is_name(named)
        && (words.contains("://")
            || named.starts_with("www.")
            || SITES.iter().any(|it| named.ends_with(it)));
    let host = Url::parse(address).ok()?.host_str()?.to_owned();
    let bare = |host: &str| host.strip_prefix("www.").unwrap_or(host).to_owned();
    (is_site && bare(named) != bare(&host)).then_some(host)
}

/// No part of an address: a blank, what is not seen, and what browsers read as a slash.
fn is_odd(sign: char) -> bool {
    sign.is_whitespace() || sign == '\\' || Unseen::of(sign).is_some()
}

/// What stands between `https://` and the path.
fn authority(rest: &str) -> &str {
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

fn written_host(rest: &str) -> String {
    let authority = authority(rest);
    authority.split_once(':').map_or(authority, |(host, _)| host).to_ascii_lowercase()
}

/// A name of two parts or more, as sites on the web have.
fn is_name(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    host.contains('.') && host.split('.').all(|part| !part.is_empty())
}

fn is_foreign(host: &str) -> bool {
    host.split('.').any(|part| part.starts_with("xn--"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_a_site_that_is_named_or_to_a_place_of_the_story() {
        for good in [
            "https://news.example",
            "https://news.example/a?b=c#d",
            "https://NEWS.example:8443/甲_(乙)",
            "https://人民网.中国/",
            "https://news.example/a@b",
            "#drive",
        ] {
            assert_eq!(unsound(good), None, "{good}");
        }
        for bad in [
            "",
            "#",
            "#a b",
            "/x",
            "x.html",
            "javascript:alert(1)",
            "data:text/html,x",
            "http://news.example",
            "//evil.example",
            "HTTPS://news.example",
            "https://",
            "https:///",
            "https:///evil.example",
            "https://:80",
            "https://:80/",
            "https://a b",
            "https://people.com.cn@evil.example/",
            "https://u:p@evil.example/",
            "https://@evil.example/",
            "https://evil.example\\@people.com.cn/",
            "https://127.0.0.1/",
            "https://0x7f.1/",
            "https://[::1]/",
            "https://2130706433/",
            "https://localhost/",
            "https://news.example:99999/",
            "https://%65vil.example/",
            "https://news。example/",
            "https://ｎews.example/",
            "https://news..example/",
            "https://.example/",
            "https://example./",
            "https://news.example/\u{202e}gpj",
            "https://news.example/\u{200b}",
            "https://news.example/\t",
            "https://ne\u{ad}ws.example/",
            "https://news.example/\u{0}",
        ] {
            assert!(unsound(bad).is_some(), "{bad}");
        }
    }

    #[test]
    fn what_looks_like_another_site_is_named() {
        // Its first letter is Cyrillic.
        assert!(
            foreign_host("https://реople.com.cn/").is_some_and(|host| host.starts_with("xn--"))
        );
        assert_eq!(foreign_host("https://people.com.cn/"), None);
        let other = |words| other_site(words, "https://evil.example/a");
        assert_eq!(other("https://people.com.cn/a").as_deref(), Some("evil.example"));
        assert_eq!(other("www.people.com.cn").as_deref(), Some("evil.example"));
        for words in
            ["evil.example", "www.evil.example/b", "这里", "1.5", "v1.2.3", "Node.js", "3.5万"]
        {
            assert_eq!(other(words), None, "{words}");
        }
    }
}
