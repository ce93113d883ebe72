//! Times that recur: `tous les trimestres`, `every two weeks`, `montags`, `souvent`, `hebdomadaire`.

use super::{Draft, Finder, TimeKind};
use crate::analysis::Upos;
use crate::resolve::quantity::lexicon::Class;
use crate::resolve::quantity::numeral;

impl Finder<'_> {
    /// The recurring time that starts at `at`.
    pub(super) fn recurring(&self, at: usize) -> Option<Draft> {
        self.every(at)
            .or_else(|| self.times_per(at))
            .or_else(|| self.weekends(at))
            .or_else(|| self.periodic(at))
    }

    fn set(from: usize, to: usize, value: Option<String>, quant: Option<&str>) -> Draft {
        let mut draft = Draft::new(from, to, TimeKind::Set, value);
        draft.quant = quant.map(str::to_owned);
        draft
    }

    /// `chaque semaine`, `tous les deux jours`, `every other Monday`.
    fn every(&self, at: usize) -> Option<Draft> {
        let every = self.at(Class::Every, at)?;
        let mut end = every.end;
        let mut count = if every.value == "2" { 2 } else { 1 };
        if let Some(number) = numeral::parse(self.lexicon, self.lexed, end) {
            count = number.value.as_integer()?;
            end = number.end;
        }
        if let Some(m) = self.at(Class::Weekend, end) {
            return Some(Self::set(at, m.end, Some("XXXX-WXX-WE".to_owned()), Some("EVERY")));
        }
        if let Some(m) = self.at(Class::Weekday, end) {
            return Some(Self::set(at, m.end, Some(format!("XXXX-WXX-{}", m.value)), Some("EVERY")));
        }
        if let Some(m) = self.at(Class::Month, end) {
            return Some(Self::set(at, m.end, Some(format!("XXXX-{:02}", m.integer())), Some("EVERY")));
        }
        if let Some(m) = self.at(Class::DayPart, end) {
            return Some(Self::set(at, m.end, Some(format!("XXXX-XX-XXT{}", m.value)), Some("EVERY")));
        }
        if let Some(m) = self.at(Class::Season, end) {
            return Some(Self::set(at, m.end, Some(format!("XXXX-{}", m.value)), Some("EVERY")));
        }
        let unit = self.at(Class::TimeUnit, end)?;
        let value = match unit.value.strip_prefix('T') {
            Some(clock) => format!("PT{count}{clock}"),
            None => format!("P{count}{}", unit.value),
        };
        Some(Self::set(at, unit.end, Some(value), Some("EVERY")))
    }

    /// `deux fois par an`, `twice a week`.
    fn times_per(&self, at: usize) -> Option<Draft> {
        let (count, end) = match self.at(Class::AdverbTimes, at) {
            Some(adverb) => (adverb.integer(), adverb.end),
            None => {
                let (count, end) = match numeral::parse(self.lexicon, self.lexed, at) {
                    Some(n) => (n.value.as_integer()?, n.end),
                    None => (1, self.at(Class::Article, at)?.end),
                };
                (count, self.at(Class::Times, end)?.end)
            }
        };
        let per = self.at(Class::Per, end)?;
        let unit = self.at(Class::TimeUnit, per.end)?;
        let value = match unit.value.strip_prefix('T') {
            Some(clock) => format!("PT1{clock}"),
            None => format!("P1{}", unit.value),
        };
        let mut draft = Self::set(at, unit.end, Some(value), None);
        draft.freq = Some(format!("{count}X"));
        Some(draft)
    }

    /// `les week-ends`, `Mondays`, `le soir` in the plural.
    fn weekends(&self, at: usize) -> Option<Draft> {
        if let Some(found) = self.at(Class::Recurring, at) {
            return Some(Self::set(at, found.end, Some(found.value.to_owned()), None));
        }
        let plural = self.at(Class::Determiner, at).filter(|m| m.value == "plural")?;
        let atom = self.lexed.get(plural.end)?;
        if let Some(weekend) = self.at(Class::Weekend, plural.end) {
            return Some(Self::set(at, weekend.end, Some("XXXX-WXX-WE".to_owned()), None));
        }
        let day = atom.norm.strip_suffix('s')?;
        let (value, _) = self.lexicon.lemma(Class::Weekday, day)?;
        Some(Self::set(at, plural.end + 1, Some(format!("XXXX-WXX-{value}")), None))
    }

    /// `hebdomadaire`, `weekly`, `souvent`, `always`.
    fn periodic(&self, at: usize) -> Option<Draft> {
        let upos = self.lexed.get(at)?.upos;
        if let Some(found) = self.at(Class::Periodic, at) {
            let fits = matches!(upos, Upos::Adj | Upos::Adv) || found.end > at + 1;
            return fits.then(|| Self::set(at, found.end, Some(found.value.to_owned()), None));
        }
        let found = self.at(Class::Frequency, at)?;
        let fits = matches!(upos, Upos::Adv) || found.end > at + 1;
        fits.then(|| Self::set(at, found.end, None, Some(found.value)))
    }
}
