// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import JSONSchemas
import JobModel
import ProfileModel

/// Makes an offer of a model's answer: the words of the document in the places of the model's.
struct OfferAssembly {
    private let grounding: Grounding
    private let normalizers: OfferNormalizers
    var reading = OfferModelReading()

    init(lines: [TextLine], normalizers: OfferNormalizers) {
        grounding = Grounding(lines: lines)
        self.normalizers = normalizers
    }

    mutating func add(_ answer: JSONValue) {
        for fact in OfferFact.allCases {
            if let span = span(answer[key: fact.rawValue]) { add(fact, span) }
        }
        for skill in answer[key: "skills"]?.array ?? [] { add(skill: skill) }
        for language in answer[key: "languages"]?.array ?? [] { add(language: language) }
    }

    /// The words of the document for a value; what is not there is counted.
    private mutating func span(_ value: JSONValue?) -> Grounding.Span? {
        guard let value, let text = value[key: "text"]?.string, let line = value[key: "line"]?.integer else {
            return nil
        }
        let span = grounding.span(for: text, near: line)
        if span == nil { reading.dropped += 1 }
        return span
    }

    // MARK: Facts

    private mutating func add(_ fact: OfferFact, _ span: Grounding.Span) {
        switch fact {
        case .title: set(\.title, "/title", span)
        case .company: set(\.company, "/company", span)
        case .salary: set(\.salary, "/salary", span)
        case .remote: set(\.remote, "/remote", span)
        case .contract:
            set(\.type, "/type", span)
            derive(\.contract, "contract", normalizers.contract, span, isCounted: false)
        case .city:
            var location = Profile.Location()
            location.city = span.quote
            reading.offer.location = location
            prove("/location/city", span)
        case .reference:
            update { $0.reference = span.quote }
            prove("/x-greffier/reference", span)
        case .deadline: derive(\.validUntil, "valid_until", day, span, by: "date")
        case .start: derive(\.startDate, "start_date", normalizers.date, span, by: "date")
        case .experience:
            set(\.experience, "/experience", span)
            derive(\.years, "years", normalizers.years, span, isCounted: false)
        case .degree: derive(\.eqf, "eqf", normalizers.degree, span)
        }
    }

    private func day(_ text: String) -> String? { normalizers.date(text).flatMap { $0.count == 10 ? $0 : nil } }

    private mutating func set(_ field: WritableKeyPath<Offer, String?>, _ place: String, _ span: Grounding.Span) {
        reading.offer[keyPath: field] = span.quote
        prove(place, span)
    }

    /// A value that follows from words of the document; words that say none are counted where they alone would be kept.
    private mutating func derive<Value>(
        _ field: WritableKeyPath<Offer.Greffier, Value?>,
        _ name: String,
        _ normalizer: (String) -> Value?,
        _ span: Grounding.Span,
        by rule: String? = nil,
        isCounted: Bool = true
    ) {
        guard let value = normalizer(span.quote) else {
            reading.dropped += isCounted ? 1 : 0
            return
        }
        update { $0[keyPath: field] = value }
        prove("/x-greffier/" + name, span, rule ?? name)
    }

    // MARK: Lists

    private mutating func add(skill: JSONValue) {
        guard let span = span(skill), let level = skill[key: "level"]?.string else { return }
        let known = reading.offer.skills ?? []
        guard !known.contains(where: { $0.name == span.quote }) else { return }
        reading.offer.skills = known + [Offer.Skill(name: span.quote, level: level)]
        prove("/skills/\(known.count)/name", span)
        prove("/skills/\(known.count)/level", span, "section")
    }

    private mutating func add(language: JSONValue) {
        guard let span = span(language), let isRequired = language[key: "required"]?.bool else { return }
        let known = reading.offer.greffier?.languages ?? []
        let code = normalizers.language(span.quote)
        // A word that no table knows as a language cannot be compared with any CV.
        guard let code else {
            reading.dropped += 1
            return
        }
        guard !known.contains(where: { normalizers.language($0.language) == code }) else { return }
        let stated = language[key: "level"]?.string
            .flatMap { grounding.span(for: $0, near: span.line + 1) }.flatMap { $0.line == span.line ? $0 : nil }
        let cefr = stated.flatMap { normalizers.level($0.quote) }
        update { $0.languages = known + [.init(language: span.quote, cefr: cefr, isRequired: isRequired)] }
        let place = "/x-greffier/languages/\(known.count)"
        prove(place + "/language", span)
        prove(place + "/required", span, "section")
        if cefr != nil, let stated { prove(place + "/cefr", stated, "cefr") }
    }

    // MARK: Proof

    private mutating func prove(_ place: String, _ span: Grounding.Span, _ derivation: String? = nil) {
        reading.evidence[place] = grounding.evidence(span, derivation: derivation)
    }

    private mutating func update(_ change: (inout Offer.Greffier) -> Void) {
        var own = reading.offer.greffier ?? Offer.Greffier()
        change(&own)
        reading.offer.greffier = own
    }
}
