// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Testing

@Suite("The catalogue of warnings")
struct WarningKindTests {
    @Test("names each code once, beside those of errors, and says in both languages what was found and what to do")
    func catalogue() {
        let kinds = WarningKind.all
        #expect(Set(kinds.map(\.code) + ErrorCode.all.map(\.name)).count == kinds.count + ErrorCode.all.count)
        #expect(WarningKind.ofDocument.allSatisfy(kinds.contains))
        for kind in kinds {
            #expect(kind.code.wholeMatch(of: /[a-z]+\.[a-z_]+/) != nil && kind.code.hasSuffix("." + kind.reason))
            for text in [kind.message, kind.messageFR, kind.hint, kind.hintFR] {
                #expect(text.hasSuffix("."), "\(kind.code): \(text)")
                #expect(!text.contains("|"), "\(kind.code) would break the table of docs/errors.md")
                #expect(text.firstMatch(of: /\p{L}'\p{L}/) == nil, "\(kind.code): \(text)")
            }
            // What the one language states, the other states too.
            for mark in ["{n}", "{detail}"] { #expect(kind.message.contains(mark) == kind.messageFR.contains(mark)) }
        }
    }

    @Test("a warning states the number and the words that its kind leaves open")
    func filled() {
        let warning = RunWarning(.hiddenText, count: 12, detail: "white, tiny")
        #expect(warning.code == "document.hidden_text")
        #expect(warning.message == "Hidden text was left out: 12 characters (white, tiny).")
        #expect(warning.messageFR == "Du texte caché a été écarté : 12 caractères (white, tiny).")
        let both = RunWarning(.partsSkipped, count: 1, detail: "one", french: "une")
        #expect(both.message.contains("one") && both.messageFR.contains("une"))
        for kind in WarningKind.all {
            let warning = RunWarning(kind, count: 1, detail: "x")
            #expect(!warning.message.contains("{") && !warning.messageFR.contains("{"))
        }
    }

    @Test("lists every code that its files write, as that of errors does")
    func complete() throws {
        let written = try Self.sources(under: "JobModel").filter { $0.name.contains("+") }.flatMap { _, text in
            text.matches(of: /\n +"([a-z]+\.[a-z_]+)",\n/).map { String($0.1) }
        }
        #expect(written.sorted() == (WarningKind.all.map(\.code) + ErrorCode.all.map(\.name)).sorted())
    }

    @Test("is where all codes stand: no other file writes one into a warning or an error")
    func strays() throws {
        let sources = try Self.sources(under: ".")
        #expect(sources.count > 500)
        for (name, text) in sources where !name.hasPrefix("WarningKind") {
            #expect(text.firstMatch(of: /(?:code|stated): "/) == nil, "\(name)")
        }
        // What the worker warned of brings its code along.
        let stated = sources.filter { $0.text.contains("init(stated: ") || $0.text.contains("RunWarning(stated: ") }
        #expect(Set(stated.map(\.name)) == ["RunWarning.swift", "ExtractStage.swift"])
    }

    private static func sources(under folder: String) throws -> [(name: String, text: String)] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources").appending(path: folder)
        let walker = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
        return try walker.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.map {
            ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8))
        }
    }
}
