// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentRendering
import Foundation
import JobModel
import ProfileModel
import TestThreads
import Testing
import WorkerProtocol

/// Reports as drawn pages.
@Suite("Drawn reports", .ownThreads(perTest: 2))
struct ReportPDFTests {
    private static func report(rows: Int = 3) -> Report {
        var report = Report(
            title: "Fiche d’évaluation",
            subtitle: "Ada Martin",
            date: "2026-11-20",
            rules: "9",
            facts: ["ada.pdf", "au 20 novembre 2026"],
            note: "Le score aide à lire, il ne décide pas."
        )
        var chapter = Report.Section(heading: "Développeuse Java", isChapter: true)
        chapter.figure = "72,4 sur 100"
        chapter.paragraphs = ["offre.pdf · 1 indispensable rempli sur 2"]
        var part = Report.Section(heading: "Indispensables")
        part.hasFigures = true
        part.columns = .init(name: "Demandé", mark: "Résultat", text: "Dans le CV", figure: "Points")
        part.rows = (0..<rows).map { number in
            .init(
                name: "Demande \(number) aussi longue qu’une demande peut l’être",
                detail: "« l’offre dit »",
                mark: "Oui",
                text: "« preuve <&> \(number) »",
                figure: "9,0"
            )
        }
        part.points = ["Avec SQL, +12."]
        part.remark = "Une remarque."
        report.sections = [chapter, part]
        return report
    }

    private static func draw(_ report: Report, language: String = "fr") throws -> Data {
        let options = RenderOptions(language: language, date: Support.options.date)
        return try ReportPDF.drawn(report: try CanonicalJSON.compact(report), options: options).data
    }

    @Test("every text of a report stands on its pages", .enabled(if: Tool("pdftotext") != nil, "poppler-utils"))
    func texts() throws {
        let pdf = try Self.draw(Self.report())
        #expect(try Self.draw(Self.report()) == pdf)
        let output = try #require(Tool("pdftotext")).run(["-layout", "%", "-"], input: pdf, suffix: "pdf").output
        let text = String(decoding: output, as: UTF8.self)
        for words in [
            "Fiche d’évaluation", "Ada Martin", "ada.pdf", "Développeuse Java", "72,4 sur 100", "Indispensables",
            "« l’offre dit »", "« preuve <&> 2 »", "Avec SQL, +12.", "Une remarque.", "Page 1 / 1",
        ] {
            #expect(text.contains(words), "\(words)")
        }
        // What belongs together stands on one line, under its heads.
        #expect(text.contains(/Demandé +Résultat +Dans le CV +Points/))
        #expect(text.contains(/Demande 2 .*Oui +« preuve <&> 2 » +9,0/))
    }

    @Test(
        "a drawn report is PDF/UA-1 and PDF/A-2a, however long",
        .enabled(if: PDFChecker.shared != nil, "no checker: scripts/setup --all"),
        arguments: [0, 3, 200]
    )
    func conforms(rows: Int) throws {
        #expect(try #require(PDFChecker.shared).failures(of: try Self.draw(Self.report(rows: rows))) == [])
    }

    @Test("a report of nothing but a title is drawn; what is no report is refused")
    func little() throws {
        let bare = Report(title: "T", subtitle: "", date: "", rules: "", facts: [], note: "")
        #expect(try Self.draw(bare, language: "en").starts(with: Data("%PDF".utf8)))
        #expect(throws: GreffierError.self) {
            try ReportPDF.drawn(report: Data("{}".utf8), options: Support.options)
        }
    }
}
