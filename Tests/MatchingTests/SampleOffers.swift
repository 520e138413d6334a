// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import Matching
import ProfileModel
import Testing

/// Plain text as a document: a paragraph a line, headings and list items left to their marks.
func document(_ text: String) -> Document {
    var blocks: [Block] = []
    for paragraph in text.components(separatedBy: "\n\n") {
        let lines = paragraph.components(separatedBy: "\n").map { Line(spans: [Span(text: $0)]) }
        blocks.append(Block(kind: .paragraph, lines: lines))
    }
    return Document(mediaType: "text/plain", pages: [.init(number: 1, blocks: blocks)])
}

/// The folder that `GREFFIER_SAMPLES` names, for checks that need more than the fixtures.
enum Samples {
    static let folder = ProcessInfo.processInfo.environment["GREFFIER_SAMPLES"].map { URL(filePath: $0) }

    /// The text of an offer as `pdftotext` and `unzip` show it.
    static func offer(_ file: URL) throws -> Document {
        switch file.pathExtension {
        case "pdf": return document(try output(of: "pdftotext", ["-layout", file.path, "-"]))
        case "docx":
            let xml = try output(of: "unzip", ["-p", file.path, "word/document.xml"])
            let lines = xml.replacing("</w:p>", with: "\n").replacing(/<[^>]*>/, with: "")
            return document(lines.replacing("&amp;", with: "&").replacing("&#39;", with: "'"))
        default: return document(try String(contentsOf: file, encoding: .utf8))
        }
    }

    private static func files(_ name: String) throws -> [URL] {
        let folder = try #require(folder)
        return try FileManager.default
            .contentsOfDirectory(at: folder.appending(path: name), includingPropertiesForKeys: nil)
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
    }

    /// The candidates of the samples as their truth has them, by file.
    static func candidates() throws -> [CandidateEntry] {
        try files("truth").map { file in
            let id = file.deletingPathExtension().lastPathComponent
            let profile = try JSONDecoder().decode(Profile.self, from: Data(contentsOf: file))
            return CandidateEntry(
                reference: .init(id: id, source: id + ".pdf", name: profile.basics?.name ?? ""),
                profile: profile,
                evidence: [:]
            )
        }
    }

    /// The offers of the samples as the rules read them, by file.
    static func offers() throws -> [OfferEntry] {
        try files("offers").map { file in
            let reading = OfferReader(lexicons: Fixtures.lexicons).read(try offer(file))
            let id = file.deletingPathExtension().lastPathComponent
            return OfferEntry(
                reference: .init(id: id, source: file.lastPathComponent, title: reading.offer.title ?? ""),
                offer: reading.offer,
                evidence: reading.evidence
            )
        }
    }

    private static func output(of program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}
