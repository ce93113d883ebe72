//! [`read`]: what a pronoun or possessive in a sentence asks of its antecedent, or that it asks for none.
//!
//! `il pleut`, `it seems that`, `es gibt` have nobody for their subject, `je le sais` takes up a clause, a polite
//! `Sie` speaks to somebody: none of these looks for an antecedent.

use super::lexicon::{Anaphor, Being, Class, Gender, References, WordClass};
use crate::analysis::{Language, Upos};
use crate::claims::circumstance::is_time_noun;
use crate::claims::lexicon::Lexicon;
use crate::claims::predicate::{is_reflexive, verb_key};
use crate::claims::reader::is_experiencer;
use crate::claims::tree::Tree;

/// The word without the hyphen of an inversion: `-t-il` is `il`.
#[must_use]
pub fn bare_form(form: &str) -> String {
    let lower = form.to_lowercase().replace('’', "'");
    let bare = lower.trim_start_matches(['-', '–']);
    bare.strip_prefix("t-").unwrap_or(bare).to_owned()
}

/// A pronoun as it stands by itself: `je` of `j'`, `moi` of `m'`, `tu` of `t'as`.
#[must_use]
pub fn whole_form(language: Language, form: &str, subject: bool) -> String {
    let whole = match (language, form) {
        (Language::French, "t'") if subject => "tu",
        (Language::French, "j'") => "je",
        (Language::French, "m'" | "me") => "moi",
        (Language::French, "t'" | "te") => "toi",
        (Language::French, "c'") => "ce",
        (Language::French, "l'on") => "on",
        (Language::French, "s'") => "se",
        (Language::French, "qu'") => "que",
        _ => form,
    };
    whole.to_owned()
}

/// What the third-person word `token` asks of its antecedent. `addressed` says whether somebody may be asked something, so
/// that a German `Sie` is likely polite.
#[must_use]
pub fn read(tree: &Tree<'_>, token: usize, addressed: bool) -> Option<Anaphor> {
    let references = References::of(tree.language());
    if let Some(demonstrative) = demonstrative(tree, references, token) {
        return Some(with_verb(tree, references, token, demonstrative));
    }
    // `il y a huit mois` is a preposition.
    if !tree.has_pos(token, &[Upos::Pron, Upos::Det]) || tree.is(token, &["case", "mark"]) {
        return None;
    }
    let form = bare_form(&tree.token(token).form);
    // `le leur`, `les siens`: theirs, not them.
    if form.starts_with("leur") && token > 0 && matches!(tree.lower(token - 1).as_str(), "le" | "la" | "les")
    {
        return None;
    }
    let possessive = is_possessive(tree, token);
    if tree.has_pos(token, &[Upos::Det]) && !possessive {
        return None;
    }
    let mut anaphor = references.anaphor(&form, possessive)?;
    match tree.language() {
        Language::German => return german(tree, token, anaphor, addressed),
        Language::French if form == "lui" && is_tonic(tree, token) => {
            anaphor.gender = Some(Gender::Masculine);
            // `plus fière que lui`: one compares people so.
            let than = tree.with(token, &["case"]).any(|c| matches!(tree.lower(c).as_str(), "que" | "qu'"));
            anaphor.being = (than || gives_view(tree, token)).then_some(Being::Person);
        }
        _ => {}
    }
    if anaphor.class == Class::Clitic && tree.language() == Language::French {
        agree_with_participle(tree, token, &mut anaphor);
    }
    let idle =
        is_impersonal(tree, references, token) || takes_up_clause(tree, references, token, anaphor.class);
    (!idle).then_some(anaphor).map(|a| with_verb(tree, references, token, a))
}

/// `il reste convaincu que X`: somebody does, where `il reste évident que X` nobody does.
fn stays_sure(tree: &Tree<'_>, verb: usize) -> bool {
    let sure = |x: usize| {
        let form = tree.lower(x);
        matches!(
            form.trim_end_matches('s').trim_end_matches('e'),
            "convaincu" | "persuadé" | "conscient" | "sûr"
        )
    };
    matches!(tree.lemma(verb).as_str(), "rester" | "demeurer") && tree.with(verb, &["xcomp"]).any(sure)
}

/// `Selon lui`, `d'après elle`: whose view it is, somebody's.
fn gives_view(tree: &Tree<'_>, token: usize) -> bool {
    let view = |c: usize| {
        let words = tree.expression(c);
        matches!(words.as_str(), "selon" | "d'après" | "d' après") || words == "pour" && c == 0
    };
    tree.with(token, &["case"]).any(view)
}

