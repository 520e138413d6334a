// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import JobModel
import Logging
import PipelineModel

/// Which inboxes there are, how each is watched, and when it is looked at next.
extension Intake {
    func startWatching() {
        guard options.mode != .poll, watcher == nil else { return }
        do {
            watcher = try FolderWatcher { [loop] in loop.ring() }
        } catch {
            logger.warning("no folder events, polling instead", metadata: ["reason": "\(error)"])
        }
    }

    /// Brings the inboxes in line with the pipelines, and makes the folders that are missing.
    func refreshInboxes() async {
        var current: Set<FilePath> = []
        for plan in await catalogue.plans() {
            guard case .inbox(let folder) = plan.pipeline.trigger else { continue }
            let path = root / folder
            guard current.insert(path).inserted else { continue }
            // People drop files here: the group may write, whatever the umask.
            if (try? Files.target(path)) == .some(nil) { try? Files.makeDirectories(path, mode: 0o770) }
            if inboxes[path]?.pipeline != plan.pipeline.name {
                inboxes[path] = Inbox(path: path, pipeline: plan.pipeline.name, options: options)
            }
        }
        inboxes = inboxes.filter { current.contains($0.key) }
    }

    /// The inboxes that a pass has to look at, and all of them where anything may have happened.
    func inboxes(for scope: Scope, _ news: FolderNews, _ now: ContinuousClock.Instant) -> [FilePath] {
        let all = inboxes.keys.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
        if scope == .everything { return all }
        return all.filter { path in
            guard let inbox = inboxes[path] else { return false }
            // Nobody tells of a mount that comes or goes: another directory stands there then.
            return inbox.due <= now || news.tells(of: path) || inbox.identity != Inbox.Identity(of: path)
        }
    }

    /// Lists an inbox, and finds out anew how to watch it.
    func scan(_ path: FilePath, _ now: ContinuousClock.Instant) -> InboxScan? {
        guard var inbox = inboxes[path] else { return nil }
        let identity = Inbox.Identity(of: path)
        if identity != inbox.identity {
            inbox.canary = nil
            inbox.mode.canary = .notTried
            inbox.nextTest = now
            inbox.identity = identity
        }
        inbox.mode.kind = try? FileSystemKind(holding: path)
        inbox.mode.hasWatcher = watcher != nil
        inbox.mode.isReadOnly = (try? Files.mayChange(names: path)) == false
        let watcher = watcher
        let others = Set(inboxes.keys).subtracting([path])
        let scan = InboxScan(path, pipeline: inbox.pipeline, others: others) { watcher?.watch($0) ?? .refused }
        inbox.mode.beyondLimit = scan.beyondLimit
        inbox.mode.refused = scan.refused
        testEvents(of: &inbox, now)
        inbox.due = now + (inbox.isPolled ? options.poll : options.rescan * Double.random(in: 0.75...1.25))
        inboxes[path] = inbox
        return scan
    }

    /// Lets a canary fly, where nothing else speaks against events and none has come back yet.
    private func testEvents(of inbox: inout Inbox, _ now: ContinuousClock.Instant) {
        guard inbox.mode.needsCanary, inbox.mode.canary != .ok, inbox.canary == nil, inbox.nextTest <= now
        else { return }
        do {
            let path = try Canary.release(in: inbox.path, id: ULID(date: clock.now()))
            inbox.canary = (path, now + options.canaryPatience)
            // One that did not come is tried again, and the inbox polled meanwhile.
            if inbox.mode.canary == .notTried { inbox.mode.canary = .pending }
        } catch let error as FileError where error.isDenied || error.isReadOnly {
            inbox.mode.isReadOnly = true
        } catch {
            inbox.mode.canary = .missing
            inbox.nextTest = now + options.rescan
        }
    }

    /// Takes note of canaries that came back, and of those that did not.
    func noteCanaries(_ news: FolderNews, _ now: ContinuousClock.Instant) {
        for (path, var inbox) in inboxes {
            guard let canary = inbox.canary else { continue }
            if news.canaries.contains(canary.path) {
                inbox.canary = nil
                inbox.mode.canary = .ok
            } else if canary.deadline <= now {
                inbox.canary = nil
                inbox.mode.canary = .missing
                inbox.nextTest = now + options.rescan
                logger.warning("no folder events, polling instead", metadata: ["inbox": "\(path.name.text)"])
            }
            inboxes[path] = inbox
        }
    }

    /// How long the bell is waited for.
    ///
    /// Never longer than `poll`: mounts that come and go, pipelines that are mended and strays ring no bell.
    func pause(until now: ContinuousClock.Instant) -> Duration {
        var due = inboxes.values.flatMap { [$0.due, $0.canary?.deadline ?? $0.due] }
        if let spoolDue { due.append(spoolDue) }
        let next = due.min().map { now.duration(to: $0) } ?? options.poll
        return max(.zero, min(next, options.poll))
    }
}
