//! Layouts of interviews beyond the common ones: who speaks in each paragraph.

use super::document;
use crate::source::{Role, Section};

/// One line a paragraph: the section, or who speaks, with `?` behind who asks, and its first words.
fn shown(text: &str) -> String {
    let read = document(text);
    let prose = read.prose();
    let mut out = String::new();
    for segment in &read.segments {
        let who = segment.turn.as_ref().map(|turn| read.speaker(turn.speaker));
        let asks = if who.is_some_and(|who| who.role == Role::Interviewer) { "?" } else { "" };
        let name = who.map_or(segment.section.name(), |who| who.name.as_str());
        for paragraph in &segment.paragraphs {
            let words: Vec<&str> = prose.slice(*paragraph).split_whitespace().take(3).collect();
            out.push_str(&format!("{name}{asks}: {}\n", words.join(" ")));
        }
    }
    out
}

fn is_read(text: &str, expected: &str) {
    let got = shown(text);
    assert!(got.trim_end() == expected, "{}", similar::TextDiff::from_lines(expected, &got).unified_diff());
}

#[test]
fn questions_and_answers_share_a_paragraph() {
    is_read(
        "# Une minute avec Anne Roy, pilote de bac\n\n**Votre premier jour ?** Un lundi.\n\n**Et le pire ?** Le suivant.\n",
        "headline: Une minute avec\ninterviewer?: Votre premier jour\nAnne Roy: Un lundi.\ninterviewer?: Et le pire\nAnne Roy: Le suivant.",
    );
}

#[test]
fn names_stand_in_bold_without_a_colon() {
    is_read(
        "Audition d'Anne Roy\n\n**M. Paul Lens, rapporteur.** Qui a signé ?\n\n**Mme Anne Roy.** Personne.\n\n\
         *(Rires.)*\n\n**M. Lens.** Et ensuite ?\n\n**Mme Roy.** Personne non plus.\n",
        "headline: Audition d'Anne Roy\nM. Paul Lens?: Qui a signé\nMme Anne Roy: Personne.\n\
         M. Paul Lens?: Et ensuite ?\nMme Anne Roy: Personne non plus.",
    );
}

#[test]
fn chats_and_subtitles_name_who_speaks() {
    is_read(
        "<anne> Le port est ouvert ?\n<paul_l> non\n<anne> Depuis quand ?\n<paul_l> lundi\n",
        "anne?: Le port est\npaul_l: non\nanne?: Depuis quand ?\npaul_l: lundi",
    );
    is_read(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Anne Roy>Le port est ouvert ?\n\n00:02.000 --> 00:03.000\n<v Paul Lens>Non, il\n\n\
         00:03.000 --> 00:04.000\n<v Paul Lens>est fermé.\n\n00:04.000 --> 00:05.000\n<v Anne Roy>Depuis quand ?\n",
        "Anne Roy?: Le port est\nPaul Lens: Non, il est\nAnne Roy?: Depuis quand ?",
    );
    is_read(
        "[12/03/2024, 18:04:11] Anne Roy: Le port est ouvert ?\n[12/03/2024, 18:05:02] Paul Lens: non\n\
         [12/03/2024, 18:05:40] Anne Roy: Depuis quand ?\n[12/03/2024, 18:06:00] Paul Lens: lundi\n",
        "Anne Roy?: Le port est\nPaul Lens: non\nAnne Roy?: Depuis quand ?\nPaul Lens: lundi",
    );
}

#[test]
fn the_text_around_says_who_bears_a_label() {
    is_read(
        "Témoin : Anne Roy (AR), née en 1950. Enquêteur : Paul Lens.\n\nQ. Vous chantiez ?\n\nR. Tous les jours.\n\nQ. Seule ?\n\nR. Jamais.\n",
        "lead: Témoin : Anne\nPaul Lens?: Vous chantiez ?\nAnne Roy: Tous les jours.\nPaul Lens?: Seule ?\nAnne Roy: Jamais.",
    );
    is_read(
        "Le quai : où en est-on ?\n\nBruit, poussière : le maire, Paul Lens, répond.\n\nLe Midi : Le quai ouvre quand ?\n\nLe maire : En mai.\n\n\
         Le Midi : De cette année ?\n\nLe maire : Bien sûr.\n\nLe Midi : Le coût ?\n\nLe maire : Le même.\n",
        "headline: Le quai :\nlead: Bruit, poussière :\nLe Midi?: Le quai ouvre\nPaul Lens: En mai.\n\
         Le Midi?: De cette année\nPaul Lens: Bien sûr.\nLe Midi?: Le coût ?\nPaul Lens: Le même.",
    );
}

