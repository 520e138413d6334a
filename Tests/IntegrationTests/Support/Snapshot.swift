// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// What the command line printed when somebody last looked at it, kept in `Tests/Fixtures/cli`.
enum Snapshot {
    /// Compares; with `GREFFIER_UPDATE_DOCS` set, writes it anew instead.
    static func expect(_ text: String, is name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let path = Programs.fixture("cli/" + name)
        if ProcessInfo.processInfo.environment["GREFFIER_UPDATE_DOCS"] != nil {
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        }
        guard FileManager.default.fileExists(atPath: path) else {
            Issue.record("\(name) is not kept yet; make it with GREFFIER_UPDATE_DOCS=1 and look at it")
            return
        }
        let kept = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
        let lines = text.components(separatedBy: "\n")
        let changed = zip(kept, lines).first { $0 != $1 }
        let difference =
            changed.map { "kept: \($0.0)\nnow:  \($0.1)" } ?? "\(kept.count) lines kept, now \(lines.count)"
        #expect(
            kept == lines,
            "\(name) differs; look at it with GREFFIER_UPDATE_DOCS=1 and git diff:\n\(difference)",
            sourceLocation: sourceLocation
        )
    }
}
