//! [`ClaimFilter`]: which claims are meant. Read from the parameters of an address, written as graph patterns of
//! SPARQL, and tried on claims already read, with the same outcome; the lists, the graph views and the exports share it.
//!
//! A field with several values takes any of them; all fields must fit. Text, names and labels are compared without
//! case and accents.

mod fits;
mod patterns;

use dixit_extractor::rdf::Code;
use dixit_extractor::resolve::{Certainty, Modality, Polarity};
use dixit_extractor::source::{Role, Section};
use dixit_extractor::store::functions::days;

/// Which claims are meant; the default means all.
///
/// ```
/// use dixit_server::view::filter::ClaimFilter;
///
/// let filter = ClaimFilter::from_pairs([("polarity", "denied"), ("speaker", "ann lee")]).unwrap();
/// assert!(filter.patterns("http://localhost:7878/").contains("dx:polarity"));
/// assert!(ClaimFilter::from_pairs([("polarity", "perhaps")]).unwrap_err().to_string().contains("affirmed"));
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ClaimFilter {
    /// Words that the quote holds, all of them.
    pub text: Vec<String>,
    /// Who says it: an IRI, or a part of the name.
    pub speaker: Vec<String>,
    /// What it is about, as subject or object: an IRI, or a part of the label.
    pub entity: Vec<String>,
    /// Its subject: an IRI, or a part of the label.
    pub subject: Vec<String>,
    /// Its object: an IRI, or a part of the label.
    pub object: Vec<String>,
    /// Its relation: an IRI, a prefixed name (`rel:lags`), a label or a lemma.
    pub relation: Vec<String>,
    /// Its document: an IRI or a slug.
    pub document: Vec<String>,
    /// Language code of the quote.
    pub language: Vec<String>,
    /// Affirmed or denied.
    pub polarity: Vec<Polarity>,
    /// How sure.
    pub certainty: Vec<Certainty>,
    /// In what mood.
    pub modality: Vec<Modality>,
    /// The speaker's part.
    pub role: Vec<Role>,
    /// Kind of text it stands in.
    pub section: Vec<Section>,
    /// Unit of a number in it.
    pub unit: Vec<String>,
    /// Whether it also stands as a bare triple.
    pub asserted: Option<bool>,
    /// A number in it is at least this.
    pub number_min: Option<f64>,
    /// A number in it is at most this.
    pub number_max: Option<f64>,
    /// What it speaks of lies not wholly before this date.
    pub time_from: Option<String>,
    /// What it speaks of lies not wholly after this date.
    pub time_to: Option<String>,
    /// The document was published on this date or later.
    pub published_from: Option<String>,
    /// The document was published on this date or earlier.
    pub published_to: Option<String>,
    /// It is at least so much worth checking, 0 to 1.
    pub check_worthiness_min: Option<f64>,
    /// It was at least so surely read right, 0 to 1.
    pub confidence_min: Option<f64>,
}

/// A parameter of an address has a value that does not fit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the parameter '{name}' is '{value}': use {wanted}")]
pub struct FilterError {
    /// The parameter.
    pub name: String,
    /// What was given.
    pub value: String,
    /// What may be.
    pub wanted: String,
}

/// The parameters that make a filter, each with what it does.
pub const PARAMETERS: &[(&str, &str)] = &[
    ("text", "words that the quote holds, all of them, whatever their case and accents"),
    ("speaker", "who says it: an IRI, or a part of the name"),
    ("entity", "what it is about, as subject or object: an IRI, or a part of the label"),
    ("subject", "its subject: an IRI, or a part of the label"),
    ("object", "its object: an IRI, or a part of the label"),
    ("relation", "its relation: an IRI, a prefixed name such as rel:lags, a label or a lemma"),
    ("document", "its document: an IRI or a slug"),
    ("language", "language code of the quote"),
    ("polarity", "affirmed or denied"),
    ("certainty", "certain, probable, possible or unknown"),
    (
        "modality",
        "opinion, prediction, obligation, ability, desire, hypothetical, question, hearsay or reported",
    ),
    ("role", "the speaker's part: interviewer, interviewee, narrator or unknown"),
    ("section", "kind of text: headline, byline, lead, turn, caption or boilerplate"),
    ("unit", "unit of a number in it"),
    ("asserted", "true: stated as a plain fact; false: denied, hedged, asked or reported"),
    ("number_min", "a number in it is at least this"),
    ("number_max", "a number in it is at most this"),
    ("time_from", "what it speaks of lies not wholly before this date (2025, 2025-02, 2025-02-03, 2025-W05)"),
    ("time_to", "what it speaks of lies not wholly after this date"),
    ("published_from", "its document was published on this date or later"),
    ("published_to", "its document was published on this date or earlier"),
    ("check_worthiness_min", "it is at least so much worth checking, 0 to 1"),
    ("confidence_min", "it was at least so surely read right, 0 to 1"),
];

