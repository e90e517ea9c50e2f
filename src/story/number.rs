//! Numbers as they are printed.

use std::borrow::Cow;
use std::fmt::{self, Write};
use std::str::FromStr;

use num_rational::Ratio;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, Visitor};

/// An exact number, whatever its scale and its decimal places: 1.2345万 is 12345.
pub type Amount = Ratio<i128>;

/// A decimal number, kept digit by digit as it was written: `8.3` stays 8.3 and `38.30` keeps its
/// nought. It is never a float.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    negative: bool,
    units: u64,
    decimals: u8,
}

/// What is wrong with a text that is not a [`Decimal`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotDecimal;

/// More digits than this are no figure that a reader takes in, and would not fit the count.
const MOST_DIGITS: usize = 15;
/// The sign of a negative number in print (GB/T 15835), as wide as a digit; a hyphen is none.
const MINUS: char = '−';

impl Decimal {
    /// The digits, as units of the last decimal place, without the sign.
    pub fn units(self) -> u64 {
        self.units
    }

    /// Whether it is below nought.
    pub fn is_negative(self) -> bool {
        self.negative
    }

    /// How many decimal places it was written with.
    pub fn decimals(self) -> u8 {
        self.decimals
    }

    /// The whole number, when there are no decimal places but noughts.
    pub fn whole(self) -> Option<i64> {
        i64::try_from(*Some(self.amount()).filter(Amount::is_integer)?.numer()).ok()
    }

    /// What it says, exactly.
    pub fn amount(self) -> Amount {
        let units = i128::from(self.units);
        let units = if self.negative { -units } else { units };
        Amount::new(units, 10i128.pow(u32::from(self.decimals)))
    }

    /// As it is written in a story file: with an ASCII sign.
    pub fn written(self) -> String {
        self.to_string().replace(MINUS, "-")
    }
}

impl From<u32> for Decimal {
    fn from(units: u32) -> Self {
        Self { negative: false, units: u64::from(units), decimals: 0 }
    }
}

impl FromStr for Decimal {
    type Err = NotDecimal;

    /// Reads ASCII digits with at most one point between them and a hyphen before them. Nought has
    /// no sign.
    fn from_str(text: &str) -> Result<Self, NotDecimal> {
        let (negative, plain) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
        let digits = [whole, fraction].concat();
        let sound = digits.bytes().all(|b| b.is_ascii_digit()) && digits.len() <= MOST_DIGITS;
        let leading = whole.len() > 1 && whole.starts_with('0');
        if whole.is_empty() || !sound || leading || plain.ends_with('.') {
            return Err(NotDecimal);
        }
        let units: u64 = digits.parse().map_err(|_| NotDecimal)?;
        let decimals = u8::try_from(fraction.len()).map_err(|_| NotDecimal)?;
        Ok(Self { negative: negative && units > 0, units, decimals })
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.negative {
            f.write_char(MINUS)?;
        }
        let decimals = usize::from(self.decimals);
        if decimals == 0 {
            return write!(f, "{}", self.units);
        }
        let digits = format!("{:0>width$}", self.units, width = decimals + 1);
        let (whole, fraction) = digits.split_at(digits.len() - decimals);
        write!(f, "{whole}.{fraction}")
    }
}

/// Takes an integer, or the text of a decimal. The reader hands over TOML's floats as the text
/// that the editor wrote, so `value = 8.3` works and no float is ever made of it.
impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Number;

        impl Visitor<'_> for Number {
            type Value = Decimal;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number")
            }

            fn visit_i64<E: Error>(self, value: i64) -> Result<Decimal, E> {
                self.visit_str(&value.to_string())
            }

            fn visit_str<E: Error>(self, value: &str) -> Result<Decimal, E> {
                value.parse().map_err(|NotDecimal| E::custom(format!("not a number: `{value}`")))
            }
        }

        deserializer.deserialize_any(Number)
    }
}

impl JsonSchema for Decimal {
    fn schema_name() -> Cow<'static, str> {
        "Decimal".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "数字，如 73、8.3 或 -3.2；也可写成 \"38.30\"，末尾的 0 会保留。",
            "anyOf": [
                { "type": "number" },
                { "type": "string", "pattern": "^-?(0|[1-9][0-9]*)([.][0-9]+)?$" }
            ]
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_written_is_printed(sign in "-?", whole in 1u64..1_000_000_000, fraction in "[0-9]{0,6}") {
            let point = if fraction.is_empty() { "" } else { "." };
            let written = format!("{sign}{whole}{point}{fraction}");
            let number = written.parse::<Decimal>();
            prop_assert_eq!(number.map(|it| it.to_string()), Ok(written.replace('-', "−")));
            prop_assert_eq!(number.map(Decimal::written), Ok(written));
        }

        #[test]
        fn no_text_panics(text in ".*") {
            if let Ok(number) = text.parse::<Decimal>() {
                prop_assert_eq!(number.written(), text);
            }
        }

        #[test]
        fn amounts_are_in_the_order_of_their_numbers(a in -999_999_999i64..999_999_999, b in -999_999_999i64..999_999_999) {
            let amount = |units: i64| format!("{}{}.{:06}", if units < 0 { "-" } else { "" }, units.abs() / 1_000_000, units.abs() % 1_000_000)
                .parse::<Decimal>().expect("a number").amount();
            prop_assert_eq!(amount(a).cmp(&amount(b)), a.cmp(&b));
        }
    }

    fn number(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "",
            ".",
            "1.",
            ".5",
            "1,000",
            "+3",
            "1e3",
            "007",
            "７３",
            "1.2.3",
            "1_000",
            "-",
            "--3",
            "-.5",
            "- 3",
            "−3",
            "－3",
            "3-",
            "-007",
            "nan",
            "inf",
            "-inf",
            "1234567890123456",
        ] {
            assert_eq!(text.parse::<Decimal>(), Err(NotDecimal), "{text}");
        }
    }

    #[test]
    fn nought_has_no_sign() {
        for (written, printed) in [("-0", "0"), ("-0.0", "0.0"), ("-0.05", "−0.05")] {
            assert_eq!(number(written).to_string(), printed);
        }
        assert_eq!(number("-0.00").amount(), Amount::ZERO);
    }

    #[test]
    fn a_whole_number_may_be_written_with_noughts() {
        assert_eq!(number("50.0").whole(), Some(50));
        assert_eq!(number("-50.0").whole(), Some(-50));
        assert_eq!(number("3.7").whole(), None);
    }

    #[test]
    fn an_amount_is_exact() {
        assert_eq!(number("1.2345").amount() * 10_000, number("12345").amount());
        assert_ne!(number("12.3456").amount(), number("12.3459").amount());
        assert_eq!(number("38.30").amount(), number("38.3").amount());
    }
}
