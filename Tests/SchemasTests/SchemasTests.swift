// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JSONSchemas
import JobModel
import Matching
import ProfileModel
import Retrieval
import Stages
import Testing

/// docs/schemas/ against what the types write.
@Suite("Published schemas")
struct SchemasTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs/schemas")

    private static func schema(_ name: String) throws -> JSONSchema {
        try JSONSchema(parsing: Data(contentsOf: folder.appending(path: "\(name).schema.json")))
    }

    private static func errors(_ value: some Encodable, _ name: String) throws -> [String] {
        try errors(in: CanonicalJSON.pretty(value), name)
    }

    private static func errors(in data: Data, _ name: String) throws -> [String] {
        try schema(name).errors(in: JSONValue(parsing: data)).map(\.description)
    }

    @Test(
        "every published format has a schema that compiles",
        arguments: [
            "run", "document", "profile", "evidence", "offer", "scores", "recommendations", "segments", "delays",
            "shortlist", "manifest", "feedback", "flat",
        ]
    )
    func compiles(name: String) throws {
        _ = try Self.schema(name)
    }

    private static func report(_ status: RunStatus) throws -> RunReport {
        let input = RunInput(
            name: "jean \u{1F60A}.pdf",
            sha256: String(repeating: "a", count: 64),
            bytes: 5,
            mediaType: "application/pdf"
        )
        return RunReport(
            run: ULID(),
            pipeline: "cv",
            status: status,
            trigger: .inbox,
            input: input,
            submittedAt: Timestamp.text(Date()),
            greffier: "0.1.0"
        )
    }

    @Test("run.json fits in every state, and a failed run must say why")
    func run() throws {
        for status in RunStatus.allCases where status != .failed {
            #expect(try Self.errors(Self.report(status), "run").isEmpty)
        }
        var corrected = try Self.report(.succeeded)
        corrected.corrected = CorrectionNote(at: Timestamp.text(Date()), file: "jean.json", run: ULID())
        corrected.corrects = CorrectedRun(run: ULID(), name: "jean.pdf")
        corrected.quality = 0.87
        #expect(try Self.errors(corrected, "run").isEmpty)
        var failed = try Self.report(.failed)
        #expect(try !Self.errors(failed, "run").isEmpty)
        failed.error = .init(GreffierError(.documentEncrypted), stage: "text", attempts: 1)
        failed.stages = JobState.allCases.map {
            .init(
                name: "text",
                kind: "extract",
                status: $0,
                attempts: 1,
                cached: false,
                durationMS: 3,
                version: "extract/1"
            )
        }
        failed.artifacts = [
            .init(
                name: "text.md",
                sha256: String(repeating: "0", count: 64),
                bytes: 1,
                stage: "text",
                mediaType: "text/markdown"
            )
        ]
        failed.warnings = [RunWarning(.hiddenText, count: 3, detail: "white")]
        failed.warnings[0].stage = "text"
        failed.collections = ["candidates": "id"]
        failed.duplicateOf = ULID()
        #expect(try Self.errors(failed, "run").isEmpty)
        failed.error = .init(GreffierError(.intakeOutside), stage: nil, attempts: 0)
        #expect(try Self.errors(failed, "run").isEmpty)
    }

    @Test("document.json fits with tables, boxes, hidden text and warnings")
    func document() throws {
        let box = Box(x0: 1, y0: 2, x1: 3, y1: 4)
        let span = Span(
            text: "a",
            box: box,
            font: "F",
            size: 11,
            bold: true,
            color: "#00ff7f",
            link: "https://a.example"
        )
        let block = Block(kind: .listItem, level: 2, lines: [Line(spans: [span], box: box)], box: box)
        let table = Block(kind: .table, table: Table(rows: [[.init(blocks: [block])]]))
        var document = Document(
            mediaType: "application/pdf",
            pages: [.init(number: 1, width: 595, height: 842, blocks: [block, table])],
            hidden: [.init(text: "x", reason: "white", page: 1)],
            warnings: [.init(.hiddenText, count: 1, detail: "white", page: 1)]
        )
        document.metadata.title = "CV"
        #expect(try Self.errors(in: document.json, "document").isEmpty)
        Self.addExtras(to: &document, box: box)
        #expect(try Self.errors(in: document.json, "document").isEmpty)
        document.pages[0].number = 0
        #expect(try !Self.errors(in: document.json, "document").isEmpty)
    }

    private static func addExtras(to document: inout Document, box: Box) {
        document.pages[0].rotation = 90
        document.pages[0].textSource = .recognised
        document.pages[0].blocks[0].marker = "2."
        document.pages[0].blocks[0].lines[0].rotation = 270
        document.pages[0].blocks[0].lines[0].direction = .rightToLeft
        document.pages[0].blocks[0].lines[0].spans[0].source = .init(part: 0, offset: 5, length: 1)
        document.pages[0].blocks[0].lines[0].spans[0].confidence = 0.93
        document.hidden[0].box = box
        document.counts = .init(
            seen: 9,
            characters: 2,
            apart: ["hidden": 7],
            skipped: [.init(name: "word/vbaProject.bin", reason: "format")],
            pagesWithoutText: [2],
            images: 1
        )
        document.parts = ["word/document.xml"]
        document.outline = [.init(title: "1", level: 1, page: 1)]
        document.attachments = [.init(name: "a.pdf", mediaType: "application/pdf", bytes: 3)]
        document.images = [.init(name: "i.png", page: 1, box: box, width: 2, height: 3, description: "logo")]
        document.comments = [.init(author: "L", date: "2026", text: "c", anchor: "a", page: 1, box: box)]
        document.deletions = [.init(author: "L", date: "2026", text: "d")]
        document.fields = [.init(name: "n", value: "v", page: 1, box: box)]
    }

    @Test("feedback.json fits with decisions, refusals and weights, and where decisions are taken back")
    func feedback() throws {
        var report = FeedbackReport()
        #expect(try Self.errors(report, "feedback").isEmpty)
        let document = DocumentKey(collection: "offers", sha256: "ab")
        report.taken = [
            .init(line: 2, offer: "o", candidate: "c", outcome: "hired"),
            .init(
                line: 3,
                offer: "o",
                candidate: "d",
                outcome: "rejected",
                reason: "permis",
                offerDocument: document,
                candidateDocument: document
            ),
        ]
        report.refused = [.init(line: 4, code: "unknown_offer", message: "none", messageFR: "aucune")]
        report.weights = WeightLearner().learn([])
        #expect(try Self.errors(report, "feedback").isEmpty)
        #expect(try CanonicalJSON.decode(FeedbackReport.self, from: CanonicalJSON.pretty(report)) == report)
        report.taken[0].outcome = "maybe"
        #expect(try !Self.errors(report, "feedback").isEmpty)
        let undone = FeedbackReport(undone: .init(feedback: "retours.csv", decisions: 3))
        #expect(try Self.errors(undone, "feedback").isEmpty)
    }

    /// One of everything.
    private static func fullProfile() throws -> Profile {
        let json = """
            {"basics": {"name": "Soazig Le Goff", "label": "l", "email": "a@b.example", "phone": "+33639981811",
              "url": "https://a.example", "summary": "s", "location": {"address": "a", "postalCode": "p", "city": "c",
              "region": "r", "countryCode": "FR"}, "profiles": [{"network": "n", "username": "u", "url": "https://n.example"}]},
             "work": [{"name": "n", "position": "p", "location": "l", "url": "https://w.example", "startDate": "2019-12",
              "description": "d", "summary": "s", "highlights": ["h"],
              "x-greffier": {"contract": "fixed_term", "current": true}}],
             "education": [{"institution": "i", "area": "a", "studyType": "s", "endDate": "2010", "score": "16/20",
              "courses": ["c"], "x-greffier": {"eqf": 6}}],
             "skills": [{"name": "g", "level": "l", "keywords": ["k"]}, {"name": "s"}],
             "languages": [{"language": "l", "fluency": "f", "x-greffier": {"cefr": "native"}}],
             "certificates": [{"name": "n", "date": "2020", "issuer": "i", "url": "https://c.example"}],
             "projects": [{"name": "n", "description": "d", "highlights": ["h"], "keywords": ["k"], "roles": ["r"],
              "startDate": "2020", "endDate": "2021", "entity": "e", "url": "https://p.example"}],
             "volunteer": [{"organization": "o", "position": "p", "summary": "s", "highlights": ["h"]}],
             "publications": [{"name": "n", "publisher": "p", "releaseDate": "2020", "summary": "s"}],
             "awards": [{"title": "t", "awarder": "a", "date": "2020", "summary": "s"}],
             "interests": [{"name": "i", "keywords": ["k"]}], "references": [{"name": "n", "reference": "r"}],
             "x-greffier": {"licences": ["B"]}}
            """
        return try CanonicalJSON.decode(Profile.self, from: Data(json.utf8))
    }

    @Test("the flat French JSON fits, and says all that the profile says")
    func flat() throws {
        let profile = try Self.fullProfile()
        var flat = FlatProfile(profile)
        #expect(try Self.errors(flat, "flat").isEmpty)
        #expect(try Self.errors(FlatProfile(Profile()), "flat").isEmpty)
        #expect(try CanonicalJSON.decode(FlatProfile.self, from: CanonicalJSON.pretty(flat)) == flat)
        flat.positions[0].contract = "cdx"
        #expect(try !Self.errors(flat, "flat").isEmpty)
    }

    @Test("JSON Resume fits in the schema of profiles, of which it is a part")
    func resume() throws {
        let profile = try Self.fullProfile()
        #expect(try Self.errors(profile, "profile").isEmpty)
        #expect(try Self.errors(StandardResume(profile), "profile").isEmpty)
    }

    @Test("profile.json fits, and a date that is none does not")
    func profile() throws {
        var profile = Profile()
        profile.basics = .init()
        profile.basics?.name = "Mehdi Bouzid"
        var work = Profile.Work()
        work.startDate = "2019-03"
        work.greffier = .init()
        work.greffier?.contract = "permanent"
        var language = Profile.Language()
        language.greffier = .init()
        language.greffier?.cefr = "native"
        profile.work = [work]
        profile.languages = [language]
        profile.greffier = .init()
        profile.greffier?.referenceDate = "2026-11-20"
        profile.greffier?.referenceSource = "document"
        #expect(try Self.errors(profile, "profile").isEmpty)
        profile.work?[0].endDate = "mars 2020"
        #expect(try !Self.errors(profile, "profile").isEmpty)
    }

    @Test("evidence.json and offer.json fit, with and without geometry")
    func evidenceAndOffer() throws {
        let entry = EvidenceEntry(
            page: 1,
            line: 12,
            bbox: [1, 2, 3, 4],
            quote: "Jean",
            confidence: 0.9,
            source: .rules
        )
        var evidence: Evidence = ["/basics/name": entry, "/work/0/x-greffier/current": entry]
        evidence["/basics/name"]?.bbox = nil
        evidence["/basics/name"]?.page = nil
        evidence["/basics/name"]?.derivation = "name/1"
        #expect(try Self.errors(evidence, "evidence").isEmpty)
        evidence["/basics/email"] = EvidenceEntry(
            page: nil,
            line: 0,
            bbox: [1],
            quote: "",
            confidence: 2,
            source: .model
        )
        #expect(try Self.errors(evidence, "evidence").count == 4)
        var offer = Offer()
        offer.title = "Cuisinier"
        offer.skills = [.init(name: "HACCP", level: "required")]
        offer.greffier = .init()
        offer.greffier?.languages = [.init(language: "français", cefr: nil, isRequired: true)]
        #expect(try Self.errors(offer, "offer").isEmpty)
    }

    @Test("scores.json and recommendations.json fit")
    func scores() throws {
        let offer = Scores.OfferReference(id: "o", source: "o.pdf", title: "Cuisinier")
        let must = Scores.MustHave(text: "HACCP", verdict: .unknown, cvQuote: nil, offerQuote: "HACCP exigé")
        let item = Scores.Item(text: "HACCP", verdict: .partly, points: 3.5, cvQuote: nil, offerQuote: nil)
        let category = Scores.Category(name: "skills", weight: 40, appliedWeight: 50, points: 3.5, items: [item])
        let change = Scores.Change(
            category: "skills",
            text: "HACCP",
            verdict: .partly,
            gain: 1,
            score: 4.5,
            sentence: "…"
        )
        let scored = Scores.OfferScore(
            offer: offer,
            score: 3.5,
            mustHaves: [must],
            categories: [category],
            changes: [change]
        )
        #expect(try Self.errors(Scores(version: "1", asOf: "2026-11-20", offers: [scored]), "scores").isEmpty)
        let candidate = Recommendations.CandidateReference(id: "c", source: "c.pdf", name: "Léa")
        let match = Shortlist.Match(
            candidate: candidate,
            score: 3.5,
            mustHaves: [must],
            categories: [category],
            reasons: ["a"]
        )
        var list = Shortlist(
            version: "1",
            asOf: "2026-11-20",
            offer: offer,
            isOpen: true,
            validUntil: "2026-12-15",
            collection: "candidates",
            compared: 1,
            candidates: [match],
            leftOut: [.init(id: "i", source: "facture.pdf", reason: "not_a_cv")]
        )
        #expect(try Self.errors(list, "shortlist").isEmpty)
        (list.validUntil, list.isOpen, list.candidates) = (nil, false, [])
        #expect(try Self.errors(list, "shortlist").isEmpty)
        let recommendations = Recommendations(
            generatedAt: Timestamp.text(Date()),
            offers: [
                .init(
                    offer: offer,
                    candidates: [.init(candidate: candidate, score: 3.5, new: true, mustHaves: [must], reasons: ["a"])]
                )
            ],
            candidates: [
                .init(
                    candidate: candidate,
                    offers: [.init(offer: offer, score: 3.5, new: false, mustHaves: [], reasons: [])]
                )
            ],
            leftOut: [.init(id: "i", source: "facture.pdf", reason: "not_a_cv")]
        )
        #expect(try Self.errors(recommendations, "recommendations").isEmpty)
        var full = recommendations
        let mention = Recommendations.Mention(id: "m", source: "m.pdf", name: "M", score: 80, reason: .likeness)
        full.asOf = "2026-11-20"
        full.offersLeftOut = [.init(id: "x", source: "x.pdf", reason: "expired")]
        full.gone = .init(offers: [offer], candidates: [candidate])
        full.diversity = .init(share: 0.8, variety: 0.9, varietyByScore: 0.85)
        let figures = Recommendations.Exposure.Figures(
            cap: 5,
            heldBack: 2,
            coverage: 0.5,
            coverageByScore: 0.4,
            gini: 0.6,
            giniByScore: 0.7
        )
        full.exposure = .init(candidates: figures, offers: figures)
        full.offers[0].candidates[0].standing = .init(rank: 12, previousScore: 3, outcome: .interviewed)
        full.offers[0].others = full.offers[0].candidates
        full.offers[0].remarks.heldBack = [mention]
        full.offers[0].remarks.gone = [mention]
        full.candidates[0].remarks.rejected = 1
        #expect(try Self.errors(full, "recommendations").isEmpty)
        #expect(try CanonicalJSON.decode(Recommendations.self, from: CanonicalJSON.pretty(full)) == full)
    }
}
