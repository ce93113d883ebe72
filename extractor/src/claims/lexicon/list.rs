//! [`List`]: the word lists that say nothing of a word but that it is in them.

/// A list of words that one construction asks for, and nothing more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// Nouns whose infinitive is somebody's plan or wish (`la volonté de …`).
    Plans,
    /// Nouns whose content, behind a colon, is proposed and not stated (`un contre-projet : …`).
    Proposals,
    /// Verbs under which an event is the subject's own doing (`prévoir`, `launch`).
    Planning,
    /// Verbs whose participle is active though it stands alone (`arrivé à Paris`).
    Unaccusative,
    /// Verbs that take no object (`dormir`, `travailler`).
    Intransitive,
    /// Verbs that form expressions with bare nouns (`avoir peur`, `take part`).
    Support,
    /// Verbs that tie a number to an event (`toucher`, `affect`).
    Affecting,
    /// Words of thanks and greeting.
    Greetings,
    /// Nouns that name a time or a span of time.
    Times,
    /// Participles that lead to a reason rather than say what somebody does (`sachant que`).
    Leading,
    /// Verbs whose impersonal subject announces what there is (`il reste trois places`).
    Presenting,
    /// Pronouns that point at something said, or at nothing in particular (`ça`, `it`).
    Pointing,
    /// Verbs that say little by themselves (`être`, `have`).
    Empty,
    /// Words that speakers insert while they look for others (`on va dire`).
    Inserted,
    /// Adverbs that belong to the noun phrase they stand before (`presque tous`, `about`).
    Approximators,
    /// Verbs that say too little without what they are directed at (`croire à`, `renoncer à`).
    Directed,
    /// Verbs that say too little without what they are about or come from (`parler de`, `sortir de`).
    Sourced,
    /// Verbs that say nothing without their object or complement (`développer`, `se retrouver`).
    Needy,
    /// Verbs whose object pronoun takes up what was said (`je le sais`).
    TakingUp,
    /// Adjectives that judge what was said or done (`c'est possible`).
    Judging,
    /// Adjectives and participles whose clause or infinitive is what somebody can, knows or feels (`capable de`).
    Experiencer,
    /// Verbs of what happens and of what that does to somebody (`cela m'inquiète`).
    Moving,
    /// Verbs that tie a person to an organisation, as their object or with a preposition (`diriger`, `work`).
    Belonging,
    /// Verbs after which a person belongs to an organisation from then on (`fonder`, `join`).
    Founding,
    /// Days of the week.
    Weekdays,
    /// Pronouns that mean people, whoever they are (`quelqu'un`, `nobody`).
    Somebody,
    /// Nouns for places that decide and act (`région`, `city`).
    Governing,
    /// Nouns for states and abstract things, which are no places though one is `in` them (`situation`).
    States,
    /// Nouns that say how somebody is or travels, bare behind `en` (`en larmes`, `en camion`).
    Bearings,
    /// Adverbs that say where (`ici`, `dehors`, `en bas`).
    PlaceAdverbs,
    /// Phrases that say how, as they stand (`à pied`, `by hand`).
    MannerPhrases,
    /// Nouns that only say how many there are of something (`un tas de livres`).
    Amounts,
    /// Adverbs by which others say it (`angeblich`, `allegedly`).
    Hearsay,
    /// Participles that say how something is, rather than what was done to it (`le prix est élevé`).
    Stative,
    /// Verbs whose object does what it is sent, called or taken for (`envoyer Paul pour négocier`).
    Sending,
    /// Verbs of making and using: what is made does what it is made for (`un fonds créé pour aider`).
    Making,
    /// Verbs that ask for what somebody is or seems to be, behind `comme` (`débuter comme apprenti`).
    Serving,
    /// Verbs of what comes up, which ask for what it comes after (`survenir après un choc`).
    Occurring,
    /// Verbs by whose infinitive a speaker comments (`pour conclure`).
    Commenting,
}

impl List {
    pub(super) const ALL: [(Self, &'static str); 39] = [
        (Self::Plans, "plan_nouns"),
        (Self::Proposals, "proposal_nouns"),
        (Self::Planning, "planning_verbs"),
        (Self::Unaccusative, "unaccusative_verbs"),
        (Self::Intransitive, "intransitive_verbs"),
        (Self::Support, "support_verbs"),
        (Self::Affecting, "affecting_verbs"),
        (Self::Greetings, "greetings"),
        (Self::Times, "time_nouns"),
        (Self::Leading, "leading_participles"),
        (Self::Presenting, "presenting_verbs"),
        (Self::Pointing, "pointing_pronouns"),
        (Self::Empty, "empty_verbs"),
        (Self::Inserted, "inserted_words"),
        (Self::Approximators, "approximators"),
        (Self::Weekdays, "weekdays"),
        (Self::Somebody, "indefinite_people"),
        (Self::Governing, "governing_nouns"),
        (Self::States, "state_nouns"),
        (Self::Stative, "stative_participles"),
        (Self::Directed, "directed_verbs"),
        (Self::Sourced, "sourced_verbs"),
        (Self::Needy, "needy_verbs"),
        (Self::TakingUp, "clause_verbs"),
        (Self::Judging, "judging_adjectives"),
        (Self::Experiencer, "experiencer_predicates"),
        (Self::Moving, "moving_verbs"),
        (Self::Belonging, "belonging_verbs"),
        (Self::Founding, "founding_verbs"),
        (Self::Bearings, "bearing_nouns"),
        (Self::PlaceAdverbs, "place_adverbs"),
        (Self::MannerPhrases, "manner_phrases"),
        (Self::Amounts, "amount_nouns"),
        (Self::Hearsay, "hearsay_adverbs"),
        (Self::Sending, "sending_verbs"),
        (Self::Making, "making_verbs"),
        (Self::Commenting, "commenting_verbs"),
        (Self::Serving, "serving_verbs"),
        (Self::Occurring, "occurring_verbs"),
    ];
}
