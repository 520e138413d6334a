// SPDX-License-Identifier: GPL-3.0-or-later
private import JobModel
package import JobStore

extension RunStory.Blocker {
    /// What is waited for, in words that follow "waits for".
    package var words: String {
        switch self {
        case .stages(let names): "the stages \(names.joined(separator: ", "))"
        case .items(let stage, let open, let count): "\(open) of the \(count) items of \(stage)"
        case .time(let date): "its next try at \(Timestamp.text(date))"
        case .breaker(let breaker):
            "\(breaker.code) to pass\(breaker.detail.isEmpty ? "" : " (\(breaker.detail))"), next look at \(Timestamp.text(breaker.until))"
        case .paused(let queue, _): "the queue \(queue), which is paused"
        case .concurrency(let key, let holders):
            "the concurrency key \(key), held by job \(holders.map(\.description).joined(separator: ", "))"
        case .rate(let name, let until): "the rate \(name), used up until \(Timestamp.text(until))"
        case .slot: "a free place in its queue, or for the daemon to run"
        }
    }
}