impl ClaimFilter {
    /// Read a filter from the parameters of an address. Parameters of other names, and empty values, are passed over,
    /// so a form with empty fields means all claims.
    ///
    /// # Errors
    /// When a value does not fit its parameter.
    pub fn from_pairs<K: AsRef<str>, V: AsRef<str>>(
        pairs: impl IntoIterator<Item = (K, V)>,
    ) -> Result<Self, FilterError> {
        let mut filter = Self::default();
        for (name, value) in pairs {
            let value = value.as_ref().trim();
            if !value.is_empty() {
                filter.set(name.as_ref(), value)?;
            }
        }
        Ok(filter)
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), FilterError> {
        let owned = || value.to_owned();
        match name {
            "text" => self.text.extend(value.split_whitespace().map(str::to_owned)),
            "speaker" => self.speaker.push(owned()),
            "entity" => self.entity.push(owned()),
            "subject" => self.subject.push(owned()),
            "object" => self.object.push(owned()),
            "relation" => self.relation.push(owned()),
            "document" => self.document.push(owned()),
            "language" => self.language.push(owned()),
            "unit" => self.unit.push(owned()),
            "polarity" => self.polarity.push(code(name, value, Polarity::name)?),
            "certainty" => self.certainty.push(code(name, value, Certainty::name)?),
            "modality" => self.modality.push(code(name, value, Modality::name)?),
            "role" => self.role.push(code(name, value, Role::name)?),
            "section" => self.section.push(code(name, value, Section::name)?),
            "asserted" => self.asserted = Some(boolean(name, value)?),
            "number_min" => self.number_min = Some(number(name, value)?),
            "number_max" => self.number_max = Some(number(name, value)?),
            "time_from" => self.time_from = Some(date(name, value)?),
            "time_to" => self.time_to = Some(date(name, value)?),
            "published_from" => self.published_from = Some(date(name, value)?),
            "published_to" => self.published_to = Some(date(name, value)?),
            "check_worthiness_min" => self.check_worthiness_min = Some(number(name, value)?),
            "confidence_min" => self.confidence_min = Some(number(name, value)?),
            _ => {}
        }
        Ok(())
    }

    /// The parameters that make this filter, in the order of [`PARAMETERS`]: what an address of the same claims has.
    #[must_use]
    pub fn to_pairs(&self) -> Vec<(&'static str, String)> {
        PARAMETERS
            .iter()
            .flat_map(|(name, _)| self.values(name).into_iter().map(move |v| (*name, v)))
            .collect()
    }

    /// The values of one parameter.
    #[must_use]
    pub fn values(&self, name: &str) -> Vec<String> {
        let names = |names: Vec<&'static str>| names.into_iter().map(str::to_owned).collect();
        let one = |value: Option<String>| value.into_iter().collect();
        let number = |value: Option<f64>| one(value.map(|number| number.to_string()));
        match name {
            "text" => one(Some(self.text.join(" ")).filter(|text| !text.is_empty())),
            "speaker" => self.speaker.clone(),
            "entity" => self.entity.clone(),
            "subject" => self.subject.clone(),
            "object" => self.object.clone(),
            "relation" => self.relation.clone(),
            "document" => self.document.clone(),
            "language" => self.language.clone(),
            "unit" => self.unit.clone(),
            "polarity" => names(self.polarity.iter().map(|value| value.name()).collect()),
            "certainty" => names(self.certainty.iter().map(|value| value.name()).collect()),
            "modality" => names(self.modality.iter().map(|value| value.name()).collect()),
            "role" => names(self.role.iter().map(|value| value.name()).collect()),
            "section" => names(self.section.iter().map(|value| value.name()).collect()),
            "asserted" => one(self.asserted.map(|asserted| asserted.to_string())),
            "number_min" => number(self.number_min),
            "number_max" => number(self.number_max),
            "time_from" => one(self.time_from.clone()),
            "time_to" => one(self.time_to.clone()),
            "published_from" => one(self.published_from.clone()),
            "published_to" => one(self.published_to.clone()),
            "check_worthiness_min" => number(self.check_worthiness_min),
            "confidence_min" => number(self.confidence_min),
            _ => Vec::new(),
        }
    }

