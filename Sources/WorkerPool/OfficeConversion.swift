// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import Glibc
import JobModel
import Synchronization
import WorkerProtocol

/// One conversion by LibreOffice: a folder, a process, a file.
final class OfficeConversion: Sendable {
    private let configuration: OfficeConverter.Configuration
    private let isStopped = Mutex(false)

    /// Bytes that a conversion may give.
    private static let limit = 256 << 20

    init(configuration: OfficeConverter.Configuration) { self.configuration = configuration }

    func stop() { isStopped.withLock { $0 = true } }

    /// Blocks until it is done.
    func perform(_ data: Data) throws -> Data {
        let folder = "\(configuration.scratch)/\(OfficeConverter.prefix)\(UUID().uuidString)"
        do {
            for name in ["in", "out", "profile"] {
                try FileManager.default.createDirectory(
                    atPath: "\(folder)/\(name)",
                    withIntermediateDirectories: true,
                    attributes: [.posixPermissions: 0o700]
                )
            }
            try data.write(to: URL(filePath: "\(folder)/in/document.doc"))
        } catch {
            try? FileManager.default.removeItem(atPath: folder)
            throw GreffierError(.workerUnavailable, detail: "no room for a conversion in \(configuration.scratch)")
        }
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try result(in: folder, after: try run(in: folder))
    }

    private func run(in folder: String) throws -> WorkerFailure.ExitStatus {
        if isStopped.withLock({ $0 }) { throw CancellationError() }
        let rule = configuration.requiresSandbox ? "required" : "preferred"
        let child = try ChildProcess.start([configuration.worker, "--convert", configuration.program, folder, rule])
        let deadline = ContinuousClock.now + configuration.deadline
        if let status = child.waitForEnd(until: deadline, isStopped: { isStopped.withLock { $0 } }) { return status }
        if isStopped.withLock({ $0 }) { throw CancellationError() }
        throw GreffierError(.documentTimeout, detail: "LibreOffice")
    }

    private func result(in folder: String, after status: WorkerFailure.ExitStatus) throws -> Data {
        switch status {
        case .exited(WorkerExit.unconfined):
            throw GreffierError(.workerUnavailable, detail: "LibreOffice cannot be confined on this system")
        case .exited(127): throw GreffierError(.workerUnavailable, detail: "\(configuration.program) cannot be run")
        default: break
        }
        let path = "\(folder)/out/document.docx"
        var state = stat()
        guard lstat(path, &state) == 0, state.st_mode & S_IFMT == S_IFREG, state.st_size <= Self.limit,
            let data = try? Data(contentsOf: URL(filePath: path)), !data.isEmpty
        else { throw GreffierError(.documentCorrupt, detail: "LibreOffice made nothing of it, \(status)") }
        return data
    }
}
