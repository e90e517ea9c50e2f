//! A site with two releases beside it, and `cargo xtask publish` as a program.
#![allow(dead_code, reason = "each file of tests takes its part")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// More than the limit that stands for a full disk.
pub(crate) const LARGE: usize = 200_000;
/// What `ulimit -f` counts in blocks of 512 bytes.
const LIMIT: &str = "100";

/// A site with two releases beside it.
pub(crate) struct Place {
    folder: TempDir,
}

impl Place {
    pub(crate) fn new() -> Self {
        let place = Self { folder: TempDir::new().expect("there is room for a folder") };
        place.release("old");
        place.release("new");
        place
    }

    pub(crate) fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A release with one story, whose files all carry its name.
    pub(crate) fn release(&self, name: &str) {
        let glue = glue(name);
        let policy = format!("script-src 'self' 'unsafe-eval' 'sha256-{name}'");
        let page =
            format!("{}{policy}\"><script data-glue=\"{glue}\"></script>{name}", delivery::POLICY);
        let release = self.at(name);
        for (file, text) in [
            ("index.html", page.clone()),
            ("story/index.html", page),
            (&glue, format!("{name}();")),
            (&large(name), "x".repeat(LARGE)),
            (&(large(name) + ".br"), name.to_owned()),
            (&(large(name) + ".gz"), name.to_owned()),
            ("embed.js", format!("embed({name});")),
        ] {
            write(&release.join(file), &text);
        }
        let pages = ["index.html", "story/index.html"].map(|it| (it.to_owned(), policy.clone()));
        let policies = delivery::policies(&pages, |_| Some("'self'".to_owned()));
        write(&release.join(delivery::POLICIES), &policies);
    }

    pub(crate) fn command(&self, name: &str, more: &[&str]) -> Command {
        let mut command = self.command_to(name, &self.at("site"));
        command.args(more);
        command
    }

    pub(crate) fn command_to(&self, name: &str, to: &Path) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(["publish", "--from"]).arg(self.at(name)).arg("--to").arg(to);
        command
    }

    pub(crate) fn publish(&self, name: &str, more: &[&str]) -> String {
        let done = self.command(name, more).output().expect("xtask has been built");
        assert!(done.status.success(), "{}", told(&done));
        told(&done)
    }

    pub(crate) fn refused(&self, name: &str) -> String {
        let done = self.command(name, &[]).output().expect("xtask has been built");
        assert_eq!(done.status.code(), Some(1), "{}", told(&done));
        told(&done)
    }

    /// The same where no file can become larger than a limit. Whoever does not handle the signal is
    /// killed in the middle of a file.
    pub(crate) fn on_a_full_disk(&self, name: &str, handled: bool) -> Output {
        let command = self.command(name, &[]);
        let trap = if handled { "trap '' XFSZ; " } else { "" };
        let limited = format!("{trap}ulimit -c 0; ulimit -f {LIMIT}; exec \"$0\" \"$@\"");
        let mut shell = Command::new("sh");
        shell.args(["-c", &limited]).arg(command.get_program()).args(command.get_args());
        shell.output().expect("there is a shell")
    }

    pub(crate) fn read(&self, file: &str) -> String {
        fs::read_to_string(self.at("site").join(file)).expect(file)
    }

    pub(crate) fn has(&self, file: &str) -> bool {
        self.at("site").join(file).exists()
    }

    /// Every file that is there, by its path, with what is in it; `publish`'s own are left out.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let site = self.at("site");
        let all = walkdir::WalkDir::new(&site).into_iter().flatten();
        let files = all.filter(|it| it.file_type().is_file()).map(|it| it.path().to_owned());
        // A run that is going on takes away what it has not finished.
        let named = files.filter_map(|it| {
            let name = it.strip_prefix(&site).expect("it is below").display().to_string();
            Some((name, fs::read(it).ok()?))
        });
        named
            .filter(|(name, _)| ![".manifest.json", ".publish.lock"].contains(&name.as_str()))
            .collect()
    }

    /// Every page is whole, and so is everything that it names.
    pub(crate) fn works(&self) {
        for page in ["index.html", "story/index.html"] {
            let html = self.read(page);
            let name = if html.ends_with("old") { "old" } else { "new" };
            assert_eq!(html, fs::read_to_string(self.at(name).join(page)).expect(page));
            assert_eq!(self.read(&glue(name)), format!("{name}();"));
            assert_eq!(self.read(&large(name)).len(), LARGE);
        }
    }

    pub(crate) fn entry(&self, file: &str) -> Value {
        let manifest: Value = serde_json::from_str(&self.read(".manifest.json")).expect("JSON");
        manifest["files"][file].clone()
    }
}

/// A name with a hash, such as files have that are for good.
pub(crate) fn glue(name: &str) -> String {
    format!("islands-0123456789{}.js", if name == "old" { "aaaaaa" } else { "bbbbbb" })
}

pub(crate) fn large(name: &str) -> String {
    glue(name).replace(".js", ".wasm")
}

pub(crate) fn write(file: &Path, text: &str) {
    fs::create_dir_all(file.parent().expect("a folder")).expect("there is room");
    fs::write(file, text).expect("there is room");
}

pub(crate) fn told(done: &Output) -> String {
    String::from_utf8_lossy(&[done.stdout.clone(), done.stderr.clone()].concat()).into_owned()
}
