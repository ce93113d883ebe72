//! What closed sets of the vocabulary are called on the pages, in every language of
//! [`Tongue`](super::Tongue).

use dixit_extractor::resolve::{Certainty, LinkKind, Modality, Polarity, QualifierRole, Tense};
use dixit_extractor::source::{Role, Section};

/// A text in English and French, the order of [`Tongue::ALL`](super::Tongue::ALL).
pub type Said = [&'static str; 2];

/// A speaker's part.
#[must_use]
pub const fn role(role: Role) -> Said {
    match role {
        Role::Interviewer => ["interviewer", "intervieweur"],
        Role::Interviewee => ["interviewee", "interviewé"],
        Role::Narrator => ["narrator", "narrateur"],
        Role::Unknown => ["part unknown", "rôle inconnu"],
    }
}

/// A kind of text.
#[must_use]
pub const fn section(section: Section) -> Said {
    match section {
        Section::Headline => ["headline", "titre"],
        Section::Byline => ["byline", "signature"],
        Section::Lead => ["text", "texte"],
        Section::Turn => ["turn", "tour de parole"],
        Section::Caption => ["caption", "légende"],
        Section::Boilerplate => ["notice", "mention"],
    }
}

/// Affirmed or denied.
#[must_use]
pub const fn polarity(polarity: Polarity) -> Said {
    match polarity {
        Polarity::Affirmed => ["affirmed", "affirmé"],
        Polarity::Denied => ["denied", "nié"],
    }
}

/// What that means.
#[must_use]
pub const fn polarity_means(polarity: Polarity) -> Said {
    match polarity {
        Polarity::Affirmed => ["the source says it is so", "la source dit que c’est le cas"],
        Polarity::Denied => ["the source says it is not so", "la source dit que ce n’est pas le cas"],
    }
}

/// How sure.
#[must_use]
pub const fn certainty(certainty: Certainty) -> Said {
    match certainty {
        Certainty::Certain => ["certain", "certain"],
        Certainty::Probable => ["probable", "probable"],
        Certainty::Possible => ["possible", "possible"],
        Certainty::Unknown => ["uncommitted", "sans engagement"],
    }
}

/// What that means.
#[must_use]
pub const fn certainty_means(certainty: Certainty) -> Said {
    match certainty {
        Certainty::Certain => ["stated as a fact", "énoncé comme un fait"],
        Certainty::Probable => ["held likely", "tenu pour probable"],
        Certainty::Possible => ["held possible", "tenu pour possible"],
        Certainty::Unknown => ["the source does not commit", "la source ne s’engage pas"],
    }
}

/// In what mood.
#[must_use]
pub const fn modality(modality: Modality) -> Said {
    match modality {
        Modality::Opinion => ["opinion", "opinion"],
        Modality::Prediction => ["prediction", "prédiction"],
        Modality::Obligation => ["obligation", "obligation"],
        Modality::Ability => ["ability", "capacité"],
        Modality::Desire => ["desire", "souhait"],
        Modality::Hypothetical => ["hypothetical", "hypothèse"],
        Modality::Question => ["asked", "demandé"],
        Modality::Hearsay => ["hearsay", "ouï-dire"],
        Modality::Reported => ["reported", "rapporté"],
    }
}

/// What that means.
#[must_use]
pub const fn modality_means(modality: Modality) -> Said {
    match modality {
        Modality::Opinion => ["the source’s own judgement", "un jugement de la source"],
        Modality::Prediction => ["about what is to come", "au sujet de ce qui vient"],
        Modality::Obligation => ["what must or should be", "ce qui doit ou devrait être"],
        Modality::Ability => ["what can be", "ce qui peut être"],
        Modality::Desire => ["what is wanted or hoped", "ce qui est voulu ou espéré"],
        Modality::Hypothetical => ["under a condition that is not met", "sous une condition non remplie"],
        Modality::Question => ["put as a question", "posé comme une question"],
        Modality::Hearsay => ["known from hearing only", "connu seulement pour l’avoir entendu"],
        Modality::Reported => ["somebody else’s words or thought", "les mots ou la pensée d’un autre"],
    }
}

/// Grammatical time.
#[must_use]
pub const fn tense(tense: Tense) -> Said {
    match tense {
        Tense::Past => ["past", "passé"],
        Tense::Present => ["present", "présent"],
        Tense::Future => ["future", "futur"],
        Tense::None => ["none", "aucun"],
    }
}

/// What a circumstance says.
#[must_use]
pub const fn qualifier(role: QualifierRole) -> Said {
    match role {
        QualifierRole::Time => ["When", "Quand"],
        QualifierRole::Place => ["Where", "Où"],
        QualifierRole::Cause => ["Why", "Pourquoi"],
        QualifierRole::Purpose => ["What for", "Dans quel but"],
        QualifierRole::Condition => ["If", "À quelle condition"],
        QualifierRole::Concession => ["Although", "Malgré quoi"],
        QualifierRole::Manner => ["How", "Comment"],
        QualifierRole::Degree => ["How much", "À quel degré"],
        QualifierRole::Comparison => ["Compared with", "Par rapport à"],
        QualifierRole::Topic => ["About", "À propos de"],
        QualifierRole::Instrument => ["With what", "Avec quoi"],
        QualifierRole::Beneficiary => ["For whom", "Pour qui"],
        QualifierRole::SourceOf => ["According to", "Selon"],
        QualifierRole::Extent => ["How far, how many", "Étendue"],
    }
}

/// How a claim bears on another; said of the claim that has the link.
#[must_use]
pub const fn link(kind: LinkKind) -> Said {
    match kind {
        LinkKind::Supports => ["Supports", "Appuie"],
        LinkKind::Contradicts => ["Contradicts", "Contredit"],
        LinkKind::Confirms => ["Confirms", "Confirme"],
        LinkKind::Denies => ["Denies", "Nie"],
        LinkKind::Causes => ["Is the reason for", "Est la raison de"],
        LinkKind::Reports => ["Reports", "Rapporte"],
        LinkKind::Answers => ["Answers", "Répond à"],
    }
}

/// The same, said of the claim that the link leads to.
#[must_use]
pub const fn link_back(kind: LinkKind) -> Said {
    match kind {
        LinkKind::Supports => ["Supported by", "Appuyée par"],
        LinkKind::Contradicts => ["Contradicted by", "Contredite par"],
        LinkKind::Confirms => ["Confirmed by", "Confirmée par"],
        LinkKind::Denies => ["Denied by", "Niée par"],
        LinkKind::Causes => ["Because of", "À cause de"],
        LinkKind::Reports => ["Reported by", "Rapportée par"],
        LinkKind::Answers => ["Answered by", "Réponse"],
    }
}

/// A kind of entity, by its name in JSON.
#[must_use]
pub fn kind(kind: &str) -> Option<Said> {
    Some(match kind {
        "Person" => ["person", "personne"],
        "Organization" => ["organisation", "organisation"],
        "Place" => ["place", "lieu"],
        "Product" => ["product", "produit"],
        "CreativeWork" => ["work", "œuvre"],
        "Event" => ["event", "événement"],
        "Group" => ["group", "groupe"],
        "Speaker" => ["speaker", "locuteur"],
        "Thing" => ["thing", "chose"],
        "Claim" => ["claim", "affirmation"],
        "Value" => ["value", "valeur"],
        _ => return None,
    })
}

/// Why a sentence gives no claim, by the reason's name in the store.
#[must_use]
pub fn skipped(reason: &str) -> Option<Said> {
    Some(match reason {
        "empty" => ["nothing in it", "vide"],
        "no verb" => ["no verb", "sans verbe"],
        "no statement" => ["states nothing", "n’énonce rien"],
        "request" => ["a request", "une demande"],
        "question" => ["a question", "une question"],
        "boilerplate" => ["a notice", "une mention"],
        _ => return None,
    })
}

/// A language by its code.
#[must_use]
pub fn language(code: &str) -> Option<Said> {
    Some(match code {
        "fr" => ["French", "français"],
        "en" => ["English", "anglais"],
        "de" => ["German", "allemand"],
        "es" => ["Spanish", "espagnol"],
        "it" => ["Italian", "italien"],
        "pt" => ["Portuguese", "portugais"],
        "ca" => ["Catalan", "catalan"],
        "ro" => ["Romanian", "roumain"],
        "nl" => ["Dutch", "néerlandais"],
        "af" => ["Afrikaans", "afrikaans"],
        "da" => ["Danish", "danois"],
        "sv" => ["Swedish", "suédois"],
        "nb" => ["Norwegian", "norvégien"],
        "fi" => ["Finnish", "finnois"],
        "et" => ["Estonian", "estonien"],
        "lv" => ["Latvian", "letton"],
        "lt" => ["Lithuanian", "lituanien"],
        "pl" => ["Polish", "polonais"],
        "cs" => ["Czech", "tchèque"],
        "sk" => ["Slovak", "slovaque"],
        "sl" => ["Slovenian", "slovène"],
        "hr" => ["Croatian", "croate"],
        "sr" => ["Serbian", "serbe"],
        "mk" => ["Macedonian", "macédonien"],
        "bg" => ["Bulgarian", "bulgare"],
        "ru" => ["Russian", "russe"],
        "uk" => ["Ukrainian", "ukrainien"],
        "be" => ["Belarusian", "biélorusse"],
        "hu" => ["Hungarian", "hongrois"],
        "el" => ["Greek", "grec"],
        "tr" => ["Turkish", "turc"],
        "az" => ["Azerbaijani", "azéri"],
        "uz" => ["Uzbek", "ouzbek"],
        "tk" => ["Turkmen", "turkmène"],
        "hy" => ["Armenian", "arménien"],
        "ka" => ["Georgian", "géorgien"],
        "ar" => ["Arabic", "arabe"],
        "he" => ["Hebrew", "hébreu"],
        "yi" => ["Yiddish", "yiddish"],
        "fa" => ["Persian", "persan"],
        "ur" => ["Urdu", "ourdou"],
        "hi" => ["Hindi", "hindi"],
        "bn" => ["Bengali", "bengali"],
        "pa" => ["Punjabi", "pendjabi"],
        "gu" => ["Gujarati", "gujarati"],
        "mr" => ["Marathi", "marathi"],
        "or" => ["Odia", "odia"],
        "ne" => ["Nepali", "népalais"],
        "ta" => ["Tamil", "tamoul"],
        "te" => ["Telugu", "télougou"],
        "kn" => ["Kannada", "kannada"],
        "ml" => ["Malayalam", "malayalam"],
        "si" => ["Sinhala", "cinghalais"],
        "th" => ["Thai", "thaï"],
        "km" => ["Khmer", "khmer"],
        "my" => ["Burmese", "birman"],
        "vi" => ["Vietnamese", "vietnamien"],
        "id" => ["Indonesian", "indonésien"],
        "jv" => ["Javanese", "javanais"],
        "tl" => ["Tagalog", "tagalog"],
        "zh" => ["Chinese", "chinois"],
        "ja" => ["Japanese", "japonais"],
        "ko" => ["Korean", "coréen"],
        "am" => ["Amharic", "amharique"],
        "ak" => ["Akan", "akan"],
        "sn" => ["Shona", "shona"],
        "zu" => ["Zulu", "zoulou"],
        "eo" => ["Esperanto", "espéranto"],
        "la" => ["Latin", "latin"],
        "cy" => ["Welsh", "gallois"],
        _ => return None,
    })
}

/// Title and description of a ready query in French, by its name; the query's own file has them in English.
#[must_use]
pub fn query_in_french(name: &str) -> Option<[&'static str; 2]> {
    Some(match name {
        "by-relation" => [
            "Affirmations par relation",
            "Celles dont la relation, ou la forme de dictionnaire de ses mots, contient un texte, comme layoffs.",
        ],
        "check-worthy" => ["À vérifier d’abord", "Ce qu’un vérificateur de faits regarderait en premier."],
        "claims" => [
            "Chaque affirmation, son locuteur, ses mots",
            "Toutes les affirmations dans l’ordre du texte ; à limiter à un document par son identifiant.",
        ],
        "comparisons" => ["Comparaisons", "Ce qui est mis en regard d’autre chose, et de quoi."],
        "contradictions" => [
            "Affirmations qui se contredisent",
            "Paires liées comme telles, ou la même proposition affirmée et niée.",
        ],
        "denied" => {
            ["Qui nie quoi", "Les affirmations niées, avec qui les soutient : la source la plus intérieure."]
        }
        "entities" => [
            "Entités par nombre d’affirmations",
            "Ce dont on parle le plus : combien d’affirmations, dans combien de documents.",
        ],
        "figures" => [
            "Affirmations chiffrées",
            "Chaque quantité énoncée, avec sa valeur ou ses bornes, son unité, et qui la donne.",
        ],
        "hedged" => [
            "Affirmations nuancées",
            "Celles qui sont probables ou possibles, ou sur lesquelles le locuteur ne s’engage pas.",
        ],
        "predictions" => ["Prédictions", "Ce qui est dit de l’avenir, avec quelle certitude et pour quand."],
        "quotes" => [
            "Citations sur une entité",
            "Les mots exacts qui parlent d’une entité, avec leur place dans le document.",
        ],
        "reported" => [
            "Paroles rapportées, source par source",
            "Ce qui est transmis d’autres : une ligne par source, le locuteur d’abord.",
        ],
        "said-about" => [
            "Tout ce qu’un locuteur dit d’une entité",
            "Ses affirmations dont le sujet ou l’objet porte un nom, quelle que soit la casse.",
        ],
        "timeline" => ["Chronologie", "Les affirmations qui énoncent un moment, dans l’ordre de ce moment."],
        "triples" => [
            "Faits énoncés sans réserve, en triplets nus",
            "Ce qui est affirmé, certain, et soutenu par le locuteur lui-même.",
        ],
        "unanswered" => {
            ["Questions sans réponse", "Les tours qui demandent et auxquels aucun autre ne répond."]
        }
        _ => return None,
    })
}
