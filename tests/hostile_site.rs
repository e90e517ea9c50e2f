//! A whole site with one story that is hostile in every field: what the program writes and prints.

#[path = "support/hostile.rs"]
mod hostile;
#[path = "support/page.rs"]
mod page;
#[path = "support/site.rs"]
mod site;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use page::Page;
use scraper::ElementRef;
use serde_json::Value;
use tempfile::TempDir;
use yitu::story::Code;

const EVERYTHING: &str = "tests/stories/good/everything";
/// Markup, links that run, what ends a script, a comment or a CDATA section, and words of template
/// languages. A description holds no more than eighty characters.
const HOSTILE: [&str; 2] = [
    "</script></style></title>--><img src=x onerror=alert(1)>]]>\" onclick=\"x()'",
    "javascript:alert(1) {{7*7}} ${7*7} <%= 7 %> {% x %} &lt;b&gt; \\ <svg/onload=1>",
];
/// Signs that no story may hold: they are refused, whatever field they stand in.
const UNSEEN: &str = "文\u{1b}[31m字\u{7}\u{9b}2J\u{85}\u{202e}txt\u{2066}\u{2028}\u{feff}字";
const HARMLESS: &str = "文字";

/// Every file of the site, with a text in all fields of one more story, which also stands at its root.
fn built(text: &str) -> BTreeMap<String, String> {
    let copy = site::copy_of_site();
    let story = copy.path().join("stories/everything");
    fs::create_dir(&story).expect("the copy can be written");
    for entry in fs::read_dir(EVERYTHING).expect("it is there").flatten() {
        fs::copy(entry.path(), story.join(entry.file_name())).expect("the copy can be written");
    }
    fs::write(story.join("story.toml"), hostile::source_that_passes(EVERYTHING.as_ref(), text))
        .expect("the copy can be written");
    let settings = "default = \"everything\"\naddress = \"https://news.example/\"\n";
    fs::write(copy.path().join("site.toml"), settings).expect("the copy can be written");
    let staging = site::staging();
    let done = site::prerender(copy.path(), staging.path());
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    site::files_of(staging.path())
}

/// Every element of a page, with the names of its attributes.
fn skeleton(page: &Page) -> Vec<String> {
    let names = |element: ElementRef<'_>| {
        let mut names: Vec<_> = element.value().attrs().map(|(name, _)| name).collect();
        names.sort_unstable();
        format!("<{} {}>", element.value().name(), names.join(" "))
    };
    page.all("*").into_iter().map(names).collect()
}

/// Which scripts may run in a page.
fn scripts_of(html: &str) -> Option<&str> {
    delivery::policy_of(html)?.split(';').find(|it| it.starts_with("script-src"))
}

/// The files that tell of the story, or of all.
fn told(files: &BTreeMap<String, String>) -> impl Iterator<Item = (&String, &String)> {
    files.iter().filter(|(path, _)| !path.contains('/') || path.starts_with("everything/"))
}

#[test]
fn no_page_has_an_element_more_and_none_runs_anything() {
    let harmless = built(HARMLESS);
    let mut pages = 0;
    let hostile = HOSTILE.map(built);
    let all = hostile.iter().flat_map(told);
    for (path, html) in all.filter(|(path, _)| path.ends_with(".html")) {
        let page = Page::of(html);
        assert_eq!(skeleton(&page), skeleton(&Page::of(&harmless[path])), "{path}");
        for element in page.all("*") {
            for (name, value) in element.value().attrs() {
                assert!(!name.starts_with("on"), "{path}: {name}");
                let runs = value.trim_start().to_lowercase().starts_with("javascript:");
                assert!(!(runs && ["href", "src", "action"].contains(&name)), "{path}: {value}");
            }
        }
        // A policy is of our own texts alone.
        assert_eq!(scripts_of(html), scripts_of(&harmless[path]), "{path}");
        pages += 1;
    }
    assert!(pages >= 10, "twice the root, two pages and two flat ones");
}

#[test]
fn what_programs_read_can_be_read_and_says_the_text_as_it_is() {
    for hostile in HOSTILE {
        let files = built(hostile);
        let answer: Value = serde_json::from_str(&files["everything/oembed.json"]).expect("JSON");
        let begin: String = hostile.chars().take(40).collect();
        assert!(answer["title"].as_str().is_some_and(|title| title.ends_with(&begin)), "{answer}");
        let page = Page::of(&files["everything/index.html"]);
        let data: String = page.one("script[type='application/ld+json']").text().collect();
        let article: Value = serde_json::from_str(&data).expect("JSON-LD is JSON");
        assert_eq!(article["description"].as_str(), Some(hostile));
        let markup =
            files.iter().filter(|(path, _)| path.ends_with(".svg") || path.ends_with(".xml"));
        for (path, text) in markup {
            let found = roxmltree::Document::parse(text);
            assert!(found.is_ok(), "{path}: {found:?}");
        }
        assert!(files.contains_key("feed.xml") && files.contains_key("sitemap.xml"));
    }
}

