// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Logging
private import Synchronization

/// Where all lines of a process go: to standard error, one each.
package enum ServiceLog {
    private static let hasBegun = Atomic(false)

    /// Takes over the logging of the process, before the first logger is made; the first call counts.
    ///
    /// Lines of a job carry its run, number and stage. File names are told by a hash, unless `privacy.log_names` or a level
    /// below `info` shows them.
    package static func begin(
        _ workspace: Workspace,
        format: LogFormat = .text,
        level: LogLevel = .notice,
        isDaemon: Bool = false
    ) {
        guard !hasBegun.exchange(true, ordering: .relaxed) else { return }
        let style = format.style
        let names = workspace.settings.privacy.logNames ? nil : NameHash(keptIn: workspace.state, isDaemon: isDaemon)
        LoggingSystem.bootstrap(
            { [level = level.level] label, provider in
                LineLog(label: label, style: style, names: names, level: level, metadataProvider: provider) {
                    StandardError.write($0)
                }
            },
            metadataProvider: .init { metadata(of: .current) }
        )
    }

    static func metadata(of context: WorkContext?) -> Logger.Metadata {
        guard let context else { return [:] }
        let fields: Logger.Metadata = [
            "run": "\(context.run)", "job": "\(context.job)", "stage": "\(context.stage)",
        ]
        return context.request.map { fields.merging(["request": "\($0)"]) { _, new in new } } ?? fields
    }
}