#[test]
fn names_stand_in_capitals_or_in_a_column() {
    is_read(
        "ANNE ROY. Let us start with the boat.\n\nPAUL LENS. It leaks, and it always has.\n\nANNE ROY. Is that true?\n\nPAUL LENS. Ask the fish.\n",
        "ANNE ROY?: Let us start\nPAUL LENS: It leaks, and\nANNE ROY?: Is that true?\nPAUL LENS: Ask the fish.",
    );
    is_read(
        "Enquêteur\tVous dormez ici ?\nMme Roy\tTous les soirs, depuis mars.\nEnquêteur\tSeule ?\nMme Roy\tAvec un chien.\n",
        "interviewer?: Vous dormez ici\nMme Roy: Tous les soirs,\ninterviewer?: Seule ?\nMme Roy: Avec un chien.",
    );
}

#[test]
fn questions_and_labels_name_who_answers() {
    is_read(
        "– Bonjour madame Roy, le kiosque ferme ?\n\n– Lundi.\n\n– Et les journaux ?\n\n– Ils attendront.\n",
        "interviewer?: Bonjour madame Roy,\nMadame Roy: Lundi.\ninterviewer?: Et les journaux\nMadame Roy: Ils attendront.",
    );
    is_read(
        "Journaliste (Anne Roy) : La ligne ferme ?\n\nInvité (Paul Lens, président) : Non.\n\nJournaliste : Quand, alors ?\n\nInvité : Jamais.\n",
        "Anne Roy?: La ligne ferme\nPaul Lens: Non.\nAnne Roy?: Quand, alors ?\nPaul Lens: Jamais.",
    );
}

#[test]
fn statements_ask_where_they_are_set_apart() {
    is_read(
        "# Un four\n\nAnne Roy, boulangère, a tout changé.\n\n*Vous avez repris le four.*\n\nJe l'ai reconstruit.\n\n\
         *Parlez-nous du pain.*\n\nMon pain lève la nuit.\n\n*Reste le prix.*\n\nNous l'avons baissé.\n",
        "headline: Un four\nlead: Anne Roy, boulangère,\ninterviewer?: Vous avez repris\nAnne Roy: Je l'ai reconstruit.\n\
         interviewer?: Parlez-nous du pain.\nAnne Roy: Mon pain lève\ninterviewer?: Reste le prix.\nAnne Roy: Nous l'avons baissé.",
    );
    let article = "# Un four\n\nAnne Roy a tout changé.\n\n*Le four est neuf.*\n\nIl date de mars.\n\n*Le pain est bon.*\n\nIl lève la nuit.\n\n*Le prix baisse.*\n\nLa ville aide.\n";
    assert!(document(article).segments.iter().all(|s| s.section != Section::Turn));
}

#[test]
fn what_one_person_tells_is_theirs() {
    let told = "I came here at nineteen and I never thought that I would stay so long.\n\nMy brother built the first boat with me in one winter, out of old doors.\n\nI sold it to a man who never paid for it, and I still miss it.\n";
    is_read(
        &format!("# The boat\n\nBy Anne Roy, as told to Paul Lens\n\n{told}"),
        "headline: The boat\nbyline: By Anne Roy,\nAnne Roy: I came here\nAnne Roy: My brother built\nAnne Roy: I sold it",
    );
    assert!(document(&format!("# The boat\n\nBy Anne Roy\n\n{told}")).speakers.is_empty());
}

#[test]
fn the_editor_speaks_behind_the_talk() {
    is_read(
        "# Un port\n\nAnne Roy, docker, nous reçoit.\n\n**Vous partez ?**\n\nNon.\n\n*Un bateau passe.*\n\n**Et demain ?**\n\nNon plus.\n\n\
         Propos recueillis par Paul Lens\n\nLe port ouvre à six heures.\n",
        "headline: Un port\nlead: Anne Roy, docker,\nPaul Lens?: Vous partez ?\nAnne Roy: Non.\nlead: Un bateau passe.\n\
         Paul Lens?: Et demain ?\nAnne Roy: Non plus.\nbyline: Propos recueillis par\nlead: Le port ouvre",
    );
}

/// Paragraphs of `tests/layouts` whose speaker is right: to be raised with whatever raises it.
const RIGHT: usize = 780;

