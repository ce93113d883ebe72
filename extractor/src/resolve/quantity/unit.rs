//! What a number counts: unit symbols, currencies, known units, or the noun it modifies.

use super::Finder;
use super::lexer::Shape;
use super::lexicon::{Class, Match};
use super::numeral::{self, Numeral, Style};
use crate::analysis::{Language, Upos};

/// A unit found after (or, for currencies, before) a number.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    /// Atom after it.
    pub end: usize,
    /// Its token.
    pub head: usize,
    /// Canonical English, or the noun's lemma.
    pub name: String,
    /// `money`, `percent`, `time`, `count`, `length`, …
    pub dimension: String,
}

impl Finder<'_> {
    /// The unit of a numeral that ends where `numeral` does.
    pub(super) fn unit(&self, numeral: &Numeral) -> Option<Unit> {
        self.known_unit(numeral).or_else(|| self.noun_unit(numeral))
    }

    /// A unit of the word lists right after a numeral.
    pub(super) fn known_unit(&self, numeral: &Numeral) -> Option<Unit> {
        let from = if self.lexed.is_joint(numeral.end) { numeral.end + 1 } else { numeral.end };
        if let Some(unit) = self.unit_at(from, numeral.style == Style::Digits) {
            return Some(unit);
        }
        if !numeral.takes_preposition() {
            return None;
        }
        let of = self.lexicon.at(Class::Of, self.lexed, numeral.end)?;
        self.unit_at(of.end, false)
    }

    /// A unit of the word lists at an atom.
    pub(super) fn unit_at(&self, at: usize, symbols: bool) -> Option<Unit> {
        let found = |class| self.lexicon.at(class, self.lexed, at);
        let symbol = if symbols { found(Class::UnitSymbol) } else { None };
        let longest = [symbol, found(Class::Currency), found(Class::Unit)]
            .into_iter()
            .flatten()
            .reduce(|best, m| if m.end > best.end { m } else { best })?;
        // Known phrases of adjective and noun, but not the noun of a longer compound.
        if longest.extra == "count" && self.compound_end(longest.end) > longest.end {
            return None;
        }
        Some(self.unit_of(longest))
    }

    fn unit_of(&self, found: Match<'_>) -> Unit {
        Unit {
            end: found.end,
            head: self.lexed.atoms[found.end - 1].last,
            name: found.value.to_owned(),
            dimension: found.extra.to_owned(),
        }
    }

    /// A currency that stands before the number, and where it starts.
    pub(super) fn currency_before(&self, at: usize) -> Option<(usize, Unit)> {
        let (start, found) = self.lexicon.before(Class::Currency, self.lexed, at)?;
        let symbol = self.lexed.atoms[found.end - 1].shape == Shape::Symbol;
        let code = self.lexed.atoms[start].text.chars().all(char::is_uppercase);
        (symbol || code).then(|| (start, self.unit_of(found)))
    }

    /// The noun that a numeral counts.
    fn noun_unit(&self, numeral: &Numeral) -> Option<Unit> {
        let from = match self.lexicon.at(Class::Of, self.lexed, numeral.end) {
            Some(of) if numeral.takes_preposition() => of.end,
            _ => numeral.end,
        };
        let token = self.noun_of_tree(numeral).or_else(|| self.noun_after(from))?;
        let end = (from..self.lexed.len()).rfind(|&i| self.lexed.atoms[i].first == token)? + 1;
        let start = (from..end).find(|&i| self.lexed.atoms[i].first == token)?;
        if let Some(known) = self.unit_at(start, false).filter(|u| u.dimension != "money" || u.end >= end) {
            return Some(Unit { end: known.end.max(end), ..known });
        }
        let lemma = &self.sentence.tokens[token].lemma;
        let name = if lemma.is_empty() || lemma == "_" { &self.sentence.tokens[token].form } else { lemma };
        Some(Unit { end, head: token, name: name.clone(), dimension: "count".to_owned() })
    }

    /// The noun above the number in the tree, where nothing stands in the way.
    fn noun_of_tree(&self, numeral: &Numeral) -> Option<usize> {
        let number = self.lexed.atoms[numeral.end - 1].last;
        let token = self.sentence.tokens.get(number)?;
        let head = token.head.filter(|&h| h > number && h <= number + 6)?;
        let fits = matches!(self.sentence.tokens[head].upos, Upos::Noun | Upos::Propn | Upos::Adj)
            && matches!(token.relation(), "nummod" | "amod" | "det" | "compound" | "nmod");
        let clear = self.sentence.tokens[number + 1..head].iter().all(|t| match t.upos {
            Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Adv | Upos::X | Upos::Sym => true,
            Upos::Adp => numeral.takes_preposition(),
            Upos::Verb => t.feats.is("VerbForm", "Part"),
            Upos::Punct => matches!(t.form.as_str(), "-" | "\"" | "«" | "“" | "'" | "‑"),
            _ => false,
        });
        (fits && clear).then_some(head)
    }

    /// The first noun from an atom on, over adjectives; the last of an English compound.
    pub(super) fn noun_after(&self, from: usize) -> Option<usize> {
        let mut token = self.lexed.get(from).filter(|a| a.shape == Shape::Word)?.first;
        for _ in 0..4 {
            match self.sentence.tokens.get(token)?.upos {
                Upos::Noun => return Some(self.compound_head(token)),
                Upos::Adj => token += 1,
                Upos::Punct
                    if matches!(self.sentence.tokens[token].form.as_str(), "«" | "\"" | "“" | "-") =>
                {
                    token += 1;
                }
                _ => return None,
            }
        }
        None
    }

    fn compound_head(&self, token: usize) -> usize {
        if self.sentence.language != Language::English {
            return token;
        }
        let mut last = token;
        while self.sentence.tokens.get(last + 1).is_some_and(|t| {
            t.upos == Upos::Noun && self.sentence.tokens[last].head.is_some_and(|h| h > last)
        }) {
            last += 1;
        }
        last
    }

    /// Where the compound that goes on at `end` stops.
    fn compound_end(&self, end: usize) -> usize {
        let Some(token) = self.lexed.before(end).map(|a| a.last) else { return end };
        end + (self.compound_head(token) - token)
    }

    /// `par an`, `/kg`, `an hour`: what a rate is per, and where it ends.
    pub(super) fn per(&self, at: usize) -> Option<(usize, String)> {
        let per = self.lexicon.at(Class::Per, self.lexed, at)?;
        let word = &self.lexed.atoms[at].norm;
        let unit = self.unit_at(per.end, word == "/");
        let explicit = matches!(word.as_str(), "/" | "par" | "per" | "pro" | "por");
        match unit {
            Some(unit)
                if explicit || matches!(unit.dimension.as_str(), "time" | "mass" | "volume" | "length") =>
            {
                // `im Jahr 2019`, `in der Woche`: only bare time units.
                let year = self.lexed.get(unit.end).is_some_and(|a| a.number().is_some());
                (!year).then_some((unit.end, unit.name))
            }
            None if explicit && word != "/" && word != "por" => {
                let token = self.noun_after(per.end)?;
                let end = (per.end..self.lexed.len()).rfind(|&i| self.lexed.atoms[i].first == token)? + 1;
                // `150 euros par rapport à 2019` is no rate.
                let linking = matches!(self.sentence.tokens[token].lemma.as_str(), "rapport" | "exemple");
                let close = end == per.end + 1 && !linking;
                close.then(|| (end, self.sentence.tokens[token].lemma.clone()))
            }
            _ => None,
        }
    }

    /// `pour mille naissances`, `per 100,000 people`: a round number that a rate is per.
    pub(super) fn per_many(&self, at: usize) -> Option<(usize, String)> {
        let word = &self.lexed.get(at)?.norm;
        if !matches!(word.as_str(), "pour" | "per" | "pro" | "je" | "auf") {
            return None;
        }
        let many = numeral::parse(self.lexicon, self.lexed, at + 1)?;
        let round =
            many.value.as_integer().filter(|n| matches!(n, 100 | 1000 | 10_000 | 100_000 | 1_000_000))?;
        let token = self.noun_after(many.end)?;
        let end = (many.end..self.lexed.len()).rfind(|&i| self.lexed.atoms[i].first == token)? + 1;
        Some((end, format!("{round} {}", self.sentence.tokens[token].lemma)))
    }

    /// The head of what a share is a share of: `des employés` after `30 %`.
    pub(super) fn whole(&self, at: usize) -> Option<usize> {
        let Some(of) = self.lexicon.at(Class::Of, self.lexed, at) else {
            return self.noun_after(at);
        };
        let mut token = self.lexed.get(of.end)?.first;
        for _ in 0..8 {
            let t = self.sentence.tokens.get(token)?;
            match t.upos {
                Upos::Noun => return Some(self.compound_head(token)),
                Upos::Propn | Upos::Pron => return Some(token),
                Upos::Det | Upos::Adj | Upos::Num | Upos::Adp | Upos::Adv | Upos::Sym | Upos::X => token += 1,
                _ => return None,
            }
        }
        None
    }
}
