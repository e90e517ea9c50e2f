//! The real program, run the way Trunk and editors run it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// `yitu` in a folder, outside of Trunk.
pub(crate) fn yitu(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yitu"));
    command.current_dir(folder).env_remove("TRUNK_STAGING_DIR").env_remove("TRUNK_PROFILE");
    command
}

/// The shortest WebAssembly that there is.
#[allow(dead_code, reason = "not every test writes pages")]
const EMPTY_MODULE: &str = "\0asm\x01\0\0\0";

/// What Trunk leaves before it calls the prerenderer.
#[allow(dead_code, reason = "not every test writes pages")]
pub(crate) fn staging() -> TempDir {
    let folder = TempDir::new().expect("there is room for a folder");
    for (name, text) in
        [("index.html", "<html></html>"), ("islands-x.js", ""), ("islands-x_bg.wasm", EMPTY_MODULE)]
    {
        fs::write(folder.path().join(name), text).expect("the new folder can be written");
    }
    folder
}

/// `yitu prerender` of the site in `folder` into a staging folder.
#[allow(dead_code, reason = "not every test writes pages")]
pub(crate) fn prerender(folder: &Path, staging: &Path) -> Output {
    let mut command = yitu(folder);
    command.arg("prerender").env("TRUNK_STAGING_DIR", staging);
    command.output().expect("yitu has been built")
}

/// The text of every file in a folder, by its path from there with slashes.
#[allow(dead_code, reason = "not every test reads what was written")]
pub(crate) fn files_of(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be listed").path();
        let name = path.file_name().expect("it has a name").to_string_lossy().into_owned();
        if path.is_dir() {
            files.extend(
                files_of(&path)
                    .into_iter()
                    .map(|(in_it, text)| (name.clone() + "/" + &in_it, text)),
            );
        } else {
            let bytes = fs::read(&path).expect("it can be read");
            files.insert(name, String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    files
}

/// A copy of this site that a test may change.
#[allow(dead_code, reason = "not every test changes the site")]
pub(crate) fn copy_of_site() -> TempDir {
    let copy = TempDir::new().expect("there is room for a folder");
    fs::copy("site.toml", copy.path().join("site.toml")).expect("the site has settings");
    for folder in ["stories", "styles", "static"] {
        copy_folder(folder.as_ref(), &copy.path().join(folder));
    }
    copy
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir(to).expect("the copy is new");
    for entry in fs::read_dir(from).expect("tests run in the package's own folder") {
        let (path, to) = entry
            .map(|entry| (entry.path(), to.join(entry.file_name())))
            .expect("it can be listed");
        if path.is_dir() {
            copy_folder(&path, &to);
        } else {
            fs::copy(&path, &to).expect("it can be copied");
        }
    }
}
