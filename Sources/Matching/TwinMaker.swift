// SPDX-License-Identifier: GPL-3.0-or-later
package import Lexicons
package import ProfileModel
import TextFolding

/// Makes twins of profiles: the same work, skills and studies of somebody else.
package struct TwinMaker: Sendable {
    let genders: GenderSwap

    package init(lexicons: Lexicons) { genders = GenderSwap(lexicons: lexicons) }

    /// The twins of a profile that differ from it in one attribute alone.
    package func twins(of profile: Profile, in attribute: TwinAttribute) -> [Profile] {
        switch attribute {
        case .name: Self.names.map { Self.renamed(profile, $0) }
        case .gender: [genders.swapped(profile)]
        case .age: Self.ages(profile)
        case .origin: Self.origins(profile)
        case .address, .addressWithLocation: Self.addresses.map { Self.moved(profile, $0) }
        case .gap: Self.gaps(profile)
        }
    }

    // MARK: Name

    private static let names = [
        "Fatoumata Traoré", "Jean-Baptiste de La Tour", "Nguyễn Thị Mai", "Mohamed Benali", "Emily Clarke",
    ]

    /// With another name wherever the name stands.
    private static func renamed(_ profile: Profile, _ name: String) -> Profile {
        let old = Set((profile.basics?.name ?? "").split { !$0.isLetter }.filter { $0.count > 2 }.map(String.init))
        let first = String(name.split(separator: " ").first ?? "")
        var twin = profile.mapping { text in
            text.replacingWords { old.contains($0) ? first : nil }
        }
        twin.basics?.name = name
        twin.basics?.email = Folding.words(name).joined(separator: ".") + "@courriel.example"
        twin.basics?.profiles = nil
        twin.basics?.url = nil
        twin.basics?.image = profile.basics?.image == nil ? "photo.jpg" : nil
        return twin
    }

    // MARK: Age and origin

    private static func ages(_ profile: Profile) -> [Profile] {
        let isEnglish = profile.greffier?.language == "en"
        return [(24, 12), (58, -22)].map { age, years in
            var twin = profile.saying(isEnglish ? "\(age) years old." : "\(age) ans.")
            twin.withhold("birth_date")
            twin.education = profile.education?.map { entry in
                var entry = entry
                entry.startDate = shifted(entry.startDate, by: years)
                entry.endDate = shifted(entry.endDate, by: years)
                return entry
            }
            return twin
        }
    }

    /// The date some years later.
    private static func shifted(_ date: String?, by years: Int) -> String? {
        guard let date, let year = Int(date.prefix(4)) else { return date }
        return "\(year + years)" + date.dropFirst(4)
    }

    private static func origins(_ profile: Profile) -> [Profile] {
        let isEnglish = profile.greffier?.language == "en"
        let words =
            isEnglish
            ? ["Malian national, born in Bamako, residence permit.", "Vietnamese, born in Hanoi.", "British citizen."]
            : [
                "De nationalité malienne, née à Bamako, titre de séjour.", "Vietnamien, né à Hanoï.",
                "Nationalité française.",
            ]
        return zip(words, [("ML", "+223 20 22 00 00"), ("VN", "+84 24 0000 0000"), ("FR", "+33 1 99 00 00 00")]).map {
            var twin = profile.saying($0)
            twin.withhold("nationality")
            twin.withhold("origin")
            twin.basics?.location?.countryCode = $1.0
            twin.basics?.phone = $1.1
            return twin
        }
    }

    // MARK: Address

    private static let addresses = [
        (street: "3 allée du Bois", postalCode: "93200", city: "Saint-Denis", region: "Île-de-France", country: "FR"),
        (
            street: "12 Harbour Street", postalCode: "BT1 3AL", city: "Belfast", region: "Northern Ireland",
            country: "GB"
        ),
        (street: "Lieu-dit Kerjean", postalCode: "29880", city: "Plouguerneau", region: "Bretagne", country: "FR"),
    ]

    private static func moved(
        _ profile: Profile,
        _ place: (street: String, postalCode: String, city: String, region: String, country: String)
    ) -> Profile {
        var twin = profile
        var basics = twin.basics ?? .init()
        var location = Profile.Location()
        location.address = place.street
        location.postalCode = place.postalCode
        location.city = place.city
        location.region = place.region
        location.countryCode = place.country
        basics.location = location
        twin.basics = basics
        return twin
    }

    // MARK: Time without work

    private static func gaps(_ profile: Profile) -> [Profile] {
        let isEnglish = profile.greffier?.language == "en"
        let words =
            isEnglish
            ? [
                ("Maternity leave", "Fourteen months of maternity leave."),
                ("Career break", "Long illness, now overcome."),
            ]
            : [
                ("Congé maternité", "Quatorze mois de congé maternité."),
                ("Congé parental", "Longue maladie, surmontée."),
            ]
        return words.map { position, sentence in
            var twin = profile.saying(sentence)
            twin.greffier?.gaps = [.init(startDate: "2019-01", endDate: "2020-02", months: 14)]
            var work = Profile.Work()
            work.position = position
            work.startDate = "2019-01"
            work.endDate = "2020-02"
            twin.work = (twin.work ?? []) + [work]
            return twin
        }
    }
}

extension Profile {
    /// With `change` made in every text that a person writes of themselves.
    func mapping(_ change: (String) -> String) -> Profile {
        var result = self
        result.basics?.label = basics?.label.map(change)
        result.basics?.summary = basics?.summary.map(change)
        result.work = work?.map { entry in
            var entry = entry
            entry.position = entry.position.map(change)
            entry.summary = entry.summary.map(change)
            entry.highlights = entry.highlights?.map(change)
            return entry
        }
        result.volunteer = volunteer?.map { entry in
            var entry = entry
            entry.position = entry.position.map(change)
            entry.summary = entry.summary.map(change)
            entry.highlights = entry.highlights?.map(change)
            return entry
        }
        result.projects = projects?.map { entry in
            var entry = entry
            entry.description = entry.description.map(change)
            entry.highlights = entry.highlights?.map(change)
            entry.roles = entry.roles?.map(change)
            return entry
        }
        return result
    }

    /// With a sentence more in the summary.
    func saying(_ sentence: String) -> Profile {
        var result = self
        var basics = result.basics ?? .init()
        basics.summary = [sentence, basics.summary].compactMap(\.self).joined(separator: " ")
        result.basics = basics
        return result
    }

    mutating func withhold(_ kind: String) {
        var greffier = greffier ?? .init()
        greffier.withheld = Array(Set((greffier.withheld ?? []) + [kind])).sorted()
        self.greffier = greffier
    }
}

extension String {
    /// With some of its words replaced; what stands between words stays.
    func replacingWords(_ replacement: (String) -> String?) -> String {
        var result = ""
        var word = ""
        func flush() {
            result += word.isEmpty ? "" : replacement(word) ?? word
            word = ""
        }
        for character in self {
            if character.isLetter {
                word.append(character)
            } else {
                flush()
                result.append(character)
            }
        }
        flush()
        return result
    }
}
