// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import JobStore
import StatusPages
import Testing

@Suite("The page of the whole service")
struct StatusPageTests {
    @Test("a failed file has its reason, the next step and the command, in the reader's language")
    func failure() {
        var facts = PageFixtures.facts()
        let run = PageFixtures.run("Dupont.pdf", .failed, error: .documentEncrypted)
        facts.failures = [run]
        let french = StatusPage(facts, language: .french).html
        #expect(french.contains(">Dupont.pdf</a>"))
        #expect(french.contains("greffier retry \(run.id.short)"))
        #expect(french.contains("Échecs des dernières 24 heures"))
        #expect(plain(french).contains(ErrorCode.documentEncrypted.hintFR))
        let english = StatusPage(facts, language: .english).html
        #expect(plain(english).contains(ErrorCode.documentEncrypted.hint))
        #expect(english.contains("<html lang=\"en\">"))
    }

    @Test("what a file is called is never markup, and marks of direction are gone")
    func hostileNames() {
        var facts = PageFixtures.facts()
        facts.runs = [PageFixtures.run("<script>alert('x')</script>\u{202E}fdp.exe\"", .running)]
        facts.failures = [PageFixtures.run("\" onclick=\"x", .failed, error: .documentCorrupt)]
        facts.workspace = "<b>&"
        let html = StatusPage(facts, language: .english).html
        #expect(!html.contains("<script"))
        #expect(!html.contains("\u{202E}"))
        #expect(!html.contains("onclick=\"x"))
        #expect(html.contains("&lt;b&gt;&amp;"))
    }

    @Test("it loads nothing, runs nothing and sends nothing")
    func loadsNothing() {
        let html = StatusPage(PageFixtures.facts(), language: .french).html
        for word in ["<script", "<img", "<link", "<form", "<iframe", "src=", "@import", "url(", "http:", "https:"] {
            #expect(!html.contains(word), "\(word)")
        }
        #expect(html.contains("default-src 'none'"))
    }

    @Test("a paused queue names the command that opens it; one that waits says for what")
    func queues() {
        let breaker = BreakerRow(
            code: ErrorCode.modelUnreachable.name,
            detail: "",
            kind: "profile",
            failures: 3,
            until: PageFixtures.now
        )
        let facts = PageFixtures.facts(queues: [
            QueueRow(name: "cpu", ready: 7, pausedAt: PageFixtures.now), QueueRow(name: "model", breaker: breaker),
            QueueRow(name: "render", running: 2),
        ])
        let html = plain(StatusPage(facts, language: .english).html)
        #expect(html.contains("greffier queues resume cpu"))
        #expect(html.contains("waits: \(ErrorCode.modelUnreachable.message)"))
    }

    @Test("the list tells what a run waits for, and in words why to look at one")
    func notes() {
        var facts = PageFixtures.facts()
        var looked = PageFixtures.run("a.pdf", .succeeded)
        looked.review = ["not_a_cv"]
        let waiting = PageFixtures.run("b.pdf", .running, number: 2)
        facts.runs = [looked, waiting]
        facts.waits[waiting.id] = "la file render, qui est en pause"
        let html = plain(StatusPage(facts, language: .french).html)
        #expect(html.contains("attend la file render, qui est en pause"))
        #expect(html.contains("en attente</span>") && !html.contains("not_a_cv"))
        #expect(html.contains("à revoir : " + WarningKind.notACV.messages().fr))
    }

    @Test("a number has the singular or the plural that goes with it")
    func plurals() {
        let html = StatusPage(PageFixtures.facts(), language: .french).html
        #expect(html.contains("<b>1</b><a href=\"/?show=failed#runs\">échoué en 24\u{A0}h</a>"))
        #expect(html.contains("<b>41</b><a href=\"/?show=succeeded#runs\">réussis en 24\u{A0}h</a>"))
    }

    @Test("the list of runs says which ones it shows and where older ones stand")
    func list() {
        var facts = PageFixtures.facts()
        facts.runs = [PageFixtures.run("a.pdf", .succeeded), PageFixtures.run(nil, .running)]
        facts.shown = .review
        facts.older = facts.runs[1].id
        let html = StatusPage(facts, language: .french).html
        #expect(html.contains("href=\"/?show=review#runs\" aria-current=\"true\">à revoir</a>"))
        #expect(html.contains("/?show=review&amp;before=\(facts.runs[1].id.text)#runs"))
        #expect(html.contains(">cv</a>"), "a run without a file is called by its pipeline")
    }

    @Test("an idle service without runs and pipelines says so in words")
    func empty() {
        let html = StatusPage(PageFixtures.facts(), language: .french).html
        for sentence in ["Aucun échec.", "Rien ne tourne.", "Aucun passage.", "Aucun traitement."] {
            #expect(html.contains(sentence))
        }
    }

    @Test("each column has a name on a narrow screen, and headings stand in order")
    func structure() throws {
        var facts = PageFixtures.facts()
        facts.runs = [PageFixtures.run("a.pdf", .succeeded)]
        facts.pipelines = [PageFixtures.pipeline]
        let html = StatusPage(facts, language: .english).html
        #expect(html.contains("<td data-label=\"Pipeline\">cv</td>"))
        let levels = html.matches(of: /<h([1-6])/).compactMap { Int($0.1) }
        #expect(levels.first == 1)
        #expect(levels.count { $0 == 1 } == 1)
        for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1) }
    }

    /// Without the escapes of apostrophes.
    private func plain(_ html: String) -> String { html.replacing("&#39;", with: "'").replacing("&quot;", with: "\"") }
}
