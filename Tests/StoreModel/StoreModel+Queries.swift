// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel
package import JobStore

extension StoreModel {
    package func runRows(_ filter: RunFilter) -> [RunRow] {
        let matching = runs.map(\.row).filter(filter.matches).sorted { $0.id > $1.id }
        return Array(matching.prefix(max(0, filter.limit)))
    }

    package func run(_ id: ULID) -> RunRow? { index(of: id).map { runs[$0].row } }

    package func jobRows(_ filter: JobFilter) -> [JobRow] {
        let matching = runs.sorted { $0.row.id > $1.row.id }.flatMap(\.jobs).filter(filter.matches)
        return Array(matching.prefix(max(0, filter.limit)))
    }

    package func job(_ id: JobID) -> JobRow? { place(of: id).map { self[$0] } }

    package func attempts(run: ULID) -> [AttemptRow] { index(of: run).map { runs[$0].log } ?? [] }

    package func story(_ id: ULID) -> RunStory? {
        guard let run = index(of: id).map({ runs[$0] }) else { return nil }
        let keys = Set(run.jobs.compactMap(\.concurrency?.key))
        let holders = jobs.filter {
            $0.state == .running && !$0.isWholeList && keys.contains($0.concurrency?.key ?? "")
        }
        return RunStory(
            run: run.row,
            jobs: run.jobs,
            attempts: run.log,
            queues: queueRows(),
            rates: rateRows(),
            holders: Dictionary(grouping: holders) { $0.concurrency?.key ?? "" }
                .mapValues { $0.map(\.id).sorted() }
        )
    }

    package func warnings(of kind: String, since: Date) -> WarningCounts {
        let ended = runs.filter { $0.row.status == .succeeded && ($0.row.finishedAt ?? .distantPast) >= since.stored }
        var counts = WarningCounts(runs: 0, byCode: [:])
        for run in ended {
            let stages = run.jobs.filter { $0.kind == kind && $0.state == .succeeded }
            if !stages.isEmpty { counts.runs += 1 }
            for code in Set(stages.flatMap { $0.result?.warnings ?? [] }.map(\.code)) {
                counts.byCode[code, default: 0] += 1
            }
        }
        return counts
    }

    package func summary(since: Date) -> StoreSummary {
        let rows = runs.map(\.row)
        func ended(_ status: RunStatus) -> Int {
            rows.count { $0.status == status && ($0.finishedAt ?? .distantPast) >= since.stored }
        }
        return StoreSummary(
            queued: rows.count { $0.status == .queued },
            running: rows.count { $0.status == .running },
            succeeded: ended(.succeeded),
            failed: ended(.failed),
            cancelled: ended(.cancelled),
            review: rows.count { !$0.review.isEmpty },
            queues: queueRows(),
            oldest: rows.filter { !$0.status.isFinal }.map(\.submittedAt).min(),
            nextDue: jobs.compactMap(\.condition.dueAt).min()
        )
    }
}

extension RunFilter {
    fileprivate func matches(_ row: RunRow) -> Bool {
        if let pipeline, row.pipeline != pipeline { return false }
        if !statuses.isEmpty, !statuses.contains(row.status) { return false }
        if let inputName, row.input?.name != inputName { return false }
        if let inputStem {
            guard let name = row.input?.name, name == inputStem || name.hasPrefix(inputStem + ".") else { return false }
        }
        if let inputSHA256, row.input?.sha256 != inputSHA256 { return false }
        if let folder, row.folder != folder { return false }
        if needsReview, row.review.isEmpty { return false }
        if let before, row.id >= before { return false }
        if let endedSince, row.finishedAt.map({ $0 < endedSince }) ?? true { return false }
        let suffix = (idSuffix ?? "").uppercased().filter { $0.isLetter || $0.isNumber }
        return row.id.text.hasSuffix(suffix)
    }
}

extension JobFilter {
    fileprivate func matches(_ row: JobRow) -> Bool {
        if let run, row.run != run { return false }
        if !states.isEmpty, !states.contains(row.state) { return false }
        if let queue, row.queue != queue { return false }
        if let kind, row.kind != kind { return false }
        return true
    }
}
