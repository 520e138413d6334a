// SPDX-License-Identifier: GPL-3.0-or-later
private import Foundation
import Logging

/// Writes each event as one line.
struct LineLog: LogHandler {
    private let label: String
    private let style: LogLine.Style
    /// `nil` where names may be told.
    private let names: NameHash?
    private let write: @Sendable (String) -> Void
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?
    var logLevel: Logger.Level

    init(
        label: String,
        style: LogLine.Style,
        names: NameHash?,
        level: Logger.Level,
        metadataProvider: Logger.MetadataProvider?,
        write: @escaping @Sendable (String) -> Void
    ) {
        self.label = label
        self.style = style
        self.names = names
        self.metadataProvider = metadataProvider
        self.write = write
        logLevel = level
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var all = metadataProvider?.get() ?? [:]
        all.merge(metadata) { $1 }
        if let error = event.error { all["error"] = "\(error)" }
        if let own = event.metadata { all.merge(own) { $1 } }
        // Who asks for more than is usual looks for a fault, and names may be a part of it.
        let hash = event.level < .info ? nil : names
        let line = LogLine(
            time: Date(),
            level: event.level,
            logger: label,
            message: event.message.description,
            fields: LogFields.told(all.mapValues(\.description), hash: hash)
        )
        write(line.text(style))
    }
}