/// A paragraph whose speaker is known: its first words, and who it is.
#[derive(serde::Deserialize)]
struct Known {
    starts: String,
    speaker: String,
}

/// Words alone, so that marks, blanks and quotation marks make no difference.
fn words(text: &str) -> Vec<String> {
    let pieces = text.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty());
    pieces.map(str::to_lowercase).collect()
}

/// Whether a name is the one that is known: titles and parts of names may be missing.
fn is_called(found: &str, known: &str) -> bool {
    let title =
        |word: &String| ["m", "mme", "me", "mgr", "dr", "le", "la", "mr", "mrs"].contains(&word.as_str());
    let known = words(known);
    let found: Vec<String> = words(found).into_iter().filter(|word| !title(word)).collect();
    !found.is_empty() && found.iter().all(|word| known.contains(word)) || found == known
}

/// How many speakers of a text are right, and what is wrong with the others.
fn right(path: &std::path::Path) -> (usize, Vec<String>) {
    let known: Vec<Known> =
        serde_json::from_str(&std::fs::read_to_string(path.with_extension("json")).unwrap()).unwrap();
    let read = document(&std::fs::read_to_string(path).unwrap());
    let prose = &read.prose();
    let paragraphs: Vec<_> = read
        .segments
        .iter()
        .flat_map(|segment| segment.paragraphs.iter().map(move |p| (words(prose.slice(*p)), segment)))
        .collect();
    let (mut at, mut count, mut faults) = (0, 0, Vec::new());
    for Known { starts, speaker } in known {
        let first = words(&starts);
        let later = (at..paragraphs.len()).find(|&place| paragraphs[place].0.starts_with(&first));
        let good = match later {
            // What is no running text is nobody's.
            None => speaker == "narrator",
            Some(place) => {
                at = place;
                let who = paragraphs[place].1.turn.as_ref().map(|turn| read.speaker(turn.speaker));
                match (speaker.as_str(), who) {
                    ("narrator", who) => who.is_none(),
                    ("interviewer", who) => who.is_some_and(|who| who.role == Role::Interviewer),
                    (name, who) => who.is_some_and(|who| is_called(&who.name, name)),
                }
            }
        };
        count += usize::from(good);
        if !good {
            faults.push(format!("{}: {speaker}: {starts}", path.display()));
        }
    }
    (count, faults)
}

#[test]
fn speakers_of_many_layouts_are_found() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/layouts");
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let texts = paths.filter(|path| path.extension().is_some_and(|ending| ending == "md"));
    let counted: Vec<_> =
        texts.filter(|path| !path.ends_with("README.md")).map(|path| right(&path)).collect();
    let all: usize = counted.iter().map(|(count, _)| count).sum();
    let faults: Vec<&str> = counted.iter().flat_map(|(_, faults)| faults).map(String::as_str).collect();
    assert!(all >= RIGHT, "{all} are right, not\n{}", faults.join("\n"));
}

#[test]
fn answers_told_by_the_writer_are_the_narrators() {
    is_read(
        "# Interview\n\nJ'ai interviewé Claire Lemoine, potière à Foix, un matin de mai.\n\n### Peux-tu nous parler de ton métier ?\n\n\
         Claire tourne des bols depuis vingt ans.\n\n### Qu'est-ce qui te plaît ?\n\nLe silence de l'atelier.\n\n\
         ### Et la suite ?\n\nClaire ouvrira une boutique en juin.\n",
        "headline: Interview\nlead: J'ai interviewé Claire\ninterviewer?: Peux-tu nous parler\nlead: Claire tourne des\n\
         interviewer?: Qu'est-ce qui te\nlead: Le silence de\ninterviewer?: Et la suite\nlead: Claire ouvrira une",
    );
}

#[test]
fn who_answers_says_who_they_are() {
    is_read(
        "# Interview Tarek, Lyon 2019\n\nNous l'avons rencontré à Lyon. Voici nos questions.\n\n\
         **Peux-tu te présenter ?**\n\nJe suis Tarek Kampovi, je viens de Split et j'habite en France.\n\n\
         **Pourquoi Lyon ?**\n\nJe voulais voir le fleuve.\n\n**Et demain ?**\n\nJe repars chez moi.\n",
        "headline: Interview Tarek, Lyon\nlead: Nous l'avons rencontré\ninterviewer?: Peux-tu te présenter\n\
         Tarek Kampovi: Je suis Tarek\ninterviewer?: Pourquoi Lyon ?\nTarek Kampovi: Je voulais voir\n\
         interviewer?: Et demain ?\nTarek Kampovi: Je repars chez",
    );
}

