//! Whether the colours of the pages can be read: the contrast of each text colour with what it stands on, light and
//! dark, after WCAG 2.2 (<https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>).

use std::collections::BTreeMap;

const STYLE: &str = include_str!("../../assets/style.css");

/// What body text needs (level AA).
const TEXT: f64 = 4.5;

/// What lines and marks that mean something need.
const MARK: f64 = 3.0;

/// Colours by name, light and dark.
fn colours() -> BTreeMap<&'static str, [u32; 2]> {
    let colour = |line: &'static str| {
        let (name, rest) = line.trim().strip_prefix("--")?.split_once(": light-dark(")?;
        let (light, dark) = rest.strip_suffix(");")?.split_once(", ")?;
        let number = |hex: &str| u32::from_str_radix(hex.strip_prefix('#')?, 16).ok();
        Some((name, [number(light)?, number(dark)?]))
    };
    STYLE.lines().filter_map(colour).collect()
}

/// Relative luminance, 0 (black) to 1 (white).
fn luminance(colour: u32) -> f64 {
    let channel = |shift: u32| {
        let value = f64::from((colour >> shift) & 0xff) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
}

fn contrast(a: u32, b: u32) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn the_extremes_are_as_defined() {
    assert!((contrast(0x00_0000, 0xff_ffff) - 21.0).abs() < 1e-9);
    assert!((contrast(0x77_7777, 0x77_7777) - 1.0).abs() < 1e-9);
}

#[test]
fn every_text_colour_can_be_read_on_what_it_stands_on() {
    let colours = colours();
    let mut texts = vec!["ink", "soft", "accent", "denied", "hedged", "asked", "reported"];
    texts.extend(colours.keys().filter(|name| name.starts_with("voice-")));
    assert!(texts.len() >= 15, "{texts:?}");
    let on = |texts: &[&'static str], grounds: &[&'static str], least: f64| {
        for (text, ground) in texts.iter().flat_map(|text| grounds.iter().map(move |ground| (*text, *ground)))
        {
            for (scheme, name) in ["light", "dark"].into_iter().enumerate() {
                let found = contrast(colours[text][scheme], colours[ground][scheme]);
                assert!(found >= least, "{text} on {ground}, {name}: {found:.2} is less than {least}");
            }
        }
    };
    on(&texts, &["paper", "card", "sunk"], TEXT);
    on(&["ink"], &["mark"], TEXT);
    on(&["on-accent"], &["accent"], TEXT);
    on(&["edge"], &["paper", "card"], MARK);
}
