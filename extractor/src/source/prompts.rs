//! Paragraphs by which somebody is interviewed where no mark tells them from the answers: questions, and remarks between them
//! (`Vos concurrents sont moins chers.`), which the order of the paragraphs and their words give away.

use super::asked::outside_quotes;
use super::introduced::FULL_NAME;
use super::{line, words};

/// A paragraph of a question's length, in bytes.
const LONGEST_QUESTION: usize = 400;
/// A question that speaks to somebody all along may be this long, in bytes.
const LONGEST_PUT: usize = 900;
/// A paragraph of a remark's length, in bytes.
const LONGEST_REMARK: usize = 220;
/// The most words of thanks with which a talk ends.
const LONGEST_THANKS: usize = 8;

/// Which paragraphs ask, given the text of each, `None` for what is no paragraph of a talk. None do where the document is no
/// interview of this layout.
pub(super) fn bare(paragraphs: &[Option<&str>]) -> Vec<bool> {
    let asks = |i: usize| {
        let (Some(own), Some(Some(next))) = (paragraphs[i], paragraphs.get(i + 1)) else { return false };
        if i == 0 && introduces(next) {
            return false;
        }
        // An answer may end with a question, too (`Qui sait ?`): the longer of two neighbours answers.
        let answers = !line::ends_question(next) || next.len() > own.len();
        own.len() < longest(own) && line::ends_question(own) && answers
    };
    let mut found: Vec<bool> = (0..paragraphs.len()).map(asks).collect();
    if !is_talk(paragraphs, &found) {
        for (i, asks) in found.iter_mut().enumerate() {
            *asks |= is_answered(paragraphs, i);
        }
        if !is_talk_of_statements(paragraphs, &found) {
            return vec![false; paragraphs.len()];
        }
    }
    let address = Address::of(paragraphs, &found);
    add_opening(paragraphs, &mut found);
    add_remarks(paragraphs, &mut found, address);
    add_doubled(paragraphs, &mut found);
    add_thanks(paragraphs, &mut found);
    found
}

/// Whether a paragraph below a headline that asks tells of somebody, and answers nothing.
fn introduces(next: &str) -> bool {
    // `Anne Roy : Demain.`
    let labelled = |end: usize| next[end..].trim_start().starts_with(':');
    let named = FULL_NAME.find(next).is_some_and(|name| !labelled(name.end()));
    named && !words::speaks_of_oneself(&words::fold(next))
}

/// How long a question may be: longer where it speaks to somebody and of nobody's own.
fn longest(own: &str) -> usize {
    let folded = words::fold(own);
    let put = words::addresses(&folded) && !words::says_i(&folded);
    if put { LONGEST_PUT } else { LONGEST_QUESTION }
}

/// Whether there are questions enough, among the paragraphs behind the first one.
fn is_talk(paragraphs: &[Option<&str>], found: &[bool]) -> bool {
    let count = found.iter().filter(|&&a| a).count();
    let after = found.iter().position(|&a| a).map_or(0, |first| paragraphs.len() - first);
    let few = count < 3 && !(count == 2 && is_short_talk(paragraphs, found));
    !few && count * 6 >= after
}

/// Whether questions and statements to somebody together make an interview: three or more that stand close, a question to
/// somebody among them.
fn is_talk_of_statements(paragraphs: &[Option<&str>], found: &[bool]) -> bool {
    let put: Vec<usize> = (0..found.len()).filter(|&i| found[i]).collect();
    let asks = |i: &&usize| paragraphs[**i].is_some_and(line::ends_question);
    let near = put.first().is_some_and(|first| put.len() * 4 >= paragraphs.len() - first);
    put.len() >= 3 && near && put.iter().any(|i| asks(&i))
}

/// Whether two questions make an interview: both are put to somebody who answers of themselves, in no quotation marks.
fn is_short_talk(paragraphs: &[Option<&str>], found: &[bool]) -> bool {
    let mut asked = (0..found.len()).filter(|&i| found[i]);
    asked.all(|i| {
        let (Some(question), Some(Some(answer))) = (paragraphs[i], paragraphs.get(i + 1)) else {
            return false;
        };
        let folded = words::fold(question);
        let put = words::addresses(&folded) || words::is_familiar(&folded);
        put && words::speaks_of_oneself(&words::fold(answer)) && !question.contains('«') && !is_quoted(answer)
    })
}

/// How who asks speaks to whoever answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Address {
    /// `vous`
    Polite,
    /// `tu`
    Familiar,
}

