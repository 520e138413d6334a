// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import Foundation

/// A scratch copy of the labelled CVs of the fixtures; the first set gets the two Word files that are made here.
///
/// All people, firms and schools are invented.
struct LabelledFolder {
    let root = NSTemporaryDirectory() + "greffier-labelled-" + UUID().uuidString
    var documents: String { root + "/documents" }
    var truth: String { root + "/truth" }

    init(_ set: String = "evaluation") throws {
        try FileManager.default.copyItem(atPath: Programs.fixture(set), toPath: root)
        guard set == "evaluation" else { return }
        try write(CraftedZip.docx(Self.midwife), as: "sage-femme.docx")
        try write(CraftedZip.docx(Self.brewer), as: "brewer.docx")
    }

    func remove() { try? FileManager.default.removeItem(atPath: root) }

    func write(_ data: Data, as name: String) throws {
        try data.write(to: URL(fileURLWithPath: documents + "/" + name))
    }

    /// Titles in Word's heading styles, dates behind a tab.
    private static let midwife: String = {
        let head =
            paragraph("Anne-Lise TRARIEUX", style: "Title") + paragraph("Sage-femme coordinatrice")
            + paragraph("Limoges – 06 39 98 05 63 – al.trarieux@naitre.example")
        let work =
            heading("Expérience")
            + position("Sage-femme coordinatrice", "octobre 2019 – présent", "Maternité des Trois-Rivières, Limoges")
            + item("Encadrement de quatorze sages-femmes") + item("Refonte du parcours de sortie précoce")
            + position("Sage-femme", "juillet 2013 – septembre 2019", "Clinique du Val Fictif, Brive")
            + item("Salle de naissance et suites de couches")
            + position("Sage-femme remplaçante", "2012 – 2013", "Centre hospitalier de Nulle-Part")
        let studies =
            heading("Études et diplômes") + paragraph("DU Échographie obstétricale, Université de Limoges\t2016")
            + paragraph("Diplôme d’État de sage-femme, École de sages-femmes de Limoges\t2008 – 2012")
        let rest =
            heading("Domaines de compétence")
            + ["Suivi de grossesse", "Échographie", "Préparation à la naissance", "Gestion de planning", "Allaitement"]
            .map(item).joined() + item("Tutorat") + heading("Langues étrangères")
            + paragraph("Anglais (B2), portugais (courant)") + heading("Attestations")
            + paragraph("AFGSU niveau 2 – 2023")
        return head + work + studies + rest
    }()

    /// A table without lines: dates on the left, what they tell on the right.
    private static let brewer: String = {
        let head =
            paragraph("Gareth Pembertham", style: "Title") + paragraph("HEAD BREWER")
            + paragraph("7 Weir Cottages, Kendal") + paragraph("Tel: 07700 900871")
            + paragraph("Email: gareth@hopyard.example")
        let rows = [
            row("", ["WORK HISTORY"]),
            row("Feb 2018 – now", ["Head Brewer", "Fellside Brewing Co, Kendal", "Twelve beers, a team of four."]),
            row("Sep 2014 – Jan 2018", ["Assistant Brewer", "Old Tannery Ales, Ulverston"]),
            row("2011 – 2014", ["Shift Supervisor", "Kirkland Supermarkets, Kendal"]), row("", ["TRAINING"]),
            row("2013 – 2014", ["Diploma in Brewing Science", "Northern Brewing Institute"]),
            row("2011", ["BTEC National in Applied Science", "Lakes Community College"]), row("", ["SKILLS"]),
            row("Brewing", ["Recipe development, yeast management, cask conditioning"]),
            row("Other", ["HACCP, forklift, stock control"]), row("", ["LANGUAGES"]),
            row("English", ["native"]), row("German", ["B1"]), row("", ["CERTIFICATES"]),
            row("2020", ["Level 3 Award in Food Safety"]),
        ]
        return head + "<w:tbl>\(rows.joined())</w:tbl>"
    }()

    private static func heading(_ text: String) -> String { paragraph(text, style: "Heading1") }

    private static func item(_ text: String) -> String { paragraph(text, style: "ListParagraph") }

    private static func position(_ title: String, _ dates: String, _ employer: String) -> String {
        paragraph("\(title)\t\(dates)", style: "Heading2") + paragraph(employer)
    }

    private static func row(_ left: String, _ right: [String]) -> String {
        "<w:tr><w:tc>\(paragraph(left))</w:tc><w:tc>\(right.map { paragraph($0) }.joined())</w:tc></w:tr>"
    }

    private static func paragraph(_ text: String, style: String? = nil) -> String {
        let runs = text.split(separator: "\t").map { "<w:t xml:space='preserve'>\($0)</w:t>" }.joined(
            separator: "<w:tab/>"
        )
        let properties = style.map { "<w:pPr><w:pStyle w:val='\($0)'/></w:pPr>" } ?? ""
        return "<w:p>\(properties)<w:r>\(runs)</w:r></w:p>"
    }
}
