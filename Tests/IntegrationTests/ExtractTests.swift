// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import FoundationXML
import JSONSchemas
import TestThreads
import Testing

/// `greffier extract`, which needs no workspace: every call runs where none is.
@Suite("Reading documents on the command line", .ownThreads)
struct ExtractTests {
    private static let textbox = Programs.fixture("documents/textbox.docx")
    private static let hidden = Programs.fixture("documents/hidden.pdf")
    private static let sidebar = Programs.fixture("documents/sidebar-left.pdf")

    private func extract(
        _ arguments: String...,
        language: String = "C",
        input: String? = nil,
        environment: [String: String] = [:]
    ) throws -> Programs.Outcome {
        try Programs.run(
            Programs.greffier,
            ["extract"] + arguments,
            environment: ["LC_ALL": language, "GREFFIER_WORKSPACE": ""].merging(environment) { _, new in new },
            directory: "/",
            input: input
        )
    }

    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = NSTemporaryDirectory() + "greffier-extract-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    private func names(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    @Test("prints Markdown, text, HTML and document.json")
    func formats() throws {
        let markdown = try extract(Self.sidebar)
        #expect(markdown.status == 0, "\(markdown.errors)")
        #expect(
            markdown.output.contains("\n## ") || markdown.output.hasPrefix("# ") || markdown.output.hasPrefix("## ")
        )
        #expect(try extract(Self.sidebar, "--format", "md").output == markdown.output)
        let text = try extract(Self.sidebar, "--format", "text")
        #expect(text.status == 0 && !text.output.contains("## ") && text.output.hasSuffix("\n"))
        let html = try extract(Self.sidebar, "--format", "html").output
        #expect(html.hasPrefix("<!DOCTYPE html>") && html.contains("<section data-page=\"1\">"))
        let json = try JSONValue(parsing: Data(try extract(Self.sidebar, "--format", "json").output.utf8))
        let schema = try JSONSchema(
            parsing: Data(contentsOf: URL(fileURLWithPath: Programs.checkout + "/docs/schemas/document.schema.json"))
        )
        #expect(schema.errors(in: json).isEmpty)
        #expect(json[key: "counts"]?[key: "characters"]?.integer ?? 0 > 100)
        #expect(try extract(Self.sidebar, "--format", "docx").status == 2)
    }

    @Test("several files come in the order they were named, each under its name; JSON is one line each")
    func several() throws {
        let both = try extract(Self.textbox, Self.sidebar, Programs.fixture("documents/plain.txt"))
        #expect(both.status == 0, "\(both.errors)")
        let heads = both.output.split(separator: "\n").filter { $0.hasPrefix("==> ") }
        #expect(heads == ["==> textbox.docx <==", "==> sidebar-left.pdf <==", "==> plain.txt <=="])
        let lines = try extract(Self.textbox, Self.sidebar, "--format", "json").output.split(separator: "\n")
        let types = try lines.map { try JSONValue(parsing: Data($0.utf8))[key: "media_type"]?.string }
        #expect(types.map { $0?.suffix(8) } == ["document", "tion/pdf"])
        let html = try extract(Self.textbox, Self.sidebar, "--format", "html")
        #expect(html.status == 2 && html.errors.contains("--output"))
    }

    @Test("scans are read, unless recognition is switched off or not installed, and drawn with what was recognised")
    func scans() throws {
        let scan = Programs.fixture("scans/pages.tif")
        let read = try extract(scan, "--format", "text", "--languages", "fra")
        #expect(read.status == 0, "\(read.errors)")
        #expect(read.output.contains("Ingénieure qualité à Orléans") && read.output.contains("Page deux"))
        #expect(read.errors.contains("mean confidence"))
        let off = try extract(scan, "--ocr", "never")
        #expect(off.status == 3 && off.errors.contains("switched off"))
        let missing = try extract(scan, language: "fr_FR.UTF-8", environment: ["GREFFIER_TESSERACT": "none"])
        #expect(missing.status == 3 && missing.errors.contains("greffier doctor"), "\(missing.errors)")
        let foreign = try extract(scan, "--languages", "zzz")
        #expect(foreign.status == 3 && foreign.errors.contains("apt install tesseract-ocr-zzz"), "\(foreign.errors)")
        #expect(try extract(scan, "--languages", "../fra").status == 2)
        #expect(try extract(scan, "--ocr", "perhaps").status == 2)
        try withFolder { folder in
            let explained = try extract(scan, "--explain", folder)
            #expect(explained.status == 0, "\(explained.errors)")
            #expect(try names(folder).count == 2)
            let drawing = try String(contentsOfFile: folder + "/" + names(folder)[0], encoding: .utf8)
            #expect(drawing.contains("data:image/png") && drawing.contains("#2ca02c") && drawing.contains("ocr"))
        }
    }

    @Test("standard input is a file like any other")
    func standardInput() throws {
        let outcome = try extract("-", "--format", "text", input: Self.textbox)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try outcome.output == extract(Self.textbox, "--format", "text").output)
        #expect(try extract("-", "-").status == 2)
        #expect(try extract("-").status == 3)
    }

    @Test("writes a file for each document, also where two have one name")
    func output() throws {
        try withFolder { folder in
            let outcome = try extract(Self.textbox, Self.textbox, "--output", folder + "/new", "--format", "html")
            #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.errors)")
            #expect(try names(folder + "/new") == ["textbox-2.docx.html", "textbox.docx.html"])
            let blocked = try extract(Self.textbox, "--output", Self.textbox)
            #expect(blocked.status == 4 && blocked.errors.contains("textbox.docx"))
        }
    }

    @Test("a refused document says why in the reader's language, ends with 3, and stops no other")
    func failures() throws {
        let secret = Programs.fixture("documents/encrypted.pdf")
        let english = try extract(secret, Self.textbox)
        #expect(english.status == 3)
        #expect(english.errors.hasPrefix(secret + ": document.encrypted: "))
        #expect(english.output.contains("==> textbox.docx <=="))
        let french = try extract(secret, language: "fr_FR.UTF-8")
        #expect(french.status == 3 && french.errors.contains("document.encrypted : "))
        #expect(french.errors != english.errors)
        #expect(try extract(secret, "--language", "fr").errors == french.errors)
        let missing = try extract(Self.textbox, "/nowhere.pdf")
        #expect(missing.status == 2 && missing.output.isEmpty && missing.errors.contains("/nowhere.pdf"))
        #expect(try extract("/").status == 2)
        let lost = try extract(Self.textbox, environment: ["GREFFIER_WORKER": "/nowhere"])
        #expect(lost.status == 4 && lost.errors.contains("worker.unavailable"))
    }

    @Test("hidden text is left out of the text and named in a warning")
    func hiddenText() throws {
        let outcome = try extract(Self.hidden)
        #expect(outcome.status == 0 && outcome.errors.contains("Hidden text"))
        let json = try JSONValue(parsing: Data(try extract(Self.hidden, "--format", "json").output.utf8))
        let words = try #require(json[key: "hidden"]?.array).compactMap { $0[key: "text"]?.string }
        #expect(!words.isEmpty)
        for word in words { #expect(!outcome.output.contains(word)) }
        #expect(try extract(Self.hidden, "--language", "fr").errors.contains("blanc sur blanc"))
    }

    /// Whether a drawing is well-formed XML, and the pictures in it.
    private final class Drawing: NSObject, XMLParserDelegate {
        var pictures: [String] = []
        var numbers: [Int] = []
        private var isText = false

        init(_ path: String) throws {
            super.init()
            let parser = XMLParser(data: try Data(contentsOf: URL(fileURLWithPath: path)))
            parser.delegate = self
            try #require(parser.parse(), "\(String(describing: parser.parserError))")
        }

        func parser(
            _ parser: XMLParser,
            didStartElement element: String,
            namespaceURI: String?,
            qualifiedName: String?,
            attributes: [String: String]
        ) {
            if element == "image", let target = attributes["href"] { pictures.append(target) }
            isText = element == "text"
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) {
            if isText, let number = Int(string) { numbers.append(number) }
        }
    }

    @Test("draws pages over their pictures, and sheets for formats without pages")
    func explain() throws {
        try withFolder { folder in
            let outcome = try extract(Self.sidebar, Self.textbox, "--explain", folder)
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.errors.contains("drawing(s) in"))
            #expect(try names(folder).filter { $0.contains(".pdf.") } == ["sidebar-left.pdf.page-1.svg"])
            let page = try Drawing(folder + "/sidebar-left.pdf.page-1.svg")
            let picture = try #require(page.pictures.first)
            let start = "data:image/png;base64,"
            #expect(picture.hasPrefix(start))
            let png = try #require(Data(base64Encoded: String(picture.dropFirst(start.count))))
            #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47]) && png.count > 5000)
            #expect(page.numbers.count > 3 && page.numbers == Array(1...page.numbers.count))
            #expect(try Drawing(folder + "/textbox.docx.sheet-1.svg").pictures.isEmpty)
        }
    }
}