impl Address {
    /// The commoner form of the questions found so far.
    fn of(paragraphs: &[Option<&str>], found: &[bool]) -> Self {
        let asked = || (0..found.len()).filter(|&i| found[i]).filter_map(|i| paragraphs[i]).map(words::fold);
        let familiar = asked().filter(|q| words::is_familiar(q)).count();
        let polite = asked().filter(|q| words::addresses(q)).count();
        if familiar > polite { Self::Familiar } else { Self::Polite }
    }

    /// Whether a paragraph speaks to somebody in this form, or requests something of them.
    fn is_in(self, folded: &str) -> bool {
        let spoken = match self {
            Self::Polite => words::addresses(folded),
            Self::Familiar => words::is_familiar(folded),
        };
        spoken || words::requests(folded)
    }
}

/// Whether a statement behind the headline is answered.
fn is_answered(paragraphs: &[Option<&str>], i: usize) -> bool {
    let (Some(own), Some(Some(next))) = (paragraphs[i], paragraphs.get(i + 1)) else { return false };
    i > 0 && answers(own, next)
}

/// Whether a short statement speaks to somebody (`Anne, tu es née à Dole`) who agrees or goes on of themselves.
pub(super) fn answers(own: &str, next: &str) -> bool {
    let folded = words::fold(own);
    let put = words::addresses(&folded) || words::is_familiar(&folded) || words::requests(&folded);
    let answer = words::fold(&outside_quotes(next));
    let own_words = words::says_i(&answer) && !words::meets(&answer) && !words::takes_down(&answer);
    put && own.len() <= LONGEST_REMARK
        && !is_quoted(own)
        && !is_supposed(&folded)
        && (!words::says_i(&folded) || words::requests(&folded))
        && (agrees(&answer) || own_words)
}

/// What the first question found follows may be asked, too: the first statement to somebody who answers it (`Vous êtes née à
/// Dole.`, `Oui, …`).
fn add_opening(paragraphs: &[Option<&str>], found: &mut [bool]) {
    let first = found.iter().position(|&asks| asks).unwrap_or(0);
    let opening = (0..first.saturating_sub(1)).find(|&i| is_opening(paragraphs, i));
    if let Some(i) = opening {
        found[i] = true;
    }
}

/// As [`is_answered`], where the headline does not come in between, and in English and German where somebody agrees.
fn is_opening(paragraphs: &[Option<&str>], i: usize) -> bool {
    let (Some(own), Some(Some(next))) = (paragraphs[i], paragraphs.get(i + 1)) else { return false };
    let answer = words::fold(next);
    let other = own.starts_with("You ") && words::says_i(&answer)
        || own.starts_with("Sie ") && (agrees(&answer) || words::says_i(&answer));
    is_answered(paragraphs, i) || i > 0 && other && own.len() <= LONGEST_REMARK
}

/// Between two questions stand answer, remark, answer: where every answer is one paragraph, by their order; elsewhere a
/// remark speaks to somebody.
fn add_remarks(paragraphs: &[Option<&str>], found: &mut [bool], address: Address) {
    let asked: Vec<usize> = (0..found.len()).filter(|&i| found[i]).collect();
    let between: Vec<std::ops::Range<usize>> = asked.windows(2).map(|pair| pair[0] + 1..pair[1]).collect();
    let turns = between.iter().all(|answers| answers.len() % 2 == 1);
    let last = asked.last().map(|&i| i + 1..paragraphs.len());
    for answers in between.into_iter().chain(last) {
        for i in answers.clone() {
            let place = i - answers.start;
            let inside = place > 0 && i + 1 < answers.end;
            let in_turn = turns && answers.len() % 2 == 1 && place % 2 == 1;
            if inside && !found[i - 1] && is_remark(paragraphs, i, in_turn, address) {
                found[i] = true;
            }
        }
    }
}

/// Two questions in a row are both put, where the first one speaks to somebody and not of who asks.
fn add_doubled(paragraphs: &[Option<&str>], found: &mut [bool]) {
    for i in (0..found.len().saturating_sub(1)).rev() {
        let Some(own) = paragraphs[i].filter(|own| own.len() < LONGEST_REMARK && line::ends_question(own))
        else {
            continue;
        };
        let folded = words::fold(own);
        let put = words::addresses(&folded) || words::is_familiar(&folded);
        found[i] |= found[i + 1] && put && !words::says_i(&folded);
    }
}

