// SPDX-License-Identifier: GPL-3.0-or-later
package import DocumentModel
import DurableFiles
package import Foundation
private import Glibc
package import JobModel
private import Logging
import WorkerPool
package import WorkerProtocol

/// Reads documents for somebody who asks, without a workspace, a queue or a database.
///
/// As in the service, bytes of strangers meet their parsers in worker processes alone.
package struct FileExtraction: Sendable {
    /// Bytes of one file at the most.
    private static let byteLimit = 512 << 20

    let workers: WorkerPool
    private let reader: DocumentReading
    let files = FileQueues(label: "greffier.extract", width: 2)
    private let processes: Int
    private let recognition: RecognitionOptions

    /// Starts no process yet; at most `processes` will read side by side.
    package init(processes: Int, recognition: RecognitionOptions = .init()) {
        self.recognition = recognition
        self.processes = max(1, processes)
        workers = WorkerPool(
            configuration: WorkerPoolConfiguration(executable: ProgramPath.worker(), processes: self.processes),
            logger: Logger(label: "greffier.workers") { _ in SwiftLogNoOpLogHandler() }
        )
        let office = OfficeConverter.locate("auto").map { program in
            OfficeConverter(
                .init(
                    program: program,
                    worker: ProgramPath.worker(),
                    scratch: FileManager.default.temporaryDirectory.path
                )
            )
        }
        reader = DocumentReading(workers: workers, office: office)
    }

    /// A file that was read.
    package struct Reading: Sendable {
        /// Without its folder; `stdin` for standard input.
        package var name: String
        package var data: Data
        package var document: Document
        /// document.json.
        package var json: Data
        /// The documents in it, each with its name or why it could not be read.
        package var parts: [Part] = []
    }

    /// A document found in a file.
    package struct Part: Sendable {
        /// As the file that holds it calls it.
        package var name: String
        package var result: Result<Reading, any Error>
    }

    /// Why a file cannot be looked at.
    package struct Unreadable: Error, Sendable {
        package var path: String
        package var reason: ErrorDetail

        static func missing(_ path: String) -> Unreadable {
            Unreadable(path: path, reason: ErrorDetail("there is no such file", french: "fichier introuvable"))
        }

        /// What the system says of a file that cannot be read.
        static func failed(_ path: String, _ error: FileError) -> Unreadable {
            guard !error.isNotFound else { return missing(path) }
            return Unreadable(
                path: path,
                reason: ErrorDetail(error.reason, french: "ne peut être lu : \(error.reason)")
            )
        }

        /// The path and the reason, in French with its space before the colon.
        package func words(in language: ReportLanguage) -> String {
            language.text("\(path) : \(reason.french)", "\(path): \(reason.english)")
        }
    }

    /// The first of `paths` that is no file, if any; `-` is standard input.
    package func firstUnreadable(_ paths: [String]) async throws -> Unreadable? {
        try await files.run {
            for path in paths where path != "-" {
                do {
                    switch try Files.target(FilePath(path))?.kind {
                    case nil: return .missing(path)
                    case .directory:
                        return Unreadable(
                            path: path,
                            reason: ErrorDetail(
                                "is a folder; name its files",
                                french: "est un dossier : nommez ses fichiers"
                            )
                        )
                    default: continue
                    }
                } catch let error as FileError {
                    return .failed(path, error)
                }
            }
            return nil
        }
    }

    /// Reads all of `paths`, several at a time, and hands the outcomes on in their order.
    ///
    /// A failure is an `Unreadable` or a `GreffierError`. Throws what `each` throws, and `CancellationError`.
    package func read(
        _ paths: [String],
        each: (String, Result<Reading, any Error>) async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: (Int, Result<Reading, any Error>).self) { group in
            var started = min(processes, paths.count)
            for index in 0..<started { group.addTask { (index, await outcome(paths[index])) } }
            var done: [Int: Result<Reading, any Error>] = [:]
            var turn = 0
            while let (index, result) = try await group.next() {
                done[index] = result
                while let ready = done.removeValue(forKey: turn) {
                    try await each(paths[turn], ready)
                    turn += 1
                }
                try Task.checkCancellation()
                if started < paths.count {
                    let next = started
                    group.addTask { (next, await outcome(paths[next])) }
                    started += 1
                }
            }
        }
    }

    /// Ends the worker processes.
    package func shutdown() async { await workers.shutdown() }

    private func outcome(_ path: String) async -> Result<Reading, any Error> {
        let name = path == "-" ? "stdin" : FilePath(path).name.text
        do {
            let data = try await files.run { try Self.bytes(of: path) }
            return .success(try await reading(of: data, name: name, depth: 0))
        } catch {
            return .failure(error)
        }
    }

    private func reading(of data: Data, name: String, depth: Int) async throws -> Reading {
        let options = ExtractOptions(recognition: recognition)
        let reply = try await reader.extract(data, name: name, options: options)
        var reading = Reading(name: name, data: data, document: reply.document, json: reply.json)
        guard depth < WorkerPool.documentDepth else { return reading }
        var parts: [Part] = []
        try await workers.documents(in: data, name: name, listed: reply.document) { attachment, bytes in
            let path = "\(name)/\(attachment.name)"
            do {
                let inner = try await self.reading(of: bytes, name: path, depth: depth + 1)
                parts.append(Part(name: path, result: .success(inner)))
            } catch let error as GreffierError {
                parts.append(Part(name: path, result: .failure(error)))
            }
        }
        reading.parts = parts
        return reading
    }

    /// All bytes of a file or a pipe.
    static func bytes(of path: String) throws -> Data {
        do {
            let file = try Descriptor(FilePath(path == "-" ? "/dev/stdin" : path), O_RDONLY)
            var data = Data()
            let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
            defer { chunk.deallocate() }
            while data.count <= byteLimit {
                let count = try file.read(into: chunk)
                if count == 0 { return data }
                data.append(contentsOf: chunk[..<count])
            }
            throw GreffierError(.documentTooLarge, detail: "more than \(byteLimit >> 20) MiB")
        } catch let error as FileError {
            throw Unreadable.failed(path, error)
        }
    }
}
