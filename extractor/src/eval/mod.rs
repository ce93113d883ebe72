//! Extracted claims against claims written by hand: how much is found, how much of that is right.
//!
//! Two ways to measure. [`evaluate`] compares the claims of a document with [`GoldClaim`]s, which accept
//! several wordings a slot and state polarity, certainty, speaker, attribution and number; it counts, and
//! says of every gold claim that was missed in what construction it stands and which slot went wrong.
//! [`oie`] compares bare tuples, sentence by sentence, as the open-information-extraction benchmarks do.
//!
//! Gold claims are never complete, so what can be counted is recall, and how right the found ones are;
//! precision of claims is judged by reading ([`Judged`]; the tuples of [`oie`] have one). The [`Bin`]s of a report show
//! whether a higher `confidence` means a claim that is more often among the gold ones.

mod construction;
mod error;
mod gold;
mod judged;
pub mod oie;
mod report;
mod score;
mod slots;
mod text;
mod wording;

pub use construction::Construction;
pub use error::EvalError;
pub use gold::{GoldClaim, Number, read_claims, read_gold};
pub use judged::{Judged, JudgedReport, Judgement, Verdict, read_judgements};
use report::BINS;
pub use report::{Bin, Miss, Reliability, Report, Share, Wrong, reliability};
pub use score::{Document, evaluate};
pub use slots::Slot;
pub use text::Text;
