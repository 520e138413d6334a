// SPDX-License-Identifier: GPL-3.0-or-later

/// Lexicons with a fingerprint of the files they came from.
package struct LexiconSet: Sendable {
    package let lexicons: Lexicons
    /// Changes whenever one of the files does, so that results are not used beyond that.
    package let digest: String

    package init(lexicons: Lexicons, digest: String) {
        self.lexicons = lexicons
        self.digest = digest
    }
}
