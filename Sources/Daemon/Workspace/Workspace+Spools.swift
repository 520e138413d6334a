// SPDX-License-Identifier: GPL-3.0-or-later
private import Foundation
private import Intake

extension Workspace {
    /// Every folder that may hold files between inbox and store: `state/spool`, and `.greffier` beside the files of an
    /// inbox on another mount.
    package var spools: [String] {
        let manager = FileManager.default
        var found = [spool]
        guard let items = manager.enumerator(atPath: inbox) else { return found }
        for case let item as String in items where (item as NSString).lastPathComponent == ".greffier" {
            found.append(inbox + "/" + item)
            items.skipDescendants()
        }
        return found
    }
}
