// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import JobModel
import Outbox
import Testing

struct OutboxIndexTests {
    private let fixture: OutboxFixture

    init() throws { fixture = try OutboxFixture() }

    @Test("the page lists the last 30 days in French, newest first, with reasons and links")
    func page() async throws {
        let good = try await fixture.deliver(try await fixture.delivery("jean.txt"))
        let bad = try await fixture.deliver(
            try await fixture.delivery(
                "vide.pdf",
                error: GreffierError(.documentEmpty),
                submitted: "2026-11-20T08:00:00.000Z"
            )
        )
        _ = try await fixture.deliver(try await fixture.delivery("vieux.txt", submitted: "2026-10-01T08:00:00.000Z"))
        await fixture.outbox.flush()
        let page = try fixture.text("cv/index.html")
        #expect(page.contains("<html lang=\"fr\">"))
        // Whatever a file is called, nothing is loaded and nothing runs.
        #expect(page.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"))
        #expect(page.contains("href=\"./\(good.dropFirst(3))/\""))
        #expect(page.contains("href=\"./\(bad.dropFirst(3))/\""))
        #expect(page.contains(ErrorCode.documentEmpty.messageFR))
        #expect(!page.contains("vieux"))
        let first = try #require(page.range(of: "vide.pdf"))
        let second = try #require(page.range(of: "jean.txt"))
        #expect(first.lowerBound < second.lowerBound)
        #expect(page.contains("2 fichiers en 30 jours, dont 1 refusé"))
    }

    /// A run whose result a person should look at: two warnings of one kind, one of another, one of the document.
    private func unsure(_ fixture: OutboxFixture, review: [String] = ["no_name", "empty_section", "low_quality"])
        async throws
        -> Delivery
    {
        var delivery = try await fixture.delivery("zoé.pdf")
        delivery.report.review = review
        delivery.report.warnings = [
            RunWarning(.lowQuality, detail: "0.4, and 0.6 is asked for"), RunWarning(.noName),
            RunWarning(.emptySection, detail: "work"), RunWarning(.emptySection, detail: "skills"),
            RunWarning(stated: "document.hidden_text", message: "Hidden.", messageFR: "Caché."),
        ]
        return delivery
    }

    @Test("a file whose result should be looked at is neither done nor refused, with why and what to do")
    func review() async throws {
        _ = try await fixture.deliver(try await unsure(fixture))
        _ = try await fixture.deliver(try await fixture.delivery("jean.txt"))
        await fixture.outbox.flush()
        let page = try fixture.text("cv/index.html")
        let lines = page.split(separator: "\n")
        let row = try #require(lines.first { $0.contains("zoé.pdf") })
        #expect(row.contains("<td class=\"look\">à vérifier</td>"))
        let hint = WarningKind.emptySection.hintFR
        #expect(row.contains("\(WarningKind.noName.messageFR) \(WarningKind.noName.hintFR)"))
        #expect(row.contains("rien n’y a été lu : work.") && row.contains("rien n’y a été lu : skills. \(hint)"))
        #expect(row.components(separatedBy: hint).count == 2 && row.contains("Caché."))
        #expect(lines.contains { $0.contains("jean.txt") && $0.contains("<td class=\"ok\">traité</td>") })
        #expect(
            page.contains("2 fichiers en 30 jours, dont 0 refusé et 1 à vérifier.") && page.contains("redéposez-la")
        )
    }

    @Test("a reason that no warning explains is shown as it is, and without one nobody is asked to look")
    func reasons() async throws {
        var bare = try await unsure(fixture, review: ["/work/0/name: “A” (rules) or “B” (model)"])
        bare.report.warnings = []
        _ = try await fixture.deliver(bare)
        await fixture.outbox.flush()
        #expect(try fixture.text("cv/index.html").contains("<td>/work/0/name: “A” (rules) or “B” (model)</td>"))
        let other = try OutboxFixture()
        _ = try await other.deliver(try await unsure(other, review: []))
        await other.outbox.flush()
        let page = try other.text("cv/index.html")
        #expect(!page.contains("à vérifier") && !page.contains("À vérifier"))
        #expect(page.contains(WarningKind.noName.messageFR) && !page.contains(WarningKind.noName.hintFR))
    }

    @Test("the page is in the language of the workspace")
    func english() async throws {
        let fixture = try OutboxFixture(language: .english)
        _ = try await fixture.deliver(try await unsure(fixture))
        let failed = try await fixture.delivery("empty.pdf", error: GreffierError(.documentEmpty))
        _ = try await fixture.deliver(failed)
        _ = try await fixture.deliver(try await fixture.delivery(nil))
        await fixture.outbox.flush()
        let page = try fixture.text("cv/index.html")
        #expect(
            page.contains("<html lang=\"en\">")
                && page.contains("3 files in 30 days, 1 of them refused and 1 to look at.")
        )
        #expect(page.contains("\(WarningKind.noName.message) \(WarningKind.noName.hint)"))
        #expect(page.contains("\(ErrorCode.documentEmpty.message) \(ErrorCode.documentEmpty.hint)"))
        #expect(page.contains("(scheduled run)"))
        #expect(!page.contains("Less of the profile"))
        for word in ["fichier", "refusé", "Déposé", "traité"] { #expect(!page.contains(word), "\(word)") }
    }

    @Test("a name can neither write HTML nor leave the page by its link")
    func hostile() async throws {
        let name = "<script>alert('x')</script>&\"#?%.txt"
        _ = try await fixture.deliver(try await fixture.delivery(name.replacing("/", with: "")))
        await fixture.outbox.flush()
        let page = try fixture.text("cv/index.html")
        #expect(!page.contains("<script"))
        #expect(page.contains("&lt;script&gt;"))
        #expect(page.contains("%23_%25"))
    }

    @Test("a folder that was taken away is gone from the page")
    func removed() async throws {
        let folder = try await fixture.deliver(try await fixture.delivery("jean.txt"))
        await fixture.outbox.flush()
        #expect(try fixture.text("cv/index.html").contains("jean.txt"))
        try Files.removeTree(fixture.path / "outbox" / folder)
        try await fixture.outbox.prepare()
        await fixture.outbox.flush()
        #expect(try fixture.text("cv/index.html").contains("Aucun fichier"))
    }
}
