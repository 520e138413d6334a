// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore
import Logging

/// The life of a run in the log, by its number; names of files are in fields of their own, which the log may hash.
extension Engine {
    func log(theBeginOf run: RunRow) {
        let metadata: Logger.Metadata = [
            "run": "\(run.id)", "pipeline": "\(run.pipeline)", "trigger": "\(run.trigger.rawValue)",
            "file": "\(run.input?.name ?? "")", "request": "\(run.request ?? "")",
        ]
        parts.logger.info("a run began", metadata: metadata.filter { $0.value != "" })
    }

    func log(theEndOf run: RunRow, _ verdict: RunVerdict) {
        let taken = parts.clock.now().timeIntervalSince(run.submittedAt)
        let metadata: Logger.Metadata = [
            "run": "\(run.id)", "pipeline": "\(run.pipeline)", "state": "\(verdict.status.rawValue)",
            "code": "\(verdict.reason?.error.code.name ?? "")", "duration_ms": "\(max(0, Int(taken * 1000)))",
            "request": "\(run.request ?? "")",
        ]
        parts.logger.info("a run ended", metadata: metadata.filter { $0.value != "" })
    }

    func log(_ claimed: ClaimedJob, _ error: GreffierError) {
        let metadata: Logger.Metadata = [
            "run": "\(claimed.run.id)", "job": "\(claimed.job.id)", "stage": "\(claimed.job.stage)",
            "code": "\(error.code.name)", "detail": "\(error.detail)", "cause": "\(error.cause ?? "")",
            "request": "\(claimed.run.request ?? "")",
        ]
        let level: Logger.Level = error.errorClass == .defect ? .error : .info
        parts.logger.log(level: level, "a stage failed", metadata: metadata.filter { $0.value != "" })
    }
}
