// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import Glibc
import JobModel

/// One pass: look, judge, take, finish, report.
extension Intake {
    /// What a pass looks at.
    enum Scope: Sendable {
        /// Inboxes whose time has come, or of which there is news.
        case due
        case everything
    }

    /// Looks and works; returns how long to wait for news before the next pass.
    func pass(over scope: Scope) async -> Duration {
        let news = watcher?.take() ?? FolderNews()
        let now = ContinuousClock.now
        await refreshInboxes()
        noteCanaries(news, now)
        let mayTake = openLedger()
        var ready: [InboxScan.Found] = []
        var spools = [spool.directory]
        _ = watcher?.watch(root)
        strays = InboxScan.strays(in: root, inboxes: Set(inboxes.keys))
        for path in inboxes(for: scope, news, now) {
            guard let scan = scan(path, now) else { continue }
            spools += scan.spools
            ready += judge(scan, of: path, news, now)
        }
        recover(spools)
        if mayTake { await takeIn(ready) }
        report()
        return pause(until: ContinuousClock.now)
    }

    /// Which of the files that were found are whole; the rest waits, or is a problem.
    private func judge(
        _ scan: InboxScan,
        of path: FilePath,
        _ news: FolderNews,
        _ now: ContinuousClock.Instant
    ) -> [InboxScan.Found] {
        guard var inbox = inboxes[path] else { return [] }
        inbox.waiting = []
        inbox.held = []
        inbox.problems = scan.problems
        inbox.copies = false
        inbox.table.keep(only: Set(scan.files.map(\.claim.path)))
        let ready = scan.files.filter { file in
            // What was copied stays where it is, and is nobody's business until it changes.
            if ledger[file.claim.path]?.matches(file.status) == true {
                inbox.copies = true
                return false
            }
            return isReady(file, in: &inbox, news.hints[file.claim.path], now)
        }
        inbox.lastLook = now
        // A right that is given back rings no bell on every file system.
        if !inbox.problems.isEmpty { inbox.look(in: .seconds(5), from: now) }
        inboxes[path] = inbox
        return ready
    }

    private func isReady(
        _ file: InboxScan.Found,
        in inbox: inout Inbox,
        _ hint: SettleTable.Hint?,
        _ now: ContinuousClock.Instant
    ) -> Bool {
        let path = file.claim.path
        inbox.table.note(path, file.status, hint: hint, age: age(of: file.status, in: inbox), now: now)
        do {
            guard case .wait(let delay, let reason) = try verdict(on: file, in: inbox, now) else { return true }
            inbox.waiting.append(.init(path: path.text, reason: reason))
            inbox.look(in: delay, from: now)
        } catch let error as FileError {
            if error.isNotFound { return false }
            inbox.problems[path] = GreffierError(.intakeUnreadable, detail: error.reason)
        } catch {
            inbox.problems[path] = GreffierError(.intakeUnreadable, cause: error)
        }
        return false
    }

    private func verdict(
        on file: InboxScan.Found,
        in inbox: Inbox,
        _ now: ContinuousClock.Instant
    ) throws -> SettleTable.Verdict {
        let path = file.claim.path
        guard file.status.kind == .file else {
            return inbox.table.verdict(path, now: now, end: { .unmarked }, hasWriter: { nil })
        }
        return try inbox.table.verdict(
            path,
            now: now,
            end: { try Self.opening(file.claim) { try FileEnd(of: $0, bytes: file.status.bytes) } },
            hasWriter: { try Self.opening(file.claim) { $0.hasWriter } }
        )
    }

    /// The file in the folder that lies in the inbox, links followed at no step.
    private static func opening<Value>(
        _ claim: Spool.Claim,
        _ body: (borrowing Descriptor) throws -> Value
    ) throws -> Value {
        try Files.holding(claim.path.parent, below: claim.inbox) { held in
            try body(Descriptor(held / claim.path.name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY))
        }
    }

