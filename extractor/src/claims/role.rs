//! [`refined`]: the role of a circumstance that stays one.
//!
//! [`oblique_role`] also tells arguments from circumstances and takes a preposition at its first meaning. Here the
//! complement has been left to the qualifiers, so its noun may decide what the preposition leaves open: `avec une
//! clé` is an instrument and `avec prudence` a manner, `contre cinq` compares, `through a company` is a means.

use super::circumstance::{is_gathering, is_party, is_time_like, is_time_noun, oblique_role, preposition};
use super::lexicon::{Lexicon, List};
use super::tree::Tree;
use crate::analysis::{EntityType, Language, Upos, gets};
use crate::resolve::QualifierRole;

/// Prepositions of time that are prepositions of place before any other noun.
const OPEN: &[&str] = &[
    "vers",
    "sous",
    "in",
    "on",
    "at",
    "within",
    "throughout",
    "around",
    "between",
    "over",
    "from",
    "through",
    "an",
    "um",
    "gegen",
    "von",
    "zu",
    "bei",
    "zwischen",
    "über",
];
/// Nouns that say how or in which respect after `in` and `at`.
const MANNERS: &[&str] =
    &["way", "manner", "opinion", "view", "fact", "respect", "sense", "case", "minimum", "maximum", "weise"];
/// Endings of nouns for qualities and acts.
const ABSTRACT: &[&str] = &[
    "ence", "ance", "ité", "tion", "sion", "esse", "isme", "ment", "ness", "ity", "ism", "heit", "keit",
    "ung", "schaft",
];

/// Verbs behind whose object `en` brings in what is supplied.
const SUPPLYING: &[&str] = &["fournir", "approvisionner", "alimenter", "ravitailler", "équiper", "livrer"];

/// Verbs whose second complement, behind `à`, is who is asked.
const ASKING: &[&str] = &["demander", "réclamer", "commander", "emprunter", "proposer"];

/// The role of a prepositional or bare noun phrase among the qualifiers.
#[must_use]
pub fn refined(tree: &Tree<'_>, lexicon: &Lexicon, head: usize) -> QualifierRole {
    let role = oblique_role(tree, lexicon, head);
    let Some((preposition, noun)) = preposition(tree, lexicon, head) else { return role };
    if is_bearing(tree, &preposition, noun) {
        return QualifierRole::Manner;
    }
    match preposition.as_str() {
        "avec" | "with" | "mit" if role != QualifierRole::Time => companion(tree, lexicon, noun),
        "contre" | "against" | "gegen" | "versus" if is_number(tree, noun) => QualifierRole::Comparison,
        // `faire passer pour un assassin`
        "pour"
            if tree.head(head).is_some_and(|verb| tree.lemma(verb) == "passer")
                && role == QualifierRole::Purpose =>
        {
            QualifierRole::Manner
        }
        // `cédée pour un euro`, `porte son offre à 130 emplois`: how much.
        "pour" if is_price(tree, noun) => QualifierRole::Extent,
        "à" if role == QualifierRole::Place
            && tree.token(head).deprel == "obl:arg"
            && tree.head(head).is_some_and(|verb| tree.first(verb, &["obj"]).is_some())
            && tree.first(noun, &["nummod"]).is_some()
            && lexicon.noun_kind(&tree.lemma(noun)) != Some("Place") =>
        {
            QualifierRole::Extent
        }
        // `fournir les imprimeurs en papier`: what with.
        "en" if tree.head(head).is_some_and(|verb| SUPPLYING.contains(&tree.lemma(verb).as_str()))
            && tree.has_pos(noun, &[Upos::Noun])
            && role == QualifierRole::Place =>
        {
            QualifierRole::Topic
        }
        // `La maire, sans étiquette, s'est battue`: what somebody lacks is no condition of what has been done.
        "sans" if role == QualifierRole::Condition && is_lacked(tree, head) => QualifierRole::Manner,
        "pour" | "for" | "zu" if is_anniversary(tree, noun) => QualifierRole::Purpose,
        // `a décroché le bronze aux championnats`: there it was, and they got nothing.
        "à" if role == QualifierRole::Place && is_gathering(tree, noun) => QualifierRole::Place,
        "à" if role == QualifierRole::Place
            && (is_party(tree, lexicon, noun)
                && !is_named_place(tree, noun)
                && receives(tree, lexicon, head, noun)
                || is_everybody(tree, noun)) =>
        {
            QualifierRole::Beneficiary
        }
        // `a demandé une aide à la Région`: who is asked.
        "à" if role == QualifierRole::Place
            && tree.token(head).deprel == "obl:arg"
            && tree.head(head).is_some_and(|verb| {
                ASKING.contains(&tree.lemma(verb).as_str()) && tree.first(verb, &["obj"]).is_some()
            })
            && tree.first(noun, &["nummod"]).is_none() =>
        {
            QualifierRole::Beneficiary
        }
        // `adapte les horaires aux besoins`, `impose un quota aux communes`
        "à" if matches!(role, QualifierRole::Place | QualifierRole::Manner)
            && tree.first(noun, &["nummod"]).is_none()
            && second(tree, head, noun).is_some() =>
        {
            if second(tree, head, noun) == Some(true) {
                QualifierRole::Beneficiary
            } else {
                QualifierRole::Topic
            }
        }
        // `reproche à la région de …`: whom the act is asked of or laid to.
        "à" if role == QualifierRole::Place
            && tree.head(head).is_some_and(|verb| {
                !has_receiver(tree, verb)
                    && lexicon.control(&tree.lemma(verb)).is_some()
                    && tree.with(verb, &["xcomp", "ccomp"]).next().is_some()
            }) =>
        {
            QualifierRole::Beneficiary
        }
        // `quitter la scène en larmes`, `se casser la jambe en tombant`
        "en" if role == QualifierRole::Place && is_bare_state(tree, lexicon, noun) => QualifierRole::Manner,
        "dans" | "en" | "à" if role == QualifierRole::Place && is_state(tree, lexicon, noun) => {
            QualifierRole::Manner
        }
        "sur" if role == QualifierRole::Place && is_state(tree, lexicon, noun) => QualifierRole::Topic,
        word if role == QualifierRole::Time && !is_time_like(tree, lexicon, noun) => {
            beside_time(tree, lexicon, word, noun).unwrap_or(role)
        }
        _ => role,
    }
}

