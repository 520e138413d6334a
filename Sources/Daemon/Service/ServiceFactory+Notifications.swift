// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import Foundation
import JobModel
package import JobStore
import JobStoreSQLite
import Logging
import Notifications
import Outbox
import Stages

extension ServiceFactory {
    /// What people were told, for questions; the daemon may run or not.
    package static func notices(_ workspace: Workspace) throws -> any NotificationStore {
        try SQLiteJobStore(path: workspace.jobsDatabase, role: .query)
    }

    /// What tells people, by the rules and servers of the settings.
    static func notifier(
        _ workspace: Workspace,
        store: SQLiteJobStore,
        blobs: BlobStore,
        outbox: Outbox,
        metrics: ServiceMetrics,
        logger: Logger
    ) -> Notifier {
        var wires = NotificationWires.all(
            workspace.settings.notifications,
            environment: ProcessInfo.processInfo.environment
        )
        wires[.feed] = FeedWire(store: store, outbox: outbox)
        return Notifier(
            NotifierParts(
                store: store,
                blobs: blobs,
                rules: workspace.settings.notifications.rules,
                wires: wires,
                language: ReportLanguage(setting: workspace.settings.language),
                outbox: workspace.outbox,
                clock: clock,
                logger: logger,
                observe: { metrics.count($0) }
            )
        )
    }

    /// The stage that hands the notifier what pipelines say.
    static func notifyStage(_ notifier: Notifier, store: any RunQueries, language: ReportLanguage) -> NotifyStage {
        NotifyStage(
            language: language,
            post: { try await notifier.post($0, to: $1, once: $2) },
            refused: {
                try await Refusals(store: store, language: language).since(clock.now().addingTimeInterval(-86_400))
            }
        )
    }
}