    /// Whether a parameter takes the names of a closed set.
    #[must_use]
    pub fn is_code(name: &str) -> bool {
        matches!(name, "polarity" | "certainty" | "modality" | "role" | "section")
    }

    /// The names that a parameter of a closed set takes; none of another.
    #[must_use]
    pub fn names_of(name: &str) -> Vec<&'static str> {
        fn all<C: Code>(named: fn(C) -> &'static str) -> Vec<&'static str> {
            C::TABLE.iter().map(|(code, _)| named(*code)).collect()
        }
        match name {
            "polarity" => all(Polarity::name),
            "certainty" => all(Certainty::name),
            "modality" => all(Modality::name),
            "role" => all(Role::name),
            "section" => all(Section::name),
            _ => Vec::new(),
        }
    }

    /// What a parameter calls a value of its closed set that the store has as an IRI.
    #[must_use]
    pub fn name_of_code(name: &str, iri: &str) -> Option<&'static str> {
        match name {
            "polarity" => Polarity::from_iri(iri).map(Polarity::name),
            "certainty" => Certainty::from_iri(iri).map(Certainty::name),
            "modality" => Modality::from_iri(iri).map(Modality::name),
            "role" => Role::from_iri(iri).map(Role::name),
            "section" => Section::from_iri(iri).map(Section::name),
            _ => None,
        }
    }

    /// Whether all claims are meant.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

fn code<C: Code>(name: &str, value: &str, named: fn(C) -> &'static str) -> Result<C, FilterError> {
    let known = C::TABLE.iter().map(|(code, _)| *code);
    known.clone().find(|code| named(*code) == value).ok_or_else(|| {
        let known: Vec<&str> = known.map(named).collect();
        wrong(name, value, &known.join(", "))
    })
}

fn boolean(name: &str, value: &str) -> Result<bool, FilterError> {
    value.parse().map_err(|_| wrong(name, value, "true or false"))
}

fn number(name: &str, value: &str) -> Result<f64, FilterError> {
    let number = value.parse().ok().filter(|number: &f64| number.is_finite());
    number.ok_or_else(|| wrong(name, value, "a number such as 12 or 0.5"))
}

fn date(name: &str, value: &str) -> Result<String, FilterError> {
    let wanted = "a date such as 2025, 2025-02, 2025-02-03, 2025-W05 or 2025-Q1";
    days(value).map(|_| value.to_owned()).ok_or_else(|| wrong(name, value, wanted))
}

