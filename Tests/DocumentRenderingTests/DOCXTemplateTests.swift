// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
import DocumentRendering
import Foundation
import JobModel
import Testing
import WorkerProtocol
import XMLStreams

/// Filling of Word templates.
@Suite("DOCX template")
struct DOCXTemplateTests {
    static var profile: [String: Any] {
        [
            "basics": ["name": "Ada Martin", "label": "R&D <C++>", "summary": "one\ntwo\tthree\u{1}"],
            "work": [
                [
                    "position": "Engineer", "name": "Acme", "startDate": "2021-08",
                    "highlights": ["Compilers", "Parsers"], "x-greffier": ["current": true],
                ],
                ["position": "Intern", "startDate": "2019", "endDate": "2020-02-01"],
            ],
            "skills": [["name": "Langages", "keywords": ["Swift", "C"]], ["name": "Humour"]],
            "languages": [["language": "Français", "fluency": "natif"], ["language": "Anglais"]],
        ]
    }

    private func fill(_ body: String, parts: [String: String] = [:]) throws -> Data {
        let template = try WordFile.make(body: body, parts: parts)
        return try DOCXTemplate.render(
            template: template,
            profile: try Support.profile(Self.profile),
            options: Support.options
        )
    }

    /// The paragraphs that a template of `paragraphs` gives.
    private func filled(_ paragraphs: String...) throws -> [String] {
        try WordFile.paragraphs(try fill(paragraphs.map { WordFile.paragraph($0) }.joined()))
    }

    private func mistake(_ paragraphs: String...) -> String {
        do {
            _ = try fill(paragraphs.map { WordFile.paragraph($0) }.joined())
            return "no mistake"
        } catch {
            let error = GreffierError.wrapping(error)
            return error.code == .templateInvalid ? error.detail : "\(error)"
        }
    }

    // MARK: Values

    @Test("a field gives its text, a known field without value nothing")
    func values() throws {
        #expect(try filled("{{basics.name}}, {{ basics.email }}!") == ["Ada Martin, !"])
        #expect(try filled("{{work.0.name}} {{skills.name}}") == ["Acme Langages, Humour"])
    }

    @Test("what XML reserves is escaped, and control characters go")
    func escaping() throws {
        let data = try fill(WordFile.paragraph("{{basics.label}}") + WordFile.paragraph("{{basics.summary}}"))
        #expect(try WordFile.paragraphs(data) == ["R&D <C++>", "one⏎two⇥three"])
        let xml = String(decoding: try ZipReader(data: data).data("word/document.xml"), as: UTF8.self)
        #expect(xml.contains("R&amp;D &lt;C++&gt;"))
    }

    @Test(
        "filters write dates, lists and cases",
        arguments: [
            ("{{work.0.startDate | month}}", "août 2021"), ("{{work.1.endDate | date}}", "1er février 2020"),
            ("{{work.0.startDate | numeric}}", "08/2021"), ("{{work.0.startDate|short|upper}}", "AOÛT 2021"),
            ("{{work.1.endDate | year}}", "2020"), ("{{basics.name | upper}}", "ADA MARTIN"),
            ("{{skills.0.keywords | join: \" / \"}}", "Swift / C"),
            ("{{skills.0.keywords | join : «\u{A0}– »}}", "Swift– C"),
            ("{{skills.0.keywords | join}}", "Swift, C"), ("{{skills.0.keywords | first | lower}}", "swift"),
            ("{{basics.email | default: “néant”}}", "néant"), ("{{work | count}}", "2"),
            ("{{skills.0.keywords | sentence}}", "Swift et C"), ("{{skills.0.keywords | last}}", "C"),
            ("{{skills.0.keywords | limit: 1}}", "Swift"), ("{{basics.name | initials}}", "A. M."),
            ("{{work.0 | duration}}", "5 ans et 4 mois"), ("{{work.1 | duration}}", "1 an"),
            ("{{basics.x-greffier.phone_written | default: \"–\" | phone}}", "–"),
            ("{{work.0 | period}}", "août 2021 – aujourd’hui"), ("{{work.1 | period}}", "2019 – févr. 2020"),
        ]
    )
    func filters(tag: String, text: String) throws {
        #expect(try filled(tag) == [text])
    }

    // MARK: Tags over runs

