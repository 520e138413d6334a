// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import JobModel

extension Document.Warning {
    /// Parts that a person may miss, with the reasons of `Document.SkippedPart`; none where nothing is lost.
    static func unread(_ parts: [Document.SkippedPart]) -> [Document.Warning] {
        let missed = parts.filter { words[$0.reason] != nil }
        guard !missed.isEmpty else { return [] }
        func list(_ language: KeyPath<(en: String, fr: String), String>) -> String {
            missed.prefix(5).map { "\($0.name) (\(words[$0.reason]?[keyPath: language] ?? $0.reason))" }
                .joined(separator: ", ") + (missed.count > 5 ? ", …" : "")
        }
        return [.init(.partsSkipped, count: missed.count, detail: list(\.en), french: list(\.fr))]
    }

    /// Reasons in words; those that cost nobody anything (another form of the text, a logo, a signature) are not here.
    private static let words: [String: (en: String, fr: String)] = [
        "archive": ("an archive inside an archive", "une archive dans une archive"),
        "calendar": ("an invitation", "une invitation"),
        "contact": ("a contact card", "une carte de visite"),
        "cut": ("the end is missing", "la fin manque"),
        "empty": ("empty", "vide"),
        "embedded_object": ("an embedded file", "un fichier incorporé"),
        "missing": ("missing", "absente"),
        "damaged": ("damaged", "endommagée"),
        "encoding": ("in an unknown encoding", "encodage inconnu"),
        "encrypted": ("encrypted", "chiffrée"),
        "external": ("kept elsewhere", "conservée ailleurs"),
        "format": ("of a kind that is not read", "type non pris en charge"),
        "limit": ("beyond the limits", "au-delà des limites"),
        "nested": ("too deeply nested", "trop profondément imbriquée"),
        "not_accepted": ("not accepted by this pipeline", "type non accepté ici"),
        "partial": ("a piece of a message", "un fragment de message"),
        "tnef": ("Outlook's own format", "format propre à Outlook"),
    ]
}
