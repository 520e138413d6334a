// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation

/// One message in the feed beside the results.
package struct FeedItem: Sendable, Equatable {
    package var id: String
    /// As in `failed`.
    package var kind: String
    package var at: Date
    package var title: String
    package var text: String

    package init(id: String, kind: String, at: Date, title: String, text: String) {
        self.id = id
        self.kind = kind
        self.at = at
        self.title = title
        self.text = text
    }
}
