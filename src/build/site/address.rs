//! Addresses of the web as settings name them. What passes is written as browsers write it, with the
//! host in ASCII: it goes into policies, links and codes.

use url::{Host, ParseError, Url};

use crate::story::unseen::Unseen;

/// Longer ones no chat keeps whole, and the code in the long picture becomes too fine.
const LONGEST: usize = 200;

/// An address on the site itself has to lead nowhere else when this is what it is seen from.
const OWN: &str = "https://site.invalid/";

/// Scheme, host and port of an address; nothing when it has none and means the same site.
pub(in crate::build) fn origin(url: &str) -> Option<String> {
    Url::parse(url).ok().map(|url| url.origin().ascii_serialization())
}

/// Where a site will be.
///
/// # Errors
/// What is wrong with it.
pub(super) fn root(text: &str) -> Result<String, String> {
    let url = whole(text)?;
    if text.contains(['?', '#']) {
        return Err("里有 ? 或 #".to_owned());
    }
    if !text.ends_with('/') {
        return Err("没有以斜线结尾".to_owned());
    }
    Ok(url.into())
}

/// A file or a service: on the site itself when it begins with a slash.
///
/// # Errors
/// What is wrong with it.
pub(super) fn place(text: &str) -> Result<String, String> {
    if !text.starts_with('/') {
        let url = whole(text)?;
        return if text.contains('#') { Err("里有 #".to_owned()) } else { Ok(url.into()) };
    }
    seen(text)?;
    let own = Url::parse(OWN).map_err(words)?;
    let url = own.join(text).map_err(words)?;
    if text.starts_with("//") || url.origin() != own.origin() {
        return Err("是别的网站，又没有写 https:".to_owned());
    }
    Ok(text.to_owned())
}

/// A site that may frame ours: scheme, host and port, or `*.` for all its parts.
///
/// # Errors
/// What is wrong with it.
pub(super) fn ancestor(text: &str) -> Result<String, String> {
    let all = text.starts_with("https://*.");
    let url = whole(&if all { text.replacen("*.", "", 1) } else { text.to_owned() })?;
    let rest = text.strip_prefix("https://").unwrap_or_default();
    if rest.contains(['/', '?', '#']) {
        return Err("后面写了路径".to_owned());
    }
    if all && !matches!(url.host(), Some(Host::Domain(_))) {
        return Err("里的 *. 后面不是域名".to_owned());
    }
    let origin = url.origin().ascii_serialization();
    Ok(if all { origin.replacen("https://", "https://*.", 1) } else { origin })
}

