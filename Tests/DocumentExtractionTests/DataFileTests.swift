// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import DocumentModel
import Foundation
import JobModel
import Testing
import WorkerProtocol

@testable import DocumentExtraction

@Suite("CVs as data in documents")
struct DataFileTests {
    private static let namespace = "http://europass.cedefop.europa.eu/Europass"

    private static func passport(_ inner: String) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><SkillsPassport xmlns=\"\(namespace)\" locale=\"fr\"><LearnerInfo>"
            + inner + "</LearnerInfo></SkillsPassport>"
    }

    private static func attached(_ files: Data...) throws -> Document {
        var pdf = CraftedPDF()
        pdf.attach(files.enumerated().map { ("europass-\($0).xml", $1) })
        return try pdf.read()
    }

    private static func root(_ inner: String) throws -> Document.DataFile.Element? {
        try attached(Data(passport(inner).utf8)).dataFiles.first?.root.elements.first
    }

    @Test("Europass XML in a PDF is read with its names, attributes and texts, and is no document of its own")
    func attachment() throws {
        let xml = Self.passport(
            "<Headline><Description><Label> Boulangère </Label></Description></Headline>"
                + "<Period><From year=\"2016\" month=\"--03\"/></Period>"
        )
        let document = try Self.attached(Data(xml.utf8))
        let file = try #require(document.dataFiles.first)
        #expect(file.format == .skillsPassport && file.attachment == 0)
        #expect(file.root.attributes == [.init("locale", "fr")])
        let learner = try #require(file.root.elements.first)
        #expect(
            learner.elements == [
                .init("Headline", elements: [.init("Description", elements: [.init("Label", text: "Boulangère")])]),
                .init(
                    "Period",
                    elements: [.init("From", attributes: [.init("year", "2016"), .init("month", "--03")])]
                ),
            ]
        )
        #expect(document.attachments.map(\.isDocument) == [false])
        #expect(document.counts?.skipped == [] && document.warnings == [])
        #expect(document.rendering.lines.map(\.text) == ["Visible words here"])
    }

    @Test("the tree comes out of document.json as it went in")
    func codingOfTheTree() throws {
        let document = try Self.attached(
            Data(Self.passport("<Headline><Label a=\"1\">Élan \"vital\"</Label></Headline>").utf8)
        )
        let decoded = try CanonicalJSON.decode(Document.self, from: document.json)
        #expect(!decoded.dataFiles.isEmpty && decoded.dataFiles == document.dataFiles)
    }

    @Test("markup in a text is read as the lines that it shows")
    func markup() throws {
        let markup =
            "&lt;p&gt;Tenue &lt;strong&gt;du four&lt;/strong&gt; &amp;amp; du stock.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Pains"
            + "&lt;/li&gt;&lt;li&gt;Brioches&lt;/li&gt;&lt;/ul&gt;&lt;script&gt;alert(1)&lt;/script&gt;"
            + "&lt;p style=\"display:none\"&gt;caché&lt;/p&gt;"
        let text = try Self.root("<Activities>\(markup)</Activities>")?.elements.first?.text
        #expect(text == "Tenue du four & du stock.\n• Pains\n• Brioches")
    }

    @Test("pictures written as letters are dropped, the element that held them stays known")
    func pictures() throws {
        let picture = String(repeating: "iVBORw0KGgo", count: 200)
        let learner = try Self.root("<Photo><MimeType>image/png</MimeType><Data>\(picture)</Data></Photo><A>x</A>")
        #expect(
            learner?.elements == [
                .init("Photo", elements: [.init("MimeType", text: "image/png")]), .init("A", text: "x"),
            ]
        )
    }

    @Test("the format of today is told by its root and its namespace, prefixes and encoding aside")
    func candidate() throws {
        let xml =
            "<ep:Candidate xmlns:ep=\"http://www.europass.eu/1.0\" xmlns:hr=\"http://www.hr-xml.org/3\">"
            + "<ep:CandidatePerson><hr:FamilyName>Kerdoncuff</hr:FamilyName></ep:CandidatePerson></ep:Candidate>"
        var utf16 = Data([0xFF, 0xFE])
        for unit in xml.utf16 { utf16 += [UInt8(unit & 255), UInt8(unit >> 8)] }
        for data in [Data(xml.utf8), utf16] {
            let file = try #require(try Self.attached(data).dataFiles.first)
            #expect(file.format == .candidate)
            #expect(file.root.elements.first?.elements.first == .init("FamilyName", text: "Kerdoncuff"))
        }
        let other = xml.replacing("http://www.europass.eu/1.0", with: "urn:other")
            .replacing("http://www.hr-xml.org/3", with: "urn:more")
        #expect(try Self.attached(Data(other.utf8)).dataFiles == [])
    }

    @Test("of several files of data the first is read, the others are named")
    func several() throws {
        let one = Data(Self.passport("<A>one</A>").utf8)
        let two = Data(Self.passport("<A>two</A>").utf8)
        let document = try Self.attached(one, two)
        #expect(document.dataFiles.map(\.root.elements.first?.elements.first?.text) == ["one"])
        #expect(document.attachments.map(\.isDocument) == [false, false])
        #expect(document.counts?.skipped == [.init(name: "europass-1.xml", reason: "format")])
    }

    // MARK: Harm

    private static let bomb =
        "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">"
        + "<!ENTITY f SYSTEM \"file:///etc/hostname\">]><SkillsPassport><LearnerInfo>&b;&f;</LearnerInfo></SkillsPassport>"

    /// Says that it is UTF-8 and is not.
    private static let wrong: Data = {
        var data = Data(passport("<A>HERE</A>").utf8)
        if let place = data.firstRange(of: Data("HERE".utf8)) { data.replaceSubrange(place, with: [0xC3, 0x28, 0xFF]) }
        return data
    }()

    @Test(
        "XML that is damaged, or would harm its reader, is left unread and said so: the page is read all the same",
        arguments: [
            ("entities", Data(bomb.utf8), "damaged"),
            ("cut", Data(passport("<A>x</A>").utf8.prefix(150)), "damaged"),
            ("wrong encoding", wrong, "damaged"),
            (
                "deep",
                Data(
                    passport(String(repeating: "<a>", count: 5000) + String(repeating: "</a>", count: 5000)).utf8
                ), "limit"
            ),
            ("many", Data(passport(String(repeating: "<a>x</a>", count: 30_000)).utf8), "limit"),
            (
                "wordy",
                Data(passport(String(repeating: "<a>\(String(repeating: "ab ", count: 20_000))</a>", count: 20)).utf8),
                "limit"
            ),
            (
                "50 MB",
                Data(
                    passport(String(repeating: "<a>\(String(repeating: "ab ", count: 1_000_000))</a>", count: 17)).utf8
                ), "limit"
            ),
        ]
    )
    func harm(name: String, xml: Data, reason: String) throws {
        let document = try Self.attached(xml)
        #expect(document.dataFiles == [])
        #expect(document.counts?.skipped.map(\.reason) == [reason])
        #expect(document.warnings.map(\.code) == ["document.parts_skipped"])
        #expect(document.rendering.lines.map(\.text) == ["Visible words here"])
    }

    @Test("a text too long to be read by people is dropped, what stands beside it is kept")
    func longText() throws {
        let learner = try Self.root("<A>\(String(repeating: "ab ", count: 40_000))</A><B>kept</B>")
        #expect(learner?.elements == [.init("B", text: "kept")])
    }

    // MARK: Files of their own

    @Test("Europass XML in which nothing is filled in is refused as that")
    func nothing() {
        for xml in [
            "<SkillsPassport xmlns=\"http://europass.cedefop.europa.eu/Europass\"><LearnerInfo/></SkillsPassport>",
            Self.passport(""),
            Self.passport("<Identification><PersonName><FirstName> </FirstName></PersonName></Identification>"),
            "<Candidate xmlns=\"http://www.europass.eu/1.0\"><CandidatePerson/><CandidateProfile languageCode=\"fr\"/></Candidate>",
        ] {
            #expect(Fixture.failure(Data(xml.utf8), name: "cv.xml") == .documentNoData, "\(xml)")
        }
    }

    @Test("Europass XML alone is a document whose texts are its lines; other XML is not read")
    func alone() throws {
        let xml = Self.passport(
            "<Identification><PersonName><FirstName>Maëlle</FirstName><Surname>Kerdoncuff</Surname></PersonName>"
                + "<Demographics><Birthdate year=\"1990\"/></Demographics></Identification>"
                + "<WorkExperienceList><WorkExperience><Period><From year=\"2016\" month=\"--03\"/></Period>"
                + "<Activities>&lt;ul&gt;&lt;li&gt;Pains&lt;/li&gt;&lt;/ul&gt;</Activities></WorkExperience>"
                + "</WorkExperienceList>"
        )
        let document = try Fixture.read(Data(xml.utf8), name: "cv.xml")
        #expect(document.mediaType == "application/xml" && document.dataFiles.first?.attachment == nil)
        let lines = document.rendering.lines
        #expect(
            lines.map(\.text) == [
                "Identification", "Maëlle", "Kerdoncuff", "Work Experience", "2016-03", "Pains",
            ]
        )
        #expect(lines.filter { $0.kind == .heading }.count == 2)
        #expect(throws: GreffierError.self) {
            try Fixture.read(Data("<?xml version=\"1.0\"?><a>b</a>".utf8), name: "a.xml")
        }
    }

    @Test("Europass XML beside other files of a message is a document, where the pipeline takes XML")
    func besideOthers() {
        let data = Data(Self.passport("<A>x</A>").utf8)
        let file = ContainedFile(name: "cv.xml", statedType: "text/xml", data: data)
        #expect(file.verdict(.init(), opensArchives: false).attachment.isDocument == true)
        let verdict = file.verdict(.init(accept: ["pdf"]), opensArchives: false)
        #expect(verdict.attachment.isDocument == false && verdict.reason == "not_accepted")
    }
}