    @Test("a tag may be split over runs, spelling marks and bookmarks; the first run's look stays")
    func splitTags() throws {
        let body = """
            <w:p><w:r><w:rPr><w:b/></w:rPr><w:t>x {</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>{bas</w:t></w:r>\
            <w:bookmarkStart w:id="1" w:name="m"/><w:r><w:rPr><w:i/></w:rPr><w:t>ics.na</w:t></w:r>\
            <w:bookmarkEnd w:id="1"/><w:r><w:t>me}</w:t></w:r><w:r><w:rPr><w:u/></w:rPr><w:t>} y</w:t></w:r></w:p>
            """
        let data = try fill(body)
        #expect(try WordFile.paragraphs(data) == ["x Ada Martin y"])
        let xml = String(decoding: try ZipReader(data: data).data("word/document.xml"), as: UTF8.self)
        #expect(xml.contains("<w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">x </w:t><w:t>Ada Martin</w:t>"))
        #expect(xml.contains("<w:u/></w:rPr><w:t xml:space=\"preserve\"> y</w:t>"))
    }

    // MARK: Loops and conditions

    @Test("a loop over paragraphs repeats them, and the tags' own paragraphs go")
    func paragraphLoop() throws {
        let texts = try filled(
            "Start",
            "{{#each work}}",
            "{{position}} at {{name}}",
            "{{#each highlights}}",
            "- {{this}}",
            "{{/each}}",
            "{{/each}}",
            "End"
        )
        #expect(texts == ["Start", "Engineer at Acme", "- Compilers", "- Parsers", "Intern at ", "End"])
    }

