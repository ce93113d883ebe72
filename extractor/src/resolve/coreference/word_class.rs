//! [`WordClass`]: what the words of `data/{fr,en,de}/references.tsv` that are no pronouns are told apart by, and under which
//! names they stand there.

/// Classes of words that are no pronouns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WordClass {
    /// `cela`, `this`: what was said or shown.
    Pointing,
    /// `on`, `everybody`.
    Generic,
    /// Verbs with an impersonal subject.
    Impersonal,
    /// Verbs with an impersonal subject when their complement follows.
    ImpersonalBefore,
    /// What only persons do.
    PersonVerb,
    /// What persons and bodies do.
    AgentVerb,
    /// What nobody does (`durer`, `porter sur`).
    ThingVerb,
    /// Verbs whose object pronoun may stand for a clause.
    ClauseVerb,
    /// What one says of whom one speaks to (`Sie wissen`).
    Addressing,
    /// Amounts, times and words that name nothing.
    Measure,
    /// Nouns that take up a company.
    Company,
    /// Nouns that take up a product.
    Product,
    /// Bodies that no noun for a company takes up, by their noun or their short name.
    Institution,
    /// Nouns for bodies that call the one a text is about where it is called so (`le club`), and those that tell little of
    /// what it is (`l'association`).
    OwnBody,
    AnyOwnBody,
    /// Nouns for a town.
    Town,
    /// Nouns by which a text calls somebody whom it has named (`la quadragénaire`).
    Epithet,
    /// Nouns for what is nobody and decides nothing, by no ending of theirs (`vent`, `contrat`).
    Thing,
    /// Verbs whose object is no person, and verbs whose object is somebody.
    ThingObject,
    /// See [`Self::ThingObject`].
    AgentObject,
    /// What a person has: kin, a career, a body.
    OwnedByPerson,
    /// What a body has: rivals, a turnover.
    OwnedByBody,
    /// What either has: staff, a lawyer.
    OwnedByAgent,
    /// Nouns for several people under one name (`la famille Roux`).
    Household,
    /// Verbs whose object is what somebody else has done (`saluer`).
    OthersDeed,
    /// Titles of trades, which call somebody as other nouns for trades do (`l'entraîneuse`).
    Craft,
    /// Nouns that take up a body of people, whatever it is (`l'organisation`).
    AnyBody,
    /// Nouns for a part in a story, which bring in somebody else (`la victime`).
    Part,
    /// Verbs that are passive of things alone (`il sera rendu`).
    ThingPassive,
    /// Adjectives that nobody is (`gratuit`).
    ThingAdjective,
    /// Verbs whose receiver may be a thing (`lui donner trente ans`).
    AnyReceiver,
    /// Verbs of saying that things are the subject of as well, where they have an object.
    ShowsToo,
    /// Nouns for a part that a person and a body of people may have (`employeur`).
    Either,
    /// Names and nouns of where people work in teams of their own.
    Research,
    /// Nouns for who leads a body.
    Head,
    /// What two do with each other (`se croiser`).
    Together,
    /// Nouns that take up a number (`ce chiffre`).
    Figure,
    /// Nouns that say little without what is behind them (`la question`, `la fin`).
    SaysLittle,
    /// What a firm has, told without it (`le chiffre d'affaires`).
    Held,
    /// What the weather does or is.
    Weather,
    /// Nouns for who speaks for a body beside those who head it.
    Leader,
    /// What such a one does.
    Leading,
    /// What bodies do, and what they have: `nous employons`, `nos clients`.
    BodyDeed,
    /// See [`Self::BodyDeed`].
    BodyThing,
    /// What everybody has (`notre époque`).
    Everybodys,
    /// What is done by whoever has the power to, or found by whoever looks (`on a fermé l'école`).
    Power,
    /// What is done to somebody by whoever has the power to (`on l'a expulsé`).
    PowerOver,
    /// What several do whose `on` says `nous` in the present (`on espère`).
    Stance,
    /// What anybody says, sees, lives through or may do: `on dit`, `on peut`.
    Anybodys,
    /// Nouns that call somebody only where they are masculine (`cette politique` is nobody).
    FeminineThing,
    /// Nouns that sum up what was just said (`cette difficulté`), and those for what somebody does (`cette politique`).
    Shell,
    /// See [`Self::Shell`].
    ShellOfDeed,
    /// What who writes or asks does in that part: `nous avons rencontré la potière`.
    Editorial,
    /// Who shares somebody's life (`mon mari`).
    Partner,
    /// Nouns of things that are told again without what they are of (`le pont` for `le pont de Dole`).
    Resumed,
    /// Nouns that judge what was done or said (`c'est une erreur`).
    Verdict,
    /// Nouns for what an act, an event or a state of affairs is, and no thing (`c'est une manière de rendre service`).
    Situation,
    /// What people do in a place.
    LivingIn,
    /// Nouns for words that somebody says (`cette phrase`).
    Utterance,
    /// Nouns for what such words are to somebody (`c'était un héritage`).
    Legacy,
    /// Nouns for what consists in doing something (`jeu`, `méthode`).
    Undertaking,
    /// What only reacts to what was said (`c'est vrai`, `ça va`).
    Reaction,
    /// One noun for several people, whom `ils` takes up: `famille`, `public`.
    Many,
    /// Nouns for inhabitants that no ending tells (`Belge`).
    People,
    /// Places that end as nouns for inhabitants do (`Lorraine`).
    PlaceAsPeople,
    /// Wide nouns for what was just made or brought in (`l'outil`, `le projet`).
    Made,
    /// Nouns that say of what class a thing is that was just named (`cet arbre`).
    Classing,
    /// What is done to what did not exist before (`inventer`, `lancer`).
    Making,
    /// Participles and verbs that give something its name (`baptisé`, `intitulé`).
    Naming,
    /// Nouns for words that were said (`cette phrase`).
    Words,
}

