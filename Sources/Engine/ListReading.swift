// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import FoundationEssentials
import JSONSchemas
import JobModel
import JobStore

/// The attempt to read the list that a stage goes through: find the artifact, follow the pointer, keep each item.
struct ListReading: Sendable {
    let claimed: ClaimedJob
    let list: ForEach
    let blobs: BlobStore
    /// Seconds that it has to end once told to stop.
    let stopping: Double

    /// The items as artifacts, in the order of the list.
    ///
    /// Equal items have equal bytes, wherever they stand, so that earlier work on them is found. Throws `stage.list`.
    func run() async throws -> [Artifact] {
        try await Deadline.run(seconds: claimed.job.timeout, grace: stopping) {
            try await keep(try await items())
        }
    }

    /// Items written at a time: each waits for the disk.
    private static let width = 8

    // MARK: Steps

    private func items() async throws -> [JSONValue] {
        let source = claimed.jobs.first { $0.stage == list.stage && $0.state == .succeeded }
        guard let artifact = source?.result?.artifacts.last(where: { $0.name == list.artifact }) else {
            throw GreffierError(.stageList, detail: "stage \(list.stage) made no \(list.artifact)")
        }
        let value: JSONValue
        do {
            value = try JSONValue(parsing: try await blobs.read(artifact.sha256))
        } catch let error as JSONSyntaxError {
            throw GreffierError(.stageList, detail: "\(list.artifact) is \(error)")
        }
        guard let found = value.value(at: list.pointer) else {
            throw GreffierError(.stageList, detail: "nothing at \(list)")
        }
        guard let items = found.array else { throw GreffierError(.stageList, detail: "no list at \(list)") }
        guard items.count <= ForEach.limit else {
            throw GreffierError(.stageList, detail: "\(items.count) items, at most \(ForEach.limit)")
        }
        return items
    }

    private func keep(_ items: [JSONValue]) async throws -> [Artifact] {
        try await withThrowingTaskGroup(of: (Int, Artifact).self) { group in
            var kept: [Int: Artifact] = [:]
            for (index, item) in items.enumerated() {
                if index >= Self.width, let (done, artifact) = try await group.next() { kept[done] = artifact }
                group.addTask { (index, try await keep(item)) }
            }
            for try await (done, artifact) in group { kept[done] = artifact }
            return items.indices.compactMap { kept[$0] }
        }
    }

    private func keep(_ item: JSONValue) async throws -> Artifact {
        let data = Data(item.canonical.text.utf8)
        return Artifact(
            name: list.item,
            sha256: try await blobs.store(data),
            bytes: data.count,
            stage: list.stage,
            mediaType: "application/json"
        )
    }
}
