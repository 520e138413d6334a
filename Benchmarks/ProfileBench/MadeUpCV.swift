// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// CVs of any length about nobody, the same each time.
enum MadeUpCV {
    static let words = [
        "comptabilité", "Java", "accueil", "Excel", "merchandising", "SQL", "rigueur", "gestion", "Python", "caisse",
        "soudure", "anglais", "réseau", "Linux", "inventaire", "paie", "négociation", "AutoCAD", "écoute", "Photoshop",
    ]
    private static let titles = [
        "Vendeuse", "Développeur web", "Chargée de clientèle", "Project manager", "Aide-soignante", "Data engineer",
        "Comptable", "Technicien de maintenance", "Software developer", "Conductrice de travaux",
    ]
    private static let employers = [
        "Le Panier Breton", "Castlegate Insurance Group", "Atelier Mistral SARL", "Mairie de Brest", "Norwell & Sons",
        "Groupe Armor", "Clinique du Port", "Fjord Systems Ltd", "Transports Le Goff", "Studio Ombre",
    ]
    private static let places = ["Rennes", "Lyon", "Cardiff", "Vannes", "Manchester", "Lille", "Toulouse"]

    /// A position: its header and four bullets.
    static func entry(_ number: Int) -> [String] {
        let start = 1960 + number % 60
        let title = titles[number % titles.count]
        return [
            "mars \(start) – juin \(start + 1)",
            "\(title), \(employers[number / 3 % employers.count]) (\(places[number % places.count]))",
            "• Suivi de \(12 + number % 70) dossiers par semaine, préparation des budgets et des réunions",
            "• \(words[number % words.count]), \(words[number * 7 % words.count]) et \(words[number * 3 % words.count])",
            "• Reduced the time of delivery by \(5 + number % 40) % with a team of \(2 + number % 9) people",
            "• Formation de nouveaux collègues à l’outil interne numéro \(number)",
        ]
    }

    /// A CV of that many pages of 48 lines, in boxes as a PDF has them.
    static func document(pages: Int) -> Document {
        var blocks: [[String]] = [
            ["Claire Exemple"], ["Responsable de magasin"],
            ["06 39 98 10 01", "claire.exemple@courriel.example", "14 rue du Port, 35400 Saint-Malo"],
            ["PROFIL"], ["Quinze ans de commerce de détail, dont huit à la tête d’une équipe de douze personnes."],
            ["EXPÉRIENCE PROFESSIONNELLE"],
        ]
        let tail: [[String]] = [
            ["FORMATION"], ["2012 – 2014", "BTS Management commercial opérationnel, Lycée Fermat, Rennes"],
            ["2010", "Baccalauréat professionnel Commerce, Lycée du Port, Brest"],
            ["COMPÉTENCES"], ["Logiciels : Excel, Sage, Photoshop", "Gestion : inventaire, paie, négociation"],
            ["LANGUES"], ["Français : langue maternelle", "Anglais : B2", "Espagnol : notions"],
            ["CENTRES D’INTÉRÊT"], ["Voile, lecture, chorale"],
        ]
        let lines = 48 * pages - (blocks + tail).joined().count
        for number in 0..<max(1, lines / 6) { blocks.append(entry(number)) }
        return document(blocks + tail)
    }

    private static func document(_ blocks: [[String]]) -> Document {
        var pages: [[Block]] = [[]]
        var y = 40.0
        for texts in blocks {
            if y + Double(texts.count) * 15 > 800 {
                pages.append([])
                y = 40
            }
            let isTitle = texts.count == 1 && texts[0] == texts[0].uppercased()
            let lines = texts.map { text in
                let width = Double(text.count) * 5
                defer { y += 15 }
                let box = Box(x0: 50, y0: y, x1: 50 + width, y1: y + 12)
                return Line(spans: [Span(text: text, box: box, size: isTitle ? 14 : 10, bold: isTitle)], box: box)
            }
            pages[pages.count - 1].append(Block(kind: isTitle ? .heading : .paragraph, lines: lines))
            y += 8
        }
        return Document(
            mediaType: "application/pdf",
            pages: pages.enumerated().map { .init(number: $0 + 1, width: 595, height: 842, blocks: $1) }
        )
    }

    /// Lines of one block, as the reader of text files hands them on.
    static func plain(_ texts: [String]) -> Document {
        let lines = texts.map { Line(spans: [Span(text: $0)]) }
        return Document(
            mediaType: "text/plain",
            pages: [.init(number: 1, blocks: [Block(kind: .paragraph, lines: lines)])]
        )
    }

    /// The same in bold letters throughout.
    static func bold(_ document: Document) -> Document {
        var document = document
        for line in document.pages[0].blocks[0].lines.indices {
            document.pages[0].blocks[0].lines[line].spans[0].bold = true
        }
        return document
    }
}
