// SPDX-License-Identifier: GPL-3.0-or-later

/// Why nothing of a feedback file could be taken.
extension ErrorCode {
    package static let feedback: [ErrorCode] = [feedbackColumns, feedbackEmpty, feedbackUnreadable]

    package static let feedbackColumns = permanent(
        "feedback.columns",
        en: (
            "The feedback file lacks columns that it cannot do without.",
            "Name the columns offer, candidate and outcome (and reason, if you like) in its first line, and drop it again."
        ),
        fr: (
            "Il manque au fichier de retours des colonnes indispensables.",
            "Nommez sur sa première ligne les colonnes offre, candidat et décision (et motif, si vous voulez), puis redéposez-le."
        )
    )
    package static let feedbackEmpty = permanent(
        "feedback.empty",
        en: (
            "The feedback file holds no decision.",
            "Write a line for each decision below the names of the columns: offer, candidate, outcome. Then drop it again."
        ),
        fr: (
            "Le fichier de retours ne contient aucune décision.",
            "Sous les noms de colonnes, écrivez une ligne par décision : offre, candidat, décision. Puis redéposez-le."
        )
    )
    package static let feedbackUnreadable = permanent(
        "feedback.unreadable",
        en: (
            "The feedback file is neither a table nor a list that can be read.",
            "Save it as CSV, or as JSON with a list of objects of texts, and drop it again. CVs go into inbox/cv, offers into inbox/offers."
        ),
        fr: (
            "Le fichier de retours n’est ni un tableau ni une liste lisible.",
            "Enregistrez-le en CSV, ou en JSON avec une liste d’objets de textes, puis redéposez-le. Les CV vont dans inbox/cv, les offres dans inbox/offers."
        )
    )
}
