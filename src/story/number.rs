//! Numbers as they are printed.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, Visitor};

/// A decimal number, kept digit by digit as it was written: `8.3` stays 8.3 and `38.30` keeps its
/// nought. It is never a float.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    units: u64,
    decimals: u8,
}

/// What is wrong with a text that is not a [`Decimal`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotDecimal;

/// More digits than this are no figure that a reader takes in, and would not fit the count.
const MOST_DIGITS: usize = 15;

impl Decimal {
    /// The value in units of its last decimal place.
    pub fn units(self) -> u64 {
        self.units
    }

    /// How many decimal places it was written with.
    pub fn decimals(self) -> u8 {
        self.decimals
    }

    /// The whole number, when there are no decimal places but noughts.
    pub fn whole(self) -> Option<u64> {
        let one = 10u64.pow(u32::from(self.decimals));
        self.units.is_multiple_of(one).then_some(self.units / one)
    }

    /// The value in thousandths, rounded down: enough for any drawing.
    pub fn thousandths(self) -> u64 {
        u64::try_from(u128::from(self.units) * 1000 / 10u128.pow(u32::from(self.decimals)))
            .unwrap_or(u64::MAX)
    }
}

impl From<u32> for Decimal {
    fn from(units: u32) -> Self {
        Self { units: u64::from(units), decimals: 0 }
    }
}

impl FromStr for Decimal {
    type Err = NotDecimal;

    /// Reads ASCII digits with at most one point between them.
    fn from_str(text: &str) -> Result<Self, NotDecimal> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = [whole, fraction].concat();
        let plain = digits.bytes().all(|b| b.is_ascii_digit()) && digits.len() <= MOST_DIGITS;
        let leading = whole.len() > 1 && whole.starts_with('0');
        if whole.is_empty() || !plain || leading || text.ends_with('.') {
            return Err(NotDecimal);
        }
        let units = digits.parse().map_err(|_| NotDecimal)?;
        let decimals = u8::try_from(fraction.len()).map_err(|_| NotDecimal)?;
        Ok(Self { units, decimals })
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
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
            "description": "数字，如 73 或 8.3；也可写成 \"38.30\"，末尾的 0 会保留。",
            "anyOf": [
                { "type": "number", "minimum": 0 },
                { "type": "string", "pattern": "^(0|[1-9][0-9]*)([.][0-9]+)?$" }
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
        fn what_is_written_is_printed(whole in 0u64..1_000_000_000, fraction in "[0-9]{0,6}") {
            let written = if fraction.is_empty() { whole.to_string() } else { format!("{whole}.{fraction}") };
            prop_assert_eq!(written.parse::<Decimal>().map(|d| d.to_string()), Ok(written));
        }

        #[test]
        fn no_text_panics(text in ".*") {
            if let Ok(number) = text.parse::<Decimal>() {
                prop_assert_eq!(number.to_string(), text);
            }
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in
            ["", ".", "1.", ".5", "1,000", "-3", "+3", "1e3", "007", "７３", "1.2.3", "1_000"]
        {
            assert_eq!(text.parse::<Decimal>(), Err(NotDecimal), "{text}");
        }
    }

    #[test]
    fn a_whole_number_may_be_written_with_noughts() {
        let number = |text: &str| text.parse::<Decimal>().expect("a number");
        assert_eq!(number("50.0").whole(), Some(50));
        assert_eq!(number("3.7").whole(), None);
        assert_eq!(number("3.7").thousandths(), 3700);
    }
}
