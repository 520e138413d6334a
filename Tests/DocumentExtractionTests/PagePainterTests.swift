// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Synchronization
import TestThreads
import Testing

@testable import DocumentExtraction

@Suite("Pictures of pages", .ownThreads(perTest: 2))
struct PagePainterTests {
    /// A PNG read by another program: columns, rows, and the pixels.
    private func decoded(_ png: Data) throws -> (columns: Int, rows: Int, pixels: [UInt8]) {
        let script = """
            import struct, sys, zlib
            data = sys.stdin.buffer.read()
            assert data[:8] == b"\\x89PNG\\r\\n\\x1a\\n"
            at, packed, size = 8, b"", None
            while at < len(data):
                length, = struct.unpack(">I", data[at:at + 4])
                body = data[at + 4:at + 8 + length]
                assert zlib.crc32(body) == struct.unpack(">I", data[at + 8 + length:at + 12 + length])[0]
                if body[:4] == b"IHDR": size = struct.unpack(">II5B", body[4:])
                if body[:4] == b"IDAT": packed += body[4:]
                at += 12 + length
            assert size[2:] == (8, 0, 0, 0, 0)
            columns, rows = size[:2]
            raw = zlib.decompress(packed)
            above, out = bytes(columns), bytearray()
            for row in range(rows):
                line = raw[row * (columns + 1):(row + 1) * (columns + 1)]
                assert line[0] == 2
                above = bytes((a + b) & 255 for a, b in zip(line[1:], above))
                out += above
            sys.stdout.buffer.write(struct.pack(">II", columns, rows) + out)
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script]
        let folder = FileManager.default.temporaryDirectory.appending(path: "greffier-png-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (input, output) = (folder.appending(path: "in"), folder.appending(path: "out"))
        try png.write(to: input)
        try Data().write(to: output)
        process.standardInput = try FileHandle(forReadingFrom: input)
        process.standardOutput = try FileHandle(forWritingTo: output)
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let bytes = [UInt8](try Data(contentsOf: output))
        func number(_ at: Int) -> Int { bytes[at..<(at + 4)].reduce(0) { $0 << 8 | Int($1) } }
        return (number(0), number(4), Array(bytes[8...]))
    }

    @Test("another program reads the pixels that were written, runs of every length included")
    func png() throws {
        var pixels: [UInt8] = []
        var value: UInt8 = 1
        for length in Array(1...40) + [66, 67, 130, 131, 257, 258, 259, 260, 516, 600] {
            pixels += Array(repeating: value, count: length)
            value = value &* 73 &+ 41
        }
        let columns = 61
        pixels += Array(repeating: 7, count: (columns - pixels.count % columns) % columns)
        let png = PNGEncoder.encode(gray: pixels, columns: columns, rows: pixels.count / columns)
        let read = try decoded(png)
        #expect(read.columns == columns && read.rows == pixels.count / columns)
        #expect(read.pixels == pixels)
    }

    @Test("a page of a PDF is drawn with its ink, and small enough to be handed on")
    func page() throws {
        let data = try Fixture.data("sidebar-left.pdf")
        let pictures = try Fixture.gate.withLock { _ in
            try PagePainter.pictures(of: data, name: "a.pdf", pages: [1, 99, 0], dotsPerInch: 72)
        }
        #expect(pictures.count == 3 && pictures[1].isEmpty && pictures[2].isEmpty)
        let read = try decoded(pictures[0])
        #expect((590...600).contains(read.columns) && (838...846).contains(read.rows))
        #expect(read.pixels.contains { $0 < 64 } && read.pixels.contains(255))
        #expect(pictures[0].count < read.pixels.count / 2)
    }

    @Test("a format without pages of its own is refused")
    func pageless() {
        let failure = #expect(throws: GreffierError.self) {
            try PagePainter.pictures(of: Data("texte".utf8), name: "a.txt", pages: [1], dotsPerInch: 72)
        }
        #expect(failure?.code == .documentUnsupported)
    }
}
