// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JobModel
import ModelServers
import ProfileModel
import Profiles
import TestThreads
import Testing

/// The programs with a model that writes nonsense in the right form: whatever comes out must still be in the document.
@Suite(
    "The programs with real model servers",
    .ownThreads(perTest: 2),
    .serialized,
    .enabled(if: ModelServerBuild.isThere, "\(ModelServerBuild.absence)")
)
struct RealModelTests {
    private func workspace(_ server: RealServer, analysis: String) throws -> ScratchWorkspace {
        let workspace = try ScratchWorkspace()
        let address = server.url.absoluteString
        try "models: {default: {endpoints: [\"\(address)\"], model: \(RealServers.chatModel), context: 16384}}\n"
            .write(toFile: workspace.root + "/greffier.yaml", atomically: true, encoding: .utf8)
        let path = workspace.root + "/pipelines/cv.yaml"
        try String(contentsOfFile: path, encoding: .utf8)
            .replacing("publish: [", with: "publish: [document.json, ")
            .write(toFile: path, atomically: true, encoding: .utf8)
        try workspace.setAnalysis(analysis)
        return workspace
    }

    @Test("run cv publishes profiles in which every value carries its quote", arguments: ["merge", "model"])
    func profiles(analysis: String) async throws {
        let server = try RealServers.startLlama(context: 16_384, slots: 2)
        defer { server.stop() }
        try await server.waitUntilReady()
        let workspace = try workspace(server, analysis: analysis)
        let samples = try FileManager.default.contentsOfDirectory(atPath: Programs.checkout + "/Examples/cvs")
            .filter { $0.hasSuffix(".docx") || $0.hasSuffix(".txt") }
        let files = samples.map { Programs.checkout + "/Examples/cvs/" + $0 } + [Programs.fixture("models/alix.txt")]
        let ran = try workspace.greffier(["run", "cv"] + files)
        #expect(ran.status == 0, "\(ran.output) \(ran.errors)")
        let folders = workspace.published()
        #expect(folders.count == files.count)
        #expect(workspace.published(failed: true).isEmpty)
        for folder in folders {
            #expect(try workspace.report(folder)["degraded"] as? [String] == [], "the model answered")
            try check(folder)
        }
    }

    /// Every leaf, by the function that the publisher calls, and once more by other means.
    private func check(_ folder: String) throws {
        let data = { (name: String) in try Data(contentsOf: URL(filePath: folder + "/" + name)) }
        let document = try CanonicalJSON.decode(Document.self, from: data("document.json"))
        let profile = try CanonicalJSON.decode(Profile.self, from: data("profile.json"))
        let evidence = try CanonicalJSON.decode(Evidence.self, from: data("evidence.json"))
        let violations = Grounding.check(profile, evidence: evidence, document: document)
        #expect(violations.isEmpty, "\(violations)")

        let squeeze = { (text: String) in String(text.lowercased().filter { $0.isLetter || $0.isNumber }) }
        let text = squeeze(document.rendering.lines.map(\.text).joined(separator: " "))
        for (pointer, entry) in evidence where !entry.quote.isEmpty {
            #expect(text.contains(squeeze(entry.quote)), "\(pointer): \(entry.quote)")
        }
        let tree = try JSONSerialization.jsonObject(with: data("profile.json"))
        for leaf in Self.leaves(tree, "") {
            #expect(evidence[leaf] != nil, "\(leaf) has no evidence in \(folder)")
        }
    }

    private static func leaves(_ value: Any, _ pointer: String) -> [String] {
        if let object = value as? [String: Any] {
            return object.flatMap { key, item in
                leaves(item, pointer + "/" + key.replacing("~", with: "~0").replacing("/", with: "~1"))
            }
        }
        if let list = value as? [Any] {
            return list.enumerated().flatMap { leaves($1, "\(pointer)/\($0)") }
        }
        return [pointer]
    }
}
