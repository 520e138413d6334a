// SPDX-License-Identifier: GPL-3.0-or-later

/// How printed words of an offer become values: the rules' own tables, so that a model decides none of them.
package struct OfferNormalizers: Sendable {
    /// Of words of the document: the value that they say, or `nil`.
    package typealias Normalizer<Value> = @Sendable (String) -> Value?

    /// `YYYY-MM-DD` or `YYYY-MM`.
    package var date: Normalizer<String>
    /// Years of experience, the lower bound.
    package var years: Normalizer<Double>
    /// The lowest EQF level named.
    package var degree: Normalizer<Int>
    /// A1 to C2.
    package var level: Normalizer<String>
    /// Tells names of one language as one.
    package var language: Normalizer<String>
    /// The kind of contract.
    package var contract: Normalizer<String>
    /// The name that all spellings of a known skill share.
    package var skill: Normalizer<String>

    package init(
        date: @escaping Normalizer<String>,
        years: @escaping Normalizer<Double>,
        degree: @escaping Normalizer<Int>,
        level: @escaping Normalizer<String>,
        language: @escaping Normalizer<String>,
        contract: @escaping Normalizer<String>,
        skill: @escaping Normalizer<String>
    ) {
        self.date = date
        self.years = years
        self.degree = degree
        self.level = level
        self.language = language
        self.contract = contract
        self.skill = skill
    }
}
