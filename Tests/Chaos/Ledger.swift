// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// The oracle: what was handed in, what of it was acknowledged, and what may have become of it.
struct Ledger {
    /// What is known of one document.
    struct Entry {
        let document: Document
        /// The file left the inbox, the row was taken, or the command ended with 0.
        var isAcknowledged = false
    }

    private(set) var entries: [Int: Entry] = [:]
    /// Names that somebody asked to cancel, some before they were handed in.
    private var cancelled: Set<String> = []

    mutating func handIn(_ document: Document) { entries[document.number] = Entry(document: document) }

    mutating func acknowledge(_ document: Document) { entries[document.number]?.isAcknowledged = true }

    mutating func cancel(_ name: String) { cancelled.insert(name) }

    var count: Int { entries.count }

    /// Names of files that may fail for what they are.
    var attacks: Set<String> { Set(entries.values.map(\.document).filter(\.isAttack).map(\.name)) }

    func mayBeCancelled(_ name: String) -> Bool { cancelled.contains(name) }

    var all: [Entry] { entries.values.sorted { $0.document.number < $1.document.number } }
}
