//! Tables of forms and lemmas, a language at a time: `lemma: forms`.

use super::*;

fn lemmas(language: Language, upos: Upos, form: &str) -> Vec<String> {
    Lexicon::of(language, upos).unwrap().lemmas(form)
}

/// Every form of the table has its lemma among its readings, and no other where `only`.
fn check(language: Language, upos: Upos, only: bool, table: &str) {
    for (lemma, forms) in table.lines().filter_map(|line| line.trim().split_once(": ")) {
        for form in forms.split(' ') {
            let read = lemmas(language, upos, form);
            let right = if only { read == [lemma] } else { read.iter().any(|l| l == lemma) };
            assert!(right, "{form}: {read:?}, not {lemma}");
        }
    }
}

#[test]
fn french_verbs_of_irregular_paradigms() {
    let table = "tenir: tiens tient tenons tiennent tenait tiendra tînt tenu tenue tienne
        soutenir: soutiennent soutenaient soutiendrait soutenues
        appartenir: appartiennent appartint
        venir: viennent vint viendrez venus
        mettre: mets mettent mettra mettait mîmes
        soumettre: soumise soumettent soumis
        prendre: prend prennent prenait prendra prenne
        comprendre: comprennent comprit
        écrire: écrit écrivent écrivait
        inscrire: inscrivent inscrites
        dire: dites disaient dirait
        faire: font fait faites feraient faisaient fasse
        voir: voit voient voyaient verra
        prévoir: prévoira prévoyaient
        savoir: sait savent saura sachant
        pouvoir: peut peuvent pourra puisse
        vouloir: veut veulent voudrait veuille
        devoir: doit doivent devrait dû due
        recevoir: reçoivent reçu recevra reçut
        connaître: connaît connaissent connaîtra connut
        naître: naissent naquit nés
        croître: croissent
        conduire: conduisent conduisit conduite
        craindre: craignent craint craignait
        peindre: peignit
        rejoindre: rejoignent rejoint
        rendre: rendent rendu rendra
        courir: courent courra couru
        mourir: meurent mort mourra
        ouvrir: ouvre ouvert ouvrent
        offrir: offrent offerte
        souffrir: souffert
        accueillir: accueille accueillera
        acquérir: acquiert acquièrent acquis acquise
        fuir: fuient fuyait
        vivre: vivent vécu
        suivre: suivent suivi
        boire: boivent bu
        croire: croient croyait
        plaire: plaisent
        rire: riaient
        élire: élu éliraient
        résoudre: résout résolvent résolu
        convaincre: convainquent convaincue
        battre: bat battent battu
        asseoir: assied assoit assise
        valoir: valent vaudrait
        falloir: faut faudrait fallait fallu
        pleuvoir: pleuvait
        haïr: haïssent hait
        être: étaient serez été furent
        avoir: aurais ont eu
        aller: irais vont aille";
    check(Language::French, Upos::Verb, false, table);
}

#[test]
fn french_verbs_in_er_change_their_stems() {
    let table = "exercer: exerça exerçons
        manger: mangeait mangeons
        employer: emploient emploiera
        envoyer: enverra envoie
        rappeler: rappelles rappelle rappellera
        acheter: achète achètent
        jeter: jette jetterait
        relever: relèvent relevait
        répéter: répète répètent
        protéger: protège protégeait";
    check(Language::French, Upos::Verb, true, table);
}

#[test]
fn french_forms_of_two_verbs_have_both() {
    for (form, both) in
        [("suis", ["être", "suivre"]), ("mise", ["mettre", "miser"]), ("crois", ["croire", "croître"])]
    {
        let read = lemmas(Language::French, Upos::Verb, form);
        assert!(both.iter().all(|verb| read.iter().any(|l| l == verb)), "{form}: {read:?}");
    }
}

#[test]
fn what_no_verb_has_is_read_as_none() {
    for (language, form) in [
        (Language::French, "venit"),
        (Language::French, "prendent"),
        (Language::French, "zorglubent"),
        (Language::English, "blorfing"),
        (Language::German, "geblorft"),
    ] {
        let read = lemmas(language, Upos::Verb, form);
        assert!(read.is_empty(), "{form}: {read:?}");
    }
    assert_eq!(lemmas(Language::French, Upos::Verb, "réélu"), ["réélire"]);
}

