// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

/// What is found wrong with a reading, by the rules' checks of their own and where two readers meet: a code, the reason for a person to look, what it says and what
/// to do, in English and French.
///
/// `{detail}` in the texts stands for what was found. docs/errors.md lists them all.
package struct ProfileWarning: Sendable, Equatable {
    package let code: String
    /// The word in `x-greffier.review`.
    package let reason: String
    package let message: String
    package let messageFR: String
    package let hint: String
    package let hintFR: String

    /// Only this catalogue makes them, so that no check gives a code that is not listed.
    init(_ reason: String, en: (String, String), fr: (String, String)) {
        code = "profile." + reason
        self.reason = reason
        (message, hint) = en
        (messageFR, hintFR) = fr
    }

    /// For the run's report; `french` where the words that the texts leave open differ.
    package func warning(detail: String = "", french: String? = nil) -> RunWarning {
        RunWarning(
            code: code,
            message: message.replacing("{detail}", with: detail),
            messageFR: messageFR.replacing("{detail}", with: french ?? detail)
        )
    }
}

extension ProfileWarning {
    /// Every kind, in the order of the page that lists them.
    package static let all: [Self] = [
        notACV, severalPeople, foreignLanguage, noName, contact, emptySection, missingEntries, dates,
        attachmentOfOther, attachmentName, attachmentUnseen,
        lowQuality, conflict, ungrounded, unknownNames,
    ]

    /// Those about the document itself, which hold whoever reads it.
    package static let ofDocument: [Self] = [
        notACV, severalPeople, attachmentOfOther, attachmentName, attachmentUnseen,
    ]

    package static let notACV = Self(
        "not_a_cv",
        en: (
            "This document does not look like a CV; its profile is a guess.",
            "Look at the document: if it is an offer, a letter or an invoice, drop it where such documents belong."
        ),
        fr: (
            "Ce document ne ressemble pas à un CV ; son profil est incertain.",
            "Regardez le document : si c’est une offre, une lettre ou une facture, déposez-le à l’endroit prévu."
        )
    )
    package static let severalPeople = Self(
        "several_people",
        en: (
            "The document seems to be about several people; the rules read none but the first.",
            "Split the file and drop one CV for each person."
        ),
        fr: (
            "Le document semble concerner plusieurs personnes ; les règles n’ont lu que la première.",
            "Séparez le fichier et déposez un CV par personne."
        )
    )
    static let foreignLanguage = Self(
        "language",
        en: (
            "The rules do not know the CV’s language ({detail}); only its contact data can be relied on.",
            "Drop the French or English version, or have a language model read it (`analysis: merge`)."
        ),
        fr: (
            "Les règles ne connaissent pas la langue du CV ({detail}) ; seules les coordonnées sont fiables.",
            "Déposez la version française ou anglaise, ou faites-le lire par un modèle de langue (« analysis: merge »)."
        )
    )
    static let noName = Self(
        "no_name",
        en: ("No name was found.", "Read the name in the document; some stand in a picture."),
        fr: ("Aucun nom n’a été trouvé.", "Lisez le nom dans le document ; il se trouve parfois dans une image.")
    )
    static let contact = Self(
        "contact",
        en: (
            "The document seems to state contact data that could not be read: {detail}.",
            "Read it in the document before you write or call."
        ),
        fr: (
            "Le document semble donner des coordonnées qui n’ont pas pu être lues : {detail}.",
            "Lisez-les dans le document avant d’écrire ou d’appeler."
        )
    )
    static let emptySection = Self(
        "empty_section",
        en: (
            "A section has text but nothing was read from it: {detail}.",
            "Read that section in the document."
        ),
        fr: (
            "Une rubrique a du texte mais rien n’y a été lu : {detail}.",
            "Lisez cette rubrique dans le document."
        )
    )
    static let missingEntries = Self(
        "missing_entries",
        en: (
            "The document has more periods than were read as entries: {detail}.",
            "Compare the entries with the document: one may hold two."
        ),
        fr: (
            "Le document contient plus de périodes que d’entrées lues : {detail}.",
            "Comparez les entrées avec le document : l’une en contient peut-être deux."
        )
    )
    static let dates = Self(
        "dates",
        en: (
            "An entry ends before it starts.",
            "Ask the person which of the two dates is wrong."
        ),
        fr: (
            "Une entrée se termine avant de commencer.",
            "Demandez à la personne laquelle des deux dates est fausse."
        )
    )
    package static let lowQuality = Self(
        "low_quality",
        en: (
            "Less of the profile is likely right than was asked for: {detail}.",
            "Compare the profile with the document, and drop it back corrected where it is wrong."
        ),
        fr: (
            "La part du profil qui est probablement juste est inférieure au seuil fixé : {detail}.",
            "Comparez le profil avec le document et redéposez-le corrigé s’il contient des erreurs."
        )
    )
    package static let conflict = Self(
        "conflict",
        en: (
            "The rules and the language model read {detail} differently.",
            "Read it in the document: `review` has the words that each of them went by."
        ),
        fr: (
            "Les règles et le modèle de langue ont lu {detail} différemment.",
            "Lisez ce point dans le document : « review » cite les mots sur lesquels chacun s’est fondé."
        )
    )
    package static let ungrounded = Self(
        "ungrounded",
        en: (
            "Values without proof in the document were left out: {detail}.",
            "Look for them in the document; this is a mistake of Greffier that its makers want to hear of."
        ),
        fr: (
            "Valeurs sans preuve dans le document, donc écartées : {detail}.",
            "Cherchez-les dans le document ; c’est une erreur de Greffier, à signaler à ses auteurs."
        )
    )
    package static let unknownNames = Self(
        "unknown_names",
        en: (
            "Names in the corrected profile that a profile does not have were left out: {detail}.",
            "Compare them with the names in `profile.json`, and drop the correction again where one was mistyped."
        ),
        fr: (
            "Noms du profil corrigé qui n’existent pas dans un profil, donc écartés : {detail}.",
            "Comparez-les avec les noms de « profile.json » et redéposez la correction si l’un est mal écrit."
        )
    )
}
