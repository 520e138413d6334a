// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
import Glibc
import JobModel

/// Turns old Word files (.doc) into DOCX by LibreOffice, one after the other, each in a folder and with a profile of its own.
///
/// greffier-worker confines itself and then becomes LibreOffice.
package final class OfficeConverter: Sendable {
    /// How LibreOffice is run.
    package struct Configuration: Sendable, Equatable {
        /// Path of soffice.
        package var program: String
        /// Path of greffier-worker.
        package var worker: String
        /// The folder that holds the folders of conversions.
        package var scratch: String
        /// Whether it is not started where Landlock or seccomp is missing.
        package var requiresSandbox = false
        /// How long one conversion may take.
        package var deadline: Duration = .seconds(60)

        package init(program: String, worker: String, scratch: String) {
            self.program = program
            self.worker = worker
            self.scratch = scratch
        }
    }

    package let configuration: Configuration
    private let thread = OfficeThread()

    package init(_ configuration: Configuration) { self.configuration = configuration }

    /// Where LibreOffice is: `auto` looks through PATH and the usual places, `never` is nowhere, a path is itself.
    ///
    /// `nil` where there is no such program.
    package static func locate(_ setting: String) -> String? {
        func isProgram(_ path: String) -> Bool { access(path, X_OK) == 0 }
        if setting == "never" { return nil }
        if setting != "auto" { return isProgram(setting) ? setting : nil }
        let path = getenv("PATH").map { String(cString: $0) } ?? ""
        let folders = path.split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
        let usual = ["/usr/bin", "/usr/local/bin", "/usr/lib/libreoffice/program", "/opt/libreoffice/program"]
        return (folders + usual).lazy.map { "\($0)/soffice" }.first(where: isProgram)
    }

    /// Removes what conversions of a process that was killed left behind.
    ///
    /// Blocks.
    package static func clear(_ scratch: String) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: scratch)) ?? [] where name.hasPrefix(prefix) {
            try? FileManager.default.removeItem(atPath: "\(scratch)/\(name)")
        }
    }

    static let prefix = "office-"

    /// The DOCX that LibreOffice makes of `data`.
    ///
    /// Throws `document.timeout`, `document.corrupt` where it makes nothing, `worker.unavailable` where it cannot be started;
    /// `CancellationError` when the task is cancelled. Nothing of it runs on when this returns.
    package func docx(from data: Data) async throws -> Data {
        try await thread.run { [configuration] isStopped in
            try Self.docx(from: data, configuration, isStopped: isStopped)
        }
    }

    private static func docx(from data: Data, _ configuration: Configuration, isStopped: () -> Bool) throws -> Data {
        if isStopped() { throw CancellationError() }
        let folder = try OfficeFolder(configuration)
        try folder.write(data, to: "in/document.doc")
        let deadline = ContinuousClock.now + configuration.deadline
        guard let status = try folder.start("read").waitForEnd(until: deadline, isStopped: isStopped) else {
            if isStopped() { throw CancellationError() }
            throw GreffierError(.documentTimeout, detail: "LibreOffice")
        }
        guard let docx = try folder.made("out/document.docx", status), !docx.isEmpty else {
            throw GreffierError(.documentCorrupt, detail: "LibreOffice made nothing of it, \(status)")
        }
        return docx
    }
}
