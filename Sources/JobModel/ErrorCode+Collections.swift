// SPDX-License-Identifier: GPL-3.0-or-later

/// Why nothing could be shown or changed in a collection.
extension ErrorCode {
    static let collections: [ErrorCode] = [collectionUnknown, collectionNoEntry]

    package static let collectionUnknown = permanent(
        "collection.unknown",
        en: (
            "There is no such collection.", "See `greffier collections list`; a collection is made by the first file."
        ),
        fr: (
            "Cette collection n’existe pas.",
            "Voyez « greffier collections list » ; une collection naît avec son premier fichier."
        )
    )
    package static let collectionNoEntry = permanent(
        "collection.no_entry",
        en: (
            "The collection has no such entry, or several.",
            "Name it by its id, the last eight characters of that, or its file name: see `greffier collections show`."
        ),
        fr: (
            "La collection n’a pas cette entrée, ou en a plusieurs.",
            "Désignez-la par son identifiant, ses huit derniers caractères ou son nom de fichier : voyez « greffier collections show »."
        )
    )
}
