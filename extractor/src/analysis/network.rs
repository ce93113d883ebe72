//! [`Network`]: pieces in, scores out. Embeddings are looked up here, the rest is an ONNX graph
//! with 8-bit weights (see `extractor/training/dixit_training/graph.py`) that `rten` runs.
//!
//! The ranges of the 8-bit activations are constants of the graph, so a sentence's scores do not
//! depend on which sentences share its batch, and every batch is run by one thread, so they do not
//! depend on the number of threads either.

use super::model::{BLOCK, BLOCK_BYTES, ModelError, ModelFile, Section};
use super::pieces::{BOS, EOS};
use half::f16;
use rten::{ModelOptions, NodeId, RunOptions, ThreadPool};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, NdTensorView};
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// What is added to the attention scores of padding.
const MASKED: f32 = -1e4;
const OUTPUTS: [&str; 7] = ["upos", "feats", "lemma", "entity", "arc", "label_dep", "label_head"];

/// A sentence as the encoder reads it, without the marks of its start and end.
#[derive(Debug, Default, Clone)]
pub(super) struct Encoded {
    /// The pieces of all words, one after the other.
    pub pieces: Vec<u32>,
    /// For each word, the index of its first piece.
    pub first: Vec<u32>,
}

impl Encoded {
    /// Its length with the marks of start and end.
    pub(super) fn length(&self) -> usize {
        self.pieces.len() + 2
    }
}

/// The scores of a batch; see [`Scores::sentence`].
pub(super) struct Scores {
    outputs: [NdTensor<f32, 3>; 7],
}

/// The scores of one sentence of `n` words.
pub(super) struct SentenceScores<'a> {
    outputs: [NdTensorView<'a, f32, 2>; 7],
}

impl Scores {
    /// Sentence `index`, which has `words` words.
    pub(super) fn sentence(&self, index: usize, words: usize) -> SentenceScores<'_> {
        SentenceScores {
            outputs: std::array::from_fn(|kind| {
                let rows = if OUTPUTS[kind] == "label_head" { words + 1 } else { words };
                let columns = if OUTPUTS[kind] == "arc" { words + 1 } else { self.outputs[kind].size(2) };
                self.outputs[kind].slice((index, ..rows, ..columns))
            }),
        }
    }
}

impl<'a> SentenceScores<'a> {
    fn row(&self, kind: usize, word: usize) -> &'a [f32] {
        let columns = self.outputs[kind].size(1);
        self.outputs[kind].slice(word).data().and_then(|row| row.get(..columns)).unwrap_or_default()
    }

    /// Logits of the parts of speech.
    pub(super) fn upos(&self, word: usize) -> &'a [f32] {
        self.row(0, word)
    }

    /// Logits of the feature bundles.
    pub(super) fn feats(&self, word: usize) -> &'a [f32] {
        self.row(1, word)
    }

    /// Logits of the lemma rules.
    pub(super) fn lemma(&self, word: usize) -> &'a [f32] {
        self.row(2, word)
    }

    /// Logits of the entity tags.
    pub(super) fn entity(&self, word: usize) -> &'a [f32] {
        self.row(3, word)
    }

    /// Logits of the heads: the root, then each word.
    pub(super) fn arc(&self, word: usize) -> &'a [f32] {
        self.row(4, word)
    }

    /// What the label perceptron gets from the dependent.
    pub(super) fn label_dep(&self, word: usize) -> &'a [f32] {
        self.row(5, word)
    }

    /// What the label perceptron gets from the head: 0 is the root, `i + 1` word `i`.
    pub(super) fn label_head(&self, head: usize) -> &'a [f32] {
        self.row(6, head)
    }
}

/// The encoder with its heads.
pub(super) struct Network {
    model: rten::Model,
    inputs: [NodeId; 3],
    outputs: [NodeId; 7],
    embeddings: Section,
    positions: Vec<f32>,
    norm: Vec<f32>,
    width: usize,
    eps: f32,
}

impl fmt::Debug for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Network").field("width", &self.width).finish_non_exhaustive()
    }
}

fn failed(error: impl std::error::Error + Send + Sync + 'static) -> ModelError {
    ModelError::Network(Box::new(error))
}

