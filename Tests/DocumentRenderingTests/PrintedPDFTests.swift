// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentRendering
import Foundation
import JobModel
import Testing
import WorkerProtocol

@Suite("PDFs that another program printed")
struct PrintedPDFTests {
    private static let moment = "2026-11-20T09:15:02.123Z"

    private static func printed(at date: String) throws -> Data {
        try ProfilePDF.render(
            profile: try Support.example("soazig-le-goff"),
            options: RenderOptions(language: "fr", date: date)
        )
    }

    @Test("equal documents printed at different times are equal bytes of the moment asked for")
    func equal() throws {
        let early = try Self.printed(at: "2025-01-02T03:04:05Z")
        let late = try Self.printed(at: "2026-06-07T08:09:10Z")
        #expect(early != late)
        let settled = try PrintedPDF.settled(early, date: Self.moment)
        #expect(try PrintedPDF.settled(late, date: Self.moment) == settled)
        #expect(settled.firstRange(of: Data("<xmp:CreateDate>2026-11-20T09:15:02Z<".utf8)) != nil)
        #expect(settled.firstRange(of: Data("2025-01-02T03:04:05Z".utf8)) == nil)
    }

    @Test("what is no PDF is refused")
    func noDocument() {
        #expect(throws: GreffierError.self) { try PrintedPDF.settled(Data("no".utf8), date: Self.moment) }
    }
}
