//! [`Reading`]: what is known of a verb's subject and object when its relation is looked up.

/// How a verb stands in its sentence.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reading<'a> {
    /// In the passive.
    pub passive: bool,
    /// What its object is.
    pub object: ObjectKind,
    /// Its subject is a person, as far as is known.
    pub animate: bool,
    /// Its object, or what the passive is said of, is people, as far as is known.
    pub whom: bool,
    /// Somebody is named to whom it is done, besides a direct object.
    pub dative: bool,
    /// Its object is an event or a state (`connaître une hausse`).
    pub event: bool,
    /// Its object is an organisation (`join a firm`).
    pub body: bool,
    /// Its object is an act in the infinitive (`advised me to leave`).
    pub infinitive: bool,
    /// Its object does an act behind it (`pushes her to leave`).
    pub acting: bool,
    /// Its object is an amount, and it is not said of what (`lost 3%`).
    pub bare: bool,
    /// Its object is money without an amount (`earn a good salary`).
    pub money: bool,
    /// Its object is known to be a place (`in the hall`), and not only not known to be none.
    pub site: bool,
    /// Its subject is known to be neither people nor what says something, as a report does.
    pub thing: bool,
    /// Its object is a stretch of time (`spend two years`).
    pub time: bool,
    /// The noun of its object, or of what the passive is said of, in lower case; empty where there is none.
    pub noun: &'a str,
    /// The noun of its subject, unless in the passive, likewise.
    pub doer: &'a str,
}

/// What is known of an object before its relation: some forms ask for a certain kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ObjectKind {
    /// Something, as far as is known.
    #[default]
    Thing,
    /// There is none.
    Nothing,
    /// A place.
    Place,
    /// A number of people or things (`employs 70,000 people`).
    Count,
    /// An amount of money.
    Money,
    /// A percentage.
    Percent,
    /// A number of years, and no more than that.
    Age,
    /// A content clause (`finds that …`): a form that takes the complementiser (`trouver [que]`) wins.
    Clause,
    /// A question (`demande si …`): likewise one that takes `si`, or else as other clauses.
    Question,
}
