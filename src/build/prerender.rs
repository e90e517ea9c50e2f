//! Writes every page of the site into Trunk's staging folder.
//!
//! Stories are printed side by side, as many at once as there are processors, and none is held
//! longer than it is worked on. What has been printed before from the same inputs is taken from the
//! [`Store`].

use std::io::{Write, stderr};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

use super::assets::{Shared, assets};
use super::compress::compress;
use super::listing::{Listed, lists};
use super::policies::{policies_file, policies_of};
use super::press::Press;
use super::progress::Progress;
use super::shelf::{folders, slug_of};
use super::staging::Staging;
use super::store::{Facts, Inputs, Kept, Key, Output, Store};
use super::styles;
use super::told::Told;
use super::{Loaded, SiteFile, desk, heights, poster, report};
use crate::story::block_lines;

/// Where what has been printed is kept between builds.
const KEPT: &str = "target/press";
/// Under what name the files of no story are kept. No slug is like it.
const SHARED: &str = "_shared";
/// What the first thread of a program has: views call each other as deep as charts are.
const STACK: usize = 8 << 20;

/// What is to be told of a story, when it is no longer held.
pub(super) struct Account {
    /// The name of its folder.
    pub(super) slug: String,
    /// Its file.
    pub(super) path: PathBuf,
    /// Its problems.
    pub(super) told: Told,
    /// The lines that its blocks begin at, when it can be made out at all.
    pub(super) lines: Option<Vec<usize>>,
    /// What lists say of it; nothing when it has errors.
    listed: Option<Listed>,
    /// What its pages may do.
    policies: Vec<(String, String)>,
}

/// Reads the site in the current folder and writes its pages.
///
/// # Errors
/// When a story has errors (they are printed first; under `trunk serve` its last good pages stay and
/// the desk shows them), or a file cannot be read or written.
pub fn prerender() -> Result<()> {
    let staging = Staging::from_trunk()?;
    let folders = folders(Path::new("stories"))?;
    let slugs: Vec<String> = folders.iter().map(|folder| slug_of(folder)).collect();
    let site = SiteFile::read(Path::new("site.toml")).with_stories(&slugs).into_site()?;
    let reloader = staging.reloader()?;
    let served = !reloader.is_empty();
    let reloader = if served { reloader + desk::TAG } else { reloader };
    let Shared { assets, files: mut shared, replaced } = assets(&staging, &site)?;
    let listing_styles = styles::bundle(Path::new("styles/listing.css"))?;
    let press = Press { site: &site, assets: &assets, reloader: &reloader };
    let inputs = Inputs::of_program(&(&press, staging.release))?;
    let build = Build { press, staging: &staging, store: Store::new(KEPT), inputs };
    let threads = ThreadPoolBuilder::new().stack_size(STACK).build().context("no threads")?;

    // All stories that are new are read before the first page is made: an error is told at once.
    let broken: Vec<Option<Account>> =
        threads.install(|| folders.par_iter().map(|folder| build.errors_of(folder)).collect());
    if !served && broken.iter().any(Option::is_some) {
        tell(broken.iter().flatten());
        bail!("the stories have errors; dist/ stays as it was");
    }
    let progress = Progress::of(folders.len());
    let finished = threads.install(|| {
        let both = folders.par_iter().zip(broken);
        let each = both.map(|(folder, broken)| {
            let account = broken.map_or_else(|| build.finish(folder), Ok);
            progress.one_more();
            account
        });
        each.collect::<Result<Vec<_>>>()
    });
    drop(progress);
    let accounts = finished?;
    tell(&accounts);
    for account in accounts.iter().filter(|account| account.listed.is_none()) {
        desk::keep(&staging, &account.slug)?;
        if account.slug == site.default {
            staging.write("index.html", desk::last_root(&staging)?)?;
        }
    }
    if served {
        desk::write(&staging, &accounts, &site.default)?;
    }
    let listed = accounts.iter().filter_map(|account| account.listed.clone()).collect();
    shared.extend(lists(listed, &site, &listing_styles)?);
    if !served {
        let policies = accounts.iter().flat_map(|account| account.policies.clone());
        shared.push(policies_file(policies.chain(policies_of(&shared)).collect(), &site)?);
    }
    replaced.iter().try_for_each(|name| staging.remove(name))?;
    build.finish_shared(shared)?;
    let slugs = accounts.iter().map(|account| account.slug.as_str());
    build.store.prune(&slugs.chain([SHARED]).collect::<Vec<_>>());
    Ok(())
}

