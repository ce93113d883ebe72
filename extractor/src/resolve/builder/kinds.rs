//! What nouns and pronouns of a sentence are: people, events, money, stretches of time, states.

use crate::analysis::{Language, Sentence, Upos};
use crate::claims::Phrase;
use crate::claims::lexicon::{Lexicon as Words, List};
use crate::claims::role;
use crate::claims::tree::Tree;
use crate::resolve::claim::Argument;

/// `une hausse`, `des difficultés`: what happens, or a state one is in; `la réponse` is a thing one has heard of.
pub(super) fn is_event(sentence: &Sentence, noun: Phrase) -> bool {
    let words = Words::of(sentence.language);
    let listed = |lemma: &str| words.event(lemma).is_some() || words.lists(List::States, lemma);
    let known = sentence.children(noun.head).any(|d| {
        let word = &sentence.tokens[d];
        word.relation() == "det" && word.feats.is("Definite", "Def")
    });
    !known && sentence.tokens.get(noun.head).is_some_and(|token| listed(&token.lemma.to_lowercase()))
}

/// `to leave`, `de partir`: an act behind the mark of infinitives; `heard the director ask`: one that is seen or heard.
pub(super) fn is_infinitive(sentence: &Sentence, clause: usize) -> bool {
    let marked = |c: usize| {
        let word = &sentence.tokens[c];
        matches!(word.relation(), "mark" | "case") && matches!(word.lemma.as_str(), "to" | "de" | "à" | "zu")
    };
    let verb = sentence.tokens.get(clause);
    let act = |forms: &[&str]| verb.is_some_and(|v| forms.iter().any(|form| v.feats.is("VerbForm", form)));
    let bare = || {
        let alone = |relations: &[&str]| {
            !sentence.children(clause).any(|c| relations.contains(&sentence.tokens[c].relation()))
        };
        sentence.language == Language::English && act(&["Inf", "Ger"]) && alone(&["mark", "aux", "cop"])
    };
    act(&["Inf"]) && sentence.children(clause).any(marked) || bare()
}

/// `les pousse à partir`, `brings them to leave`: what a verb is done to does an act that stands behind it.
pub(super) fn acts_behind(sentence: &Sentence, verb: usize, object: usize) -> bool {
    let led = |c: usize| {
        let mark = &sentence.tokens[c];
        matches!(mark.relation(), "mark" | "case") && matches!(mark.lemma.as_str(), "à" | "to" | "zu")
    };
    sentence.children(verb).any(|c| {
        let token = &sentence.tokens[c];
        c > verb
            && c != object
            && matches!(token.relation(), "xcomp" | "advcl" | "ccomp" | "obl")
            && token.feats.is("VerbForm", "Inf")
            && sentence.children(c).any(led)
    })
}

/// `il faut partir`, `Partez !`: an act without a subject, which only people are told to do.
pub(super) fn is_left_open(sentence: &Sentence, verb: usize) -> bool {
    let feats = &sentence.tokens[verb].feats;
    feats.is("VerbForm", "Inf") || feats.is("Mood", "Imp")
}

/// `plus d'argent`, `a good salary`, `mehr Geld`: money, however much.
pub(super) fn is_money(sentence: &Sentence, noun: Phrase) -> bool {
    const MONEY: &[&str] = &[
        "argent",
        "salaire",
        "money",
        "salary",
        "wage",
        "living",
        "geld",
        "gehalt",
        "lohn",
        "lebensunterhalt",
    ];
    let named = |at: usize| MONEY.contains(&sentence.tokens[at].lemma.to_lowercase().as_str());
    let Some(head) = sentence.tokens.get(noun.head) else { return false };
    // `un peu d'argent`
    let some =
        matches!(head.form.to_lowercase().as_str(), "un" | "peu" | "beaucoup" | "plus" | "moins" | "assez");
    named(noun.head) || some && sentence.children(noun.head).any(|of| of > noun.head && named(of))
}

/// `deux ans`, `their holidays`, `viel Zeit`: time that goes by.
pub(super) fn is_stretch(sentence: &Sentence, noun: Phrase) -> bool {
    let words = Words::of(sentence.language);
    let named = |lemma: &str| words.lists(List::Times, lemma) || matches!(lemma, "temps" | "time" | "zeit");
    let is_time = |at: usize| {
        let token = sentence.tokens.get(at);
        token.is_some_and(|token| token.upos == Upos::Noun && named(&token.lemma.to_lowercase()))
    };
    // `une dizaine de minutes`
    let about = sentence.tokens.get(noun.head).is_some_and(|token| token.lemma.ends_with("aine"));
    is_time(noun.head) || about && sentence.children(noun.head).any(|of| of > noun.head && is_time(of))
}

