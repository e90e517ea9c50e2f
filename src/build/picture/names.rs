//! Which file beside a story is meant.

use std::fs;
use std::path::{Path, PathBuf};

use crate::story::toml_problem::suggestion;

/// Why a file is not there.
#[derive(Debug)]
pub(super) struct Missing {
    pub(super) what: String,
    pub(super) help: String,
}

/// So many files are named where one of them is meant.
const MOST_NAMED: usize = 8;
/// What ends so is a photograph.
const PHOTOGRAPHS: [&str; 9] =
    [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".heic", ".bmp", ".tif"];

/// The name of a drawing without its ending.
///
/// # Errors
/// When it leads out of its folder, or would not do in an id.
pub(super) fn stem_of(name: &str) -> Result<&str, Missing> {
    let lower = name.to_lowercase();
    if PHOTOGRAPHS.iter().any(|ending| lower.ends_with(ending)) {
        return Err(Missing {
            what: format!("“{name}”是照片，现在还不能用。"),
            help: "现在只能用画：故事文件夹里的 .svg 文件，如 hero.svg。".to_owned(),
        });
    }
    if lower.ends_with(".svg") && !name.ends_with(".svg") {
        return Err(Missing {
            what: format!("“{name}”的结尾不是小写的 .svg。"),
            help: "把文件和这里都改成小写的 .svg：大小写要一样。".to_owned(),
        });
    }
    let plain = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let stem = name.strip_suffix(".svg").filter(|it| !it.is_empty() && it.chars().all(plain));
    stem.ok_or_else(|| Missing {
        what: format!("“{name}”不能用作画的文件名。"),
        help: "只写故事文件夹里一个 .svg 文件的名字，不带空格和斜线，如 hero.svg。".to_owned(),
    })
}

/// The file of this very name: some disks take capitals for small letters, servers do not.
///
/// # Errors
/// When there is none, or it is a link that leads out of the folder.
pub(super) fn found(folder: &Path, name: &str) -> Result<PathBuf, Missing> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    let path = folder.join(name);
    if !names.iter().any(|it| it == name) {
        let what = format!("读不了 {name}（没有这个文件）。");
        let same = names.iter().find(|it| it.to_lowercase() == name.to_lowercase());
        let mut drawings: Vec<&str> =
            names.iter().filter(|it| it.ends_with(".svg")).map(String::as_str).collect();
        let help = match same {
            Some(same) => format!("文件夹里的是 {same}：大小写要一样。"),
            None if drawings.is_empty() => "把这个文件放到故事的文件夹里。".to_owned(),
            None => {
                drawings.truncate(MOST_NAMED);
                let put = "把这个文件放到故事的文件夹里，或改成已有的文件名。";
                format!("{put}{}", suggestion(name, &drawings))
            }
        };
        return Err(Missing { what, help });
    }
    let (real, home) = (path.canonicalize(), folder.canonicalize());
    if let (Ok(real), Ok(home)) = (real, home)
        && !real.starts_with(&home)
    {
        return Err(Missing {
            what: format!("{name} 是一个链接，指到了故事的文件夹外面。"),
            help: "把画的文件本身放到故事的文件夹里。".to_owned(),
        });
    }
    Ok(path)
}
