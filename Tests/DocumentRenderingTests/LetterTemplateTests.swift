// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
import DocumentRendering
import Foundation
import JobModel
import ProfileModel
import Testing
import WorkerProtocol

/// The letters and the report that come with Greffier.
@Suite("Shipped letters and reports")
struct LetterTemplateTests {
    static let letterNames = ["invitation", "refusal", "acknowledgement"].flatMap {
        ["letter-\($0)", "letter-\($0)-en"]
    }
    static let reportNames = ["report", "report-en"]

    private static func fill(_ template: String, _ data: [String: Any]) throws -> Data {
        try fill(template, try Support.profile(data))
    }

    static func fill(_ template: String, _ profile: Data) throws -> Data {
        try DOCXTemplate.render(
            template: try Support.repositoryFile("pipelines/templates/\(template).docx"),
            profile: profile,
            options: template.hasSuffix("-en") ? Support.english : Support.options
        )
    }

    private static var person: [String: Any] {
        [
            "basics": [
                "name": "Ada Martin", "email": "ada@example.org",
                "location": ["address": "3 rue Haute", "postalCode": "35000", "city": "Rennes"],
            ]
        ]
    }
    private static let company = [
        "name": "Orvane & Fils", "street": "1 quai Sud", "postalCode": "44000", "city": "Nantes",
        "phone": "+33240990000", "email": "rh@orvane.example", "signatory": "Lou Petit", "role": "RH",
    ]
    private static var offer: [String: Any] {
        ["title": "Développeur Java", "company": "Orvane", "x-greffier": ["reference": "R-42"]]
    }

    @Test("a letter names candidate, company, offer and day, and no tag is left", arguments: letterNames)
    func letters(template: String) throws {
        let data = try Self.fill(
            template,
            Self.person.merging(["company": Self.company, "offer": Self.offer]) { $1 }
        )
        let text = try WordFile.paragraphs(data).joined(separator: "\n")
        for word in [
            "Ada Martin", "3 rue Haute", "35000 Rennes", "Orvane & Fils", "Développeur Java", "R-42", "Lou Petit",
        ] {
            #expect(text.contains(word), "\(word)")
        }
        #expect(text.contains(template.hasSuffix("-en") ? "20 November 2026" : "Nantes, le 20 novembre 2026"))
        #expect(!text.contains("{{"))
        // A title may begin with a vowel, and «de» would have to be elided before it.
        #expect(!text.contains("poste de Développeur"))
        if let checker = DOCXChecker.shared { #expect(try checker.failures(of: data) == []) }
    }

    @Test("a company whose postcode nobody stated has its town alone on the line", arguments: letterNames)
    func noPostcode(template: String) throws {
        var company = Self.company
        company["postalCode"] = nil
        let texts = try WordFile.paragraphs(try Self.fill(template, Self.person.merging(["company": company]) { $1 }))
        #expect(texts.contains("Nantes") && !texts.contains(" Nantes"))
    }

    @Test("a letter without offer and company is one all the same", arguments: letterNames)
    func spontaneous(template: String) throws {
        let texts = try WordFile.paragraphs(
            try Self.fill(template, ["basics": ["name": "Ada", "email": "a@b.example"]])
        )
        #expect(texts.contains { $0.hasSuffix("20 novembre 2026") || $0.hasSuffix("20 November 2026") })
        #expect(!texts.joined().contains("«") && !texts.joined().contains("“"))
        #expect(texts.filter(\.isEmpty).count <= 1)
    }

    private static var report: [String: Any] {
        [
            "title": "Fiche d’évaluation", "subtitle": "Ada", "date": "2026-11-20", "rules": "v9", "note": "N",
            "facts": ["ada.pdf", "au 20 novembre 2026"],
            "sections": [
                [
                    "heading": "Java", "figure": "72,4 sur 100", "chapter": true, "paragraphs": ["P1"],
                    "has_figures": false,
                ],
                [
                    "heading": "Indispensables", "chapter": false, "has_figures": false,
                    "columns": ["name": "Demandé", "mark": "Résultat", "text": "Preuve", "figure": "Points"],
                    "rows": [["name": "SQL", "detail": "D", "mark": "Oui", "text": "Q", "figure": ""]],
                ],
                [
                    "heading": "Compétences", "figure": "20 / 50", "chapter": false, "has_figures": true,
                    "columns": ["name": "Demandé", "mark": "Résultat", "text": "Preuve", "figure": "Points"],
                    "rows": [["name": "Git", "detail": "", "mark": "Manque", "text": "", "figure": "0"]],
                    "points": ["Avec Git, +3"], "remark": "R",
                ],
            ],
        ]
    }

    @Test("a report shows each section with its rows, with and without points", arguments: reportNames)
    func reports(template: String) throws {
        let data = try Self.fill(template, ["report": Self.report])
        let texts = try WordFile.paragraphs(data)
        for text in ["Ada", "72,4 sur 100", "P1", "SQL", "D", "Oui", "Preuve", "Git", "Manque", "Avec Git, +3", "R"] {
            #expect(texts.contains(text), "\(text)")
        }
        #expect(texts.count { $0 == "Points" } == 1)
        #expect(!texts.joined().contains("{{"))
        let core = String(decoding: try ZipReader(data: data).data("docProps/core.xml"), as: UTF8.self)
        #expect(core.contains("<dc:title>Fiche d’évaluation – Ada</dc:title>"))
        if let checker = DOCXChecker.shared { #expect(try checker.failures(of: data) == []) }
    }

    @Test("every shipped template checks", arguments: letterNames + reportNames)
    func checks(template: String) throws {
        let report = try TemplateCheck.report(try Support.repositoryFile("pipelines/templates/\(template).docx"))
        #expect(report.mistakes == [])
    }
}
