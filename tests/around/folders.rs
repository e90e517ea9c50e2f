//! Folders and files beside stories, and such as are none.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::{check, run, site, site_of_one, story, text};

fn fifo(path: &Path) {
    let made = Command::new("mkfifo").arg(path).status();
    assert!(made.expect("there is mkfifo").success());
}

#[test]
fn what_is_hidden_or_no_folder_is_passed_by() {
    let site = site_of_one();
    let stories = site.path().join("stories");
    for folder in [".idea", ".git", ".new-x"] {
        fs::create_dir(stories.join(folder)).expect("it can be made");
        fs::write(stories.join(folder).join("story.toml"), "x").expect("it can be written");
    }
    fs::write(stories.join("readme.txt"), "x").expect("it can be written");
    fs::write(stories.join(".DS_Store"), "x").expect("it can be written");
    assert_eq!(check(site.path()), (Some(0), String::new()));
}

#[test]
fn a_link_to_a_story_is_told_and_stands_in_no_list_twice() {
    let copy = site::copy_of_site();
    let stories = copy.path().join("stories");
    symlink("jinshan", stories.join("twin")).expect("it can be linked");
    symlink("nowhere", stories.join("gone")).expect("it can be linked");
    fs::write(
        copy.path().join("site.toml"),
        "default = 'jinshan'\naddress = 'https://news.example/'\n",
    )
    .expect("it can be written");
    let done = run(copy.path(), &["check"]);
    assert_eq!((done.status.code(), text(&done.stdout)), (Some(0), String::new()));
    assert!(text(&done.stderr).contains("stories/twin 是一个链接"), "{}", text(&done.stderr));
    let staging = site::staging();
    assert!(site::prerender(copy.path(), staging.path()).status.success());
    let feed = fs::read_to_string(staging.path().join("feed.xml")).expect("it is written");
    assert_eq!(feed.matches("/jinshan/</link>").count(), 1, "{feed}");
    assert!(!staging.path().join("twin").exists());
}

#[test]
fn what_is_no_file_is_told_and_the_others_are_looked_at() {
    let site = site_of_one();
    let stories = site.path().join("stories");
    for name in ["a-fifo", "b-folder", "c-loop", "d-device", "e-nothing", "f-bytes"] {
        fs::create_dir(stories.join(name)).expect("it can be made");
    }
    fifo(&stories.join("a-fifo/story.toml"));
    fs::create_dir(stories.join("b-folder/story.toml")).expect("it can be made");
    symlink("story.toml", stories.join("c-loop/story.toml")).expect("it can be linked");
    symlink("/dev/zero", stories.join("d-device/story.toml")).expect("it can be linked");
    fs::write(stories.join("f-bytes/story.toml"), b"\xff\xfe").expect("it can be written");
    story(site.path(), "g-other");
    fs::write(stories.join("g-other/story.toml"), "x").expect("it can be written");
    let (code, told) = check(site.path());
    let codes: Vec<&str> = told.lines().filter(|line| line.contains(": error[")).collect();
    assert_eq!(code, Some(1));
    assert_eq!(codes.len(), 7, "{told}");
    assert_eq!(told.matches(":1:1: error[unreadable]").count(), 6, "{told}");
    for words in
        ["管道或设备", "它是一个文件夹", "链接绕成了一圈", "里没有 story.toml", "不是 UTF-8"]
    {
        assert!(told.contains(words), "{words}\n{told}");
    }
    assert!(told.contains("stories/g-other/story.toml:1:"), "{told}");
}

#[test]
fn a_drawing_that_is_no_plain_file_of_the_folder_is_told() {
    let site = site_of_one();
    let folder = site.path().join("stories/one");
    let text = fs::read_to_string(folder.join("story.toml")).expect("it is there");
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>";
    fs::write(site.path().join("outside.svg"), svg).expect("it can be written");
    fs::write(folder.join("Hero.svg"), svg).expect("it can be written");
    fs::write(folder.join("inside.svg"), svg).expect("it can be written");
    symlink("../../outside.svg", folder.join("link.svg")).expect("it can be linked");
    symlink("inside.svg", folder.join("own.svg")).expect("it can be linked");
    symlink("/dev/zero", folder.join("device.svg")).expect("it can be linked");
    fs::create_dir(folder.join("folder.svg")).expect("it can be made");
    fifo(&folder.join("fifo.svg"));
    for (name, words) in [
        ("own.svg", None),
        ("hero.svg", Some("大小写要一样")),
        ("HERO.SVG", Some("大小写")),
        ("insid.svg", Some("是不是想写 inside.svg")),
        ("link.svg", Some("文件夹外面")),
        ("device.svg", Some("外面")),
        ("folder.svg", Some("它是一个文件夹")),
        ("fifo.svg", Some("管道或设备")),
        ("two words.svg", Some("不带空格")),
        ("../../outside.svg", Some("不带空格和斜线")),
        ("/etc/passwd", Some("不带空格和斜线")),
        ("hero.jpg", Some("照片")),
        (".svg", Some("不能用作")),
    ] {
        let picture = format!("picture = {{ file = {name:?}, alt = \"画。\" }}\n[source]");
        fs::write(folder.join("story.toml"), text.replacen("[source]", &picture, 1))
            .expect("it can be written");
        let (code, told) = check(site.path());
        match words {
            None => assert_eq!((code, told.as_str()), (Some(0), ""), "{name}"),
            Some(words) => {
                assert_eq!(code, Some(1), "{name}: {told}");
                assert!(told.contains("error[missing-picture]"), "{name}: {told}");
                assert!(told.contains(words), "{name}: {told}");
            }
        }
    }
}

#[test]
fn a_new_story_is_there_whole_or_not_at_all() {
    let article = fs::canonicalize("tests/articles/tea.txt").expect("it is there");
    for command in ["new tea".to_owned(), format!("import {} tea", article.display())] {
        let site = site_of_one();
        // No byte can be written. Whoever does not handle the signal would be killed while it writes.
        let script = format!("trap '' XFSZ; ulimit -f 0; exec \"$0\" {command}");
        let mut shell = Command::new("sh");
        shell.args(["-c", &script, env!("CARGO_BIN_EXE_yitu")]).current_dir(site.path());
        // What it says goes into pipes, which have no such limit.
        let done = shell.stdin(Stdio::null()).output().expect("there is a shell");
        assert_eq!(done.status.code(), Some(2), "{command}");
        assert!(
            text(&done.stderr).contains("写不了 stories/tea/story.toml"),
            "{}",
            text(&done.stderr)
        );
        let left: Vec<_> =
            fs::read_dir(site.path().join("stories")).expect("it is there").flatten().collect();
        assert_eq!(left.len(), 1, "{command}: {left:?}");
        let again: Vec<&str> = command.split(' ').collect();
        let done = run(site.path(), &again);
        assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
        assert!(site.path().join("stories/tea/story.toml").is_file());
    }
}

#[test]
fn a_new_story_can_be_read_by_those_who_can_read_the_others() {
    use std::os::unix::fs::PermissionsExt;
    let site = site_of_one();
    assert_eq!(run(site.path(), &["new", "tea"]).status.code(), Some(0));
    let mode = |slug: &str| {
        let file = site.path().join("stories").join(slug).join("story.toml");
        fs::metadata(file).expect("it is there").permissions().mode()
    };
    assert_eq!(mode("tea"), mode("one"));
}
