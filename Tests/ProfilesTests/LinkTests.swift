// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import ProfileModel
import Testing

@testable import Profiles

/// What links say that is not printed.
@Suite("Links of a CV")
struct LinkTests {
    /// A CV whose lines are given with the target of their link.
    private func document(_ lines: [(text: String, link: String?)]) -> Document {
        let blocks = lines.enumerated().map { index, line in
            let box = Box(x0: 50, y0: 50 + Double(index) * 14, x1: 300, y1: 60 + Double(index) * 14)
            let span = Span(text: line.text, box: box, size: index == 0 ? 20 : 10, link: line.link)
            return Block(kind: .paragraph, lines: [Line(spans: [span], box: box)], box: box)
        }
        let page = Document.Page(number: 1, width: 595, height: 842, blocks: blocks)
        return Document(mediaType: "application/pdf", pages: [page])
    }

    private func read(_ lines: [(text: String, link: String?)]) throws -> ProfileReading {
        try CVReading.read(document(lines))
    }

    private static let body: [(String, String?)] = [
        ("EXPÉRIENCE", nil), ("Développeuse, Nuage Exemple", nil), ("janvier 2020 - mars 2023", nil),
        ("- Suivi de github.com", "https://github.com/nuage/projet"), ("LANGUES", nil), ("Anglais : B2", nil),
    ]

    @Test("icons and labels give mail, phone, networks and pages by the targets behind them")
    func icons() throws {
        let reading = try read(
            [
                ("Camille Exemple", nil), ("\u{F0E0}", "mailto:camille%40courriel.example?subject=CV"),
                ("\u{F095}", "tel:+33%206%2039%2098%2012%2034"),
                ("LinkedIn", "https://fr.linkedin.com/in/camille-exempl%C3%A9?trk=profile&originalSubdomain=fr"),
                ("Portfolio", "https://camille.example/travaux"),
            ] + Self.body
        )
        let basics = try #require(reading.profile.basics)
        #expect(basics.email == "camille@courriel.example")
        #expect(basics.phone == "+33639981234")
        #expect(basics.url == "https://camille.example/travaux")
        #expect(basics.profiles?.map(\.network) == ["LinkedIn"])
        #expect(basics.profiles?.map(\.username) == ["camille-exemplé"])
        #expect(basics.profiles?.map(\.url) == ["https://fr.linkedin.com/in/camille-exempl%C3%A9"])
        let mail = try #require(reading.evidence["/basics/email"])
        #expect(mail.source == .link && mail.page == 1 && mail.bbox != nil && mail.confidence >= 0.95)
        #expect(mail.quote == "mailto:camille%40courriel.example?subject=CV")
    }

    @Test("links behind the sections count where they are the person's, not those of positions")
    func elsewhere() throws {
        let reading = try read(
            [("Camille Exemple", nil), ("camille@courriel.example", nil)] + Self.body + [
                ("GitHub", "https://github.com/camille-exemple"), ("\u{F08C}", "https://linkedin.com/company/nuage"),
                ("\u{F0AC}", "https://camille.example"), ("\u{F232}", "https://wa.me/33639981234"),
            ]
        )
        let basics = try #require(reading.profile.basics)
        #expect(basics.profiles?.map(\.url) == ["https://github.com/camille-exemple"])
        #expect(basics.url == "https://camille.example")
        #expect(basics.phone == "+33639981234")
    }

    @Test("links on drawn icons, without any text, are read and proved by their place")
    func drawn() throws {
        var document = document([("Camille Exemple", nil), ("Développeuse", nil)] + Self.body)
        let icon = Box(x0: 310, y0: 64, x1: 320, y1: 74)
        let below = Box(x0: 40, y0: 106, x1: 50, y1: 116)
        document.links = [
            .init(target: "mailto:camille@courriel.example", page: 1, box: icon),
            .init(target: "https://github.com/nuage", page: 1, box: below),
        ]
        let reading = try CVReading.read(document)
        #expect(reading.profile.basics?.email == "camille@courriel.example")
        #expect(reading.profile.basics?.profiles == nil, "a link beside a position is not the person's")
        #expect(reading.profile.work?.map(\.position) == ["Développeuse"])
        let mail = try #require(reading.evidence["/basics/email"])
        #expect(mail.bbox == [310, 64, 320, 74] && mail.line == 3 && mail.source == .link)
        document.links = []
        let violations = Grounding.check(reading.profile, evidence: reading.evidence, document: document)
        #expect(violations.map(\.pointer) == ["/basics/email"])
    }

    @Test("an address that the line breaks is whole in its link")
    func broken() throws {
        let reading = try read(
            [
                ("Camille Exemple", nil),
                ("camille.exemple@courriel.exa", "mailto:camille.exemple@courriel.example"),
                ("linkedin.com/in/camille-", "https://www.linkedin.com/in/camille-exemple"),
            ] + Self.body
        )
        #expect(reading.profile.basics?.profiles?.map(\.username) == ["camille-exemple"])
        #expect(reading.profile.basics?.email == "camille.exemple@courriel.example")
    }

    @Test(
        "targets that reach nobody say nothing",
        arguments: ["#page=2", "javascript:void(0)", "file:///cv.pdf", "mailto:", "cv.docx"]
    )
    func nobody(link: String) { #expect(LinkTarget(link) == nil) }
}
