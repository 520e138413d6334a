// SPDX-License-Identifier: GPL-3.0-or-later

/// Why nothing could be shown or changed in a collection.
extension ErrorCode {
    static let collections: [ErrorCode] = [
        collectionUnknown, collectionNoEntry, collectionDamaged, collectionRebuilding, collectionWordsOnly,
    ]

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
    package static let collectionDamaged = permanent(
        "collection.damaged",
        en: (
            "The file of the collections, library.sqlite, is damaged.",
            "Run `greffier collections rebuild`; where that fails, stop the daemon and run it with `--from-runs`."
        ),
        fr: (
            "Le fichier des collections, library.sqlite, est endommagé.",
            "Lancez « greffier collections rebuild » ; en cas d’échec, arrêtez le service et ajoutez « --from-runs »."
        )
    )
    package static let collectionRebuilding = transient(
        "collection.rebuilding",
        en: (
            "The embedder has changed: all vectors of the collection are made again, and the old ones serve meanwhile.",
            "Nothing is to be done; `greffier doctor` says how far it is."
        ),
        fr: (
            "Le modèle a changé : tous les vecteurs de la collection sont refaits, les anciens servent en attendant.",
            "Il n’y a rien à faire ; « greffier doctor » dit où cela en est."
        )
    )
    package static let collectionWordsOnly = transient(
        "collection.words_only",
        en: (
            "The embedding model does not answer: searches go by the words alone.",
            "Start its server, or correct `embedding` in greffier.yaml; the vectors that wait are made by themselves then."
        ),
        fr: (
            "Le modèle de vecteurs ne répond pas : les recherches se font par les mots seuls.",
            "Démarrez son serveur ou corrigez « embedding » dans greffier.yaml ; les vecteurs en attente se font ensuite d’eux-mêmes."
        )
    )
}
