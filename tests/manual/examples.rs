//! Its examples pass the check; its figures are those of the page.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use tempfile::TempDir;
use yitu::build::{Format, Loaded, Site, report};
use yitu::story::{self, Code, Qualifier, Severity, story_schema};

use crate::markdown::{Fence, Page};
use crate::{MANUAL, manual};

const HEAD: &str = "slug = 'x'\nkicker = '一图读懂'\ntitle = ['茶']\nstandfirst = '茶从山上来。'\n\
    description = '一图读懂茶。'\n";
const SOURCE: &str = "[source]\nnewspaper = '某某日报'\n";
const SECTION: &str = "[[section]]\nid = 'x-section'\ntitle = '山上'\n";
const PROSE: &str = "[[section.block]]\nkind = 'prose'\ntext = '茶。'\n";
const PICTURE: &str = "[[section.block]]\nkind = 'steps'\n\
    picture = { file = 'x.svg', alt = '画' }\nitems = [{ text = '茶。' }, { text = '水。' }, { text = '火。' }]\n";
const ENDING: &str = "ending = { file = 'x.svg', alt = '画' }\n";
const NEXT: &str = "[[section]]\nid = 'y-section'\ntitle = '山下'\n";
const PLAIN: &str =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0h9'/></svg>";

/// The smallest story around an example; `None` for what is no form of one.
fn story_of(example: &str) -> Option<String> {
    let begins = |word: &str| example.starts_with(word);
    Some(match example {
        _ if begins("slug") || begins("#:schema") => example.to_owned(),
        _ if begins("[[section.block]]") => [HEAD, SOURCE, SECTION, example].concat(),
        _ if begins("[[section]]") => [HEAD, SOURCE, example].concat(),
        _ if begins("[[byline]]") || begins("[hant]") => {
            [HEAD, SOURCE, example, SECTION, PROSE].concat()
        }
        _ if example.lines().all(|line| line.starts_with("{ ") && line.ends_with(" }")) => {
            let items: String = example.lines().map(|line| format!("{line},\n")).collect();
            let block = format!("[[section.block]]\nkind = 'counters'\nitems = [\n{items}]\n");
            [HEAD, SOURCE, SECTION, &block].concat()
        }
        _ => return None,
    })
}

/// What `cargo yitu check` says of a story whose pictures are all `drawing`.
fn said_of(text: &str, drawing: &str) -> String {
    let site = TempDir::new().expect("there is room for a folder");
    let slug = text.lines().find_map(|line| line.strip_prefix("slug = ")).expect("a slug");
    let folder = site.path().join(slug.trim_matches(['"', '\'']));
    fs::create_dir(&folder).expect("it is new");
    fs::write(folder.join("story.toml"), text).expect("it can be written");
    for file in story::read(text, "x").drawings {
        fs::write(folder.join(file.get_ref()), drawing).expect("it can be written");
    }
    report(&[Loaded::from_path(&folder)], Format::Text)
}

/// What is wrong with an example, or nothing.
fn wrong(fence: &Fence) -> String {
    match fence.info.as_str() {
        "toml" => match story_of(&fence.text) {
            Some(story) => said_of(&story, PLAIN),
            None => "none of the forms that tests/manual.rs knows".to_owned(),
        },
        "toml site" => {
            let folder = TempDir::new().expect("there is room for a folder");
            let file = folder.path().join("site.toml");
            fs::write(&file, &fence.text).expect("it can be written");
            Site::read(&file).err().map(|error| format!("{error:#}")).unwrap_or_default()
        }
        // What sections light stands at the end of a story.
        "svg" if fence.text.contains("read-") => {
            let story = [HEAD, ENDING, SOURCE, SECTION, PROSE, NEXT, PROSE].concat();
            said_of(&story, &fence.text)
        }
        "svg" => said_of(&[HEAD, SOURCE, SECTION, PICTURE].concat(), &fence.text),
        "text" => said_by_nobody(&fence.text),
        "sh" | "html" => String::new(),
        other => format!("“{other}” is no kind of example"),
    }
}

/// The first rule that a quoted message names and that there is not.
fn said_by_nobody(text: &str) -> String {
    let named = |code: &Code| match code.severity() {
        Severity::Error => format!("error[{code}]"),
        Severity::Warning => format!("warning[{code}]"),
    };
    let known = |line: &&str| Code::ALL.iter().any(|code| line.contains(&named(code)));
    let mut lines = text.lines().filter(|line| line.contains("]: "));
    lines.find(|line| !known(line)).unwrap_or_default().to_owned()
}

#[test]
fn every_example_passes_without_a_word() {
    let pages = manual()
        .into_iter()
        .chain(["README.md", "README.zh-Hans.md"].map(|file| Page::read(file.as_ref())));
    let fences: Vec<Fence> = pages.flat_map(|page| page.fences).collect();
    assert!(fences.iter().filter(|fence| fence.info == "toml").count() > 30);
    let told = fences.iter().map(|fence| (&fence.place, wrong(fence)));
    let told: Vec<_> = told.filter(|(_, wrong)| !wrong.is_empty()).collect();
    assert!(told.is_empty(), "{told:#?}");
}

#[test]
fn what_is_no_example_is_told() {
    let fence = |info: &str, text: &str| Fence {
        info: info.into(),
        text: text.into(),
        place: String::new(),
    };
    for (info, text) in [
        ("toml", "value = 3\n"),
        ("toml", "{ value = 3, label = \"没有单位\" }\n"),
        ("toml site", "address = \"http://x/\"\n"),
        ("svg", "<svg viewBox='0 0 9 9'><text/></svg>"),
        ("text", "a.toml:1:1: error[half-width]: x"),
        ("tomll", ""),
    ] {
        assert_ne!(wrong(&fence(info, text)), "", "{info}: {text}");
    }
}

#[test]
fn every_figure_stands_on_the_page_as_the_manual_says() {
    let page = Page::read(&Path::new(MANUAL).join("numbers.md"));
    let mut words = HashSet::new();
    for line in page.text.lines().filter(|line| line.contains("| `{ ")) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let example = cells[2].trim_matches('`').replace(" }", ", label = 'x' }");
        let story = story_of(&example).and_then(|text| story::read(&text, "x").story).expect(line);
        let figures = story.sections[0].blocks[0].figures();
        assert_eq!(figures[0].figure(), cells[3], "{line}");
        words.extend(figures[0].qualifier.map(Qualifier::word));
    }
    let schema = story_schema();
    let all = schema["definitions"]["Qualifier"]["oneOf"].as_array().expect("a list");
    assert_eq!(words.len(), all.len(), "each qualifier has a row: {words:?}");
}
