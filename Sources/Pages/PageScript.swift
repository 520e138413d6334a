// SPDX-License-Identifier: GPL-3.0-or-later

/// A script of a page, with the hash that the page's policy allows it by.
package struct PageScript: Sendable {
    package let text: String
    /// As in `script-src`: `sha256-` and base 64.
    package let hash: String

    package init(text: String, hash: String) {
        self.text = text
        self.hash = hash
    }
}