fn wrong(name: &str, value: &str, wanted: &str) -> FilterError {
    FilterError { name: name.to_owned(), value: value.to_owned(), wanted: wanted.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::corpus::corpus;
    use crate::view::list::Asking;
    use crate::view::sample;
    use oxigraph::model::Term;
    use oxigraph::sparql::QueryResults;

    /// The names of the claims that a filter finds in the sample, by SPARQL and in memory.
    fn found(pairs: &[(&str, &str)]) -> Vec<String> {
        let filter = ClaimFilter::from_pairs(pairs.iter().copied()).unwrap();
        assert_eq!(ClaimFilter::from_pairs(filter.to_pairs()).unwrap(), filter);
        let sparql = format!("SELECT DISTINCT ?claim {{ {} }}", filter.patterns(sample::BASE));
        let store = sample::store();
        let results = store.query(&sparql).unwrap_or_else(|error| panic!("{error}\n{sparql}"));
        let QueryResults::Solutions(rows) = results else { panic!("no SELECT") };
        let mut names: Vec<String> = rows
            .map(|row| match row.unwrap().get("claim") {
                Some(Term::NamedNode(claim)) => claim.as_str().rsplit('/').next().unwrap().to_owned(),
                other => panic!("{other:?} is no claim"),
            })
            .collect();
        names.sort();
        let asking = Asking { store: &store, base: sample::BASE, cancellation: None };
        let corpus = corpus(&asking, &ClaimFilter::default()).unwrap();
        let name = |place: usize| corpus.claims[place].id.rsplit('/').next().unwrap().to_owned();
        let mut chosen: Vec<String> = corpus.choose(&filter, sample::BASE).into_iter().map(name).collect();
        chosen.sort();
        assert_eq!(chosen, names, "{pairs:?}");
        names
    }

    #[test]
    fn every_field_narrows() {
        const ALL: &[&str] = &["close", "employ", "lose", "support"];
        assert_eq!(found(&[]), ALL);
        assert_eq!(found(&[("text", "")]), ALL);
        type Case = (&'static [(&'static str, &'static str)], &'static [&'static str]);
        let cases: &[Case] = &[
            (&[("text", "CÔUNCIL plan")], &["support"]),
            (&[("speaker", "lee")], &["employ", "lose", "support"]),
            (&[("speaker", "http://localhost:7878/entity/ann-lee"), ("speaker", "NARRATOR")], ALL),
            (&[("entity", "plan")], &["support"]),
            (&[("entity", "http://localhost:7878/entity/harbour")], &["close"]),
            (&[("subject", "plan")], &[]),
            (&[("object", "plan")], &["support"]),
            (&[("relation", "Supports")], &["support"]),
            (&[("relation", "http://localhost:7878/relation/en/lose")], &["lose"]),
            (&[("document", "harbour")], ALL),
            (&[("document", "elsewhere")], &[]),
            (&[("language", "en")], ALL),
            (&[("polarity", "denied")], &["support"]),
            (&[("polarity", "denied"), ("polarity", "affirmed")], ALL),
            (&[("polarity", "denied"), ("certainty", "possible")], &[]),
            (&[("modality", "prediction"), ("modality", "reported")], &["employ", "lose"]),
            (&[("role", "narrator")], &["close"]),
            (&[("section", "lead")], &["close"]),
            (&[("unit", "Worker")], &["employ"]),
            (&[("asserted", "true")], &["close"]),
            (&[("asserted", "false")], &["employ", "lose", "support"]),
            (&[("number_min", "1000"), ("number_max", "1e4")], &["employ"]),
            (&[("number_min", "1201")], &[]),
            (&[("published_from", "2025-02"), ("published_to", "2025-W06")], ALL),
            (&[("published_from", "2025-03")], &[]),
            (&[("time_from", "2025")], &[]),
            (&[("check_worthiness_min", "0.5")], ALL),
            (&[("confidence_min", "0.91")], &[]),
        ];
        for (pairs, names) in cases {
            assert_eq!(found(pairs), *names, "{pairs:?}");
        }
    }

    #[test]
    fn values_cannot_break_out() {
        for (name, _) in PARAMETERS {
            for hostile in ["\"", "\\", "> } #", "http://a b>", "\") } #", "'\n}", "{}", "rel:}", "é\u{0}"] {
                if let Ok(filter) = ClaimFilter::from_pairs([(name, hostile)]) {
                    let sparql = format!("ASK {{ {} }}", filter.patterns("http://localhost:7878/"));
                    let answer = sample::store().query(&sparql);
                    assert!(
                        matches!(answer, Ok(QueryResults::Boolean(false))),
                        "{name}={hostile:?}: {sparql}"
                    );
                }
            }
        }
    }

    #[test]
    fn wrong_values_are_named_with_what_would_do() {
        for (name, value, wanted) in [
            ("polarity", "no", "affirmed, denied"),
            ("asserted", "1", "true or false"),
            ("number_min", "NaN", "a number"),
            ("time_from", "yesterday", "2025-W05"),
        ] {
            let error = ClaimFilter::from_pairs([(name, value)]).unwrap_err();
            assert!(error.to_string().contains(wanted) && error.to_string().contains(value), "{error}");
        }
    }
}