/// `Merci Anne !`, behind the last answer: who asked.
fn add_thanks(paragraphs: &[Option<&str>], found: &mut [bool]) {
    let last = found.iter().rposition(|&asks| asks).unwrap_or(paragraphs.len());
    let thanks = (last + 2..paragraphs.len()).find(|&i| {
        let own = paragraphs[i].unwrap_or_default();
        let few = own.split_whitespace().count() <= LONGEST_THANKS;
        let called = own.split_whitespace().skip(1).any(|word| word.starts_with(char::is_uppercase));
        few && called && words::fold(own).starts_with("merci ") && own.ends_with(['!', '.'])
    });
    if let Some(i) = thanks {
        found[i] = true;
    }
}

/// Words with which an answer begins that agrees or does not.
const AGREES: &[&str] = &[
    "oui",
    "non",
    "si",
    "exact",
    "exactement",
    "absolument",
    "effectivement",
    "totalement",
    "completement",
    "evidemment",
    "forcement",
    "tout a fait",
    "en effet",
    "bien sur",
    "c est vrai",
    "c est exact",
    "c est juste",
    "c est ca",
    "c est bien ca",
    "pas du tout",
    "pas vraiment",
    "pas seulement",
    "voila",
    "yes",
    "no",
    "exactly",
    "absolutely",
    "ja",
    "nein",
    "genau",
];

/// Whether the folded words of an answer begin so.
fn agrees(answer: &str) -> bool {
    AGREES.iter().any(|word| format!("{answer} ").starts_with(&format!("{word} ")))
}

/// `Quand tu gagnes, …`, `Si vous voulez, …`: what anybody may say to anybody.
fn is_supposed(folded: &str) -> bool {
    const SUPPOSING: &[&str] = &["quand ", "si ", "lorsque ", "des que ", "when ", "if ", "wenn "];
    const WITHIN: &[&str] = &[" si tu ", " quand tu ", " si vous ", " quand vous "];
    SUPPOSING.iter().any(|word| folded.starts_with(word)) || WITHIN.iter().any(|words| folded.contains(words))
}

fn is_quoted(plain: &str) -> bool {
    plain.starts_with(['«', '"', '“', '„'])
}

