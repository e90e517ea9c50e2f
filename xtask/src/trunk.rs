//! Trunk, which builds and serves: `cargo xtask serve` and `cargo xtask build`.

use std::fs;
use std::net::{IpAddr, UdpSocket};
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::beat::Beat;
use crate::run::{hand_over, show};
use crate::setup;

/// What makes the release wasm small: std built for size with the code, and panics without words.
/// It is environment alone, so that `trunk build --release` by itself works too, with the std that
/// rustup ships and a larger wasm. Trunk.toml's hook takes it back for the native prerenderer.
pub(crate) const SMALL_WASM: &[(&str, &str)] = &[
    // The options are unstable; the compiler is pinned, so they cannot change under us.
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ("CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT", "true"),
    ("CARGO_PROFILE_RELEASE_PANIC", "immediate-abort"),
    // Cargo adds these to the flags of `.cargo/config.toml`.
    ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "-Zlocation-detail=none -Zfmt-debug=none"),
];

/// Where Trunk serves when nothing else is said, and the example portal beside it.
const PORT: u16 = 8080;

/// Serves the default story, and builds it again on every change; and on the next port a portal
/// that embeds it.
///
/// # Errors
/// When set-up fails, or Trunk stops with an error.
pub(crate) fn serve(lan: bool, args: &[String]) -> Result<()> {
    setup::setup(false)?;
    compiled(&[PROGRAM, ISLANDS])?;
    eprintln!("serve: Ctrl-C ends it; for another port: `cargo xtask serve -- --port 8081`");
    let port = port_of(args).unwrap_or(PORT);
    // It ends by itself when Trunk does. Without it there is still the story.
    let portal = Command::new("node")
        .args(["tests/browser/portal.cjs", &format!("http://127.0.0.1:{port}")])
        .arg(port.saturating_add(1).to_string())
        .spawn();
    if let Err(error) = portal {
        eprintln!("serve: no portal: {error}");
    }
    let mut trunk = trunk()?;
    trunk.arg("serve").args(args);
    if lan {
        let address = format!("http://{}:{port}/", own_address()?);
        eprintln!("serve: phones in the same network find it at {address}");
        // The prerenderer, which Trunk calls, draws the code.
        trunk.args(["--address", "0.0.0.0"]).env("YITU_LAN", address);
    }
    hand_over(&mut trunk).context("Trunk could not serve")
}

/// Something that cargo compiles for a page.
struct Compiled {
    /// What it is.
    what: &'static str,
    /// How long it usually takes the first time.
    usually: &'static str,
    /// What cargo is told, as Trunk and its hook tell it.
    args: &'static [&'static str],
}

/// Trunk's hook calls it, and would have it compiled in silence.
const PROGRAM: Compiled = Compiled {
    what: "the program that writes the pages",
    usually: "2 to 5 minutes the first time, then seconds",
    args: &["build", "--bin", "yitu"],
};

/// Trunk would compile it too, but say nothing between one crate and the next.
const ISLANDS: Compiled = Compiled {
    what: "what moves in the pages (wasm)",
    usually: "1 to 2 minutes the first time, then seconds",
    args: &["build", "--target=wasm32-unknown-unknown", "--bin", "islands"],
};

/// Has cargo compile, where it is seen, what Trunk needs.
///
/// # Errors
/// When it does not compile.
fn compiled(all: &[Compiled]) -> Result<()> {
    for Compiled { what, usually, args } in all {
        eprintln!("compiling {what} (usually {usually}) …");
        let _beat = Beat::of(format!("compiling {what}"), usually);
        show(Command::new(env!("CARGO")).args(*args))?;
    }
    Ok(())
}

/// This machine's address in its own network. Nothing is sent: a socket that is meant for another
/// machine of a private network knows from where it would leave.
fn own_address() -> Result<IpAddr> {
    let socket = UdpSocket::bind("0.0.0.0:0").and_then(|socket| {
        socket.connect("10.255.255.255:1")?;
        socket.local_addr()
    });
    let address = socket.context("this machine is in no network: leave --lan out")?;
    Ok(address.ip())
}

