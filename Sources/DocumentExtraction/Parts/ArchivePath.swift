// SPDX-License-Identifier: GPL-3.0-or-later

/// Paths of files in an archive, as its other files write them.
enum ArchivePath {
    /// The path of `reference` as it stands in a file of `folder`; steps above the top stay at the top.
    static func resolve(_ reference: String, in folder: String) -> String {
        var steps = folder.split(separator: "/").map(String.init)
        for step in reference.split(separator: "/") {
            switch step {
            case ".": continue
            case "..": _ = steps.popLast()
            default: steps.append(String(step))
            }
        }
        return steps.joined(separator: "/")
    }
}
