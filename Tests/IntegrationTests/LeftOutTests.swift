// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

@Suite("Documents that are no CVs, beside candidates", .ownThreads)
struct LeftOutTests {
    private static let bill = """
        Plomberie Exemple SARL
        12 rue des Tuyaux, 44000 Nantes

        FACTURE N° 2026-118
        Date : 12/10/2026
        Client : Mme Dupont, 3 allée des Roses, 44100 Nantes

        Remplacement chauffe-eau     1     650,00     650,00
        Main d'œuvre (h)             4      55,00     220,00

        Total HT : 870,00 €
        TVA 10 % : 87,00 €
        Total TTC : 957,00 €

        """

    private func workspace() throws -> ScratchWorkspace {
        let workspace = try ScratchWorkspace()
        let offer = "Développeuse Java (H/F)\n\nCompétences requises : Java, Spring Boot, Kubernetes\n"
        try workspace.drop(bytes: Data(offer.utf8), as: "offre.txt", into: "offers")
        try #require(try workspace.greffier("daemon", "--drain").status == 0)
        try workspace.drop(Programs.fixture("documents/plain.txt"), as: "huong.txt")
        try workspace.drop(bytes: Data(Self.bill.utf8), as: "facture.txt")
        try #require(try workspace.greffier("daemon", "--drain").status == 0)
        return workspace
    }

