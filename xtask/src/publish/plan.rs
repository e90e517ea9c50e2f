//! What is to be brought, and what stands in the way: everything is looked at before anything is
//! touched.

use anyhow::{Result, bail};
use delivery::{POLICIES, is_packed};

use super::manifest::Manifest;
use super::policies;
use super::release::{File, Release};
use super::site::Site;

/// As many obstacles are told at once.
const TOLD: usize = 10;

/// The files that are not in the site as they are in the release.
///
/// # Errors
/// When one of them would take the place of what no release has brought. With `adopt` files may be
/// replaced; folders and links never are.
pub(super) fn plan<'a>(
    release: &'a Release,
    site: &Site,
    manifest: &Manifest,
    adopt: bool,
) -> Result<Vec<&'a File>> {
    let (mut missing, mut obstacles, mut foreign) = (Vec::new(), Vec::new(), Vec::new());
    for file in &release.files {
        match site.hash(&file.name) {
            Ok(None) => missing.push(file),
            Ok(Some(there)) if there == file.hash => {}
            // What is packed may be replaced: it says the same, however well it was packed.
            Ok(Some(_)) if is_for_good(&file.name) => obstacles.push(format!(
                "{} is there already with other content, and browsers keep it for good: remove {} and \
                 build again; or where it is damaged in the site, remove it there",
                file.name,
                release.folder.display()
            )),
            Ok(Some(there)) if adopt || manifest.knows(&file.name, &there) => missing.push(file),
            Ok(Some(_)) => foreign.push(file.name.clone()),
            Err(error) => obstacles.push(format!("{error:#}")),
        }
    }
    match policies::are_foreign(site) {
        Ok(true) if !adopt => foreign.push(POLICIES.to_owned()),
        Ok(_) => {}
        Err(error) => obstacles.push(format!("{error:#}")),
    }
    obstacles.extend(foreign.into_iter().map(|name| {
        format!(
            "{name} is there already, and no release has brought it or somebody has changed it: move it \
             away, or replace it with --adopt"
        )
    }));
    match obstacles.len() {
        0 => Ok(missing),
        all => {
            let more = all.saturating_sub(TOLD);
            obstacles.truncate(TOLD);
            if more > 0 {
                obstacles.push(format!("and {more} more like these"));
            }
            bail!("nothing has been touched:\n{}", obstacles.join("\n"))
        }
    }
}

fn is_for_good(file: &str) -> bool {
    delivery::rule(file).is_for_good() && !is_packed(file)
}
