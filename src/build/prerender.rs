//! Writes every page of the site into Trunk's staging folder.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::assets::assets;
use super::press::Press;
use super::staging::Staging;
use super::{Format, Loaded, Shelf, Site, compress, report};

/// Reads the site in the current folder and writes its pages.
///
/// # Errors
/// When a story has errors (they are printed first), or a file cannot be read or written.
pub fn prerender() -> Result<()> {
    let staging = Staging::from_trunk()?;
    let site = Site::read(Path::new("site.toml"))?;
    let shelf = Shelf::open(Path::new("stories"))?;
    eprint!("{}", report(&shelf.stories, Format::Text));
    if !shelf.stories.iter().all(Loaded::is_sound) {
        bail!("the stories have errors; dist/ stays as it was");
    }
    let assets = assets(&staging, &site)?;
    let reloader = staging.reloader()?;
    let press = Press { staging: &staging, site: &site, assets: &assets, reloader: &reloader };
    let mut default = None;
    for loaded in &shelf.stories {
        let Some(story) = &loaded.story else { continue };
        let root = press.print(story, loaded)?;
        if *story.meta.slug.get_ref() == site.default {
            default = Some(root);
        }
    }
    let Some(default) = default else {
        bail!("site.toml: default = \"{}\" names no story of stories/", site.default);
    };
    staging.write("index.html", &default)?;
    let embed = fs::read_to_string("static/embed.js").context("cannot read static/embed.js")?;
    staging.write("embed.js", &embed)?;
    if staging.release {
        compress::compress_all(staging.folder())?;
    }
    Ok(())
}
