//! [`Labels`]: the dependency relation between a word and its head.
//!
//! The network gives a vector for each word as a dependent and one for each as a head; the last
//! layer of the perceptron over their sum is run here, for the chosen heads alone.

use crate::analysis::model::ModelError;
use crate::analysis::usage::{Candidate, candidates};

/// The relations and the perceptron's last layer.
#[derive(Debug)]
pub(super) struct Labels {
    names: Vec<String>,
    root: usize,
    weights: Vec<f32>,
    bias: Vec<f32>,
    size: usize,
}

impl Labels {
    /// `parameters` are the weights, label by label, then the biases.
    pub(super) fn new(names: Vec<String>, mut parameters: Vec<f32>) -> Result<Self, ModelError> {
        let root = names.iter().position(|n| n == "root");
        let root = root.ok_or_else(|| ModelError::Damaged("it has no label 'root'".to_owned()))?;
        if parameters.len() <= names.len() {
            return Err(ModelError::Damaged("its label layer is too small".to_owned()));
        }
        let size = parameters.len() / names.len() - 1;
        let bias = parameters.split_off(size * names.len());
        Ok(Self { names, root, weights: parameters, bias, size })
    }

    /// The name of a relation.
    pub(super) fn name(&self, index: usize) -> &str {
        self.names.get(index).map_or("dep", String::as_str)
    }

    /// The index of a relation, the root's where there is none of that name.
    pub(super) fn index(&self, name: &str) -> usize {
        self.names.iter().position(|n| n == name).unwrap_or(self.root)
    }

    /// The likely relations, the best first: `root` for the root and for no other word.
    pub(super) fn likely(&self, dependent: &[f32], head: &[f32], is_root: bool) -> Vec<Candidate> {
        if is_root {
            return vec![Candidate { label: self.root, logit: 0.0 }];
        }
        let hidden: Vec<f32> = dependent.iter().zip(head).map(|(d, h)| (d + h).max(0.0)).collect();
        let score = |(weights, bias): (&[f32], &f32)| bias + dot(weights, &hidden);
        let mut logits: Vec<f32> = self.weights.chunks_exact(self.size).zip(&self.bias).map(score).collect();
        if let Some(root) = logits.get_mut(self.root) {
            *root = f32::NEG_INFINITY;
        }
        candidates(&logits)
    }
}

/// The sum of products in eight strands, which compilers turn into vector instructions.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut strands = [0.0f32; 8];
    for (a, b) in a.chunks_exact(8).zip(b.chunks_exact(8)) {
        for ((strand, a), b) in strands.iter_mut().zip(a).zip(b) {
            *strand += a * b;
        }
    }
    let rest = a.chunks_exact(8).remainder().iter().zip(b.chunks_exact(8).remainder());
    strands.iter().sum::<f32>() + rest.map(|(a, b)| a * b).sum::<f32>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn root_is_the_label_of_the_root_alone() {
        let names = ["nsubj", "root", "obj"].map(str::to_owned).to_vec();
        let labels = Labels::new(names, vec![1.0, 0.0, 9.0, 9.0, 0.0, 2.0, 0.0, 5.0, 0.0]).unwrap();
        assert_eq!(labels.name(labels.likely(&[1.0, 0.0], &[1.0, 0.0], false)[0].label), "nsubj");
        assert_eq!(labels.name(labels.likely(&[-5.0, 1.0], &[1.0, 1.0], false)[0].label), "obj");
        assert_eq!(labels.name(labels.likely(&[-5.0, 1.0], &[1.0, 1.0], true)[0].label), "root");
    }

    #[test]
    fn a_model_without_a_root_label_is_refused() {
        assert!(Labels::new(vec!["obj".to_owned()], vec![0.0; 3]).is_err());
        assert!(Labels::new(vec!["root".to_owned()], vec![0.0]).is_err());
    }
}
