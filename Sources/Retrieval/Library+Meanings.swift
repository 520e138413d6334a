// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import GRDB
import JobModel

/// Vectors of texts that are no passages: of what closeness of meaning may read of CVs and offers.
extension Library {
    /// Keeps each text's vector by the text's hash and the space, so that a text is embedded once.
    static let meaningsLayout = """
        CREATE TABLE meanings (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            space TEXT NOT NULL,
            text_sha256 TEXT NOT NULL,
            vector BLOB NOT NULL,
            UNIQUE (space, text_sha256)
        );
        """

    /// Vectors of one space, by the texts' hashes.
    package struct TextVectors: Sendable {
        /// The model that made them.
        package var model: String
        package var vectors: [String: [Float]]
    }

    /// Texts that are embedded at once.
    private static let batch = 32
    /// Vectors kept; the oldest go.
    private static let mostMeanings = 100_000

    /// What the model is that would make vectors of texts; `nil` where no model does.
    ///
    /// Throws what the embedder throws.
    package func textModel() async throws -> String? {
        embedder.answersAtOnce ? nil : try await embedder.space().identity
    }

    /// The model's vectors of these texts, which are given by their SHA-256; `nil` where no model makes any.
    ///
    /// A text that the model refuses has none. Throws what the embedder throws: then nothing is returned of any text, so
    /// that who compares them never mixes two ways.
    package func textVectors(_ texts: [String: String]) async throws -> TextVectors? {
        guard !embedder.answersAtOnce else { return nil }
        let space = try await embedder.space()
        let name = "\(space.identity) \(space.dimension)"
        var result = TextVectors(model: space.identity, vectors: try await meanings(Array(texts.keys), in: name))
        let missing = texts.keys.filter { result.vectors[$0] == nil }.sorted()
        for start in stride(from: 0, to: missing.count, by: Self.batch) {
            let part = Array(missing[start..<min(start + Self.batch, missing.count)])
            let made = try await embedder.embed(part.compactMap { texts[$0] }, language: SearchLanguage(tag: nil))
            // Another model under the same name: the next attempt sees it.
            guard made.space == space else { throw GreffierError(.modelBusy, detail: space.identity) }
            var new: [String: Data] = [:]
            for (key, vector) in zip(part, made.vectors) {
                guard case .success(let vector) = vector, case .dense(let components) = vector else { continue }
                result.vectors[key] = components
                new[key] = vector.encoded
            }
            try await keep(new, in: name)
        }
        return result
    }

    private func meanings(_ keys: [String], in space: String) async throws -> [String: [Float]] {
        try await read { db in
            var found: [String: [Float]] = [:]
            let statement = try db.cachedStatement(
                sql: "SELECT vector FROM meanings WHERE space = ? AND text_sha256 = ?"
            )
            for key in keys {
                guard let data = try Data.fetchOne(statement, arguments: [space, key]) else { continue }
                found[key] = data.floats
            }
            return found
        }
    }

    /// Nothing, where the file is open for reading alone.
    private func keep(_ vectors: [String: Data], in space: String) async throws {
        guard writer != nil, !vectors.isEmpty else { return }
        try await write { db in
            for (key, vector) in vectors.sorted(by: { $0.key < $1.key }) {
                try db.execute(
                    sql: "INSERT OR REPLACE INTO meanings (space, text_sha256, vector) VALUES (?, ?, ?)",
                    arguments: [space, key, vector]
                )
            }
            try db.execute(
                sql: "DELETE FROM meanings WHERE id <= (SELECT max(id) FROM meanings) - ?",
                arguments: [Self.mostMeanings]
            )
        }
    }
}

extension Data {
    /// Little-endian Float32, as vectors are stored.
    fileprivate var floats: [Float] {
        var result: [Float] = []
        result.reserveCapacity(count / 4)
        var bits: UInt32 = 0
        for (place, byte) in enumerated() {
            bits |= UInt32(byte) << (8 * UInt32(place % 4))
            guard place % 4 == 3 else { continue }
            result.append(Float(bitPattern: bits))
            bits = 0
        }
        return result
    }
}
