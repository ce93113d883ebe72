//! [`ModelFile`]: the analyser's weights and label sets, one file, read in place.
//!
//! The format is stated in `extractor/training/dixit_training/container.py`, which writes it: a
//! header with a checksum, JSON metadata, and binary sections that are used where they lie, so that
//! opening the embedded file costs little more than hashing it.

use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::ops::{Deref, Range};
use std::path::{Path, PathBuf};
use std::sync::Arc;

const MAGIC: &[u8; 8] = b"DIXITMDL";
const VERSION: u32 = 1;
const HEADER: usize = 48;

/// Weights of a block of the embeddings, and its bytes: an `f16` scale and 4 bits a weight.
pub(super) const BLOCK: usize = 32;
pub(super) const BLOCK_BYTES: usize = 2 + BLOCK / 2;

/// Why the analyser's model could not be loaded.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    /// The file could not be read.
    #[error("cannot read the model '{}'", .path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The bytes are no model file.
    #[error("not a Dixit model file: it does not begin with 'DIXITMDL'")]
    NotAModel,
    /// A format this version does not know.
    #[error("the model file has format version {0}, this program reads version {VERSION}")]
    Version(u32),
    /// The content is not what was written.
    #[error("the model file is damaged: {0}; fetch or export it again")]
    Damaged(String),
    /// The network in the file cannot be run.
    #[error("the model's network cannot be run")]
    Network(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// What the JSON part of the file says.
#[derive(Debug, Deserialize)]
pub(super) struct Metadata {
    pub width: usize,
    pub positions: usize,
    pub eps: f32,
    pub unknown_score: f64,
    pub max_pieces: usize,
    pub upos: Vec<String>,
    pub feats: Vec<String>,
    pub lemma: Vec<String>,
    pub deprel: Vec<String>,
    pub entity: Vec<String>,
    sections: BTreeMap<String, (usize, usize)>,
}

/// A model file whose checksum and outline have been checked.
#[derive(Debug)]
pub(super) struct ModelFile {
    bytes: Bytes,
    /// The label sets and sizes.
    pub metadata: Metadata,
}

/// Bytes that are part of the program or shared on the heap.
#[derive(Debug, Clone)]
enum Bytes {
    Embedded(&'static [u8]),
    Shared(Arc<[u8]>),
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Embedded(bytes) => bytes,
            Self::Shared(bytes) => bytes,
        }
    }
}

/// One section of a model file: cheap to clone, reads in place.
#[derive(Debug, Clone)]
pub(super) struct Section {
    bytes: Bytes,
    range: Range<usize>,
}

impl Deref for Section {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.bytes[self.range.clone()]
    }
}

impl Section {
    /// Its bytes where they are part of the program, to be used without a copy.
    pub(super) fn embedded(&self) -> Option<&'static [u8]> {
        match self.bytes {
            Bytes::Embedded(bytes) => bytes.get(self.range.clone()),
            Bytes::Shared(_) => None,
        }
    }

    /// How many four-byte numbers it holds.
    pub(super) fn numbers(&self) -> usize {
        self.len() / 4
    }

    /// The four bytes of number `index`; zeros past the end.
    fn word(&self, index: usize) -> [u8; 4] {
        self.get(4 * index..4 * index + 4).and_then(|b| b.try_into().ok()).unwrap_or_default()
    }

    /// Number `index` as a `u32`.
    pub(super) fn u32(&self, index: usize) -> u32 {
        u32::from_le_bytes(self.word(index))
    }

    /// Number `index` as an `f32`.
    pub(super) fn f32(&self, index: usize) -> f32 {
        f32::from_le_bytes(self.word(index))
    }

    /// All of it as `f32`.
    pub(super) fn floats(&self) -> Vec<f32> {
        (0..self.numbers()).map(|i| self.f32(i)).collect()
    }
}

impl ModelFile {
    /// Check and open bytes that are part of the program.
    pub(super) fn embedded(bytes: &'static [u8]) -> Result<Self, ModelError> {
        Self::parse(Bytes::Embedded(bytes))
    }

