//! Figures that are drawn must be what is drawn, and can be drawn to scale.

use num_traits::Signed;

use crate::story::{
    Amount, Block, Code, Counter, Decimal, Pictogram, Problem, Proportion, part_of,
};

/// More marks than this are a texture, not a number.
const MOST_MARKS: u64 = 500;

pub(super) fn check(block: &Block, problems: &mut Vec<Problem>) {
    match block {
        Block::Pictogram(block) => pictogram(block, problems),
        Block::Proportion(block) => proportion(block, problems),
        _ => {}
    }
}

fn pictogram(block: &Pictogram, problems: &mut Vec<Problem>) {
    let value = &block.total.value;
    let marks = block.marks().filter(|marks| (1..=MOST_MARKS).contains(marks));
    let Some(marks) = marks else {
        problems.push(Problem::error(
            Code::NotCountable,
            value.span(),
            format!("“{}”不能画成一个一个的图形。", block.total.figure()),
            format!(
                "pictogram 画 1 到 {MOST_MARKS} 个图形；数字大，用 each 写明一个图形代表多少，总数要是它的整倍数。范围、负数、带零头的数用 counters。"
            ),
        ));
        return;
    };
    groups(block, marks, problems);
    legend(block, marks, problems);
}

fn groups(block: &Pictogram, marks: u64, problems: &mut Vec<Problem>) {
    let counts = block.groups.iter().map(|group| &group.count);
    for count in counts.clone().filter(|count| *count.get_ref() == 0) {
        problems.push(Problem::error(
            Code::NotCountable,
            count.span(),
            "这一组一个图形也没有。",
            "删掉这一组，或者改 count。",
        ));
    }
    let sum: u64 = counts.map(|count| u64::from(*count.get_ref())).sum();
    if !block.groups.is_empty() && sum != marks {
        problems.push(Problem::error(
            Code::TotalMismatch,
            block.total.value.span(),
            format!("图形一共 {marks} 个，各组加起来却是 {sum} 个。"),
            "改总数，或改各组的 count。",
        ));
    }
}

/// The legend names each mark of a group, and so of every group.
fn legend(block: &Pictogram, marks: u64, problems: &mut Vec<Problem>) {
    let Some(first) = block.legend.first() else { return };
    let named = block.named();
    let each = u64::from(block.each.unwrap_or(1));
    let fits = |count: u64| named == count || named == count.saturating_mul(each);
    let counts = block.groups.iter().map(|group| u64::from(*group.count.get_ref()));
    let other = match block.groups.is_empty() {
        true => Some(marks).filter(|marks| !fits(*marks)),
        false => counts.filter(|count| *count > 0).find(|count| !fits(*count)),
    };
    if let Some(count) = other {
        problems.push(Problem::error(
            Code::TotalMismatch,
            first.span(),
            format!("一组有 {count} 个图形，legend 说的却是 {named} 个。"),
            "legend 按顺序说一组里各个图形是谁；一项说几个，写明数字，如 \"2名记账员\"。各组不一样，就不写 legend，写进 note。",
        ));
    }
}

fn proportion(block: &Proportion, problems: &mut Vec<Problem>) {
    let compared = block.share.is_some() || block.of.is_some();
    if compared && block.over_target.is_some() || !compared && block.over_target.is_none() {
        problems.push(Problem::error(
            Code::ShareWithoutWhole,
            block.figure.value.span(),
            "proportion 要知道拿什么作比较。",
            "占整体的百分之几写 share；整体有数字，写 of，由程序算；比指标多几倍写 over_target。三样写一样。",
        ));
        return;
    }
    if compared {
        share(block, problems);
    } else if let Some(over) = &block.over_target {
        if over.as_share().is_none() || block.excess().is_none() {
            not_to_scale(
                over,
                "over_target 的单位写 倍 或 %，数字在百分之一到 99 倍之间，不写范围：要照它画长短。别的用 counters。",
                problems,
            );
        }
        undrawable(&block.figure, problems);
    }
}

