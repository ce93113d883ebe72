//! The transcript as conversation: segments with their speaker's colour, claims underlined in place,
//! skipped sentences with the reason.
//!
//! Claims overlap, and links cannot: the text is cut wherever a claim or a skipped sentence starts or
//! ends, and each piece leads to the shortest claim over it. The numbers of all claims over a piece stand
//! in `data-claims`, by which the script shows their triples and their whole extent.

use super::links::address;
use super::parts::{self, Kind};
use super::{Context, words};
use crate::view::claims::ClaimView;
use crate::view::documents::{DocumentView, SegmentView, SkippedView};
use dixit_extractor::source::{Role, Section};
use maud::{Markup, html};

/// A document with the colours of its speakers.
pub struct Transcript<'a> {
    /// The document.
    pub view: &'a DocumentView,
    /// Its speakers in the order in which they come.
    pub voices: Vec<Voice<'a>>,
    context: &'a Context<'a>,
}

/// A speaker of a document.
pub struct Voice<'a> {
    /// The name.
    pub name: &'a str,
    /// IRI.
    pub iri: Option<&'a str>,
    /// The speaker's part.
    pub role: Option<Role>,
    /// How many turns are theirs.
    pub turns: usize,
}

impl<'a> Transcript<'a> {
    /// The transcript of a document.
    #[must_use]
    pub fn new(view: &'a DocumentView, context: &'a Context<'a>) -> Self {
        let mut voices: Vec<Voice<'a>> = Vec::new();
        for segment in &view.segments {
            let Some(name) = segment.speaker.as_deref() else { continue };
            match voices.iter_mut().find(|voice| voice.name == name) {
                Some(voice) => voice.turns += 1,
                None => {
                    let (iri, role) = (segment.speaker_id.as_deref(), segment.role);
                    voices.push(Voice { name, iri, role, turns: 1 });
                }
            }
        }
        Self { view, voices, context }
    }

    /// The number of a speaker's colour.
    #[must_use]
    pub fn colour(&self, name: Option<&str>) -> Option<usize> {
        let place = self.voices.iter().position(|voice| Some(voice.name) == name)?;
        Some(place % parts::VOICES)
    }

    /// A segment between its neighbours, with a claim marked in it.
    #[must_use]
    pub fn around(&self, here: &SegmentView, marked: Option<&ClaimView>) -> Markup {
        let segments = &self.view.segments;
        let at = segments.iter().position(|segment| segment.id == here.id).unwrap_or(0);
        html! {
            div.transcript {
                @for segment in &segments[at.saturating_sub(1)..(at + 2).min(segments.len())] {
                    (self.segment(segment, (segment.id == here.id).then_some(marked)))
                }
            }
        }
    }

    /// A segment; `here` when the page is about it, with the claim to mark.
    #[must_use]
    pub fn segment(&self, segment: &SegmentView, here: Option<Option<&ClaimView>>) -> Markup {
        let mut class = format!("segment {}", segment.section.name());
        if segment.role == Some(Role::Interviewer) {
            class.push_str(" interviewer");
        }
        if here.is_some() {
            class.push_str(" here");
        }
        if let Some(colour) = self.colour(segment.speaker.as_deref()) {
            class.push_str(&format!(" voice-{colour}"));
        }
        html! {
            article class=(class) id={ "segment-" (segment.index) } {
                (self.who(segment))
                div.said {
                    p.text lang=(segment.language) dir="auto" { (self.underlined(segment, here.flatten())) }
                    (self.claims(segment, here.is_some()))
                }
            }
        }
    }

    fn who(&self, segment: &SegmentView) -> Markup {
        let context = self.context;
        html! {
            header.who {
                @if let Some(name) = &segment.speaker {
                    @let shown = parts::voice(name, context);
                    @match &segment.speaker_id {
                        Some(iri) => a.speaker href=(address(iri, context)) { (shown) },
                        None => b.speaker { (shown) },
                    }
                }
                @match segment.number {
                    Some(number) => a.number href=(address(&segment.id, context)) {
                        (context.say(["turn", "tour"])) " " (number)
                    },
                    None => @if !matches!(segment.section, Section::Turn | Section::Lead) {
                        span.number { (context.say(words::section(segment.section))) }
                    },
                }
            }
        }
    }