impl Network {
    /// Load the graph and arrange its weights for this processor.
    pub(super) fn new(file: &ModelFile) -> Result<Self, ModelError> {
        let mut options = ModelOptions::with_all_ops();
        options.prepack_weights(true);
        let graph = file.section("network")?;
        let model = match graph.embedded() {
            Some(bytes) => options.load_static_slice(bytes),
            None => options.load(graph.to_vec()),
        };
        let model = model.map_err(failed)?;
        let id = |name: &str| model.node_id(name).map_err(failed);
        let mut outputs = [id(OUTPUTS[0])?; OUTPUTS.len()];
        for (slot, name) in outputs.iter_mut().zip(OUTPUTS) {
            *slot = id(name)?;
        }
        Ok(Self {
            inputs: [id("embedded")?, id("mask")?, id("first")?],
            outputs,
            model,
            embeddings: file.section("embeddings")?,
            positions: file.section("positions")?.floats(),
            norm: file.section("norm")?.floats(),
            width: file.metadata.width,
            eps: file.metadata.eps,
        })
    }

    /// The scores of a batch of sentences, computed on `threads`. No sentence may be empty.
    pub(super) fn run(&self, batch: &[&Encoded], threads: &Arc<ThreadPool>) -> Result<Scores, ModelError> {
        let length = batch.iter().map(|s| s.length()).max().unwrap_or(0);
        let words = batch.iter().map(|s| s.first.len()).max().unwrap_or(0);
        let embedded = self.embed(batch, length);
        let mut mask = NdTensor::<f32, 4>::zeros([batch.len(), 1, 1, length]);
        let mut first = NdTensor::<i32, 2>::zeros([batch.len(), words]);
        for (row, sentence) in batch.iter().enumerate() {
            mask.slice_mut((row, 0, 0, sentence.length()..)).fill(MASKED);
            for (word, &piece) in sentence.first.iter().enumerate() {
                first[[row, word]] = i32::try_from(row * length + 1 + piece as usize).unwrap_or(0);
            }
        }
        let options = RunOptions::default().with_thread_pool(Some(Arc::clone(threads)));
        let inputs = vec![
            (self.inputs[0], embedded.into()),
            (self.inputs[1], mask.into()),
            (self.inputs[2], first.into()),
        ];
        let values = self.model.run_n(inputs, self.outputs, Some(options)).map_err(failed)?;
        let mut outputs = Vec::new();
        for value in values {
            outputs.push(NdTensor::<f32, 3>::try_from(value).map_err(failed)?);
        }
        match outputs.try_into() {
            Ok(outputs) => Ok(Scores { outputs }),
            Err(_) => unreachable!("there are as many outputs as names"),
        }
    }

    /// The normalised sum of each piece's vector and its position's; zeros for padding.
    fn embed(&self, batch: &[&Encoded], length: usize) -> NdTensor<f32, 3> {
        let mut data = vec![0.0; batch.len() * length * self.width];
        for (sentence, rows) in batch.iter().zip(data.chunks_mut(length * self.width)) {
            let pieces = [BOS].into_iter().chain(sentence.pieces.iter().copied()).chain([EOS]);
            for ((position, piece), row) in pieces.enumerate().zip(rows.chunks_mut(self.width)) {
                self.add_piece(piece, row);
                let start = position * self.width;
                for (value, add) in row.iter_mut().zip(self.positions.get(start..).unwrap_or_default()) {
                    *value += add;
                }
                self.normalise(row);
            }
        }
        NdTensor::from_data([batch.len(), length, self.width], data)
    }

    /// Unpack a piece's row of 4-bit blocks.
    fn add_piece(&self, piece: u32, row: &mut [f32]) {
        let bytes = self.width / BLOCK * BLOCK_BYTES;
        let packed: Range<usize> = piece as usize * bytes..(piece as usize + 1) * bytes;
        let blocks = self.embeddings.get(packed).unwrap_or_default().chunks_exact(BLOCK_BYTES);
        for (block, values) in blocks.zip(row.chunks_exact_mut(BLOCK)) {
            let scale = f16::from_le_bytes([block[0], block[1]]).to_f32();
            let (low, high) = values.split_at_mut(BLOCK / 2);
            for ((&byte, low), high) in block[2..].iter().zip(low).zip(high) {
                *low = (f32::from(byte & 15) - 8.0) * scale;
                *high = (f32::from(byte >> 4) - 8.0) * scale;
            }
        }
    }

    /// Layer normalisation (Ba, Kiros & Hinton 2016).
    fn normalise(&self, row: &mut [f32]) {
        let count = row.len() as f32;
        let mean = row.iter().sum::<f32>() / count;
        let variance = row.iter().map(|v| (v - mean) * (v - mean)).sum::<f32>() / count;
        let scale = 1.0 / (variance + self.eps).sqrt();
        let (weight, bias) = self.norm.split_at(self.width);
        for ((value, weight), bias) in row.iter_mut().zip(weight).zip(bias) {
            *value = (*value - mean) * scale * weight + bias;
        }
    }
}
