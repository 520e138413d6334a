// SPDX-License-Identifier: GPL-3.0-or-later

/// What twins of a CV differ in, and scores must not.
package enum TwinAttribute: String, CaseIterable, Sendable {
    case name, gender, age, origin, address
    /// How a time without work is worded.
    case gap
    /// The address once more, with a weight on location: then nothing but location may move.
    case addressWithLocation = "address_with_location"
}
