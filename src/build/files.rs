//! Files that somebody else has written: of any kind and any size, or not there at all.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use crate::story::{Code, Problem};

/// What a file is that is no text of ours.
pub(super) const NOT_UTF8: &str = "不是 UTF-8 编码的文字";

/// The bytes of a file that holds at most so many; `None` where it holds more. No more than that is
/// read, whatever the file is.
pub(super) fn read_at_most(path: &Path, most: usize) -> io::Result<Option<Vec<u8>>> {
    let (mut bytes, limit) = (Vec::new(), most as u64 + 1);
    File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    Ok(Some(bytes).filter(|bytes| bytes.len() <= most))
}

/// The same of a plain file alone: to open a pipe is to wait for somebody who writes.
pub(super) fn read_file(path: &Path, most: usize) -> io::Result<Option<Vec<u8>>> {
    let kind = fs::metadata(path)?.file_type();
    if kind.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if !kind.is_file() {
        return Err(io::Error::other("它不是文件，是管道或设备"));
    }
    read_at_most(path, most)
}

/// The text of a plain file, or why there is none. `limit` is `most` in words.
pub(super) fn text_of(path: &Path, most: usize, limit: &str) -> Result<String, Problem> {
    match read_file(path, most) {
        Ok(Some(bytes)) => String::from_utf8(bytes).map_err(|_| unreadable(NOT_UTF8)),
        Ok(None) => Err(Problem::too_many_bytes(limit)),
        Err(error) => Err(unreadable(&why(&error))),
    }
}

/// Why a file cannot be read, said to an editor where it is one of the usual reasons.
pub(super) fn why(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "没有这个文件".to_owned(),
        ErrorKind::NotADirectory => "路径里有一段不是文件夹".to_owned(),
        ErrorKind::InvalidData => NOT_UTF8.to_owned(),
        ErrorKind::PermissionDenied => "没有读它的权限".to_owned(),
        ErrorKind::IsADirectory => "它是一个文件夹".to_owned(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "磁盘满了".to_owned(),
        ErrorKind::FileTooLarge => "文件超过了系统许可的大小".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "磁盘只能读，不能写".to_owned(),
        _ if error.raw_os_error() == Some(LOOP) => "链接绕成了一圈".to_owned(),
        _ => error.to_string(),
    }
}

/// What Linux and others say of links that lead to themselves; std has no stable name for it.
const LOOP: i32 = if cfg!(target_os = "macos") { 62 } else { 40 };

/// A file that is not there, or no text.
pub(super) fn unreadable(why: &str) -> Problem {
    Problem::error(
        Code::Unreadable,
        0..0,
        format!("读不了这个文件（{why}）。"),
        "检查文件在不在、能不能打开，并存为 UTF-8 编码。",
    )
}
