// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Glibc

/// One thing that happens to work under way: what, how long it may take until it is mended, and how it is tried.
struct RecoveryCheck: Sendable {
    let name: String
    let what: String
    /// Seconds.
    let limit: Double
    /// How long a stage may take.
    var timeout = "10s"
    /// Gives the seconds that it took; throws `ChaosError` where the outcome is wrong.
    let perform: @Sendable (RecoveryBench) throws -> Double

    static let all = [kill, hang, cancel, terminate, finish]

    private static let kill = RecoveryCheck(
        name: "kill",
        what: "kill -9 of the daemon: from the restart until its job runs again",
        limit: 2
    ) { bench in
        let job = try bench.jobUnderWay()
        bench.daemon.signal(SIGKILL)
        bench.awaitEnd()
        try bench.startDaemon()
        let seconds = try bench.seconds(until: "SELECT 1 FROM jobs WHERE id = \(job) AND lease_no = 2")
        try bench.expect(
            "SELECT 1 FROM runs WHERE status = 'succeeded' AND id = (SELECT run FROM jobs WHERE id = \(job))"
        )
        return seconds
    }

    private static let hang = RecoveryCheck(
        name: "hang",
        what: "a worker that hangs: from the claim until its time-out of 1 s is noticed",
        limit: 3,
        timeout: "1s"
    ) { bench in
        let job = try bench.jobUnderWay()
        let hung = bench.workers
        _ = try bench.seconds(until: "SELECT 1 FROM attempts WHERE job = \(job)")
        try bench.expectGone(hung)
        try bench.expect("SELECT 1 FROM attempts WHERE job = \(job) AND code = 'stage.timeout'")
        try bench.expect(
            "SELECT 1 FROM runs WHERE status = 'succeeded' AND id = (SELECT run FROM jobs WHERE id = \(job))"
        )
        try bench.expect("SELECT 1 FROM jobs WHERE id = \(job) AND attempts = 2 AND crashes = 0")
        let took = "SELECT ended_at - started_at FROM attempts WHERE job = \(job) ORDER BY lease_no LIMIT 1"
        return Double(try bench.number(took)) / 1000
    }

    private static let cancel = RecoveryCheck(
        name: "cancel",
        what: "cancel of running work: from the command until the worker is gone",
        limit: 2
    ) { bench in
        let job = try bench.jobUnderWay()
        let hung = bench.workers
        let began = Monotonic.now()
        guard try bench.workspace.command(["cancel", "\(job)"]) != nil else { throw ChaosError("cancel refused") }
        try bench.expectGone(hung)
        let seconds = Monotonic.now() - began
        try bench.expect(
            "SELECT 1 FROM runs WHERE status = 'cancelled' AND id = (SELECT run FROM jobs WHERE id = \(job))"
        )
        return seconds
    }

    private static let terminate = RecoveryCheck(
        name: "terminate",
        what: "SIGTERM with work that goes on too long, grace 500 ms: until the end",
        limit: 2
    ) { bench in
        let job = try bench.jobUnderWay()
        let hung = bench.workers
        let seconds = try bench.terminate()
        try bench.expectGone(hung)
        // Given back at once, and nothing is held against it.
        try bench.expect(
            """
            SELECT 1 FROM jobs WHERE id = \(job) AND state = 'ready' AND attempts = 0 AND crashes = 0 AND interruptions = 0
            """
        )
        try bench.startDaemon()
        try bench.expect("SELECT 1 FROM jobs WHERE id = \(job) AND state = 'succeeded' AND attempts = 1")
        return seconds
    }

    private static let finish = RecoveryCheck(
        name: "finish",
        what: "SIGTERM with work that ends within the grace: until the end",
        limit: 2
    ) { bench in
        let job = try bench.jobUnderWay()
        bench.daemon.signal(SIGTERM)
        usleep(150_000)
        for worker in bench.workers { Glibc.kill(worker, SIGCONT) }
        let seconds = 0.15 + (try bench.terminate())
        try bench.expect("SELECT 1 FROM jobs WHERE id = \(job) AND state = 'succeeded' AND attempts = 1")
        return seconds
    }
}
