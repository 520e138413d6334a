// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore
import Testing

extension JobStoreConformance {
    static let events: [Behaviour] = [
        Behaviour("what a stage tells is read in order, from any number on, with how its attempt ended", toldInOrder),
        Behaviour("an attempt that told nothing leaves no word of its end", silentEnd),
        Behaviour("each attempt that told of its beginning tells of its end, whichever it was", everyEnd),
        Behaviour("long texts are cut between characters, and nothing of them is lost", longTexts),
        Behaviour("only the latest text of models is kept, and every beginning and end", bounded),
        Behaviour("what one instance tells another reads", at: readElsewhere),
    ]

    @Sendable private static func toldInOrder(_ store: any JobStore) async throws {
        let run = try await store.start(Samples.chain)
        let job = try await store.claimOne("text")
        #expect(try await store.tell(job.lease, [RunEvent(.stageBegan)], now: Samples.start + 1))
        let answer = [RunEvent(.modelBegan, "http://h"), RunEvent(.modelText, "Bon"), RunEvent(.modelText, "jour\n")]
        #expect(try await store.tell(job.lease, answer, now: Samples.start + 2))
        try await store.succeed(job, at: Samples.start + 3)
        let rows = try await store.events(run: run, after: 0, limit: 100)
        #expect(rows.map(\.sequence) == [1, 2, 3, 4, 5])
        #expect(rows.map(\.event) == [RunEvent(.stageBegan)] + answer + [RunEvent(.stageEnded, "succeeded")])
        #expect(rows.map(\.at) == [1, 2, 2, 2, 3].map { Samples.start + $0 })
        #expect(rows.allSatisfy { $0.stage == "text" && $0.job == job.job.id && $0.attempt == job.lease.number })
        #expect(try await store.events(run: run, after: 2, limit: 2) == Array(rows[2...3]))
        #expect(try await store.events(run: run, after: 5, limit: 2).isEmpty)
        #expect(try await store.events(run: ULID(), after: 0, limit: 2).isEmpty)
    }

    @Sendable private static func silentEnd(_ store: any JobStore) async throws {
        let run = try await store.start(Samples.chain)
        try await store.finishAll()
        #expect(try await store.events(run: run, after: 0, limit: 10).isEmpty)
    }

    @Sendable private static func everyEnd(_ store: any JobStore) async throws {
        for way in WayToEnd.all {
            let run = try await store.start([Samples.job("text")])
            let job = try await store.claimOne("text")
            #expect(try await store.tell(job.lease, [RunEvent(.stageBegan)], now: Samples.start))
            try await way.end(store, job, Samples.start)
            let rows = try await store.events(run: run, after: 0, limit: 10)
            #expect(rows.map(\.event.kind) == [.stageBegan, .stageEnded], "\(way.name)")
            #expect(rows.last?.event.text.hasPrefix(way.outcome.rawValue) == true, "\(way.name): \(rows)")
            _ = try await store.cancel(run: run, now: Samples.start)
        }
    }

    @Sendable private static func longTexts(_ store: any JobStore) async throws {
        let run = try await store.start(Samples.chain)
        let job = try await store.claimOne("text")
        let text = String(repeating: "é€👩‍👩‍👧 ", count: 400)
        #expect(try await store.tell(job.lease, [RunEvent(.modelText, text)], now: Samples.start))
        let rows = try await store.events(run: run, after: 0, limit: 100)
        #expect(rows.count > 5 && rows.map(\.event.text).joined() == text)
        #expect(rows.allSatisfy { $0.event.text.utf8.count <= RunEventRow.longest })
        #expect(rows.map(\.event.text.count).reduce(0, +) == text.count, "no character is torn")
    }

    @Sendable private static func bounded(_ store: any JobStore) async throws {
        let run = try await store.start(Samples.chain)
        let job = try await store.claimOne("text")
        _ = try await store.tell(job.lease, [RunEvent(.stageBegan), RunEvent(.modelBegan, "h")], now: Samples.start)
        let all = (1...(RunEventRow.most + 500)).map { RunEvent(.modelText, "\($0)") }
        for part in [all.prefix(6_000), all.dropFirst(6_000)] {
            _ = try await store.tell(job.lease, Array(part), now: Samples.start)
        }
        try await store.succeed(job)
        let rows = try await store.events(run: run, after: 0, limit: .max)
        #expect(rows.count <= RunEventRow.most + 2)
        #expect(rows.first?.event.kind == .stageBegan && rows.last?.event.kind == .stageEnded)
        #expect(rows.dropLast().last?.event.text == "\(RunEventRow.most + 500)")
        #expect(rows.dropFirst(2).first.map { Int($0.event.text) ?? 0 > 400 } == true)
    }

    @Sendable private static func readElsewhere(_ place: Place) async throws {
        let store = try await place.open()
        let run = try await store.start(Samples.chain)
        let job = try await store.claimOne("text")
        let reader = try await place.open()
        #expect(try await store.tell(job.lease, [RunEvent(.modelText, "Bonjour")], now: Samples.start))
        #expect(try await reader.events(run: run, after: 0, limit: 9).map(\.event.text) == ["Bonjour"])
        try await reader.close()
        try await store.close()
    }
}
