// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore

extension Engine {
    /// Looks without news after which the engine rests.
    private static let quietLooks = 50
    /// Looks that follow a write: it is noticed when it begins, and counts when it is on disk.
    private static let looksAfterWrite = 20
    /// How much longer it waits between two looks then, where nothing tells of the writes of others.
    private static let restFactor = 4.0

    /// Looks at the clock and at what other processes wrote; the only waiting by time that the engine does.
    ///
    /// An engine that has had nothing to do for a while may have nothing to do for days: it lets itself be told of writes, and
    /// looks by itself ever so often.
    func feedPolls() async {
        var quiet = 0
        var writes: (any ForeignWrites)?
        while !Task.isCancelled {
            var isHinted = false
            if let writes {
                isHinted = await writes.wait(atMost: rest())
            } else {
                let pause = quiet < Self.quietLooks ? settings.poll : settings.poll * Self.restFactor
                try? await Task.sleep(for: .seconds(pause))
            }
            let isNews = await look()
            if isNews || !running.isEmpty {
                quiet = 0
            } else {
                quiet = isHinted ? Self.quietLooks - Self.looksAfterWrite : quiet + 1
            }
            if quiet < Self.quietLooks {
                writes = nil
            } else if writes == nil {
                writes = parts.store.foreignWrites()
                // What was written just before it was watched is noticed by nobody else.
                if writes != nil, await look() { quiet = 0 }
            }
            isResting = writes != nil
        }
    }

    /// Has the loop turn once, whether or not there is anything to do: `turns` counts on.
    package nonisolated func nudge() { wake.yield() }

    /// Whether another process wrote, or something is due now; the loop is woken then.
    private func look() async -> Bool {
        let current = try? await parts.store.foreignRevision()
        // A loop that does not come out of its turn is stuck, however often the clock is looked at beside it.
        if !isTurning { turns &+= 1 }
        if current != revision {
            revision = current
            mustLookAtControls = true
        } else if !isSomethingDue(now: parts.clock.now()) {
            return false
        }
        wake.yield()
        return true
    }

    private func rest() -> Double {
        guard let nextDue else { return settings.rest }
        return min(settings.rest, max(settings.poll, nextDue.timeIntervalSince(parts.clock.now())))
    }
}
