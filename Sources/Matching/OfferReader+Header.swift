// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Lexicons
import ProfileModel
import TextFolding

extension OfferReader {
    /// Title, company, place, contract, salary and remote work: by their labels, else from the lines on top.
    func readHeader(_ items: [OfferItem], _ draft: inout OfferDraft) {
        for item in items { readLabelled(item, &draft) }
        let opening = items.filter { $0.context == .opening && !$0.isBullet }
        readTitle(opening, items, &draft)
        let titleLine = draft.evidence["/title"]?.line
        for item in opening.prefix(12) where item.lines.first?.number != titleLine && item.text.count <= 120 {
            readPieces(of: item, &draft)
        }
        if draft.offer.company == nil { readCompanyInProse(items, &draft) }
        if draft.offer.location == nil { readPlaceInProse(items, &draft) }
        if draft.offer.location == nil { readPlaceOfAuthority(items, &draft) }
    }

    private func readLabelled(_ item: OfferItem, _ draft: inout OfferDraft) {
        switch item.context {
        case .title where draft.offer.title == nil: setTitle(item.text, item, 0.95, &draft)
        case .employer where draft.offer.company == nil: setCompany(item, &draft)
        case .location where draft.offer.location == nil: setLocation(item.text, item, 0.95, &draft)
        case .type where draft.offer.type == nil: set(\.type, "/type", item.text, item, 0.95, &draft)
        case .salary where draft.offer.salary == nil: set(\.salary, "/salary", item.text, item, 0.95, &draft)
        case .remote where draft.offer.remote == nil: set(\.remote, "/remote", item.text, item, 0.95, &draft)
        default: break
        }
    }

    /// `Client : Assurance mutualiste (Niort)` tells the place too.
    private func setCompany(_ item: OfferItem, _ draft: inout OfferDraft) {
        var company = item.text
        if company.hasSuffix(")"), let open = company.lastIndex(of: "(") {
            let town = OfferOutline.trimmed(company[company.index(after: open)...].dropLast())
            if place(in: town)?.city != nil {
                if draft.offer.location == nil { setLocation(town, item, 0.8, &draft) }
                company = OfferOutline.trimmed(company[..<open])
            }
        }
        if !company.isEmpty { set(\.company, "/company", company, item, 0.95, &draft) }
    }

    private func set(
        _ field: WritableKeyPath<Offer, String?>,
        _ pointer: String,
        _ value: String,
        _ item: OfferItem,
        _ confidence: Double,
        _ draft: inout OfferDraft
    ) {
        draft.offer[keyPath: field] = value
        draft.prove(pointer, by: item, value, confidence)
    }

    // MARK: Title

    /// The first line of the opening that names an occupation, else the first that is not something else.
    private func readTitle(_ opening: [OfferItem], _ items: [OfferItem], _ draft: inout OfferDraft) {
        guard draft.offer.title == nil else { return }
        let candidates = opening.prefix(10).filter { $0.text.count <= 100 && !$0.text.contains("@") }
        if let hiring = candidates.first(where: { titleInSentence($0.text) != nil }),
            let title = titleInSentence(hiring.text)
        {
            setTitle(title, hiring, 0.8, &draft)
        } else if let item = candidates.first(where: { isTitle($0.text) }) {
            setTitle(item.text, item, 0.9, &draft)
        } else if let item = candidates.first(where: {
            piece(of: $0.text) == .other && $0.text.split(separator: " ").count <= 10
        }) {
            setTitle(item.text, item, 0.5, &draft)
        } else if let item = items.first(where: { titleInSentence($0.text) != nil }),
            let title = titleInSentence(item.text)
        {
            setTitle(title, item, 0.6, &draft)
        }
    }

    /// Keeps the piece of the line that is the title; the others may be contract, place or salary.
    private func setTitle(_ text: String, _ item: OfferItem, _ confidence: Double, _ draft: inout OfferDraft) {
        let pieces = Self.pieces(of: text)
        var title = ""
        for part in pieces {
            switch piece(of: part) {
            case .contract where draft.offer.type == nil && (!title.isEmpty || pieces.count > 1 && part == pieces[0]):
                set(\.type, "/type", part, item, 0.8, &draft)
            case .place where draft.offer.location == nil && !title.isEmpty: setLocation(part, item, 0.8, &draft)
            case .salary where draft.offer.salary == nil && !title.isEmpty:
                set(\.salary, "/salary", part, item, 0.8, &draft)
            default:
                guard !Self.isGenderMark(part) else { continue }
                // What stood between two pieces is kept as printed, so that the title is a quote.
                title = title.isEmpty ? part : Self.span(from: title, through: part, in: text) ?? title
            }
        }
        let cleaned = Self.withoutGenderMark(title)
        guard !cleaned.isEmpty else { return }
        set(\.title, "/title", cleaned, item, confidence, &draft)
    }

