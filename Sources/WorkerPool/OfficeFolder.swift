// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import Glibc
import JobModel
import WorkerProtocol

/// The folder in which LibreOffice reads and writes, with a profile of its own; removed with this object.
final class OfficeFolder {
    private let configuration: OfficeConverter.Configuration
    let path: String

    /// Bytes of a file that LibreOffice may make.
    private static let limit = 256 << 20

    /// Throws `worker.unavailable` where there is no room for it.
    init(_ configuration: OfficeConverter.Configuration) throws(GreffierError) {
        self.configuration = configuration
        path = "\(configuration.scratch)/\(OfficeConverter.prefix)\(UUID().uuidString)"
        for name in ["in", "out", "profile/user"] {
            do {
                try FileManager.default.createDirectory(
                    atPath: "\(path)/\(name)",
                    withIntermediateDirectories: true,
                    attributes: [.posixPermissions: 0o700]
                )
            } catch {
                try? FileManager.default.removeItem(atPath: path)
                throw noRoom
            }
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Throws `worker.unavailable` where there is no room for it.
    func write(_ data: Data, to name: String) throws(GreffierError) {
        do {
            try data.write(to: URL(filePath: "\(path)/\(name)"))
        } catch {
            throw noRoom
        }
    }

    private var noRoom: GreffierError {
        GreffierError(.workerUnavailable, detail: "no room for a conversion in \(configuration.scratch)")
    }

    /// Starts LibreOffice for a task: `read`, `print` or `serve`.
    func start(_ task: String) throws -> ChildProcess {
        let rule = configuration.requiresSandbox ? "required" : "preferred"
        return try ChildProcess.start([configuration.worker, "--convert", configuration.program, path, rule, task])
    }

    /// The file that a LibreOffice which ended so has left; `nil` where it left none.
    ///
    /// The exit code tells nothing but that it was not started, which throws `worker.unavailable`: what counts is the file.
    func made(_ name: String, _ status: WorkerFailure.ExitStatus) throws(GreffierError) -> Data? {
        switch status {
        case .exited(WorkerExit.unconfined):
            throw GreffierError(.workerUnavailable, detail: "LibreOffice cannot be confined on this system")
        case .exited(127):
            throw GreffierError(.workerUnavailable, detail: "\(configuration.program) cannot be run")
        default: break
        }
        let file = "\(path)/\(name)"
        var state = stat()
        guard lstat(file, &state) == 0, state.st_mode & S_IFMT == S_IFREG, state.st_size <= Self.limit else {
            return nil
        }
        return try? Data(contentsOf: URL(filePath: file))
    }
}
