//! The page that is the bench's limit says all that the story says. The other two pages are held
//! against the same content while they are measured.

#[path = "../../../tests/support/page.rs"]
mod page;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use page::Page;
use serde_json::Value;
use yitu::build::Loaded;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn content() -> Value {
    let story = Loaded::from_path(&root().join("stories/jinshan"));
    bench_content::content(&story).expect("the story is sound")
}

#[test]
fn the_reference_leaves_nothing_out() {
    let (content, folder) = (content(), tempfile::tempdir().expect("there is room for a folder"));
    let file = folder.path().join("content.json");
    fs::write(&file, content.to_string()).expect("the folder can be written");
    let mut node = Command::new("node");
    node.arg(root().join("bench/reference/page.mjs")).arg(&file);
    node.arg(root().join("stories/jinshan")).arg(folder.path());
    let done = node.output().expect("node is there");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));

    let html = fs::read_to_string(folder.path().join("index.html")).expect("a page");
    let page = Page::of(&html);
    assert!(page.all("script").is_empty(), "the limit has no script");
    assert_eq!(page.all("[loading=lazy]").len() + 1, drawings(&content), "each drawing once");
    assert_eq!(bench_content::missing(&content, &page.text("body")), Vec::<String>::new());
}

#[test]
fn the_content_is_not_empty() {
    let words = bench_content::words(&content());
    for figure in ["73个", "不到1个月", "近300户", "300多万元", "1000平方米以上", "8.3万平方米"]
    {
        assert!(words.iter().any(|it| it == figure), "{figure}");
    }
    assert_eq!(words.iter().filter(|it| *it == "未列名社区").count(), 6);
}

fn drawings(content: &Value) -> usize {
    match content {
        Value::Object(fields) => fields
            .iter()
            .map(|(key, it)| match key.as_str() {
                "file" | "icon" => usize::from(it.is_string()),
                _ => drawings(it),
            })
            .sum(),
        Value::Array(values) => values.iter().map(drawings).sum(),
        _ => 0,
    }
}