/// Whether words mean people: by what they refer to, by their noun, or as those who speak or are spoken to.
pub(super) fn is_people(sentence: &Sentence, phrase: Option<Phrase>, argument: Option<&Argument>) -> bool {
    let words = Words::of(sentence.language);
    let german = sentence.language == Language::German;
    let kind = |noun: &str| {
        // `Hackerin`: who is of that trade and a woman.
        let man = || noun.strip_suffix("in").filter(|man| german && man.len() > 3);
        words.noun_kind(noun).or_else(|| words.noun_kind(man()?))
    };
    let human = |noun: &str| matches!(kind(&noun.to_lowercase()), Some("Person" | "Organization"));
    let known = match argument {
        Some(Argument::Entity(entity)) => matches!(entity.kind.as_str(), "Person" | "Organization"),
        Some(Argument::Value(value)) => value.unit.as_deref().is_some_and(human),
        _ => false,
    };
    let named = phrase.and_then(|p| sentence.tokens.get(p.head)).is_some_and(|token| {
        let form = token.form.to_lowercase();
        let somebody = matches!(token.feats.get("Person"), Some("1" | "2"))
            || words.lists(List::Somebody, &form)
            || sentence.language == Language::English
                && matches!(form.as_str(), "him" | "her" | "he" | "she");
        token.upos == Upos::Pron && somebody || token.upos == Upos::Noun && human(&token.lemma.to_lowercase())
    });
    known || named
}

/// Whether a subject is a person: by what it refers to, or as one who speaks or is spoken to.
pub(super) fn is_person(sentence: &Sentence, phrase: Option<Phrase>, subject: Option<&Argument>) -> bool {
    // `le nouveau préfet`, and who `il` is when it means him.
    let titled =
        |label: &str| label.split(' ').any(|word| Words::of(sentence.language).title(word).is_some());
    // `ma famille`, and who `ils` are when they are meant.
    let people = |label: &str| {
        let noun = label.split(' ').next().unwrap_or_default();
        sentence.language == Language::French
            && Words::of(sentence.language).noun_kind(noun) == Some("Person")
    };
    let known = matches!(subject, Some(Argument::Entity(e))
        if e.kind == "Person" || e.kind == "Thing" && (titled(&e.label) || people(&e.label)));
    let named = phrase.and_then(|p| sentence.tokens.get(p.head)).is_some_and(|token| {
        let words = Words::of(sentence.language);
        let speaks = matches!(token.feats.get("Person"), Some("1" | "2"))
            || matches!(token.lemma.as_str(), "on" | "man" | "he" | "she");
        let noun = token.upos == Upos::Noun;
        speaks || noun && words.noun_kind(&token.lemma.to_lowercase()) == Some("Person")
    });
    known || named
}

/// `l'agence`, `la Maison des arts`, a name of one: a body of people that one can belong to.
pub(super) fn is_body(sentence: &Sentence, phrase: Phrase, argument: Option<&Argument>) -> bool {
    let named = matches!(argument, Some(Argument::Entity(e)) if e.kind == "Organization");
    let noun = sentence.tokens.get(phrase.head).is_some_and(|token| {
        token.upos == Upos::Noun
            && Words::of(sentence.language).noun_kind(&token.lemma.to_lowercase()) == Some("Organization")
    });
    named || noun
}

/// `dans une situation compliquée`: a state, and no place.
pub(super) fn is_state(sentence: &Sentence, noun: Phrase) -> bool {
    role::is_state(&Tree::new(sentence), Words::of(sentence.language), noun.head)
}

/// `en France`, `dans la salle`: a place, by its name or by its noun.
pub(super) fn is_site(sentence: &Sentence, noun: Phrase, argument: Option<&Argument>) -> bool {
    let named = matches!(argument, Some(Argument::Entity(e)) if e.kind == "Place");
    let kind = |lemma: &str| Words::of(sentence.language).noun_kind(lemma) == Some("Place");
    // `son apogée`, which may be read as a place: a name is no common noun.
    let common = |at: usize| sentence.tokens[at].upos == Upos::Noun;
    sentence.tokens.get(noun.head).is_some_and(|token| {
        kind(&token.lemma.to_lowercase()) || named && (!common(noun.head) || noun.first == noun.head)
    })
}

/// `la salle`, `le besoin de calme`: what is neither people nor a body, and says nothing as a report does.
pub(super) fn is_thing(sentence: &Sentence, phrase: Option<Phrase>, subject: Option<&Argument>) -> bool {
    let words = Words::of(sentence.language);
    let thing = phrase.and_then(|p| sentence.tokens.get(p.head)).is_some_and(|token| {
        let lemma = token.lemma.to_lowercase();
        token.upos == Upos::Noun
            && words.source_noun(&lemma) != Some(true)
            && !words.lists(List::Governing, &lemma)
            && !matches!(words.noun_kind(&lemma), Some("Person" | "Organization"))
    });
    thing && !is_people(sentence, phrase, subject) && !is_person(sentence, phrase, subject)
}
