//! The manual's table of rules is made of the rules themselves.

#[path = "support/golden.rs"]
mod golden;

use std::collections::HashSet;

use yitu::story::{Code, Severity};

const ABOUT: &str = "# 检查的规则\n\n\
<!-- 由 tests/rules.rs 从规则本身生成：YITU_UPDATE=1 cargo test --test rules -->\n\n\
`cargo yitu check` 每说一处，都写着规则的代号：`文件:行:列: error[代号]: 哪里错了`，下一行是怎么改。\
**错误**（error）会拦住发布；**提醒**（warning）不会，但要看一看。\n\n\
看过了，确实不用改的提醒，在故事开头写一行放过它，右边写理由；错误不能放过：\n\n\
```toml\n[allow]\nlong-title = \"报道的原题就是这样\"\n```\n";

fn table(severity: Severity) -> String {
    let rules = Code::ALL.iter().filter(|code| code.severity() == severity);
    let row = |code: &Code| {
        format!(
            "| <a id=\"{0}\"></a>`{0}` | {1} | {2} |\n",
            code.name(),
            code.about(),
            code.remedy()
        )
    };
    format!(
        "\n| 代号 | 说的是什么 | 怎么改 |\n| --- | --- | --- |\n{}",
        rules.map(row).collect::<String>()
    )
}

#[test]
fn the_table_is_that_of_the_rules() {
    let text = format!(
        "{ABOUT}\n## 错误\n{}\n## 提醒\n{}",
        table(Severity::Error),
        table(Severity::Warning)
    );
    assert_eq!(golden::difference("docs/rules.md".as_ref(), &text), None);
}

#[test]
fn every_rule_says_something_of_its_own() {
    let about: HashSet<&str> = Code::ALL.iter().map(|code| code.about()).collect();
    assert_eq!(about.len(), Code::ALL.len());
    assert!(Code::ALL.len() >= 30);
}
