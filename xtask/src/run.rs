//! Other programs: finding them, running them, and saying what went wrong.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};

/// The root of the checkout.
pub(crate) fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// Where a program of that name is on PATH.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    let folders = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&folders).map(|folder| folder.join(&name)).find(|path| path.is_file())
}

/// Runs a command whose output the user sees as it comes.
///
/// # Errors
/// When it cannot start or does not succeed.
pub(crate) fn show(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| cannot_start(command))?;
    ensure!(status.success(), "`{}` failed ({status})", line(command));
    Ok(())
}

/// Runs a command in silence and answers what it printed; its errors are shown when it fails.
///
/// # Errors
/// When it cannot start or does not succeed.
pub(crate) fn read(command: &mut Command) -> Result<String> {
    let Output { status, stdout, stderr } =
        command.output().with_context(|| cannot_start(command))?;
    if !status.success() {
        let said = String::from_utf8_lossy(&stderr);
        bail!("`{}` failed ({status})\n{}", line(command), said.trim_end());
    }
    Ok(String::from_utf8_lossy(&stdout).trim_end().to_owned())
}

/// Lets a command take this program's place, so that who ends the one ends the other.
///
/// # Errors
/// When it cannot start; elsewhere than on Unix also when it does not succeed.
pub(crate) fn hand_over(command: &mut Command) -> Result<()> {
    #[cfg(unix)]
    return Err(std::os::unix::process::CommandExt::exec(command))
        .with_context(|| cannot_start(command));
    #[cfg(not(unix))]
    show(command)
}

/// The command as one would type it.
fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// A time as people say it.
pub(crate) fn spoken(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

fn cannot_start(command: &Command) -> String {
    format!("cannot start `{}`: is it installed and on PATH?", line(command))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_short() {
        assert_eq!(spoken(Duration::from_millis(1240)), "1.2 s");
        assert_eq!(spoken(Duration::from_secs(59)), "59 s");
        assert_eq!(spoken(Duration::from_secs(372)), "6 min 12 s");
    }

    #[test]
    fn a_failure_names_the_command_and_what_it_said() {
        let error = read(Command::new("cargo").arg("no-such-command")).map_err(|e| e.to_string());
        let error = error.expect_err("cargo has no such command");
        assert!(error.starts_with("`cargo no-such-command` failed"), "{error}");
        assert!(error.contains("no such command"), "{error}");
    }
}