    /// Read, check and open a file.
    pub(super) fn read(path: &Path) -> Result<Self, ModelError> {
        let bytes =
            std::fs::read(path).map_err(|source| ModelError::Read { path: path.to_owned(), source })?;
        Self::parse(Bytes::Shared(bytes.into()))
    }

    fn parse(bytes: Bytes) -> Result<Self, ModelError> {
        let damaged = |what: &str| ModelError::Damaged(what.to_owned());
        let header = bytes.get(..HEADER).ok_or(ModelError::NotAModel)?;
        let number =
            |at: usize| u32::from_le_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
        if &header[..8] != MAGIC {
            return Err(ModelError::NotAModel);
        }
        if number(8) != VERSION {
            return Err(ModelError::Version(number(8)));
        }
        if Sha256::digest(&bytes[HEADER..]).as_slice() != &header[16..] {
            return Err(damaged("its checksum does not match"));
        }
        let length = number(12) as usize;
        let text = bytes.get(HEADER..HEADER + length).ok_or_else(|| damaged("it is cut short"))?;
        let metadata = serde_json::from_slice(text).map_err(|e| ModelError::Damaged(e.to_string()))?;
        let file = Self { bytes, metadata };
        file.check()?;
        Ok(file)
    }

    /// Whether every section lies inside the file and has the size that the label sets ask for.
    fn check(&self) -> Result<(), ModelError> {
        let m = &self.metadata;
        let pieces = self.section("piece_scores")?.numbers();
        let label = self.section("label")?.numbers();
        let sizes = [
            ("piece_offsets", 4 * (pieces + 1)),
            ("embeddings", pieces * m.width.div_ceil(BLOCK) * BLOCK_BYTES),
            ("positions", 4 * m.positions * m.width),
            ("norm", 8 * m.width),
        ];
        for (name, size) in sizes {
            if self.section(name)?.len() != size {
                return Err(ModelError::Damaged(format!("section '{name}' should have {size} bytes")));
            }
        }
        let sound = m.width.is_multiple_of(BLOCK)
            && m.positions > 8
            && m.max_pieces > 0
            && pieces > 4
            && !m.deprel.is_empty()
            && label.is_multiple_of(m.deprel.len());
        if sound { Ok(()) } else { Err(ModelError::Damaged("its sizes do not fit together".to_owned())) }
    }

    /// A section by its name.
    pub(super) fn section(&self, name: &str) -> Result<Section, ModelError> {
        let &(start, length) = self
            .metadata
            .sections
            .get(name)
            .ok_or_else(|| ModelError::Damaged(format!("it has no section '{name}'")))?;
        match start.checked_add(length) {
            Some(end) if end <= self.bytes.len() => {
                Ok(Section { bytes: self.bytes.clone(), range: start..end })
            }
            _ => Err(ModelError::Damaged(format!("section '{name}' lies outside the file"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(bytes: &[u8]) -> Result<ModelFile, ModelError> {
        ModelFile::parse(Bytes::Shared(bytes.into()))
    }

    fn with_body(body: &[u8]) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend(u32::try_from(body.len()).unwrap().to_le_bytes());
        bytes.extend(Sha256::digest(body));
        bytes.extend(body);
        bytes
    }

    #[test]
    fn tells_other_files_old_formats_and_damage_apart() {
        assert!(matches!(open(b""), Err(ModelError::NotAModel)));
        assert!(matches!(open(&[b'x'; 100]), Err(ModelError::NotAModel)));
        let mut other = with_body(b"{}");
        other[8] = 9;
        assert!(matches!(open(&other), Err(ModelError::Version(9))));
        let mut flipped = with_body(b"{}");
        flipped[HEADER] ^= 1;
        let message = open(&flipped).unwrap_err().to_string();
        assert!(message.contains("checksum"), "{message}");
        assert!(matches!(open(&with_body(b"{}")), Err(ModelError::Damaged(_))));
    }

    #[test]
    fn names_the_file_it_cannot_read() {
        let error = ModelFile::read(Path::new("no/such/analyser.dixit")).unwrap_err();
        assert!(error.to_string().contains("no/such/analyser.dixit"));
    }
}
