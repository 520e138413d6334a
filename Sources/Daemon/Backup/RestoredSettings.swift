// SPDX-License-Identifier: GPL-3.0-or-later
private import Foundation
private import PipelineModel

/// The settings of a backup as they hold where it is brought back: the folders are those of that place.
///
/// A workspace that has settings keeps its own `paths:`; a new one has its folders below itself, for absolute paths of
/// another machine mean nothing here, and those of this one belong to the workspace that the backup was made of.
struct RestoredSettings {
    /// What `greffier.yaml` says afterwards.
    let text: String
    let settings: Settings
    /// Whether `paths:` differ from those of the backup, which then stand in a comment.
    let hasOtherPaths: Bool

    /// Throws `Mistakes` for settings that do not load, and `BackupFailure.paths`.
    init(
        backup: String,
        file: String,
        existing: (text: String, file: String)?,
        keepingPaths: Bool,
        environment: [String: String]
    ) throws {
        let saved = try Settings.load(backup, file: file, environment: [:]).paths
        var wanted = saved
        if !keepingPaths {
            wanted =
                try existing.map { try Settings.load($0.text, file: $0.file, environment: [:]).paths }
                ?? saved.belowWorkspace
        }
        hasOtherPaths = wanted != saved
        text = hasOtherPaths ? Self.replacing(pathsOf: backup, with: wanted) : backup
        settings = try Settings.load(text, file: file, environment: environment)
        guard try Settings.load(text, file: file, environment: [:]).paths == wanted else {
            throw BackupFailure.paths(file)
        }
    }

    /// The text with another section `paths`, the old one as a comment.
    private static func replacing(pathsOf text: String, with paths: Settings.Paths) -> String {
        var lines = text.components(separatedBy: "\n")
        guard let start = lines.firstIndex(where: { $0.hasPrefix("paths:") }) else {
            let end = text.isEmpty || text.hasSuffix("\n") ? "" : "\n"
            return text + end + section(paths).map { $0 + "\n" }.joined()
        }
        var end = start + 1
        var next = end
        while next < lines.endIndex, isInside(lines[next]) {
            // An empty line or a comment is of the section only where something of it follows.
            if lines[next].first?.isWhitespace == true { end = next + 1 }
            next += 1
        }
        let old = lines[start..<end].map { $0.isEmpty ? "#" : "# " + $0 }
        let remark = "# Folders of the workspace that this was restored from:"
        lines.replaceSubrange(start..<end, with: section(paths) + [remark] + old)
        return lines.joined(separator: "\n")
    }

    private static func isInside(_ line: String) -> Bool {
        guard let first = line.first else { return true }
        return first.isWhitespace || first == "#"
    }

    /// What differs from the defaults.
    private static func section(_ paths: Settings.Paths) -> [String] {
        let standard = Settings.Paths()
        let own = Settings.Paths.keys.filter { paths[keyPath: $0.path] != standard[keyPath: $0.path] }
        guard !own.isEmpty else { return [] }
        return ["paths:"] + own.map { "  \($0.name): '\(paths[keyPath: $0.path].replacing("'", with: "''"))'" }
    }
}

extension Settings.Paths {
    fileprivate static var keys: [(name: String, path: WritableKeyPath<Self, String>)] {
        [
            ("pipelines", \.pipelines), ("inbox", \.inbox), ("outbox", \.outbox), ("state", \.state),
            ("submissions", \.submissions),
        ]
    }

    /// Those that lead out of the workspace as they are by default.
    fileprivate var belowWorkspace: Self {
        var paths = self
        let standard = Self()
        for (_, key) in Self.keys {
            let path = paths[keyPath: key]
            if path.hasPrefix("/") || path.split(separator: "/").contains("..") {
                paths[keyPath: key] = standard[keyPath: key]
            }
        }
        return paths
    }
}
