// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSONSchemas
import TestThreads
import Testing

/// Everything that the examples become, against docs/schemas/ and against the documents.
@Suite("What is published from the examples", .ownThreads)
struct PublishedFormatsTests {
    /// Runs the offers first, then the CVs, then the night's recommendations.
    private static func runExamples(_ workspace: ScratchWorkspace) throws {
        for pipeline in ["cv", "offers"] {
            let path = workspace.root + "/pipelines/\(pipeline).yaml"
            let text = try String(contentsOfFile: path, encoding: .utf8)
            // What the document itself became is kept by hash only, unless it is asked for.
            try text.replacing("text.md]", with: "text.md, document.json]")
                .write(toFile: path, atomically: true, encoding: .utf8)
        }
        for (pipeline, folder) in [("offers", "offers"), ("cv", "cvs")] {
            let base = Programs.checkout + "/Examples/" + folder
            let files = try FileManager.default.contentsOfDirectory(atPath: base).sorted().map { base + "/" + $0 }
            let run = try workspace.greffier(["run", pipeline] + files)
            try #require(run.status == 0, "\(run.output) \(run.errors)")
            try #require(workspace.published(pipeline).count == files.count)
        }
        let night = try workspace.greffier("run", "recommendations")
        try #require(night.status == 0, "\(night.output) \(night.errors)")
    }

    @Test("fits its schema, is proved by words of the document, and is listed with its bytes")
    func examples() throws {
        let workspace = try ScratchWorkspace()
        try Self.runExamples(workspace)
        for (name, pipelines) in Self.formats {
            try schema(name, holdsFor: pipelines.flatMap { workspace.published($0) })
        }
        for folder in workspace.published("cv") { try evidence(in: folder, provesValuesOf: "profile.json") }
        for folder in workspace.published("offers") { try evidence(in: folder, provesValuesOf: "offer.json") }
        for pipeline in ["cv", "offers", "recommendations"] {
            for folder in workspace.published(pipeline) { try listedFilesAreWhole(in: folder) }
        }
    }

    /// By name of the schema, the pipelines that publish such a file.
    private static let formats = [
        ("run", ["cv", "offers", "recommendations"]), ("profile", ["cv"]), ("evidence", ["cv", "offers"]),
        ("offer", ["offers"]), ("shortlist", ["offers"]), ("scores", ["cv"]), ("recommendations", ["recommendations"]),
        ("manifest", ["recommendations"]),
        ("document", ["cv", "offers"]),
    ]

    private static func json(_ path: String) throws -> JSONValue {
        try JSONValue(parsing: Data(contentsOf: URL(fileURLWithPath: path)))
    }

    private func schema(_ name: String, holdsFor folders: [String]) throws {
        let schema = try JSONSchema(Self.json(Programs.checkout + "/docs/schemas/\(name).schema.json"))
        #expect(!folders.isEmpty)
        for folder in folders {
            let errors = schema.errors(in: try Self.json("\(folder)/\(name).json"))
            #expect(errors.isEmpty, "\(folder)/\(name).json: \(errors.prefix(5))")
        }
    }

    private func evidence(in folder: String, provesValuesOf file: String) throws {
        let subject = try Self.json(folder + "/" + file)
        let evidence = try #require(try Self.json(folder + "/evidence.json").object)
        let text = try String(contentsOfFile: folder + "/text.md", encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
        #expect(evidence.count > 0, "\(folder)")
        for (pointer, entry) in evidence.members {
            let value = try #require(subject.value(at: pointer), "\(folder): \(pointer) names nothing")
            #expect(value.array == nil && value.object == nil && !value.isNull, "\(folder): \(pointer) is no leaf")
            #expect(try #require(entry[key: "line"]?.integer) <= lines, "\(folder): \(pointer)")
            let quote = try #require(entry[key: "quote"]?.string)
            for word in quote.split(whereSeparator: \.isWhitespace) {
                #expect(text.contains(word), "\(folder): \(pointer) quotes '\(word)', which does not stand there")
            }
        }
    }

    private func listedFilesAreWhole(in folder: String) throws {
        let listed = try #require(try Self.json(folder + "/run.json")[key: "artifacts"]?.array)
        #expect(!listed.isEmpty)
        for artifact in listed {
            let name = try #require(artifact[key: "name"]?.string)
            let sum = try Programs.run("/usr/bin/sha256sum", [folder + "/" + name]).output
            #expect(sum.contains(try #require(artifact[key: "sha256"]?.string)), "\(folder)/\(name)")
        }
    }
}
