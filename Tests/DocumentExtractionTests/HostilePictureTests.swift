// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import Foundation
import JobModel
import Synchronization
import Testing
import WorkerProtocol

@testable import DocumentExtraction

@Suite("Hostile pictures")
struct HostilePictureTests {
    private static func big(_ value: Int) -> Data {
        Data([24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) })
    }
    private static func little(_ value: Int, _ count: Int) -> Data {
        Data((0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) })
    }

    /// A PNG that states a size and holds no pixels.
    private static func png(columns: Int, rows: Int) -> Data {
        Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) + big(13) + Data("IHDR".utf8) + big(columns)
            + big(rows) + Data([8, 0, 0, 0, 0]) + big(0) + big(0) + Data("IEND".utf8) + big(0)
    }

    private static func tiff(columns: Int, rows: Int) -> Data {
        let entries = [
            (256, 4, columns), (257, 4, rows), (258, 3, 1), (259, 3, 1), (262, 3, 0), (273, 4, 8), (277, 3, 1),
            (278, 4, rows), (279, 4, columns / 8 * rows),
        ]
        let fields = entries.reduce(Data()) { $0 + little($1.0, 2) + little($1.1, 2) + little(1, 4) + little($1.2, 4) }
        return Data("II*\0".utf8) + little(8, 4) + little(entries.count, 2) + fields + little(0, 4)
    }

    private static func gif(frames: Int) -> Data {
        let frame = Data([0x2C, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 2, 0])
        return Data("GIF89a".utf8) + little(10, 2) + little(10, 2) + Data([0, 0, 0])
            + (0..<frames).reduce(Data()) { data, _ in data + frame } + Data([0x3B])
    }

    private static func bmp(columns: Int, rows: Int) -> Data {
        Data("BM".utf8) + little(54, 4) + little(0, 4) + little(54, 4) + little(40, 4) + little(columns, 4)
            + little(rows, 4) + little(1, 2) + little(24, 2) + Data(count: 24)
    }

    @Test("the size that a picture states is looked at before anything is unpacked")
    func stated() {
        #expect(Fixture.failure(Self.png(columns: 100_000, rows: 100_000), name: "a.png") == .documentTooLarge)
        #expect(Fixture.failure(Self.tiff(columns: 100_000, rows: 100_000), name: "a.tif") == .documentTooLarge)
        #expect(Fixture.failure(Self.gif(frames: 1), name: "a.gif") == .documentTooLarge)
        #expect(Fixture.failure(Self.gif(frames: 3000), name: "a.gif") == .documentTooLarge)
        #expect(Fixture.failure(Self.bmp(columns: 100_000, rows: 100_000), name: "a.bmp") == .documentTooLarge)
    }

    @Test("a picture that holds less than it states is damaged")
    func lying() {
        #expect(Fixture.failure(Self.png(columns: 1000, rows: 1000), name: "a.png") == .documentCorrupt)
        #expect(Fixture.failure(Self.bmp(columns: 3000, rows: 3000), name: "a.bmp") == .documentCorrupt)
        #expect(Fixture.failure(Self.bmp(columns: -3, rows: 0), name: "a.bmp") == .documentCorrupt)
        #expect(Fixture.failure(Data("II*\0".utf8) + Data(count: 40), name: "a.tif") == .documentCorrupt)
    }

    @Test("a picture that was cut short says so", arguments: ["lines.png", "lines.gif", "lines.webp", "turned.jpg"])
    func cut(name: String) throws {
        let data = try ScanFixture.data(name)
        #expect(Fixture.failure(Data(data.prefix(data.count * 2 / 3)), name: name) == .documentTruncated)
    }

    @Test("a picture of 100,000 by 100,000 in a PDF is not drawn, and the page needs no time")
    func inPDF() {
        var fixture = CraftedPDF("q 595 0 0 842 0 0 cm /I1 Do Q")
        fixture.resources = "/XObject << /I1 6 0 R >>"
        let entries = "/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /ColorSpace /DeviceGray "
        for filter in ["JBIG2Decode", "CCITTFaxDecode", "FlateDecode"] {
            fixture.objects = [
                CraftedPDF.stream(
                    entries + "/BitsPerComponent 1 /Filter /\(filter)",
                    Data(repeating: 0x55, count: 4000)
                )
            ]
            #expect(Fixture.failure(fixture.data, name: "a.pdf") == .documentNoText)
        }
    }

    @Test(
        "damage anywhere in a picture ends in a picture or in an error with a code",
        arguments: ["lines.png", "lines.gif", "lines.bmp", "lines.webp", "turned.jpg", "pages.tif"]
    )
    func damage(name: String) throws {
        let data = try ScanFixture.data(name)
        var state: UInt64 = 7
        func random(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        try Fixture.gate.withLock { _ in
            try #require(RecognitionLibrary.isLoaded)
            for _ in 0..<60 {
                var broken = data
                // Most of what can be broken stands at the start.
                for _ in 0...random(8) {
                    broken[random(random(2) == 0 ? min(200, data.count) : data.count)] = UInt8(random(256))
                }
                do throws(GreffierError) {
                    _ = try GrayPicture.size(of: broken, index: random(3))
                    _ = try GrayPicture(unpacking: broken, index: 0)
                } catch {
                    #expect([.documentCorrupt, .documentTooLarge, .documentUnsupported].contains(error.code))
                }
            }
        }
    }

    @Test("a camera's note is believed only where it is whole")
    func orientation() {
        func jpeg(_ exif: Data) -> Data { Data([0xFF, 0xD8, 0xFF, 0xE1, 0, 40]) + Data("Exif\0\0".utf8) + exif }
        func note(_ value: Int) -> Data {
            Data("MM\0*".utf8) + Self.big(8) + Data([0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(value), 0, 0])
        }
        #expect((1...8).map { ImageFile.orientation(jpeg(note($0))).quarters } == [0, 0, 2, 2, 3, 1, 1, 3])
        #expect((1...8).map { ImageFile.orientation(jpeg(note($0))).isMirrored }.filter { $0 }.count == 4)
        for count in 0..<note(6).count { _ = ImageFile.orientation(jpeg(note(6).prefix(count))) }
        #expect(ImageFile.orientation(jpeg(Data("II*\0".utf8) + Data(repeating: 0xFF, count: 30))) == .upright)
        #expect(ImageFile.orientation(Data()) == .upright)
    }

    @Test("a page has the size of its paper where the file states it, else that of A4")
    func paper() {
        #expect(ImageFile.dotsPerInch(stated: 300, columns: 2480, rows: 3508) == 300)
        #expect(abs(ImageFile.dotsPerInch(stated: 72, columns: 3000, rows: 4000) - 342) < 1)
        #expect(abs(ImageFile.dotsPerInch(stated: 0, columns: 1000, rows: 700) - 85.5) < 1)
        #expect(ImageFile.dotsPerInch(stated: 0, columns: 1, rows: 1) == 10)
    }
}
