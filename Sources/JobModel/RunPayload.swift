// SPDX-License-Identifier: GPL-3.0-or-later
private import FoundationEssentials

/// What a run is handed besides its file: free text of whoever submitted it, and, for a file found in another, its parent.
///
/// Both are kept as one text; that of a run without parent is the submitter's own, as it came.
package struct RunPayload: Sendable, Hashable {
    package var parent: RunParent?
    /// The submitter's.
    package var text: String?

    package init(parent: RunParent?, text: String?) {
        self.parent = parent
        self.text = text
    }

    /// Reads what is kept with a run.
    package init(stored: String?) {
        text = stored
        guard let stored, stored.hasPrefix(Self.mark),
            let kept = try? CanonicalJSON.decode(Kept.self, from: Data(stored.utf8)), kept.parent.depth > 0
        else { return }
        parent = kept.parent
        text = kept.payload
    }

    /// What to keep with the run.
    package func stored() throws -> String? {
        guard let parent else { return text }
        return String(decoding: try CanonicalJSON.compact(Kept(parent: parent, payload: text)), as: UTF8.self)
    }

    private static let mark = "{\"greffier_parent\":"

    private struct Kept: Codable {
        var parent: RunParent
        var payload: String?

        enum CodingKeys: String, CodingKey {
            case parent = "greffier_parent"
            case payload
        }
    }
}