    /// The claims that start in a segment, folded unless the page is about it.
    fn claims(&self, segment: &SegmentView, open: bool) -> Markup {
        let claims = self.view.claims.iter().enumerate();
        let claims: Vec<(usize, &ClaimView)> =
            claims.filter(|(_, claim)| segment.start <= claim.start && claim.start < segment.end).collect();
        let count = [["claim", "claims"], ["affirmation", "affirmations"]];
        html! {
            @if !claims.is_empty() {
                details.claims open[open] {
                    summary { (self.context.count(claims.len(), count)) }
                    ul.claims {
                        @for (number, claim) in claims {
                            li class=(Kind::classes([claim])) data-claim=(number) { (parts::line(claim, self.context)) }
                        }
                    }
                }
            }
        }
    }

    /// The text of a segment, cut where claims and skipped sentences start and end.
    fn underlined(&self, segment: &SegmentView, marked: Option<&ClaimView>) -> Markup {
        let claims: Vec<(usize, &ClaimView)> = self.view.claims.iter().enumerate().collect();
        let inside: Vec<(usize, &ClaimView)> = claims
            .into_iter()
            .filter(|(_, claim)| claim.start < segment.end && segment.start < claim.end)
            .collect();
        let skipped = self.view.skipped.iter();
        let skipped: Vec<&SkippedView> = skipped
            .filter(|sentence| segment.start <= sentence.start && sentence.start < segment.end)
            .collect();
        let chars: Vec<char> = segment.text.chars().collect();
        let spans = inside.iter().map(|(_, claim)| (claim.start, claim.end));
        let spans = spans.chain(skipped.iter().map(|sentence| (sentence.start, sentence.end)));
        html! {
            @for (from, to) in pieces(segment.start, chars.len(), spans) {
                @let text: String = chars[from..to].iter().collect();
                @let at = segment.start + from;
                @let over = |start: usize, end: usize| start <= at && at < end;
                @let claims: Vec<(usize, &ClaimView)> =
                    inside.iter().filter(|(_, claim)| over(claim.start, claim.end)).copied().collect();
                @let lit = marked.is_some_and(|claim| over(claim.start, claim.end));
                @match skipped.iter().find(|sentence| over(sentence.start, sentence.end)) {
                    Some(sentence) if claims.is_empty() => {
                        span.skipped { (text) }
                        @if segment.start + to == sentence.end {
                            span.reason { " " (self.reason(&sentence.reason)) }
                        }
                    },
                    _ => (self.piece(&text, &claims, lit)),
                }
            }
        }
    }

    fn reason<'r>(&self, reason: &'r str) -> &'r str {
        words::skipped(reason).map_or(reason, |said| self.context.say(said))
    }

    /// A piece of text under the same claims throughout.
    fn piece(&self, text: &str, claims: &[(usize, &ClaimView)], lit: bool) -> Markup {
        let shortest = claims.iter().min_by_key(|(_, claim)| claim.end - claim.start);
        let Some((_, claim)) = shortest else { return html! { (text) } };
        let numbers: Vec<String> = claims.iter().map(|(number, _)| number.to_string()).collect();
        let class =
            format!("claim {} {}", style(claim), Kind::classes(claims.iter().map(|(_, claim)| *claim)));
        html! {
            a class=(class) href=(address(&claim.id, self.context)) data-claims=(numbers.join(" ")) {
                @if lit { mark { (text) } } @else { (text) }
            }
        }
    }
}

/// The style of a claim's underline.
#[must_use]
pub fn style(claim: &ClaimView) -> &'static str {
    let order = [Kind::Denied, Kind::Asked, Kind::Hedged, Kind::Reported];
    match order.into_iter().find(|kind| kind.holds(claim)) {
        Some(Kind::Denied) => "u-denied",
        Some(Kind::Asked) => "u-asked",
        Some(Kind::Hedged) => "u-hedged",
        Some(Kind::Reported) => "u-reported",
        _ => "u-plain",
    }
}

/// A text of `length` code points from `start` on, cut at the ends of spans; offsets of the pieces are
/// within the text.
fn pieces(start: usize, length: usize, spans: impl Iterator<Item = (usize, usize)>) -> Vec<(usize, usize)> {
    let local = |offset: usize| offset.clamp(start, start + length) - start;
    let mut cuts: Vec<usize> = spans.flat_map(|(from, to)| [local(from), local(to)]).collect();
    cuts.extend([0, length]);
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_spans_cut_the_text_into_pieces() {
        let of = |spans: &[(usize, usize)]| pieces(10, 10, spans.iter().copied());
        assert_eq!(of(&[]), [(0, 10)]);
        assert_eq!(of(&[(12, 16), (14, 18)]), [(0, 2), (2, 4), (4, 6), (6, 8), (8, 10)]);
        assert_eq!(of(&[(5, 13), (18, 40)]), [(0, 3), (3, 8), (8, 10)]);
        assert_eq!(pieces(10, 0, std::iter::empty()), []);
    }
}
