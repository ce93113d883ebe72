//! Paragraphs by which somebody is interviewed where no mark tells them from the answers: questions, and remarks between them
//! (`Vos concurrents sont moins chers.`), which the order of the paragraphs and their words give away.

use super::{line, words};

/// A paragraph of a question's length, in bytes.
const LONGEST_QUESTION: usize = 400;
/// A paragraph of a remark's length, in bytes.
const LONGEST_REMARK: usize = 220;

/// Which paragraphs ask, given the text of each, `None` for what is no paragraph of a talk. None do where the document is no
/// interview of this layout.
pub(super) fn bare(paragraphs: &[Option<&str>]) -> Vec<bool> {
    let asks = |i: usize| {
        let (Some(own), Some(Some(next))) = (paragraphs[i], paragraphs.get(i + 1)) else { return false };
        // An answer may end with a question, too (`Qui sait ?`): the longer of two neighbours answers.
        let answers = !line::ends_question(next) || next.len() > own.len();
        own.len() < LONGEST_QUESTION && line::ends_question(own) && answers
    };
    let mut found: Vec<bool> = (0..paragraphs.len()).map(asks).collect();
    let count = found.iter().filter(|&&a| a).count();
    let after = found.iter().position(|&a| a).map_or(0, |first| paragraphs.len() - first);
    let few = count < 3 && !(count == 2 && is_short_talk(paragraphs, &found));
    if few || count * 6 < after {
        return vec![false; paragraphs.len()];
    }
    add_remarks(paragraphs, &mut found);
    add_doubled(paragraphs, &mut found);
    found
}

/// Whether two questions make an interview: both are put to somebody who answers of themselves, in no quotation marks.
fn is_short_talk(paragraphs: &[Option<&str>], found: &[bool]) -> bool {
    let mut asked = (0..found.len()).filter(|&i| found[i]);
    asked.all(|i| {
        let (Some(question), Some(Some(answer))) = (paragraphs[i], paragraphs.get(i + 1)) else {
            return false;
        };
        let told = words::addresses(&words::fold(question)) && words::speaks_of_oneself(&words::fold(answer));
        told && !question.contains('«') && !answer.starts_with(['«', '"', '“', '„'])
    })
}

/// Between two questions stand answer, remark, answer: where every answer is one paragraph, by their order; elsewhere a
/// remark speaks to somebody.
fn add_remarks(paragraphs: &[Option<&str>], found: &mut [bool]) {
    let asked: Vec<usize> = (0..found.len()).filter(|&i| found[i]).collect();
    let between: Vec<std::ops::Range<usize>> = asked.windows(2).map(|pair| pair[0] + 1..pair[1]).collect();
    let turns = between.iter().all(|answers| answers.len() % 2 == 1);
    let last = asked.last().map(|&i| i + 1..paragraphs.len());
    for answers in between.into_iter().chain(last) {
        for i in answers.clone() {
            let place = i - answers.start;
            let inside = place > 0 && i + 1 < answers.end;
            let in_turn = turns && answers.len() % 2 == 1 && place % 2 == 1;
            if inside && !found[i - 1] && is_remark(paragraphs, i, in_turn) {
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

/// Words with which an answer begins that agrees or does not.
const AGREES: &[&str] = &[
    "oui",
    "non",
    "si",
    "exactement",
    "absolument",
    "effectivement",
    "tout a fait",
    "en effet",
    "bien sur",
    "c est vrai",
    "yes",
    "no",
    "exactly",
    "absolutely",
    "ja",
    "nein",
    "genau",
];

/// A short paragraph without a first person between longer ones, or one that somebody is told and agrees with (`On vous dit
/// sévère…`, `Oui, …`). `in_turn` says whether it is its turn to be one.
fn is_remark(paragraphs: &[Option<&str>], i: usize, in_turn: bool) -> bool {
    let (Some(before), Some(own), Some(after)) = (paragraphs[i - 1], paragraphs[i], paragraphs[i + 1]) else {
        return false;
    };
    let folded = words::fold(own);
    let (to_somebody, of_oneself) = (words::addresses(&folded), words::speaks_of_oneself(&folded));
    let answer = words::fold(after);
    let agreed =
        to_somebody && AGREES.iter().any(|word| format!("{answer} ").starts_with(&format!("{word} ")));
    own.len() <= LONGEST_REMARK
        && (agreed || own.len() < after.len().min(before.len()))
        && line::ends_sentence(own)
        && !own.starts_with(['«', '"', '“', '„'])
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
    fn finds_remarks_that_the_answer_agrees_with() {
        let talk = |answer: &'static str| {
            let remark = "On lit partout que vous avez surtout été marqué par les dessins de votre enfance…";
            asking(&["Qui ?", ANSWER, "Où ?", ANSWER, "Quand ?", "Jamais.", remark, answer])
        };
        assert_eq!(talk("Oui, je les ai lus tous."), [0, 2, 4, 6]);
        assert_eq!(talk("Les dessins m'ont plu."), [0, 2, 4]);
    }

    #[test]
    fn tells_a_question_from_an_answer_that_ends_with_one() {
        let wonders = "Je l'ai fait trois fois, et personne n'a répondu. Mais que valent trois lettres ?";
        assert_eq!(asking(&["Qui ?", wonders, "Et l'hiver ?", ANSWER, "Où ?", ANSWER]), [0, 2, 4]);
    }
}
