// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import DurableFiles
import Failpoints
import Foundation
import Glibc
import JobModel
import PipelineModel

/// The steps from an inbox to a run, each of which may be the last before a crash.
///
/// All but `finish` block.
struct Spool: Sendable {
    /// `state/spool`.
    let directory: FilePath
    let blobs: BlobStore
    let clock: any WallClock

    /// The spool of an inbox that is on another mount.
    static let localName = FilePath(".greffier")

    /// What a spooled file became in the store.
    enum Stored: Sendable, Equatable {
        case input(RunInput, SpoolEntry.Meta)
        /// Somebody still writes to it: to be tried again soon.
        case changing
        /// There is no file: the crash came before the rename, or after the run was made.
        case nothing
    }

    /// Step 2: copies the file into the store and looks again, whether it changed meanwhile.
    ///
    /// A file that somebody has open for writing is waited for, until it was still for `giveUp`; `stillFor` is how long it
    /// is by a clock that nobody sets. Throws `FileError`.
    func store(_ entry: SpoolEntry, giveUp: Duration, stillFor: Duration = .zero) throws -> Stored {
        let (name, meta) = try entry.contents()
        guard let name, let meta else { return .nothing }
        let path = entry.folder / name
        guard let status = try Files.status(path) else { return .nothing }
        guard status.kind == .file else {
            return .input(try note(about: path, status), meta)
        }
        let file = try Descriptor(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
        let before = try file.status()
        if file.hasWriter == true, stillFor < giveUp { return .changing }
        let copied = try blobs.take(file, durable: true)
        try Failpoint.hit(.spoolBlobWritten) { FileError(.read, path: path, code: $0) }
        guard try file.status().isSameContent(as: before), copied.bytes == before.bytes else { return .changing }
        let mediaType = try MediaType.of(file, bytes: copied.bytes, name: name.text)
        let input = RunInput(name: name.text, sha256: copied.sha256, bytes: copied.bytes, mediaType: mediaType)
        return .input(input, meta)
    }

    /// A link, a pipe or a device is never opened: a note takes its place.
    private func note(about path: FilePath, _ status: FileStatus) throws -> RunInput {
        let (mediaType, kindFR, kind) =
            switch status.kind {
            case .link: ("inode/symlink", "un lien symbolique", "a symbolic link")
            case .fifo: ("inode/fifo", "un tube nommé", "a named pipe")
            case .socket: ("inode/socket", "une prise réseau locale (socket)", "a socket")
            case .directory: ("inode/directory", "un dossier", "a folder")
            case .device, .file: ("inode/device", "un périphérique", "a device")
            }
        let text = """
            « \(FileNames.shown(path.name.text)) » était \(kindFR), et non un document : rien n’en a été lu.
            "\(FileNames.shown(path.name.text))" was \(kind), not a document: nothing of it was read.

            """
        let data = Data(text.utf8)
        let temporary = path.parent / ".tmp-\(UInt64.random(in: .min ... .max))"
        defer { try? Files.remove(temporary) }
        try Files.write(data, to: temporary, mode: 0o600, sync: true)
        let copied = try blobs.take(Descriptor(temporary, O_RDONLY), durable: true)
        return RunInput(name: path.name.text, sha256: copied.sha256, bytes: copied.bytes, mediaType: mediaType)
    }

    /// Step 3: the run, in one durable transaction.
    ///
    /// Throws `intake.unknown_pipeline` or `pipeline.invalid` where the pipeline is not to be had now.
    func submit(
        _ entry: SpoolEntry,
        _ input: RunInput,
        _ meta: SpoolEntry.Meta,
        to registry: any RunRegistry,
        _ catalogue: any PipelineCatalogue
    ) async throws {
        let plan = try await catalogue.required(meta.pipeline)
        _ = try await registry.submit(
            NewRun(
                id: entry.run,
                pipeline: plan.pipeline.name,
                pipelineSHA256: plan.snapshotSHA256,
                trigger: .inbox,
                tags: meta.tags,
                input: input,
                submittedAt: Timestamp.date(meta.time) ?? clock.now(),
                priority: plan.priority(),
                jobs: plan.jobs(for: input)
            )
        )
    }

    /// All entries of a spool.
    ///
    /// Those left without a file by a crash before the rename are cleared by their next `store`.
    static func entries(in spool: FilePath) throws -> [SpoolEntry] {
        try Files.list(spool).compactMap { SpoolEntry(folder: spool / $0) }.sorted { $0.run < $1.run }
    }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
