// SPDX-License-Identifier: GPL-3.0-or-later
package import DurableFiles
private import FoundationEssentials
package import JobModel
package import Matching
package import Retrieval

/// How closeness of meaning is measured: by the model's vectors where the library has a model, else by the words.
///
/// All pairs of one result are measured the same way. What the model is given are the words that closeness of meaning
/// may read, never a text as it stands.
package struct MeaningSource: Sendable {
    private let library: Library

    package init(_ library: Library) { self.library = library }

    /// A way of measuring, with the reason where it is not the one that was wanted.
    package struct Choice: Sendable {
        package var reader: MeaningReader
        package var failure: GreffierError?

        /// `model` where one should have answered and did not.
        package var degraded: [String] { failure == nil ? [] : ["model"] }
        package var warnings: [RunWarning] { failure.map { [RunWarning($0)] } ?? [] }
    }

    /// The reader for these texts.
    package func choice(for texts: [String]) async -> Choice {
        do {
            let keys = Dictionary(texts.filter { !$0.isEmpty }.map { (Self.key($0), $0) }) { first, _ in first }
            guard let made = try await library.textVectors(keys) else { return Choice(reader: .lexical) }
            var vectors: [String: MeaningVector] = [:]
            for (key, vector) in made.vectors {
                if let text = keys[key] { vectors[text] = MeaningVector(dense: vector) }
            }
            return Choice(reader: MeaningReader(model: made.model, vectors: vectors))
        } catch let error as GreffierError {
            return Choice(reader: MeaningReader.lexical.insteadOfModel, failure: error)
        } catch {
            return Choice(
                reader: MeaningReader.lexical.insteadOfModel,
                failure: GreffierError(.modelUnreachable, detail: "\(error)")
            )
        }
    }

    /// The reader for all that a scorer reads of these; by the words where closeness of meaning has no weight.
    package func choice(
        for scorer: Scorer,
        offers: [OfferEntry],
        candidates: [CandidateEntry]
    ) async -> Choice {
        guard scorer.weights.meaning > 0 else { return Choice(reader: .lexical) }
        return await choice(
            for: offers.compactMap { scorer.meaningText(of: $0.offer) }
                + candidates.map { scorer.meaningText(of: $0.profile) }
        )
    }

    /// The reader for all pairs of a task; candidates are read only where a model is to have their words.
    package func choice(for scorer: Scorer, _ task: RecommendationTask, on queues: FileQueues) async throws -> Choice {
        let wanted: String?
        do {
            wanted = scorer.weights.meaning > 0 ? try await library.textModel() : nil
        } catch let error as GreffierError {
            return Choice(reader: MeaningReader.lexical.insteadOfModel, failure: error)
        }
        guard wanted != nil else { return Choice(reader: .lexical) }
        let sources = task.candidates
        let texts = try await queues.run {
            try sources.compactMap { try $0.read().map { scorer.meaningText(of: $0.profile) } }
        }
        return await choice(for: texts + task.offers.compactMap { scorer.meaningText(of: $0.entry.offer) })
    }

    private static func key(_ text: String) -> String { SHA256.hex(Data(text.utf8)) }

    /// What results depend on: the way of measuring as it is now.
    package func identity() async -> String {
        do {
            return try await library.textModel() ?? MeaningReader.lexical.identity
        } catch {
            return "model unreachable"
        }
    }
}
