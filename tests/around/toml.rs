//! `site.toml`: all that is wrong with it at once, each with its place and what to write.

use std::fs;

use crate::{check, site_of_one, story, text};

/// What `check` says of these settings.
fn told(settings: &str) -> String {
    let site = site_of_one();
    fs::write(site.path().join("site.toml"), settings).expect("it can be written");
    let (code, told) = check(site.path());
    assert_eq!(code, Some(i32::from(!told.is_empty())), "{told}");
    told
}

#[test]
fn all_that_is_wrong_is_told_at_once_and_in_its_place() {
    let told = told(include_str!("bad-site.toml"));
    let places: Vec<&str> =
        told.lines().filter_map(|line| line.strip_prefix("site.toml:")).collect();
    let begins =
        |line: &str, with: &str| assert!(line.starts_with(with), "{line}, not {with}\n{told}");
    assert_eq!(places.len(), 10, "{told}");
    for (line, with) in places.iter().zip([
        "2:11: error[unknown-story]: stories/ 里没有叫“nowhere”的故事",
        "3:8: error[bad-name]",
        "4:15: error[unknown-word]",
        "5:11: error[bad-address]: address“http://news.example/”写的是 http://",
        "6:1: error[unknown-field]",
        "8:1: error[missing-field]: 缺少 sdk",
        "9:13: error[bad-address]: wechat.signature",
        "10:1: error[unknown-field]",
        "13:14: error[bad-ancestor]",
        "13:69: error[bad-ancestor]",
    ]) {
        begins(line, with);
    }
    assert!(told.contains("是不是想写 address？") && told.contains("有：one。"), "{told}");
    assert!(told.contains("'self'"), "{told}");
}

#[test]
fn sound_settings_are_not_told() {
    for settings in [
        "default = 'one'",
        "\u{feff}default = 'one'\nname = '站名'\naddress = 'https://新闻.example/一图/'\ntraditional = 'hk'\n",
        "default = 'one'\n[wechat]\nsignature = '/sign?a=1'\nsdk = 'https://cdn.example/sdk.js'\n[embed]\nancestors = ['https://*.news.example', 'https://新闻.example:8443']\n",
    ] {
        assert_eq!(told(settings), "", "{settings}");
    }
}

#[test]
fn each_mistake_has_its_code_and_place() {
    for (settings, begins) in [
        ("", "1:1: error[missing-field]: 缺少 default"),
        ("default = 'one", "1:11: error[syntax]"),
        ("default = “one”", "1:11: error[syntax]"),
        ("default = 1", "1:11: error[wrong-type]"),
        ("default = 'one'\nname = '\u{3164}'", "2:8: error[empty-text]"),
        ("default = 'one'\nname = ''", "2:8: error[empty-text]"),
        ("default = 'one'\naddress = \"https://x/\\n\"", "2:11: error[bad-address]"),
        (
            "default = 'one'\naddress = 'https:///'",
            "2:11: error[bad-address]: address“https:///”没有域名",
        ),
        ("default = 'one'\naddress = 'https://a b/'", "2:11: error[bad-address]"),
        ("default = 'one'\naddress = 'https://x/?a=/'", "2:11: error[bad-address]"),
        ("default = 'one'\naddress = 'https://u:p@x/'", "2:11: error[bad-address]"),
        ("default = 'one'\naddress = 'https://x:99999/'", "2:11: error[bad-address]"),
        (
            "default = 'one'\naddress = 'https://x'",
            "2:11: error[bad-address]: address“https://x”没有以斜线结尾",
        ),
        ("default = 'one'\nwechat = 'x'", "2:10: error[wrong-type]"),
        ("default = 'one'\n[embed]\nancestors = 'https://x'", "3:13: error[wrong-type]"),
        ("default = 'one'\n[embed]", "2:1: error[missing-field]"),
        ("default = 'one'\n[embd]", "2:2: error[unknown-field]"),
    ] {
        let told = told(settings);
        let place = told.strip_prefix("site.toml:").unwrap_or_default();
        assert!(place.starts_with(begins), "{settings}\n{told}");
        assert!(told.contains("\n  help: "), "{told}");
    }
}

#[test]
fn so_many_ancestors_that_no_server_holds_them_are_refused_with_the_limit() {
    let ancestors = |count: usize| {
        let all: Vec<String> = (0..count)
            .map(|n| format!("'https://a-rather-long-name-{n}.portal.example'"))
            .collect();
        format!("default = 'one'\n[embed]\nancestors = [{}]", all.join(", "))
    };
    assert_eq!(told(&ancestors(40)), "");
    let told = told(&ancestors(120));
    assert!(
        told.contains("site.toml:3:13: error[too-many-ancestors]") && told.contains("4094"),
        "{told}"
    );
}

#[test]
fn settings_that_are_no_text_are_told() {
    let site = site_of_one();
    let file = site.path().join("site.toml");
    fs::write(&file, b"default = '\xff'").expect("it can be written");
    assert!(check(site.path()).1.starts_with("site.toml:1:1: error[unreadable]"));
    fs::remove_file(&file).expect("it is there");
    fs::create_dir(&file).expect("it can be made");
    assert!(check(site.path()).1.starts_with("site.toml:1:1: error[unreadable]"));
}

#[test]
fn a_build_tells_of_all_of_them_too() {
    let site = crate::site::copy_of_site();
    story(site.path(), "one");
    fs::write(site.path().join("site.toml"), include_str!("bad-site.toml"))
        .expect("it can be written");
    let done = crate::site::prerender(site.path(), crate::site::staging().path());
    let told = text(&done.stderr);
    assert_eq!(done.status.code(), Some(1));
    assert_eq!(told.matches("\nsite.toml:").count(), 10, "{told}");
}
