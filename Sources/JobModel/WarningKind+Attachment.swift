// SPDX-License-Identifier: GPL-3.0-or-later

/// What is said of a CV as data that is attached to the document.
extension WarningKind {
    package static let attachmentOfOther = Self(
        "profile.attachment_of_other",
        en: (
            "The Europass data attached to the document name someone else and were left aside.",
            "Ask whose CV it is: such data are often left over from the file that served as a template."
        ),
        fr: (
            "Les données Europass jointes au document nomment quelqu’un d’autre et ont été écartées.",
            "Demandez de qui est ce CV : ces données restent souvent du fichier qui a servi de modèle."
        )
    )
    package static let attachmentName = Self(
        "profile.attachment_name",
        en: (
            "The Europass data attached to the document write the name otherwise than its pages; the data were taken.",
            "Read the name on the page, and ask the person where the two do not belong together."
        ),
        fr: (
            "Les données Europass jointes au document écrivent le nom autrement que ses pages ; elles ont été retenues.",
            "Lisez le nom sur la page, et interrogez la personne si les deux ne vont pas ensemble."
        )
    )
    package static let attachmentUnseen = Self(
        "profile.attachment_unseen",
        en: (
            "The Europass data attached to the document say what its pages do not show: {detail} names of entries.",
            "Compare the entries with the pages: the data may be older than the page, or say more than people are to see."
        ),
        fr: (
            "Les données Europass jointes au document disent ce que ses pages ne montrent pas : {detail} noms d’entrées.",
            "Comparez les entrées avec les pages : les données sont peut-être plus anciennes, ou cachent ce qu’elles ajoutent."
        )
    )
}
