// SPDX-License-Identifier: GPL-3.0-or-later
package import BlobStore
private import DurableFiles
private import Foundation
private import JobModel
package import JobStore
import JobStoreSQLite
private import Lexicons
private import Logging
private import Matching
package import Retrieval
private import Stages
package import WorkerPool

/// Makes the parts of the service from a workspace, each alone where a verb needs only that.
package enum ServiceFactory {
    /// The job store for questions; the daemon may run or not, and nothing is created.
    package static func queries(_ workspace: Workspace) throws -> any JobStore & ModelCallStore {
        try SQLiteJobStore(path: workspace.jobsDatabase, role: .query)
    }

    /// The job store for a command that changes something beside the daemon.
    package static func control(_ workspace: Workspace) throws -> any JobStore {
        try prepareState(workspace)
        return try SQLiteJobStore(path: workspace.jobsDatabase, role: .command)
    }

    /// The job store for the one process that runs jobs.
    static func engineStore(_ workspace: Workspace) throws -> SQLiteJobStore {
        try prepareState(workspace)
        return try SQLiteJobStore(path: workspace.jobsDatabase, role: .engine)
    }

    package static func blobs(_ workspace: Workspace) -> BlobStore { BlobStore(directory: workspace.blobs) }

    /// The collections.
    package static func library(_ workspace: Workspace, readOnly: Bool) throws -> Library {
        if !readOnly { try prepareState(workspace) }
        return try Library(
            path: workspace.libraryDatabase,
            access: readOnly ? .readOnly : .readWrite,
            embedder: try embedder(workspace),
            weights: fusionWeights(workspace)
        )
    }

    /// A library of its own at `path`, which works as those of the workspace do.
    package static func library(at path: String, _ workspace: Workspace?) throws -> Library {
        try Library(
            path: path,
            embedder: try workspace.map { try embedder($0) } ?? LexicalEmbedder(),
            weights: workspace.map(fusionWeights) ?? FusionWeights()
        )
    }

    static func fusionWeights(_ workspace: Workspace) -> FusionWeights {
        let search = workspace.settings.search
        return FusionWeights(french: search.frenchWords, english: search.englishWords)
    }

    /// A pool of worker processes; none is started before the first request.
    package static func workers(_ workspace: Workspace) -> WorkerPool {
        let settings = workspace.settings.workers
        return WorkerPool(
            configuration: WorkerPoolConfiguration(
                executable: ProgramPath.worker(),
                processes: settings.processes,
                memoryBytes: settings.memory,
                requiresSandbox: settings.sandbox == "required",
                recycleAfter: settings.recycleAfter
            ),
            logger: Logger(label: "greffier.workers")
        )
    }

    /// Where conversions do their work.
    static func scratch(_ workspace: Workspace) -> String { workspace.state + "/scratch" }

    /// What turns old Word files into DOCX; `nil` without LibreOffice.
    package static func office(_ workspace: Workspace) -> OfficeConverter? {
        officeConfiguration(workspace).map { OfficeConverter($0) }
    }

    /// What turns DOCX into PDF for stages that want LibreOffice to; `nil` without it.
    static func officePrinter(_ workspace: Workspace) -> OfficePrinter? {
        officeConfiguration(workspace).map { OfficePrinter($0, places: min(2, workspace.settings.workers.processes)) }
    }

    private static func officeConfiguration(_ workspace: Workspace) -> OfficeConverter.Configuration? {
        let settings = workspace.settings.workers
        guard let program = OfficeConverter.locate(settings.libreoffice) else { return nil }
        var configuration = OfficeConverter.Configuration(
            program: program,
            worker: ProgramPath.worker(),
            scratch: scratch(workspace)
        )
        configuration.requiresSandbox = settings.sandbox == "required"
        return configuration
    }

    /// The pipelines as they are now, for who asks for one by name.
    package static func pipelines(_ workspace: Workspace) -> LivePipelines {
        LivePipelines(
            folder: PipelineFolder(workspace, kinds: StageCatalogue.descriptions),
            blobs: blobs(workspace)
        )
    }

    static func prepareState(_ workspace: Workspace) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: workspace.state,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw GreffierError(.storeUnavailable, detail: workspace.state, cause: error)
        }
    }

    /// `ok`, or what SQLite finds wrong with jobs.sqlite.
    package static func integrity(_ workspace: Workspace) throws -> String {
        try SQLiteJobStore.integrity(path: workspace.jobsDatabase)
    }
}
