// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// The oracle: what was handed in, what of it was acknowledged, and what may have become of it.
struct Ledger {
    /// What is known of one document.
    struct Entry {
        let document: Document
        /// Whether it reached the door, the inbox or the command.
        var isHandedIn = false
        /// The file left the inbox, the row was taken, or the command ended with 0.
        var isAcknowledged = false
        /// Somebody asked to cancel it.
        var mayBeCancelled = false
    }

    private(set) var entries: [Int: Entry] = [:]

    mutating func handIn(_ document: Document) {
        entries[document.number] = Entry(document: document, isHandedIn: true)
    }

    mutating func acknowledge(_ document: Document) { entries[document.number]?.isAcknowledged = true }

    mutating func cancel(_ document: Document) { entries[document.number]?.mayBeCancelled = true }

    var all: [Entry] { entries.values.sorted { $0.document.number < $1.document.number } }
}
