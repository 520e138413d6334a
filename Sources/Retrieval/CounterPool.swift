// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Counters with the words that they know, lent to one thread at a time.
final class CounterPool: @unchecked Sendable {
    private let lock = NSLock()
    /// Under the lock.
    private var idle: [SearchLanguage: [FeatureCounter]] = [:]

    func use<Value>(_ language: SearchLanguage, _ body: (FeatureCounter) -> Value) -> Value {
        let counter = lock.withLock { idle[language]?.popLast() } ?? FeatureCounter(language)
        defer { lock.withLock { idle[language, default: []].append(counter) } }
        return body(counter)
    }
}
