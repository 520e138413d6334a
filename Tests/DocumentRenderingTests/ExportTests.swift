// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentRendering
import Foundation
import JobModel
import ProfileModel
import Testing
import WorkerProtocol
import XMLStreams

/// Formats that need neither a template nor a page.
@Suite("Exports of a profile")
struct ExportTests {
    static let formats: [RenderFormat] = [.md, .json, .europass, .csv, .flat]

    private func text(
        _ profile: Data,
        _ format: RenderFormat,
        _ options: RenderOptions = Support.options
    ) throws -> String {
        String(decoding: try ProfileExport.render(profile: profile, format: format, options: options), as: UTF8.self)
    }

    private static var small: [String: Any] {
        [
            "basics": [
                "name": "Soazig Le Goff", "label": "Cheffe de projet *web*", "email": "s.legoff@courriel.example",
                "phone": "+33639981811", "summary": "Un.\nDeux.", "url": "https://soazig.example/",
                "location": ["city": "Rennes", "postalCode": "35000", "countryCode": "FR"],
            ],
            "work": [
                [
                    "position": "Lead", "name": "Studio <47>", "startDate": "2019-12", "location": "Lyon",
                    "highlights": ["- Figma", "1. Cypress"], "x-greffier": ["contract": "permanent", "current": true],
                ]
            ],
            "education": [["studyType": "BTS", "area": "SIO", "institution": "Lycée Livet", "x-greffier": ["eqf": 5]]],
            "skills": [["name": "Langages", "keywords": ["Swift", "C"]], ["name": "=1+1"]],
            "languages": [
                ["language": "Breton", "x-greffier": ["cefr": "native"]], ["language": "Anglais", "fluency": "B2"],
            ],
            "x-greffier": ["licences": ["B"], "months_total": 12],
        ]
    }

    @Test("Markdown has sections and entries as headings, and what looks like markup is escaped")
    func markdown() throws {
        let markdown = try text(try Support.profile(Self.small), .md)
        let expected = """
            # Soazig Le Goff

            Cheffe de projet \\*web\\*

            - [s.legoff@courriel.example](mailto:s.legoff@courriel.example)
            - [06 39 98 18 11](tel:+33639981811)
            - 35000 Rennes
            - [soazig.example](https://soazig.example/)

            ## Profil

            Un.

            Deux.

            ## Compétences

            - **Langages** : Swift, C
            - **Autres** : =1+1

            ## Expérience professionnelle

            ### Lead

            Studio \\<47\\> · Lyon\\
            *déc. 2019 – aujourd’hui*

            - \\- Figma
            - 1\\. Cypress

            ## Formation

            ### BTS SIO

            Lycée Livet

            ## Langues

            - **Breton** : langue maternelle
            - **Anglais** : B2

            ## Permis de conduire

            - B

            """
        #expect(markdown == expected)
    }

    @Test("JSON Resume has nothing of Greffier's own, and keeps a level of languages as fluency")
    func resume() throws {
        let json = try text(try Support.profile(Self.small), .json)
        #expect(!json.contains("x-greffier"))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect((object["$schema"] as? String)?.hasSuffix("/v1.0.0/schema.json") == true)
        let profile = try CanonicalJSON.decode(Profile.self, from: Data(json.utf8))
        #expect(profile.languages?.map(\.fluency) == ["Native speaker", "B2"])
        #expect(profile.work?.first?.name == "Studio <47>" && profile.meta?.version == "v1.0.0")
    }

