// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import WorkerProtocol

/// A shell script that passes for a worker, in a folder that disappears with it.
///
/// The program that is run is a link to one of the fixtures: a file that was just written cannot be run while any
/// process that was forked in the meantime still holds it open.
final class Pretender {
    private let folder: URL

    /// Greets as `hello` where given, sends `bytes` where given, then runs `body`.
    init(hello: WorkerHello? = nil, bytes: Data? = nil, body: String) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "greffier-\(ULID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var commands = ""
        if let hello {
            let frame = try Frame(hello)
            try (frame.preamble + frame.header).write(to: folder.appending(path: "hello"))
            commands += "cat '\(folder.path)/hello'\n"
        }
        if let bytes {
            try bytes.write(to: folder.appending(path: "bytes"))
            commands += "cat '\(folder.path)/bytes'\n"
        }
        try Data((commands + body + "\n").utf8).write(to: folder.appending(path: "body"))
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/workers/pretender")
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: script.path)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// What to start.
    var path: String { folder.path + "/worker" }
}