    private func isTitle(_ text: String) -> Bool {
        let words = Folding.words(text)
        guard (1...14).contains(words.count), !text.hasSuffix(".") else { return false }
        let pieces = Self.pieces(of: text)
        var first = pieces.first ?? text
        // `Alternance – Assistant RH`
        if pieces.count > 1, piece(of: first) == .contract { first = pieces[1] }
        guard piece(of: first) == .other else { return false }
        if Self.hasGenderMark(text) { return true }
        return lexicons[.occupations].contains(first) || !lexicons[.titles].matches(in: Folding.words(first)).isEmpty
    }

    /// `Acme recrute un comptable (H/F)` → `comptable (H/F)`.
    private func titleInSentence(_ text: String) -> String? {
        let cues = [
            "recrute un(e) ", "recrute une ", "recrute un ", "recherche un(e) ", "recherche une ", "recherche un ",
            "recrutons un(e) ", "recrutons une ", "recrutons un ", "recherchons un(e) ", "recherchons une ",
            "recherchons un ",
            "is hiring a ", "is hiring an ", "is looking for a ", "is looking for an ", "are looking for a ",
            "are looking for an ", "are hiring a ", "are hiring an ", "is seeking a ", "is seeking an ", "seeks a ",
            "seeks an ",
            "recrute son ", "recrute sa ", "recherche son ", "recherche sa ", "recrute : ", "recherche : ", "recrute ",
        ]
        for cue in cues {
            guard let range = text.lowercased().firstRange(of: cue) else { continue }
            // Lower-casing keeps the length of the text in French and English; another script gives up here.
            let offset = text.lowercased().distance(from: text.lowercased().startIndex, to: range.upperBound)
            guard offset < text.count else { return nil }
            let rest = text.dropFirst(offset)
            let ends = [
                " pour ", " afin ", " en CDI", " en CDD", " to ", " who ", " for ", " qui ", ", ", ". ",
                " dans le cadre", " à partir",
            ]
            let end = ends.compactMap { rest.firstRange(of: $0)?.lowerBound }.min() ?? rest.endIndex
            var title = OfferOutline.trimmed(rest[..<end])
            while title.hasSuffix(".") || title.hasSuffix(":") { title.removeLast() }
            let words = Folding.words(title)
            guard (1...10).contains(words.count),
                !lexicons[.titles].matches(in: words).isEmpty || Self.hasGenderMark(title)
            else {
                continue
            }
            return title
        }
        return nil
    }

    // MARK: Company, place, contract

    /// `fact` is one of another kind, as a date or the kind of document.
    private enum Piece { case contract, place, salary, remote, fact, other }

    /// `Company – City – CDI`: each piece by its words; two unknown pieces are company and place.
    private func readPieces(of item: OfferItem, _ draft: inout OfferDraft) {
        let pieces = Self.pieces(of: item.text)
        var unknown: [String] = []
        for part in pieces {
            switch piece(of: part) {
            case .contract: if draft.offer.type == nil { set(\.type, "/type", part, item, 0.9, &draft) }
            case .place:
                let company = companyAndPlace(part, item, &draft)
                if company != [part] { unknown += company }
                if draft.offer.location == nil { setLocation(part, item, 0.9, &draft) }
            case .salary: if draft.offer.salary == nil { set(\.salary, "/salary", part, item, 0.85, &draft) }
            case .remote: if draft.offer.remote == nil { set(\.remote, "/remote", part, item, 0.85, &draft) }
            case .fact: break
            case .other: unknown += companyAndPlace(part, item, &draft)
            }
        }
        if unknown.count == 2, draft.offer.location == nil, draft.offer.company == nil, Self.looksLikePlace(unknown[1])
        {
            setLocation(unknown.removeLast(), item, 0.7, &draft)
        }
        guard let first = unknown.first, draft.offer.company == nil, first.split(separator: " ").count <= 8,
            !first.contains("@"), !first.hasSuffix("."), !first.contains("http"), first.contains(where: \.isLetter)
        else { return }
        set(\.company, "/company", first, item, pieces.count > 1 ? 0.85 : 0.6, &draft)
    }

    /// `Groupe Kerdoncuff, Vannes` → the company, with the place taken; other pieces as they are.
    private func companyAndPlace(_ part: String, _ item: OfferItem, _ draft: inout OfferDraft) -> [String] {
        guard draft.offer.location == nil, let comma = part.lastIndex(of: ",") else { return [part] }
        let (company, town) = (
            OfferOutline.trimmed(part[..<comma]), OfferOutline.trimmed(part[part.index(after: comma)...])
        )
        guard !company.isEmpty, place(in: town) != nil, place(in: company) == nil else { return [part] }
        setLocation(town, item, 0.8, &draft)
        return [company]
    }

