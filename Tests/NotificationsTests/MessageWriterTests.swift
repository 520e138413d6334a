// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Notifications
import Testing

@Suite("Words of notifications") struct MessageWriterTests {
    private static let moment = Date(timeIntervalSince1970: 1_800_000_000)

    static func failure(_ file: String?, _ code: ErrorCode = .documentEncrypted, pipeline: String = "cv") -> Happening {
        var happening = Happening(kind: .failed, run: "01JDAAAAAAAAAAAAAAK3X9Q7FA", pipeline: pipeline, at: moment)
        happening.file = file
        happening.folder = file.map { "cv/failed/\($0)-k3x9q7fa" }
        happening.reason = .init(GreffierError(code, detail: "page 3"))
        return happening
    }

    private func message(_ language: ReportLanguage, _ happenings: [Happening], isCollected: Bool = false) -> Message {
        MessageWriter(language: language, outbox: "/srv/outbox")
            .message(id: "01JDBBBBBBBBBBBBBBBBBBBBBB", at: Self.moment, happenings, isCollected: isCollected)
    }

    @Test("one failure names its file, its reason, what to do and where it lies")
    func one() {
        let french = message(.french, [Self.failure("jean.pdf")])
        #expect(french.subject == "Greffier (cv)\u{A0}: jean.pdf n’a pas pu être traité")
        #expect(french.text.contains(ErrorCode.documentEncrypted.messageFR))
        #expect(french.text.contains("Que faire : " + ErrorCode.documentEncrypted.hintFR))
        #expect(french.text.contains("/srv/outbox/cv/failed/jean.pdf-k3x9q7fa"))
        #expect(french.text.contains("greffier why k3x9q7fa"))
        let english = message(.english, [Self.failure("jean.pdf")])
        #expect(english.subject == "Greffier (cv): jean.pdf could not be processed")
        #expect(english.text.contains(ErrorCode.documentEncrypted.message))
    }

    @Test("a file that came over HTTP is told with its request, to people and to programs")
    func request() throws {
        var failure = Self.failure("jean.pdf")
        failure.request = "01ARZ3NDEKTSV4RRFFQ69G5FAV"
        let told = message(.french, [failure])
        #expect(told.text.contains("jean.pdf-k3x9q7fa  requête 01ARZ3NDEKTSV4RRFFQ69G5FAV\n"))
        #expect(!told.short.contains("01ARZ3"))
        let json = String(decoding: try told.json(), as: UTF8.self)
        #expect(json.contains(#""request":"01ARZ3NDEKTSV4RRFFQ69G5FAV""#))
        #expect(
            !String(decoding: try message(.french, [Self.failure("a.pdf")]).json(), as: UTF8.self).contains("request")
        )
    }

    @Test("a hundred say how many they are and which, the first twenty by name")
    func hundred() {
        let all = (1...100).map { Self.failure("cv-\($0).pdf") }
        let message = message(.french, all)
        #expect(message.subject == "Greffier (cv)\u{A0}: 100 fichiers n’ont pas pu être traités")
        #expect(message.text.contains("- cv-1.pdf") && message.text.contains("- cv-20.pdf"))
        #expect(!message.text.contains("cv-21.pdf") && message.text.contains("et 80 de plus"))
        #expect(message.count == 100 && message.happenings.count == 100)
    }

    @Test("the short form names no file and is short")
    func short() {
        for language in ReportLanguage.allCases {
            let message = message(language, [Self.failure("Jean Dupont.pdf"), Self.failure("Anne.pdf")])
            #expect(message.short.contains("2"))
            #expect(!message.short.contains("Dupont") && !message.short.contains("Anne"))
            #expect(message.short.count <= 160)
        }
    }

    @Test("names with control characters stay on their line")
    func controls() {
        let message = message(.english, [Self.failure("a\r\nBcc: x@y.z\u{1B}[2J\u{202E}.pdf")])
        #expect(!message.subject.contains { $0.isNewline })
        #expect(
            !message.text.contains("\nBcc") && !message.text.contains("\u{1B}") && !message.text.contains("\u{202E}")
        )
    }

    @Test("what was held back is counted by cause")
    func collected() {
        let all =
            (1...7).map { Self.failure("a\($0).pdf") } + [Self.failure("b.pdf", .documentEmpty)]
            + [Self.failure("c.pdf", .documentEmpty, pipeline: "offres")]
        let message = message(.english, all, isCollected: true)
        #expect(message.subject == "Greffier: 9 more events")
        #expect(message.text.contains("- 7 × \(ErrorCode.documentEncrypted.message) (cv): a1.pdf, a2.pdf, a3.pdf, …"))
        #expect(message.text.contains("(offres): c.pdf"))
    }

    @Test("results to look at name the command that lists them, and scheduled runs need no file")
    func others() {
        var review = Happening(kind: .review, run: "01JDAAAAAAAAAAAAAAK3X9Q7FA", pipeline: "cv", at: Self.moment)
        review.file = "jean.pdf"
        #expect(message(.english, [review]).text.contains("greffier runs list --review"))
        let done = Happening(kind: .done, run: "01JDAAAAAAAAAAAAAAK3X9Q7FA", pipeline: "nuit", at: Self.moment)
        #expect(message(.french, [done]).subject == "Greffier (nuit)\u{A0}: le traitement planifié est traité")
    }
}
