// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore
import Testing

extension JobStoreConformance {
    static let corrections: [Behaviour] = [
        Behaviour("a correction is kept once and has its run done again from the stage once") { store in
            let run = try await store.start(Samples.chain)
            let correction = correction(of: run, at: 1)
            #expect(try await !store.correct(correction, from: "profile", now: Samples.start))
            #expect(try await store.correction(by: correction.run) == nil)
            try await store.finishAll()
            #expect(try await store.correct(correction, from: "profile", now: Samples.start + 1))
            #expect(try await store.states(run) == ["text": .succeeded, "profile": .ready, "publish": .waiting])
            #expect(try await store.run(run)?.status == .queued)
            try await store.finishAll()
            #expect(try await store.correct(correction, from: "profile", now: Samples.start + 2))
            #expect(try await store.run(run)?.status == .succeeded)
            #expect(try await store.correction(by: correction.run) == correction)
        },
        Behaviour("corrections are those of a pipeline and a file, in the order in which they were dropped") { store in
            let run = try await store.start(Samples.chain)
            try await store.finishAll()
            let (first, second) = (correction(of: run, at: 1), correction(of: run, at: 2))
            for next in [second, first] {
                #expect(try await store.correct(next, from: "profile", now: Samples.start))
                try await store.finishAll()
            }
            #expect(try await store.corrections(pipeline: "cv", inputSHA256: "in") == [first, second])
            #expect(try await store.corrections(pipeline: "offers", inputSHA256: "in").isEmpty)
            #expect(try await store.corrections(pipeline: "cv", inputSHA256: "other").isEmpty)
        },
        Behaviour("a correction of a run that is not there is refused") { store in
            await #expect(throws: GreffierError(.runUnknown, detail: "run \(unknown)")) {
                try await store.correct(correction(of: unknown, at: 1), from: "profile", now: Samples.start)
            }
        },
        Behaviour("runs are found by the stem of their file's name, and by no more than that") { store in
            for name in ["jean.pdf", "jean", "jean.docx", "jeanne.pdf", "jean-2.pdf", "Jean.pdf", "jean/x", "jea"] {
                _ = try await store.submit(Samples.run(file: name))
            }
            var filter = RunFilter()
            filter.inputStem = "jean"
            #expect(Set(try await store.runs(filter).compactMap(\.input?.name)) == ["jean.pdf", "jean", "jean.docx"])
        },
    ]

    private static let unknown = ULID()

    private static func correction(of target: ULID, at second: Double) -> Correction {
        Correction(
            run: ULID(date: Samples.start + second),
            name: "jean.json",
            droppedAt: Samples.start + second,
            target: target,
            pipeline: "cv",
            inputSHA256: "in",
            sha256: "made"
        )
    }
}
