// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import JobModel
import Logging

/// From the spool to the run: steps 2 to 4.
extension Intake {
    /// Reads what was copied before, in the ledger and, where a crash kept it from there, in the spool.
    ///
    /// `false` where that cannot be known: nothing may be taken then.
    func openLedger() -> Bool {
        if hasAdopted { return true }
        do {
            try ledger.open(now: clock.now())
            for entry in try Spool.entries(in: spool.directory) {
                guard let origin = (try? entry.contents())?.meta?.origin else { continue }
                try ledger.add(origin)
            }
            hasAdopted = true
            return true
        } catch {
            pause((error as? FileError)?.report ?? GreffierError(.storeUnavailable, cause: error))
            lookAtSpool(in: .seconds(10))
            return false
        }
    }

    /// Takes up what stands in the spools.
    func recover(_ spools: [FilePath]) {
        for directory in spools { pending.formUnion((try? Spool.entries(in: directory)) ?? []) }
    }

    func lookAtSpool(in delay: Duration) {
        let moment = ContinuousClock.now + delay
        spoolDue = min(spoolDue ?? moment, moment)
    }

    /// Steps 2 to 4 for all entries, a few at a time.
    func finishAll() async {
        spoolDue = nil
        spoolProblems = [:]
        for batch in pending.sorted(by: { $0.run < $1.run }).chunks(of: 8) where paused == nil {
            let tasks = batch.map { entry in
                let stillFor = unfinished[entry]?.since.duration(to: .now) ?? .zero
                return (entry, Task { try await finish(entry, stillFor) })
            }
            for (entry, task) in tasks { settle(entry, await task.result) }
        }
    }

    /// Whether the entry is done with.
    private nonisolated func finish(_ entry: SpoolEntry, _ stillFor: Duration) async throws -> Bool {
        let stored = try await queues.run { [spool, options] in
            try spool.store(entry, giveUp: options.giveUp, stillFor: stillFor)
        }
        switch stored {
        case .changing: return false
        case .nothing: break
        case .input(let input, let meta):
            try await spool.submit(entry, input, meta, to: registry, catalogue)
            logger.info(
                "a file was taken in",
                metadata: ["run": "\(entry.run)", "pipeline": "\(meta.pipeline)", "file": "\(input.name)"]
            )
        }
        try await queues.run { try entry.clear() }
        return true
    }

    private func settle(_ entry: SpoolEntry, _ result: Result<Bool, any Error>) {
        switch result {
        case .success(true):
            pending.remove(entry)
            unfinished[entry] = nil
        case .success(false):
            noteUnfinished(entry)
            lookAtSpool(in: max(options.settle / 4, .milliseconds(20)))
        case .failure(let error):
            let report = (error as? FileError)?.report ?? GreffierError.wrapping(error)
            if report.code == .storeFull { return pause(report) }
            spoolProblems[entry.folder] = report
            lookAtSpool(in: .seconds(5))
        }
    }

    /// Counts anew how long the file is still, when it has changed.
    private func noteUnfinished(_ entry: SpoolEntry) {
        guard let file = entry.file else { return }
        if let seen = unfinished[entry], seen.file.isSameContent(as: file) { return }
        unfinished[entry] = (file, .now)
    }
}