/// `l'a visitée`: the participle shows what the clitic before it does not.
fn agree_with_participle(tree: &Tree<'_>, token: usize, anaphor: &mut Anaphor) {
    let participle = tree.head(token).filter(|&verb| {
        tree.is(token, &["obj"])
            && tree.feature(verb, "VerbForm") == Some("Part")
            && tree.with(verb, &["aux"]).any(|a| tree.lemma(a) == "avoir")
    });
    let Some(verb) = participle else { return };
    let feminine = matches!(tree.lower(verb).trim_end_matches('s'), form if form.ends_with("ée") || form.ends_with("ie") || form.ends_with("ue") || form.ends_with("te") || form.ends_with("se"));
    let form = tree.lower(verb);
    let masculine = ["é", "i", "u", "és", "us"].iter().any(|ending| form.ends_with(ending));
    if tree.feature(verb, "Gender") == Some("Fem") && feminine {
        anaphor.gender = anaphor.gender.or(Some(Gender::Feminine));
    } else if masculine {
        anaphor.gender = anaphor.gender.or(Some(Gender::Masculine));
    }
}

/// Whether the word says whose something is.
#[must_use]
pub fn is_possessive(tree: &Tree<'_>, token: usize) -> bool {
    let marked = tree.token(token).feats.is("Poss", "Yes")
        || matches!(tree.token(token).deprel.as_str(), "nmod:poss" | "det:poss");
    let form = tree.lower(token);
    let determiner = tree.is(token, &["det"]) && tree.language() != Language::English;
    let pronominal = matches!(form.as_str(), "mine" | "yours" | "hers" | "ours" | "theirs");
    tree.has_pos(token, &[Upos::Pron, Upos::Det])
        && (marked || determiner)
        && !pronominal
        && tree.head(token).is_some_and(|h| {
            tree.has_pos(h, &[Upos::Noun, Upos::Propn, Upos::Adj, Upos::Num, Upos::Verb, Upos::X])
        })
        && !matches!(form.as_str(), "le" | "la" | "les" | "l'")
}

/// `ce dernier`, `the latter`, `letzterer`: whatever part of speech the parser gives.
fn demonstrative(tree: &Tree<'_>, references: &References, token: usize) -> Option<Anaphor> {
    if !tree.has_pos(token, &[Upos::Noun, Upos::Adj, Upos::Pron, Upos::Propn]) {
        return None;
    }
    let form = tree.lower(token);
    let alone = tree.with(token, &["nmod", "acl"]).next().is_none();
    let head_is_noun =
        tree.is(token, &["amod"]) && tree.head(token).is_some_and(|h| tree.has_pos(h, &[Upos::Noun]));
    let determiner = tree.with(token, &["det"]).next()?;
    let found = match tree.language() {
        Language::French => references.anaphor(&format!("{} {form}", tree.lower(determiner)), false),
        Language::English if tree.lower(determiner) == "the" => references.anaphor(&form, false),
        _ => None,
    };
    found.filter(|a| alone && !head_is_noun && matches!(a.class, Class::Near | Class::Former))
}

fn is_tonic(tree: &Tree<'_>, token: usize) -> bool {
    tree.first(token, &["case"]).is_some()
}

/// German `sie` and `ihr` are one or many by the verb; with a capital inside a sentence they are polite.
fn german(tree: &Tree<'_>, token: usize, anaphor: Anaphor, addressed: bool) -> Option<Anaphor> {
    let mut anaphor = anaphor;
    let references = References::of(Language::German);
    let form = tree.lower(token);
    let ambiguous = form == "sie" || form.starts_with("ihr");
    let capital = tree.token(token).form.starts_with(char::is_uppercase);
    let opens =
        token == 0 || matches!(tree.token(token - 1).form.as_str(), ":" | "„" | "\"" | "“" | "»" | "«" | "–");
    if ambiguous && capital && !opens {
        return None;
    }
    if is_impersonal(tree, references, token) || takes_up_clause(tree, references, token, anaphor.class) {
        return None;
    }
    if form == "sie" {
        let verb = tree.head(token).filter(|_| tree.is(token, &["nsubj"]));
        let finite = verb.map(|v| {
            std::iter::once(v).chain(tree.with(v, &["aux", "cop"])).find(|&i| tree.is_finite(i)).unwrap_or(v)
        });
        let number = finite.and_then(|f| tree.feature(f, "Number")).or_else(|| tree.feature(token, "Number"));
        match number {
            // `Sie fragen …` at the head of a sentence is polite as often as not.
            Some("Plur")
                if capital && (addressed || verb.is_some_and(|v| is_asked_to(tree, references, v))) =>
            {
                return None;
            }
            Some("Plur") => (anaphor.plural, anaphor.gender) = (Some(true), None),
            Some("Sing") => anaphor.plural = Some(false),
            _ => return None,
        }
    } else if form.starts_with("ihr") {
        if anaphor.class != Class::Possessive {
            return None;
        }
        // Hers or theirs: gender is asked for only of one.
        anaphor.gender = None;
    }
    Some(with_verb(tree, references, token, anaphor))
}

