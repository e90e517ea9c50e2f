//! Which versions of a story lie in the store, and when each was used last.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::kept::LIST;

/// What another build is writing is left to it; what is older was left by one that was killed.
pub(super) const UNDER_WAY: Duration = Duration::from_secs(3600);

/// The versions of a story, that which was used last first.
pub(super) fn by_age(folder: &Path) -> Vec<PathBuf> {
    let mut found = listed(folder, |name| !name.starts_with('.'), |path| path.join(LIST));
    found.sort_by_key(|(time, _)| std::cmp::Reverse(*time));
    found.into_iter().map(|(_, path)| path).collect()
}

/// What a build that was killed has left behind.
pub(super) fn abandoned(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let old = |time: &SystemTime| time.elapsed().is_ok_and(|age| age > UNDER_WAY);
    listed(folder, |name| name.starts_with('.'), Path::to_owned)
        .into_iter()
        .filter(move |(time, _)| old(time))
        .map(|(_, path)| path)
}

/// What lies in a folder, with the time of it or of something in it.
fn listed(
    folder: &Path,
    wanted: impl Fn(&str) -> bool,
    dated: impl Fn(&Path) -> PathBuf,
) -> Vec<(SystemTime, PathBuf)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.filter(|it| wanted(&it.file_name().to_string_lossy())).map(|it| it.path());
    let time = |path: &Path| fs::metadata(dated(path)).and_then(|data| data.modified());
    // What lost its list was not whole, and goes first.
    paths.map(|path| (time(&path).unwrap_or(SystemTime::UNIX_EPOCH), path)).collect()
}
