// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentRendering
import Foundation
import TestThreads
import Testing
import WorkerProtocol

/// A profile as one HTML page.
@Suite("HTML of a profile", .ownThreads(perTest: 2))
struct HTMLSheetTests {
    static let judge = Tool("tidy")

    private func page(
        _ profile: Data,
        logo: Data? = nil,
        _ options: RenderOptions = Support.options
    ) throws -> String {
        let data = try ProfileExport.render(profile: profile, logo: logo, format: .html, options: options)
        return String(decoding: data, as: UTF8.self)
    }

    /// One pixel.
    private static let picture =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

    @Test("it loads nothing: its policy forbids all but its own style and the pictures inside it")
    func policy() throws {
        let profile = try Support.profile(["basics": ["name": "A", "image": "data:image/png;base64,\(Self.picture)"]])
        let html = try page(profile, logo: Data(base64Encoded: Self.picture))
        let policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
        #expect(html.contains("<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">"))
        #expect(html.components(separatedBy: "src=\"data:image/png;base64,").count == 3)
        #expect(html.contains("alt=\"Photo de A\""))
        #expect(!html.contains("url(") && !html.contains("@import") && !html.contains("<link"))
    }

    @Test("a candidate who calls themselves a script runs none, and links of other schemes are none")
    func script() throws {
        let bad = "javascript:alert(1)"
        let profile = try Support.profile([
            "basics": [
                "name": "<script>alert(1)</script>", "label": "\"><img src=x onerror=alert(1)>", "url": bad,
                "email": "\" onclick=\"x@y.example", "image": "data:image/svg+xml;base64,PHN2Zy8+",
                "profiles": [
                    ["network": "F", "username": "f", "url": "file:///etc/passwd"],
                    ["network": "G", "url": "JaVaScRiPt:alert(2)"], ["network": "D", "url": "data:text/html,<script>"],
                    ["network": "T", "url": "\u{1}javascript:alert(3)"],
                    ["network": "H", "url": "https://ok.example/\"x"],
                ],
            ],
            "work": [
                ["position": "</title></style><script>", "url": "vbscript:x", "startDate": "\"><b>", "endDate": "2020"]
            ],
            "certificates": [["name": "C", "url": "file:///x"]], "projects": [["name": "P", "url": bad]],
        ])
        let html = try page(profile)
        #expect(!html.contains("<script") && !html.contains("<img") && !html.contains("<b>"))
        #expect(html.contains("<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>"))
        #expect(html.contains("<title>&lt;script&gt;"))
        let targets = html.matches(of: /href="([^"]*)"/).map { String($0.output.1) }
        #expect(targets == ["https://ok.example/%22x"])
        #expect(!html.contains(/<[^>]*\son[a-z]+\s*=/))
    }

    @Test("every word of a profile is there, labels in its language", arguments: Support.examples)
    func words(name: String) throws {
        let profile = try Support.example(name)
        let plain = try page(profile).replacing("&amp;", with: "&").replacing("&quot;", with: "\"")
            .replacing("<", with: " ").replacing(">", with: " ")
        let texts = try Support.texts(profile).filter { !$0.allSatisfy { $0.isNumber || " .+".contains($0) } }
        #expect(Support.missingWords(of: texts, in: plain) == [])
        #expect(plain.contains("html lang=\"fr\"") && plain.contains("Expérience professionnelle"))
        let english = try page(profile, Support.english)
        #expect(english.contains("<html lang=\"en\">") && english.contains("Professional experience"))
        #expect(try page(profile) == page(profile))
    }

    @Test(
        "tidy finds nothing to say",
        .enabled(if: HTMLSheetTests.judge != nil, "tidy is not installed: scripts/setup --all"),
        arguments: Support.examples,
        ["fr", "en"]
    )
    func tidy(name: String, language: String) throws {
        let options = RenderOptions(language: language, date: Support.options.date)
        let data = try ProfileExport.render(profile: try Support.example(name), format: .html, options: options)
        let judged = try #require(Self.judge).run(
            ["-quiet", "-errors", "-utf8", "--show-warnings", "yes", "%"],
            input: data,
            suffix: "html"
        )
        #expect(judged.status == 0)
    }

    @Test("right to left, emoji, 500 positions and a word of 5,000 letters keep their places")
    func odd() throws {
        let profile = try Support.profile([
            "basics": ["name": "مريم بنعلي", "summary": "👩🏽‍🔬 & Søn"],
            "work": (0..<500).map { ["position": "P\($0)", "summary": String(repeating: "x", count: 5000)] },
        ])
        let html = try page(profile)
        #expect(html.contains("<h1 dir=\"rtl\">مريم بنعلي</h1>") && html.contains("👩🏽‍🔬 &amp; Søn"))
        #expect(html.components(separatedBy: "<article>").count == 501)
    }

    @Test("an empty profile says that it is")
    func empty() throws {
        let html = try page(Data("{}".utf8))
        #expect(html.contains("<h1>Profil</h1>") && html.contains("Ce profil ne contient aucune information."))
    }
}