/// `Sie wissen das`, `Sie müssen zuhören`: who answers says so to whoever asked.
fn is_asked_to(tree: &Tree<'_>, references: &References, verb: usize) -> bool {
    let mut verbs = std::iter::once(verb).chain(tree.with(verb, &["aux"]));
    verbs.any(|v| references.is(WordClass::Addressing, &tree.lemma(v)))
}

/// What the verb adds: only somebody resigns.
fn with_verb(tree: &Tree<'_>, references: &References, token: usize, anaphor: Anaphor) -> Anaphor {
    let mut anaphor = anaphor;
    if anaphor.class == Class::Possessive {
        let owner = owner_being(tree, references, token);
        // `leur porte-parole`: several persons have one as a body has.
        let many = anaphor.plural == Some(true) && tree.language() == Language::French;
        let owner = owner.map(|being| if many && being == Being::Body { Being::Agent } else { being });
        anaphor.being = anaphor.being.or(owner);
    }
    if anaphor.class == Class::Clitic && tree.is(token, &["obj"]) {
        anaphor.being = anaphor.being.or_else(|| object_being(tree, references, token));
    }
    let subject = tree.is(token, &["nsubj"]) && anaphor.class != Class::Possessive;
    let Some(verb) = tree.head(token).filter(|_| subject) else { return anaphor };
    let passive = tree.token(token).deprel.ends_with(":pass");
    let asked =
        if passive { undergoer_being(tree, references, verb) } else { subject_being(tree, references, verb) };
    let asked = asked.filter(|_| !is_repeated(tree, token));
    anaphor.being = match (anaphor.being, asked) {
        (Some(Being::Person), _) | (_, None) => anaphor.being,
        (Some(Being::Thing), _) => Some(Being::Thing),
        (_, asked) => asked,
    };
    anaphor
}

/// `Elle souffre, mais elle ne meurt pas`: a subject that stands there again is who it was, whatever it does now.
fn is_repeated(tree: &Tree<'_>, token: usize) -> bool {
    let before = |t: &usize| tree.is(*t, &["nsubj"]);
    let previous = (0..token).rev().find(before);
    previous.is_some_and(|p| tree.has_pos(p, &[Upos::Pron]) && tree.lower(p) == tree.lower(token))
}

/// What has such a thing: `sa mère`, `son chiffre d'affaires`.
fn owner_being(tree: &Tree<'_>, references: &References, possessive: usize) -> Option<Being> {
    let noun = tree.head(possessive)?;
    let lemma = tree.lemma(noun);
    let whole = tree.with(noun, &["nmod", "amod"]).map(|c| format!("{lemma} {}", tree.lower(c)));
    let words: Vec<String> = whole.chain([lemma.clone(), tree.lower(noun)]).collect();
    let is = |class| words.iter().any(|word| references.is(class, word));
    match () {
        () if is(WordClass::OwnedByPerson) => Some(Being::Person),
        () if is(WordClass::OwnedByBody) => Some(Being::Body),
        () if is(WordClass::OwnedByAgent) => Some(Being::Agent),
        () => None,
    }
}

/// What the verb is done to: one breaks a contract and thanks somebody.
fn object_being(tree: &Tree<'_>, references: &References, clitic: usize) -> Option<Being> {
    let verb = tree.head(clitic)?;
    let key = verb_key(tree, verb);
    // `me l'a mise`: what is put, given or told to somebody.
    let given = tree.with(verb, &["iobj"]).any(|o| {
        tree.has_pos(o, &[Upos::Pron])
            && !is_reflexive(tree, o)
            && !matches!(tree.lower(o).as_str(), "en" | "y")
    });
    match () {
        () if given || references.is(WordClass::ThingObject, &key) => Some(Being::Thing),
        () if references.is(WordClass::AgentObject, &key) => Some(Being::Agent),
        () => None,
    }
}

