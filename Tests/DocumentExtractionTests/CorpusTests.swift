// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import Testing

/// Where the files of others are.
private enum Folders {
    static let corpora = ProcessInfo.processInfo.environment["GREFFIER_CORPORA"]
    static let samples = ProcessInfo.processInfo.environment["GREFFIER_SAMPLES"]
}

/// Files of others, where they are at hand: `GREFFIER_CORPORA` and `GREFFIER_SAMPLES` name the folders.
@Suite("Corpora of Word and OpenDocument files")
struct CorpusTests {
    private func all(in folder: String, _ ending: String) throws -> [URL] {
        let walker = FileManager.default.enumerator(at: URL(fileURLWithPath: folder), includingPropertiesForKeys: nil)
        let urls = try #require(walker).compactMap { $0 as? URL }
        return urls.filter { $0.pathExtension == ending }.sorted { $0.path < $1.path }
    }

    private func document(_ file: URL) throws -> Document {
        try Fixture.read(Data(contentsOf: file), name: file.lastPathComponent)
    }

    private func expectNoLoss(in files: [URL]) throws -> Int {
        var read = 0
        for file in files {
            // What is refused is refused with a code; here only what is read counts.
            guard let document = try? document(file) else { continue }
            read += 1
            #expect(document.counts?.unexplained == 0, "\(file.lastPathComponent)")
        }
        return read
    }

    @Test(
        "no character is lost without a reason",
        .enabled(if: Folders.corpora != nil, "GREFFIER_CORPORA names no folder"),
        arguments: [("pandoc-docx", "docx", 30), ("docxtemplater", "docx", 80), ("formats/odt", "odt", 7)]
    )
    func coverage(folder: String, ending: String, least: Int) throws {
        let corpora = try #require(Folders.corpora)
        let read = try expectNoLoss(in: all(in: "\(corpora)/\(folder)", ending))
        #expect(read >= least)
    }

    @Test("no character of a sample is lost", .enabled(if: Folders.samples != nil, "GREFFIER_SAMPLES names no folder"))
    func samples() throws {
        let samples = try #require(Folders.samples)
        let files = try all(in: samples, "docx")
        #expect(try expectNoLoss(in: files) == files.count)
        for file in files { #expect(try document(file).hidden.isEmpty, "\(file.lastPathComponent)") }
    }

    @Test(
        "words and their order are those of pandoc's expected trees",
        .enabled(if: Folders.corpora != nil, "GREFFIER_CORPORA names no folder")
    )
    func goldens() throws {
        let corpora = try #require(Folders.corpora)
        var recalls: [Double] = []
        var orders: [Double] = []
        for native in try all(in: "\(corpora)/pandoc-docx", "native") {
            let golden = GoldenText(try String(contentsOf: native, encoding: .utf8))
            let expected = words(golden.text)
            guard expected.count >= 5 else { continue }
            let document = try document(native.deletingPathExtension().appendingPathExtension("docx"))
            let found = words(document.pages.flatMap(\.blocks).map(text).joined(separator: "\n"))
            let aside = document.comments.map(\.text) + document.images.compactMap(\.description)
            let recall = share(of: expected + words(golden.aside), in: found + words(aside.joined(separator: " ")))
            #expect(recall >= 0.9, "\(native.lastPathComponent)")
            recalls.append(recall)
            orders.append(order(expected, found))
        }
        #expect(recalls.count >= 25)
        let mean = (recalls.reduce(0, +) / Double(recalls.count), orders.reduce(0, +) / Double(orders.count))
        #expect(mean.0 >= 0.99)
        #expect(mean.1 >= 0.97)
    }

    /// The lines of a block without its marker, which pandoc generates as well and does not print.
    private func text(_ block: Block) -> String {
        let cells = block.table?.rows.flatMap { $0.flatMap { $0.blocks.map(text) } } ?? []
        return (block.lines.map(\.text) + cells).joined(separator: "\n")
    }

    private func words(_ text: String) -> [String] {
        text.precomposedStringWithCompatibilityMapping.lowercased()
            .split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    }

    /// How many of the expected words are found, each as often as expected.
    private func share(of expected: [String], in found: [String]) -> Double {
        var counts: [String: Int] = [:]
        for word in found { counts[word, default: 0] += 1 }
        let hits = expected.count { word in
            guard let count = counts[word], count > 0 else { return false }
            counts[word] = count - 1
            return true
        }
        return Double(hits) / Double(expected.count)
    }

    /// Twice the longest common subsequence over both lengths.
    private func order(_ expected: [String], _ found: [String]) -> Double {
        var row = [Int](repeating: 0, count: found.count + 1)
        for word in expected {
            var diagonal = 0
            for (index, other) in found.enumerated() {
                let above = row[index + 1]
                row[index + 1] = word == other ? diagonal + 1 : max(above, row[index])
                diagonal = above
            }
        }
        return 2 * Double(row[found.count]) / Double(expected.count + found.count)
    }
}
