// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JSONSchemas
import JobModel
import Logging
import PipelineModel
import ProfileModel
import Profiles
import Stages
import TestLexicons
import Testing

/// A CV read by the rules, and what people make of its profile.
struct CorrectedReading {
    let document: Document
    private(set) var outcome: ProfileAnalysis.Outcome
    private var corrections: [Data] = []

    static let cv = """
        Camille Exemple
        Comptable
        camille@courriel.example
        06 12 34 56 78

        EXPÉRIENCES PROFESSIONNELLES
        Comptable, Fiduciaire Dupont
        janvier 2020 - décembre 2021
        Tenue des comptes sous Sage

        Aide-comptable, Cabinet Martin
        depuis mars 2022
        Saisie des factures

        FORMATION
        2018 Licence de gestion, Université de Nantes

        COMPÉTENCES
        Excel, Sage, Word

        LANGUES
        Anglais : courant
        """

    private let analysis: ProfileAnalysis

    init(_ text: String = cv) async throws {
        let blocks = text.split(separator: "\n", omittingEmptySubsequences: false).split { $0.isEmpty }.map { lines in
            Block(kind: .paragraph, lines: lines.map { Line(spans: [Span(text: String($0))]) })
        }
        document = Document(mediaType: "text/plain", pages: [Document.Page(number: 1, blocks: blocks)])
        let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        analysis = ProfileAnalysis(
            lexicons: try ShippedLexicons.shared.get(),
            models: [:],
            prompts: nil,
            logger: logger
        )
        let moment = Date(timeIntervalSince1970: 1_795_000_000)
        outcome = try await analysis.read(document, submittedAt: moment, by: .init(.rules), id: "test")
    }

    var profile: Profile { outcome.profile }
    var evidence: Evidence { outcome.evidence }

    /// The published profile as a person opens it.
    func published() throws -> [String: Any] {
        let value = try JSONSerialization.jsonObject(with: CanonicalJSON.pretty(profile))
        return try #require(value as? [String: Any])
    }

    /// Drops the published profile, changed, and reads as the service does then.
    mutating func correct(keepsSensitive: Bool = false, _ change: (inout [String: Any]) -> Void) throws {
        var dropped = try published()
        change(&dropped)
        let result = PublishedResult(run: ULID(), data: try CanonicalJSON.pretty(profile))
        let corrector = ProfileCorrector(keepsSensitive: keepsSensitive)
        let made = try corrector.correction(JSONSerialization.data(withJSONObject: dropped), of: [result])
        outcome = try analysis.corrected(outcome, by: [made.data], in: document)
        corrections.append(made.data)
    }

    /// The same corrections over the reading of another text.
    func over(_ text: String) async throws -> CorrectedReading {
        var other = try await CorrectedReading(text)
        other.outcome = try analysis.corrected(other.outcome, by: corrections, in: other.document)
        return other
    }

    /// The values that are a person's, by place.
    var said: [String: String] { evidence.filter { $0.value.source == .person }.mapValues(\.quote) }
}
