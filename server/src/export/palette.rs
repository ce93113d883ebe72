//! Colours and sizes that every picture of a graph shares.
//!
//! The commonest kinds have colours of Okabe and Ito (2008), which people with any colour vision tell apart; the
//! rest differ from them in lightness, and claims and values in shape as well. Each colour holds a contrast of at
//! least 3 to 1 on the grounds of the picture, light and dark.

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub u32);

impl Colour {
    /// Red, green and blue, 0 to 255.
    #[must_use]
    pub const fn rgb(self) -> (u8, u8, u8) {
        let [_, red, green, blue] = self.0.to_be_bytes();
        (red, green, blue)
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:06x}", self.0)
    }
}

/// Kinds of nodes in the order of legends, with their colours.
pub const KINDS: &[(&str, Colour)] = &[
    ("Person", Colour(0x00d5_5e00)),
    ("Organization", Colour(0x0000_72b2)),
    ("Place", Colour(0x0000_9e73)),
    ("Product", Colour(0x00cc_79a7)),
    ("CreativeWork", Colour(0x0099_6b00)),
    ("Event", Colour(0x00a0_4b8c)),
    ("Group", Colour(0x0056_8fd0)),
    ("Speaker", Colour(0x00b0_5a3c)),
    ("Claim", Colour(0x0056_7f8f)),
    ("Value", Colour(0x008a_8a5c)),
    ("Thing", Colour(0x0080_8080)),
];

/// The colour of a kind of node.
#[must_use]
pub fn of_kind(kind: &str) -> Colour {
    KINDS.iter().find(|(name, _)| *name == kind).map_or(Colour(0x0080_8080), |(_, colour)| *colour)
}

/// How large a node is drawn: its area grows with its claims.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^52 claims")]
pub fn size(claims: usize) -> f64 {
    let size = 6.0 + 4.0 * (claims.max(1) as f64 - 1.0).sqrt();
    (size.min(40.0) * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast of two colours as WCAG 2.2 has it, 1 to 21.
    fn contrast(a: Colour, b: Colour) -> f64 {
        let channel = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let light = |colour: Colour| {
            let (red, green, blue) = colour.rgb();
            0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue)
        };
        let (a, b) = (light(a), light(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_colour_stands_out_on_both_grounds() {
        for (kind, colour) in KINDS {
            for ground in [Colour(0x00ff_ffff), Colour(0x0014_181d)] {
                assert!(
                    contrast(*colour, ground) >= 3.0,
                    "{kind} on {ground}: {}",
                    contrast(*colour, ground)
                );
            }
        }
    }

    #[test]
    fn sizes_grow_and_stop() {
        assert!(size(1) < size(2) && size(2) < size(50));
        assert_eq!((size(0), size(1_000_000)), (6.0, 40.0));
    }
}