#[test]
fn labels_of_questions_alone_leave_answers_to_the_guest() {
    is_read(
        "# La lettre\n\nNous sommes allés à la rencontre de [Anne Roy](https://a.example), potière.\n\n\
         > **Eva :** Pourquoi partir ?\n\nJe voulais voir la mer.\n\n> **Paul :** Où vis-tu ?\n\nDans une cabane.\n\n\
         > **Eva :** Et demain ?\n\nJe repars.\n",
        "headline: La lettre\nlead: Nous sommes allés\nEva?: Pourquoi partir ?\nAnne Roy: Je voulais voir\n\
         Paul?: Où vis-tu ?\nAnne Roy: Dans une cabane.\nEva?: Et demain ?\nAnne Roy: Je repars.",
    );
    is_read(
        "Le Midi : Vous partez ?\n\nAnne Roy : Oui, je pars lundi avec mes frères.\n\nVotre maison est vendue ?\n\n\
         Non, je la garde encore.\n\nEt vos bateaux ?\n\nIls restent au port, chez ma sœur.\n\nQui les garde ?\n\nMon fils, toujours.\n",
        "Le Midi?: Vous partez ?\nAnne Roy: Oui, je pars\nLe Midi?: Votre maison est\nAnne Roy: Non, je la\n\
         Le Midi?: Et vos bateaux\nAnne Roy: Ils restent au\nLe Midi?: Qui les garde\nAnne Roy: Mon fils, toujours.",
    );
}

#[test]
fn a_headline_announces_who_answers() {
    is_read(
        "# Interview : Anne Roy\n\n## Qui es-tu ?\n\nJe suis potière.\n\n## Pourquoi ici ?\n\nPar goût.\n\n## Et demain ?\n\nJe continue.\n",
        "headline: Interview : Anne\ninterviewer?: Qui es-tu ?\nAnne Roy: Je suis potière.\ninterviewer?: Pourquoi ici ?\n\
         Anne Roy: Par goût.\ninterviewer?: Et demain ?\nAnne Roy: Je continue.",
    );
}

#[test]
fn what_opens_an_answer_before_a_colon_is_nobody() {
    for opener in ["Trois", "Oui", "Bref", "En France", "Paris", "Samedi", "À Lyon", "Internet", "Un chiffre"]
    {
        let bold = format!(
            "# La ferme\n\n*Rencontre avec Anne Roy, bergère.*\n\n**Comment avez-vous commencé ?**\n\nAvec six brebis.\n\n\
             **Et la suite ?**\n\n{opener} : nous avons vendu deux brebis.\n\n**Vous le regrettez ?**\n\nJamais de la vie.\n"
        );
        let labelled = format!(
            "# La ferme\n\nLe Midi : Comment avez-vous commencé ?\n\nAnne Roy : Avec six brebis.\n\nLe Midi : Et la suite ?\n\n\
             Anne Roy : Nous avons grandi.\n\n{opener} : nous avons vendu deux brebis.\n\nLe Midi : Des regrets ?\n\nAnne Roy : Jamais.\n"
        );
        for text in [bold, labelled] {
            let got = shown(&text);
            let others = got.lines().filter(|l| !l.starts_with("headline") && !l.starts_with("lead"));
            let strange = others.filter(|l| {
                !["Anne Roy: ", "Le Midi?: ", "interviewer?: "].iter().any(|who| l.starts_with(who))
            });
            assert_eq!(strange.collect::<Vec<_>>(), Vec::<&str>::new(), "{text}");
        }
    }
}

#[test]
fn an_interview_of_others_than_the_headline_quotes_is_theirs() {
    is_read(
        "# Anne Roy : « Le port meurt »\n\nUne interview de Paul Lens et Karim Benali\n\n**Que faites-vous ?**\n\nJe pêche au large.\n\n\
         **Depuis quand ?**\n\nDepuis vingt ans.\n",
        "headline: Anne Roy :\nheadline: Une interview de\nPaul Lens et Karim Benali?: Que faites-vous ?\nAnne Roy: Je pêche au\n\
         Paul Lens et Karim Benali?: Depuis quand ?\nAnne Roy: Depuis vingt ans.",
    );
}

