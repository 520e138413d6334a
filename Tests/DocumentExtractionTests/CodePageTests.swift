// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import Glibc
import JobModel
import Testing
import WorkerProtocol

@testable import DocumentExtraction

@Suite("Code pages of RTF and HTML")
struct CodePageTests {
    private func text(_ rtf: String) throws -> String { try Fixture.read(Data(rtf.utf8), name: "a.rtf").plainText }

    private func page(_ head: String, _ body: [UInt8]) throws -> String {
        try Fixture.read(Data("<html><head>\(head)</head><body><p>".utf8) + Data(body), name: "a.html").plainText
    }

    @Test("RTF: bytes are in the code page of their font, else of the file")
    func fonts() throws {
        let rtf = #"""
            {\rtf1\ansi\ansicpg1250\deff0{\fonttbl{\f0\fnil\fcharset1 Arial;}{\f1\fnil\fcharset204{\*\falt x}Arial Cyr;}
            {\f2\fcharset161 Arial Greek;}{\f3\fcharset128 MS Mincho;}{\f4\fcharset2 Symbol;}{\f5\cpg1252 Arial;}}
            \f0 za\'bf\'f3\'b3\'e6\par{\f1\'cf\'f0\'e8\'e2\'e5\'f2}\par\plain \'b3\par\f2\'e1\'e2\'e3\par
            \f3\'93\'fa\'96\'7b\'8c\'ea\par\f4 a\'b0\par\f5\'b3\par}
            """#
        #expect(try text(rtf) == "zażółć\nПривет\nł\nαβγ\n日本語\nα°\n³")
    }

    @Test("RTF: a code point stands before the bytes that replace it, whose number is stated or ends with the group")
    func unicode() throws {
        let rtf = #"""
            {\rtf1\ansi\ansicpg1251\uc1 \u1055?\u1088\'f0\u1080\~{\u233}t\u233\par{\uc2\u26085\'93\'fa}{\uc0\u26412 x}\par}
            """#
        #expect(try text(rtf) == "Приété\n日本x")
    }

    @Test(
        "RTF: the whole file may be in a code page of the Macintosh or of DOS",
        arguments: [
            (#"\mac \'8et\'8e"#, "été"), (#"\pc \'82t\'82"#, "été"), (#"\pca \'d5"#, "ı"),
            (#"\ansi\ansicpg65001 \'c3\'a9"#, "é"), (#"\ansi\ansicpg99999 \'e9"#, "é"),
        ]
    )
    func files(words: String, expected: String) throws {
        #expect(try text(#"{\rtf1"# + words + #"\par}"#) == expected)
    }

    @Test(
        "HTML: the encoding that the page names",
        arguments: [
            (#"<meta charset="windows-1251">"#, [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2], "Привет"),
            (#"<meta http-equiv=Content-Type content="text/html; charset = iso-8859-2">"#, [0xB9, 0xE6], "šć"),
            (#"<meta charset='x-nope'><meta charset=koi8-r>"#, [0xF0, 0xD2], "Пр"),
            (#"<meta charset=shift_jis>"#, [0x93, 0xFA, 0x96, 0x7B], "日本"),
            (#"<meta charset=euc-jp>"#, [0xC6, 0xFC, 0xCB, 0xDC], "日本"),
            (#"<meta charset=utf-16>"#, [0xC3, 0xA9], "é"),
            (#"<meta charset=windows-1251>"#, [0xC3, 0xA9, 0x20, 0xC3, 0xA8], "é è"),
            (#"<meta name=description content="charset">"#, [0xE9], "é"),
        ] as [(String, [UInt8], String)]
    )
    func html(head: String, body: [UInt8], expected: String) throws {
        #expect(try page(head, body) == expected)
    }

    /// What iconv makes of each byte from 0x80 on; U+FFFD where it stands for no character.
    private func iconvTable(_ name: String) throws -> [String] {
        try (0x80...0xFF).map { byte in
            let handle = try #require(iconv_open("UTF-8", name))
            try #require(handle != iconv_t(bitPattern: -1), "\(name)")
            defer { iconv_close(handle) }
            var input = [CChar(truncatingIfNeeded: byte)]
            var output = [CChar](repeating: 0, count: 16)
            return input.withUnsafeMutableBufferPointer { input in
                output.withUnsafeMutableBufferPointer { output in
                    var (source, left) = (input.baseAddress, input.count)
                    var (target, room) = (output.baseAddress, output.count)
                    // Some pages hold a letter back until they know what follows.
                    guard iconv(handle, &source, &left, &target, &room) == 0,
                        iconv(handle, nil, nil, &target, &room) == 0
                    else { return "\u{FFFD}" }
                    return String(decoding: output[..<(16 - room)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
                }
            }
        }
    }

    /// Characters that are meant to differ from those of iconv: browsers give every byte of Windows-1252 a character,
    /// Apple moved two of its own, and controls beyond ASCII are no text.
    private func expected(_ name: String, _ byte: Int, _ text: String) -> String {
        switch (name, byte) {
        case ("CP1252", _) where text == "\u{FFFD}": Unicode.Scalar(UInt8(byte)).description
        case ("MACINTOSH", 0xC6): "\u{2206}"
        case ("MACINTOSH", 0xF0): "\u{F8FF}"
        case (_, 0x80...0x9F) where name.hasPrefix("ISO"): "\u{FFFD}"
        default: text
        }
    }

    @Test("every byte of every table is the character that iconv makes of it", arguments: CodePage.tables.keys.sorted())
    func tables(name: String) throws {
        let page = try #require(CodePage(label: name))
        for (index, text) in try iconvTable(name).enumerated() {
            let byte = 0x80 + index
            let scalars = page.decode([UInt8(byte)])?.unicodeScalars.map(\.value)
            #expect(scalars == expected(name, byte, text).unicodeScalars.map(\.value), "\(name) \(byte)")
        }
        #expect(page.decode(Array(0..<0x80)) == String(decoding: 0..<0x80, as: UTF8.self))
    }

    @Test("HTML: the XML declaration names the encoding, a byte order mark overrules the page")
    func declarations() throws {
        let xhtml = Data(#"<?xml version="1.0" encoding="windows-1253"?><html><body><p>"#.utf8) + Data([0xE1, 0xE2])
        #expect(try Fixture.read(xhtml, name: "a.html").plainText == "αβ")
        var marked = Data([0xFF, 0xFE])
        for unit in "<html><meta charset=koi8-r><p>Čeština".utf16 { marked += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        #expect(try Fixture.read(marked, name: "a.html").plainText == "Čeština")
    }

    @Test("RTF and HTML of more paragraphs, lines or cells than a document has are too large")
    func limits() {
        let many = 100_001
        let rtf = #"{\rtf1 Texte "#
        for word in [#"\par"#, #"\line "#, #"\cell "#, #"{\footnote\par}"#] {
            let data = Data((rtf + String(repeating: word, count: many) + "}").utf8)
            #expect(Fixture.failure(data, name: "a.rtf") == .documentTooLarge, "\(word)")
        }
        // Notes within a note, all of them open.
        let note = #"{\footnote "# + String(repeating: #"\par"#, count: 50_000)
        let open = Data((rtf + note + " a " + note + " b " + note + " c}").utf8)
        #expect(Fixture.failure(open, name: "a.rtf") == .documentTooLarge)
        for word in ["<p>a</p>", "a<br>"] {
            let data = Data(("<html><body>" + String(repeating: word, count: many)).utf8)
            #expect(Fixture.failure(data, name: "a.html") == .documentTooLarge, "\(word)")
        }
        let short = Data((rtf + String(repeating: #"\par"#, count: 50_000) + "}").utf8)
        #expect(Fixture.failure(short, name: "a.rtf") == nil)
    }

    @Test("RTF: text is hidden where its colour is lost on what lies behind it, and only there")
    func grounds() throws {
        let colors = #"{\colortbl;\red254\green255\blue254;\red0\green0\blue128;\red0\green0\blue120;}"#
        let rtf =
            #"{\rtf1\ansi"# + colors + #"""
                \pard\cf1 blanc \cf0 vu \chcbpat2\cf1 clair \cf3 sombre\plain  tout\par
                \pard\cbpat2\cf1 titre\plain\par\pard{\fs2 petit}{\charscalex1 mince}{\up900 haut} bas\par
                \trowd\clcbpat2\cellx100\cellx200\pard\intbl\cf1 entete\cell perdu\plain x\cell\row
                \pard{\shp{\*\shpinst}}\cf1 devant\par}
                """#
        let document = try Fixture.read(Data(rtf.utf8), name: "a.rtf")
        #expect(document.plainText == "vu clair  tout\ntitre\nbas\nentete\nx\ndevant")
        #expect(
            document.hidden.map { "\($0.reason): \($0.text.trimmingCharacters(in: .whitespaces))" } == [
                "white: blanc", "no_contrast: sombre", "tiny: petitmince", "off_page: haut", "white: perdu",
            ]
        )
    }
}
