//! Figures that are drawn must be what is drawn.

use serde_spanned::Spanned;

use crate::story::{Block, Code, Counter, Decimal, Pictogram, Problem, Proportion};

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
            "这个数字不能画成一个一个的图形。",
            format!(
                "pictogram 画 1 到 {MOST_MARKS} 个图形；数字大，用 each 写明一个图形代表多少，总数要是它的整倍数。别的数字用 counters。"
            ),
        ));
        return;
    };
    let sum: u64 = block.groups.iter().map(|group| u64::from(group.count)).sum();
    if !block.groups.is_empty() && sum != marks {
        problems.push(Problem::error(
            Code::TotalMismatch,
            value.span(),
            format!("图形一共 {marks} 个，各组加起来却是 {sum} 个。"),
            "改总数，或改各组的 count。",
        ));
    }
}

fn proportion(block: &Proportion, problems: &mut Vec<Problem>) {
    if let Some(share) = &block.share {
        check_share(share, &block.figure, problems);
    }
    if block.share.is_some() == block.over_target.is_some() {
        problems.push(Problem::error(
            Code::ShareWithoutWhole,
            block.figure.value.span(),
            "proportion 要知道拿什么作比较。",
            "占整体的百分之几写 share，比指标多几倍写 over_target，两个写一个。",
        ));
    }
}

fn check_share(share: &Spanned<Decimal>, figure: &Counter, problems: &mut Vec<Problem>) {
    let (drawn, written) = (share.get_ref().thousandths(), figure.value.get_ref().thousandths());
    if drawn > 100_000 {
        problems.push(Problem::error(
            Code::ShareOverWhole,
            share.span(),
            format!("share 是 {}，部分不能比整体大。", share.get_ref()),
            "share 写 0 到 100；结果比指标多，用 over_target。",
        ));
    } else if figure.unit == "%" && drawn != written {
        problems.push(Problem::error(
            Code::TotalMismatch,
            share.span(),
            format!("写出来的是 {}，画出来的却是 {}%。", figure.figure(), share.get_ref()),
            "figure 的单位是 % 时，share 和它的 value 写一样的数字。",
        ));
    }
}
