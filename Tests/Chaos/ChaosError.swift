// SPDX-License-Identifier: GPL-3.0-or-later

/// What keeps the harness itself from working.
struct ChaosError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
