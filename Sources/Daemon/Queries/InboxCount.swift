// SPDX-License-Identifier: GPL-3.0-or-later
private import DurableFiles
import Foundation
private import Intake

/// Counts the files that lie in the inboxes and are no run yet, without what intake leaves alone.
///
/// Blocks.
package enum InboxCount {
    package static func files(in workspace: Workspace) -> Int {
        guard let items = FileManager.default.enumerator(atPath: workspace.inbox) else { return 0 }
        var count = 0
        // A README.md beside the inboxes is for people.
        for case let item as String in items where item != "README.md" {
            if LeftAlone.contains(FilePath(item).name) {
                items.skipDescendants()
            } else if items.fileAttributes?[.type] as? FileAttributeType == .typeRegular {
                count += 1
            }
        }
        return count
    }
}