    @Test("the flat JSON has its seven French parts, also of an empty profile")
    func flat() throws {
        let parts = ["identite", "contact", "experiences", "formations", "competences", "langues", "certifications"]
        for profile in [try Support.profile(Self.small), Data("{}".utf8)] {
            let json = Data(try text(profile, .flat).utf8)
            let object = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
            #expect(parts.filter { object[$0] == nil } == [])
        }
        let flat = try CanonicalJSON.decode(
            FlatProfile.self,
            from: Data(try text(try Support.profile(Self.small), .flat).utf8)
        )
        #expect(flat.identity.given == "Soazig" && flat.identity.family == "Le Goff")
        #expect(flat.contact.city == "Rennes" && flat.contact.country == "FR")
        #expect(flat.positions.map(\.contract) == ["cdi"] && flat.positions.map(\.isCurrent) == [true])
        #expect(flat.studies.map(\.level) == [5] && flat.licences == ["B"])
        #expect(
            flat.skills.map(\.name) == ["Swift", "C", "=1+1"]
                && flat.skills.map(\.group) == ["Langages", "Langages", nil]
        )
        #expect(flat.languages.map(\.cefr) == ["natif", nil])
    }

    @Test("the table has a row an entry, separated for its language, and formulas are made harmless")
    func table() throws {
        let french = try text(try Support.profile(Self.small), .csv)
        #expect(french.unicodeScalars.first == "\u{FEFF}")
        let lines = french.dropFirst().components(separatedBy: "\r\n")
        #expect(lines[0] == "candidat;section;rang;intitulé;organisation;lieu;début;fin;niveau;adresse;détails")
        #expect(lines.contains("Soazig Le Goff;compétence;2;'=1+1;;;;;;;"))
        #expect(lines.contains { $0.hasPrefix("Soazig Le Goff;expérience;1;Lead;Studio <47>;Lyon;2019-12;;;;") })
        #expect(lines.contains("Soazig Le Goff;contact;2;téléphone;;;;;;'+33639981811;"))
        let markdown = try text(try Support.profile(Self.small), .md, Support.english)
        #expect(markdown.contains("- **Langages**: Swift, C\n") && markdown.contains("[+33 6 39 98 18 11]("))
        let english = try text(try Support.profile(Self.small), .csv, Support.english)
        #expect(english.contains("Soazig Le Goff,work,1,Lead,Studio <47>,Lyon,2019-12,"))
    }

    @Test("Europass XML has its elements in the order of the schema")
    func europass() throws {
        let data = try ProfileExport.render(
            profile: try Support.profile(Self.small),
            format: .europass,
            options: Support.options
        )
        let root = try XMLTree(data: data).root
        #expect(root.name == "SkillsPassport" && root["locale"] == "fr")
        #expect(root.elements.map(\.name) == ["DocumentInfo", "LearnerInfo"])
        #expect(root.first("DocumentInfo")?.first("XSDVersion")?.text == "V3.3")
        let learner = try #require(root.first("LearnerInfo"))
        #expect(
            learner.elements.map(\.name) == [
                "Identification", "Headline", "WorkExperienceList", "EducationList", "Skills", "AchievementList",
            ]
        )
        let contact = try #require(learner.first("Identification")?.first("ContactInfo"))
        #expect(contact.elements.map(\.name) == ["Address", "Email", "TelephoneList", "WebsiteList"])
        let work = try #require(learner.first("WorkExperienceList")?.first("WorkExperience"))
        #expect(work.elements.map(\.name) == ["Period", "Position", "Activities", "Employer"])
        #expect(work.first("Period")?.elements.map(\.name) == ["From", "Current"])
        #expect(work.first("Period")?.first("From")?["month"] == "--12")
        #expect(work.first("Activities")?.text == "<ul><li>- Figma</li><li>1. Cypress</li></ul>")
        let study = try #require(learner.first("EducationList")?.first("Education"))
        #expect(study.elements.map(\.name) == ["Title", "Organisation", "Level", "Field"])
        #expect(learner.first("Skills")?.elements.map(\.name) == ["Linguistic", "JobRelated", "Driving"])
    }

    @Test("Europass XML has nothing that the published schema would refuse", arguments: Support.examples + ["odd"])
    func europassGrammar(name: String) throws {
        let odd = try Support.profile([
            "basics": ["name": "A", "email": "nobody", "location": ["countryCode": "GR"], "url": "https://a.example/"],
            "work": [
                [
                    "name": "B", "url": "https://b.example/", "startDate": "2020", "endDate": "2030",
                    "x-greffier": ["current": true],
                ]
            ],
            "education": [["institution": "C", "url": "https://c.example/", "x-greffier": ["eqf": 8]]],
            "languages": [["language": "D", "fluency": "maternel C2"], ["language": "E", "fluency": "notions"]],
            "x-greffier": ["licences": ["B", "B96", "CACES"]],
        ])
        for options in [Support.options, Support.english] {
            let profile = name == "odd" ? odd : try Support.example(name)
            let data = try ProfileExport.render(profile: profile, format: .europass, options: options)
            #expect(EuropassGrammar.objections(to: try XMLTree(data: data).root) == [])
        }
    }

    @Test("equal profiles give equal bytes, and every word of a profile is there", arguments: formats, Support.examples)
    func words(format: RenderFormat, name: String) throws {
        let profile = try Support.example(name)
        let first = try text(profile, format)
        #expect(try text(profile, format) == first)
        // Markdown and XML write some signs in another way.
        let plain = first.replacing("\\", with: "").replacing("&amp;", with: "&").replacing("&quot;", with: "\"")
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("amp;", with: "")
        let phone = try #require(CanonicalJSON.decode(Profile.self, from: profile).basics?.phone)
        let texts = try Support.texts(profile).filter { $0 != phone && $0 != "langue maternelle" }
        #expect(Support.missingWords(of: texts, in: plain.replacing("<", with: " ").replacing(">", with: " ")) == [])
    }

    @Test("hostile and huge profiles are written like any other", arguments: formats)
    func hostile(format: RenderFormat) throws {
        let odd = "<script>&\"'\u{0}\u{1B}\u{FFFE}]]> \u{202E}عربي\u{202C} 👩🏽‍🔬 " + String(repeating: "x", count: 5000)
        let profile = try Support.profile([
            "basics": [
                "name": odd, "label": odd, "summary": odd, "email": odd, "phone": odd, "url": "javascript:alert(1)",
            ],
            "work": (0..<500).map { ["position": "\(odd)\($0)", "startDate": odd, "highlights": [odd, ""]] },
            "skills": [["name": odd, "keywords": [odd]], [:]], "languages": [["language": odd, "fluency": odd]],
            "interests": [["name": odd]], "references": [["name": odd, "reference": odd]],
        ])
        let data = try ProfileExport.render(profile: profile, format: format, options: Support.options)
        switch format {
        case .europass:
            let tree = try XMLTree(data: data)
            #expect(tree.root.first("LearnerInfo")?.first("WorkExperienceList")?.elements.count == 500)
            #expect(!tree.root.text.contains("javascript:"))
        case .json, .flat: _ = try JSONSerialization.jsonObject(with: data)
        default:
            #expect(!String(decoding: data, as: UTF8.self).unicodeScalars.contains { $0 == "\u{0}" || $0 == "\u{1B}" })
        }
    }

    @Test("an empty profile gives a file, and what is no profile a reason", arguments: formats)
    func empty(format: RenderFormat) throws {
        #expect(try !ProfileExport.render(profile: Data("{}".utf8), format: format, options: Support.options).isEmpty)
        for bad in ["", "[]", "{\"work\": 3}"] {
            let error = #expect(throws: GreffierError.self) {
                try ProfileExport.render(profile: Data(bad.utf8), format: format, options: Support.options)
            }
            #expect(error?.code == .stageInput)
        }
    }
}
