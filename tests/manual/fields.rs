//! Every block has its page, its picture and all its fields; every link leads somewhere.

use std::fs;
use std::path::{Component, Path, PathBuf};

use serde_json::Value;
use yitu::story::{Block, story_schema};

use crate::markdown::Page;
use crate::{MANUAL, manual};

/// A picture of more bytes is not cropped to its block.
const LARGEST_PICTURE: u64 = 40_000;

fn page(name: &str) -> Page {
    Page::read(&Path::new(MANUAL).join(name))
}

/// The rows that a page lacks for the fields of a table of the schema.
fn lacking(page: &Page, table: &Value) -> Vec<String> {
    let required = table["required"].as_array().cloned().unwrap_or_default();
    let fields = table["properties"].as_object().expect("a table");
    let row = |name: &String| {
        let must = if required.iter().any(|it| it == name) { "是" } else { "否" };
        format!("| `{name}` | {must} | ")
    };
    fields.keys().map(row).filter(|row| !page.text.contains(row)).collect()
}

/// The names of the tables that a part of the schema is made of.
fn named(part: &Value, found: &mut Vec<String>) {
    match part {
        Value::Object(map) => map.iter().for_each(|(key, part)| match part.as_str() {
            Some(name) if key == "$ref" => {
                found.extend(name.strip_prefix("#/definitions/").map(str::to_owned));
            }
            _ => named(part, found),
        }),
        Value::Array(list) => list.iter().for_each(|part| named(part, found)),
        _ => {}
    }
}

#[test]
fn every_block_has_a_page_with_all_its_fields_and_a_picture() {
    let schema = story_schema();
    let blocks = schema["definitions"]["Block"]["oneOf"].as_array().expect("a list");
    assert_eq!(blocks.len(), Block::KINDS.len());
    for (block, kind) in blocks.iter().zip(Block::KINDS) {
        let page = page(&format!("blocks/{kind}.md"));
        assert_eq!(lacking(&page, block), [""; 0], "{kind}");
        let mut tables = Vec::new();
        named(&block["properties"], &mut tables);
        // Figures stand on the page of the counters, pictures on that of the head.
        tables.retain(|name| name != "Picture" && (name != "Counter" || *kind == "counters"));
        for table in tables.iter().map(|name| &schema["definitions"][name]) {
            if table["type"] == "object" {
                assert_eq!(lacking(&page, table), [""; 0], "{kind}");
            }
        }
        let picture = format!("../pictures/{kind}.png");
        assert!(page.links.contains(&picture), "{kind} shows no picture");
        assert!(page.text.contains(&format!("kind = \"{kind}\"")), "{kind} has no example");
    }
}

#[test]
fn every_field_of_the_head_stands_on_its_page() {
    let (schema, page) = (story_schema(), page("story.md"));
    assert_eq!(lacking(&page, &schema), [""; 0]);
    for name in ["Source", "Credit", "Section", "Picture"] {
        assert_eq!(lacking(&page, &schema["definitions"][name]), [""; 0], "{name}");
    }
}

#[test]
fn every_picture_is_small_and_shown() {
    let links: Vec<String> = manual().into_iter().flat_map(|page| page.links).collect();
    for entry in fs::read_dir(Path::new(MANUAL).join("pictures")).expect("it is there") {
        let entry = entry.expect("it can be listed");
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(entry.metadata().expect("it has a size").len() < LARGEST_PICTURE, "{name}");
        let picture = image::open(entry.path()).expect(&name);
        assert_eq!(picture.width(), 780, "{name}: a phone of 390 px, each of two");
        assert!(links.contains(&format!("../pictures/{name}")), "{name} is not shown");
    }
}

/// A path without its `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        if part == Component::ParentDir {
            plain.pop();
        } else {
            plain.push(part);
        }
    }
    plain
}

#[test]
fn every_link_leads_to_a_file_and_a_place_in_it() {
    for page in manual() {
        for link in page.links.iter().filter(|link| !link.starts_with("http")) {
            let (file, place) = link.split_once('#').unwrap_or((link, ""));
            let folder = page.path.parent().expect("a folder");
            let file = if file.is_empty() { page.path.clone() } else { plain(&folder.join(file)) };
            let said = format!("{}: {link}", page.path.display());
            assert!(file.is_file(), "{said}");
            assert!(place.is_empty() || Page::read(&file).has_anchor(place), "{said}");
        }
    }
}