/// The port in Trunk's own arguments: `--port 9000`, `--port=9000` or `-p 9000`.
fn port_of(args: &[String]) -> Option<u16> {
    let after = args.iter().position(|arg| arg == "--port" || arg == "-p");
    let apart = after.and_then(|at| args.get(at + 1)).map(String::as_str);
    apart.or_else(|| args.iter().find_map(|arg| arg.strip_prefix("--port=")))?.parse().ok()
}

/// Where a release is built before it takes the place of the last one. Trunk itself empties `dist/`
/// before it moves the new files in: who ends it in between is left with neither.
const NEXT: &str = "target/next";
const DIST: &str = "dist";

/// Builds the release `dist/`.
///
/// # Errors
/// When set-up or the build fails; the last good `dist/` stays.
pub(crate) fn build() -> Result<()> {
    setup::setup(false)?;
    compiled(&[PROGRAM])?;
    posters()?;
    let mut trunk = trunk()?;
    trunk.args(["build", "--release", "--dist", NEXT]).envs(SMALL_WASM.iter().copied());
    let _beat = Beat::of("build: the release", "20 seconds to 4 minutes");
    show(&mut trunk).context("the release could not be built; dist/ is as it was")?;
    replace(Path::new(DIST), Path::new(NEXT))
}

/// Puts a folder in the place of another, which is gone then. Where the system can exchange two
/// names, there is no moment without the one or the other.
///
/// # Errors
/// When the disk refuses.
fn replace(old: &Path, new: &Path) -> Result<()> {
    let said = || format!("cannot put {} in the place of {}", new.display(), old.display());
    if !exchange(old, new) {
        if old.exists() {
            fs::remove_dir_all(old).with_context(said)?;
        }
        return fs::rename(new, old).with_context(said);
    }
    // What is left is the last release. The next build empties the folder, should this not.
    let _ = fs::remove_dir_all(new);
    Ok(())
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_: &Path, _: &Path) -> bool {
    false
}

/// Has the long pictures taken, which the build then copies. They are a courtesy: a machine without
/// a browser builds the pages without them.
fn posters() -> Result<()> {
    let Ok(browser) = setup::chromium() else {
        eprintln!("build: no Chromium, Chrome or Edge here: the pages get no long picture");
        return Ok(());
    };
    let _beat = Beat::of("build: the long pictures", "some seconds a story that has changed");
    let mut yitu = Command::new(env!("CARGO"));
    show(yitu.args(["yitu", "poster"]).env("YITU_CHROMIUM", browser))
        .context("the long pictures could not be taken; dist/ is as it was")
}

fn trunk() -> Result<Command> {
    let mut command = Command::new(setup::trunk()?);
    // Trunk 0.21 refuses NO_COLOR=1, and asks crates.io for its own news at every start.
    command.env_remove("NO_COLOR").env("TRUNK_SKIP_VERSION_CHECK", "true");
    Ok(command)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{exchange, port_of, replace};

    #[test]
    fn a_release_takes_the_place_of_the_last_one_whole() {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let (dist, next) = (folder.path().join("dist"), folder.path().join("next"));
        let build = |text: &str| {
            fs::create_dir(&next).expect("the last one is gone");
            fs::write(next.join(text), text).expect("it can be written");
        };
        let files = || -> Vec<_> {
            let entries = fs::read_dir(&dist).expect("it is there").flatten();
            entries.map(|entry| entry.file_name()).collect()
        };
        for text in ["first", "second"] {
            build(text);
            replace(&dist, &next).expect("there is room");
            assert_eq!(files(), [text]);
        }
        build("third");
        if cfg!(target_os = "linux") {
            assert!(exchange(&dist, &next));
            assert!(files() == ["third"] && next.join("second").exists(), "both are there");
        }
    }

    #[test]
    fn the_portal_follows_the_port_that_trunk_is_given() {
        let port =
            |args: &[&str]| port_of(&args.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>());
        assert_eq!(port(&["--port", "9000"]), Some(9000));
        assert_eq!(port(&["--port=9000"]), Some(9000));
        assert_eq!(port(&["--open", "-p", "9000"]), Some(9000));
        assert_eq!(port(&["--open"]), None);
    }
}
