// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentRendering
import Foundation
import TestThreads
import Testing
import WorkerProtocol

/// Drawn PDFs before independent checkers.
@Suite("PDF conformance", .ownThreads(perTest: 2))
struct ConformanceTests {
    static let hasChecker = PDFChecker.shared != nil

    @Test(
        "a drawn profile is PDF/UA-1 and PDF/A-2a",
        .enabled(if: hasChecker, "no checker: scripts/setup --all"),
        arguments: Support.designs,
        ["fr", "en"]
    )
    func conforms(design: String, language: String) throws {
        for name in Support.examples {
            let options = Support.look(design, language: language)
            let pdf = try ProfilePDF.render(
                profile: try Support.example(name),
                logo: try Pictures.png(),
                options: options
            )
            let failures = try #require(PDFChecker.shared).failures(of: pdf)
            #expect(failures == [], "\(name)")
        }
    }

    @Test(
        "a profile with a photo conforms",
        .enabled(if: hasChecker, "no checker: scripts/setup --all")
    )
    func photo() throws {
        let photo = "data:image/jpeg;base64,\(Pictures.jpeg.base64EncodedString())"
        let profile = try Support.profile(["basics": ["name": "Ada", "image": photo]])
        let pdf = try ProfilePDF.render(profile: profile, options: Support.look("sidebar"))
        let failures = try #require(PDFChecker.shared).failures(of: pdf)
        #expect(failures == [])
    }

    @Test(
        "a profile of many scripts, long words and five hundred positions conforms",
        .enabled(if: hasChecker, "no checker: scripts/setup --all"),
        arguments: Support.designs
    )
    func oddProfiles(design: String) throws {
        let work = (0..<500).map { ["position": "Rôle \($0)", "name": "Société <\($0)>", "startDate": "2001-02"] }
        let profile = try Support.profile([
            "basics": [
                "name": "李雷 محمد 🙂 Ωmega", "email": "a(b)@c.example", "url": "https://x.example/(é)",
                "summary": String(repeating: "mot", count: 2000) + " שלום (text) \\ fi ffi",
            ], "work": work,
        ])
        let pdf = try ProfilePDF.render(profile: profile, options: Support.look(design))
        let failures = try #require(PDFChecker.shared).failures(of: pdf)
        #expect(failures == [])
    }

    @Test("qpdf finds no fault", .enabled(if: Tool("qpdf") != nil, "qpdf is not installed"))
    func wellFormed() throws {
        let pdf = try ProfilePDF.render(profile: try Support.example("soazig-le-goff"), options: Support.options)
        let check = try #require(Tool("qpdf")).run(["--check", "%"], input: pdf, suffix: "pdf")
        #expect(check.status == 0, "\(String(decoding: check.output, as: UTF8.self))")
    }
}
