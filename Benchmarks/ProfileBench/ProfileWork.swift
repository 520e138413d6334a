// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JobModel
import Logging
import Stages
import TestLexicons

/// What the stage `profile` does by rules, from the bytes of document.json to those of profile.json and evidence.json.
struct ProfileWork {
    let analysis: ProfileAnalysis

    init() throws {
        analysis = ProfileAnalysis(
            lexicons: try ShippedLexicons.shared.get(),
            models: [:],
            prompts: nil,
            logger: Logger(label: "bench")
        )
    }

    /// One reading.
    struct Result {
        var profile: Data
        var evidence: Data
        /// User and system time of the process, milliseconds.
        var milliseconds: Double

        /// Writes both files, to compare two versions by; nothing without a folder.
        func write(to folder: String?, as name: String) throws {
            try Output.write(profile, to: folder, as: name + ".profile.json")
            try Output.write(evidence, to: folder, as: name + ".evidence.json")
        }
    }

    func read(_ json: Data) async throws -> Result {
        let start = ProcessorClock.milliseconds()
        let document = try CanonicalJSON.decode(Document.self, from: json)
        let outcome = try await analysis.read(
            document,
            submittedAt: Date(timeIntervalSince1970: 1_795_000_000),
            by: .init(.rules),
            id: "bench"
        )
        let profile = try CanonicalJSON.pretty(outcome.profile)
        let evidence = try CanonicalJSON.pretty(outcome.evidence)
        return Result(
            profile: profile,
            evidence: evidence,
            milliseconds: ProcessorClock.milliseconds() - start
        )
    }

    /// The processor time of several readings, one after the other.
    func times(_ json: Data, rounds: Int) async throws -> [Double] {
        var times: [Double] = []
        for _ in 0..<rounds { times.append(try await read(json).milliseconds) }
        return times
    }
}
