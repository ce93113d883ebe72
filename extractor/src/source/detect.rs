//! The language of a document's prose, by [whatlang](https://docs.rs/whatlang).

use crate::analysis::Language;
use std::collections::HashSet;
use std::sync::LazyLock;
use whatlang::Lang;

/// How much prose is looked at, in bytes; more changes nothing.
const ENOUGH: usize = 20_000;

/// How far a language must be ahead of the next one of all, as whatlang counts it.
const SURE: f64 = 0.3;

/// How far a language of the model must be ahead of the next one of these.
const AHEAD: f64 = 0.1;

/// The commonest words of each language.
static COMMON: LazyLock<Vec<(Language, HashSet<&str>)>> = LazyLock::new(|| {
    let lines = include_str!("data/common_words.txt").lines().filter(|line| !line.starts_with('#'));
    let read = |line: &'static str| {
        let (code, words) = line.split_once(' ')?;
        Some((code.parse().ok()?, words.split(' ').collect()))
    };
    lines.filter_map(read).collect()
});

/// The languages of the model.
const KNOWN: [Lang; 5] = [Lang::Fra, Lang::Eng, Lang::Deu, Lang::Spa, Lang::Ita];

/// The language of some prose, given in paragraphs or sentences; [`Language::UNKNOWN`] where it is too short or too
/// mixed to tell.
#[must_use]
pub fn language<'a>(prose: impl Iterator<Item = &'a str>) -> Language {
    let mut sample = String::new();
    for paragraph in prose {
        sample.extend(paragraph.chars().take(ENOUGH));
        sample.push('\n');
        if sample.len() >= ENOUGH {
            break;
        }
    }
    let Some(first) = whatlang::detect(&sample) else { return Language::UNKNOWN };
    if first.is_reliable() || first.confidence() > SURE {
        return two_letters(first.lang().code());
    }
    // A few words might be of any of seventy languages. The best guess stands where it is a language of the model
    // and ahead of the others of the model.
    let among = whatlang::Detector::with_allowlist(KNOWN.to_vec()).detect(&sample);
    match among {
        Some(info) if info.lang() == first.lang() && info.confidence() > AHEAD => {
            two_letters(info.lang().code())
        }
        _ => by_common_words(&sample).unwrap_or(Language::UNKNOWN),
    }
}

/// The language with clearly the most of its commonest words in a short text (`Marie a 34 ans.`).
fn by_common_words(sample: &str) -> Option<Language> {
    let words: Vec<String> =
        sample.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
    let counted = COMMON.iter().map(|(language, common)| {
        (words.iter().filter(|word| common.contains(word.as_str())).count(), *language)
    });
    let mut counted: Vec<(usize, Language)> = counted.collect();
    counted.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let (most, next) = (counted.first()?, counted.get(1)?);
    // Of the others too few words are known here to be sure.
    let read = matches!(most.1, Language::French | Language::English | Language::German);
    (read && most.0 > next.0 && most.0 * 4 >= words.len()).then_some(most.1)
}

/// ISO 639-3 to ISO 639-1, for the languages whatlang knows.
fn two_letters(code: &str) -> Language {
    const CODES: &str = "epo eo,eng en,rus ru,cmn zh,spa es,por pt,ita it,ben bn,fra fr,deu de,ukr uk,kat ka,\
        ara ar,hin hi,jpn ja,heb he,yid yi,pol pl,amh am,jav jv,kor ko,nob nb,dan da,swe sv,fin fi,tur tr,nld nl,\
        hun hu,ces cs,ell el,bul bg,bel be,mar mr,kan kn,ron ro,slv sl,hrv hr,srp sr,mkd mk,lit lt,lav lv,est et,\
        tam ta,vie vi,urd ur,tha th,guj gu,uzb uz,pan pa,aze az,ind id,tel te,pes fa,mal ml,ori or,mya my,nep ne,\
        sin si,khm km,tuk tk,aka ak,zul zu,sna sn,afr af,lat la,slk sk,cat ca,tgl tl,hye hy,cym cy";
    CODES
        .split(',')
        .find_map(|pair| pair.strip_prefix(code))
        .and_then(|short| short.trim().parse().ok())
        .unwrap_or(Language::UNKNOWN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_languages_apart() {
        let of = |text| language(std::iter::once(text));
        assert_eq!(of("Nous avons travaillé toute la nuit sur ce projet difficile."), Language::French);
        assert_eq!(of("We worked the whole night on this difficult project."), Language::English);
        assert_eq!(of("Wir haben die ganze Nacht an diesem Projekt gearbeitet."), Language::German);
        assert_eq!(of("Julia Bennett lives in Leeds. She sells books."), Language::English);
        assert_eq!(of("Ala ma kota i psa."), Language::UNKNOWN);
        for short in ["Marie a 34 ans.", "Le bébé pèse 3 kilos de plus.", "Nos ventes ont progressé."] {
            assert_eq!(of(short), Language::French, "{short}");
        }
        assert_eq!(of("She is 34."), Language::English);
        assert_eq!(of("Er ist 34."), Language::German);
        assert_eq!(of("12 34"), Language::UNKNOWN);
        assert_eq!(two_letters("por"), Language::Other(*b"pt"));
    }
}
