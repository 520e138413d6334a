// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// What `scripts/model-servers` built: real servers and tiny models of random weights.
package enum ModelServerBuild {
    /// Its folder; `nil` where nothing was built, or something older than the script.
    package static let folder: String? = {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = [checkout + "/scripts/model-servers", "--where"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return process.terminationStatus == 0 ? text.trimmingCharacters(in: .whitespacesAndNewlines) : nil
    }()

    package static var isThere: Bool { folder != nil }

    /// Why tests that need it are skipped where it is not there.
    package static let absence = "no real model servers here; make test-models builds them"

    private static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// A file of the build.
    ///
    /// Throws where there is none; suites ask `isThere` before.
    package static func file(_ name: String) throws -> String {
        guard let folder else { throw RealServerFailure(description: absence) }
        return folder + "/" + name
    }
}
