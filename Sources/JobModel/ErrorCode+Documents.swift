// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a document could not be read.
extension ErrorCode {
    package static let documents: [ErrorCode] = [
        documentEmpty, documentEncrypted, documentTruncated, documentCorrupt, documentUnsupported, documentOldWord,
        documentTooLarge, documentNoText, documentNoData, documentTimeout, fileUnreadable,
    ]

    package static let documentEmpty = permanent(
        "document.empty",
        en: ("The file is empty.", "Export or scan the document again, then drop the new file."),
        fr: (
            "Le fichier est vide.",
            "Exportez ou numérisez à nouveau le document, puis déposez le nouveau fichier."
        )
    )
    package static let documentEncrypted = permanent(
        "document.encrypted",
        en: (
            "The document is protected by a password.",
            "Open it with its password, save a copy without protection, and drop that copy."
        ),
        fr: (
            "Le document est protégé par un mot de passe.",
            "Ouvrez-le avec son mot de passe, enregistrez une copie sans protection et déposez cette copie."
        )
    )
    package static let documentTruncated = permanent(
        "document.truncated",
        en: (
            "The document is cut short: its end is missing.", "Copy or download the file again in full, then drop it."
        ),
        fr: (
            "Le document est tronqué : sa fin manque.",
            "Copiez ou téléchargez à nouveau le fichier en entier, puis déposez-le."
        )
    )
    package static let documentCorrupt = permanent(
        "document.corrupt",
        en: (
            "The document is damaged and cannot be read.",
            "Open it in the program that made it, save it again, and drop the new file."
        ),
        fr: (
            "Le document est endommagé et illisible.",
            "Ouvrez-le dans le logiciel qui l’a créé, enregistrez-le à nouveau et déposez le nouveau fichier."
        )
    )
    package static let documentUnsupported = permanent(
        "document.unsupported",
        en: (
            "This kind of file cannot be read here.",
            "Save the document as PDF or DOCX and drop that file."
        ),
        fr: (
            "Ce type de fichier n’est pas pris en charge.",
            "Enregistrez le document en PDF ou en DOCX et déposez ce fichier."
        )
    )
    package static let documentOldWord = permanent(
        "document.old_word",
        en: (
            "This is an old Word file (.doc), and LibreOffice, which reads them, is not installed.",
            "Save it as DOCX or PDF and drop that file, or have LibreOffice installed and retry."
        ),
        fr: (
            "Ce fichier est d’un ancien format de Word (.doc) ; LibreOffice, qui sait le lire, n’est pas installé.",
            "Enregistrez-le en DOCX ou en PDF et déposez ce fichier, ou faites installer LibreOffice puis relancez."
        )
    )
    package static let documentTooLarge = permanent(
        "document.too_large",
        en: (
            "The document is larger than the limits allow.",
            "Split it, or reduce its images, and drop the smaller file."
        ),
        fr: (
            "Le document dépasse les limites de taille.",
            "Découpez-le ou réduisez ses images, puis déposez le fichier allégé."
        )
    )
    package static let documentNoText = permanent(
        "document.no_text",
        en: (
            "The document holds no text, only images or blank pages.",
            "Drop the original document rather than a scan, or have `greffier doctor` say how scans can be read."
        ),
        fr: (
            "Le document ne contient pas de texte, seulement des images ou des pages blanches.",
            "Déposez le document d’origine plutôt qu’une numérisation ; `greffier doctor` dit comment lire les numérisations."
        )
    )
    package static let documentNoData = permanent(
        "document.no_data",
        en: (
            "The Europass file is valid but empty: it states nothing about a person.",
            "Fill in the CV in the Europass editor, export it again, and drop the new file or its PDF."
        ),
        fr: (
            "Le fichier Europass est valide mais vide : il ne dit rien d’une personne.",
            "Remplissez le CV dans l’éditeur Europass, exportez-le à nouveau et déposez le nouveau fichier ou son PDF."
        )
    )
    package static let documentTimeout = permanent(
        "document.timeout",
        en: (
            "Reading the document took longer than allowed.",
            "The file may be damaged or built to harm. Save it again from the program that made it, then drop it."
        ),
        fr: (
            "La lecture du document a dépassé le temps autorisé.",
            "Le fichier est peut-être endommagé ou piégé. Enregistrez-le à nouveau depuis le logiciel d’origine, puis déposez-le."
        )
    )
    package static let fileUnreadable = permanent(
        "file.unreadable",
        en: (
            "A file that a command was given cannot be read.",
            "See whether it is still there and whether you may read it, then run the command again."
        ),
        fr: (
            "Un fichier donné à une commande ne peut pas être lu.",
            "Vérifiez qu’il est toujours là et que vous avez le droit de le lire, puis relancez la commande."
        )
    )
}
