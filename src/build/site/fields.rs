//! From the text of `site.toml` to its settings, field by field, so that one mistake hides no other.

use std::ops::Range;

use serde::de::DeserializeOwned;
use serde_spanned::Spanned;
use toml::de::{DeString, DeTable, DeValue, ValueDeserializer};

use super::{Embed, Site, Traditional, WeChat, address};
use crate::story::unseen::Unseen;
use crate::story::{Code, Problem, toml_problem};

/// What a page's own part of its policy takes at most.
const REST: usize = 1000;
/// The build counts exactly; this is told with its place, and before.
const MOST_ANCESTORS: usize = delivery::MOST_OF_A_POLICY - REST;
/// A longer name is a sentence.
const LONGEST_NAME: usize = 40;
/// What a site without a name is called.
const NAME: &str = "一图读懂";

const SITE: &str =
    "写网站的网址：以 https:// 开头，以斜线结尾，没有 ? 和 #，如 \"https://news.example/\"。";
const PLACE: &str =
    "写以 https:// 开头的网址；在同一个网站上，写以一条斜线开头的路径，如 \"/wechat/signature\"。";
const ANCESTOR: &str = "写 https:// 和域名，后面不写路径，例如 \"https://news.example\"；所有子域名写成 \"https://*.news.example\"。";

/// The settings, when they could be made out, and where the default story is named.
pub(super) fn read(source: &str, problems: &mut Vec<Problem>) -> (Option<Site>, Range<usize>) {
    let (table, errors) = DeTable::parse_recoverable(source);
    if !errors.is_empty() {
        problems.extend(toml_problem::syntax(errors, source));
        return (None, 0..0);
    }
    let mut fields = Fields { place: 0..0, table: table.into_inner(), problems };
    let default = fields.needed::<String>("default");
    let name = fields.take::<String>("name");
    let traditional = fields.take::<Traditional>("traditional");
    let address = fields.take::<String>("address");
    let wechat = fields.table("wechat").map(|mut wechat| {
        let signature = wechat.needed::<String>("signature");
        let sdk = wechat.needed::<String>("sdk");
        wechat.nothing_else(&["signature", "sdk"]);
        [("signature", signature), ("sdk", sdk)]
    });
    let embed = fields.table("embed").map(|mut embed| {
        let ancestors = embed.needed::<Vec<Spanned<String>>>("ancestors");
        embed.nothing_else(&["ancestors"]);
        ancestors
    });
    fields.nothing_else(&["default", "name", "traditional", "address", "wechat", "embed"]);

    if let Some(name) = &name {
        problems.extend(wrong_name(name));
    }
    let address =
        address.map(|it| checked("address", &it, address::root, Code::BadAddress, SITE, problems));
    let wechat = wechat.map(|[signature, sdk]| {
        let mut place = |(name, text): (&str, Option<Spanned<String>>)| {
            let name = format!("wechat.{name}");
            text.and_then(|it| {
                checked(&name, &it, address::place, Code::BadAddress, PLACE, problems)
            })
        };
        Some(WeChat { signature: place(signature)?, sdk: place(sdk)? })
    });
    let embed =
        embed.map(|ancestors| Some(Embed { ancestors: ancestors_of(&ancestors?, problems) }));
    let place = default.as_ref().map_or(0..0, Spanned::span);
    let site = default.map(|default| Site {
        default: default.into_inner(),
        name: name.map_or_else(|| NAME.to_owned(), Spanned::into_inner),
        traditional: traditional.map(Spanned::into_inner).unwrap_or_default(),
        address: address.flatten(),
        wechat: wechat.flatten(),
        embed: embed.flatten(),
    });
    (site, place)
}

/// An address as it is to be written; what is wrong with it is told.
fn checked(
    name: &str,
    text: &Spanned<String>,
    check: impl Fn(&str) -> Result<String, String>,
    code: Code,
    help: &str,
    problems: &mut Vec<Problem>,
) -> Option<String> {
    let wrong = |what: String| {
        problems.push(Problem::error(
            code,
            text.span(),
            format!("{name}“{}”{what}。", text.get_ref()),
            help,
        ));
    };
    check(text.get_ref()).map_err(wrong).ok()
}

