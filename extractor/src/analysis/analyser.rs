//! [`Analyser`]: annotates tokenised sentences with the embedded model.
//!
//! Sentences are cut to pieces, sorted by length and run in batches, one batch a thread at a time.
//! What is in a batch depends on the sentences alone, so the same input gives the same output on any
//! number of threads. A sentence that is too long for the encoder is analysed in parts, whose roots
//! are joined to the first one's.

use super::contracted;
use super::decode::{Decoder, Word};
use super::grammar;
use super::inserted;
use super::model::{ModelError, ModelFile};
use super::network::{Encoded, Network};
use super::pieces::Pieces;
use super::sentence::{EntityMention, Features, Sentence};
use super::usage::{self, Likely};
use super::{Language, tokenise};
use crate::source::SourceText;
use crate::span::{CharSpan, TokenSpan};
use rten::ThreadPool;
use std::ops::Range;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

/// The model that is part of the program.
static EMBEDDED: &[u8] = include_bytes!("../../model/analyser.dixit");

/// Padded pieces of a batch: large enough to keep the matrix products busy, small enough for the
/// caches (chosen by `benches/analyse.rs`).
const BATCH_PIECES: usize = 1024;

/// Marks after which a sentence that is too long is cut by preference.
const BREAKS: [&str; 10] = [";", ":", ".", "!", "?", "…", "—", "–", ",", ")"];

/// Words to lemmas, parts of speech, features, dependency trees and named entities.
/// Cheap to clone; clones share the model.
#[derive(Debug, Clone)]
pub struct Analyser {
    model: Arc<Loaded>,
    /// One single-threaded pool a worker.
    workers: Arc<[Arc<ThreadPool>]>,
}

#[derive(Debug)]
struct Loaded {
    pieces: Pieces,
    network: Network,
    decoder: Decoder,
    /// The most pieces of a sentence, its two marks included.
    positions: usize,
}

impl Loaded {
    fn new(file: &ModelFile) -> Result<Self, ModelError> {
        Ok(Self {
            pieces: Pieces::new(file)?,
            network: Network::new(file)?,
            decoder: Decoder::new(file)?,
            positions: file.metadata.positions - 2,
        })
    }
}

/// A sentence, or a part of one that is too long.
struct Unit {
    sentence: usize,
    tokens: Range<usize>,
    encoded: Encoded,
}

/// The analysis of a unit, its indexes counted from its first token.
type Analysis = (Vec<Word>, Vec<EntityMention>);

impl Analyser {
    /// The analyser with the model that is part of the program, loaded at the first call.
    ///
    /// # Errors
    /// When the program file is damaged.
    pub fn embedded() -> Result<Self, ModelError> {
        static LOADED: OnceLock<Analyser> = OnceLock::new();
        if let Some(analyser) = LOADED.get() {
            return Ok(analyser.clone());
        }
        let analyser = Self::load(&ModelFile::embedded(EMBEDDED)?)?;
        Ok(LOADED.get_or_init(|| analyser).clone())
    }

    /// The analyser with the model of a file that `dixit_training.export` wrote.
    ///
    /// # Errors
    /// When the file cannot be read or is no model of this version.
    pub fn from_file(path: &Path) -> Result<Self, ModelError> {
        Self::load(&ModelFile::read(path)?)
    }

    fn load(file: &ModelFile) -> Result<Self, ModelError> {
        let model = Arc::new(Loaded::new(file)?);
        Ok(Self { model, workers: [].into() }.with_threads(rayon::current_num_threads()))
    }

    /// The same analyser on so many threads (at least one). The results are the same.
    #[must_use]
    pub fn with_threads(self, threads: usize) -> Self {
        let pool = |_| Arc::new(ThreadPool::with_num_threads(1));
        Self { workers: (0..threads.max(1)).map(pool).collect(), ..self }
    }

