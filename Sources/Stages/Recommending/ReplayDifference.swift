// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// Why recommendations cannot be made again as they were.
package struct ReplayDifference: Codable, Sendable, Equatable, BilingualMessage {
    /// A word for programs, as `candidate_changed`.
    package var code: String
    /// The file name, version or run that it is about.
    package var subject: String?
    package var message: String
    package var messageFR: String

    private enum CodingKeys: String, CodingKey {
        case code, subject, message
        case messageFR = "message_fr"
    }

    private init(_ code: String, _ subject: String?, _ english: String, _ french: String) {
        self.code = code
        self.subject = subject
        message = english
        messageFR = french
    }

    static func schema(_ number: Int) -> ReplayDifference {
        .init(
            "manifest_unknown",
            "\(number)",
            "this program cannot read such a manifest (schema \(number))",
            "ce programme ne lit pas un tel manifeste (schéma \(number))"
        )
    }

    static func scorer(_ then: String, _ now: String) -> ReplayDifference {
        .init(
            "scorer_differs",
            then,
            "the scoring rules are others: \(then) then, \(now) now",
            "les règles de score ne sont plus les mêmes : \(then) alors, \(now) maintenant"
        )
    }

    static func stage(_ then: String, _ now: String) -> ReplayDifference {
        .init(
            "stage_differs",
            then,
            "the stage writes its files in another way: \(then) then, \(now) now",
            "l’étape n’écrit plus ses fichiers de la même façon : \(then) alors, \(now) maintenant"
        )
    }

    static func meaning(_ then: String, _ now: String) -> ReplayDifference {
        .init(
            "meaning_differs",
            then,
            "closeness of meaning is measured in another way: \(then) then, \(now) now",
            "la proximité de sens n’est plus mesurée de la même façon : \(then) alors, \(now) maintenant"
        )
    }

    static let lexicons = ReplayDifference(
        "lexicons_changed",
        nil,
        "the lexicons or the taxonomy have changed",
        "les lexiques ou la taxonomie ont changé"
    )

    static let feedback = ReplayDifference(
        "feedback_changed",
        nil,
        "the decisions in the manifest are not those that it has the hash of",
        "les décisions du manifeste ne sont pas celles dont il porte l’empreinte"
    )

    static func offerGone(_ source: String) -> ReplayDifference {
        .init("offer_gone", source, "offer no longer there: \(source)", "offre disparue : \(source)")
    }

    static func offerChanged(_ source: String) -> ReplayDifference {
        .init("offer_changed", source, "offer changed since: \(source)", "offre modifiée depuis : \(source)")
    }

    static func candidateGone(_ source: String) -> ReplayDifference {
        .init("candidate_gone", source, "CV no longer there: \(source)", "CV disparu : \(source)")
    }

    static func candidateChanged(_ source: String) -> ReplayDifference {
        .init("candidate_changed", source, "CV changed since: \(source)", "CV modifié depuis : \(source)")
    }

    static func previousGone(_ run: String) -> ReplayDifference {
        .init(
            "previous_gone",
            run,
            "the recommendations of the run before (\(run)) are kept no longer, from which new ones were told",
            "les recommandations de l’exécution précédente (\(run)), d’où se voyait ce qui est nouveau, ne sont plus conservées"
        )
    }

    static func output(_ name: String) -> ReplayDifference {
        .init(
            "output_differs",
            name,
            "this file differs although all inputs are the same: \(name)",
            "ce fichier diffère alors que toutes les entrées sont les mêmes : \(name)"
        )
    }
}
