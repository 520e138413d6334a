// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import JobModel
import JobStore
import PipelineModel

/// Finds what a dropped correction may be about, by its name: `jean.json` is about the files `jean.…` of its pipeline,
/// `jean-k3x9q7fa.json` about the run whose folder has that name; so with the endings of marks.
struct CorrectionTargets: Sendable {
    private let run: RunRow
    private let parts: EngineParts
    private let artifact: String
    private let stem: String

    /// `artifact` is the name of what can be corrected.
    init(_ run: RunRow, parts: EngineParts, artifact: String) {
        self.run = run
        self.parts = parts
        self.artifact = artifact
        let name = run.input?.name ?? ""
        let ending = FileNames.fileExtension(name)
        let isEnding = (["json"] + CorrectionJob.marks).contains(ending)
        stem = isEnding ? String(name.dropLast(ending.count + 1)) : name
    }

    /// A run with the result that can be corrected.
    struct Target: Sendable {
        var run: RunRow
        /// The stage that made it.
        var stage: String
        var artifact: Artifact
    }

    /// Runs further back than these are not looked at.
    private static let most = 200

    /// For each file that may be meant its newest run with a result, the newest first.
    ///
    /// Throws `correction.unmatched` and `correction.no_result`, and `StageSnooze` while one that may be meant is under way.
    func find() async throws -> [Target] {
        let runs = try await candidates(in: run.pipeline)
        guard !runs.isEmpty else { throw try await unmatched() }
        var found: [String: Target] = [:]
        var waits = false
        for candidate in runs {
            guard let sha256 = candidate.input?.sha256, found[sha256] == nil else { continue }
            if !candidate.status.isFinal { waits = true }
            if let target = try await target(candidate) { found[sha256] = target }
        }
        if waits { throw StageSnooze(until: later) }
        guard !found.isEmpty else { throw GreffierError(.correctionNoResult) }
        return found.values.sorted { $0.run.id > $1.run.id }
    }

    /// The longer it has waited, the longer it waits: what it is about may wait for a machine that is off.
    var later: Date {
        let now = parts.clock.now()
        return now.addingTimeInterval(min(60, max(0.5, now.timeIntervalSince(run.submittedAt) / 4)))
    }

    private func target(_ candidate: RunRow) async throws -> Target? {
        var filter = JobFilter()
        filter.run = candidate.id
        for job in try await parts.store.jobs(filter) where parts.stages[job.kind]?.description.isCorrectable == true {
            if let made = job.result?.artifacts.first(where: { $0.name == artifact }), job.fan == nil {
                return Target(run: candidate, stage: job.stage, artifact: made)
            }
        }
        return nil
    }

    // MARK: Names

    private func candidates(in pipeline: String?) async throws -> [RunRow] {
        let exact = try await ofFolder(in: pipeline)
        return exact.isEmpty ? try await ofFile(in: pipeline) : exact
    }

    /// The run whose folder is named as the correction is.
    private func ofFolder(in pipeline: String?) async throws -> [RunRow] {
        guard let dash = stem.lastIndex(of: "-") else { return [] }
        let end = String(stem[stem.index(after: dash)...])
        guard [8, 26].contains(end.count) else { return [] }
        var filter = RunFilter()
        filter.pipeline = pipeline
        filter.idSuffix = end
        let named = FileNames.stem(String(stem[..<dash]) + ".json")
        return try await parts.store.runs(filter).filter {
            isMeant($0) && $0.input.map { FileNames.stem($0.name) } == named
        }
    }

    /// The runs of files with the correction's stem, or of which it has the whole name.
    private func ofFile(in pipeline: String?) async throws -> [RunRow] {
        var found: [RunRow] = []
        // Names are kept as they were dropped: accents in one character or two.
        let forms = Set(
            [stem, stem.precomposedStringWithCanonicalMapping, stem.decomposedStringWithCanonicalMapping].map {
                Array($0.utf8)
            }
        )
        for form in forms {
            var filter = RunFilter()
            filter.pipeline = pipeline
            filter.inputStem = String(decoding: form, as: UTF8.self)
            filter.limit = Self.most
            found += try await parts.store.runs(filter)
        }
        let named = FileNames.stem(stem + ".json")
        return found.filter { run in
            guard isMeant(run), let name = run.input?.name else { return false }
            return FileNames.stem(name) == named || FileNames.stem(name + ".json") == named
        }
        .sorted { $0.id > $1.id }
    }

    /// Not itself, and no other correction.
    private func isMeant(_ other: RunRow) -> Bool {
        let type = other.input?.mediaType
        return type != CorrectionJob.resultType && type != CorrectionJob.markType
    }

    private func unmatched() async throws -> GreffierError {
        let others = try await candidates(in: nil).map(\.pipeline)
        guard let other = others.first else { return GreffierError(.correctionUnmatched) }
        return GreffierError(
            .correctionUnmatched,
            ErrorDetail(
                "there is one of that name in the pipeline \(other)",
                french: "il y en a un de ce nom dans le traitement \(other)"
            )
        )
    }
}
