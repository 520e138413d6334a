// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import Lexicons
import Matching
package import ProfileModel
package import Profiles

/// Takes out of what reports are made of who the candidates are.
///
/// A code stands in the place of each name, the same as in the candidate's other blind documents. Quotes of CVs and
/// reasons lose what tells whose they are; of candidates that are no longer known nothing is quoted.
package struct BlindReport {
    private let options: BlindOptions
    private let secret: Data
    private let lexicons: Lexicons

    package init(options: BlindOptions, secret: Data, lexicons: Lexicons) {
        self.options = options
        self.secret = secret
        self.lexicons = lexicons
    }

    /// The profile that templates see.
    package func profile(_ profile: Profile) throws -> Profile {
        try ProfileBlinder(lexicons: lexicons).blind(profile, code: try code(of: profile), options: options)
    }

    /// The scores of the candidate of `profile`, and the code that stands for the name.
    package func scores(_ scores: Scores, of profile: Profile) throws -> (scores: Scores, code: String) {
        let words = try words(about: profile)
        var result = scores
        for index in result.offers.indices {
            Self.clean(&result.offers[index].mustHaves, words)
            Self.clean(&result.offers[index].categories, words)
            result.offers[index].changes = result.offers[index].changes?.map { change in
                var open = change
                open.sentence = words.text(change.sentence)
                return open
            }
        }
        return (result, words.code)
    }

    /// A shortlist; `profiles` has those of its candidates, by their ids.
    package func shortlist(_ list: Shortlist, _ profiles: [String: Profile]) throws -> Shortlist {
        var result = list
        for index in result.candidates.indices {
            var match = result.candidates[index]
            try blind(&match.candidate, &match.mustHaves, &match.reasons, profiles)
            result.candidates[index] = match
        }
        result.leftOut = []
        return result
    }

    /// The offers of a night with their candidates; the lists by candidate, which no digest shows, go.
    package func night(_ night: Recommendations, _ profiles: [String: Profile]) throws -> Recommendations {
        var result = night
        result.candidates = []
        result.leftOut = []
        for offer in result.offers.indices {
            result.offers[offer].others = []
            for index in result.offers[offer].candidates.indices {
                var match = result.offers[offer].candidates[index]
                try blind(&match.candidate, &match.mustHaves, &match.reasons, profiles)
                result.offers[offer].candidates[index] = match
            }
        }
        return result
    }

    private func code(of profile: Profile) throws -> String {
        try CandidateCode(of: profile, secret: secret).text
    }

    private func words(about profile: Profile) throws -> BlindWords {
        BlindWords(of: profile, code: try code(of: profile), options: options, lexicons: lexicons)
    }

    private static func named(_ name: String) -> Profile {
        var profile = Profile()
        profile.basics = .init()
        profile.basics?.name = name
        return profile
    }

    /// Takes name and file name, which often holds it, off a candidate of a list, and cleans what is said of it.
    private func blind(
        _ candidate: inout Recommendations.CandidateReference,
        _ demands: inout [Scores.MustHave],
        _ reasons: inout [String],
        _ profiles: [String: Profile]
    ) throws {
        let known = profiles[candidate.id]
        let words = try words(about: known ?? Self.named(candidate.name))
        candidate = .init(id: candidate.id, source: "", name: words.code)
        if known == nil {
            for index in demands.indices { demands[index].cvQuote = nil }
            reasons = []
        }
        Self.clean(&demands, words)
        Self.clean(&reasons, words)
    }

    private static func clean(_ demands: inout [Scores.MustHave], _ words: BlindWords) {
        for index in demands.indices { demands[index].cvQuote = quote(demands[index].cvQuote, words) }
    }

    private static func clean(_ categories: inout [Scores.Category], _ words: BlindWords) {
        for category in categories.indices {
            for item in categories[category].items.indices {
                categories[category].items[item].cvQuote = quote(categories[category].items[item].cvQuote, words)
            }
        }
    }

    private static func clean(_ texts: inout [String], _ words: BlindWords) {
        texts = texts.map(words.text).filter { !$0.isEmpty }
    }

    private static func quote(_ quote: String?, _ words: BlindWords) -> String? {
        quote.map(words.text).flatMap { $0.isEmpty ? nil : $0 }
    }
}
