// SPDX-License-Identifier: GPL-3.0-or-later

/// Where those that read CVs and offers take the lexicons of the moment from.
package protocol LexiconSource: Sendable {
    /// The lexicons as they are in force now.
    func current() async -> LexiconSet
}
