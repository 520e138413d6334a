// SPDX-License-Identifier: GPL-3.0-or-later

/// How much each category counts, in any unit: only the ratios matter.
///
/// The default is skills 35, experience 20, title 20, education 10, languages 10, meaning 5, location 0. Location counts
/// only where somebody gives it a weight. Negative weights count as 0.
package struct ScoringWeights: Sendable, Equatable {
    package var skills: Double
    package var experience: Double
    package var title: Double
    package var education: Double
    package var languages: Double
    package var location: Double
    /// Closeness of meaning, where whoever scores has an embedder for it.
    package var meaning: Double

    package init(
        skills: Double = 35,
        experience: Double = 20,
        title: Double = 20,
        education: Double = 10,
        languages: Double = 10,
        location: Double = 0,
        meaning: Double = 5
    ) {
        self.skills = skills
        self.experience = experience
        self.title = title
        self.education = education
        self.languages = languages
        self.location = location
        self.meaning = meaning
    }

    /// The weights that the options of a stage name, by category; categories left out keep their default.
    ///
    /// Returns `nil` for a name that is no category, a negative or infinite weight, or weights that are all 0.
    package init?(named weights: [String: Double]) {
        self.init()
        for (name, weight) in weights {
            guard let category = ScoreCategory(rawValue: name), weight.isFinite, weight >= 0 else { return nil }
            self[category] = weight
        }
        guard ScoreCategory.allCases.contains(where: { self[$0] > 0 }) else { return nil }
    }

    /// The weight of one category.
    package subscript(category: ScoreCategory) -> Double {
        get {
            switch category {
            case .skills: skills
            case .experience: experience
            case .title: title
            case .education: education
            case .languages: languages
            case .location: location
            case .meaning: meaning
            }
        }
        set {
            switch category {
            case .skills: skills = newValue
            case .experience: experience = newValue
            case .title: title = newValue
            case .education: education = newValue
            case .languages: languages = newValue
            case .location: location = newValue
            case .meaning: meaning = newValue
            }
        }
    }
}

/// The parts of a score, in the order in which they are shown.
package enum ScoreCategory: String, CaseIterable, Sendable {
    case skills, experience, title, education, languages, meaning, location
}
