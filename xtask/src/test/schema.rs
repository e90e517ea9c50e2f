//! The stories by their schema, as editors' programs read it: taplo is what VS Code's extension for
//! TOML and others are made of. It asks nothing of the network.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::count::Tally;
use crate::run::root;

/// Where stories are that have the right shape.
const SOUND: &[&str] = &["stories", "tests/stories/good", "tests/stories/warned"];

/// Stories of another shape, and what taplo says of each: a check that looked at nothing would pass
/// all the others.
const WRONG: &[(&str, &str)] = &[
    ("unknown-field", "error: Additional properties are not allowed ('subtitle' was unexpected)"),
    ("wrong-type", "error: \"写成了一个词\" is not of type \"array\""),
];

/// Every sound story must pass, and every wrong one be refused for what is wrong with it.
///
/// # Errors
/// When taplo cannot run, or there are no stories.
pub(super) fn check() -> Result<Tally> {
    let mut stories = vec![PathBuf::from("stories/template.toml")];
    for folder in SOUND {
        stories.extend(stories_of(folder)?);
    }
    let refused = lint(&stories)?;
    match &refused {
        Some(said) => eprintln!("{said}"),
        None => println!("{} stories have the shape of the schema", stories.len()),
    }
    let mut tally = Tally::of(refused.is_none());
    for (name, why) in WRONG {
        let said = lint(&[Path::new("tests/stories/bad").join(name).join("story.toml")])?;
        let seen = said.is_some_and(|said| said.contains(why));
        println!("{name}: {}", if seen { "refused" } else { "not refused as it should be" });
        tally += Tally::of(seen);
    }
    Ok(tally)
}

/// What taplo says against files; nothing when all are well.
fn lint(files: &[PathBuf]) -> Result<Option<String>> {
    let schema = format!("file://{}", root().join("schemas/story.schema.json").display());
    let output = Command::new("tests/browser/node_modules/.bin/taplo")
        .args(["lint", "--no-auto-config", "--colors=never", "--schema", &schema])
        .args(files)
        .output()
        .context("cannot start taplo")?;
    let said = [output.stdout, output.stderr].concat();
    Ok((!output.status.success()).then(|| String::from_utf8_lossy(&said).into_owned()))
}

fn stories_of(folder: &str) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot list {folder}"))?;
    let stories: Vec<PathBuf> = entries
        .flatten()
        .map(|it| it.path().join("story.toml"))
        .filter(|it| it.is_file())
        .collect();
    ensure!(!stories.is_empty(), "{folder} holds no stories");
    Ok(stories)
}