fn tell<'a>(accounts: impl IntoIterator<Item = &'a Account>) {
    for account in accounts {
        // Where nobody can read it, the pages are made all the same.
        let _ = write!(stderr(), "{}", report::text(&account.told));
    }
}

/// What every story is built with.
struct Build<'a> {
    press: Press<'a>,
    staging: &'a Staging,
    store: Store,
    /// What every story depends on.
    inputs: Inputs,
}

impl Build<'_> {
    fn key(&self, folder: &Path) -> Key {
        let slug = slug_of(folder);
        let pictures = (poster::taken(&slug), heights::known(&slug));
        self.inputs.clone().with(&pictures).with_story(folder).key()
    }

    /// The account of a story with errors. What has been printed before has none.
    fn errors_of(&self, folder: &Path) -> Option<Account> {
        let slug = slug_of(folder);
        if self.store.has(&slug, &self.key(folder)) {
            return None;
        }
        let loaded = Loaded::from_path(folder);
        let lines = loaded.story.as_ref().map(|_| block_lines(&loaded.source));
        (!loaded.is_sound()).then(|| Account {
            slug,
            told: loaded.told(),
            lines,
            path: loaded.path,
            listed: None,
            policies: Vec::new(),
        })
    }

    /// Puts all files of a sound story into the site.
    fn finish(&self, folder: &Path) -> Result<Account> {
        let (slug, key) = (slug_of(folder), self.key(folder));
        let facts = match self.store.get(&slug, &key) {
            Some(kept) => self.link(&kept)?,
            None => self.print(folder, &slug, &key)?,
        };
        for file in poster::taken(&slug).iter().flatten() {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            self.staging.link(file, &format!("{slug}/{name}"))?;
        }
        let Facts { told, lines, listed, policies } = facts;
        let (path, lines) = (folder.join("story.toml"), Some(lines));
        Ok(Account { slug, path, told, lines, listed, policies })
    }

    fn link(&self, kept: &Kept) -> Result<Facts> {
        kept.files().try_for_each(|(name, file)| self.staging.link(&file, name))?;
        Ok(kept.facts().clone())
    }

    fn print(&self, folder: &Path, slug: &str, key: &Key) -> Result<Facts> {
        let loaded = Loaded::from_path(folder);
        let Some(story) = loaded.story.as_ref().filter(|_| loaded.is_sound()) else {
            bail!("{} was changed while it was built: build again", loaded.path.display());
        };
        let (files, listed) = self.press.print(story, &loaded.drawings)?;
        let facts = Facts {
            told: loaded.told(),
            lines: block_lines(&loaded.source),
            listed: Some(listed),
            policies: policies_of(&files),
        };
        let files = self.compressed(slug, files)?;
        if self.key(folder) == *key {
            return self.link(&self.store.put(slug, key, &files, facts)?);
        }
        // What was changed on the way must not be found under the name of what it was before.
        self.staging.write_all(&files)?;
        Ok(facts)
    }

    /// Writes the files of no story. They are kept for their compressed forms alone.
    fn finish_shared(&self, files: Vec<Output>) -> Result<()> {
        let key = files.iter().fold(self.inputs.clone(), |inputs, file| {
            inputs.with(&file.name).with_bytes(&file.bytes)
        });
        let (key, files) = (key.key(), self.compressed(SHARED, files)?);
        self.staging.write_all(&files)?;
        if self.staging.release && self.store.get(SHARED, &key).is_none() {
            self.store.put(SHARED, &key, &files, Facts::default())?;
        }
        Ok(())
    }

    fn compressed(&self, name: &str, mut files: Vec<Output>) -> Result<Vec<Output>> {
        if self.staging.release {
            compress(&mut files, &self.store.before(name))?;
        }
        Ok(files)
    }
}
