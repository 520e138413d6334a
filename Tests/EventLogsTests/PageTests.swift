// SPDX-License-Identifier: GPL-3.0-or-later
import EventLogs
import Foundation
import JobModel
import Testing

@Suite("Pages and charts of event logs")
struct PageTests {
    private let hostile = "<script>alert(\"1\")</script>&\u{202E}x\u{1}"

    private func pages(_ lines: [String], _ language: ReportLanguage) throws -> [String: String] {
        let log = try SampleLog.read(SampleLog.text(lines))
        let segments = Segmenter(log, method: .rules, minimumEvents: 2, previous: nil).report(
            generatedAt: "2026-11-20T08:00:00.000Z"
        ).report
        let delays = try DelayEstimator(log).report(generatedAt: "2026-11-20T08:00:00.000Z").report
        return [
            "segments.svg": SegmentChart(segments, language: language).svg,
            "segments.html": SegmentPage(segments, language: language).html,
            "delays.svg": DelayChart(delays, language: language).svg,
            "delays.html": DelayPage(delays, language: language).html,
        ]
    }

    private func isWellFormed(_ text: String) -> Bool {
        MarkupCheck().isWhole(text)
    }

    @Test("charts are whole XML with a title and a description that hold the figures, in the language asked for")
    func charts() throws {
        for language in ReportLanguage.allCases {
            let pages = try pages(SampleLog.permits(200), language)
            for name in ["segments.svg", "delays.svg"] {
                let chart = try #require(pages[name])
                #expect(isWellFormed(chart), "\(name)")
                #expect(chart.contains("role=\"img\"") && chart.contains("<title id=\"chart-title\">"))
                #expect(!chart.contains("NaN") && !chart.contains("inf"))
            }
            #expect(pages["delays.svg"]?.contains(language.text("Dossier entier : P50 ", "Whole case: P50 ")) == true)
            #expect(pages["segments.svg"]?.contains(language.text("Habitués actifs: ", "Active regulars: ")) == true)
            // Curves differ by their dashes too, not by colour alone.
            #expect(pages["delays.svg"]?.contains("stroke-dasharray=\"7 3\"") == true)
            #expect(pages["delays.html"]?.contains("<html lang=\"\(language.rawValue)\">") == true)
        }
    }

    @Test("each cell of a table carries its heading, which stands before it on a phone")
    func narrow() throws {
        let pages = try pages(SampleLog.permits(200), .french)
        #expect(pages["segments.html"]?.contains("<td data-label=\"Description\">") == true)
        #expect(pages["segments.html"]?.contains("<td class=\"n\" data-label=\"Personnes\">") == true)
        #expect(pages["delays.html"]?.contains("data-label=\"En cours\"") == true)
    }

    @Test("texts of a log are escaped everywhere")
    func escaped() throws {
        let lines = SampleLog.permits(200).map {
            $0.replacing("instruction", with: hostile.replacing("\"", with: "'")).replacing("maison", with: "a<b&c")
        }
        for (name, text) in try pages(lines, .english) {
            #expect(!text.contains("<script") && !text.contains("a<b") && !text.contains("\u{202E}"), "\(name)")
            if name.hasSuffix("svg") { #expect(isWellFormed(text), "\(name)") }
        }
    }

    @Test("logs of one case, of nothing ended and of equal lengths have pages that say so")
    func little() throws {
        let one = try pages(["d1;p;tri;2026-01-01;2026-01-04;g"], .french)
        #expect(one["segments.svg"]?.contains("Trop peu de personnes") == true)
        #expect(one["delays.svg"]?.contains("Trop peu de dossiers") == true)
        #expect(one["delays.html"]?.contains("trop peu de cas") == true)
        let open = try pages((0..<30).map { "d\($0);p\($0);tri;2026-01-01;;g" }, .english)
        #expect(open["delays.html"]?.contains("none has ended") == true)
        let same = try pages((0..<30).map { "d\($0);p\($0);tri;2026-01-01;2026-01-01;g" }, .english)
        #expect(same.values.allSatisfy { !$0.contains("NaN") && !$0.contains("inf<") })
        for (name, text) in same where name.hasSuffix("svg") { #expect(isWellFormed(text)) }
    }

    @Test("bad lines stand on the page with their numbers")
    func problems() throws {
        let lines = SampleLog.permits(60) + ["x;p;tri;2026-05-05;2026-05-01;g"]
        let pages = try pages(lines, .french)
        #expect(pages["delays.html"]?.contains("La fin précède le début.") == true)
        #expect(pages["segments.html"]?.contains(">\(lines.count + 1)</td>") == true)
    }
}