    /// Words with which a line begins that tells something else of the offer.
    private static let factWords: Set<String> = [
        "ref", "reference", "date", "demarrage", "duree", "tel", "candidatures", "candidature", "publie", "publiee",
        "avis",
        "horaires", "start", "closing", "posted", "you", "vous", "tu", "we", "nous",
    ]

    private static let authorities: Set<String> = [
        "ville", "mairie", "commune", "metropole", "departement", "region", "communaute", "agglomeration", "conseil",
        "universite", "university", "city", "council",
    ]

    private func piece(of text: String) -> Piece {
        let words = Folding.words(text)
        guard !words.isEmpty, words.count <= 14 else { return .other }
        if Self.factWords.contains(words[0]) || lexicons[.offerOpenings].contains(text) { return .fact }
        if Self.authorities.contains(words[0]), words.count > 1 { return .other }
        if words.contains(where: { $0.utf8.count == 4 && $0.allSatisfy(\.isNumber) }),
            !PrintedDay.all(in: text, lexicons: lexicons, isEnglish: false).isEmpty,
            lexicons[.contracts].matches(in: words).isEmpty
        {
            return .fact
        }
        let contracts = lexicons[.contracts].matches(in: words)
        if let first = contracts.first, first.range.lowerBound <= 1, words.count <= 10 {
            let isTimeOnly = contracts.allSatisfy { $0.entry.attributes["time"] != nil }
            if !isTimeOnly { return .contract }
            return contracts.allSatisfy({ $0.entry.canonical == "remote" }) ? .remote : .contract
        }
        if text.contains("€") || text.contains("£") || text.contains("$"), text.contains(where: \.isNumber) {
            return .salary
        }
        if words.contains("teletravail") || words.first == "remote" { return .remote }
        return place(in: text) == nil ? .other : .place
    }

    /// `installé à Lille`, `based in Leeds`: a known town behind words that place something.
    private func readPlaceInProse(_ items: [OfferItem], _ draft: inout OfferDraft) {
        let cue = /(?:(?:situé|installé|basé|implanté)(?:\(?e\)?)?s? à|(?:based|located) in)\s+/
        for item in Self.few(items).prefix(40) {
            guard let match = item.text.firstMatch(of: cue) else { continue }
            let rest = item.text[match.range.upperBound...].prefix(40)
            let town = OfferOutline.trimmed(rest.prefix { !",.;:()".contains($0) })
            guard town.first?.isUppercase == true, let city = place(in: town)?.city else { continue }
            setLocation(city, item, 0.7, &draft)
            return
        }
    }

    /// `VILLE DE QUIMPER`: a town that hires names itself.
    private func readPlaceOfAuthority(_ items: [OfferItem], _ draft: inout OfferDraft) {
        guard let company = draft.offer.company, let line = draft.evidence["/company"]?.line,
            let item = items.first(where: { $0.lines.contains { $0.number == line } })
        else { return }
        let ranges = WordRanges(company)
        let towns: Set<String> = ["ville", "mairie", "commune", "city", "town"]
        guard let first = ranges.words.first, towns.contains(first), ranges.words.count >= 3,
            let town = ranges.printed(2..<ranges.words.count), place(in: town)?.city != nil
        else { return }
        setLocation(town, item, 0.75, &draft)
    }

    /// `Acme (120 salariés) recrute…`, `Acme is hiring.`: who stands before the verb.
    private func readCompanyInProse(_ items: [OfferItem], _ draft: inout OfferDraft) {
        let verbs = [
            " recrute", " recherche", " is hiring", " is looking", " is seeking", " est un", " est le", " est la",
            " is a", " is the", " designs ", " develops ", " builds ", " makes ", " provides ", " conçoit ",
            " fabrique ",
            " développe ", " propose ", " accompagne ", " édite ", " has been ", " operates ", " supplies ",
            " manufactures ", " exists ", " existe depuis ", " exploite ",
        ]
        for item in items.prefix(15) where item.context == .company || item.context == .opening {
            guard let cut = verbs.compactMap({ item.text.firstRange(of: $0)?.lowerBound }).min() else { continue }
            var name = item.text[..<cut]
            if let bracket = name.firstIndex(of: "(") { name = name[..<bracket] }
            if let comma = name.firstIndex(of: ",") { name = name[..<comma] }
            let company = OfferOutline.trimmed(name)
            let pronouns: Set<String> = [
                "nous", "we", "notre", "our", "il", "elle", "it", "the", "on", "vous", "you", "ce", "this",
            ]
            guard let first = Folding.words(company).first, !pronouns.contains(first),
                company.split(separator: " ").count <= 6,
                company.first?.isUppercase == true
            else { continue }
            set(\.company, "/company", company, item, 0.7, &draft)
            return
        }
    }
}
