// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import Glibc
import Testing

@testable import Intake

struct FileEndTests {
    private let fixture: IntakeFixture

    init() throws { fixture = try IntakeFixture() }

    private func end(_ bytes: [UInt8], name: String) throws -> FileEnd {
        let path = fixture.path / name
        try? Files.remove(path)
        try Files.write(Data(bytes), to: path, mode: 0o600, sync: false)
        return try FileEnd(of: Descriptor(path, O_RDONLY), bytes: bytes.count)
    }

    @Test("every whole sample has its end, and no proper beginning of it has", arguments: SampleFile.Format.allCases)
    func samples(format: SampleFile.Format) throws {
        let sample = SampleFile(format, size: 3000, seed: 7)
        guard format.hasEnd else {
            #expect(try end(sample.bytes, name: sample.name) == .unmarked)
            return
        }
        #expect(try end(sample.bytes, name: sample.name) == .present)
        for count in [0, 1, 4, 30, 700, 1500, 2999, sample.bytes.count - sample.tail] {
            #expect(try end(Array(sample.bytes.prefix(count)), name: sample.name) == .missing, "\(count) bytes")
        }
    }

    @Test("content goes before the extension: a picture called .pdf needs the end of a picture")
    func content() throws {
        let picture = SampleFile(.png, size: 500, seed: 1)
        #expect(try end(picture.bytes, name: "scan.pdf") == .present)
        #expect(try end(Array("plain".utf8), name: "notes.txt") == .unmarked)
    }

    @Test("a PDF made for the web is whole at the size that it says, not at its first end mark")
    func linearized() throws {
        let start = Array("%PDF-1.7\n1 0 obj\n<</Linearized 1 /L 4000 /O 5>>\nendobj\n%%EOF\n".utf8)
        #expect(try end(start, name: "web.pdf") == .missing)
        let whole = start + [UInt8](repeating: 0x20, count: 4000 - start.count - 6) + Array("%%EOF\n".utf8)
        #expect(try end(whole, name: "web.pdf") == .present)
    }

    @Test("braces behind a backslash close no group of an RTF file")
    func escapedBraces() throws {
        #expect(try end(Array("{\\rtf1 a \\} b".utf8), name: "a.rtf") == .missing)
        #expect(try end(Array("{\\rtf1 {inner}".utf8), name: "a.rtf") == .missing)
        #expect(try end(Array("{\\rtf1 {inner} \\{ }\r\n\0".utf8), name: "a.rtf") == .present)
    }

    @Test("a ZIP whose directory is cut, or whose comment is, is not whole")
    func cutDirectory() throws {
        let sample = SampleFile(.docx, size: 800, seed: 3)
        #expect(try end(Array(sample.bytes.dropLast()), name: "a.docx") == .missing)
        #expect(try end(Array(sample.bytes.dropFirst(100)), name: "a.docx") == .missing)
    }
}