    private func folder(_ stem: String, in workspace: ScratchWorkspace) throws -> String {
        try #require(
            workspace.published().first {
                $0.contains("/\(stem)-") && FileManager.default.fileExists(atPath: $0 + "/profile.json")
            }
        )
    }

    private func sources(_ recommended: [String: Any]) -> [String] {
        let offers = recommended["offers"] as? [[String: Any]] ?? []
        let matches = offers.flatMap { $0["candidates"] as? [[String: Any]] ?? [] }
        return matches.compactMap { ($0["candidate"] as? [String: Any])?["source"] as? String }
    }

    @Test("a bill has no scores and is no candidate; who recommends says how many documents were left out, and why")
    func bill() throws {
        let workspace = try workspace()
        let bill = try folder("facture", in: workspace)
        #expect((try Programs.object(bill + "/scores.json")["offers"] as? [Any])?.isEmpty == true)
        let warnings = try #require(try workspace.report(bill)["warnings"] as? [[String: Any]])
        #expect(warnings.contains { $0["code"] as? String == "score.not_a_cv" })
        let page = try String(contentsOfFile: bill + "/scores.html", encoding: .utf8)
        #expect(page.contains("n’a été comparé à aucune offre") && !page.contains("Aucune offre n’est ouverte"))
        #expect((try Programs.object(folder("huong", in: workspace) + "/scores.json")["offers"] as? [Any])?.count == 1)

        let shown = try workspace.greffier("recommend", "--for", "offers", "--json").object()
        #expect(sources(shown) == ["huong.txt"])
        let leftOut = try #require(shown["left_out"] as? [[String: Any]])
        #expect(leftOut.map { $0["source"] as? String } == ["facture.txt"])
        #expect(leftOut.map { $0["reason"] as? String } == ["not_a_cv"])
        let told = try workspace.greffier("recommend", "--for", "candidates").output
        #expect(told.contains("left out, as they do not look like CVs: facture.txt") && !told.contains("facture.txt)"))

        try #require(try workspace.greffier("run", "recommendations").status == 0)
        let folder = try #require(workspace.published("recommendations").first)
        #expect(sources(try Programs.object(folder + "/recommendations.json")) == ["huong.txt"])
        let listed = try String(contentsOfFile: folder + "/index.html", encoding: .utf8)
        #expect(listed.contains("1 document ne ressemble pas à un CV") && listed.contains("facture.txt"))
        #expect(!(try String(contentsOfFile: folder + "/recommendations.csv", encoding: .utf8)).contains("facture"))
    }

    private static let form = """
        FICHE DE CANDIDATURE

        Nom : ..............................
        Prénom : ..............................
        Adresse : ..............................
        Téléphone : ..............................
        Poste souhaité : ..............................
        Date et signature : ..............................

        """

    private static let secondPage = """
        FORMATION
        2012 – 2014 BTS Informatique, Lycée Fermat, Rennes

        COMPÉTENCES
        Java, Spring Boot, Kubernetes

        LANGUES
        Anglais : B2

        """

    /// The codes of the warnings of a run.
    private func codes(_ folder: String, in workspace: ScratchWorkspace) throws -> Set<String> {
        let warnings = try workspace.report(folder)["warnings"] as? [[String: Any]] ?? []
        return Set(warnings.compactMap { $0["code"] as? String })
    }

    @Test(
        "of an empty form and of a page of nobody there is no dossier and no score, and the page of the folder says why"
    )
    func nobody() throws {
        let workspace = try workspace()
        try workspace.drop(bytes: Data(Self.form.utf8), as: "formulaire.txt")
        try workspace.drop(bytes: Data(Self.secondPage.utf8), as: "page-2.txt")
        try #require(try workspace.greffier("daemon", "--drain").status == 0)
        let (form, page) = (try folder("formulaire", in: workspace), try folder("page-2", in: workspace))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder("huong", in: workspace))
        #expect(names.contains("profile.docx") && names.contains("profile.pdf"))
        for folder in [form, page] {
            let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(!names.contains("profile.docx") && !names.contains("profile.pdf"))
            #expect((try Programs.object(folder + "/scores.json")["offers"] as? [Any])?.isEmpty == true)
            #expect(try codes(folder, in: workspace).contains("render.no_candidate"))
        }
        #expect(try codes(form, in: workspace).isSuperset(of: ["profile.not_a_cv", "score.not_a_cv"]))
        #expect(try codes(page, in: workspace).isSuperset(of: ["profile.no_person", "score.no_person"]))
        #expect(try (workspace.report(page)["review"] as? [String])?.contains("no_person") == true)
        let index = try String(contentsOfFile: workspace.root + "/outbox/cv/index.html", encoding: .utf8)
        let rows = index.split(separator: "\n").filter { $0.contains("<tr><th scope=\"row\">") }
        for (name, words) in [
            ("formulaire.txt", "ne ressemble pas à un CV"), ("page-2.txt", "sans nom ni coordonnées"),
        ] {
            let row = try #require(rows.first { $0.contains(name) })
            #expect(row.contains(">à vérifier<") && row.contains(words) && row.contains("Aucun dossier n’a été établi"))
        }
        let shown = try workspace.greffier("recommend", "--for", "offers", "--json").object()
        #expect(sources(shown) == ["huong.txt"])
        let told = try workspace.greffier("recommend", "--for", "offers").output
        #expect(told.contains("left out, as they do not say whose they are: page-2.txt\n"))
        try #require(try workspace.greffier("run", "recommendations").status == 0)
        let folder = try #require(workspace.published("recommendations").first)
        let listed = try String(contentsOfFile: folder + "/index.html", encoding: .utf8)
        #expect(
            listed.contains("1 document ne dit pas de qui il parle")
                && listed.contains("2 documents ne ressemblent pas")
        )
    }

    @Test("a page of nobody becomes a candidate, with a dossier, once a person says whose it is")
    func named() throws {
        let workspace = try workspace()
        try workspace.drop(bytes: Data(Self.secondPage.utf8), as: "page-2.txt")
        try #require(try workspace.greffier("daemon", "--drain").status == 0)
        let page = try folder("page-2", in: workspace)
        var profile = try Programs.object(page + "/profile.json")
        profile["basics"] = ["name": "Claire Duval"]
        try workspace.drop(bytes: JSONSerialization.data(withJSONObject: profile), as: "page-2.json")
        try #require(try workspace.greffier("daemon", "--drain").status == 0)
        #expect(FileManager.default.fileExists(atPath: page + "/profile.pdf"))
        let shown = try workspace.greffier("recommend", "--for", "offers", "--json").object()
        #expect(Set(sources(shown)) == ["huong.txt", "page-2.txt"])
    }

    @Test("a document whose profile a person confirms is a candidate")
    func confirmed() throws {
        let workspace = try workspace()
        let profile = try Data(contentsOf: URL(fileURLWithPath: try folder("facture", in: workspace) + "/profile.json"))
        try workspace.drop(bytes: profile, as: "facture.json")
        try #require(try workspace.greffier("daemon", "--drain").status == 0)
        let shown = try workspace.greffier("recommend", "--for", "candidates", "--json").object()
        let candidates = try #require(shown["candidates"] as? [[String: Any]])
        #expect(candidates.count == 2 && (shown["left_out"] as? [Any])?.isEmpty == true)
        let scores = try Programs.object(folder("facture", in: workspace) + "/scores.json")
        #expect((scores["offers"] as? [Any])?.count == 1)
    }
}
