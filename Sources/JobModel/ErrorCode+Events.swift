// SPDX-License-Identifier: GPL-3.0-or-later

/// Why an event log could not be read.
extension ErrorCode {
    package static let events: [ErrorCode] = [eventsEmpty, eventsUnreadable, eventsColumns, eventsTooLarge]

    package static let eventsEmpty = permanent(
        "events.empty",
        en: (
            "The event log has no line that can be counted.",
            "Look at the lines and the reasons named, export the log again, and drop the new file."
        ),
        fr: (
            "Le journal d’événements n’a aucune ligne exploitable.",
            "Regardez les lignes et les motifs indiqués, exportez à nouveau le journal et déposez le nouveau fichier."
        )
    )
    package static let eventsUnreadable = permanent(
        "events.unreadable",
        en: (
            "The file is no event log in CSV.",
            "Export the log as CSV with a line of headings, and drop that file."
        ),
        fr: (
            "Le fichier n’est pas un journal d’événements au format CSV.",
            "Exportez le journal en CSV avec une ligne d’en-tête et déposez ce fichier."
        )
    )
    package static let eventsColumns = permanent(
        "events.columns",
        en: (
            "The event log lacks a column that is needed.",
            "Name the headings in the pipeline file, as in `columns: {case: file_number, start: opened_on}`."
        ),
        fr: (
            "Il manque une colonne nécessaire dans le journal d’événements.",
            "Indiquez les intitulés dans le fichier de traitement, comme `columns: {case: numero, start: ouvert_le}`."
        )
    )
    package static let eventsTooLarge = permanent(
        "events.too_large",
        en: (
            "The event log is larger than 512 MiB.",
            "Export fewer years or fewer columns, and drop the smaller file."
        ),
        fr: (
            "Le journal d’événements dépasse 512 Mio.",
            "Exportez moins d’années ou moins de colonnes, puis déposez le fichier allégé."
        )
    )
}
