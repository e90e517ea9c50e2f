//! Programs written in Rust: ready-made where GitHub can be reached, else compiled.

use std::env::consts::{ARCH, EXE_SUFFIX, OS};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::checksums;
use crate::place::{place, workshop};
use crate::run::{read, show};

/// A program that comes as an archive and as a crate.
pub(super) struct Program {
    /// What it is called.
    pub(super) name: &'static str,
    /// The crate that it is compiled from.
    pub(super) package: &'static str,
    /// The version that the project wants.
    pub(super) version: String,
    /// How long it usually takes to compile.
    pub(super) usually: &'static str,
    /// Where ready-made ones are; `None` where there are none for this machine.
    pub(super) archive: Option<String>,
}

/// For a tool that runs for seconds, optimising it for minutes is a bad bargain.
const QUICK_PROFILE: &[(&str, &str)] = &[
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
];

impl Program {
    /// Puts the program at `to`; afterwards nothing else is left of the work.
    ///
    /// # Errors
    /// When it can neither be downloaded nor compiled.
    pub(super) fn install(&self, to: &Path) -> Result<()> {
        self.put(to, |workshop| {
            self.download(workshop).or_else(|why| {
                eprintln!("set-up: {why:#}; compiling it (usually {}) …", self.usually);
                self.compile(workshop)
            })
        })
    }

    /// Puts the program at `to`, when there is a ready-made one in reach.
    ///
    /// # Errors
    /// When there is none.
    pub(super) fn fetch(&self, to: &Path) -> Result<()> {
        self.put(to, |workshop| self.download(workshop))
    }

    fn put(&self, to: &Path, make: impl FnOnce(&Path) -> Result<PathBuf>) -> Result<()> {
        let workshop = workshop(&format!("{}-{}", self.name, self.version))?;
        place(&make(&workshop)?, to)?;
        fs::remove_dir_all(&workshop)
            .with_context(|| format!("cannot remove {}", workshop.display()))
    }

    fn download(&self, workshop: &Path) -> Result<PathBuf> {
        let url = self.archive.as_ref().context("no archive for this machine")?;
        self.unpack(url, checksums::known(&self.version, url)?, workshop)
    }

    /// Fetches an archive, which must be what is known of it before anything in it is looked at.
    fn unpack(&self, url: &str, sha256: &str, workshop: &Path) -> Result<PathBuf> {
        let (archive, folder) = (workshop.join("archive.tar.gz"), workshop.join("archive"));
        fs::create_dir_all(&folder)?;
        // Closed networks often swallow packets instead of refusing: do not wait for long.
        read(
            Command::new("curl")
                .args(["-sSfL", "--connect-timeout", "8", "--speed-time", "20", "-o"])
                .args([archive.as_os_str(), url.as_ref()]),
        )
        .with_context(|| format!("cannot fetch {url}"))?;
        checksums::compare(&archive, sha256)?;
        read(Command::new("tar").arg("-xzf").arg(&archive).arg("-C").arg(&folder))?;
        let program = self.below(&folder).context("the archive does not hold it")?;
        self.tried(program)
    }

    fn compile(&self, workshop: &Path) -> Result<PathBuf> {
        let package = format!("{}@{}", self.package, self.version);
        show(
            Command::new("cargo")
                .args(["install", "--locked", &package, "--root"])
                .arg(workshop)
                .arg("--target-dir")
                .arg(workshop.join("build"))
                .envs(QUICK_PROFILE.iter().copied()),
        )
        .context("it could not be compiled")?;
        let program = self.below(&workshop.join("bin")).context("cargo has not made it")?;
        self.tried(program)
    }

    /// The program in a folder, or one folder further down, where some archives have it.
    fn below(&self, folder: &Path) -> Option<PathBuf> {
        let name = format!("{}{EXE_SUFFIX}", self.name);
        let inner = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
        let mut folders = std::iter::once(folder.to_owned()).chain(inner);
        folders.find_map(|folder| Some(folder.join(&name)).filter(|path| path.is_file()))
    }

    /// A ready-made program may be made for a newer system than this one.
    fn tried(&self, program: PathBuf) -> Result<PathBuf> {
        let found = version(&program)?;
        ensure!(found == self.version, "{} is {found}, not {}", program.display(), self.version);
        Ok(program)
    }
}

/// What a program answers to `--version`, without its name.
///
/// # Errors
/// When it does not run.
pub(super) fn version(program: &Path) -> Result<String> {
    let said = read(Command::new(program).arg("--version"))?;
    Ok(said.split_whitespace().nth(1).unwrap_or_default().to_owned())
}

/// This machine in the names of archives, with what they call Linux on x86_64 and on ARM.
pub(super) fn machine(linux_x86: &str, linux_arm: &str) -> Option<String> {
    let system = match (OS, ARCH) {
        ("linux", "x86_64") => linux_x86,
        ("linux", "aarch64") => linux_arm,
        ("macos", "x86_64" | "aarch64") => "apple-darwin",
        _ => return None,
    };
    Some(format!("{ARCH}-{system}"))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    /// A program in an archive, at an address of this machine, with what the archive must be.
    fn archive(folder: &Path) -> (Program, String, String) {
        use std::os::unix::fs::PermissionsExt;
        let program = folder.join("tool");
        fs::write(&program, "#!/bin/sh\necho tool 1.0\n").expect("it can be written");
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("it is ours");
        let archive = folder.join("tool.tar.gz");
        read(Command::new("tar").arg("-czf").arg(&archive).arg("-C").arg(folder).arg("tool"))
            .expect("there is tar");
        let sum = read(Command::new("sha256sum").arg(&archive)).expect("there is sha256sum");
        let tool = Program {
            name: "tool",
            package: "tool",
            version: "1.0".to_owned(),
            usually: "a moment",
            archive: None,
        };
        let sum = sum.split(' ').next().unwrap_or_default().to_owned();
        (tool, format!("file://{}", archive.display()), sum)
    }

    #[test]
    fn what_is_fetched_is_what_is_known_of_it_or_is_not_unpacked() {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let (tool, url, sum) = archive(folder.path());
        let workshop = folder.path().join("workshop");
        let wrong = tool.unpack(&url, &"0".repeat(64), &workshop).expect_err("it is another");
        assert!(wrong.to_string().contains("SHA-256"), "{wrong}");
        assert_eq!(fs::read_dir(workshop.join("archive")).expect("it was made").count(), 0);
        assert!(tool.unpack(&url, &sum, &workshop).expect("it is this one").is_file());
    }
}
