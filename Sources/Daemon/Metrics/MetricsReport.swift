// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import Intake
import JobModel
import JobStore
import JobStoreSQLite
import Notifications
import Telemetry
import WebService
import WorkerPool

/// What a scrape shows: what was counted, and how things stand at this moment.
struct MetricsReport: Sendable {
    let metrics: ServiceMetrics
    let store: SQLiteJobStore
    let workers: WorkerPool
    let intake: Intake
    let state: String
    let clock: any WallClock

    /// The text for Prometheus.
    ///
    /// What cannot be told at the moment, as with a database that does not answer, is left out.
    func text() async -> String {
        async let queues = queueFamilies()
        async let files = intakeFamilies()
        async let messages = notificationFamilies()
        let machine = await machineFamilies()
        let build = MetricFamily(
            "greffier_build_info",
            .gauge,
            "The version that runs.",
            [(["version": GreffierVersion.current], 1)]
        )
        let all = await [build] + metrics.families + queues + files + messages + workerFamilies() + machine
        return MetricText.render(all)
    }

    private func queueFamilies() async -> [MetricFamily] {
        guard let queues = try? await store.queues(), let next = try? await store.nextInLine() else {
            return [MetricFamily("greffier_database_up", .gauge, "Whether the job table answers.", 0)]
        }
        let now = clock.now()
        let depths = queues.flatMap { queue in
            [
                ("ready", queue.ready), ("running", queue.running), ("waiting", queue.waiting), ("later", queue.later),
            ].map { (["queue": queue.name, "state": $0.0] as MetricLabels, Double($0.1)) }
        }
        return [
            MetricFamily("greffier_database_up", .gauge, "Whether the job table answers.", 1),
            MetricFamily("greffier_queue_jobs", .gauge, "Jobs that have not ended, by queue and state.", depths),
            MetricFamily(
                "greffier_queue_oldest_seconds",
                .gauge,
                "Age of the run whose job is next in line; 0 where none is ready.",
                queues.map { queue in
                    (["queue": queue.name], max(0, next[queue.name].map(now.timeIntervalSince) ?? 0))
                }
            ),
            MetricFamily(
                "greffier_queue_paused",
                .gauge,
                "Whether a person paused the queue.",
                queues.map { (["queue": $0.name], $0.pausedAt == nil ? 0 : 1) }
            ),
            MetricFamily(
                "greffier_queue_blocked",
                .gauge,
                "Whether the queue waits for the machine or a server.",
                queues.map { (["queue": $0.name], $0.breaker == nil ? 0 : 1) }
            ),
        ]
    }

    private func intakeFamilies() async -> [MetricFamily] {
        let status = await intake.status()
        let reasons = Dictionary(grouping: status.waiting, by: \.reason.rawValue)
        let waiting = ["settling", "incomplete", "writing", "spooled", "paused"].map {
            (["reason": $0] as MetricLabels, Double(reasons[$0]?.count ?? 0))
        }
        return [
            MetricFamily("greffier_intake_files", .gauge, "Files in the inboxes that are not taken in yet.", waiting),
            MetricFamily(
                "greffier_intake_lag_seconds",
                .gauge,
                "How long the file that waits longest in an inbox has been there.",
                (try? await IntakeLag(now: clock.now()).seconds(of: status.waiting.map(\.path))) ?? 0
            ),
            MetricFamily(
                "greffier_intake_problems",
                .gauge,
                "Files that stay in the inboxes until somebody does something.",
                Double(status.problems.count)
            ),
            MetricFamily(
                "greffier_intake_paused",
                .gauge,
                "Whether nothing is taken in, as on a full disk.",
                status.paused == nil ? 0 : 1
            ),
        ]
    }

    private func notificationFamilies() async -> [MetricFamily] {
        guard let waiting = try? await store.waitingDeliveries() else { return [] }
        let byWay = Dictionary(grouping: waiting) { NotificationTarget($0.target)?.way ?? .feed }
        let oldest = waiting.map(\.madeAt).min()
        return [
            MetricFamily(
                "greffier_notifications_waiting",
                .gauge,
                "Messages on their way to somebody, by way.",
                NotificationTarget.Way.allCases.map { (["way": $0.rawValue], Double(byWay[$0]?.count ?? 0)) }
            ),
            MetricFamily(
                "greffier_notifications_oldest_seconds",
                .gauge,
                "Age of the message that waits longest; 0 where none does.",
                max(0, oldest.map(clock.now().timeIntervalSince) ?? 0)
            ),
        ]
    }

    private func workerFamilies() async -> [MetricFamily] {
        let statistics = await workers.statistics()
        let counts: [(String, String, Int)] = [
            ("greffier_workers_started_total", "Worker processes started.", statistics.started),
            ("greffier_worker_crashes_total", "Worker processes that died at work.", statistics.crashed),
            ("greffier_worker_timeouts_total", "Requests to workers that took too long.", statistics.timedOut),
            ("greffier_worker_requests_total", "Requests that workers answered.", statistics.answered),
        ]
        return counts.map { MetricFamily($0.0, .counter, $0.1, Double($0.2)) } + [
            MetricFamily(
                "greffier_workers",
                .gauge,
                "Worker processes, by what they do.",
                [
                    (["state": "busy"], Double(statistics.busy.count)),
                    (["state": "idle"], Double(statistics.idle.count)),
                ]
            )
        ]
    }

    private func machineFamilies() async -> [MetricFamily] {
        let state = state
        let families = try? await onThread {
            let disk = (try? Files.freeBytes(FilePath(state))).map {
                MetricFamily("greffier_disk_free_bytes", .gauge, "Free on the disk of state/.", Double($0))
            }
            return [disk, Self.databases(in: state)].compactMap { $0 } + (ProcessFigures.read()?.families ?? [])
        }
        return families ?? []
    }

    private static func databases(in state: String) -> MetricFamily {
        let names = ["jobs.sqlite", "jobs.sqlite-wal", "library.sqlite", "library.sqlite-wal"]
        let sizes = names.compactMap { name in
            let size = (try? FileManager.default.attributesOfItem(atPath: "\(state)/\(name)")[.size]) as? Int
            return size.map { (["file": name] as MetricLabels, Double($0)) }
        }
        return MetricFamily("greffier_database_bytes", .gauge, "Size of the databases.", sizes)
    }
}

extension MetricsReport {
    func response() async -> WebResponse { WebResponse(200, MetricText.mediaType, await text()) }
}