#[test]
fn english_verbs() {
    let table = "undergo: underwent undergone
        take: took taken taking
        teach: taught
        begin: began begun beginning
        overthrow: overthrew overthrown
        withdraw: withdrew
        run: ran running
        stop: stopped stopping
        travel: travelled traveling
        panic: panicked
        try: tried tries
        tie: tying tied
        agree: agreed agreeing
        make: made making
        go: went goes gone
        buy: bought";
    check(Language::English, Upos::Verb, true, table);
    check(Language::English, Upos::Verb, false, "leave: left\nfind: found\nsee: saw\nlie: lay lying");
}

#[test]
fn german_verbs_with_and_without_prefixes() {
    let table = "schreiben: schrieb geschrieben schreibt
        aussprechen: ausgesprochen auszusprechen aussprach
        entsprechen: entsprach entsprochen
        teilnehmen: teilgenommen teilnahm teilzunehmen
        treffen: trifft traf getroffen träfe
        abschließen: abgeschlossen abschloss
        verlieren: verlor verloren
        denken: dachte
        bringen: brachte gebracht
        werfen: wirft warf
        laufen: läuft lief
        studieren: studiert studierte
        arbeiten: arbeitet gearbeitet arbeitete
        wandeln: wandelt gewandelt
        fordern: gefordert forderte
        ankündigen: angekündigt ankündigte
        rechnen: gerechnet rechnete";
    check(Language::German, Upos::Verb, false, table);
    check(
        Language::German,
        Upos::Aux,
        false,
        "werden: wird wurde würden worden\nhaben: hätte hat\nmüssen: muss mußten",
    );
}

#[test]
fn nouns() {
    let french = "cheval: chevaux\njournal: journaux\nbateau: bateaux\ntravail: travaux\nœil: yeux
        concours: concours\ntemps: temps\nmonsieur: messieurs\nfemme: femmes";
    check(Language::French, Upos::Noun, true, french);
    let english =
        "business: businesses\ncompany: companies\nchild: children children's\nwoman: women\nlife: lives
        beach: beaches\nway: ways\ncrisis: crises\nskill: skills";
    check(Language::English, Upos::Noun, true, english);
    let german = "Arbeitsplatz: Arbeitsplätze Arbeitsplätzen\nJahr: Jahres Jahren\nBürger: Bürger Bürgern
        Land: Länder\nVertrag: Verträge\nPerson: Personen\nWort: Worten Wörter";
    check(Language::German, Upos::Noun, true, german);
}

#[test]
fn adjectives() {
    let french =
        "bon: bonne bonnes\nancien: ancienne\nactif: active actives\nheureux: heureuse\npremier: premières
        nouveau: nouvel nouvelles\nsocial: sociaux sociale\npublic: publique\nlong: longue\ncomplet: complète
        beau: belle bel\npopulaire: populaires\ndirecteur: directrice";
    check(Language::French, Upos::Adj, true, french);
    check(Language::English, Upos::Adj, true, "big: biggest bigger\neasy: easier\nlarge: larger\nbad: worst");
    let german = "groß: größte größere großen\nhoch: hohen höhere\njung: jüngsten\npolitisch: politisches";
    check(Language::German, Upos::Adj, true, german);
}

#[test]
fn an_ending_tells_the_lemma_of_a_word_nobody_listed() {
    let guess = |language, upos, form| Lexicon::of(language, upos).unwrap().guess(form);
    assert_eq!(guess(Language::French, Upos::Adj, "zorgluboises").as_deref(), Some("zorglubois"));
    assert_eq!(guess(Language::English, Upos::Noun, "blorfies").as_deref(), Some("blorfy"));
    assert_eq!(guess(Language::German, Upos::Noun, "Blorfierungen").as_deref(), Some("Blorfierung"));
    assert_eq!(guess(Language::French, Upos::Adj, "XXIe"), None);
    assert_eq!(guess(Language::German, Upos::Noun, "Blorf"), None);
}

#[test]
fn every_listed_verb_is_a_form_of_itself() {
    for (language, words) in [
        (Language::French, include_str!("../data/fr/verbs.txt")),
        (Language::English, include_str!("../data/en/verbs.txt")),
        (Language::German, include_str!("../data/de/verbs.txt")),
    ] {
        for verb in words.lines().skip(1) {
            assert!(lemmas(language, Upos::Verb, verb).iter().any(|l| l == verb), "{verb}");
        }
    }
}

#[test]
fn infinitives_look_like_some() {
    assert!(looks_like_infinitive(Language::French, "tintinnabuler"));
    assert!(!looks_like_infinitive(Language::German, "gehst"));
}
