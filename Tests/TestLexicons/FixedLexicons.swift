// SPDX-License-Identifier: GPL-3.0-or-later
package import Lexicons

/// Lexicons that never change.
package struct FixedLexicons: LexiconSource {
    private let set: LexiconSet

    package init(_ lexicons: Lexicons, digest: String = "fixed") {
        set = LexiconSet(lexicons: lexicons, digest: digest)
    }

    package func current() async -> LexiconSet { set }
}
