//! `cargo yitu`: what people who write stories type.

#[cfg(not(target_arch = "wasm32"))]
mod cli {
    use std::path::{Path, PathBuf};
    use std::process::ExitCode;

    use clap::{Parser, Subcommand};
    use yitu::build::{self, Format, Loaded, Made, Shelf};
    use yitu::story::Code;

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
            Err(error) => {
                eprintln!("error: {error:#}");
                ExitCode::FAILURE
            }
        }
    }

    fn new(slug: &str) -> ExitCode {
        match build::new_story(slug) {
            Ok(file) => {
                println!("建好了：{}", file.display());
                println!("接着写它，再运行 cargo yitu check；页面在 /{slug}/");
                ExitCode::SUCCESS
            }
            Err(error) => {
                eprintln!("error: {error:#}");
                ExitCode::from(2)
            }
        }
    }

    fn import(article: &Path, slug: &str) -> ExitCode {
        match build::import(article, slug) {
            Ok(imported) => {
                // Whoever closes the pipe has read enough.
                let _ = build::say(&imported, &mut std::io::stdout());
                ExitCode::SUCCESS
            }
            Err(error) => {
                eprintln!("error: {error:#}");
                ExitCode::from(2)
            }
        }
    }

    fn posters(slugs: &[String]) -> ExitCode {
        match build::posters(slugs) {
            Ok(all) => {
                for (slug, made) in all {
                    let said = if made == Made::Anew {
                        "做好了"
                    } else {
                        "没有变化，不用重做"
                    };
                    println!("{slug}：长图和卡片{said}（target/posters/{slug}/）");
                }
                ExitCode::SUCCESS
            }
            Err(error) => {
                eprintln!("error: {error:#}");
                ExitCode::from(2)
            }
        }
    }

    fn check(paths: &[PathBuf], format: Format, source: Option<&Path>) -> ExitCode {
        let shelf = match paths {
            [] => Shelf::open(Path::new("stories")),
            _ => Shelf::of(paths),
        };
        let report = source.map(build::article).transpose();
        let (mut stories, report) = match shelf.and_then(|shelf| Ok((shelf.stories, report?))) {
            Ok(read) => read,
            Err(error) => {
                eprintln!("error: {error:#}");
                return ExitCode::from(2);
            }
        };
        if let Some(report) = &report {
            stories.iter_mut().for_each(|story| story.compare(report));
        }
        print!("{}", build::report(&stories, format));
        let absent = |story: &Loaded| story.problems.iter().any(|it| it.code == Code::NotInSource);
        let clean = stories.iter().all(|story| story.is_sound() && !absent(story));
        if clean { ExitCode::SUCCESS } else { ExitCode::from(1) }
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    cli::main()
}

/// The reader's phone writes no stories.
#[cfg(target_arch = "wasm32")]
fn main() {}
