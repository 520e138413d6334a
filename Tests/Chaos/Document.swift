// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// One file of the workload: what it is called, what it holds, and the pipeline that it is meant for.
struct Document: Sendable, Hashable {
    /// How it is handed in.
    enum Way: Sendable, Hashable {
        /// Moved into the inbox, or written there in two halves.
        case dropped(slowly: Bool)
        /// A row in the door; rows of one key are one request.
        case row(dedupeKey: String?)
        /// `greffier submit` with this plan of faults of its own.
        case submitted(plan: String)
    }

    let number: Int
    let pipeline: String
    let way: Way
    /// Documents of one variant hold the same bytes.
    let variant: Int

    var name: String { "\(pipeline) \(number).txt" }

    /// Small, so that the faults meet the engine and not the parser.
    var bytes: Data {
        if pipeline != "cv" {
            return Data("Note \(variant)\n\nÀ relire avant vendredi : dossier \(variant), pièce \(variant % 7).\n".utf8)
        }
        return Data(
            """
            Camille Exemple\(variant)
            Comptable
            camille\(variant)@courriel.example – 06 39 98 00 \(10 + variant % 90)

            EXPÉRIENCE PROFESSIONNELLE
            Comptable – Société Numéro \(variant), Nantes
            mars 2019 – juin 2024
            - Tenue de la comptabilité générale

            COMPÉTENCES
            Excel, Sage, Paie
            """.utf8
        )
    }
}
