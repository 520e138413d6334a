// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles

/// Decides when a file in an inbox is whole: a value without clock or disk.
struct SettleTable {
    /// What an event said last about a file.
    enum Hint: Sendable { case closed, moved }

    /// What was seen of one file.
    struct Candidate: Equatable {
        var status: FileStatus
        var unchangedSince: ContinuousClock.Instant
        var hint: Hint?
    }

    /// What to do with a file now.
    enum Verdict: Equatable {
        case claim
        /// Look again after this time.
        case wait(Duration, IntakeStatus.Waiting.Reason)
    }

    var settle: Duration
    var giveUp: Duration
    private(set) var candidates: [FilePath: Candidate] = [:]

    init(settle: Duration, giveUp: Duration) {
        self.settle = settle
        self.giveUp = giveUp
    }

    /// Takes note of a file as it is now.
    ///
    /// `age` is how long it is known from elsewhere to be unchanged.
    mutating func note(_ path: FilePath, _ status: FileStatus, hint: Hint?, age: Duration, now: ContinuousClock.Instant)
    {
        if var known = candidates[path], known.status.isSameContent(as: status) {
            known.hint = hint ?? known.hint
            known.unchangedSince = min(known.unchangedSince, now - age)
            candidates[path] = known
        } else {
            candidates[path] = Candidate(status: status, unchangedSince: now - age, hint: hint)
        }
    }

    /// Forgets all files but these.
    mutating func keep(only paths: Set<FilePath>) {
        candidates = candidates.filter { paths.contains($0.key) }
    }

    mutating func forget(_ path: FilePath) { candidates[path] = nil }

    /// `end` and `hasWriter` are asked only when the time has come, since they cost a look into the file.
    func verdict(
        _ path: FilePath,
        now: ContinuousClock.Instant,
        end: () throws -> FileEnd,
        hasWriter: () throws -> Bool?
    ) rethrows -> Verdict {
        guard let candidate = candidates[path] else { return .wait(settle, .settling) }
        let age = candidate.unchangedSince.duration(to: now)
        guard candidate.status.kind == .file else {
            return age >= settle ? .claim : .wait(settle - age, .settling)
        }
        // Who closes a file may open it again; who moves one in is done with it.
        let shortest: Duration =
            switch candidate.hint {
            case .moved: .zero
            case .closed: settle / 8
            case nil: settle
            }
        if age < shortest { return .wait(shortest - age, .settling) }
        switch try end() {
        case .missing:
            if age < giveUp { return .wait(min(giveUp - age, settle), .incomplete) }
        case .unmarked:
            let needed = candidate.hint == .closed ? settle / 2 : shortest
            if age < needed { return .wait(needed - age, .settling) }
        case .present: break
        }
        return try hasWriter() == true ? .wait(settle / 2, .writing) : .claim
    }
}

extension FileStatus {
    /// Same file, size and time of writing.
    func isSameContent(as other: FileStatus) -> Bool {
        inode == other.inode && device == other.device && bytes == other.bytes && modified == other.modified
            && kind == other.kind
    }
}
