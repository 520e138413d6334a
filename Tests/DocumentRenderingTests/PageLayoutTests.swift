// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentRendering
import Foundation
import Testing

/// Where the parts of a drawn profile stand.
@Suite("Page layout")
struct PageLayoutTests {
    @Test("no text leaves the page or covers another", arguments: Support.examples, Support.designs)
    func examples(name: String, design: String) throws {
        LayoutCheck.check(try ProfilePDF.layout(profile: try Support.example(name), options: Support.look(design)))
    }

    @Test("an empty profile gives one page that says so", arguments: Support.designs)
    func empty(design: String) throws {
        let layout = try ProfilePDF.layout(profile: Data("{}".utf8), options: Support.look(design))
        LayoutCheck.check(layout)
        #expect(layout.pages.count == 1)
        #expect(layout.pages[0].texts.contains { $0.text == "Ce profil ne contient aucune information." })
    }

    @Test("500 positions fill pages in order, each heading with its first lines", arguments: Support.designs)
    func manyPositions(design: String) throws {
        let layout = try ProfilePDF.layout(profile: try manyPositionsProfile(500), options: Support.look(design))
        LayoutCheck.check(layout)
        #expect(layout.pages.count > 50)
        let titles = layout.pages.flatMap(\.texts).filter { $0.role == .entry }.map(\.text)
        #expect(titles == (0..<500).map { "Position \($0)" })
        for page in layout.pages {
            let lines = page.texts.filter { $0.role != .footer && $0.role != .bullet }.sorted {
                $0.baseline < $1.baseline
            }
            #expect(lines.last?.role != .entry && lines.last?.role != .heading, "a heading ends a page")
        }
    }

    @Test(
        "a word of 5,000 letters is broken and stays on the page",
        arguments: ["name", "label", "email"],
        Support.designs
    )
    func longWord(key: String, design: String) throws {
        let word = String(repeating: "abcdefghij", count: 500)
        let profile = try Support.profile([
            "basics": ["summary": word, key: word],
            "work": [["position": word, "name": word, "startDate": word, "highlights": [word]]],
            "skills": [["name": word, "keywords": [word]]], "languages": [["language": word, "fluency": word]],
        ])
        let layout = try ProfilePDF.layout(profile: profile, options: Support.look(design))
        LayoutCheck.check(layout)
        let letters = layout.pages.flatMap(\.texts).filter { $0.role != .footer }.reduce(0) { $0 + $1.text.count }
        #expect(letters >= 5000 * 10)
    }

    @Test("any script is shown, and what no font has becomes a visible square", arguments: Support.designs)
    func scripts(design: String) throws {
        let profile = try Support.profile([
            "basics": [
                "name": "Ωμέγα Жуков", "summary": "שלום עולם مرحبا بالعالم 日本語 한국어 ไทย हिन्दी 😀 👩‍💻 \u{10FFFD}",
            ],
            "work": [
                [
                    "position": "مهندس", "name": "会社",
                    "highlights": [
                        "zero\u{200B}width", "e\u{301}",
                        "تصميم وتطوير الأنظمة الموزعة على نطاق واسع مع فريق من عشرة مهندسين في مدن مختلفة",
                    ],
                ]
            ],
        ])
        let layout = try ProfilePDF.layout(profile: profile, options: Support.look(design))
        LayoutCheck.check(layout)
        #expect(layout.substitutions["\u{10FFFD}"] == "\u{25A1}")
        #expect(try ProfilePDF.render(profile: profile, options: Support.look(design)).count > 1000)
    }

    @Test("a last page that would be nearly empty is spared by setting the lines closer", arguments: Support.designs)
    func closer(design: String) throws {
        func layout(_ count: Int) throws -> PageLayout {
            try ProfilePDF.layout(profile: try manyPositionsProfile(count), options: Support.look(design))
        }
        // Growing a profile step by step never gives a last page with a single line or two.
        for count in 4..<16 {
            let layout = try layout(count)
            LayoutCheck.check(layout)
            let lines = layout.pages.last?.texts.filter { $0.role != .footer }.count ?? 0
            #expect(lines > 2, "\(count) positions")
        }
    }

    @Test("control characters are dropped and line ends kept as lines")
    func controls() throws {
        let profile = try Support.profile([
            "basics": ["name": "A\u{0}d\u{7}a\u{FFFE}", "summary": "first\r\nsecond\u{2028}third\u{1B}[31m"]
        ])
        let texts = try ProfilePDF.layout(profile: profile, options: Support.options).pages.flatMap(\.texts).map(\.text)
        #expect(texts.contains("Ada"))
        #expect(texts.contains("first") && texts.contains("second") && texts.contains("third[31m"))
    }

    @Test("the outline names sections and positions with their pages")
    func outline() throws {
        let layout = try ProfilePDF.layout(profile: try Support.example("george-morris"), options: Support.english)
        #expect(
            layout.outline.filter { $0.level == 0 }.map(\.title).prefix(2) == ["Skills", "Professional experience"]
        )
        #expect(layout.outline.contains { $0.level == 1 && $0.title.hasPrefix("Graduate Mechanical Engineer – ") })
        #expect(layout.outline.allSatisfy { (1...layout.pages.count).contains($0.page) })
    }

    func manyPositionsProfile(_ count: Int) throws -> Data {
        let works: [[String: Any]] = (0..<count).map { index in
            [
                "position": "Position \(index)", "name": "Employer \(index)", "startDate": "2001-02",
                "endDate": "2003-04",
                "summary": String(repeating: "Words of a summary. ", count: index % 9),
                "highlights": (0..<(index % 7)).map { "Highlight \($0) of position \(index)" },
            ]
        }
        return try Support.profile(["basics": ["name": "Ada"], "work": works])
    }
}
