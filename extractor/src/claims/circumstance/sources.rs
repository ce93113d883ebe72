//! Prepositions that name who says so, and where they do not: `je vote selon les gens`.

use crate::claims::tree::Tree;

/// `je vote selon les gens`, `le prix varie selon les clients`: what an act depends on is no source.
pub(super) fn depends(tree: &Tree<'_>, head: usize, preposition: &str) -> bool {
    let verb = tree.head(head).filter(|&verb| verb < head && matches!(preposition, "selon" | "suivant"));
    verb.is_some_and(|verb| {
        matches!(
            tree.lemma(verb).as_str(),
            "voter"
                | "varier"
                | "changer"
                | "différer"
                | "dépendre"
                | "évoluer"
                | "fluctuer"
                | "choisir"
                | "classer"
                | "trier"
                | "adapter"
        )
    })
}

/// `Pour certains, la douleur revient`: it is so for them; `Pour certains, c'est une erreur`: they think so.
pub(super) fn is_for_some(tree: &Tree<'_>, head: usize, inner: usize) -> bool {
    const SOME: &[&str] = &["certains", "certaines", "beaucoup", "plusieurs", "autres", "tous", "toutes"];
    let judges = tree.head(head).is_some_and(|told| {
        tree.with(told, &["nsubj", "expl"])
            .any(|s| matches!(tree.lower(s).as_str(), "c'" | "ce" | "cela" | "ça"))
    });
    SOME.contains(&tree.lower(inner).as_str()) && !judges
}

/// Prepositions that mostly mean something else: they name a source only before a noun known to be one.
pub(super) fn is_loose_attribution(preposition: &str) -> bool {
    matches!(
        preposition,
        "suivant"
            | "de la part de"
            | "au regard de"
            | "au sens de"
            | "per"
            | "as per"
            | "based on"
            | "nach"
            | "gemäß"
    )
}
