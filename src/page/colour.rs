//! The shades of a story's one accent: for text, for the layers of drawings, by day and by night.

/// The pages' grounds (`--paper` in styles/tokens.css), which text must stand out from.
const DAY: Rgb = Rgb([0xfa, 0xf5, 0xea]);
const NIGHT: Rgb = Rgb([0x17, 0x12, 0x10]);
const BLACK: Rgb = Rgb([0, 0, 0]);
const WHITE: Rgb = Rgb([255, 255, 255]);

/// Text needs this contrast (WCAG 2.2, success criterion 1.4.3).
const TEXT_CONTRAST: f64 = 4.5;

/// What is taken where a story names no accent: cinnabar.
const CINNABAR: Rgb = Rgb([0xb8, 0x24, 0x2a]);

/// A colour of sRGB.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Rgb([u8; 3]);

impl Rgb {
    /// Reads `#rrggbb`.
    fn read(text: &str) -> Option<Self> {
        let number = u32::from_str_radix(text.strip_prefix('#')?, 16).ok()?;
        let [_, red, green, blue] = number.to_be_bytes();
        (text.len() == 7).then_some(Self([red, green, blue]))
    }

    fn print(self) -> String {
        let Self([red, green, blue]) = self;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// This colour with `share` of another in it.
    fn mixed(self, other: Self, share: f64) -> Self {
        let channel = |at: usize| {
            let (own, other) = (f64::from(self.0[at]), f64::from(other.0[at]));
            (own + (other - own) * share).round() as u8
        };
        Self([channel(0), channel(1), channel(2)])
    }

    /// The brightest colour of the same hue.
    fn vivid(self) -> Self {
        let most = self.0.into_iter().max().unwrap_or(0).max(1);
        Self(self.0.map(|channel| (f64::from(channel) * 255.0 / f64::from(most)).round() as u8))
    }

    /// Relative luminance as WCAG 2.2 defines it.
    fn luminance(self) -> f64 {
        let linear = self.0.map(|channel| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    /// Contrast ratio as WCAG 2.2 defines it, 1 to 21.
    fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// This colour, or as little of `towards` in it as makes text stand out from `ground`.
    fn readable_on(self, ground: Self, towards: Self) -> Self {
        (0..=20)
            .map(|step| self.mixed(towards, f64::from(step) / 20.0))
            .find(|shade| shade.contrast(ground) >= TEXT_CONTRAST)
            .unwrap_or(towards)
    }
}

/// The custom properties that styles/tokens.css takes its accents from.
pub(super) fn accent_properties(accent: Option<&str>) -> String {
    let chosen = accent.and_then(Rgb::read).unwrap_or(CINNABAR);
    let day = chosen.readable_on(DAY, BLACK);
    let night = chosen.readable_on(NIGHT, chosen.vivid().mixed(WHITE, 0.12));
    let night = night.readable_on(NIGHT, WHITE);
    [
        ("day-accent", day),
        ("day-deep", day.mixed(BLACK, 0.34)),
        ("day-pale", day.mixed(DAY, 0.7)),
        ("night-accent", night),
        ("night-deep", night.mixed(BLACK, 0.3)),
        ("night-pale", night.mixed(NIGHT, 0.7)),
    ]
    .map(|(name, shade)| format!("--{name}:{};", shade.print()))
    .concat()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn contrast_is_as_wcag_defines_it() {
        assert!((BLACK.contrast(WHITE) - 21.0).abs() < 1e-9);
        assert!((CINNABAR.contrast(CINNABAR) - 1.0).abs() < 1e-9);
    }

    /// The fixed colours of styles/tokens.css, by day and by night (where they stand twice).
    fn tokens(name: &str) -> Vec<Rgb> {
        let css = include_str!("../../styles/tokens.css");
        let start = format!("--{name}:");
        let values = css.lines().filter_map(|line| line.trim().strip_prefix(start.as_str()));
        values
            .map(|value| Rgb::read(value.trim().trim_end_matches(';')).expect("#rrggbb"))
            .collect()
    }

    #[test]
    fn fixed_colours_stand_out_from_the_paper_and_night_is_one() {
        let papers = tokens("paper");
        assert_eq!((papers.len(), papers[0], papers[1]), (3, DAY, NIGHT));
        // Text (WCAG 2.2, 1.4.3), and drawings that tell something (1.4.11).
        for (name, least) in [("ink", 7.0), ("ink-soft", 4.5), ("land-ink", 3.0)] {
            let shades = tokens(name);
            assert_eq!(shades.len(), 3, "{name}");
            assert_eq!(shades[1], shades[2], "{name} is one by night");
            for (shade, paper) in shades.iter().zip(&papers) {
                assert!(shade.contrast(*paper) >= least, "{name}: {}", shade.contrast(*paper));
            }
        }
    }

    proptest! {
        #[test]
        fn what_stands_on_an_accent_can_be_read(red: u8, green: u8, blue: u8) {
            let written = accent_properties(Some(&Rgb([red, green, blue]).print()));
            let shade = |name: &str| {
                written.split_once(name).and_then(|(_, rest)| Rgb::read(&rest[..7])).expect("a shade")
            };
            let (on, ink) = (tokens("on-accent"), tokens("ink"));
            for (ground, text) in [
                (shade("--day-accent:"), on[0]), (shade("--night-accent:"), on[1]),
                (shade("--day-pale:"), ink[0]), (shade("--night-pale:"), ink[1]),
            ] {
                prop_assert!(text.contrast(ground) >= TEXT_CONTRAST, "{written} {}", text.contrast(ground));
            }
        }

        #[test]
        fn every_accent_can_be_read_by_day_and_by_night(red: u8, green: u8, blue: u8) {
            let chosen = Rgb([red, green, blue]);
            prop_assert_eq!(Rgb::read(&chosen.print()), Some(chosen));
            let written = accent_properties(Some(&chosen.print()));
            for (name, ground) in [("--day-accent:", DAY), ("--night-accent:", NIGHT)] {
                let shade = written.split_once(name).and_then(|(_, rest)| Rgb::read(&rest[..7]));
                prop_assert!(shade.is_some_and(|it| it.contrast(ground) >= TEXT_CONTRAST), "{written}");
            }
        }
    }
}