/// What the predicate can be said of.
#[must_use]
pub fn said_of(tree: &Tree<'_>, verb: usize) -> Option<Being> {
    subject_being(tree, References::of(tree.language()), verb)
}

fn subject_being(tree: &Tree<'_>, references: &References, verb: usize) -> Option<Being> {
    let lexicon = Lexicon::of(tree.language());
    if tree.first(verb, &["cop"]).is_some() {
        let lemma = tree.lemma(verb);
        let person = lexicon.noun_kind(&lemma) == Some("Person") || lexicon.title(&lemma).is_some();
        if tree.has_pos(verb, &[Upos::Adj]) && references.is(WordClass::ThingAdjective, &lemma) {
            return Some(Being::Thing);
        }
        return (tree.has_pos(verb, &[Upos::Noun]) && person).then_some(Being::Person);
    }
    // `elle nous permet de payer`: the object pays.
    let controls =
        lexicon.control(&tree.lemma(verb)).is_some() && tree.first(verb, &["obj", "iobj"]).is_some();
    let infinitive = tree.with(verb, &["xcomp"]).find(|&x| !controls && tree.has_pos(x, &[Upos::Verb]));
    [Some(verb), infinitive].into_iter().flatten().find_map(|v| {
        let (key, lemma) = (verb_key(tree, v), tree.lemma(v));
        let is = |class| references.is(class, &key) || references.is(class, &lemma) && !key.contains(' ');
        if is(WordClass::PersonVerb) {
            return Some(Being::Person);
        }
        // `elle y allait`
        let there = tree.dependents(v).iter().any(|&d| d < v && tree.lower(d) == "y");
        if there && matches!(lemma.as_str(), "aller" | "retourner" | "habiter" | "vivre" | "travailler") {
            return Some(Being::Agent);
        }
        if is(WordClass::ThingVerb) || is_with_case(tree, references, v, &key) {
            return Some(Being::Thing);
        }
        let object = |o| tree.has_pos(o, &[Upos::Noun, Upos::Num]) && !is_time_noun(tree, o);
        let shows = is(WordClass::ShowsToo) && tree.with(v, &["obj"]).any(object);
        let speaks = !shows && (lexicon.speech(&key).is_some() || lexicon.thought(&key).is_some());
        (speaks || is(WordClass::AgentVerb)).then_some(Being::Agent)
    })
}

/// `Le glacier recule, on lui donne trente ans`: what the receiver of such a verb is asked for where nobody fits.
pub(super) fn any_receiver(tree: &Tree<'_>, token: usize, anaphor: Anaphor) -> Option<Anaphor> {
    let verb = tree.head(token).filter(|_| tree.is(token, &["iobj"]) && anaphor.class == Class::Personal)?;
    let any = References::of(tree.language()).is(WordClass::AnyReceiver, &tree.lemma(verb));
    any.then_some(Anaphor { being: Some(Being::Thing), ..anaphor })
}

/// `Il sera rendu en juin`, `elle a été jugée trop basse`, `elle a été licenciée`: what a passive is done to.
fn undergoer_being(tree: &Tree<'_>, references: &References, verb: usize) -> Option<Being> {
    let lemma = tree.lemma(verb);
    let is = |class| references.is(class, &lemma);
    let mut said = tree.with(verb, &["xcomp"]).filter(|&x| tree.has_pos(x, &[Upos::Adj]));
    let thing = said.any(|x| references.is(WordClass::ThingAdjective, &tree.lemma(x)));
    // `il a été rendu à sa famille`
    let received = tree.with(verb, &["iobj", "obl"]).any(|o| super::candidate::receives(tree, o));
    match () {
        () if thing || is(WordClass::ThingObject) => Some(Being::Thing),
        () if is(WordClass::ThingPassive) && !received => Some(Being::Thing),
        () if is(WordClass::AgentObject) => Some(Being::Agent),
        () => None,
    }
}

/// `il faisait moins vingt-deux`, `il fait nuit`: the weather and the hour.
fn is_weather(tree: &Tree<'_>, references: &References, verb: usize) -> bool {
    let told = |&i: &usize| {
        tree.first(i, &["det"]).is_none()
            && (references.is(WordClass::Weather, &tree.lemma(i)) || tree.has_pos(i, &[Upos::Num]))
    };
    let mut complements = tree.dependents(verb).iter().filter(|&&d| d > verb);
    let counted = tree.dependents(verb).iter().any(|&d| tree.lower(d) == "en");
    tree.lemma(verb) == "faire" && !counted && complements.any(told)
}