fn ancestors_of(all: &Spanned<Vec<Spanned<String>>>, problems: &mut Vec<Problem>) -> Vec<String> {
    let each = all.get_ref().iter().filter_map(|one| {
        checked(
            "embed.ancestors 里的",
            one,
            address::ancestor,
            Code::BadAncestor,
            ANCESTOR,
            problems,
        )
    });
    let ancestors: Vec<String> = each.collect();
    let bytes: usize = ancestors.iter().map(|one| one.len() + 1).sum();
    if bytes > MOST_ANCESTORS {
        let most = delivery::MOST_OF_A_POLICY;
        problems.push(Problem::error(
            Code::TooManyAncestors,
            all.span(),
            format!("embed.ancestors 一共 {bytes} 字节；加上页面自己的，超过服务器一条策略的 {most} 字节。"),
            format!("embed.ancestors 最多 {MOST_ANCESTORS} 字节：同一家的网站合写成 \"https://*.域名\"，或者不写 [embed]，谁都可以嵌入。"),
        ));
    }
    ancestors
}

fn wrong_name(name: &Spanned<String>) -> Option<Problem> {
    let text = name.get_ref();
    let blank = |c: char| c.is_whitespace() || Unseen::of(c).is_some();
    if text.chars().all(blank) {
        let help = "写上网站的名字；不写 name，就叫“一图读懂”。";
        return Some(Problem::error(Code::EmptyText, name.span(), "name 是空的。", help));
    }
    let length = text.chars().count();
    if length > LONGEST_NAME {
        let help = format!("缩短到 {LONGEST_NAME} 字以内。");
        return Some(Problem::error(
            Code::BadName,
            name.span(),
            format!("name 有 {length} 字。"),
            help,
        ));
    }
    text.contains(|c: char| c == '\n' || Unseen::of(c).is_some_and(|it| it != Unseen::Hidden)).then(
        || {
            let help = "连同前后的字删掉重写，写在一行里。";
            Problem::error(Code::BadName, name.span(), "name 里有换行或看不见的符号。", help)
        },
    )
}

/// The fields of a table that have not been looked at.
struct Fields<'i, 'p> {
    place: Range<usize>,
    table: DeTable<'i>,
    problems: &'p mut Vec<Problem>,
}

impl<'i> Fields<'i, '_> {
    fn remove(&mut self, name: &str) -> Option<Spanned<DeValue<'i>>> {
        self.table.remove(&Spanned::new(0..0, DeString::from(name.to_owned())))
    }

    fn take<T: DeserializeOwned>(&mut self, name: &str) -> Option<Spanned<T>> {
        let value = self.remove(name)?;
        let span = value.span();
        match T::deserialize(ValueDeserializer::from(value)) {
            Ok(value) => Some(Spanned::new(span, value)),
            Err(error) => {
                self.problems.push(toml_problem::field(&error, span));
                None
            }
        }
    }

    fn needed<T: DeserializeOwned>(&mut self, name: &str) -> Option<Spanned<T>> {
        let there = self.table.keys().any(|key| key.get_ref() == name);
        if !there {
            let help = format!("在这里加一行：{name} = …");
            let message = format!("缺少 {name}。");
            self.problems.push(Problem::error(
                Code::MissingField,
                self.place.clone(),
                message,
                help,
            ));
        }
        self.take(name)
    }

    fn table(&mut self, name: &str) -> Option<Fields<'i, '_>> {
        let value = self.remove(name)?;
        let place = value.span();
        if let DeValue::Table(table) = value.into_inner() {
            return Some(Fields { place, table, problems: self.problems });
        }
        self.problems.push(Problem::error(
            Code::WrongType,
            place,
            format!("{name} 的写法不对。"),
            format!("另起一行写 [{name}]，下面一行一个字段。"),
        ));
        None
    }

    /// Tells of every field that there is not.
    fn nothing_else(self, known: &[&str]) {
        for key in self.table.keys() {
            self.problems.push(Problem::error(
                Code::UnknownField,
                key.span(),
                format!("没有 {} 这个字段。", key.get_ref()),
                toml_problem::suggestion(key.get_ref(), known),
            ));
        }
    }
}