/// The class of a name in the file.
pub(super) fn word_class(class: &str) -> Option<WordClass> {
    Some(match class {
        "pointing" => WordClass::Pointing,
        "generic" => WordClass::Generic,
        "impersonal" => WordClass::Impersonal,
        "impersonal_before" => WordClass::ImpersonalBefore,
        "person_verb" => WordClass::PersonVerb,
        "agent_verb" => WordClass::AgentVerb,
        "thing_verb" => WordClass::ThingVerb,
        "clause_verb" => WordClass::ClauseVerb,
        "addressing" => WordClass::Addressing,
        "measure" => WordClass::Measure,
        "company" => WordClass::Company,
        "product" => WordClass::Product,
        "institution" => WordClass::Institution,
        "own_body" => WordClass::OwnBody,
        "any_own_body" => WordClass::AnyOwnBody,
        "town" => WordClass::Town,
        "epithet" => WordClass::Epithet,
        "part" => WordClass::Part,
        "others_deed" => WordClass::OthersDeed,
        "craft" => WordClass::Craft,
        "any_body" => WordClass::AnyBody,
        "thing" => WordClass::Thing,
        "thing_object" => WordClass::ThingObject,
        "agent_object" => WordClass::AgentObject,
        "owned_by_person" => WordClass::OwnedByPerson,
        "owned_by_body" => WordClass::OwnedByBody,
        "owned_by_agent" => WordClass::OwnedByAgent,
        "household" => WordClass::Household,
        "thing_passive" => WordClass::ThingPassive,
        "thing_adjective" => WordClass::ThingAdjective,
        "any_receiver" => WordClass::AnyReceiver,
        "shows_too" => WordClass::ShowsToo,
        "either" => WordClass::Either,
        "research" => WordClass::Research,
        "head" => WordClass::Head,
        "together" => WordClass::Together,
        "figure" => WordClass::Figure,
        "says_little" => WordClass::SaysLittle,
        "held" => WordClass::Held,
        "weather" => WordClass::Weather,
        "leader" => WordClass::Leader,
        "leading" => WordClass::Leading,
        "body_deed" => WordClass::BodyDeed,
        "body_thing" => WordClass::BodyThing,
        "everybodys" => WordClass::Everybodys,
        "power" => WordClass::Power,
        "power_over" => WordClass::PowerOver,
        "stance" => WordClass::Stance,
        "anybodys" => WordClass::Anybodys,
        "shell" => WordClass::Shell,
        "shell_of_deed" => WordClass::ShellOfDeed,
        "feminine_thing" => WordClass::FeminineThing,
        "editorial" => WordClass::Editorial,
        "partner" => WordClass::Partner,
        "resumed" => WordClass::Resumed,
        "verdict" => WordClass::Verdict,
        "situation" => WordClass::Situation,
        "undertaking" => WordClass::Undertaking,
        "living_in" => WordClass::LivingIn,
        "utterance" => WordClass::Utterance,
        "legacy" => WordClass::Legacy,
        "reaction" => WordClass::Reaction,
        "many" => WordClass::Many,
        "people" => WordClass::People,
        "place_as_people" => WordClass::PlaceAsPeople,
        "made" => WordClass::Made,
        "making" => WordClass::Making,
        "classing" => WordClass::Classing,
        "naming" => WordClass::Naming,
        "words" => WordClass::Words,
        _ => return None,
    })
}
