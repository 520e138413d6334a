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
        #expect(page.contains("href=\"./\(good.dropFirst(3))/\""))
        #expect(page.contains("href=\"./\(bad.dropFirst(3))/\""))
        #expect(page.contains(ErrorCode.documentEmpty.messageFR))
        #expect(!page.contains("vieux"))
        let first = try #require(page.range(of: "vide.pdf"))
        let second = try #require(page.range(of: "jean.txt"))
        #expect(first.lowerBound < second.lowerBound)
        #expect(page.contains("2 fichiers en 30 jours, dont 1 refusé"))
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