/// An address with https and a host that may stand anywhere.
fn whole(text: &str) -> Result<Url, String> {
    seen(text)?;
    let Some(rest) = text.strip_prefix("https://") else {
        let plain = text.get(..7).is_some_and(|it| it.eq_ignore_ascii_case("http://"));
        return Err(if plain { "写的是 http://" } else { "没有以 https:// 开头" }.to_owned());
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.is_empty() {
        return Err("没有域名".to_owned());
    }
    if host.contains('@') {
        return Err("里有用户名或密码".to_owned());
    }
    let url = Url::parse(text).map_err(words)?;
    let known = match url.host() {
        Some(Host::Domain(name)) => is_name(name),
        // A bare number is an address of four parts to a browser, and to no reader.
        Some(Host::Ipv4(address)) => host.starts_with(&address.to_string()),
        Some(Host::Ipv6(_)) => true,
        None => false,
    };
    if !known {
        return Err("的域名里有不能用的字符".to_owned());
    }
    if url.port() == Some(0) {
        return Err("的端口不对".to_owned());
    }
    if url.as_str().len() > LONGEST {
        return Err(format!("超过 {LONGEST} 个字符"));
    }
    Ok(url)
}

/// A parser of addresses takes blanks and line ends out by itself, and a backslash for a slash.
fn seen(text: &str) -> Result<(), String> {
    if text.contains(|c: char| c.is_whitespace() || Unseen::of(c).is_some()) {
        return Err("里有空格、换行或看不见的符号".to_owned());
    }
    // Signs that could end an attribute or a directive of a policy, wherever the text is put.
    if text.contains(['\\', '"', '\'', '<', '>', ';', ',']) {
        return Err("里有网址不能用的符号".to_owned());
    }
    Ok(())
}

fn is_name(host: &str) -> bool {
    let label = |it: &str| {
        (1..=63).contains(&it.len()) && it.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    host.len() <= 253 && host.split('.').all(label)
}

fn words(error: ParseError) -> String {
    match error {
        ParseError::EmptyHost => "没有域名",
        ParseError::InvalidPort => "的端口不对",
        ParseError::IdnaError | ParseError::InvalidDomainCharacter => "的域名里有不能用的字符",
        ParseError::InvalidIpv4Address | ParseError::InvalidIpv6Address => "的域名不对",
        _ => "不是网址",
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_written_as_browsers_write_it() {
        for (text, written) in [
            ("https://news.example/", "https://news.example/"),
            ("https://news.example:8443/yitu/", "https://news.example:8443/yitu/"),
            ("https://NEWS.example:443/", "https://news.example/"),
            ("https://新闻.中国/", "https://xn--efvy88h.xn--fiqs8s/"),
            ("https://news.example/图/", "https://news.example/%E5%9B%BE/"),
            ("https://[2001:db8::1]/", "https://[2001:db8::1]/"),
            ("https://127.0.0.1:8080/", "https://127.0.0.1:8080/"),
        ] {
            assert_eq!(root(text).as_deref(), Ok(written));
        }
    }

    #[test]
    fn what_is_no_address_of_a_site_is_refused() {
        for text in [
            "",
            "https://",
            "https:///",
            "https:////x/",
            "https://a b/",
            "https://x/ ",
            "https://x/?a=/",
            "https://x/#/",
            "https://u:p@x/",
            "https://@x/",
            "https://x:99999/",
            "https://x:0/",
            "https://x:a/",
            "https://x\n/",
            "https://x\t/",
            "https://\u{200b}x/",
            "https://x\\y/",
            "https://*.x/",
            "https://x;y/",
            "https://x'y/",
            "https://x_y/",
            "https://a..b/",
            "https://1/",
            "http://x/",
            "https://x",
            "https://x/a",
            "HTTPS:x/",
            "//x/",
            "/x/",
            "news.example/",
            "javascript:alert(1)/",
        ] {
            assert!(root(text).is_err(), "{text}");
        }
    }

    #[test]
    fn only_what_a_policy_may_name_is_an_ancestor() {
        for (text, written) in [
            ("https://news.example", "https://news.example"),
            ("https://*.news.example", "https://*.news.example"),
            ("https://a-b.cn:8443", "https://a-b.cn:8443"),
            ("https://*.新闻.example", "https://*.xn--efvy88h.example"),
        ] {
            assert_eq!(ancestor(text).as_deref(), Ok(written));
        }
        for wrong in [
            "http://news.example",
            "https://",
            "https://*",
            "https://*.",
            "https://*.*.a",
            "https://*.1.2.3.4",
            "https://a b",
            "https://a;script-src *",
            "https://a/",
            "https://a?b",
            "https://a:b",
            "https://a,https://b",
            "*",
            "'self'",
        ] {
            assert!(ancestor(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_begins_with_a_slash_stays_on_the_site() {
        for sound in
            ["/sign", "/js/sdk.js?v=1", "https://cdn.example/sdk.js", "https://a.example/sign?x=1"]
        {
            assert_eq!(place(sound).as_deref(), Ok(sound));
        }
        for wrong in [
            "//evil.example/x",
            "/\\evil.example/x",
            "/\t/evil.example/x",
            "/\n/evil.example",
            "\\\\evil",
            "x.js",
            "http://a/b",
            "https://a/b#c",
        ] {
            assert!(place(wrong).is_err(), "{wrong}");
        }
        assert_eq!(origin("https://a.example:8443/b").as_deref(), Some("https://a.example:8443"));
        assert_eq!(origin("/wechat/sdk.js"), None);
    }
}
