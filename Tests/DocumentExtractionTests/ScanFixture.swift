// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import DocumentModel
import Foundation
import JobModel
import Synchronization
import WorkerProtocol

@testable import DocumentExtraction

/// Scans made of pages that are drawn, and the small ones in Tests/Fixtures/scans.
enum ScanFixture {
    /// The lines that every small scan shows.
    static let lines = [
        "Hélène Lefèvre-Besançon", "Ingénieure qualité à Orléans depuis août 2014",
        "Reads English and writes clear reports",
    ]

    static func data(_ name: String) throws -> Data {
        let folder = Fixture.folder.deletingLastPathComponent().appending(path: "scans")
        return try Data(contentsOf: folder.appending(path: name))
    }

    /// A page of grey pixels.
    struct Sheet {
        var pixels: [UInt8]
        var columns: Int
        var rows: Int

        /// Turned clockwise, as somebody lays a page into a scanner.
        func turned(quarters: Int, degrees: Double = 0) throws -> Sheet {
            try Fixture.gate.withLock { _ in
                guard RecognitionLibrary.isLoaded,
                    let picture = GrayPicture(pixels: pixels, columns: columns, rows: rows)
                else { throw GreffierError(.stageDefect, detail: "no library") }
                let result = try picture.turned(quarters).rotated(by: degrees)
                return Sheet(pixels: result.pixels, columns: result.columns, rows: result.rows)
            }
        }

        /// With grey paper and specks, the same ones each time.
        func noisy() -> Sheet {
            var result = self
            var state: UInt64 = 42
            for index in pixels.indices {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let grain = Int(state >> 59)
                let value = Int(pixels[index]) * 215 / 255 + grain
                result.pixels[index] = state >> 33 & 0x3FFF == 0 ? 30 : UInt8(clamping: value)
            }
            return result
        }

        var png: Data { PNGEncoder.encode(gray: pixels, columns: columns, rows: rows) }

        /// A PDF that shows the picture on a page of A4, then `content`.
        func pdf(_ content: String = "") -> CraftedPDF {
            let isWide = columns > rows
            let (width, height) = isWide ? (842, 595) : (595, 842)
            var fixture = CraftedPDF("q \(width) 0 0 \(height) 0 0 cm /I1 Do Q " + content)
            fixture.mediaBox = "0 0 \(width) \(height)"
            fixture.resources = "/XObject << /I1 6 0 R >>"
            let entries = "/Type /XObject /Subtype /Image /Width \(columns) /Height \(rows) /ColorSpace /DeviceGray "
            let packed = Data(ZlibStream.pack(pixels))
            fixture.objects = [CraftedPDF.stream(entries + "/BitsPerComponent 8 /Filter /FlateDecode", packed)]
            return fixture
        }
    }

    /// The first page of a fixture, scanned at so many dots an inch.
    static func sheet(of name: String, dotsPerInch: Double = 200) throws -> Sheet {
        let data = try Fixture.data(name)
        return try Fixture.gate.withLock { _ in
            guard let picture = try PDFFile(data: data).picture(of: 0, scale: dotsPerInch / 72) else {
                throw GreffierError(.stageDefect, detail: "not drawn")
            }
            return Sheet(pixels: picture.pixels, columns: picture.columns, rows: picture.rows)
        }
    }

    /// What the extractor makes of `data` with these options.
    static func read(_ data: Data, name: String, _ recognition: RecognitionOptions = .init()) throws -> Document {
        try Fixture.gate.withLock { _ in
            try DocumentExtractor().extract(data, name: name, options: .init(recognition: recognition))
        }
    }

    /// The share of the words of `expected` that `text` holds, as often as there.
    static func recall(_ text: String, of expected: String) -> Double {
        var counts: [Substring: Int] = [:]
        for word in words(text) { counts[word, default: 0] += 1 }
        let wanted = words(expected)
        var found = 0
        for word in wanted {
            if let count = counts[word], count > 0 {
                counts[word] = count - 1
                found += 1
            }
        }
        return wanted.isEmpty ? 0 : Double(found) / Double(wanted.count)
    }

    /// The share of the words of `expected` that stand in `text` in the same order: their longest common sequence.
    static func order(_ text: String, of expected: String) -> Double {
        let (found, wanted) = (words(text), words(expected))
        var lengths = [Int](repeating: 0, count: found.count + 1)
        for word in wanted {
            var diagonal = 0
            for (index, other) in found.enumerated() {
                let above = lengths[index + 1]
                lengths[index + 1] = word == other ? diagonal + 1 : max(above, lengths[index])
                diagonal = above
            }
        }
        return wanted.isEmpty ? 0 : Double(lengths[found.count]) / Double(wanted.count)
    }

    private static func words(_ text: String) -> [Substring] {
        text.split { !$0.isLetter && !$0.isNumber }
    }
}

extension Document {
    /// Every span with text.
    var spans: [Span] { pages.flatMap(\.blocks).flatMap(\.lines).flatMap(\.spans) }
}