/// What the complement behind `à` is to a French verb that has an object besides.
fn second(tree: &Tree<'_>, head: usize, noun: usize) -> Option<bool> {
    let verb = tree.head(head).filter(|&v| v < head && tree.language() == Language::French)?;
    let object = tree.with(verb, &["obj"]).any(|o| o != head && !is_time_noun(tree, o));
    // `offre les assiettes à Zoé`
    let named = tree.has_pos(noun, &[Upos::Propn]) && !is_named_place(tree, noun);
    let noun = if named { "personne".to_owned() } else { tree.lemma(noun) };
    gets(&tree.lemma(verb), &noun).filter(|_| object && !has_receiver(tree, verb))
}

/// Whether a person or body behind `à` may get something there: not where a clitic does (`à l'école, on m'a dit`), nor behind
/// a noun that is predicated (`est infirmière à l'hôpital`), nor a body where something only moves or rises.
fn receives(tree: &Tree<'_>, lexicon: &Lexicon, head: usize, noun: usize) -> bool {
    let Some(verb) = tree.head(head).filter(|_| tree.language() == Language::French) else { return true };
    let clitic = has_receiver(tree, verb);
    let person = lexicon.noun_kind(&tree.lemma(noun)) == Some("Person") || tree.has_pos(noun, &[Upos::Pron]);
    let predicated = tree.first(verb, &["cop"]).is_some() && tree.has_pos(verb, &[Upos::Noun]);
    let lemma = tree.lemma(verb);
    // `a enseigné au collège`: a body gets nothing where there is nothing that it might get or be told.
    let given = tree.with(verb, &["obj", "ccomp", "xcomp"]).any(|o| o != head && !is_time_noun(tree, o))
        || tree.has_pos(noun, &[Upos::Propn])
        || lexicon.speech(&lemma).is_some();
    if !person && (!given || head < verb) {
        return false;
    }
    let moves = lexicon.is_measure(&lemma) || lexicon.lists(List::Intransitive, &lemma);
    person && !clitic || !clitic && !predicated && !moves
}

