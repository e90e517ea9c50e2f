//! What lies around stories and is not written by whoever writes them: the settings of the site, the
//! folders, other files, and whoever reads what is printed. All by the real program.

mod folders;
mod output;
#[path = "../support/site.rs"]
mod site;
mod toml;

use std::fs;
use std::path::Path;
use std::process::Output;

use tempfile::TempDir;

/// A site with one sound story, which is called `one`.
fn site_of_one() -> TempDir {
    let site = TempDir::new().expect("there is room for a folder");
    story(site.path(), "one");
    fs::write(site.path().join("site.toml"), "default = \"one\"\n").expect("it can be written");
    site
}

/// Adds a sound story.
fn story(site: &Path, slug: &str) {
    let folder = site.join("stories").join(slug);
    fs::create_dir_all(&folder).expect("it can be made");
    let text = fs::read_to_string("tests/stories/good/smallest/story.toml").expect("it is there");
    let text = text.replace("slug = \"smallest\"", &format!("slug = \"{slug}\""));
    fs::write(folder.join("story.toml"), text).expect("it can be written");
}

fn run(site: &Path, args: &[&str]) -> Output {
    site::yitu(site).args(args).output().expect("yitu has been built")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// What `check` says of a site, and with which exit code it ends.
fn check(site: &Path) -> (Option<i32>, String) {
    let done = run(site, &["check"]);
    (done.status.code(), text(&done.stdout))
}
