// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

/// The states of runs, jobs and tries as people read them; programs and options know the English words alone.
package enum StateWords {
    package static func text(_ state: String, _ language: ReportLanguage) -> String {
        language == .french ? french[state] ?? state : state
    }

    private static let french = [
        "waiting": "en attente", "ready": "prêt", "running": "en cours", "retrying": "sera repris",
        "snoozed": "reporté", "succeeded": "réussi", "failed": "échoué", "cancelled": "annulé", "skipped": "ignoré",
        "queued": "en file", "cached": "repris", "crashed": "planté", "blocked": "bloqué", "released": "rendu",
        "interrupted": "interrompu", "paused": "en pause", "open": "ouverte",
    ]
}
