// SPDX-License-Identifier: GPL-3.0-or-later

/// What a daemon, its workers and its files take at one moment of a soak.
struct SoakSample: Sendable {
    /// Since the beginning.
    var seconds: Double
    /// The life of the daemon, from 1.
    var life: Int
    var isCalm: Bool
    /// Resident memory of the daemon.
    var memory: Int
    var descriptors: Int
    var threads: Int
    var workers: Int
    /// Resident memory of the largest worker.
    var workerMemory: Int
    /// Descriptors and threads of the worker that has most.
    var workerDescriptors: Int
    var workerThreads: Int
    /// Bytes of jobs.sqlite and its log.
    var database: Int
    /// Bytes on disk of the state and the outbox.
    var disk: Int
    var handedIn: Int
    var ended: Int

    static let header =
        "seconds,life,calm,daemon_rss_kib,daemon_descriptors,daemon_threads,workers,worker_rss_kib,"
        + "worker_descriptors,worker_threads,database_bytes,disk_bytes,handed_in,ended"

    /// A row of the table.
    var row: String {
        let numbers = [
            life, isCalm ? 1 : 0, memory >> 10, descriptors, threads, workers, workerMemory >> 10, workerDescriptors,
            workerThreads, database, disk, handedIn, ended,
        ]
        return ([String((seconds * 10).rounded() / 10)] + numbers.map(String.init)).joined(separator: ",")
    }
}