/// Whether a French clitic before the verb says to whom: `on m'a conseillé`.
fn has_receiver(tree: &Tree<'_>, verb: usize) -> bool {
    tree.language() == Language::French
        && tree.with(verb, &["iobj", "obj"]).any(|o| {
            o < verb
                && matches!(
                    tree.lower(o).as_str(),
                    "me" | "m'" | "te" | "t'" | "nous" | "vous" | "lui" | "leur"
                )
        })
}

/// `à tout le monde`, `à chacun`
fn is_everybody(tree: &Tree<'_>, noun: usize) -> bool {
    let all =
        tree.lemma(noun) == "monde" && tree.with(noun, &["det", "amod"]).any(|d| tree.lemma(d) == "tout");
    tree.language() == Language::French
        && (all || matches!(tree.lower(noun).as_str(), "chacun" | "chacune" | "tous" | "toutes"))
}

/// `d'une voix ferme`, `d'un geste`: how somebody does it.
fn is_bearing(tree: &Tree<'_>, preposition: &str, noun: usize) -> bool {
    const BEARINGS: &[&str] = &[
        "voix", "ton", "air", "geste", "pas", "trait", "coup", "façon", "manière", "revers", "œil", "traite",
    ];
    let one = tree.with(noun, &["det"]).any(|d| matches!(tree.lower(d).as_str(), "un" | "une"));
    preposition == "de" && one && BEARINGS.contains(&tree.lemma(noun).as_str())
}

/// `faire payer le chômage à l'Unédic`: a body gets or pays what changes hands; elsewhere its name may be a town's.
fn is_paid(tree: &Tree<'_>, noun: usize) -> bool {
    tree.head(noun).is_some_and(|verb| {
        matches!(
            tree.lemma(verb).as_str(),
            "payer" | "vendre" | "céder" | "verser" | "confier" | "donner" | "prêter"
        )
    })
}

fn is_named_place(tree: &Tree<'_>, noun: usize) -> bool {
    tree.sentence.entities.iter().any(|e| matches!(e.kind, EntityType::Location) && e.tokens.contains(noun))
        || tree.has_pos(noun, &[Upos::Propn])
            && !tree.sentence.entities.iter().any(|e| {
                let pays = e.kind == EntityType::Organization && is_paid(tree, noun);
                (e.kind == EntityType::Person || pays) && e.tokens.contains(noun)
            })
}

/// A noun for a state, a quality or an act, which is no place: `dans la précipitation`, `en détail`.
#[must_use]
pub fn is_state(tree: &Tree<'_>, lexicon: &Lexicon, noun: usize) -> bool {
    let lemma = tree.lemma(noun);
    let kind = lexicon.noun_kind(&lemma);
    let named =
        tree.has_pos(noun, &[Upos::Propn]) || tree.sentence.entities.iter().any(|e| e.tokens.contains(noun));
    let quality = || ABSTRACT.iter().any(|ending| lemma.chars().count() > 5 && lemma.ends_with(ending));
    kind.is_none()
        && !named
        && (lexicon.lists(List::States, &lemma) || lexicon.event(&lemma).is_some() || quality())
}

/// Whether something without an article is lacked in what has come about.
fn is_lacked(tree: &Tree<'_>, head: usize) -> bool {
    let Some(verb) = tree.head(head) else { return false };
    let done = tree
        .with(verb, &["aux"])
        .any(|a| tree.feature(a, "Mood") == Some("Ind") && tree.feature(a, "Tense") == Some("Pres"));
    let within = head > verb || tree.with(verb, &["nsubj"]).any(|s| s < head);
    tree.language() == Language::French && done && within && tree.first(head, &["det"]).is_none()
}

/// `en larmes`, `en famille`, `en camion`: a bare noun behind `en` that is no place says how.
fn is_bare_state(tree: &Tree<'_>, lexicon: &Lexicon, noun: usize) -> bool {
    let gerund = tree.has_pos(noun, &[Upos::Verb]);
    let bare = tree.first(noun, &["det", "nummod", "amod", "nmod", "flat"]).is_none();
    let named = tree.sentence.entities.iter().any(|e| e.tokens.contains(noun));
    let how = lexicon.lists(List::Bearings, &tree.lemma(noun));
    tree.language() == Language::French
        && !named
        && (gerund || tree.has_pos(noun, &[Upos::Noun]) && bare && how)
}

