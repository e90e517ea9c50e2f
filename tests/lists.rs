//! The lists of all stories: the page in both scripts, the site map, the feed.

#[path = "support/page.rs"]
mod page;
#[path = "support/site.rs"]
mod site;

use std::collections::BTreeMap;
use std::fs;

use page::{Page, visible_text};
use roxmltree::{Document, Node};
use tempfile::TempDir;

const ROOT: &str = "https://news.example/yitu/";
/// Ends elements and opens others.
const HOSTILE: &str = "</title><script>x()</script>]]>&lt;\"'";

/// A site of three stories: one of a day, one of a year, one of no date.
fn site(settings: &str) -> TempDir {
    let site = site::copy_of_site();
    let stories = site.path().join("stories");
    fs::remove_dir_all(&stories).expect("it is a copy");
    let title = toml::Value::from(HOSTILE).to_string();
    for (slug, standfirst, source) in [
        ("day", "后来", "newspaper = '日报'\ndate = '2018-07-06'"),
        ("none", "没有日期", "newspaper = '晚报'"),
        ("year", "从前", "newspaper = '晨报'\nyear = 2017"),
    ] {
        let text = format!(
            "slug = '{slug}'\nkicker = '一图'\ntitle = [{title}]\nstandfirst = '{standfirst}'\n\
             description = 'd'\nhant = {{ '后来' = '後來居上' }}\n[source]\n{source}\n\
             [[section]]\nid = 'a'\ntitle = 't'\n[[section.block]]\nkind = 'prose'\ntext = 't'\n"
        );
        fs::create_dir_all(stories.join(slug)).expect("the copy can be written");
        fs::write(stories.join(slug).join("story.toml"), text).expect("the copy can be written");
    }
    fs::write(site.path().join("site.toml"), format!("default = 'day'\n{settings}"))
        .expect("the copy can be written");
    site
}

fn built(settings: &str) -> BTreeMap<String, String> {
    let (site, staging) = (site(settings), site::staging());
    let done = site::prerender(site.path(), staging.path());
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    site::files_of(staging.path())
}

fn texts(parent: Node<'_, '_>, name: &str) -> Vec<String> {
    let found = parent.descendants().filter(|node| node.tag_name().name() == name);
    found.map(|node| node.text().unwrap_or_default().to_owned()).collect()
}

#[test]
fn the_page_lists_every_story_the_newest_first_in_both_scripts() {
    let files = built("name = '某报'");
    for (path, way, rows) in [
        ("all/index.html", "../{}/", ["后来", "从前", "没有日期"]),
        ("all/hant/index.html", "../../{}/hant/", ["後來居上", "從前", "沒有日期"]),
    ] {
        let page = Page::of(&files[path]);
        assert_eq!(
            page.text("head > title"),
            if path == "all/index.html" {
                "某报：全部故事"
            } else {
                "某報：全部故事"
            }
        );
        let links = page.all("h2 a").into_iter().map(|link| link.attr("href"));
        let slugs = ["day", "year", "none"].map(|slug| way.replace("{}", slug));
        assert!(links.eq(slugs.iter().map(|way| Some(way.as_str()))), "{path}");
        let told: Vec<String> =
            page.all("li > p:first-of-type").into_iter().map(visible_text).collect();
        assert_eq!(told, rows, "{path}");
        let days: Vec<String> = page.all("time").into_iter().map(visible_text).collect();
        assert_eq!(days, ["2018年7月6日", "2017年"], "{path}");
        assert!(page.all("script").is_empty(), "{path}");
    }
}

#[test]
fn a_feed_tells_of_every_story_and_a_title_stays_text() {
    let files = built(&format!("name = '某报'\naddress = '{ROOT}'"));
    let feed = Document::parse(&files["feed.xml"]).expect("it is XML");
    let items: Vec<_> = feed.descendants().filter(|node| node.has_tag_name("item")).collect();
    let links: Vec<_> = items.iter().flat_map(|item| texts(*item, "link")).collect();
    assert_eq!(links, ["day", "year", "none"].map(|slug| format!("{ROOT}{slug}/")));
    for item in &items {
        let title = format!("一图：{HOSTILE}");
        assert_eq!(texts(*item, "title"), [title]);
    }
    assert_eq!(texts(feed.root(), "pubDate"), ["Fri, 06 Jul 2018 00:00:00 +0800"]);
    for path in ["all/index.html", "all/hant/index.html"] {
        let page = Page::of(&files[path]);
        let links = page.all("[type='application/rss+xml'], header a:last-child");
        assert!(
            links
                .iter()
                .all(|link| link.attr("href").is_some_and(|to| to.ends_with("../feed.xml")))
        );
        assert_eq!(links.len(), 2, "{path}");
    }
}

#[test]
fn a_site_map_names_every_page_in_both_scripts_with_the_other() {
    let files = built(&format!("address = '{ROOT}'"));
    let map = Document::parse(&files["sitemap.xml"]).expect("it is XML");
    let pages: Vec<String> = ["day", "year", "none", "all"]
        .iter()
        .flat_map(|slug| [format!("{ROOT}{slug}/"), format!("{ROOT}{slug}/hant/")])
        .collect();
    assert_eq!(texts(map.root(), "loc"), pages);
    for url in map.descendants().filter(|node| node.has_tag_name("url")) {
        let links = url.descendants().filter(|node| node.tag_name().name() == "link");
        let found: Vec<_> = links
            .filter_map(|it| Some((it.attribute("hreflang")?, it.attribute("href")?)))
            .collect();
        let hans = texts(url, "loc")[0].trim_end_matches("hant/").to_owned();
        let hant = format!("{hans}hant/");
        assert_eq!(found, [("zh-Hans", hans.as_str()), ("zh-Hant", &hant), ("x-default", &hans)]);
        let file = hans.replace(ROOT, "") + "index.html";
        assert!(files.contains_key(&file), "{file} is there");
    }
}

#[test]
fn a_site_without_an_address_has_neither() {
    let files = built("");
    assert!(!files.contains_key("feed.xml") && !files.contains_key("sitemap.xml"));
    assert!(!files["all/index.html"].contains("feed.xml"));
}
