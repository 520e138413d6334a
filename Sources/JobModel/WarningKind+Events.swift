// SPDX-License-Identifier: GPL-3.0-or-later

/// What the reading of event logs, the segments and the delays warn of.
extension WarningKind {
    /// In the order of the page that lists them.
    package static let events: [Self] = [
        linesLeftOut, linesMended, datesGuessed, tooFewPersons, noClusters, tooFewCases, otherLog,
    ]

    package static let linesLeftOut = Self(
        "events.lines_left_out",
        en: (
            "Lines of the event log are not counted: {n}. {detail}.",
            "Correct these lines at their source, export the log again, and drop the new file."
        ),
        fr: (
            "Des lignes du journal d’événements ne sont pas comptées : {n}. {detail}.",
            "Corrigez ces lignes à la source, exportez à nouveau le journal et déposez le nouveau fichier."
        )
    )
    package static let linesMended = Self(
        "events.lines_mended",
        en: (
            "Lines of the event log are counted otherwise than they stand: {n}. {detail}.",
            "See whether that is what is meant; else correct the lines and drop the log again."
        ),
        fr: (
            "Des lignes du journal d’événements sont comptées autrement qu’écrites : {n}. {detail}.",
            "Vérifiez que c’est bien ce qui est voulu ; sinon corrigez les lignes et redéposez le journal."
        )
    )
    package static let datesGuessed = Self(
        "events.ambiguous_dates",
        en: (
            "No date of the event log tells whether day or month comes first; the day was assumed.",
            "Write `dates: day_first` or `dates: month_first` in the pipeline file."
        ),
        fr: (
            "Aucune date du journal ne dit si le jour ou le mois vient en premier ; le jour a été supposé.",
            "Écrivez `dates: day_first` ou `dates: month_first` dans le fichier de traitement."
        )
    )
    package static let tooFewPersons = Self(
        "segments.too_few",
        en: (
            "Too few persons have enough events: nobody has a segment.",
            "Drop a log of a longer time, or lower `minimum_events` in the pipeline file."
        ),
        fr: (
            "Trop peu de personnes ont assez d’événements : aucune n’a de segment.",
            "Déposez un journal plus long, ou abaissez `minimum_events` dans le fichier de traitement."
        )
    )
    package static let noClusters = Self(
        "segments.no_clusters",
        en: (
            "The pipeline asks for clusters, and none stand: the rules were used. {detail}.",
            "Write `method: rules` in the pipeline file, or drop a log of a longer time."
        ),
        fr: (
            "Le traitement demande des groupes, et aucun ne tient : les règles ont servi. {detail}.",
            "Écrivez `method: rules` dans le fichier de traitement, ou déposez un journal plus long."
        )
    )
    package static let tooFewCases = Self(
        "delays.too_few",
        en: (
            "No delay could be estimated: too few cases, or none has ended.",
            "Drop a log of a longer time."
        ),
        fr: (
            "Aucun délai n’a pu être estimé : trop peu de dossiers, ou aucun n’est terminé.",
            "Déposez un journal couvrant une période plus longue."
        )
    )
    package static let otherLog = Self(
        "segments.other_log",
        en: (
            "The run before was about other persons: its labels and bounds were not kept.",
            "Give each log a pipeline of its own, so that its segments stay comparable."
        ),
        fr: (
            "Le passage précédent portait sur d’autres personnes : ses libellés et ses bornes n’ont pas été repris.",
            "Donnez à chaque journal son propre traitement, pour que ses segments restent comparables."
        )
    )
}
