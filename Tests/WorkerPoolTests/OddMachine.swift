// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel

/// The real worker, started as on another machine: on a kernel that lacks a layer, or below the unit of systemd.
///
/// The folder disappears with it.
final class OddMachine {
    private let folder: URL

    /// `options` are those of `Tests/Fixtures/workers/machine`.
    init(_ options: String...) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "greffier-\(ULID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/workers/machine")
        try (options + ["--", WorkerProgram.path]).joined(separator: "\n")
            .write(to: folder.appending(path: "options"), atomically: true, encoding: .utf8)
        try FileManager.default.createSymbolicLink(atPath: worker, withDestinationPath: script.path)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// What to start.
    var worker: String { folder.path + "/worker" }
}
