// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import Daemon
import Foundation
import JobModel
import Logging
import PipelineModel
import RecordingLog
import Stages
import Synchronization
import Testing

@Suite("Pipelines as the service sees them")
struct LivePipelinesTests {
    @Test("everybody who asks at the start gets the pipelines, also while they are being read for the first one")
    func concurrentFirstLook() async throws {
        let root = FileManager.default.temporaryDirectory.path + "/greffier-live-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: root) }
        try FileManager.default.createDirectory(atPath: root + "/pipelines", withIntermediateDirectories: true)
        for number in 1...8 {
            try "pipeline: p\(number)\ninbox: p\(number)\nstages: {text: {use: extract}}\npublish: [text.md]\n"
                .write(toFile: root + "/pipelines/p\(number).yaml", atomically: true, encoding: .utf8)
        }
        let live = LivePipelines(
            folder: PipelineFolder(path: root + "/pipelines", kinds: StageCatalogue.descriptions),
            blobs: BlobStore(directory: root + "/blobs"),
            logger: Logger(label: "test")
        )
        let counts = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<16 { group.addTask { await live.plans().count } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(counts == Array(repeating: 8, count: 16))
    }

    private static func text(_ name: String, publish: String = "text.md") -> String {
        "pipeline: \(name)\ninbox: \(name)\nstages: {text: {use: extract}}\npublish: [\(publish)]\n"
    }

    /// A folder of pipelines that are read when asked to.
    private struct Folder {
        let root = FileManager.default.temporaryDirectory.path + "/greffier-live-" + UUID().uuidString

        func write(_ text: String, to file: String) throws {
            try FileManager.default.createDirectory(
                atPath: root + "/pipelines",
                withIntermediateDirectories: true
            )
            try text.write(toFile: root + "/pipelines/" + file, atomically: true, encoding: .utf8)
        }

        var folder: PipelineFolder { PipelineFolder(path: root + "/pipelines", kinds: StageCatalogue.descriptions) }
    }

    private final class Refused: Sendable {
        private let kept = Mutex<[RefusedPipeline]>([])
        var all: [RefusedPipeline] { kept.withLock { $0 } }
        func note(_ refused: [RefusedPipeline]) { kept.withLock { $0 = refused } }
    }

    @Test("an edit that does not check leaves what was there before in force, and is told until it is mended")
    func refusedEdit() async throws {
        let (folder, log, refused) = (Folder(), RecordingLog(), Refused())
        defer { try? FileManager.default.removeItem(atPath: folder.root) }
        try folder.write(Self.text("cv"), to: "cv.yaml")
        let live = LivePipelines(
            folder: folder.folder,
            blobs: BlobStore(directory: folder.root + "/blobs"),
            logger: log.logger,
            tell: { refused.note($0) }
        )
        let before = try #require(await live.plan("cv"))
        #expect(refused.all == [])

        try folder.write(Self.text("cv").replacing("extract", with: "extrct"), to: "cv.yaml")
        try folder.write("stages: 5\n", to: "new.yaml")
        await live.reload(folder.folder)
        #expect(await live.plan("cv")?.snapshotSHA256 == before.snapshotSHA256)
        #expect(await live.plans().count == 1)
        #expect(refused.all.map(\.file) == ["cv.yaml", "new.yaml"])
        #expect(refused.all.map(\.isKept) == [true, false])
        let refusal = await live.refusal(of: "new")
        #expect(refusal.code == .pipelineInvalid && refusal.detail.contains("new.yaml:1:"), "\(refusal)")
        #expect(await live.refusal(of: "fly").code == .intakeUnknownPipeline)
        let messages = log.lines.map(\.message)
        #expect(messages.contains("pipeline does not check; the last one stays"))
        #expect(messages.contains("pipeline does not check"))

        try folder.write(Self.text("cv", publish: "document.json"), to: "cv.yaml")
        try FileManager.default.removeItem(atPath: folder.root + "/pipelines/new.yaml")
        await live.reload(folder.folder)
        let after = try #require(await live.plan("cv"))
        #expect(after.snapshotSHA256 != before.snapshotSHA256 && after.pipeline.publish == ["document.json"])
        #expect(refused.all == [])
    }

    @Test("a pipeline whose name another file took meanwhile does not come back with a mistake in its own")
    func takenName() async throws {
        let (folder, refused) = (Folder(), Refused())
        defer { try? FileManager.default.removeItem(atPath: folder.root) }
        try folder.write(Self.text("cv"), to: "a.yaml")
        let live = LivePipelines(
            folder: folder.folder,
            blobs: BlobStore(directory: folder.root + "/blobs"),
            logger: Logger(label: "test"),
            tell: { refused.note($0) }
        )
        #expect(await live.plans().count == 1)
        try folder.write("stages: 5\n", to: "a.yaml")
        try folder.write(Self.text("cv", publish: "document.json"), to: "b.yaml")
        await live.reload(folder.folder)
        #expect(await live.plans().map(\.pipeline.publish) == [["document.json"]])
        #expect(refused.all.map(\.isKept) == [false])
    }

    @Test("a pipeline that is taken away is gone")
    func removed() async throws {
        let folder = Folder()
        defer { try? FileManager.default.removeItem(atPath: folder.root) }
        try folder.write(Self.text("cv"), to: "cv.yaml")
        let blobs = BlobStore(directory: folder.root + "/blobs")
        let live = LivePipelines(folder: folder.folder, blobs: blobs, logger: Logger(label: "test"))
        #expect(await live.plans().count == 1)
        try FileManager.default.removeItem(atPath: folder.root + "/pipelines/cv.yaml")
        await live.reload(folder.folder)
        #expect(await live.plans().isEmpty)
    }
}
