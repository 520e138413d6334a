// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Lexicons
import ProfileModel
import TextFolding

extension OfferReader {
    /// The kind of contract, the employer's number, and what of pay and remote work stands in sentences.
    func readFacts(_ items: [OfferItem], _ lines: [TextLine], _ draft: inout OfferDraft) {
        if draft.offer.type == nil { readTypeInProse(items, &draft) }
        readContract(items, &draft)
        readReference(lines, &draft)
        if draft.offer.salary == nil { readSalaryInProse(items, &draft) }
        if draft.offer.remote == nil { readRemoteInProse(items, &draft) }
    }

    // MARK: Contract

    private static let kinds: Set<String> = [
        "permanent", "fixed_term", "internship", "apprenticeship", "temporary", "freelance",
    ]

    /// Words that mean a contract wherever they stand; others, as `stage`, are also something else.
    private static let certain: Set<String> = [
        "cdi", "cdd", "alternance", "apprentissage", "professionnalisation", "interim", "freelance", "indeterminee",
        "determinee", "contract",
    ]

    private func readTypeInProse(_ items: [OfferItem], _ draft: inout OfferDraft) {
        for item in Self.few(items) where item.context != .company && item.context != .missions && !item.isLabelled {
            let ranges = WordRanges(item.text)
            let match = lexicons[.contracts].matches(in: ranges.words).first { match in
                Self.kinds.contains(match.entry.canonical)
                    && !Self.certain.isDisjoint(with: ranges.words[match.range])
            }
            guard let match, let words = ranges.printed(match.range) else { continue }
            draft.offer.type = words
            draft.prove("/type", by: item, words, 0.8)
            return
        }
    }

    /// By the words of `type`; those that stand first decide, as in `titulaire ou contractuel`.
    private func readContract(_ items: [OfferItem], _ draft: inout OfferDraft) {
        guard let type = draft.offer.type, var proof = draft.evidence["/type"] else { return }
        guard let kind = contract(printed: type) else { return }
        draft.update { $0.contract = kind }
        proof.derivation = "contract"
        draft.evidence["/x-greffier/contract"] = proof
    }

    /// The kind of contract that words name first.
    package func contract(printed text: String) -> String? {
        lexicons[.contracts].matches(in: Folding.words(text)).map(\.entry.canonical).first(where: Self.kinds.contains)
    }

    /// What can hold a fact of the offer: not a list of thousands of lines, nor one line with all of them.
    static func few(_ items: [OfferItem]) -> [OfferItem] {
        (items.prefix(300) + items.dropFirst(300).suffix(60)).filter { $0.text.utf8.count <= 2_000 }
    }

    // MARK: Reference

    private func readReference(_ lines: [TextLine], _ draft: inout OfferDraft) {
        let label =
            /(?i)(?:\br[ée]f(?:[ée]rence)?\b|\breference(?: number| no)?\b|\bjob id\b|\breq(?:uisition)?(?: id)?\b|\bn[°o] d['’ ]?offre\b|\b(?:offre|poste|avis)\s+n[°o]|\bkennziffer\b)(?: (?:de l['’])?(?:offre|annonce|number|id|no))*[\s.:#°]*([A-Za-z0-9][A-Za-z0-9._\/\-]{1,29})/
        // At the top or where people are asked to apply, on a line of ordinary length.
        for line in lines.prefix(200) + lines.dropFirst(200).suffix(40) where line.text.utf8.count <= 400 {
            guard line.text.contains(where: \.isNumber) else { continue }
            for match in line.text.matches(of: label) {
                var value = String(match.1)
                while let last = value.last, "._-/".contains(last) { value.removeLast() }
                guard value.contains(where: \.isNumber), !Self.isYearAlone(value) else { continue }
                draft.update { $0.reference = value }
                draft.prove("/x-greffier/reference", by: line, value, 0.9)
                return
            }
        }
    }

    private static func isYearAlone(_ text: String) -> Bool {
        text.count == 4 && Int(text).map { (1990...2099).contains($0) } == true
    }

    // MARK: Salary and remote work

    private func readSalaryInProse(_ items: [OfferItem], _ draft: inout OfferDraft) {
        let amount =
            /(?i)(?:[£$€]\s?\d[\d.,]*k?|\d[\d\s.,\x{A0}\x{202F}]*\s?(?:k\s?€|€|k?\s?euros\b|k?\s?eur\b|£)|grille indiciaire)/
        let others: Set<String> = [
            "chiffre", "affaires", "capital", "million", "millions", "m€", "budget", "turnover", "revenue", "milliard",
            "milliards", "portefeuille",
        ]
        for item in Self.few(items) where item.context != .company && item.context != .missions {
            for clause in Self.sentences(item.text) {
                guard clause.count <= 140, clause.firstMatch(of: amount) != nil,
                    others.isDisjoint(with: Folding.words(clause))
                else { continue }
                let value = Self.withoutSalaryLabel(clause)
                draft.offer.salary = value
                draft.prove("/salary", by: item, value, 0.8)
                return
            }
        }
    }

    private static func withoutSalaryLabel(_ text: String) -> String {
        guard let colon = text.firstIndex(of: ":") else { return text }
        let value = OfferOutline.trimmed(text[text.index(after: colon)...])
        return value.isEmpty ? text : value
    }

    private func readRemoteInProse(_ items: [OfferItem], _ draft: inout OfferDraft) {
        let cues: Set<String> = ["teletravail", "teletravaillable", "remote", "remotely", "hybrid", "hybride"]
        for item in Self.few(items) where item.context != .company {
            for clause in Self.sentences(item.text).flatMap({ $0.split(separator: ",") }) {
                let value = OfferOutline.trimmed(clause)
                guard value.count <= 90, !cues.isDisjoint(with: Folding.words(value)) else { continue }
                draft.offer.remote = value
                draft.prove("/remote", by: item, value, 0.75)
                return
            }
        }
    }

    /// Parts of a text between full stops and semicolons; points within figures are none.
    private static func sentences(_ text: String) -> [String] {
        var parts = [text]
        for separator in [". ", "; ", " ; ", "! ", " – ", " — "] {
            parts = parts.flatMap { $0.split(separator: separator).map { OfferOutline.trimmed($0) } }
        }
        return parts.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }.filter { !$0.isEmpty }
    }
}
