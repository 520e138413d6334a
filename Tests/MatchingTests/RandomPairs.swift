// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Matching
import ProfileModel
import SeededRandom

/// Profiles and offers drawn from a seed, with every gap and oddity that real ones have.
struct RandomPairs {
    private var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    private let skills = [
        "Java", "Spring Boot", "SQL", "PostgreSQL", "Kubernetes", "Angular", "TypeScript", "React", "Git", "Silae",
        "ADP",
        "Déclaration de TVA", "HACCP", "Conduite de nacelle", "Tenue du registre des pontons", "SAP", "Excel",
        "CACES 3",
    ]
    private let titles = [
        "Développeur Java", "Développeuse full-stack", "Comptable", "Gestionnaire de paie", "Cuisinière", "Infirmier",
        "Chef de projet", "Gardien de phare", "Data engineer", "Stagiaire développement web",
    ]
    private let degrees = [
        ("Master Informatique", 7), ("BTS Comptabilité", 5), ("Diplôme d'État infirmier", 6), ("CAP Cuisine", 3),
    ]
    private let levels = ["A2", "B1", "B2", "C1", "C2"]

    private mutating func some<Element>(_ choices: [Element], atMost limit: Int) -> [Element] {
        Array(choices.shuffled(using: &random).prefix(random.below(limit + 1)))
    }

    private mutating func month() -> String { "20\(10 + random.below(16))-\(random.chance(50) ? "03" : "11")" }

    mutating func weights() -> ScoringWeights {
        var weights = ScoringWeights()
        for category in ScoreCategory.allCases { weights[category] = Double(random.below(50)) / 3 }
        weights.skills += 1
        return weights
    }

    mutating func profile() -> Profile {
        var profile = Profile()
        var basics = Profile.Basics()
        if random.chance(70) { basics.label = random.pick(titles) }
        if random.chance(70) {
            basics.location = Profile.Location()
            basics.location?.city = random.pick(["Brest", "Nantes", "Lyon"])
            basics.location?.region = random.chance(50) ? "Bretagne" : nil
        }
        profile.basics = basics
        profile.work = (0..<random.below(4)).map { _ in
            var work = Profile.Work()
            work.position = random.chance(90) ? random.pick(titles) : nil
            work.startDate = random.chance(90) ? month() : nil
            work.endDate = random.chance(60) ? month() : nil
            if random.chance(50) { work.highlights = some(skills, atMost: 2).map { "Mise en place de \($0)" } }
            return work
        }
        if random.chance(80) {
            var skill = Profile.Skill()
            skill.keywords = some(skills, atMost: 8)
            profile.skills = [skill]
        }
        profile.education = some(degrees, atMost: 2).map { degree in
            var education = Profile.Education()
            education.studyType = degree.0
            if random.chance(60) {
                education.greffier = .init()
                education.greffier?.eqf = degree.1
            }
            return education
        }
        profile.languages = some(["anglais", "German", "espagnol"], atMost: 2).map { name in
            var language = Profile.Language()
            language.language = name
            language.fluency = random.chance(70) ? random.pick(levels) : nil
            return language
        }
        return profile
    }

    mutating func offer(_ id: String = "o") -> OfferEntry {
        var offer = Offer()
        if random.chance(85) { offer.title = random.pick(titles) }
        offer.skills = some(skills, atMost: 8).map {
            .init(name: $0, level: random.chance(60) ? "required" : "preferred")
        }
        var greffier = Offer.Greffier()
        if random.chance(60) { greffier.years = Double(1 + random.below(16)) / 2 }
        if random.chance(50) {
            let degree = random.pick(degrees)
            offer.qualifications = [degree.0]
            greffier.eqf = degree.1
        }
        greffier.languages = some(["anglais", "allemand"], atMost: 2).map {
            .init(language: $0, cefr: random.chance(70) ? random.pick(levels) : nil, isRequired: random.chance(60))
        }
        offer.greffier = greffier
        if random.chance(60) {
            offer.location = Profile.Location()
            offer.location?.city = random.pick(["Brest", "Nantes"])
            offer.location?.region = "Bretagne"
        }
        return OfferEntry(
            reference: .init(id: id, source: "\(id).pdf", title: offer.title ?? id),
            offer: offer,
            evidence: [:]
        )
    }
}
