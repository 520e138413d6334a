// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import Testing

@Suite("Warnings of the readers")
struct WarningKindsTests {
    @Test("each kind has a code of its own and says in both languages what was found and what to do")
    func catalogue() {
        let kinds = Document.Warning.Kind.all
        #expect(Set(kinds.map(\.code)).count == kinds.count)
        for kind in kinds {
            #expect(kind.code.wholeMatch(of: /document\.[a-z_]+/) != nil)
            for text in [kind.message, kind.messageFR, kind.hint, kind.hintFR] {
                #expect(text.hasSuffix("."), "\(kind.code): \(text)")
                #expect(!text.contains("|"), "\(kind.code) would break the table of docs/errors.md")
            }
            // What the one language states, the other states too.
            for mark in ["{n}", "{detail}"] { #expect(kind.message.contains(mark) == kind.messageFR.contains(mark)) }
        }
    }

    @Test("a warning states the number and the words that its kind leaves open")
    func filled() {
        let warning = Document.Warning(.hiddenText, count: 12, detail: "white, tiny", page: 3)
        #expect(warning.code == "document.hidden_text")
        #expect(warning.message == "Hidden text was left out: 12 characters (white, tiny).")
        #expect(warning.messageFR == "Du texte caché a été écarté : 12 caractères (white, tiny).")
        #expect(warning.page == 3)
        let both = Document.Warning(.partsSkipped, count: 1, detail: "one", french: "une")
        #expect(both.message.contains("one") && both.messageFR.contains("une"))
        for kind in Document.Warning.Kind.all {
            let warning = Document.Warning(kind, count: 1, detail: "x")
            #expect(!warning.message.contains("{") && !warning.messageFR.contains("{"))
        }
    }

    @Test("no code of a warning is written anywhere but in the catalogue")
    func strays() throws {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/DocumentExtraction")
        let walker = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        let files = walker.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
        #expect(files.count > 50)
        for file in files {
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(!text.contains("code: \"document."), "\(file.lastPathComponent)")
        }
    }
}
