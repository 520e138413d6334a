// SPDX-License-Identifier: GPL-3.0-or-later

/// What came of one episode.
struct EpisodeResult: Sendable {
    /// A fault that struck.
    struct Strike: Sendable, Hashable {
        var point: String
        var fault: String
    }

    let seed: UInt64
    var strikes: [Strike] = []
    /// Hits of every point, struck or not.
    var hits: [Int] = []
    var runs = 0
    /// Of them, those of files that were in a message or an archive.
    var parts = 0
    var acknowledged = 0
    /// Runs by how they ended.
    var endings: [String: Int] = [:]
    var lives = 0
    var deaths = 0
    /// Seconds from the start of the daemon until a job that the one before left running ran again.
    var recoveries: [Double] = []
    /// Seconds from SIGTERM to the end.
    var shutdowns: [Double] = []
    var violations: [String] = []

    init(seed: UInt64) { self.seed = seed }
}
