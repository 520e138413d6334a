// SPDX-License-Identifier: GPL-3.0-or-later

/// What is found wrong with the reading of a CV, by the rules' checks of their own and where two readers meet.
extension WarningKind {
    /// In the order of the page that lists them.
    package static let profiles: [Self] = [
        notACV, severalPeople, foreignLanguage, noPerson, noName, unreadContact, emptySection, missingEntries,
        reversedDates,
        attachmentOfOther, attachmentName, attachmentUnseen,
        lowQuality, conflict, ungrounded, unknownNames, sensitiveDropped,
    ]

    /// Those of profiles that are about the document itself, which hold whoever reads it.
    package static let ofDocument: [Self] = [
        notACV, severalPeople, attachmentOfOther, attachmentName, attachmentUnseen,
    ]

    package static let notACV = Self(
        "profile.not_a_cv",
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
        "profile.several_people",
        en: (
            "The document seems to be about several people; the rules read none but the first.",
            "Split the file and drop one CV for each person."
        ),
        fr: (
            "Le document semble concerner plusieurs personnes ; les règles n’ont lu que la première.",
            "Séparez le fichier et déposez un CV par personne."
        )
    )
    package static let foreignLanguage = Self(
        "profile.language",
        en: (
            "The rules do not know the CV’s language ({detail}); only its contact data can be relied on.",
            "Drop the French or English version, or have a language model read it (`analysis: merge`)."
        ),
        fr: (
            "Les règles ne connaissent pas la langue du CV ({detail}) ; seules les coordonnées sont fiables.",
            "Déposez la version française ou anglaise, ou faites-le lire par un modèle de langage (« analysis: merge »)."
        )
    )
    package static let noPerson = Self(
        "profile.no_person",
        en: (
            "The document is about a person but names nobody, by name or contact data: it may be one page of a longer CV.",
            "Drop the pages together as one file; or drop its profile.json back under the document’s name, with the name."
        ),
        fr: (
            "Le document parle d’une personne sans nom ni coordonnées : c’est peut-être une page d’un CV plus long.",
            "Redéposez les pages en un seul fichier, ou le « profile.json » complété du nom, sous le nom du document."
        )
    )
    package static let noName = Self(
        "profile.no_name",
        en: ("No name was found.", "Read the name in the document; some stand in a picture."),
        fr: ("Aucun nom n’a été trouvé.", "Lisez le nom dans le document ; il se trouve parfois dans une image.")
    )
    package static let unreadContact = Self(
        "profile.contact",
        en: (
            "The document seems to state contact data that could not be read: {detail}.",
            "Read it in the document before you write or call."
        ),
        fr: (
            "Le document semble donner des coordonnées qui n’ont pas pu être lues : {detail}.",
            "Lisez-les dans le document avant d’écrire ou d’appeler."
        )
    )
    package static let emptySection = Self(
        "profile.empty_section",
        en: (
            "A section has text but nothing was read from it: {detail}.",
            "Read that section in the document."
        ),
        fr: (
            "Une rubrique a du texte mais rien n’y a été lu : {detail}.",
            "Lisez cette rubrique dans le document."
        )
    )
    package static let missingEntries = Self(
        "profile.missing_entries",
        en: (
            "The document has more periods than were read as entries: {detail}.",
            "Compare the entries with the document: one may hold two."
        ),
        fr: (
            "Le document contient plus de périodes que d’entrées lues : {detail}.",
            "Comparez les entrées avec le document : l’une en contient peut-être deux."
        )
    )
    package static let reversedDates = Self(
        "profile.dates",
        en: (
            "The dates of an entry cannot be right: it ends before it starts, or a date does not exist.",
            "Ask the person which of the dates is wrong."
        ),
        fr: (
            "Les dates d’une entrée sont fausses : elle se termine avant de commencer, ou une date n’existe pas.",
            "Demandez à la personne quelle date est fausse."
        )
    )
    package static let lowQuality = Self(
        "profile.low_quality",
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
        "profile.conflict",
        en: (
            "The rules and the language model read {detail} differently.",
            "Read it in the document: `review` has the words that each of them went by."
        ),
        fr: (
            "Les règles et le modèle de langage ont lu {detail} différemment.",
            "Lisez ce point dans le document : « review » cite les mots sur lesquels chacun s’est fondé."
        )
    )
    package static let ungrounded = Self(
        "profile.ungrounded",
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
        "profile.unknown_names",
        en: (
            "Names in the corrected profile that a profile does not have were left out: {detail}.",
            "Compare them with the names in `profile.json`, and drop the correction again where one was mistyped."
        ),
        fr: (
            "Noms du profil corrigé qui n’existent pas dans un profil, donc écartés : {detail}.",
            "Comparez-les avec les noms de « profile.json » et redéposez la correction si l’un est mal écrit."
        )
    )
    package static let sensitiveDropped = Self(
        "profile.sensitive_dropped",
        en: (
            "Sensitive data in the corrected profile were left out: {detail}.",
            "Such data stand in profiles only where `privacy.keep_sensitive` is set; leave them out otherwise."
        ),
        fr: (
            "Données sensibles du profil corrigé, donc écartées : {detail}.",
            "De telles données ne figurent dans les profils qu’avec « privacy.keep_sensitive » ; sinon, ne les ajoutez pas."
        )
    )
}
