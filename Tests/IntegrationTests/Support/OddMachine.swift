// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A program as it runs on another machine: on a kernel that lacks a layer, below the unit of systemd, as another user.
///
/// The folder disappears with it.
final class OddMachine {
    private static let script = Programs.fixture("workers/machine")
    private let folder = "/tmp/greffier-machine-" + UUID().uuidString

    /// `options` are those of `Tests/Fixtures/workers/machine`.
    init(_ program: String, _ options: String...) throws {
        let manager = FileManager.default
        try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try (options + ["--", program]).joined(separator: "\n")
            .write(toFile: folder + "/options", atomically: true, encoding: .utf8)
        try manager.createSymbolicLink(atPath: self.program, withDestinationPath: Self.script)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// What to start; it goes on as the program.
    var program: String { folder + "/program" }

    /// Runs a command there, to its end.
    static func run(
        _ options: [String],
        _ command: [String],
        environment: [String: String] = [:]
    ) throws -> Programs.Outcome {
        try Programs.run(script, options + ["--"] + command, environment: environment, directory: "/")
    }
}
