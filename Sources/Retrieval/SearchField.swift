// SPDX-License-Identifier: GPL-3.0-or-later
import TextFolding

/// What a search can ask of an entry beside its words, as in `skill:swift` or `ville:Rennes`.
package enum SearchField: String, Sendable, CaseIterable, Hashable {
    case name, title, skill, city, language, employer, school, degree, source, tag

    /// The field that a person calls `name`, in English or French, with or without accents.
    package init?(name: String) {
        guard let field = Self.byName[Folding.fold(name)] else { return nil }
        self = field
    }

    /// All that the field may be called, the usual English and French names first.
    package var names: [String] {
        switch self {
        case .name: ["name", "nom", "names", "noms", "candidate", "candidat"]
        case .title: ["title", "poste", "titre", "métier", "titles", "postes", "position", "job", "role"]
        case .skill: ["skill", "compétence", "skills", "compétences"]
        case .city: ["city", "ville", "cities", "villes", "town", "location", "lieu"]
        case .language: ["language", "langue", "languages", "langues", "lang"]
        case .employer: ["employer", "employeur", "employers", "employeurs", "company", "entreprise", "société"]
        case .school: ["school", "école", "schools", "écoles", "établissement", "university", "université"]
        case .degree: ["degree", "diplôme", "degrees", "diplômes", "diploma", "formation"]
        case .source: ["source", "fichier", "file"]
        case .tag: ["tag", "étiquette", "tags", "étiquettes"]
        }
    }

    /// The folded name nearest to what was typed, for a hint; `nil` where none is near.
    static func nearest(to name: String) -> String? {
        let typed = Folding.fold(name)
        guard typed.count >= 3 else { return nil }
        let ranked = byName.keys.map { (name: $0, likeness: Similarity.ratio($0, typed)) }.filter {
            $0.likeness >= 0.75
        }
        return ranked.max { ($0.likeness, $1.name) < ($1.likeness, $0.name) }?.name
    }

    private static let byName: [String: SearchField] = {
        let pairs = allCases.flatMap { field in field.names.map { (Folding.fold($0), field) } }
        return Dictionary(pairs) { first, _ in first }
    }()
}
