// SPDX-License-Identifier: GPL-3.0-or-later
import JobStore

/// A success as it is written: encoded before the transaction, which has other callers waiting.
struct KeptResult: Sendable {
    var json: String
    var isCached: Bool
    var memoKey: String?
    var tokens: Int

    init(_ done: StageCompletion) throws {
        json = try Columns.json(done.result)
        isCached = done.isCached
        memoKey = done.memoKey
        tokens = done.tokens
    }
}