/// Whether an act behind `pour` or `to` measures what stands before it.
fn is_measure(tree: &Tree<'_>, clause: usize) -> bool {
    let degree = |d: usize| {
        matches!(
            tree.lower(d).as_str(),
            "trop"
                | "assez"
                | "suffisamment"
                | "too"
                | "enough"
                | "zu"
                | "genug"
                | "insuffisant"
                | "insuffisante"
                | "suffisant"
                | "suffisante"
        )
    };
    let above = tree.head(clause);
    above.is_some_and(|word| {
        degree(word)
            || tree
                .with(word, &["advmod", "obj", "det"])
                .any(|d| d < clause && (degree(d) || tree.with(d, &["advmod", "det"]).any(degree)))
    })
}

/// The role of an adverbial clause among the qualifiers: `en touchant la plaque` is neither a place nor a time.
#[must_use]
pub fn of_clause(tree: &Tree<'_>, clause: usize, role: QualifierRole) -> QualifierRole {
    // `trop jeune pour voter`, `too young to vote`: how young, and nothing that anybody means to do.
    if role == QualifierRole::Purpose && is_measure(tree, clause) {
        return QualifierRole::Degree;
    }
    let gerund = matches!(tree.feature(clause, "VerbForm"), Some("Ger" | "Part"));
    let marks: Vec<String> = tree.with(clause, &["mark", "case"]).map(|m| tree.lower(m)).collect();
    let plain = matches!(marks.as_slice(), [mark] if matches!(mark.as_str(), "en" | "by" | "in"));
    if gerund && plain { QualifierRole::Manner } else { role }
}

/// `avec une clé` is an instrument; company (`avec Yann`) and bare qualities (`avec prudence`) are a manner.
fn companion(tree: &Tree<'_>, lexicon: &Lexicon, noun: usize) -> QualifierRole {
    let lemma = tree.lemma(noun);
    let product = lexicon.noun_kind(&lemma) == Some("Product");
    let quality = lexicon.event(&lemma).is_some() || ABSTRACT.iter().any(|ending| lemma.ends_with(ending));
    let counted =
        tree.first(noun, &["det", "nummod"]).is_some() || tree.feature(noun, "Number") == Some("Plur");
    let percent = tree.lower(noun).starts_with("percent") || tree.has_pos(noun, &[Upos::Sym, Upos::Num]);
    if product || counted && !quality && !percent && !is_party(tree, lexicon, noun) {
        QualifierRole::Instrument
    } else {
        QualifierRole::Manner
    }
}

/// The role of a phrase without a preposition: a German dative says to whom, a number how much.
#[must_use]
pub(super) fn unmarked(tree: &Tree<'_>, head: usize) -> QualifierRole {
    let dative = tree.language() == Language::German
        && tree.feature(head, "Case") == Some("Dat")
        && tree.has_pos(head, &[Upos::Pron, Upos::Noun, Upos::Propn]);
    // `a ouvert une librairie rue des Lilas`
    let street = tree.language() == Language::French
        && Lexicon::of(Language::French).noun_kind(&tree.lemma(head)) == Some("Place")
        && tree.first(head, &["det"]).is_none()
        && tree.first(head, &["nmod", "flat"]).is_some();
    // `quittera La Réunion le 8`: a day of the month.
    let day = tree.language() == Language::French
        && tree.lower(head).parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
        && tree.with(head, &["det"]).any(|d| tree.lower(d) == "le");
    match dative {
        true => QualifierRole::Beneficiary,
        false if street => QualifierRole::Place,
        false if day => QualifierRole::Time,
        false if tree.has_pos(head, &[Upos::Num]) || is_price(tree, head) => QualifierRole::Extent,
        false => QualifierRole::Manner,
    }
}

/// `valorise l'action 41,50 euros`: for how much.
fn is_price(tree: &Tree<'_>, head: usize) -> bool {
    let money =
        matches!(tree.lemma(head).as_str(), "euro" | "franc" | "dollar" | "million" | "milliard" | "centime");
    tree.language() == Language::French && money && tree.first(head, &["nummod"]).is_some()
}

