// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentRendering
import Foundation
import TestThreads
import Testing
import WorkerProtocol

/// What another program sees of the finished documents.
@Suite("Whole pages", .ownThreads(perTest: 2))
struct WholePageTests {
    static let hasPoppler = Tool("pdftotext") != nil
    static let hasOffice = hasPoppler && Tool("soffice") != nil

    @Test("every glyph of the PDF stands for a character", arguments: Support.examples, Support.designs)
    func glyphs(name: String, design: String) throws {
        let layout = try ProfilePDF.layout(profile: try Support.example(name), options: Support.look(design))
        #expect(layout.missingGlyphs == 0)
        #expect(layout.substitutions.isEmpty)
    }

    @Test(
        "words of the PDF stand on the page and beside each other",
        .enabled(if: hasPoppler),
        arguments: Support.examples,
        Support.designs
    )
    func profilePDF(name: String, design: String) throws {
        let pdf = try ProfilePDF.render(profile: try Support.example(name), options: Support.look(design))
        try check(pdf, overlap: 0.5)
    }

    @Test(
        "words of the DOCX, as an office program sets it, stand on the page, beside each other, and are all there",
        .enabled(if: hasOffice),
        arguments: Support.examples
    )
    func profileDOCX(name: String) throws {
        let profile = try Support.example(name)
        let template = try Support.repositoryFile("pipelines/templates/dossier.docx")
        let document = try DOCXTemplate.render(template: template, profile: profile, options: Support.options)
        let pdf = try office(document)
        try check(pdf, overlap: 0.5)
        let text = try poppler(["-enc", "UTF-8", "%", "-"], pdf)
        #expect(Support.missingWords(of: try Support.texts(profile), in: text) == [])
        #expect(!text.contains("\u{FFFD}") && !text.contains("\u{25A1}"))
    }

    @Test("a reference that begins by the name does not say it twice")
    func reference() throws {
        let profile = try Support.profile([
            "references": [
                ["name": "Ann Lee", "reference": "Ann Lee, Acme, 07700 900722"],
                ["name": "Bob Roy", "reference": "Bob Roy"], ["name": "Al Fa", "reference": "Al Fares"],
            ]
        ])
        let layout = try ProfilePDF.layout(profile: profile, options: Support.options)
        let texts = layout.pages.flatMap(\.texts).filter { $0.role == .paragraph }.map(\.text)
        #expect(texts.filter { $0.contains("Ann Lee") } == ["Ann Lee"])
        #expect(texts.contains("Acme, 07700 900722") && texts.contains("Al Fares"))
        #expect(texts.filter { $0.contains("Bob Roy") } == ["Bob Roy"])
        let word = try DOCXTemplate.render(
            template: try Support.repositoryFile("pipelines/templates/dossier.docx"),
            profile: profile,
            options: Support.options
        )
        let paragraphs = try WordFile.paragraphs(word)
        #expect(paragraphs.contains("Ann Lee · Acme, 07700 900722") && paragraphs.contains("Bob Roy"))
    }

    private struct Word {
        var text: Substring
        var box: Rectangle
    }

    /// No word outside its page, no two words of a page over each other by more than `overlap` points.
    private func check(_ pdf: Data, overlap: Double) throws {
        var page: (width: Double, height: Double, words: [Word]) = (0, 0, [])
        var pages = 0
        for line in try poppler(["-bbox", "%", "-"], pdf).split(separator: "\n") {
            if line.contains("<page ") {
                page = (try value("width", line), try value("height", line), [])
                pages += 1
            } else if line.contains("<word ") {
                let (x, y) = (try value("xMin", line), try value("yMin", line))
                let box = Rectangle(
                    x: x,
                    y: y,
                    width: try value("xMax", line) - x,
                    height: try value("yMax", line) - y
                )
                #expect(x >= 0 && y >= 0 && box.maxX <= page.width && box.maxY <= page.height, "\(line)")
                for other in page.words where other.box.overlaps(box, tolerance: overlap) {
                    Issue.record("page \(pages): \(other.text) under \(line)")
                }
                page.words.append(.init(text: line, box: box))
            }
        }
        #expect(pages > 0 && !page.words.isEmpty)
    }

    private func value(_ name: String, _ line: Substring) throws -> Double {
        let start = try #require(line.range(of: name + "=\"")).upperBound
        return try #require(Double(line[start...].prefix { $0 != "\"" }))
    }

    private func poppler(_ arguments: [String], _ pdf: Data) throws -> String {
        String(
            decoding: try #require(Tool("pdftotext")).run(arguments, input: pdf, suffix: "pdf").output,
            as: UTF8.self
        )
    }

    /// The document as PDF by an office program with a profile of its own.
    private func office(_ document: Data) throws -> Data {
        let folder = FileManager.default.temporaryDirectory.appending(path: "office-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try #require(Tool("soffice")).run(
            [
                "-env:UserInstallation=\(folder.absoluteString)", "--headless", "--convert-to", "pdf", "--outdir",
                folder.path, "%",
            ],
            input: document,
            suffix: "docx"
        )
        return try Data(contentsOf: folder.appending(path: "input.pdf"))
    }
}
