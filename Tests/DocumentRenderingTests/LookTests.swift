// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
import DocumentRendering
import Foundation
import JobModel
import TestThreads
import Testing
import WorkerProtocol

/// Colour, fonts and logo of documents, and what is told where they cannot be had.
@Suite("Looks of documents", .ownThreads(perTest: 2))
struct LookTests {
    private static let red = RenderOptions(language: "fr", date: Support.options.date, look: .init(colour: "#8A1538"))
    private static let picture = Data(
        base64Encoded:
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    )

    private func export(_ format: RenderFormat, _ options: RenderOptions, logo: Data? = nil) throws -> Data {
        try ProfileExport.render(
            profile: try Support.example("soazig-le-goff"),
            logo: logo,
            format: format,
            options: options
        )
    }

    @Test("a web page takes the accent colour with its tint, and fonts by name alone")
    func page() throws {
        func page(_ options: RenderOptions) throws -> String {
            String(decoding: try export(.html, options), as: UTF8.self)
        }
        #expect(try page(Support.options).contains("--accent: #11596b"))
        let red = try page(Self.red)
        #expect(red.contains("--accent: #8a1538") && !red.lowercased().contains("11596b"))
        var options = Support.options
        options.look.fonts = ["Marianne", "x\"; } body { display: none", "</style><script>"]
        let fonts = try page(options)
        #expect(fonts.contains("--families: \"Marianne\", Lato"))
        #expect(!fonts.contains("display: none") && !fonts.contains("<script"))
    }

    @Test("an EPUB takes the colour on its cover and its pages, and shows the logo above the name")
    func book() throws {
        let plain = try ZipReader(data: try export(.epub, Support.options))
        let data = try export(.epub, Self.red, logo: Self.picture)
        let red = try ZipReader(data: data)
        #expect(try plain.data("EPUB/cover.png") != red.data("EPUB/cover.png"))
        #expect(String(decoding: try red.data("EPUB/style.css"), as: UTF8.self).contains("color: #8a1538"))
        #expect(try red.data("EPUB/logo.png") == Self.picture)
        let first = String(decoding: try red.data("EPUB/chapter-0001.xhtml"), as: UTF8.self)
        #expect(first.contains("<p class=\"logo\"><img src=\"logo.png\" alt=\"\"/></p>"))
        #expect(try export(.epub, Self.red, logo: Self.picture) == data)
        try EPUBChecker.expectPraise(of: data)
    }

    @Test("what a shipped template sets in its accent colour follows the colour; no word of a profile does")
    func word() throws {
        let template = try Support.repositoryFile("pipelines/templates/dossier.docx")
        let profile = try Support.profile(["basics": ["name": "Zoé w:val=\"11596B\"", "summary": "11596B"]])
        func made(_ options: RenderOptions) throws -> Data {
            try DOCXTemplate.render(template: template, profile: profile, options: options)
        }
        let red = try made(Self.red)
        #expect(try made(Self.red) == red)
        let archive = try ZipReader(data: red)
        let styles = String(decoding: try archive.data("word/styles.xml"), as: UTF8.self)
        #expect(styles.contains("w:color w:val=\"8A1538\"") && !styles.contains("11596B"))
        #expect(String(decoding: try archive.data("word/document.xml"), as: UTF8.self).contains("11596B"))
        let other = try ZipReader(data: try made(Support.options))
        #expect(String(decoding: try other.data("word/styles.xml"), as: UTF8.self).contains("w:val=\"11596B\""))
    }

    @Test("a font that is not installed is told, one that is installed is not")
    func fonts() throws {
        var options = Support.options
        options.look.fonts = ["Police Qui N’Existe Pas", "sans"]
        let drawn = try ProfilePDF.drawn(profile: try Support.example("soazig-le-goff"), options: options)
        #expect(drawn.notes == RenderNotes(missingFonts: ["Police Qui N’Existe Pas"]))
        #expect(drawn.data.starts(with: Data("%PDF".utf8)))
        let warning = try #require(drawn.notes.warnings.first)
        #expect(warning.code == "render.font_missing" && warning.messageFR.contains("Police Qui N’Existe Pas"))
    }

    @Test("letters that no font has are told by number and code point, invisible ones are not")
    func letters() throws {
        // Planes 15 and 16 are for private use: no font of a system has these.
        let profile = try Support.profile([
            "basics": ["name": "Zoé \u{F1234} \u{10ABCD}", "summary": "Un\u{2060} mot \u{F1234}"]
        ])
        let notes = try ProfilePDF.drawn(profile: profile, options: Support.options).notes
        #expect(notes.unshown == ["\u{F1234}", "\u{10ABCD}"] && notes.missingFonts.isEmpty)
        let warning = try #require(notes.warnings.first)
        #expect(warning.code == "render.letters_missing")
        #expect(warning.message.contains("2 (U+F1234, U+10ABCD)") && warning.messageFR.contains("carrés"))
        let many = RenderNotes(unshown: (0..<20).map { String(UnicodeScalar(0xF0000 + $0) ?? " ") })
        #expect(many.warnings[0].message.contains("20 (U+F0000, ") && many.warnings[0].message.contains("U+F0007…"))
        let plain = try ProfilePDF.drawn(profile: try Support.example("soazig-le-goff"), options: Support.options)
        #expect(plain.notes.warnings.isEmpty)
    }
}