/// `vor dem Krieg`, `nach dem Essen`, `vor Angst`: German prepositions of time, place, cause and source, as far as their noun
/// decides between these.
#[must_use]
pub(super) fn german_before_or_after(
    tree: &Tree<'_>,
    lexicon: &Lexicon,
    preposition: &str,
    noun: usize,
) -> Option<QualifierRole> {
    let kind = lexicon.noun_kind(&tree.lemma(noun));
    let common = tree.has_pos(noun, &[Upos::Noun]);
    let bare = tree.first(noun, &["det", "nummod", "amod"]).is_none();
    let event = is_time_like(tree, lexicon, noun) || kind.is_none() && is_state(tree, lexicon, noun);
    match preposition {
        _ if tree.language() != Language::German || !common => None,
        "vor" if event && (!bare || is_time_like(tree, lexicon, noun)) => Some(QualifierRole::Time),
        "vor" if bare && kind.is_none() => Some(QualifierRole::Cause),
        "vor" if tree.first(noun, &["nummod"]).is_none() => Some(QualifierRole::Place),
        "nach" if lexicon.source_noun(&tree.lemma(noun)).is_none() && !bare && kind.is_none() => {
            Some(QualifierRole::Time)
        }
        _ => None,
    }
}

/// `weniger Steuern als ich`, `mehr als früher`: what German compares with, behind a comparative of the same clause.
#[must_use]
pub(super) fn is_german_standard(tree: &Tree<'_>, head: usize) -> bool {
    const REACH: usize = 6;
    let than = tree.with(head, &["case", "mark"]).find(|&c| tree.lower(c) == "als");
    let Some(than) = than.filter(|_| tree.language() == Language::German) else { return false };
    (than.saturating_sub(REACH)..than).rev().take_while(|&i| !tree.has_pos(i, &[Upos::Punct])).any(|i| {
        tree.feature(i, "Degree") == Some("Cmp") || matches!(tree.lower(i).as_str(), "mehr" | "weniger")
    })
}

fn is_number(tree: &Tree<'_>, head: usize) -> bool {
    tree.has_pos(head, &[Upos::Num]) || tree.first(head, &["nummod"]).is_some()
}

/// `pour les 850 ans de la cathédrale`, `pour ses dix ans`: a count of years that is celebrated, not one that lasts.
fn is_anniversary(tree: &Tree<'_>, noun: usize) -> bool {
    let definite = tree.with(noun, &["det", "nmod"]).any(|d| {
        d < noun && (tree.feature(d, "Definite") == Some("Def") || tree.feature(d, "Poss") == Some("Yes"))
    });
    let possessor = tree.with(noun, &["nmod"]).any(|d| d > noun)
        || tree.with(noun, &["det", "nmod"]).any(|d| tree.feature(d, "Poss") == Some("Yes"));
    is_time_noun(tree, noun)
        && tree.first(noun, &["nummod"]).is_some()
        && tree.first(noun, &["amod"]).is_none()
        && definite
        && possessor
}

