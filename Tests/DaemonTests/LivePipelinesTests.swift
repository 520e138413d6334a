// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import Daemon
import Foundation
import Logging
import Stages
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
}
