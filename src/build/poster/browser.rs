//! The machine's own browser as a camera.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use headless_chrome::protocol::cdp::{Emulation, Page};
use headless_chrome::{Browser, LaunchOptions, Tab};

/// Where browsers are on PATH, and where macOS and Windows keep them.
const NAMES: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "msedge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
];

/// A browser holds no picture of any height: the page is taken in slices, in CSS pixels.
const SLICE: u32 = 2000;

/// How a page is to be taken.
#[derive(Clone, Copy, Debug)]
pub(super) struct Photograph {
    /// CSS pixels.
    pub(super) width: u32,
    /// CSS pixels; as high as the page when it is not said.
    pub(super) height: Option<u32>,
    /// Pixels of the picture for one of CSS.
    pub(super) scale: u32,
}

/// The browser that `YITU_CHROMIUM` names, or the first one that this machine has.
fn find() -> Option<PathBuf> {
    let named = env::var_os("YITU_CHROMIUM").map(PathBuf::from);
    named.or_else(|| NAMES.iter().find_map(|name| which::which(name).ok()))
}

/// Pictures of a page from top to bottom, each a PNG.
///
/// # Errors
/// When there is no browser, or it does not do what it is asked.
pub(super) fn photograph(page: &str, how: Photograph) -> Result<Vec<Vec<u8>>> {
    opened(page, |tab| {
        size(tab, how.width, how.height.unwrap_or(SLICE), how.scale)?;
        slices(tab, how)
    })
}

/// How high a page's body is at each of these widths, in CSS pixels.
///
/// # Errors
/// As [`photograph`].
pub(in crate::build) fn heights_of(page: &str, widths: &[u32]) -> Result<Vec<(u32, u32)>> {
    opened(page, |tab| {
        let measured = widths.iter().map(|&width| {
            size(tab, width, SLICE, 1)?;
            Ok((width, number(tab, "Math.ceil(document.body.getBoundingClientRect().height)")?))
        });
        measured.collect()
    })
}

/// Opens a page in the browser, and closes both whatever happens.
fn opened<T>(page: &str, work: impl Fn(&Tab) -> Result<T>) -> Result<T> {
    let path = find().context(
        "没有找到浏览器：请安装 Chromium、Chrome 或 Edge（Debian 上 apt-get install chromium），\
         或用环境变量 YITU_CHROMIUM 写明它的路径",
    )?;
    let folder = tempfile::tempdir().context("cannot make a folder for the browser")?;
    let file = folder.path().join("page.html");
    std::fs::write(&file, page).with_context(|| format!("cannot write {}", file.display()))?;
    let said = format!("the browser {} failed", path.display());
    let args = ["--disable-quic", "--disable-background-networking", "--hide-scrollbars"];
    let options = LaunchOptions {
        path: Some(path),
        // What it shows is ours, but only as far as nobody has found a hole. Chromium has no sandbox
        // for root.
        sandbox: !is_roots(folder.path()),
        user_data_dir: Some(folder.path().join("profile")),
        args: args.iter().map(OsStr::new).collect(),
        ..LaunchOptions::default()
    };
    let done = || {
        let browser = Browser::new(options)?;
        let tab = browser.new_tab()?;
        tab.navigate_to(&format!("file://{}", file.display()))?.wait_until_navigated()?;
        work(&tab)
    };
    done().context(said)
}

/// Whether root has made a file or a folder, and so whoever runs this program.
#[cfg(unix)]
fn is_roots(made: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(made).is_ok_and(|made| made.uid() == 0)
}

#[cfg(not(unix))]
fn is_roots(_: &Path) -> bool {
    false
}

fn size(tab: &Tab, width: u32, height: u32, scale: u32) -> Result<()> {
    tab.call_method(Emulation::SetDeviceMetricsOverride {
        width,
        height,
        device_scale_factor: f64::from(scale),
        mobile: false,
        scale: None,
        screen_width: None,
        screen_height: None,
        position_x: None,
        position_y: None,
        dont_set_visible_size: None,
        screen_orientation: None,
        viewport: None,
        display_feature: None,
        device_posture: None,
    })?;
    Ok(())
}

fn number(tab: &Tab, expression: &str) -> Result<u32> {
    let found = tab.evaluate(expression, false)?.value.and_then(|value| value.as_u64());
    found.and_then(|it| u32::try_from(it).ok()).ok_or_else(|| anyhow!("the page has no height"))
}

fn slices(tab: &Tab, how: Photograph) -> Result<Vec<Vec<u8>>> {
    let height = match how.height {
        Some(height) => height,
        None => number(tab, "document.documentElement.scrollHeight")?,
    };
    let clip = |top: u32| Page::Viewport {
        x: 0.0,
        y: f64::from(top),
        width: f64::from(how.width),
        height: f64::from(SLICE.min(height - top)),
        scale: 1.0,
    };
    let tops = (0..height).step_by(SLICE as usize);
    tops.map(|top| {
        let taken = tab.call_method(Page::CaptureScreenshot {
            format: Some(Page::CaptureScreenshotFormatOption::Png),
            quality: None,
            clip: Some(clip(top)),
            from_surface: None,
            capture_beyond_viewport: Some(true),
            optimize_for_speed: None,
        })?;
        STANDARD.decode(taken.data).context("the picture is no base64")
    })
    .collect()
}