/// A short paragraph without a first person between longer ones, or one that somebody is told and agrees with (`On vous dit
/// sévère…`, `Oui, …`); what speaks to somebody needs no full stop. `in_turn` says whether it is its turn to be one.
fn is_remark(paragraphs: &[Option<&str>], i: usize, in_turn: bool, address: Address) -> bool {
    let (Some(before), Some(own), Some(after)) = (paragraphs[i - 1], paragraphs[i], paragraphs[i + 1]) else {
        return false;
    };
    let folded = words::fold(own);
    let to_somebody = address.is_in(&folded) && !is_supposed(&folded);
    let of_oneself = words::speaks_of_oneself(&folded) && !words::requests(&folded);
    let agreed = to_somebody && agrees(&words::fold(after));
    let (ends, shorter) = (line::ends_sentence(own), own.len() < after.len().min(before.len()));
    own.len() <= LONGEST_REMARK
        && (agreed || shorter || to_somebody && (in_turn && address == Address::Polite || !ends))
        && (ends || to_somebody)
        && !is_quoted(own)
        && !of_oneself
        && (in_turn || to_somebody)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANSWER: &str =
        "Oui, et il y en a d'autres depuis que nous avons changé de machine, l'an dernier, en mars.";

    fn asking(paragraphs: &[&str]) -> Vec<usize> {
        let given: Vec<Option<&str>> = paragraphs.iter().map(|p| Some(*p)).collect();
        bare(&given).iter().enumerate().filter(|(_, asks)| **asks).map(|(i, _)| i).collect()
    }

    #[test]
    fn two_questions_to_somebody_who_answers_of_themselves_are_an_interview() {
        let own = "J'y suis entré à seize ans, et je n'en suis jamais parti.";
        assert_eq!(asking(&["Que faites-vous ici ?", own, "Et votre fils ?", own]), [0, 2]);
        assert!(asking(&["Que faire ?", own, "Et votre fils ?", own]).is_empty());
        assert!(asking(&["Que faites-vous ici ?", "La ville décidera.", "Et vous ?", own]).is_empty());
    }

    #[test]
    fn finds_remarks_by_their_turn() {
        let talk =
            ["Qui ?", ANSWER, "Les prix baissent pourtant.", ANSWER, "Où ?", ANSWER, "Quand ?", ANSWER];
        assert_eq!(asking(&talk), [0, 2, 4, 6]);
        let own = ["Qui ?", ANSWER, "J'en ai vu dix.", ANSWER, "Où ?", ANSWER, "Quand ?", ANSWER];
        assert_eq!(asking(&own), [0, 4, 6]);
    }

    #[test]
    fn finds_remarks_by_their_words_where_answers_have_several_paragraphs() {
        let talk = |remark: &'static str| {
            let start = ["Qui ?", ANSWER, remark, ANSWER, ANSWER];
            asking(&[&start[..], &["Où ?", ANSWER, ANSWER, "Quand ?", ANSWER]].concat())
        };
        assert_eq!(talk("Vos clients partent."), [0, 2, 5, 8]);
        assert_eq!(talk("Les prix baissent."), [0, 5, 8]);
    }

    #[test]
    fn finds_remarks_longer_than_their_answers_where_they_speak_to_somebody() {
        let talk = |remark: &'static str, answer: &'static str| {
            asking(&["Qui ?", ANSWER, "Où ?", ANSWER, "Quand ?", "Jamais.", remark, answer])
        };
        let remark = "On lit partout que vous avez surtout été marqué par les dessins de votre enfance…";
        assert_eq!(talk(remark, "Oui, je les ai lus tous."), [0, 2, 4, 6]);
        assert_eq!(talk(remark, "Les dessins m'ont plu."), [0, 2, 4, 6]);
        let told = "On lit partout que ce peintre a surtout été marqué par les dessins de son enfance…";
        assert_eq!(talk(told, "Les dessins m'ont plu."), [0, 2, 4]);
    }

    #[test]
    fn statements_to_a_friend_ask_without_a_full_stop() {
        let talk = |remark: &'static str| {
            let start =
                ["Le torrent", "Anne Roy dirige un club.", "Anne, tu es née à Dole", "Exactement, en mars."];
            asking(
                &[
                    &start[..],
                    &[
                        "Tu rames ?",
                        ANSWER,
                        ANSWER,
                        remark,
                        ANSWER,
                        "Tes projets ?",
                        ANSWER,
                        "Et toi ?",
                        ANSWER,
                    ],
                ]
                .concat(),
            )
        };
        assert_eq!(talk("Ton club te propose alors un poste"), [2, 4, 7, 9, 11]);
        assert_eq!(talk("Le torrent et la ville"), [2, 4, 9, 11]);
        assert_eq!(talk("Quand tu rames, tout va bien."), [2, 4, 9, 11]);
        assert_eq!(talk("Le corps te lâche si tu forces."), [2, 4, 9, 11]);
    }

    #[test]
    fn one_question_and_statements_that_are_answered_are_an_interview() {
        let told = "J'y suis entrée à seize ans.";
        let talk = [
            "Le four",
            "Anne Roy est potière.",
            "Vous êtes née à Dole.",
            told,
            "Racontez-nous vos débuts",
            told,
        ];
        assert_eq!(asking(&[&talk[..], &["Et le soir, vous dormez ?", "Jamais."]].concat()), [2, 4, 6]);
        assert!(asking(&talk).is_empty());
    }

    #[test]
    fn a_reader_is_asked_nothing_in_an_article() {
        let article = [
            "La crue",
            "Vous avez peut-être vu le pont ?",
            "Qui paiera ?",
            "Le maire se tait.",
            "J'ai posé la question au préfet.",
            "Vous le savez : l'eau remonte.",
        ];
        assert!(asking(&article).is_empty());
    }

    #[test]
    fn who_thanks_by_name_behind_the_last_answer_asked() {
        let talk = ["Qui ?", ANSWER, "Où ?", ANSWER, "Quand ?", ANSWER];
        assert_eq!(asking(&[&talk[..], &["Merci beaucoup Anne !"]].concat()), [0, 2, 4, 6]);
        assert_eq!(asking(&[&talk[..], &["Merci à vous."]].concat()), [0, 2, 4]);
    }

    #[test]
    fn tells_a_question_from_an_answer_that_ends_with_one() {
        let wonders = "Je l'ai fait trois fois, et personne n'a répondu. Mais que valent trois lettres ?";
        assert_eq!(asking(&["Qui ?", wonders, "Et l'hiver ?", ANSWER, "Où ?", ANSWER]), [0, 2, 4]);
    }
}