/// `porter sur un archipel`: what only things do, by the preposition.
fn is_with_case(tree: &Tree<'_>, references: &References, verb: usize, key: &str) -> bool {
    let mut cases = tree.with(verb, &["obl"]).flat_map(|o| tree.with(o, &["case"]).collect::<Vec<_>>());
    cases.any(|c| references.is(WordClass::ThingVerb, &format!("{key} {}", tree.lemma(c))))
}

/// Whether the subject pronoun is nobody: `il faut`, `it is clear that`, `es gibt`.
fn is_impersonal(tree: &Tree<'_>, references: &References, token: usize) -> bool {
    let form = bare_form(&tree.token(token).form);
    if !matches!(form.as_str(), "il" | "it" | "es") {
        return false;
    }
    if tree.is(token, &["expl"]) {
        return true;
    }
    let Some(verb) = tree.head(token) else { return false };
    let (key, lemma) = (verb_key(tree, verb), tree.lemma(verb));
    let is = |class| references.is(class, &key) || references.is(class, &lemma);
    if is(WordClass::Impersonal) {
        return true;
    }
    if form == "il" && is_weather(tree, references, verb) {
        return true;
    }
    let y = tree.dependents(verb).iter().any(|&d| tree.lower(d) == "y" && d < verb) && lemma == "avoir";
    let postponed = tree.with(verb, &["ccomp", "csubj", "xcomp", "advcl"]).any(|c| {
        c > verb
            && tree.with(c, &["mark"]).any(|m| {
                let word = tree.lower(m);
                matches!(
                    word.as_str(),
                    "que"
                        | "qu'"
                        | "de"
                        | "d'"
                        | "that"
                        | "to"
                        | "dass"
                        | "zu"
                        | "si"
                        | "ob"
                        | "whether"
                        | "if"
                )
            })
    });
    let copula = tree.first(verb, &["cop"]).is_some();
    let qualified = copula && tree.has_pos(verb, &[Upos::Adj, Upos::Noun, Upos::Adv]) && postponed
        || form == "il" && is_done_to_act(tree, verb, postponed);
    let qualified = qualified && !is_experiencer(tree, verb);
    let timed = copula && (is_time_noun(tree, verb) || tree.has_pos(verb, &[Upos::Num]));
    let after = tree.with(verb, &["nsubj", "obj", "csubj", "ccomp", "xcomp"]).any(|d| d > verb);
    y || qualified
        || timed
        || is(WordClass::ImpersonalBefore) && (postponed || after) && !stays_sure(tree, verb)
        || copula && tree.dependents(verb).iter().any(|&d| tree.token(d).deprel.ends_with(":cleft"))
        || form == "es" && (postponed || copula)
}

/// `il est interdit de fumer`, `il a été décidé de fermer`, `il est hors de question de vendre`: the act is what it is said of.
fn is_done_to_act(tree: &Tree<'_>, verb: usize, postponed: bool) -> bool {
    let be = tree.lemma(verb) == "être";
    let question = be && tree.with(verb, &["obl", "xcomp", "advmod"]).any(|o| tree.lemma(o) == "question");
    let passive = tree.has_pos(verb, &[Upos::Verb, Upos::Adj])
        && tree.with(verb, &["aux"]).any(|a| tree.lemma(a) == "être")
        && tree.first(verb, &["obj", "iobj"]).is_none();
    question || passive && postponed
}

/// `je le sais`, `he knows it`: the object of such a verb may be all that was said.
fn takes_up_clause(tree: &Tree<'_>, references: &References, token: usize, class: Class) -> bool {
    let form = bare_form(&tree.token(token).form);
    let neuter = match class {
        Class::Clitic => matches!(form.as_str(), "le" | "l'"),
        Class::Personal => matches!(form.as_str(), "it" | "es") && !tree.is(token, &["nsubj"]),
        _ => false,
    };
    // `l'avez-vous mal pris ?`
    let badly = |verb: usize| {
        tree.lemma(verb) == "prendre"
            && tree.with(verb, &["advmod"]).any(|a| matches!(tree.lower(a).as_str(), "mal" | "bien"))
    };
    neuter
        && tree.head(token).is_some_and(|verb| {
            references.is(WordClass::ClauseVerb, &tree.lemma(verb))
                || tree.first(verb, &["cop"]).is_some()
                || badly(verb)
        })
}