/// A part of a whole: what is drawn is what is said, and no larger than the whole.
fn share(block: &Proportion, problems: &mut Vec<Problem>) {
    let figures = [&block.figure].into_iter().chain(&block.of);
    if figures.filter(|figure| undrawable(figure, problems)).count() > 0 {
        return;
    }
    let said = match &block.of {
        Some(of) => match of_whole(&block.figure, of, problems) {
            Some(part) => Some(part),
            None => return,
        },
        None => block.figure.as_share(),
    };
    let Some(share) = &block.share else { return };
    let drawn = share.get_ref().amount() / 100;
    if drawn > Amount::ONE || drawn.is_negative() {
        problems.push(Problem::error(
            Code::ShareOverWhole,
            share.span(),
            format!("share 是 {}，部分不能比整体大，也不能是负的。", share.get_ref()),
            "share 写 0 到 100；结果比指标多，用 over_target。",
        ));
    } else if let Some(said) = said.filter(|said| !is_rounded(*share.get_ref(), *said)) {
        problems.push(Problem::error(
            Code::TotalMismatch,
            share.span(),
            format!(
                "{}是整体的 {}%，画出来的却是 {}%。",
                block.figure.figure(),
                percent(said),
                share.get_ref()
            ),
            "share 和 figure 说的是同一个比例，写一样的数字；写了 of，就不用写 share。",
        ));
    }
}

/// The share of a whole that is a figure itself.
fn of_whole(figure: &Counter, of: &Counter, problems: &mut Vec<Problem>) -> Option<Amount> {
    if figure.unit.trim() != of.unit.trim() {
        problems.push(Problem::error(
            Code::TotalMismatch,
            of.value.span(),
            format!("部分是{}，整体是{}，单位不一样，没法比。", figure.figure(), of.figure()),
            "of 和 figure 用一样的单位；figure 是百分比，写 share，不写 of。",
        ));
        return None;
    }
    let (part, whole) = (figure.exactly()?, of.exactly()?);
    if whole < part || whole == Amount::ZERO {
        problems.push(Problem::error(
            Code::ShareOverWhole,
            of.value.span(),
            format!("部分是{}，整体是{}，部分比整体还大。", figure.figure(), of.figure()),
            "核对两个数；of 写整体。结果比指标多，用 over_target。",
        ));
        return None;
    }
    let exact = part_of(figure, of);
    if exact.is_none() {
        not_to_scale(
            of,
            "两个数的位数太多，或者差得太远：照报道少写几位，或者用 counters。",
            problems,
        );
    }
    exact
}

/// Whether a share in per cent is this part of one: exactly, or rounded where no decimals can say it.
fn is_rounded(share: Decimal, part: Amount) -> bool {
    let exact = part * 100;
    let apart = (share.amount() - exact).abs();
    let mut rest = *exact.denom();
    for prime in [2, 5] {
        while rest % prime == 0 {
            rest /= prime;
        }
    }
    let place = Amount::new(1, 10i128.pow(u32::from(share.decimals())));
    apart == Amount::ZERO || (rest > 1 || exact.denom() > &1000) && apart * 2 <= place
}

/// Whether a figure has no length, which is told.
fn undrawable(figure: &Counter, problems: &mut Vec<Problem>) -> bool {
    let wrong = figure.exactly().is_none_or(|amount| amount.is_negative());
    if wrong {
        not_to_scale(figure, "范围和负数画不成横杠：用 counters。", problems);
    }
    wrong
}

fn not_to_scale(figure: &Counter, help: &str, problems: &mut Vec<Problem>) {
    problems.push(Problem::error(
        Code::NotToScale,
        figure.value.span(),
        format!("“{}”没法按比例画。", figure.figure()),
        help,
    ));
}

/// A share of one in per cent, to two places.
fn percent(part: Amount) -> String {
    let hundredths = (part * 10_000).round().to_integer();
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let digits = format!("{whole}.{rest:02}");
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}
