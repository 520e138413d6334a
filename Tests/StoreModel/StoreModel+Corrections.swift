// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel
package import JobStore

extension StoreModel {
    package mutating func correct(_ correction: Correction, from stage: String, now: Date) throws -> Bool {
        if kept.contains(where: { $0.run == correction.run && $0.inputSHA256 == correction.inputSHA256 }) {
            return true
        }
        guard let target = run(correction.target) else {
            throw GreffierError(.runUnknown, detail: "run \(correction.target)")
        }
        guard target.finishedAt != nil else { return false }
        var stored = correction
        stored.droppedAt = correction.droppedAt.stored
        kept.append(stored)
        _ = try retry(RetryRequest(run: correction.target, scope: .from(stage: stage)), now: now)
        return true
    }

    package func corrections(pipeline: String, inputSHA256: String) -> [Correction] {
        kept.filter { $0.pipeline == pipeline && $0.inputSHA256 == inputSHA256 }.sorted { $0.run < $1.run }
    }
}

extension ModelJobStore {
    package func correct(_ correction: Correction, from stage: String, now: Date) async throws -> Bool {
        try write(.control) { try $0.correct(correction, from: stage, now: now) }
    }

    package func corrections(pipeline: String, inputSHA256: String) async throws -> [Correction] {
        try read { $0.corrections(pipeline: pipeline, inputSHA256: inputSHA256) }
    }

    package func correction(by run: ULID) async throws -> Correction? {
        try read { $0.kept.filter { $0.run == run }.max { $0.target < $1.target } }
    }
}
