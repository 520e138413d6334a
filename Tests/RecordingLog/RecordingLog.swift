// SPDX-License-Identifier: GPL-3.0-or-later
package import Logging
import Synchronization

/// Remembers what was logged.
package final class RecordingLog: Sendable {
    private let kept = Mutex<[(message: String, metadata: [String: String])]>([])

    package init() {}

    package var lines: [(message: String, metadata: [String: String])] { kept.withLock { $0 } }

    package var logger: Logger { Logger(label: "test") { _ in Handler(log: self) } }

    private struct Handler: LogHandler {
        let log: RecordingLog
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let metadata = (event.metadata ?? [:]).mapValues(\.description)
            log.kept.withLock { $0.append((event.message.description, metadata)) }
        }
    }
}