#[test]
fn of_several_guests_whom_a_question_calls_answers() {
    is_read(
        "# La forge\n\nAnne Roy et Enzo Lens ont repris la forge.\n\n**Anne, pourquoi cette forge ?**\n\nPar goût.\n\n**Depuis quand ?**\n\n\
         Deux ans.\n\n**Et vous, Enzo, que forgez-vous ?**\n\nDes grilles.\n\n**Anne, Enzo, un dernier mot ?**\n\nMerci.\n",
        "headline: La forge\nlead: Anne Roy et\ninterviewer?: Anne, pourquoi cette\nAnne Roy: Par goût.\ninterviewer?: Depuis quand ?\n\
         Anne Roy: Deux ans.\ninterviewer?: Et vous, Enzo,\nEnzo Lens: Des grilles.\ninterviewer?: Anne, Enzo, un\ninterviewee: Merci.",
    );
    is_read(
        "# Le bac\n\nIda Roy et Gorka Lens, bateliers, répondent.\n\n— Gorka, vous ramez seul ?\n\nJe rame avec mon frère.\n\n\
         — Et l'hiver ?\n\nJe dors.\n\n— Et les crues ?\n\nNous les attendons.\n",
        "headline: Le bac\nlead: Ida Roy et\ninterviewer?: Gorka, vous ramez\nGorka Lens: Je rame avec\n\
         interviewer?: Et l'hiver ?\nGorka Lens: Je dors.\ninterviewer?: Et les crues\nGorka Lens: Nous les attendons.",
    );
}

#[test]
fn the_first_prompt_in_bold_may_be_a_statement() {
    for first in ["Vous êtes née à Dole, loin des marais", "Racontez-nous vos débuts."] {
        is_read(
            &format!(
                "# Le sel\n\nAnne Roy récolte le sel.\n\n**{first}**\n\nJ'ai grandi en ville.\n\n**Pourquoi le sel ?**\n\nPar goût.\n\n\
                 **Qui vous aide ?**\n\nMon fils.\n"
            ),
            &format!(
                "headline: Le sel\nlead: Anne Roy récolte\ninterviewer?: {}\nAnne Roy: J'ai grandi en\n\
                 interviewer?: Pourquoi le sel\nAnne Roy: Par goût.\ninterviewer?: Qui vous aide\nAnne Roy: Mon fils.",
                first.split(' ').take(3).collect::<Vec<_>>().join(" ")
            ),
        );
    }
}

#[test]
fn a_headline_that_asks_is_none_of_the_questions() {
    is_read(
        "Faut-il garder le pont ?\n\nLe maire, Paul Lens, et une élue, Anne Roy, débattent.\n\nPaul Lens, pourquoi le garder ?\n\nIl relie \
         deux rives.\n\nAnne Roy, vous voulez le détruire ?\n\nOui, je le dis.\n\nEt le prix ?\n\nDeux millions.\n",
        "headline: Faut-il garder le\nlead: Le maire, Paul\ninterviewer?: Paul Lens, pourquoi\nPaul Lens: Il relie deux\n\
         interviewer?: Anne Roy, vous\nAnne Roy: Oui, je le\ninterviewer?: Et le prix\nAnne Roy: Deux millions.",
    );
}

#[test]
fn one_answers_under_initials_to_bare_questions() {
    is_read(
        "Un verger\n\nLe jardinier Paul Lens plante.\n\nPourquoi ici ?\n\nPaul Lens : Pour l'eau.\n\nEt l'hiver ?\n\nP. L. : Je taille.\n\n\
         Et les pommes ?\n\nP. L. : Chacun se sert.\n",
        "headline: Un verger\nlead: Le jardinier Paul\ninterviewer?: Pourquoi ici ?\nPaul Lens: Pour l'eau.\ninterviewer?: Et l'hiver ?\n\
         Paul Lens: Je taille.\ninterviewer?: Et les pommes\nPaul Lens: Chacun se sert.",
    );
}

#[test]
fn rubrics_and_notices_say_nothing() {
    is_read(
        "La gare\n\nl'essentiel La gare de Dole ferme. Elle a cent ans.\n\nArticle réservé aux abonnés\n\n\
         Publié le 12/03/2024 à 18:05. Mis à jour le 13/03/2024.\n\nENTRETIEN. Le maire a répondu à la foule de la gare, lundi, devant les \
         guichets fermés où cent voyageurs attendaient depuis le matin sous la pluie, sans billet, sans train et sans un mot de la compagnie.\n",
        "headline: La gare\nlead: La gare de\nboilerplate: Article réservé aux\nbyline: Publié le 12/03/2024\nlead: Le maire a",
    );
}
