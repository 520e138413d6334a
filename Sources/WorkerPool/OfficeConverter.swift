// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
import Glibc
import JobModel
import Synchronization

/// Turns old Word files (.doc) into DOCX by LibreOffice, one after the other, each in a folder and with a profile of its own.
///
/// greffier-worker confines itself and then becomes LibreOffice. The exit code tells nothing: what counts is the file.
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
    /// Lives as long as this object: LibreOffice ends with the thread that started it.
    private let thread = Mutex<WorkerThread?>(nil)

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
        let conversion = OfficeConversion(configuration: configuration)
        do {
            let thread = try thread.withLock { thread in
                let known = try thread ?? WorkerThread()
                thread = known
                return known
            }
            return try await withTaskCancellationHandler {
                try await thread.run { try conversion.perform(data) }
            } onCancel: {
                conversion.stop()
            }
        } catch let failure as WorkerFailure {
            throw GreffierError(.workerUnavailable, detail: "LibreOffice: \(failure)")
        }
    }
}
