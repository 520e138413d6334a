// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore
import StoreModel

/// Makes the same calls on a store and on the model, and compares what they say and how they look after each.
struct StoreComparison {
    /// Opens an empty store to compare.
    var open: () async throws -> any JobStore

    /// A call after which the two were not the same.
    struct Mismatch: Error, CustomStringConvertible {
        var seed: UInt64
        var operations: [StoreOperation]
        var differences: [String]

        var description: String {
            let calls = operations.enumerated().map { "  \($0.offset + 1). \($0.element)" }
            return """
                seed \(seed), \(operations.count) calls:
                \(calls.joined(separator: "\n"))
                the store against the model:
                \(differences.joined(separator: "\n"))
                """
        }
    }

    /// What a sequence reached, so that a test can tell that it was not idle.
    struct Reach {
        var operations = 0
        var claims = 0
        var accepted = 0
        var refused = 0
        var ended = 0
        /// Lists that were read, item by item.
        var lists = 0
    }

    /// Makes up `count` calls from `seed`; throws a `Mismatch` with as few of them as show it.
    func run(seed: UInt64, count: Int) async throws -> Reach {
        var source = OperationSource(seed: seed)
        let (store, model) = (try await open(), ModelJobStore())
        var operations: [StoreOperation] = []
        var reach = Reach()
        var view = try await StoreView(model, since: source.now)
        for _ in 0..<count {
            let operation = source.next(view)
            operations.append(operation)
            let (differences, answer, after) = try await step(operation, store, model, since: source.now - 60)
            if !differences.isEmpty {
                try await store.close()
                throw try await shortened(Mismatch(seed: seed, operations: operations, differences: differences))
            }
            source.learn(answer)
            let items = { (view: StoreView) in view.jobs.count { $0.fan?.item != nil } }
            if items(after) > items(view) { reach.lists += 1 }
            reach.count(answer)
            view = after
        }
        let (differences, _) = try await compare(store, model, since: Samples.start, stories: nil)
        try await store.close()
        if !differences.isEmpty {
            throw try await shortened(Mismatch(seed: seed, operations: operations, differences: differences))
        }
        reach.ended = view.runs.count { $0.status.isFinal }
        return reach
    }

    private func step(
        _ operation: StoreOperation,
        _ store: any JobStore,
        _ model: ModelJobStore,
        since: Date
    ) async throws -> (differences: [String], answer: StoreOperation.Answer, view: StoreView) {
        let expected = try await operation.perform(on: model)
        let answer = try await operation.perform(on: store)
        var found = answer == expected ? [] : ["answer: \(answer)\n    not \(expected)"]
        let (differences, view) = try await compare(store, model, since: since, stories: operation.run(in: model))
        found += differences
        return (found, expected, view)
    }

    private func compare(
        _ store: any JobStore,
        _ model: ModelJobStore,
        since: Date,
        stories: [ULID]?
    ) async throws -> (differences: [String], view: StoreView) {
        let keys = OperationSource.memoKeys
        let theirs = try await StoreView(store, since: since, stories: stories, memos: keys)
        let ours = try await StoreView(model, since: since, stories: stories, memos: keys)
        return (theirs.differences(from: ours), ours)
    }

    // MARK: Shortening

    /// The same mismatch with calls left out that it does not need, as far as a hundred tries go.
    private func shortened(_ mismatch: Mismatch) async throws -> Mismatch {
        var best = mismatch
        var tries = 0
        var size = max(1, best.operations.count / 2)
        while tries < 100 {
            var start = 0
            var isShorter = false
            while start < best.operations.count, tries < 100 {
                var fewer = best.operations
                fewer.removeSubrange(start..<min(start + size, fewer.count))
                tries += 1
                if let found = try await replay(fewer, seed: best.seed) {
                    best = found
                    isShorter = true
                } else {
                    start += size
                }
            }
            if size == 1, !isShorter { break }
            size = max(1, size / 2)
        }
        return best
    }

    /// Makes these calls on fresh stores; the mismatch they lead to, if any.
    private func replay(_ operations: [StoreOperation], seed: UInt64) async throws -> Mismatch? {
        let (store, model) = (try await open(), ModelJobStore())
        var found: Mismatch?
        for (index, operation) in operations.enumerated() where found == nil {
            let (differences, _, _) = try await step(operation, store, model, since: Samples.start)
            if differences.isEmpty { continue }
            found = Mismatch(seed: seed, operations: Array(operations[...index]), differences: differences)
        }
        try await store.close()
        return found
    }
}

extension StoreOperation {
    /// The runs whose log is worth a look after this call.
    fileprivate func run(in model: ModelJobStore) -> [ULID] {
        switch self {
        case .end(let lease, _, _): model.model.job(lease.job).map { [$0.run] } ?? []
        case .cancelRun(let run, _): [run]
        case .cancelJob(let job, _): model.model.job(job).map { [$0.run] } ?? []
        case .retry(let request, _): [request.run]
        default: []
        }
    }
}

extension StoreComparison.Reach {
    fileprivate mutating func count(_ answer: StoreOperation.Answer) {
        operations += 1
        switch answer {
        case .claimed(let answer): claims += answer.jobs.count
        case .committed(.some): accepted += 1
        case .committed(nil): refused += 1
        default: break
        }
    }

    static func + (left: Self, right: Self) -> Self {
        Self(
            operations: left.operations + right.operations,
            claims: left.claims + right.claims,
            accepted: left.accepted + right.accepted,
            refused: left.refused + right.refused,
            ended: left.ended + right.ended,
            lists: left.lists + right.lists
        )
    }
}