    /// Cut each span of a text into sentences and annotate them: one list of sentences a span. English contractions of a
    /// pronoun and a verb (`it's`) are two tokens.
    ///
    /// ```
    /// use dixit_extractor::analysis::{Analyser, Language};
    /// use dixit_extractor::source::SourceText;
    /// use dixit_extractor::span::CharSpan;
    ///
    /// let text = SourceText::new("La maire ferme l'école.".to_owned());
    /// let turns = Analyser::embedded()?.analyse(&text, &[CharSpan::new(0, text.len())], Language::French);
    /// let sentence = &turns[0][0];
    /// assert_eq!(sentence.tokens[sentence.root()].lemma, "fermer");
    /// # Ok::<(), dixit_extractor::analysis::ModelError>(())
    /// ```
    ///
    /// # Panics
    /// When a span ends past the text.
    #[must_use]
    pub fn analyse(&self, text: &SourceText, spans: &[CharSpan], language: Language) -> Vec<Vec<Sentence>> {
        let (mut sentences, mut counts) = (Vec::new(), Vec::new());
        for &span in spans {
            let found = tokenise(text, span, language);
            counts.push(found.len());
            sentences.extend(found);
        }
        self.annotate(&mut sentences);
        sentences.iter_mut().for_each(contracted::split);
        let mut sentences = sentences.into_iter();
        counts.into_iter().map(|count| sentences.by_ref().take(count).collect()).collect()
    }

    /// Fill in lemma, part of speech, features, head, relation and probability of every token, and
    /// the entities of every sentence. What was there before is replaced; an empty sentence stays so.
    ///
    /// The sentences are taken for one document: whose way of marking words they follow is decided for all of them together.
    pub fn annotate(&self, sentences: &mut [Sentence]) {
        let taken: Vec<_> = sentences.iter_mut().map(inserted::take_out).collect();
        let units = self.units(sentences);
        let analyses = self.run(sentences, &units);
        for sentence in sentences.iter_mut() {
            sentence.entities.clear();
        }
        let mut likely = vec![Vec::new(); sentences.len()];
        for (unit, analysis) in units.iter().zip(analyses) {
            likely[unit.sentence].extend(self.apply(&mut sentences[unit.sentence], unit, analysis));
        }
        usage::settle(sentences, &likely, &self.model.decoder);
        for (sentence, taken) in sentences.iter_mut().zip(taken) {
            grammar::mend(sentence);
            inserted::put_back(sentence, taken);
        }
    }

    /// Cut every sentence to pieces, and those that are too long into parts.
    fn units(&self, sentences: &[Sentence]) -> Vec<Unit> {
        let mut units = Vec::with_capacity(sentences.len());
        for (index, sentence) in sentences.iter().enumerate() {
            let words: Vec<Arc<[u32]>> =
                sentence.tokens.iter().map(|t| self.model.pieces.cut(&t.form)).collect();
            let mut start = 0;
            while start < words.len() {
                let end = part_end(sentence, &words, start, self.model.positions - 2);
                let mut encoded = Encoded::default();
                for word in &words[start..end] {
                    encoded.first.push(u32::try_from(encoded.pieces.len()).unwrap_or(u32::MAX));
                    encoded.pieces.extend_from_slice(word);
                }
                units.push(Unit { sentence: index, tokens: start..end, encoded });
                start = end;
            }
        }
        units
    }

    /// Analyse all units, the results in their order.
    ///
    /// A thread of Rayon's that waited for the network would be given another document to analyse meanwhile, within
    /// it the next, and so on until its stack is full. So it waits outside Rayon.
    fn run(&self, sentences: &[Sentence], units: &[Unit]) -> Vec<Analysis> {
        let Some(thread) = rayon::current_thread_index() else { return self.run_from(0, sentences, units) };
        std::thread::scope(|scope| match scope.spawn(|| self.run_from(thread, sentences, units)).join() {
            Ok(analyses) => analyses,
            Err(panic) => std::panic::resume_unwind(panic),
        })
    }

    /// Analyse all units, the first worker to be used being the one of that number.
    fn run_from(&self, thread: usize, sentences: &[Sentence], units: &[Unit]) -> Vec<Analysis> {
        let batches = batches(units);
        let next = AtomicUsize::new(0);
        let work = |pool: &Arc<ThreadPool>| {
            let mut done = Vec::new();
            while let Some(batch) = batches.get(next.fetch_add(1, Ordering::Relaxed)) {
                done.extend(batch.iter().copied().zip(self.run_batch(sentences, units, batch, pool)));
            }
            done
        };
        let mut done = match &self.workers[..] {
            [first, others @ ..] if batches.len() > 1 => std::thread::scope(|scope| {
                let handles: Vec<_> =
                    others.iter().take(batches.len() - 1).map(|pool| scope.spawn(|| work(pool))).collect();
                let mut done = work(first);
                for handle in handles {
                    match handle.join() {
                        Ok(part) => done.extend(part),
                        Err(panic) => std::panic::resume_unwind(panic),
                    }
                }
                done
            }),
            workers => workers.get(thread % workers.len().max(1)).map(work).unwrap_or_default(),
        };
        done.sort_unstable_by_key(|(unit, _)| *unit);
        done.into_iter().map(|(_, analysis)| analysis).collect()
    }

