//! Writes every page of the site into Trunk's staging folder.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::assets::assets;
use super::policies::write_policies;
use super::press::Press;
use super::staging::Staging;
use super::{Format, Loaded, Shelf, Site, compress, desk, report};

/// Reads the site in the current folder and writes its pages.
///
/// # Errors
/// When a story has errors (they are printed first; under `trunk serve` its last good pages stay and
/// the desk shows them), or a file cannot be read or written.
pub fn prerender() -> Result<()> {
    let staging = Staging::from_trunk()?;
    let site = Site::read(Path::new("site.toml"))?;
    let shelf = Shelf::open(Path::new("stories"))?;
    eprint!("{}", report(&shelf.stories, Format::Text));
    let reloader = staging.reloader()?;
    let served = !reloader.is_empty();
    if !served && !shelf.stories.iter().all(Loaded::is_sound) {
        bail!("the stories have errors; dist/ stays as it was");
    }
    let assets = assets(&staging, &site)?;
    let reloader = if served { reloader + desk::TAG } else { reloader };
    let press = Press { staging: &staging, site: &site, assets: &assets, reloader: &reloader };
    let mut default = None;
    for loaded in &shelf.stories {
        let slug = loaded.slug();
        let root = match &loaded.story {
            Some(story) if loaded.is_sound() => press.print(story, loaded)?,
            _ => {
                desk::keep(&staging, &slug)?;
                desk::last_root(&staging)?
            }
        };
        if slug == site.default {
            default = Some(root);
        }
    }
    if served {
        desk::write(&staging, &shelf.stories)?;
    }
    let Some(default) = default else {
        bail!("site.toml: default = \"{}\" names no story of stories/", site.default);
    };
    staging.write("index.html", &default)?;
    let embed = fs::read_to_string("static/embed.js").context("cannot read static/embed.js")?;
    staging.write("embed.js", &embed)?;
    if !served {
        write_policies(&staging, &site)?;
    }
    if staging.release {
        compress::compress_all(staging.folder())?;
    }
    Ok(())
}
