// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel

/// What stands in an outbox, read as its people would.
struct PublishedFolders {
    /// One folder with its report.
    struct Folder {
        let path: String
        /// `notes/2026-11-21/note-…`.
        let relative: String
        let report: RunReport

        func original(_ name: String) -> Data? { FileManager.default.contents(atPath: path + "/" + name) }
    }

    private(set) var byRun: [String: [Folder]] = [:]
    /// Folders that are not whole, and names that nobody should see.
    private(set) var problems: [String] = []

    init(outbox: String) {
        let manager = FileManager.default
        func names(_ path: String) -> [String] { ((try? manager.contentsOfDirectory(atPath: path)) ?? []).sorted() }
        for pipeline in names(outbox) {
            for shelf in names("\(outbox)/\(pipeline)") where shelf != "index.html" {
                if shelf.hasPrefix(".tmp-") {
                    problems.append("\(pipeline) still holds \(shelf)")
                    continue
                }
                for folder in names("\(outbox)/\(pipeline)/\(shelf)") {
                    read("\(outbox)/\(pipeline)/\(shelf)/\(folder)", "\(pipeline)/\(shelf)/\(folder)")
                }
            }
        }
    }

    private mutating func read(_ path: String, _ relative: String) {
        guard let data = FileManager.default.contents(atPath: path + "/run.json"),
            let report = try? CanonicalJSON.decode(RunReport.self, from: data)
        else {
            problems.append("\(relative) holds no whole run.json")
            return
        }
        for artifact in report.artifacts where !FileManager.default.fileExists(atPath: path + "/" + artifact.name) {
            problems.append("\(relative) lacks \(artifact.name)")
        }
        byRun[report.run.text, default: []].append(Folder(path: path, relative: relative, report: report))
    }
}
