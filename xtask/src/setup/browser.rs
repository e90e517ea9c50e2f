//! What the browser tests need of the machine: a Chromium, a Chinese font, other engines, and the
//! server that readers get.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::Step;
use crate::run::{find, read};

/// Names that Chromium and its kin go by on PATH.
const NAMES: &[&str] =
    &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
/// Where macOS keeps them.
const ON_MACOS: &[&str] = &[
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/// Any Chromium: Playwright's own is not needed.
pub(super) const CHROMIUM: Step = Step {
    name: "Chromium",
    usually: "30 to 60 seconds",
    otherwise: "install Chromium, Chrome or Edge (on Debian, as root: `apt-get install chromium`), \
                or name one in YITU_CHROMIUM",
    there: || Ok(find_chromium().is_some()),
    install: || apt_get(&["chromium"]),
};

/// Without one, Chinese text is boxes, and no measure of a page means anything.
pub(super) const FONT: Step = Step {
    name: "a Chinese font",
    usually: "20 seconds",
    otherwise: "install one (on Debian, as root: `apt-get install fonts-noto-cjk fontconfig`)",
    there: || Ok(!cfg!(target_os = "linux") || knows_chinese_font()),
    install: || apt_get(&["fonts-noto-cjk", "fontconfig"]),
};

/// An engine that is no relative of Chromium.
pub(super) const FIREFOX: Step = Step {
    name: "Firefox",
    usually: "20 seconds",
    otherwise: "install Firefox (on Debian, as root: `apt-get install firefox-esr`), or name one in YITU_FIREFOX",
    there: || Ok(find_firefox()),
    install: || apt_get(&["firefox-esr"]),
};

/// The engine of iPhones, as far as it exists outside them: on Linux alone. It wants a display, if
/// only one that nobody sees.
pub(super) const WEBKIT: Step = Step {
    name: "WebKitGTK",
    usually: "30 seconds",
    otherwise: "install it (on Debian, as root: `apt-get install webkit2gtk-driver xvfb xauth`)",
    there: || {
        let all = ["WebKitWebDriver", "xvfb-run", "xauth"];
        Ok(!cfg!(target_os = "linux") || all.iter().all(|name| find(name).is_some()))
    },
    install: || apt_get(&["webkit2gtk-driver", "xvfb", "xauth"]),
};

/// What serves the release to the tests, as it does to readers.
pub(super) const NGINX: Step = Step {
    name: "nginx",
    usually: "10 seconds",
    otherwise: "install it with its module for brotli (on Debian, as root: `apt-get install nginx \
                libnginx-mod-http-brotli-static`), or name one that has it in YITU_NGINX",
    there: || Ok(nginx_there()),
    install: || apt_get(&["nginx", "libnginx-mod-http-brotli-static"]),
};

/// The browser for the tests.
///
/// # Errors
/// When there is none.
pub(crate) fn chromium() -> Result<PathBuf> {
    find_chromium().context("there is no Chromium: run `cargo xtask setup --tests`")
}

fn find_chromium() -> Option<PathBuf> {
    let chosen = env::var_os("YITU_CHROMIUM").map(PathBuf::from);
    let on_path = NAMES.iter().filter_map(|name| find(name));
    let on_macos = ON_MACOS.iter().map(PathBuf::from);
    chosen.into_iter().chain(on_path).chain(on_macos).find(|path| path.is_file())
}

fn find_firefox() -> bool {
    env::var_os("YITU_FIREFOX").map(PathBuf::from).is_some_and(|path| path.is_file())
        || ["firefox-esr", "firefox"].iter().any(|name| find(name).is_some())
        || Path::new("/Applications/Firefox.app").is_dir()
}

fn nginx_there() -> bool {
    let there = |path: &str| Path::new(path).is_file();
    env::var_os("YITU_NGINX").is_some()
        || there("/usr/sbin/nginx")
            && there("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
        || !cfg!(target_os = "linux") && find("nginx").is_some()
}

fn knows_chinese_font() -> bool {
    read(Command::new("fc-list").arg(":lang=zh")).is_ok_and(|fonts| !fonts.is_empty())
}

fn apt_get(packages: &[&str]) -> Result<()> {
    ensure!(find("apt-get").is_some(), "there is no apt-get on this machine");
    ensure!(read(Command::new("id").arg("-u"))? == "0", "only root can install with apt-get");
    let quiet = || {
        let mut command = Command::new("apt-get");
        // What is a service is wanted as a program: it is not to be started.
        command.arg("-qq").env("DEBIAN_FRONTEND", "noninteractive").env("RUNLEVEL", "1");
        command
    };
    read(quiet().arg("update"))?;
    read(quiet().args(["install", "-y", "--no-install-recommends"]).args(packages)).map(|_| ())
}