/// What a preposition of time says before something that is no time.
fn beside_time(tree: &Tree<'_>, lexicon: &Lexicon, preposition: &str, noun: usize) -> Option<QualifierRole> {
    let bare = tree.first(noun, &["det", "nummod"]).is_none()
        && tree.has_pos(noun, &[Upos::Noun])
        && tree.feature(noun, "Number") != Some("Plur");
    match preposition {
        "through" => Some(QualifierRole::Instrument),
        "by" => Some(QualifierRole::Manner),
        "in" | "at" if bare || MANNERS.contains(&tree.lemma(noun).as_str()) => Some(QualifierRole::Manner),
        "on" | "über" if lexicon.noun_kind(&tree.lemma(noun)).is_none() => Some(QualifierRole::Topic),
        _ if OPEN.contains(&preposition) && lexicon.may_say(preposition, QualifierRole::Place) => {
            Some(QualifierRole::Place)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::refined;
    use crate::analysis::Language::{self, English, French, German};
    use crate::analysis::conllu;
    use crate::claims::lexicon::Lexicon;
    use crate::claims::tree::Tree;
    use crate::resolve::QualifierRole::{
        self, Comparison, Instrument, Manner, Place, Purpose, SourceOf, Time, Topic,
    };

    /// The role of the phrase `form/lemma/UPOS/relation …` after a verb; its last noun, name or number is the head,
    /// and what follows that belongs to it.
    fn role(language: Language, words: &str) -> QualifierRole {
        let words: Vec<Vec<&str>> = words.split(' ').map(|w| w.split('/').collect()).collect();
        let head = words.iter().position(|w| w[3] == "obl").expect("a head") + 2;
        let mut text = "1\tva\tva\tVERB\t_\t_\t0\troot\t_\t_\n".to_owned();
        for (index, word) in words.iter().enumerate() {
            let above = match word[3] {
                "obl" => 1,
                "fixed" => index + 1,
                _ => head,
            };
            let feats = if matches!(word[1], "le" | "the" | "der") { "Definite=Def" } else { "_" };
            let line = format!(
                "{}\t{}\t{}\t{}\t_\t{feats}\t{above}\t{}\t_\t_\n",
                index + 2,
                word[0],
                word[1],
                word[2],
                word[3]
            );
            text.push_str(&line);
        }
        text.push('\n');
        let read = conllu::read(&text).expect("a sentence");
        let (_, sentences) = conllu::lay_out(&read, language);
        refined(&Tree::new(&sentences[0]), Lexicon::of(language), head - 1)
    }

    #[test]
    fn nouns_decide_what_prepositions_leave_open() {
        let cases = [
            (French, "avec/avec/ADP/case une/un/DET/det clé/clé/NOUN/obl", Instrument),
            (French, "avec/avec/ADP/case prudence/prudence/NOUN/obl", Manner),
            (French, "avec/avec/ADP/case Yann/Yann/PROPN/obl", Manner),
            (English, "with/with/ADP/case a/a/DET/det key/key/NOUN/obl", Instrument),
            (German, "mit/mit/ADP/case einem/ein/DET/det Schlüssel/Schlüssel/NOUN/obl", Instrument),
            (French, "contre/contre/ADP/case cinq/cinq/NUM/obl", Comparison),
            (French, "contre/contre/ADP/case le/le/DET/det mur/mur/NOUN/obl", Place),
            (English, "through/through/ADP/case a/a/DET/det company/company/NOUN/obl", Instrument),
            (English, "in/in/ADP/case my/my/PRON/dep opinion/opinion/NOUN/obl", Manner),
            (English, "in/in/ADP/case a/a/DET/det nest/nest/NOUN/obl", Place),
            (English, "on/on/ADP/case the/the/DET/det insects/insect/NOUN/obl", Topic),
            (English, "by/by/ADP/case law/law/NOUN/obl", Manner),
            (English, "by/by/ADP/case midnight/midnight/NOUN/obl", Time),
            (
                French,
                "pour/pour/ADP/case les/le/DET/det 850/850/NUM/nummod ans/an/NOUN/obl du/de/ADP/dep toit/toit/NOUN/nmod",
                Purpose,
            ),
            (French, "pour/pour/ADP/case trois/trois/NUM/nummod ans/an/NOUN/obl", Time),
        ];
        for (language, words, expected) in cases {
            assert_eq!(role(language, words), expected, "{words}");
        }
    }

    #[test]
    fn only_persons_bodies_and_documents_are_sources() {
        let sources = [
            (French, "D'/de/ADP/case après/après/ADP/fixed l'/le/DET/det Insee/Insee/PROPN/obl", true),
            (French, "d'/de/ADP/case après/après/ADP/fixed un/un/DET/det document/document/NOUN/obl", true),
            (French, "selon/selon/ADP/case les/le/DET/det campanologues/campanologue/NOUN/obl", true),
            (French, "selon/selon/ADP/case les/le/DET/det besoins/besoin/NOUN/obl", false),
            (English, "by/by/ADP/case contrast/contrast/NOUN/obl", false),
            (English, "by/by/ADP/case four/four/NUM/nummod percent/percent/NOUN/obl", false),
            (
                English,
                "according/according/ADP/case to/to/ADP/fixed the/the/DET/det report/report/NOUN/obl",
                true,
            ),
            (German, "nach/nach/ADP/case dem/der/DET/det Krieg/Krieg/NOUN/obl", false),
            (German, "laut/laut/ADP/case Polizei/Polizei/NOUN/obl", true),
        ];
        for (language, words, expected) in sources {
            assert_eq!(role(language, words) == SourceOf, expected, "{words}");
        }
    }
}
