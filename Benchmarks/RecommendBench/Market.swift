// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Lexicons
import ProfileModel
import SeededRandom
import TestLexicons

/// Profiles and offers that a seed makes: real ones varied, or ones put together of the lexicons' titles and skills.
struct Market {
    private let models: [Profile]
    private let titles: [String]
    private let skills: [String]
    private static let verbs = [
        "Mise en place de", "Suivi de", "Refonte de", "Encadrement de", "Design of", "Support of",
    ]
    private static let things = ["la paie", "un entrepôt", "services", "the platform", "chantiers", "comptes clients"]

    init(profiles: URL?) throws {
        let lexicons = try ShippedLexicons.shared.get()
        titles = lexicons[.occupations].entries.map(\.canonical).sorted()
        skills = lexicons[.skills].entries.map(\.canonical).sorted()
        models =
            try profiles.map { folder in
                try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
                    .filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
                    .map { try JSONDecoder().decode(Profile.self, from: Data(contentsOf: $0)) }
            } ?? []
    }

    /// The candidate of this number; `round` makes another CV of the same person.
    func profile(_ number: Int, round: Int = 0) -> Profile {
        var random = SplitMix64(seed: UInt64(number) &* 31 &+ UInt64(round) &* 7_919 &+ 1)
        var profile = models.isEmpty ? made(&random) : models[random.below(models.count)]
        if profile.basics == nil { profile.basics = .init() }
        profile.basics?.name = "Candidat \(number)"
        profile.basics?.email = "c\(number)@example.org"
        // The own words of each: three skills more, and a line that nobody else wrote.
        var group = Profile.Skill()
        group.name = "Autres"
        group.keywords = (0..<3).map { _ in random.pick(skills) }
        profile.skills = (profile.skills ?? []) + [group]
        for index in (profile.work ?? []).indices {
            let line = "\(random.pick(Self.verbs)) \(random.pick(Self.things)), \(random.pick(skills)) (\(number))"
            let known = profile.work?[index].highlights ?? []
            profile.work?[index].highlights = known + [line]
        }
        return profile
    }

    private func made(_ random: inout SplitMix64) -> Profile {
        var profile = Profile()
        profile.basics = .init()
        let near = random.below(titles.count)
        profile.basics?.label = titles[near]
        profile.work = (0..<3 + random.below(3)).map { place in
            var work = Profile.Work()
            work.name = "Société \(random.below(5_000))"
            work.position = titles[min(titles.count - 1, near + random.below(4))]
            work.startDate = "\(2021 - 3 * place)-0\(1 + random.below(9))"
            work.endDate = place == 0 ? nil : "\(2024 - 3 * place)-0\(1 + random.below(9))"
            work.highlights = (0..<4).map { _ in
                "\(random.pick(Self.verbs)) \(random.pick(Self.things)) : \(random.pick(skills)), \(random.pick(skills))"
            }
            return work
        }
        var group = Profile.Skill()
        group.name = "Compétences"
        group.keywords = (0..<10).map { _ in random.pick(skills) }
        profile.skills = [group]
        var study = Profile.Education()
        study.institution = "Université \(random.below(80))"
        study.studyType = random.pick(["Licence", "Master", "BTS", "Doctorat"])
        study.area = random.pick(["Informatique", "Gestion", "Droit", "Chimie"])
        profile.education = [study]
        var language = Profile.Language()
        language.language = random.pick(["Anglais", "Espagnol", "Allemand"])
        language.fluency = random.pick(["A2", "B1", "B2", "C1"])
        profile.languages = [language]
        return profile
    }

    func offer(_ number: Int) -> Offer {
        var random = SplitMix64(seed: UInt64(number) &* 131 &+ 977)
        let model = models.isEmpty ? made(&random) : models[random.below(models.count)]
        var offer = Offer()
        offer.title = model.basics?.label ?? model.work?.first?.position ?? random.pick(titles)
        let own = (model.skills ?? []).flatMap { $0.keywords ?? [] }
        offer.skills = (0..<8).map { place in
            .init(
                name: own.isEmpty || place > 5 ? random.pick(skills) : random.pick(own),
                level: place < 5 ? "required" : "preferred"
            )
        }
        offer.greffier = .init()
        offer.greffier?.years = Double(1 + random.below(6))
        offer.greffier?.eqf = 5 + random.below(3)
        offer.greffier?.languages = [
            .init(language: "Anglais", cefr: random.pick(["B1", "B2", "C1"]), isRequired: true)
        ]
        return offer
    }
}
