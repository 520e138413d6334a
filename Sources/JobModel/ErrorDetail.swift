// SPDX-License-Identifier: GPL-3.0-or-later

/// What is particular to one failure, in the languages of those who are to mend it.
package struct ErrorDetail: Sendable, Hashable {
    package var english: String
    package var french: String

    package init(_ english: String, french: String) {
        self.english = english
        self.french = french
    }
}
