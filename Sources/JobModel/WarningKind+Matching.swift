// SPDX-License-Identifier: GPL-3.0-or-later

/// What the reading of offers and the scoring against them warn of.
extension WarningKind {
    /// In the order of the page that lists them.
    package static let matching: [Self] = [
        offerWithoutTitle, offerWithoutDemands, offerLanguage, offerDates, offerTooLong, offerExpired,
        offerNames, noOffers, noCandidates, noCandidate, candidateUnknown, noDossier, feedbackRefused, nothingUndone,
    ]

    package static let offerWithoutTitle = Self(
        "offer.no_title",
        en: (
            "No job title was found in the offer.",
            "Write the title on a line of its own at the top, and drop the offer again."
        ),
        fr: (
            "Aucun intitulé de poste n’a été trouvé dans l’offre.",
            "Écrivez l’intitulé seul sur une ligne en tête, puis redéposez l’offre."
        )
    )
    package static let offerWithoutDemands = Self(
        "offer.no_demands",
        en: (
            "The offer names no skill, experience or degree; only its title counts.",
            "Name in the offer what is asked for, and drop it again: candidates are compared by that."
        ),
        fr: (
            "L’offre ne cite ni compétence, ni expérience, ni diplôme ; seul son intitulé compte.",
            "Citez dans l’offre ce qui est demandé et redéposez-la : les candidats sont comparés là-dessus."
        )
    )
    package static let offerLanguage = Self(
        "offer.language",
        en: (
            "The rules do not know the offer’s language ({detail}); little of what it asks for could be read.",
            "Drop the French or English version; or drop its `offer.json` back under the offer’s name, completed."
        ),
        fr: (
            "Les règles ne connaissent pas la langue de l’offre ({detail}) ; ses demandes n’ont été lues qu’en petite partie.",
            "Déposez la version française ou anglaise, ou redéposez son « offer.json » complété sous le nom de l’offre."
        )
    )
    package static let offerDates = Self(
        "offer.dates",
        en: (
            "The offer’s dates contradict each other; the latest last day for applications was taken.",
            "Look at its dates; where one is wrong, drop its `offer.json` back under the offer’s name, corrected."
        ),
        fr: (
            "Les dates de l’offre se contredisent ; le dernier jour de candidature le plus tardif a été retenu.",
            "Regardez ses dates ; si l’une est fausse, redéposez son « offer.json » corrigé sous le nom de l’offre."
        )
    )
    package static let offerTooLong = Self(
        "offer.too_many_skills",
        en: (
            "The offer lists more than {detail} skills; only the first ones were taken.",
            "Check that the file is one offer; shorten its list to what the job asks for, and drop it again."
        ),
        fr: (
            "L’offre cite plus de {detail} compétences ; seules les premières ont été retenues.",
            "Vérifiez que le fichier est bien une seule offre, réduisez la liste à ce que le poste demande et redéposez-la."
        )
    )
    package static let offerExpired = Self(
        "offer.expired",
        en: (
            "The last day for applications ({detail}) is over: the offer is closed and takes no part in scores.",
            "If it is still open, drop an empty file named like the offer with the ending `.open`, or its `offer.json` with another `valid_until`."
        ),
        fr: (
            "Le dernier jour pour postuler ({detail}) est passé : l’offre est close et n’entre plus dans les scores.",
            "Si elle est encore ouverte, déposez un fichier vide du nom de l’offre terminé par « .open », ou son « offer.json » avec un autre « valid_until »."
        )
    )
    package static let offerNames = Self(
        "offer.unknown_names",
        en: (
            "Names in the corrected offer that an offer does not have were left out: {detail}.",
            "Compare them with the names in `offer.json`, and drop the correction again where one was mistyped."
        ),
        fr: (
            "Noms de l’offre corrigée qui n’existent pas dans une offre, donc écartés : {detail}.",
            "Comparez-les avec les noms de « offer.json » et redéposez la correction si l’un est mal écrit."
        )
    )
    package static let noOffers = Self(
        "score.no_offers",
        en: (
            "There was no job offer to score against.",
            "Drop offers into their inbox, then have this file scored again: `greffier retry FILE --stage scores`."
        ),
        fr: (
            "Aucune offre d’emploi n’était enregistrée pour le calcul des scores.",
            "Déposez des offres dans leur boîte, puis relancez ce calcul : `greffier retry FICHIER --stage scores`."
        )
    )
    package static let noCandidates = Self(
        "shortlist.no_candidates",
        en: (
            "There was no candidate to compare the offer with.",
            "Drop CVs into their inbox, then have the list made again: `greffier retry FILE --stage shortlist`."
        ),
        fr: (
            "Aucun candidat n’était enregistré pour être comparé à l’offre.",
            "Déposez des CV dans leur boîte, puis refaites la liste : `greffier retry FICHIER --stage shortlist`."
        )
    )
    package static let noCandidate = Self(
        "score.not_a_cv",
        en: (
            "The document does not look like a CV, so it was compared with no offer.",
            "If it is a CV, drop its profile.json back under the document’s name, corrected where it is wrong."
        ),
        fr: (
            "Le document ne ressemble pas à un CV : il n’a été comparé à aucune offre.",
            "Si c’est bien un CV, redéposez son « profile.json » sous le nom du document, corrigé au besoin."
        )
    )
    package static let candidateUnknown = Self(
        "score.no_person",
        en: (
            "The document does not say whose it is, so it was compared with no offer.",
            "Drop its profile.json back under the document’s name, with the person’s name."
        ),
        fr: (
            "Le document ne dit pas de qui il parle : il n’a été comparé à aucune offre.",
            "Redéposez son « profile.json », complété du nom de la personne, sous le nom du document."
        )
    )
    package static let noDossier = Self(
        "render.no_candidate",
        en: (
            "No dossier was made: nothing that it would show of a candidate was read.",
            "Look at the document; if it is a CV, drop its profile.json back under the document’s name, corrected."
        ),
        fr: (
            "Aucun dossier n’a été établi : rien de ce qu’il montrerait d’un candidat n’a été lu.",
            "Regardez le document ; si c’est un CV, redéposez son « profile.json » corrigé sous le nom du document."
        )
    )
    package static let feedbackRefused = Self(
        "feedback.lines_refused",
        en: (
            "{n} lines of the feedback file were not taken: {detail}.",
            "Correct these lines and drop a file with them alone; the others are taken. feedback.json says why of each."
        ),
        fr: (
            "{n} lignes du fichier de retours n’ont pas été prises en compte : {detail}.",
            "Corrigez ces lignes et déposez un fichier qui ne contient qu’elles ; les autres sont prises. feedback.json dit pourquoi pour chacune."
        )
    )
    package static let nothingUndone = Self(
        "feedback.nothing_undone",
        en: (
            "No decision came with “{detail}”, so none was taken back.",
            "`greffier feedback list` shows the files and runs that decisions came with."
        ),
        fr: (
            "Aucune décision n’est venue avec « {detail} » : aucune n’a été annulée.",
            "`greffier feedback list` montre les fichiers et les traitements qui ont apporté des décisions."
        )
    )
}
