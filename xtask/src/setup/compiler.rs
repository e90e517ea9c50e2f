//! The pinned compiler with its parts and the wasm32 target, by rustup.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::Step;
use crate::run::{find, read, show};
use crate::versions::{self, Toolchain};

/// What `rust-toolchain.toml` names. Cargo runs without some of it when rustup's auto-install is off.
pub(super) const STEP: Step = Step {
    name: "the Rust compiler's parts for wasm32",
    usually: "half a minute",
    otherwise: "install rustup from https://rustup.rs and run `rustup toolchain install` here; \
                it needs https://static.rust-lang.org",
    there,
    install,
};

fn there() -> Result<bool> {
    if find("rustup").is_none() {
        return in_sysroot("wasm32-unknown-unknown");
    }
    let Toolchain { channel, targets, components } = versions::toolchain()?;
    let installed = |kind| {
        let list = read(rustup(kind, "list", &channel).arg("--installed"))?;
        Ok::<_, anyhow::Error>(list.lines().map(str::to_owned).collect::<Vec<_>>())
    };
    // Components that are made for one machine carry its name: `clippy-x86_64-unknown-linux-gnu`.
    let (have_targets, have) = (installed("target")?, installed("component")?);
    Ok(targets.iter().all(|target| have_targets.contains(target))
        && components.iter().all(|wanted| {
            have.iter().any(|name| name == wanted || name.starts_with(&format!("{wanted}-")))
        }))
}

fn install() -> Result<()> {
    let Toolchain { channel, targets, components } = versions::toolchain()?;
    show(rustup("component", "add", &channel).args(components))?;
    show(rustup("target", "add", &channel).args(targets))
}

fn rustup(kind: &str, action: &str, channel: &str) -> Command {
    let mut command = Command::new("rustup");
    command.args([kind, action, "--toolchain", channel]);
    command
}

/// A compiler that did not come from rustup may still bring the target's standard library.
fn in_sysroot(target: &str) -> Result<bool> {
    let sysroot = read(Command::new("rustc").args(["--print", "sysroot"]))?;
    Ok(Path::new(&sysroot).join("lib/rustlib").join(target).join("lib").is_dir())
}
