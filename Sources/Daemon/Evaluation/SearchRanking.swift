// SPDX-License-Identifier: GPL-3.0-or-later
private import DocumentModel
private import DurableFiles
package import Evaluation
private import Foundation
private import JobModel
package import Retrieval

/// Searches for judged queries, by words alone, by vectors alone and by both, and holds the rankings against what people
/// judged.
package struct SearchRanking: Sendable {
    /// What was measured, and what the shares of the legs should be.
    package struct Outcome: Sendable {
        package var report: RankingReport
        /// Documents of the file that are not in the collection.
        package var missing: [String]
        /// By language of the queries (`fr`, `en`), where there are enough of them.
        package var refits: [(language: String, outcome: FusionRefit.Outcome)]
        /// How many queries of each language there are.
        package var queries: [String: Int]
    }

    /// The name under which a file's own texts are indexed.
    private static let temporary = "evaluation"

    private let library: Library
    private let collection: String
    /// Of queries that do not say it.
    private let language: String?

    package init(library: Library, collection: String, language: String? = nil) {
        self.library = library
        self.collection = collection
        self.language = language
    }

    /// Searches in the texts that come with the file: `make` opens a library at a path, in a folder that is removed at the end.
    package static func run(
        _ file: RelevanceFile,
        language: String?,
        library make: (_ path: String) throws -> Library
    ) async throws -> Outcome {
        let folder = FileManager.default.temporaryDirectory.appending(path: "greffier-evaluate-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let library = try make(folder.appending(path: "library.sqlite").path)
        for text in file.texts {
            _ = try await library.upsert(entry(text, language: text.language ?? language), in: temporary)
        }
        try await library.renewVectors()
        return try await SearchRanking(library: library, collection: temporary, language: language).run(file)
    }

    package func run(_ file: RelevanceFile) async throws -> Outcome {
        let judged = Set(file.questions.flatMap(\.grades.keys))
        let entries = try await library.entries(in: collection)
        let names = Dictionary(entries.map { ($0.id, OfferRanking.name(of: $0, known: judged)) }) { first, _ in first }
        var systems: [(name: String, rankings: [JudgedRanking])] = [("words", []), ("vectors", []), ("both", [])]
        var values: [String: [[Double]]] = [:]
        var usual = 1.0
        for question in file.questions {
            let spoken = question.language ?? language
            let legs = try await library.legs(question.text, in: collection, language: spoken)
            func ranking(_ share: Double) -> JudgedRanking {
                JudgedRanking(
                    question: question.text,
                    language: spoken,
                    family: question.family,
                    grades: question.grades,
                    found: legs.ranking(words: share).map { (names[$0.entry] ?? $0.entry, $0.score) }
                )
            }
            let shares = [1, 0, legs.share]
            usual = legs.usualShare
            for (index, share) in shares.enumerated() { systems[index].rankings.append(ranking(share)) }
            if let spoken, systems[0].rankings.last?.isJudged == true {
                values[spoken, default: []].append(FusionRefit.shares.map { ranking($0).value(.nDCG10) })
            }
        }
        return Outcome(
            report: RankingReport(systems.map { RankingReport.System(name: $0.name, rankings: $0.rankings) }),
            missing: judged.subtracting(names.values).sorted(),
            refits: values.keys.sorted().compactMap { language in
                FusionRefit(values: values[language] ?? [], usual: usual).outcome.map {
                    (language, $0)
                }
            },
            queries: values.mapValues(\.count)
        )
    }

    /// A text as the index takes it: its title is a heading.
    private static func entry(_ text: RelevanceFile.Text, language: String?) -> NewLibraryEntry {
        let title =
            text.title.map {
                [TextLine(text: $0, number: 1, kind: .heading, level: 1)]
            } ?? []
        let body = text.text.split(separator: "\n").enumerated().map {
            TextLine(text: String($0.element), number: $0.offset + 2, block: $0.offset + 1)
        }
        let digest = SHA256.hex(Data(text.id.utf8))
        return NewLibraryEntry(
            inputSHA256: digest,
            source: text.id,
            run: ULID(),
            language: language,
            artifactSHA256: digest,
            data: Data("{}".utf8),
            title: text.title ?? text.id,
            lines: title + body
        )
    }
}
