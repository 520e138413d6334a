// SPDX-License-Identifier: GPL-3.0-or-later
import Daemon
import Foundation
import Stages
import Testing

@Suite("Pages of docs/ made from the code")
struct ReferencePagesTests {
    private static let docs = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("docs")

    /// Compares a page, or writes it when GREFFIER_UPDATE_DOCS is set.
    private func expect(_ page: String, in name: String) throws {
        let url = Self.docs.appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["GREFFIER_UPDATE_DOCS"] != nil {
            try page.write(to: url, atomically: true, encoding: .utf8)
        }
        let written = try String(contentsOf: url, encoding: .utf8)
        #expect(written == page, "docs/\(name) is not what the code says: run the tests with GREFFIER_UPDATE_DOCS=1")
    }

    @Test("docs/errors.md lists the catalogue") func errors() throws {
        try expect(ReferencePages.errors, in: "errors.md")
    }

    @Test("docs/settings.md lists every key") func settings() throws {
        try expect(ReferencePages.settings, in: "settings.md")
    }

    @Test("docs/pipelines.md lists the stage kinds")
    func stages() throws {
        let url = Self.docs.appendingPathComponent("pipelines.md")
        let text = try String(contentsOf: url, encoding: .utf8)
        let begin = try #require(text.range(of: "<!-- stages:begin -->\n"))
        let end = try #require(text.range(of: "<!-- stages:end -->"))
        let page =
            text[..<begin.upperBound] + ReferencePages.stages(StageCatalogue.descriptions) + text[end.lowerBound...]
        try expect(String(page), in: "pipelines.md")
    }
}