    @Test("a loop within one paragraph repeats its text")
    func inlineLoop() throws {
        #expect(
            try filled(
                "{{#each skills}}{{name}}: {{#each keywords}}{{this}}{{#unless @last}}, {{/unless}}{{/each}}; {{/each}}."
            )
                == ["Langages: Swift, C; Humour: ; ."]
        )
    }

    @Test("a loop from the head of one paragraph to the tail of another repeats both")
    func edgeLoop() throws {
        #expect(
            try filled("{{#each languages}}{{language}}", "{{fluency | default: \"?\"}}{{/each}}")
                == ["Français", "natif", "Anglais", "?"]
        )
    }

    @Test("a list item that is nothing but a loop is repeated as a whole")
    func listItem() throws {
        let numbering = "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
        let data = try fill(WordFile.paragraph("{{#each skills.0.keywords}}{{this}}{{/each}}", properties: numbering))
        #expect(try WordFile.paragraphs(data) == ["Swift", "C"])
    }

    @Test("a loop over the cells of one row repeats the row")
    func rowLoop() throws {
        let table = WordFile.table([
            ["Langue", "Niveau"], ["{{#each languages}}{{language}}", "{{fluency}}{{/each}}"],
        ])
        #expect(
            try WordFile.rows(try fill(table)) == [["Langue", "Niveau"], ["Français", "natif"], ["Anglais", ""]]
        )
    }

    @Test("rows that hold only tags go, and the rows between are repeated")
    func rowsLoop() throws {
        let table = WordFile.table([
            ["{{#each work}}", ""], ["{{position}}", "{{startDate | year}}"], ["{{name}}", ""], ["", "{{/each}}"],
        ])
        #expect(
            try WordFile.rows(try fill(table)) == [
                ["Engineer", "2021"], ["Acme", ""], ["Intern", "2019"], ["", ""],
            ]
        )
    }

    @Test("a table whose rows all go disappears, and a cell keeps a paragraph")
    func emptyTable() throws {
        let empty = try fill(WordFile.table([["{{#each awards}}{{title}}", "{{date}}{{/each}}"]]))
        #expect(
            !String(decoding: try ZipReader(data: empty).data("word/document.xml"), as: UTF8.self).contains("w:tbl")
        )
        let cell = try fill(
            "<w:tbl><w:tr><w:tc>\(WordFile.paragraph("{{#each awards}}"))\(WordFile.paragraph("{{title}}"))"
                + "\(WordFile.paragraph("{{/each}}"))</w:tc></w:tr></w:tbl>"
        )
        let xml = String(decoding: try ZipReader(data: cell).data("word/document.xml"), as: UTF8.self)
        #expect(xml.contains("<w:tc><w:p/></w:tc>"))
    }

    @Test("conditions choose, also around paragraphs and within a word")
    func conditions() throws {
        #expect(
            try filled("{{#if basics.email}}mail{{else}}no mail{{/if}}{{#unless awards}}, none{{/unless}}") == [
                "no mail, none"
            ]
        )
        #expect(try filled("{{#if awards}}", "Awards", "{{else}}", "Nothing", "{{/if}}") == ["Nothing"])
        #expect(try filled("a", "{{#if basics.email}}Mail: {{basics.email}}{{/if}}", "b") == ["a", "b"])
        #expect(try filled("{{#each work}}{{#if x-greffier.current}}now{{else}}then{{/if}} {{/each}}") == ["now then "])
    }

    @Test("contact, groups of skills and single skills are offered ready made")
    func derived() throws {
        #expect(
            try filled(
                "{{contact | join: \" · \"}}|{{singleSkills}}|{{#each skillGroups}}{{name}}: {{keywords}}{{/each}}"
            ) == ["|Humour|Langages: Swift, C"]
        )
    }

    @Test("a telephone number among the contacts stands as people of its country write it")
    func contactPhone() throws {
        func line(_ number: String, _ options: RenderOptions) throws -> [String] {
            let profile = try Support.profile(["basics": ["name": "Ada", "phone": number]])
            let template = try WordFile.make(body: WordFile.paragraph("{{contact | join: \" · \"}}"))
            return try WordFile.paragraphs(
                try DOCXTemplate.render(template: template, profile: profile, options: options)
            )
        }
        #expect(try line("+33639981811", Support.options) == ["06 39 98 18 11"])
        for (number, text) in [
            ("+33639981811", "+33 6 39 98 18 11"), ("+442079460958", "+44 20 7946 0958"),
            ("+441614960000", "+44 161 496 0000"), ("+447700900123", "+44 7700 900123"),
            ("+441632960759", "+44 1632 960759"),
        ] {
            #expect(try line(number, Support.english) == [text])
        }
    }

    @Test("names are looked for from the innermost entry outwards")
    func scopes() throws {
        #expect(
            try filled(
                "{{#each work}}{{#each highlights}}{{work.position}} {{this}} {{basics.name}} {{@index}};{{/each}}{{/each}}"
            )
                == ["Engineer Compilers Ada Martin 1;Engineer Parsers Ada Martin 2;"]
        )
        // The second position has no name; that of the person must not stand in.
        #expect(try filled("{{#each work}}[{{name}}]{{/each}}") == ["[Acme][]"])
    }

    // MARK: Everywhere

    @Test("headers, footers and text boxes are filled, other parts stay byte for byte")
    func otherParts() throws {
        let box = """
            <w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">\
            <mc:Choice Requires="wps"><w:txbxContent>\(WordFile.paragraph("{{basics.name}}"))</w:txbxContent></mc:Choice>\
            <mc:Fallback><w:pict><w:txbxContent>\(WordFile.paragraph("{{basics.name}}"))</w:txbxContent></w:pict>\
            </mc:Fallback></mc:AlternateContent></w:r></w:p>
            """
        let header = "<w:hdr \(WordFile.namespace)>\(WordFile.paragraph("{{basics.name | upper}}"))</w:hdr>"
        let footer = "<w:ftr \(WordFile.namespace)><w:p><w:r ><w:t>fixed { text }</w:t></w:r></w:p></w:ftr>"
        let data = try fill(
            box,
            parts: ["word/header1.xml": header, "word/footer1.xml": footer, "word/media/x.bin": "\u{1}raw"]
        )
        #expect(try WordFile.paragraphs(data) == ["", "Ada Martin", "Ada Martin"])
        #expect(try WordFile.paragraphs(data, "word/header1.xml") == ["ADA MARTIN"])
        let archive = try ZipReader(data: data)
        #expect(try archive.data("word/footer1.xml") == Data(footer.utf8))
        #expect(try archive.data("word/media/x.bin") == Data("\u{1}raw".utf8))
    }

    @Test("the properties are those of the person, with nothing left of the template's author")
    func properties() throws {
        let core =
            "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\"><dc:title>Modèle</dc:title><dc:creator>Jeanne</dc:creator></cp:coreProperties>"
        let app = "<Properties><Words>12</Words><Company>Agence</Company><Manager>Jeanne</Manager></Properties>"
        let data = try fill(WordFile.paragraph("x"), parts: ["docProps/core.xml": core, "docProps/app.xml": app])
        let root = try WordFile.root(data, "docProps/core.xml")
        #expect(root.first("dc:title")?.text == "Ada Martin")
        #expect(root.first("dcterms:modified")?.text == "2026-11-20T09:15:02Z")
        let all = try ["docProps/core.xml", "docProps/app.xml"].map { try WordFile.root(data, $0).text }.joined()
        #expect(!all.contains("Jeanne") && !all.contains("Modèle") && all.contains("Agence"))
    }

    @Test("equal input gives equal bytes, dated as told")
    func deterministic() throws {
        let body = WordFile.paragraph("{{basics.name}}")
        let first = try fill(body)
        #expect(first == (try fill(body)))
        // 2026-11-20 09:15:02 as MS-DOS writes it, in the first local entry.
        #expect(Array(first[10..<14]) == [0xE1, 0x49, 0x74, 0x5D])
    }

    // MARK: Mistakes

    @Test("a field that no profile has is named with part and paragraph")
    func unknownField() {
        #expect(
            mistake("Bonjour {{basics.nom}}")
                == "word/document.xml, paragraph 1 “Bonjour {{basics.nom}}”: `{{basics.nom}}`: no profile has this field; "
                + "there are email, image, label, location, name, phone, profiles, summary, url, x-greffier"
        )
        #expect(
            mistake("{{#each work}}{{employer}}{{/each}}").contains("no profile has this field; there are contract")
                == false
        )
        #expect(mistake("{{#each work}}{{employer}}{{/each}}").contains("`{{employer}}`: no profile has this field"))
        #expect(mistake("{{#if basics.email}}{{nope}}{{/if}}").contains("`{{nope}}`"))
    }

    @Test("fields that no profile has may be left blank by choice")
    func blank() throws {
        let text = "a{{basics.nom}}b{{#each nope}}x{{y}}{{/each}}c{{#if nope}}d{{else}}e{{/if}}"
        var options = Support.options
        options.missing = "blank"
        let data = try DOCXTemplate.render(
            template: try WordFile.make(body: WordFile.paragraph(text)),
            profile: try Support.profile(Self.profile),
            options: options
        )
        #expect(try WordFile.paragraphs(data) == ["abce"])
    }

    @Test(
        "what is unbalanced or not understood is named",
        arguments: [
            ("{{#each work}}", "`{{#each work}}` is not closed"), ("{{/if}}", "`{{/if}}` closes nothing"),
            ("a {{basics.name", "a `{{` is not closed by `}}`"),
            ("{{#each work}}{{/if}}", "`{{#each work}}` is not closed"),
            ("{{else}}", "stands in no condition"), ("{{}}", "a field's name is missing"),
            ("{{basics.name | loud}}", "no filter `loud`"), ("{{basics.name | default}}", "`default` needs a text"),
            ("{{work | limit: two}}", "`limit` needs a number"), ("{{photo | width: 3}}", "`width` needs a length"),
            ("{{work}}", "has several fields; name one of"),
            ("{{#each basics.name}}{{/each}}", "this field is no list"),
            ("{{#loop work}}{{/each}}", "`#loop` is none of"), ("{{basics.name + 1}}", "`+ 1` is not understood"),
            ("{{this}}", "no profile has this field"), ("{{basics | upper}}", "the filter `upper` does not fit"),
        ]
    )
    func mistakes(text: String, reason: String) {
        let detail = mistake(text)
        #expect(detail.contains(reason), "\(detail)")
        #expect(detail.contains("word/document.xml, paragraph 1 “\(text)”"))
    }

    @Test("a loop that ends in the middle of another paragraph is refused with the way out")
    func middle() {
        #expect(
            mistake("{{#each work}}", "a {{/each}} b").contains("`{{/each}}` has its counterpart in another paragraph")
        )
    }

    @Test("all mistakes are named at once")
    func several() {
        let detail = mistake("{{a}}", "{{b}}")
        #expect(detail.contains("`{{a}}`") && detail.contains("`{{b}}`"))
    }

    @Test("what is no DOCX is refused with its reason")
    func notWord() throws {
        let profile = try Support.profile(Self.profile)
        func detail(_ template: Data) -> String {
            do {
                _ = try DOCXTemplate.render(template: template, profile: profile, options: Support.options)
                return "no mistake"
            } catch { return error.code == .templateInvalid ? error.detail : "\(error)" }
        }
        #expect(detail(Data("hello".utf8)) == "the template is no Word document (.docx)")
        #expect(detail(Data()) == "the template is no Word document (.docx)")
        let ole =
            Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) + Data("EncryptedPackage".utf8.flatMap { [$0, 0] })
        #expect(detail(ole) == "the template is protected by a password; save it without one")
        let writer = try ZipWriter()
        try writer.set("a.txt", Data("a".utf8))
        #expect(detail(try writer.finish(modified: .now)) == "the template is no Word document (.docx)")
        #expect(detail(try WordFile.make(body: "<w:p>{{x}}")) == "word/document.xml of the template is damaged")
    }
}