/// A word of `[hant]` is looked for in every page: none that is more than a word may get so far.
#[test]
fn words_for_the_traditional_page_that_are_none_are_refused() {
    let source = hostile::source_filled(EVERYTHING.as_ref(), HARMLESS);
    for [from, to] in
        [["", "后"], ["'self'", "*"], ["AI", "人工智能"], ["文字", UNSEEN], ["文字", "300"]]
            .into_iter()
            .chain(HOSTILE.map(|text| ["文字", text]))
            .chain(HOSTILE.map(|text| [text, "文字"]))
    {
        let row = format!("{} = {}\n", toml::Value::from(from), toml::Value::from(to));
        let source = source.replacen("[source]", &format!("[hant]\n{row}\n[source]"), 1);
        let reading = yitu::story::read(&source, "everything");
        let row = source.find(&row).expect("it is there")..;
        let told = reading.errors().find(|problem| row.contains(&problem.span.start));
        assert!(told.is_some(), "{from:?} = {to:?}");
    }
}

#[test]
fn a_sign_that_nobody_sees_is_refused_in_every_field() {
    let source = hostile::source_filled(EVERYTHING.as_ref(), UNSEEN);
    let reading = yitu::story::read(&source, "everything");
    let told = |code| reading.problems.iter().filter(|it| it.code == code).count();
    let filled = source.matches("[31m").count();
    assert!(
        filled > 15 && told(Code::MisleadingSign) == filled,
        "{filled}: {:?}",
        reading.problems
    );
    assert!(told(Code::UnseenSign) > 0);
    assert_eq!(reading.sound(), None);
}

/// What `check` prints of one story, and with which exit code.
fn check(site: &Path, format: &str) -> (Option<i32>, String) {
    let mut command = site::yitu(site);
    let done = command.args(["check", "--format", format]).output().expect("yitu has been built");
    let said = [done.stdout, done.stderr].concat();
    (done.status.code(), String::from_utf8(said).expect("what is printed is UTF-8"))
}

#[test]
fn no_name_and_no_value_commands_the_terminal_that_tells_of_it() {
    let site = TempDir::new().expect("there is room for a folder");
    let folder = site.path().join("stories/a\u{1b}[31m\u{202e}b");
    fs::create_dir_all(&folder).expect("the new folder can be written");
    let value = toml::Value::from(UNSEEN).to_string();
    for key in ["slug", "accent", "url", "id", "kind", "file", "reports_to", "qualifier"] {
        let source = hostile::source_filled(EVERYTHING.as_ref(), HARMLESS);
        let lines = source.lines().map(|line| match line.split_once(" = ") {
            Some((name, _)) if name == key => format!("{name} = {value}\n"),
            _ => format!("{line}\n"),
        });
        let mut file = lines.collect::<String>();
        file.insert_str(0, &format!("{value} = 1\n"));
        fs::write(folder.join("story.toml"), file).expect("the new folder can be written");
        let (code, said) = check(site.path(), "text");
        assert_eq!(code, Some(1), "{key}");
        let turned = ['\u{202e}', '\u{2066}'];
        let found: Vec<_> = said.chars().filter(|c| c.is_control() || turned.contains(c)).collect();
        assert!(found.iter().all(|c| *c == '\n'), "{key}: {found:?}");
        let (_, json) = check(site.path(), "json");
        let problems: Vec<Value> = serde_json::from_str(&json).expect("JSON");
        assert!(!problems.is_empty(), "{key}");
    }
}

#[test]
fn no_name_leads_out_of_its_folder() {
    let tricks = [
        "..",
        "../x",
        "a/../../x",
        "/etc/passwd",
        "a/b",
        "a\\b",
        "..\\x",
        ".hidden",
        "%2e%2e%2fx",
        "x\0y",
        "file:///etc/passwd",
        "https://elsewhere.example/x",
        "CON",
        "x.svg/../../y",
    ];
    let source = fs::read_to_string(format!("{EVERYTHING}/story.toml")).expect("it is there");
    let article = fs::canonicalize("tests/articles/tea.txt").expect("it is there");
    let article = article.to_string_lossy();
    for trick in tricks {
        let reading = yitu::story::read(
            &source
                .replace("slug = \"everything\"", &format!("slug = {}", toml::Value::from(trick))),
            trick,
        );
        assert!(reading.errors().next().is_some(), "slug: {trick}");
        for name in [trick.to_owned(), format!("{trick}.svg")] {
            let site = TempDir::new().expect("there is room for a folder");
            let folder = site.path().join("stories/everything");
            fs::create_dir_all(&folder).expect("the new folder can be written");
            // What the trick would lead to is there and could be read.
            fs::write(
                site.path().join("stories/x.svg"),
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>",
            )
            .expect("the new folder can be written");
            let written = toml::Value::from(name.as_str()).to_string();
            fs::write(folder.join("story.toml"), source.replace("\"scene.svg\"", &written))
                .expect("the new folder can be written");
            let (code, said) = check(site.path(), "text");
            assert_eq!(code, Some(1), "{name}");
            assert!(said.contains("error[missing-picture]"), "{name}: {said}");
        }
        for args in [["new", trick].as_slice(), &["import", &article, trick]] {
            if trick.contains('\0') {
                continue;
            }
            let site = TempDir::new().expect("there is room for a folder");
            fs::create_dir(site.path().join("stories")).expect("the new folder can be written");
            let done = site::yitu(site.path()).args(args).output().expect("yitu has been built");
            assert_ne!(done.status.code(), Some(0), "{args:?}");
            assert!(site::files_of(site.path()).is_empty(), "{args:?}");
        }
    }
}