    fn run_batch(
        &self,
        sentences: &[Sentence],
        units: &[Unit],
        batch: &[usize],
        pool: &Arc<ThreadPool>,
    ) -> Vec<Analysis> {
        let encoded: Vec<&Encoded> = batch.iter().map(|&u| &units[u].encoded).collect();
        let scores = self.model.network.run(&encoded, pool);
        if let Err(error) = &scores {
            tracing::error!(error = error as &dyn std::error::Error, "the network failed on a batch");
        }
        let analysis = |(row, &index): (usize, &usize)| {
            let unit = &units[index];
            let tokens = &sentences[unit.sentence].tokens[unit.tokens.clone()];
            let forms: Vec<&str> = tokens.iter().map(|t| t.form.as_str()).collect();
            match &scores {
                Ok(scores) => self.model.decoder.decode(
                    &forms,
                    &scores.sentence(row, forms.len()),
                    sentences[unit.sentence].language,
                ),
                Err(_) => (self.model.decoder.flat(&forms), Vec::new()),
            }
        };
        batch.iter().enumerate().map(analysis).collect()
    }

    /// Write a unit's analysis into its sentence; later parts hang from the first part's root. What comes back are the
    /// likely labels of its words.
    fn apply(&self, sentence: &mut Sentence, unit: &Unit, (words, entities): Analysis) -> Vec<Likely> {
        let decoder = &self.model.decoder;
        let offset = unit.tokens.start;
        let top = (offset > 0).then(|| sentence.root());
        let mut likely = Vec::with_capacity(words.len());
        for (token, word) in sentence.tokens[unit.tokens.clone()].iter_mut().zip(words) {
            let joined = word.head.is_none() && top.is_some();
            let relations = if joined { vec![decoder.relation("parataxis")] } else { word.deprel };
            token.upos = word.upos;
            token.feats = word.feats.first().map_or_else(Features::none, |c| decoder.features(c.label));
            token.lemma = word.lemma;
            token.head = word.head.map(|h| h + offset).or(top);
            token.deprel = relations.first().map_or("dep", |c| decoder.deprel(c.label)).to_owned();
            token.head_probability = word.head_probability;
            likely.push(Likely { relations, bundles: word.feats });
        }
        sentence.entities.extend(entities.into_iter().map(|e| EntityMention {
            tokens: TokenSpan::new(e.tokens.start + offset, e.tokens.end + offset),
            ..e
        }));
        likely
    }
}

/// Where the part of a sentence that begins at `start` ends: at the sentence's end, else after the
/// last mark in the second half of what fits, else where nothing more fits.
fn part_end(sentence: &Sentence, words: &[Arc<[u32]>], start: usize, limit: usize) -> usize {
    let mut pieces = 0;
    let fits = |word: &&Arc<[u32]>| {
        pieces += word.len();
        pieces <= limit
    };
    let full = start + words[start..].iter().take_while(fits).count().max(1);
    if full == words.len() {
        return full;
    }
    let middle = start + (full - start) / 2;
    let mark = (middle..full).rev().find(|&i| BREAKS.contains(&sentence.tokens[i].form.as_str()));
    mark.map_or(full, |i| i + 1)
}

/// Units of like length together, so that little is padded.
fn batches(units: &[Unit]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..units.len()).collect();
    order.sort_by_key(|&u| std::cmp::Reverse(units[u].encoded.length()));
    let mut batches: Vec<Vec<usize>> = Vec::new();
    let mut room = 0;
    for unit in order {
        if room == 0 {
            batches.push(Vec::new());
            room = (BATCH_PIECES / units[unit].encoded.length()).max(1);
        }
        if let Some(batch) = batches.last_mut() {
            batch.push(unit);
        }
        room -= 1;
    }
    batches
}

#[cfg(test)]
mod tests;
