// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a table of a classification could not be imported.
extension ErrorCode {
    static let taxonomies: [ErrorCode] = [
        taxonomyEncoding, taxonomyEmpty, taxonomyColumns, taxonomyMixed, taxonomyUnwritable,
    ]

    package static let taxonomyEncoding = permanent(
        "taxonomy.encoding",
        en: (
            "The table of the classification is not written in UTF-8.", "Save it as CSV in UTF-8 and import it again."
        ),
        fr: (
            "La table de la classification n’est pas enregistrée en UTF-8.",
            "Enregistrez-la en CSV UTF-8 et importez-la de nouveau."
        )
    )
    package static let taxonomyEmpty = permanent(
        "taxonomy.empty",
        en: (
            "The table of the classification holds no row that could be used.",
            "Take the file as the publisher gives it, with its first line."
        ),
        fr: (
            "La table de la classification ne contient aucune ligne utilisable.",
            "Prenez le fichier tel que l’éditeur le fournit, avec sa première ligne."
        )
    )
    package static let taxonomyColumns = permanent(
        "taxonomy.columns",
        en: (
            "The first line names none of the columns of ESCO or ROME.",
            "ESCO needs conceptUri and preferredLabel, ROME code_rome and libelle_appellation_long, or code_ogr and libelle_savoir."
        ),
        fr: (
            "La première ligne ne nomme pas les colonnes d’ESCO ni de ROME.",
            "ESCO demande conceptUri et preferredLabel, ROME code_rome et libelle_appellation_long, ou code_ogr et libelle_savoir."
        )
    )
    package static let taxonomyMixed = permanent(
        "taxonomy.mixed",
        en: (
            "One import holds tables of two classifications.", "Import those of ESCO and of ROME one after the other."
        ),
        fr: (
            "Un même import réunit des tables de deux classifications.",
            "Importez celles d’ESCO et de ROME l’une après l’autre."
        )
    )
    package static let taxonomyUnwritable = environment(
        "taxonomy.unwritable",
        en: (
            "The classification cannot be written into pipelines/lexicons of the workspace.",
            "Give yourself the right to write there, or run the command as the owner of the workspace."
        ),
        fr: (
            "La classification ne peut pas être écrite dans pipelines/lexicons de l’espace de travail.",
            "Donnez-vous le droit d’y écrire, ou lancez la commande avec le propriétaire de l’espace."
        )
    )
}
