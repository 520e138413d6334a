// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import JobModel

/// Where a delivery goes and what its folder holds: a pure function of the report.
struct DeliveryLayout: Sendable {
    /// With its final status and time.
    let report: RunReport
    let pipeline: String
    /// The name of the parent folder: a day, or `failed`.
    let shelf: String
    /// `<stem>-<id8>`.
    let folderName: String
    /// What is copied from the blob store, the original first.
    let files: [File]

    struct File: Sendable, Equatable {
        let name: String
        let sha256: String
        let bytes: Int
    }

    static let reportName = "run.json"
    static let noteName = "ERROR.txt"
    static let failedShelf = "failed"

    init(_ delivery: Delivery, timeZone: TimeZone, now: Date) {
        var report = delivery.report
        if !report.status.isFinal { report.status = report.error == nil ? .succeeded : .failed }
        if report.finishedAt == nil { report.finishedAt = Timestamp.text(now) }
        self.report = report
        pipeline = FileNames.published(report.pipeline)
        shelf = report.status == .succeeded ? Timestamp.day(delivery.submittedAt, in: timeZone) : Self.failedShelf
        let stem = report.input.map { FileNames.stem($0.name) } ?? FileNames.stem(report.pipeline + ".")
        folderName = "\(stem)-\(report.run.short)"
        files = Self.files(report.input, delivery.artifacts)
    }

    /// Relative to the outbox.
    var folder: FilePath { FilePath(pipeline) / shelf / folderName }

    /// For the one case in a million million that another run has the folder's name.
    var longFolder: FilePath {
        FilePath(pipeline) / shelf / "\(folderName.dropLast(9))-\(report.run.text.lowercased())"
    }

    /// Every name that a folder of this report may hold of ours.
    static func knownNames(of report: RunReport) -> Set<String> {
        Set(files(report.input, report.artifacts).map(\.name) + [reportName, noteName])
    }

    /// The name of the original in a folder of this report; `nil` for a run without a file.
    static func originalName(of report: RunReport) -> String? {
        report.input == nil ? nil : files(report.input, []).first?.name
    }

    /// The original keeps its name, and so do the report and the note; what clashes is numbered.
    private static func files(_ input: RunInput?, _ artifacts: [Artifact]) -> [File] {
        var names = UniqueNames(taken: [reportName, noteName])
        func free(_ wanted: String) -> String { names.next(FileNames.published(wanted)) }
        var files: [File] = []
        if let input {
            // What stands for a link or a device is a note about it, which must not pose as a document.
            let name = free(input.isNote ? FileNames.published(input.name) + ".txt" : input.name)
            files.append(File(name: name, sha256: input.sha256, bytes: input.bytes))
        }
        for artifact in artifacts {
            files.append(File(name: free(artifact.name), sha256: artifact.sha256, bytes: artifact.bytes))
        }
        return files
    }
}
