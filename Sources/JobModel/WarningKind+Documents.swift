// SPDX-License-Identifier: GPL-3.0-or-later

/// What readers of documents warn of.
extension WarningKind {
    /// In the order of the page that lists them.
    package static let documents: [Self] = [
        hiddenText, pagesMissing, partsSkipped, unmappedText, macros, externalParts, polyglot, recognised,
        recognitionUnavailable, recognitionPartial, recognitionLanguage, converted,
    ]

    /// An old Word file went through LibreOffice before it was read.
    package static let converted = Self(
        "document.converted",
        en: (
            "The old Word file was turned into DOCX by LibreOffice before it was read.",
            "Compare with the original where something seems to be missing."
        ),
        fr: (
            "L’ancien fichier Word a été converti en DOCX par LibreOffice avant lecture.",
            "Comparez avec l’original si quelque chose semble manquer."
        )
    )

    /// Text that a reader of the page would not see was set apart.
    package static let hiddenText = Self(
        "document.hidden_text",
        en: (
            "Hidden text was left out: {n} characters ({detail}).",
            "Read it under `hidden` in document.json: some write there what people shall not see and programs shall."
        ),
        fr: (
            "Du texte caché a été écarté : {n} caractères ({detail}).",
            "Lisez-le sous « hidden » dans document.json : il s’y trouve parfois ce que seul un programme doit voir."
        )
    )
    /// Pages that the file announces but does not hold.
    package static let pagesMissing = Self(
        "document.pages_missing",
        en: (
            "{n} page(s) of the file could not be read.",
            "Open the file and save it again, or ask for it anew, then drop the new file."
        ),
        fr: (
            "{n} page(s) du fichier n’ont pas pu être lues.",
            "Ouvrez le fichier et enregistrez-le à nouveau, ou redemandez-le, puis déposez le nouveau fichier."
        )
    )
    /// Files inside the file, parts in formats that are not read, or too much of a page.
    package static let partsSkipped = Self(
        "document.parts_skipped",
        en: (
            "{n} part(s) were not read: {detail}.",
            "`counts.parts_skipped` in document.json names them; save the ones that matter as files and drop these."
        ),
        fr: (
            "{n} partie(s) n’ont pas été lues : {detail}.",
            "« counts.parts_skipped » dans document.json les nomme ; enregistrez à part celles qui comptent et déposez-les."
        )
    )
    /// Characters without a known meaning were left out.
    package static let unmappedText = Self(
        "document.unmapped_text",
        en: (
            "{n} character(s) of symbol fonts have no known meaning and were left out.",
            "They are pictograms as a rule; compare with the original where a word seems to be missing."
        ),
        fr: (
            "{n} caractère(s) de polices de symboles, sans signification connue, ont été écartés.",
            "Ce sont en général des pictogrammes ; comparez avec l’original si un mot semble manquer."
        )
    )
    /// The file brings a program.
    package static let macros = Self(
        "document.macros",
        en: (
            "The file contains macros; they were not looked at.",
            "The text is read all the same; do not allow macros where you open the file."
        ),
        fr: (
            "Le fichier contient des macros ; elles n’ont pas été examinées.",
            "Le texte est lu malgré tout ; n’autorisez pas les macros en ouvrant le fichier."
        )
    )
    /// The file would load something from elsewhere.
    package static let externalParts = Self(
        "document.external_parts",
        en: (
            "The file refers to {n} part(s) outside of it; nothing was fetched.",
            "Whoever opens the file may be seen by the place that it loads from; see where that is before you do."
        ),
        fr: (
            "Le fichier renvoie à {n} élément(s) extérieur(s) ; rien n’a été chargé.",
            "Ouvrir le fichier peut signaler sa lecture à l’extérieur ; vérifiez vers où il renvoie auparavant."
        )
    )
    /// The file is a valid start of another kind too.
    package static let polyglot = Self(
        "document.polyglot",
        en: (
            "The file can be read as two kinds; it was read as {detail}.",
            "Another program may show another text; ask the sender for a plain copy where that matters."
        ),
        fr: (
            "Le fichier peut être lu comme deux types ; il a été lu comme {detail}.",
            "Un autre logiciel peut montrer un autre texte ; demandez une copie ordinaire à l’expéditeur en cas de doute."
        )
    )
    /// Text was recognised in pictures, and may be misread.
    package static let recognised = Self(
        "document.ocr_used",
        en: (
            "The text of {n} page(s) was recognised in pictures, with a mean confidence of {detail}%.",
            "Compare names, dates and addresses with the original; drop the document itself rather than a scan of it."
        ),
        fr: (
            "Le texte de {n} page(s) a été reconnu dans des images, avec une confiance moyenne de {detail} %.",
            "Comparez noms, dates et adresses avec l’original ; déposez le document lui-même plutôt qu’une numérisation."
        )
    )
    /// Pages are pictures, and nothing on this system can read them.
    package static let recognitionUnavailable = Self(
        "document.ocr_unavailable",
        en: (
            "{n} page(s) are pictures and were not read: character recognition is not installed "
                + "(sudo apt install tesseract-ocr tesseract-ocr-fra).",
            "Install it and submit the document again, or drop the document that the pictures were made from."
        ),
        fr: (
            "{n} page(s) sont des images et n’ont pas été lues : la reconnaissance de caractères n’est pas installée "
                + "(sudo apt install tesseract-ocr tesseract-ocr-fra).",
            "Installez-la et soumettez à nouveau le document, ou déposez celui dont les images sont issues."
        )
    )
    /// Pages are pictures that took too long, or there are too many of them.
    package static let recognitionPartial = Self(
        "document.ocr_partial",
        en: (
            "{n} page(s) are pictures and were not read: recognition takes too long.",
            "Drop the pages that matter as a file of their own, or the document that they were scanned from."
        ),
        fr: (
            "{n} page(s) sont des images et n’ont pas été lues : la reconnaissance prend trop de temps.",
            "Déposez à part les pages qui comptent, ou le document dont elles sont issues."
        )
    )
    /// Languages that were asked for are not installed.
    package static let recognitionLanguage = Self(
        "document.ocr_language",
        en: (
            "Characters were recognised without {detail}.",
            "Install the language and submit the document again: letters with accents may be misread."
        ),
        fr: (
            "Les caractères ont été reconnus sans {detail}.",
            "Installez la langue et soumettez à nouveau le document : des lettres accentuées peuvent être mal lues."
        )
    )
}
