// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials

extension Date {
    /// Milliseconds since 1970, as times are stored.
    var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1000).rounded()) }

    init(milliseconds: Int64) { self.init(timeIntervalSince1970: Double(milliseconds) / 1000) }
}
