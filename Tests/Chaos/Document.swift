// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
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

    /// What it is.
    enum Form: Sendable, Hashable {
        case text
        /// A message with two files, each of which is to become a run of its own.
        case mail
        /// An archive of two such files.
        case archive
        /// One of the attacks, by its place among all.
        case attack(Int)
    }

    /// Whether its run may fail for what it is.
    var isAttack: Bool { if case .attack = form { true } else { false } }

    let number: Int
    let pipeline: String
    let way: Way
    /// Documents of one variant hold the same bytes.
    let variant: Int
    var form = Form.text

    var name: String {
        switch form {
        case .text: "\(pipeline) \(number).txt"
        case .mail: "\(pipeline) \(number).eml"
        case .archive: "\(pipeline) \(number).zip"
        case .attack(let kind): "\(pipeline) \(number).\(Attack.all[kind].type)"
        }
    }

    var bytes: Data {
        switch form {
        case .text: text("\(variant)")
        case .mail:
            CraftedMail.message("Pièces du dossier \(variant).", files.map { ($0.name, "text/plain", $0.data) })
        case .archive: CraftedZip.data(files)
        case .attack(let kind): Attack.all[kind].data
        }
    }

    /// What a message or an archive holds.
    var files: [(name: String, data: Data)] {
        guard form == .mail || form == .archive else { return [] }
        // Names without accents: a mail program would have to encode them.
        return (1...2).map { ("piece \(pipeline) \(variant) \($0).txt", text("\(variant)-\($0)")) }
    }

    /// Small, so that the faults meet the engine and not the parser.
    private func text(_ label: String) -> Data {
        if pipeline != "cv" {
            return Data("Note \(label)\n\nÀ relire avant vendredi : dossier \(label), pièce \(variant % 7).\n".utf8)
        }
        return Data(
            """
            Camille Exemple\(label)
            Comptable
            camille\(label)@courriel.example – 06 39 98 00 \(10 + variant % 90)

            EXPÉRIENCE PROFESSIONNELLE
            Comptable – Société Numéro \(label), Nantes
            mars 2019 – juin 2024
            - Tenue de la comptabilité générale

            COMPÉTENCES
            Excel, Sage, Paie
            """.utf8
        )
    }
}
