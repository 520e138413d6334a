// SPDX-License-Identifier: GPL-3.0-or-later
import Daemon
import Foundation
import Lexicons
import Logging
import PipelineModel
import Testing

@Suite("Lexicons as the service sees them")
struct LiveLexiconsTests {
    /// A workspace beside a folder of shipped lexicons with one skill.
    private final class Place {
        let root = FileManager.default.temporaryDirectory.path + "/greffier-lexicons-" + UUID().uuidString
        var share: String { root + "/share" }
        var own: String { root + "/work/pipelines/lexicons" }

        init() throws {
            for folder in [share + "/pipelines/lexicons", own] {
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            }
            try Data().write(to: URL(fileURLWithPath: root + "/work/greffier.yaml"))
            try write("[skills]\nJava = jvm\n", to: share + "/pipelines/lexicons/skills.lex")
        }

        deinit { try? FileManager.default.removeItem(atPath: root) }

        func write(_ text: String, to path: String) throws {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        }

        func workspace() throws -> Workspace {
            try Workspace.open(flag: root + "/work", directory: "/", environment: [:])
        }

        func live() throws -> LiveLexicons {
            try LiveLexicons(workspace(), share: share, freshness: .zero, logger: Logger(label: "test"))
        }
    }

    @Test("a file that is added, changed or removed counts without a restart, and changes the digest of the memo")
    func reload() async throws {
        let place = try Place()
        let live = try place.live()
        let first = await live.current()
        #expect(first.lexicons.canonicalSkill("kube") == nil)
        try place.write("[skills]\nKubernetes = kube\n- jvm\n", to: place.own + "/ours.lex")
        let second = await live.current()
        #expect(second.lexicons.canonicalSkill("kube") == "Kubernetes" && second.lexicons.canonicalSkill("jvm") == nil)
        #expect(second.digest != first.digest)
        try FileManager.default.removeItem(atPath: place.own + "/ours.lex")
        let third = await live.current()
        #expect(third.digest == first.digest && third.lexicons.canonicalSkill("jvm") == "Java")
    }

    @Test("with a mistake the lexicons of before stay in force until it is mended")
    func mistake() async throws {
        let place = try Place()
        try place.write("[skills]\nKubernetes = kube\n", to: place.own + "/ours.lex")
        let live = try place.live()
        let first = await live.current()
        try place.write("[skils]\nKubernetes = kube; k8s\n", to: place.own + "/ours.lex")
        let second = await live.current()
        #expect(second.digest == first.digest && second.lexicons.canonicalSkill("kube") == "Kubernetes")
        try place.write("[skills]\nKubernetes = kube; k8s\n", to: place.own + "/ours.lex")
        #expect(await live.current().lexicons.canonicalSkill("k8s") == "Kubernetes")
    }

    @Test("a file counts as editors on Windows save it, and one that is no UTF-8 is told with its line")
    func encodings() async throws {
        let place = try Place()
        try place.write("\u{FEFF}# Les nôtres\r\n[skills]\r\nKubernetes = kubé\r\n", to: place.own + "/ours.lex")
        #expect(try await place.live().current().lexicons.canonicalSkill("kubé") == "Kubernetes")
        #expect(LexiconFiles.mistakes(try place.workspace(), share: place.share).isEmpty)
        try Data("[skills]\nRust = rs\nD\u{E9}tail = d\n".unicodeScalars.map { UInt8($0.value) })
            .write(to: URL(fileURLWithPath: place.own + "/latin.lex"))
        let set = try await place.live().current()
        #expect(set.lexicons.canonicalSkill("kubé") == "Kubernetes" && set.lexicons.canonicalSkill("rs") == nil)
        let found = LexiconFiles.mistakes(try place.workspace(), share: place.share)
        #expect(found.map(\.file) == ["lexicons/latin.lex"] && found.map(\.line) == [3])
    }

    @Test("a daemon starts beside a file with a mistake: it is left out, named with its line, and replaces nothing")
    func start() async throws {
        let place = try Place()
        try place.write("[skills]\nKubernetes = kube\n", to: place.own + "/good.lex")
        try place.write("[skills\nRust = rs\n", to: place.own + "/skills.lex")
        let set = try await place.live().current()
        #expect(set.lexicons.canonicalSkill("kube") == "Kubernetes" && set.lexicons.canonicalSkill("jvm") == "Java")
        let found = LexiconFiles.mistakes(try place.workspace(), share: place.share)
        #expect(found.map(\.file) == ["lexicons/skills.lex"] && found.map(\.line) == [1])
        #expect(found.first?.remedy.isEmpty == false)
    }
}
