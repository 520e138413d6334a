// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// Events that wait to be written together: pieces of text that follow each other become one.
struct RunEventBatch {
    private(set) var events: [RunEvent] = []

    /// Adds an event; pieces of an answer are joined, as models write them word by word.
    mutating func add(_ event: RunEvent) {
        if event.kind == .modelText, event.text.isEmpty { return }
        if event.kind == .modelText, events.last?.kind == .modelText {
            events[events.count - 1].text += event.text
        } else {
            events.append(event)
        }
    }

    /// What waits, in order; nothing waits afterwards.
    mutating func take() -> [RunEvent] {
        defer { events = [] }
        return events
    }
}
