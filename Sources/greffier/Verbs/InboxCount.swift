// SPDX-License-Identifier: GPL-3.0-or-later
import Daemon
import Foundation

/// Counts the files that lie in the inboxes.
enum InboxCount {
    static func files(in workspace: Workspace) -> Int {
        guard let items = FileManager.default.enumerator(atPath: workspace.inbox) else { return 0 }
        var count = 0
        for case let item as String in items {
            let name = (item as NSString).lastPathComponent
            // The README of an inbox is for people, dotfiles are nobody's documents.
            guard !name.hasPrefix("."), name != "README.md",
                items.fileAttributes?[.type] as? FileAttributeType == .typeRegular
            else { continue }
            count += 1
        }
        return count
    }
}
