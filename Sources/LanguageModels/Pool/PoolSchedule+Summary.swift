// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

extension PoolSchedule {
    /// Of several failures the one that gives most hope: what may pass by itself before what someone must mend, and that
    /// before what is for good.
    static func summary(of failures: [GreffierError]) -> GreffierError {
        let rank = { (error: GreffierError) in hopefulFirst.firstIndex(of: error.code) ?? hopefulFirst.count }
        let best = failures.min { rank($0) < rank($1) } ?? GreffierError(.modelUnreachable)
        guard failures.count > 1 else { return best }
        let detail = ErrorDetail(
            failures.map(\.detail).joined(separator: "; "),
            french: failures.map { $0.detailFR ?? $0.detail }.joined(separator: " ; ")
        )
        return GreffierError(best.code, detail, retryAfter: failures.compactMap(\.retryAfter).min())
    }

    private static let hopefulFirst: [ErrorCode] = [
        .modelBusy, .modelUngrounded, .modelLoading, .modelUnreachable, .modelProxy, .modelCertificate, .modelAddress,
        .modelRefused, .modelMissing, .modelUnfit, .modelUnconfigured, .modelContext,
    ]
}
