//! What has been printed before: nothing is printed twice, and whatever happens to a build, the next
//! one is whole.

#[path = "support/site.rs"]
mod site;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// The paths of all that is kept, with the text of each.
fn kept(site: &Path) -> BTreeMap<String, String> {
    site::files_of(&site.join("target/press"))
}

/// Pages with what is compressed beside them, as a release has them.
fn release(site: &Path, staging: &Path) -> Command {
    let mut command = site::yitu(site);
    command.arg("prerender").env("TRUNK_STAGING_DIR", staging).env("TRUNK_PROFILE", "release");
    command
}

fn built(site: &Path) -> BTreeMap<String, String> {
    let staging = site::staging();
    let done = release(site, staging.path()).output().expect("yitu has been built");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    site::files_of(staging.path())
}

/// A site that builds in no time: one small story, and one with every kind of block.
fn small_site() -> tempfile::TempDir {
    let copy = site::copy_of_site();
    let stories = copy.path().join("stories");
    fs::remove_dir_all(&stories).expect("it is a copy");
    for slug in ["smallest", "everything"] {
        let (from, to) = (Path::new("tests/stories/good").join(slug), stories.join(slug));
        fs::create_dir_all(&to).expect("the copy can be written");
        for entry in fs::read_dir(from).expect("it is there").flatten() {
            fs::copy(entry.path(), to.join(entry.file_name())).expect("the copy can be written");
        }
    }
    fs::write(copy.path().join("site.toml"), "default = \"everything\"\n")
        .expect("it can be written");
    copy
}

fn change(site: &Path, slug: &str) {
    let file = site.join("stories").join(slug).join("story.toml");
    let text = fs::read_to_string(&file).expect("it is there");
    let changed = text.replacen("standfirst = \"", "standfirst = \"改", 1);
    assert_ne!(changed, text);
    fs::write(file, changed).expect("the copy can be written");
}

#[test]
fn only_what_has_changed_is_printed_again_and_all_is_as_if_built_anew() {
    let site = small_site();
    let first = built(site.path());
    let before = kept(site.path());
    assert_eq!(built(site.path()), first);
    assert_eq!(kept(site.path()), before, "nothing was printed");

    change(site.path(), "smallest");
    let second = built(site.path());
    let after = kept(site.path());
    let new = after.keys().filter(|name| !before.contains_key(*name));
    let slugs: BTreeSet<_> = new.filter_map(|name| name.split('/').next()).collect();
    // The list of all stories is what is shared.
    assert_eq!(slugs, BTreeSet::from(["_shared", "smallest"]));
    fs::remove_dir_all(site.path().join("target")).expect("it is there");
    assert_eq!(built(site.path()), second);
    assert_ne!(first, second);
}

#[test]
fn what_is_damaged_is_printed_again() {
    let site = small_site();
    let good = built(site.path());
    for name in kept(site.path()).keys() {
        let file = site.path().join("target/press").join(name);
        let mut bytes = fs::read(&file).expect("it is there");
        bytes.pop();
        fs::write(&file, bytes).expect("it can be written");
    }
    assert_eq!(built(site.path()), good);
}

/// A file of the site may be the very one that is kept.
#[test]
fn what_somebody_writes_into_the_site_is_not_what_the_next_build_takes() {
    let (site, staging) = (small_site(), site::staging());
    let good = built(site.path());
    assert!(release(site.path(), staging.path()).status().expect("yitu is there").success());
    let page = staging.path().join("everything/index.html");
    let mut page = fs::OpenOptions::new().append(true).open(page).expect("it is there");
    std::io::Write::write_all(&mut page, b"more").expect("it can be written");
    assert_eq!(built(site.path()), good);
}

#[test]
fn two_builds_at_once_do_not_disturb_each_other() {
    let (site, stagings) = (small_site(), [site::staging(), site::staging()]);
    let builds = stagings.each_ref().map(|staging| {
        release(site.path(), staging.path()).stderr(Stdio::null()).spawn().expect("yitu is there")
    });
    for mut build in builds {
        assert!(build.wait().expect("it ends").success());
    }
    let [first, second] = stagings.each_ref().map(|staging| site::files_of(staging.path()));
    assert_eq!(first, second);
}

/// How many files there are in a folder that may not be there.
fn count(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| if entry.path().is_dir() { count(&entry.path()) } else { 1 }).sum()
}

/// Kills a build when so many files are there, and answers whether it had not ended by itself.
fn killed_at(site: &Path, files: usize) -> bool {
    let staging = site::staging();
    let mut build =
        release(site, staging.path()).stderr(Stdio::null()).spawn().expect("yitu is there");
    loop {
        if build.try_wait().expect("it is ours").is_some() {
            return false;
        }
        if count(&site.join("target/press")) + count(staging.path()) >= files {
            build.kill().expect("it is ours");
            build.wait().expect("it ends");
            return true;
        }
    }
}

#[test]
fn a_build_that_is_killed_leaves_what_the_next_one_can_use() {
    let site = small_site();
    let good = built(site.path());
    let mut killed = 0;
    for files in (3..good.len()).step_by(7) {
        fs::remove_dir_all(site.path().join("target")).expect("it is there");
        killed += usize::from(killed_at(site.path(), files));
        assert_eq!(built(site.path()), good, "killed at {files} files");
    }
    assert!(killed > 1, "{killed} builds were killed before their end");
}

/// What the shell may write into one file, in kilobytes: as a full disk, it stops a file on its way.
#[cfg(unix)]
#[test]
fn a_disk_that_takes_no_more_stops_the_build_and_is_named() {
    let (site, staging) = (small_site(), site::staging());
    let good = built(site.path());
    change(site.path(), "everything");
    let limited = |limit: u32, staging: &Path| {
        let prerender = release(site.path(), staging);
        let mut shell = Command::new("bash");
        shell.args(["-c", &format!("ulimit -f {limit}; trap '' XFSZ; exec \"$0\" prerender")]);
        shell.arg(prerender.get_program()).current_dir(site.path());
        shell.env("TRUNK_STAGING_DIR", staging).env("TRUNK_PROFILE", "release");
        shell.output().expect("there is a shell")
    };
    for limit in [1, 16] {
        let done = limited(limit, staging.path());
        let told = String::from_utf8_lossy(&done.stderr).into_owned();
        assert_eq!(done.status.code(), Some(1), "{told}");
        assert!(told.contains("error: cannot write "), "{told}");
    }
    let after = built(site.path());
    assert!(after.len() == good.len() && after != good);
    fs::remove_dir_all(site.path().join("target")).expect("it is there");
    assert_eq!(built(site.path()), after, "nothing half was kept");
}

/// A real full disk, where there is a file that stands for one.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_as_one() {
    let (site, staging) = (small_site(), site::staging());
    let script = staging.path().join("embed.js");
    std::os::unix::fs::symlink("/dev/full", &script).expect("it can be made");
    let done = release(site.path(), staging.path()).output().expect("yitu has been built");
    let told = String::from_utf8_lossy(&done.stderr).into_owned();
    assert_eq!(done.status.code(), Some(1), "{told}");
    assert!(told.contains("embed.js: No space left on device"), "{told}");
}
