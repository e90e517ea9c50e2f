//! `cargo yitu`: what people who write stories type.

#[cfg(not(target_arch = "wasm32"))]
mod cli {
    use std::io::{ErrorKind, Write, stderr, stdout};
    use std::path::{Path, PathBuf};
    use std::process::ExitCode;

    use clap::{Parser, Subcommand};
    use yitu::build::{self, Format, Made};

    /// 一图：一个故事文件，做成一张会动的图。
    #[derive(Parser)]
    #[command(name = "yitu", version)]
    struct Cli {
        #[command(subcommand)]
        command: Command,
    }

    #[derive(Subcommand)]
    enum Command {
        /// 检查故事：没有错误退出码是 0，有错误是 1，查不了是 2
        Check {
            /// 故事文件或它的文件夹；不写就检查 stories/ 里全部的故事
            paths: Vec<PathBuf>,
            /// 输出的样式
            #[arg(long, value_enum, default_value_t)]
            format: Format,
            /// 报道的文字：再查每个数字是不是在它说的那一段里（一次查一个故事）
            #[arg(long, value_name = "ARTICLE.txt", requires = "paths")]
            source: Option<PathBuf>,
        },
        /// 新建一个故事：stories/名字/story.toml，里面有每种写法的例子
        New {
            /// 故事的名字，也是网址的一段：小写字母、数字和连字符
            slug: String,
        },
        /// 从一篇报道的文字起一份草稿：数字、日期、段落都认出来，不动已有的故事
        Import {
            /// 报道的文字：.txt 文件，UTF-8 或 GB18030，简体或繁体
            article: PathBuf,
            /// 故事的名字：小写字母、数字和连字符
            slug: String,
        },
        /// 做长图和分享卡片：poster.png、card.png
        Poster {
            /// 故事的名字；不写就做全部
            slugs: Vec<String>,
        },
        /// Write the pages into Trunk's staging folder (Trunk calls this).
        #[command(hide = true)]
        Prerender,
    }

    pub(super) fn main() -> ExitCode {
        match Cli::parse().command {
            Command::Check { paths, format, source } => check(&paths, format, source.as_deref()),
            Command::New { slug } => new(&slug),
            Command::Import { article, slug } => import(&article, &slug),
            Command::Poster { slugs } => posters(&slugs),
            Command::Prerender => prerender(),
        }
    }

    fn prerender() -> ExitCode {
        if let Some(done) = build::run_newer() {
            return if done.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
        }
        match build::prerender() {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => failed(&error, ExitCode::FAILURE),
        }
    }

    fn new(slug: &str) -> ExitCode {
        match build::new_story(slug) {
            Ok(file) => {
                let next = format!("接着写它，再运行 cargo yitu check；页面在 /{slug}/");
                print(&format!("建好了：{}\n{next}\n", file.display()), ExitCode::SUCCESS)
            }
            Err(error) => failed(&error, ExitCode::from(2)),
        }
    }

    fn import(article: &Path, slug: &str) -> ExitCode {
        match build::import(article, slug) {
            Ok(imported) => {
                let mut said = Vec::new();
                // Writing into memory cannot fail.
                let _ = build::say(&imported, &mut said);
                print(&String::from_utf8_lossy(&said), ExitCode::SUCCESS)
            }
            Err(error) => failed(&error, ExitCode::from(2)),
        }
    }

    fn posters(slugs: &[String]) -> ExitCode {
        match build::posters(slugs) {
            Ok(all) => {
                let line = |(slug, made): (String, Made)| {
                    let said = if made == Made::Anew {
                        "做好了"
                    } else {
                        "没有变化，不用重做"
                    };
                    format!("{slug}：长图和卡片{said}（target/posters/{slug}/）\n")
                };
                print(&all.into_iter().map(line).collect::<String>(), ExitCode::SUCCESS)
            }
            Err(error) => failed(&error, ExitCode::from(2)),
        }
    }

    fn check(paths: &[PathBuf], format: Format, source: Option<&Path>) -> ExitCode {
        let checked = build::check(paths, source);
        for why in checked.failed() {
            say_error(why);
        }
        print(&checked.report(format), ExitCode::from(checked.exit_code()))
    }

    /// Prints a result, and answers how the program ends. Whoever closes the pipe has read enough;
    /// what cannot be written for another reason was not told.
    fn print(text: &str, code: ExitCode) -> ExitCode {
        let mut out = stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                say_error(&format!("结果写不出去：{error}"));
                ExitCode::from(2)
            }
            _ => code,
        }
    }

    fn failed(error: &impl std::fmt::Display, code: ExitCode) -> ExitCode {
        say_error(&format!("{error:#}"));
        code
    }

    /// Where nobody can read it, there is the exit code.
    fn say_error(text: &str) {
        let _ = writeln!(stderr(), "error: {text}");
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    cli::main()
}

/// The reader's phone writes no stories.
#[cfg(target_arch = "wasm32")]
fn main() {}
