// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
import DocumentRendering
import Foundation
import Testing
import WorkerProtocol
import XMLStreams

/// The folder of templates written for docxtemplater.
private enum TemplateCorpus {
    static let folder = (ProcessInfo.processInfo.environment["GREFFIER_CORPORA"] ?? "/nowhere") + "/docxtemplater"

    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
        .filter { $0.hasSuffix(".docx") && !$0.hasPrefix("expected-") }.sorted()
}

/// Templates written for docxtemplater, where `GREFFIER_CORPORA` names their folder: their tags in our words.
@Suite("Templates of docxtemplater", .enabled(if: TemplateCorpus.names != [], "GREFFIER_CORPORA names no folder"))
struct TemplateCorpusTests {
    /// What has no counterpart, and why.
    private static let left = [
        "gt-delimiters": "other braces", "one-raw-xml-tag": "raw XML", "raw-xml-after-table": "raw XML",
        "xml-insertion-example": "raw XML", "quotes-in-tag": "calculations", "multi-level": "three lists in each other",
        "memory-stress": "three lists in each other", "regression-complex-loops": "a list within itself",
        "tag-dash-loop": "names what is repeated", "tag-dash-loop-list": "names what is repeated",
        "tag-dash-loop-table": "names what is repeated", "multi-errors": "single braces that are not closed",
        "table-unbalanced-loop-2": "two lists of one position, side by side",
    ]

    /// Loops that begin or end in the middle of a paragraph or row, or not at all: refused with the way out.
    private static let wrong: Set = [
        "one-unopened", "error-table-tags", "cond-image-no-innertext-before", "loop-with-field-and-nofield",
        "regression-loops-resolve",
    ]

    @Test("each is filled or refused with a reason", arguments: TemplateCorpus.names)
    func corpus(file: String) throws {
        let name = String(file.dropLast(".docx".count))
        guard Self.left[name] == nil else { return }
        let template = try Self.translated(try Data(contentsOf: URL(filePath: TemplateCorpus.folder + "/" + file)))
        let report = try TemplateCheck.report(template)
        guard !Self.wrong.contains(name) else {
            #expect(!report.mistakes.isEmpty)
            return
        }
        #expect(report.mistakes.map { "\($0.part) \($0.text): \($0.message)" } == [])
        guard report.mistakes.isEmpty else { return }
        let work: [[String: Any]] = (1...2).map {
            ["position": "Position \($0)", "highlights": ["one & two", "three"]]
        }
        let data = try DOCXTemplate.render(
            template: template,
            profile: try Support.profile(["basics": ["name": "Ada <L>"], "work": work]),
            options: Support.options
        )
        let archive = try ZipReader(data: data)
        for part in archive.names where part.hasSuffix(".xml") || part.hasSuffix(".rels") {
            let root = try XMLTree(data: try archive.data(part)).root
            #expect(!root.text.contains("{{"), "\(part)")
        }
    }

    // MARK: Translation

    /// `template` with tags of docxtemplater written as ours.
    private static func translated(_ template: Data) throws -> Data {
        let archive = try ZipReader(data: template)
        let writer = try ZipWriter(updating: template)
        for part in archive.names where part.hasPrefix("word/") && part.hasSuffix(".xml") && !part.contains("/_rels/") {
            guard var tree = try? XMLTree(data: try archive.data(part)) else { continue }
            var open: [String] = []
            translate(&tree.root, &open)
            try writer.set(part, tree.data)
        }
        return try writer.finish(modified: Date(timeIntervalSince1970: 0))
    }

    private static func translate(_ element: inout XMLTreeElement, _ open: inout [String]) {
        if element.name == "w:p" {
            var texts: [String] = []
            collect(element, &texts)
            var left = rewritten(texts, &open)[...]
            assign(&element, &left)
        }
        for index in element.children.indices {
            guard case .element(var child) = element.children[index] else { continue }
            translate(&child, &open)
            element.children[index] = .element(child)
        }
    }

    /// The texts of a paragraph without those of text boxes in it.
    private static func collect(_ element: XMLTreeElement, _ texts: inout [String]) {
        for child in element.elements where child.name != "w:p" {
            if child.name == "w:t" { texts.append(child.text) } else { collect(child, &texts) }
        }
    }

    private static func assign(_ element: inout XMLTreeElement, _ texts: inout ArraySlice<String>) {
        for index in element.children.indices {
            guard case .element(var child) = element.children[index], child.name != "w:p" else { continue }
            if child.name == "w:t" { child.children = [.text(texts.popFirst() ?? "")] } else { assign(&child, &texts) }
            element.children[index] = .element(child)
        }
    }

    /// The same texts, each tag beginning and ending in those in which it did before.
    private static func rewritten(_ texts: [String], _ open: inout [String]) -> [String] {
        let characters = texts.enumerated().flatMap { place, text in text.map { (place, $0) } }
        var result = texts.map { _ in "" }
        var index = 0
        while index < characters.count {
            let (place, character) = characters[index]
            guard character == "{", let end = characters[index...].firstIndex(where: { $0.1 == "}" }) else {
                result[place].append(character)
                index += 1
                continue
            }
            result[place] += "{{"
            result[characters[index + 1].0] += ours(String(characters[index + 1..<end].map(\.1)), &open)
            result[characters[end].0] += "}}"
            index = end + 1
        }
        return result
    }

    /// The tag for theirs: lists are positions and their highlights, every value is a name.
    private static func ours(_ tag: String, _ open: inout [String]) -> String {
        switch tag.first {
        case "#":
            open.append("each")
            return "#each " + (open.count > 1 ? "highlights" : "work")
        case "^":
            open.append("unless")
            return "#unless work"
        case "/": return "/" + (open.popLast() ?? "each")
        default: return tag == "." ? (open.count > 1 ? "this" : "position") : "basics.name"
        }
    }
}
