// SPDX-License-Identifier: GPL-3.0-or-later

/// What must be true before a write is acknowledged.
package enum Durability: Sendable {
    /// It survives the death of the process; a power cut may undo it.
    case relaxed
    /// It is on disk.
    case durable
}