    /// How long the kernel knows the file to be unchanged; not to be trusted where another machine's clock writes it.
    private func age(of status: FileStatus, in inbox: Inbox) -> Duration {
        guard inbox.mode.wanted != .poll, inbox.mode.kind?.hasTrustedEvents == true else { return .zero }
        let nanoseconds = clock.now().fileTime - max(status.changed, status.modified)
        // What was not so at the last look has come about since then, whatever the clock on the wall was set to.
        let bound = inbox.lastLook.map { $0.duration(to: .now) } ?? .nanoseconds(Int64.max)
        return min(.nanoseconds(max(0, nanoseconds)), bound)
    }

    /// Steps 1 to 4 for the files that are whole, in batches, so that a full disk is noticed and a shutdown is short.
    private func takeIn(_ ready: [InboxScan.Found]) async {
        var left = ready[...]
        if hasSpace() {
            await finishAll()
            while paused == nil, !loop.isStopping, !left.isEmpty {
                for file in left.prefix(64) { take(file) }
                left = left.dropFirst(64)
                await finishAll()
            }
        }
        hold(left)
        guard paused != nil else { return }
        hold(ready.filter { (try? Files.status($0.claim.path)) != .some(nil) })
        lookAtSpool(in: .seconds(10))
        for path in Set(ready.map(\.claim.inbox)) { inboxes[path]?.look(in: .seconds(10), from: .now) }
    }

    /// Until the next look into their inboxes.
    private func hold(_ files: some Sequence<InboxScan.Found>) {
        for file in files { inboxes[file.claim.inbox]?.held.insert(file.claim.path) }
    }

    /// Step 1.
    private func take(_ file: InboxScan.Found) {
        let path = file.claim.path
        let inbox = file.claim.inbox
        // What changed since the scan is looked at again in the next pass.
        guard paused == nil, let status = try? Files.status(path), status.isSameContent(as: file.status) else {
            inboxes[inbox]?.look(in: options.settle, from: .now)
            return
        }
        do {
            if try Files.mayChange(names: path.parent) {
                try move(file)
            } else {
                try copy(file)
                inboxes[inbox]?.copies = true
            }
        } catch let error as FileError {
            fail(file, error)
        } catch {
            inboxes[inbox]?.problems[path] = GreffierError(.intakeUnmovable, cause: error)
        }
    }

    private func move(_ file: InboxScan.Found) throws {
        switch try spool.take(file.claim, expected: file.status) {
        case .entry(let entry):
            pending.insert(entry)
            inboxes[file.claim.inbox]?.table.forget(file.claim.path)
        case .changed: inboxes[file.claim.inbox]?.look(in: options.settle, from: .now)
        }
    }

    private func copy(_ file: InboxScan.Found) throws {
        let path = file.claim.path
        guard file.status.kind == .file else {
            inboxes[file.claim.inbox]?.problems[path] = GreffierError(.intakeOutside)
            return
        }
        switch try spool.copy(file.claim, known: ledger[path]) {
        case .entry(let entry, let taken):
            // Gone on with only once the ledger knows: without it the same file would be taken a second time.
            do { try ledger.add(taken) } catch {
                hasAdopted = false
                throw error
            }
            pending.insert(entry)
        case .same(let taken): try ledger.add(taken)
        case .changed: inboxes[file.claim.inbox]?.look(in: options.settle, from: .now)
        }
    }

    /// One file that cannot be taken does not stop the others; a disk that is full does, where it is our own.
    private func fail(_ file: InboxScan.Found, _ error: FileError) {
        let (path, inbox) = (file.claim.path, file.claim.inbox)
        if error.isFull, error.path.components(below: state) != nil { return pause(error.report) }
        let isUnreadable = error.path == path && (error.operation == .open || error.operation == .read)
        let code: ErrorCode = error.isFull ? .storeFull : isUnreadable ? .intakeUnreadable : .intakeUnmovable
        inboxes[inbox]?.problems[path] = GreffierError(code, detail: error.reason)
        inboxes[inbox]?.look(in: .seconds(5), from: .now)
    }
}
