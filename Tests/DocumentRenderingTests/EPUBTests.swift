// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
import DocumentRendering
import Foundation
import TestThreads
import Testing
import WorkerProtocol
import XMLStreams

/// A profile as an EPUB.
@Suite("EPUB of a profile", .ownThreads(perTest: 2))
struct EPUBTests {
    private func epub(_ profile: Data, _ options: RenderOptions = Support.options) throws -> Data {
        try ProfileExport.render(profile: profile, format: .epub, options: options)
    }

    @Test(
        "epubcheck finds nothing to say",
        .enabled(if: EPUBChecker.isInstalled, "epubcheck is not installed: scripts/setup --all")
    )
    func valid() throws { try EPUBChecker.expectPraise(of: epub(try Support.example("soazig-le-goff"))) }

    @Test("a photo, a name that is a script, Arabic and an empty profile are valid too")
    func odd() throws {
        let picture =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
        let profile = try Support.profile([
            "basics": [
                "name": "<script>\u{0} مريم & 👩🏽‍🔬", "image": "data:image/png;base64,\(picture)", "url": "file:///x",
            ], "work": [["position": "\"]]>", "url": "javascript:x"]],
        ])
        for data in [try epub(profile), try epub(Data("{}".utf8))] {
            let archive = try ZipReader(data: data)
            for part in archive.names where part.hasSuffix("html") {
                // The document type of a page is no more than its name.
                let page = String(decoding: try archive.data(part), as: UTF8.self).replacing(
                    "<!DOCTYPE html>",
                    with: ""
                )
                let text = try XMLTree(data: Data(page.utf8))
                #expect(!page.contains("<script") && !page.contains("javascript:") && !page.contains("href=\"file"))
                #expect(text.root.name == "html")
            }
        }
        try EPUBChecker.expectPraise(of: epub(profile, Support.english))
    }

    @Test("equal profiles give equal bytes; the type stands first, plain and uncompressed")
    func bytes() throws {
        let profile = try Support.example("soazig-le-goff")
        let data = try epub(profile)
        #expect(try epub(profile) == data)
        #expect(data.dropFirst(30).prefix(28) == Data("mimetypeapplication/epub+zip".utf8))
        let archive = try ZipReader(data: data)
        let navigation = String(decoding: try archive.data("EPUB/nav.xhtml"), as: UTF8.self)
        #expect(navigation.contains(">Expérience professionnelle</a>"))
        #expect(try archive.data("EPUB/cover.png").starts(with: [0x89, 0x50, 0x4E, 0x47]))
    }

    @Test("every word of a profile is in a chapter", arguments: Support.examples)
    func words(name: String) throws {
        let profile = try Support.example(name)
        let archive = try ZipReader(data: try epub(profile))
        var text = ""
        for part in archive.names where part.contains("chapter-") {
            text += String(decoding: try archive.data(part), as: UTF8.self)
        }
        let plain = text.replacing("&amp;", with: "&").replacing("&quot;", with: "\"").replacing("<", with: " ")
            .replacing(">", with: " ")
        let texts = try Support.texts(profile).filter { !$0.allSatisfy { $0.isNumber || " .+".contains($0) } }
        #expect(Support.missingWords(of: texts, in: plain) == [])
    }
}
