// SPDX-License-Identifier: GPL-3.0-or-later
package import DurableFiles

/// Names that programs use for files which are not meant for anybody else, or not yet.
package enum LeftAlone {
    private static let names: Set<String> = [
        "thumbs.db", "ehthumbs.db", "desktop.ini", "@eadir", "__macosx", "$recycle.bin", "system volume information",
    ]
    /// What stands beside a failed file in the outbox: comes back when somebody drops the whole folder again.
    private static let notes: Set<String> = ["ERROR.txt", "run.json"]
    private static let endings = [
        ".part", ".partial", ".crdownload", ".download", ".tmp", ".temp", ".filepart", ".swp", ".swx", ".!qb",
        ".opdownload",
    ]
    /// Office's owner files, Syncthing's and Windows' temporary files, names that begin with a dot.
    private static let beginnings = [".", "~$", "~syncthing~", "~wrl", "~lock."]

    /// Whether a file or a folder of this name is neither taken in nor looked into.
    package static func contains(_ name: FilePath) -> Bool {
        if notes.contains(name.text) { return true }
        let text = name.text.lowercased()
        if names.contains(text) || endings.contains(where: text.hasSuffix) { return true }
        if beginnings.contains(where: text.hasPrefix) { return true }
        // Emacs: `#x#` while it edits. A trailing `~` is a backup copy.
        return text.hasSuffix("~") || (text.hasPrefix("#") && text.hasSuffix("#") && text.utf8.count > 1)
    }
}
