//! Words for some of those just told of: `certains viennent le matin`, `d'autres habitent loin`, `aucun n'est payé`.
//!
//! Reads: a French subject that is such a pronoun alone. Of whom or what is the last noun in the plural that agrees, in its
//! sentence or the two before; where only somebody does what the clause says, it must be a noun for people. People in general
//! (`certains disent que …`) are left as they are.

use super::coreference::lexicon::Being;
use super::coreference::{Referent, said_of};
use super::counting::counted_as;
use super::document::{Document, Place, slug};
use crate::analysis::{Language, Upos};
use crate::claims::Phrase;
use crate::claims::lexicon::Lexicon;
use crate::claims::predicate::verb_key;
use crate::claims::tree::Tree;

/// What the phrase says with the noun beside it: `certains bénévoles`.
#[must_use]
pub fn spelt_out(document: &Document<'_>, place: Place, phrase: Phrase) -> Option<Referent> {
    let tree = Tree::new(document.sentence(place));
    let head = phrase.head;
    let alone = phrase.last == head && (phrase.first..head).all(|i| tree.is(i, &["det"]));
    let subject = tree.is(head, &["nsubj"]) && tree.language() == Language::French && alone;
    let share = Share::of(&tree, phrase).filter(|_| subject)?;
    let verb = tree.head(head)?;
    let lexicon = Lexicon::of(tree.language());
    let key = verb_key(&tree, verb);
    let anybody = matches!(tree.lower(head).as_str(), "certains" | "certaines" | "beaucoup" | "plusieurs");
    if anybody && (lexicon.speech(&key).is_some() || lexicon.thought(&key).is_some()) {
        return None;
    }
    let (plural, singular) = counted_as(document, place, phrase, share.gender)?;
    let kind = lexicon.noun_kind(&singular);
    let somebody = matches!(said_of(&tree, verb), Some(Being::Person));
    if somebody && kind != Some("Person") {
        return None;
    }
    let vowel = plural.starts_with(['a', 'e', 'i', 'o', 'u', 'é', 'è', 'ê', 'h']);
    let of = if vowel { "d'" } else { "de " };
    let label = match share.form {
        Form::Before => format!("{} {plural}", share.word),
        Form::Of => format!("{} {of}{plural}", share.word),
        Form::OfThe => format!("{} des {plural}", share.word),
    };
    Some(Referent { slug: slug(&label), label, kind: kind.unwrap_or("Thing") })
}

/// How the noun joins the word.
enum Form {
    /// `certains bénévoles`
    Before,
    /// `beaucoup de bénévoles`
    Of,
    /// `aucun des bénévoles`
    OfThe,
}

/// A word for some of them.
struct Share {
    word: String,
    form: Form,
    /// The gender that it shows.
    gender: Option<&'static str>,
}

impl Share {
    fn of(tree: &Tree<'_>, phrase: Phrase) -> Option<Self> {
        let form = tree.lower(phrase.head);
        let determined = phrase.first < phrase.head;
        let article = if determined { tree.lower(phrase.first) } else { String::new() };
        let pronoun = tree.has_pos(phrase.head, &[Upos::Pron, Upos::Adj, Upos::Adv, Upos::Det, Upos::Noun]);
        let feminine = form.ends_with('e') || form.ends_with("es");
        let (word, form, marked) = match (article.as_str(), form.as_str()) {
            ("", "certains" | "certaines" | "plusieurs") => (form.clone(), Form::Before, form != "plusieurs"),
            (_, "autres")
                if phrase.head > 0 && matches!(tree.lower(phrase.head - 1).as_str(), "d'" | "d’") =>
            {
                ("d'autres".to_owned(), Form::Before, false)
            }
            ("", "beaucoup" | "peu") => (form.clone(), Form::Of, false),
            ("", "quelques-uns" | "quelques-unes" | "chacun" | "chacune" | "aucun" | "aucune") => {
                (form.clone(), Form::OfThe, true)
            }
            ("l'" | "l’", "un" | "une") => (format!("l'{form}"), Form::OfThe, true),
            _ => return None,
        };
        let gender = match (marked, feminine && !word.ends_with("autres")) {
            (false, _) => None,
            (true, true) => Some("Fem"),
            (true, false) => Some("Masc"),
        };
        pronoun.then_some(Self { word, form, gender })
    }
}
