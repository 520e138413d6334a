// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import ProfileModel
import TextFolding

extension OfferReader {
    /// The last day of applications, the first day of work and the day of publication, where they are printed.
    func readDates(_ items: [OfferItem], _ draft: inout OfferDraft) {
        let isEnglish = draft.offer.greffier?.language == "en"
        for item in Self.few(items) {
            let label = item.isLabelled ? item.heading ?? "" : ""
            let text = label.isEmpty ? item.text : label + " : " + item.text
            let dates = PrintedDay.all(in: text, lexicons: lexicons, isEnglish: isEnglish)
            guard !dates.isEmpty else { continue }
            let words = Folding.words(text)
            for date in dates {
                switch Self.meaning(of: date, in: words, item) {
                case .deadline where date.isDay: setDeadline(date, item, &draft)
                case .start where draft.offer.greffier?.startDate == nil:
                    draft.update { $0.startDate = date.text }
                    draft.prove("/x-greffier/start_date", by: item, date.quote, 0.9, derivation: "date")
                case .published where draft.offer.date == nil:
                    draft.offer.date = date.text
                    draft.prove("/date", by: item, date.quote, 0.9, derivation: "date")
                default: break
                }
            }
        }
    }

    /// Of several last days the latest counts: an offer is closed too late rather than too early.
    private func setDeadline(_ date: PrintedDay, _ item: OfferItem, _ draft: inout OfferDraft) {
        if let known = draft.offer.greffier?.validUntil {
            draft.contradictsDates = draft.contradictsDates || known != date.text
            guard date.text > known else { return }
        }
        draft.update { $0.validUntil = date.text }
        draft.prove("/x-greffier/valid_until", by: item, date.quote, 0.9, derivation: "date")
    }

    private enum Meaning { case deadline, start, published }

    /// What a date is about, by the nearest words before it.
    private static func meaning(of date: PrintedDay, in words: [String], _ item: OfferItem) -> Meaning? {
        let before = words[..<min(date.range.lowerBound, words.count)].suffix(12).joined(separator: " ")
        let place = { (cues: [String]) -> Int? in
            cues.compactMap { (" " + before + " ").lastIndex(ofWords: $0) }.max()
        }
        let all = " " + words.joined(separator: " ") + " "
        let speaksOfApplying = item.context == .application || applying.contains { all.contains(" \($0)") }
        let found: [(Meaning, Int)] = [
            (.deadline, place(deadlines)), (.deadline, speaksOfApplying ? place(limits) : nil),
            (.start, place(starts)), (.published, place(publications)),
        ].compactMap { meaning, place in place.map { (meaning, $0) } }
        return found.max { $0.1 < $1.1 }?.0
    }

    private static let deadlines = [
        "date limite", "limite de candidature", "limite de depot", "limite de reponse", "cloture", "fin de depot",
        "closing date", "closes on", "close on", "closing on", "deadline", "apply by", "apply before", "apply until",
        "applications by", "valid until", "offre valable jusqu au", "bewerbungsfrist",
    ]
    /// They speak of the last day where applying is spoken of at all.
    private static let limits = [
        "jusqu au", "jusqu en", "avant le", "avant fin", "au plus tard le", "au plus tard", "before", "until", "by",
        "no later than", "not later than", "bis zum", "bis",
    ]
    private static let applying = [
        "candidatur", "candidater", "postul", "dossier", "application", "apply", "applicant", "bewerb", "cv ",
    ]
    private static let starts = [
        "prise de poste", "prise de fonction", "prise de fonctions", "date de debut", "date d entree", "demarrage",
        "debut de mission", "debut de la mission", "debut du contrat", "debut de contrat", "debut", "a pourvoir",
        "a partir de", "a partir du", "a compter du", "a compter de", "start date", "starting date",
        "starting", "starts on", "start on", "start", "commencing", "available from", "eintritt", "ab dem",
    ]
    private static let publications = [
        "publie le", "publiee le", "date de publication", "parue le", "mise en ligne le", "date posted", "posted on",
        "posted", "published on", "published",
    ]
}

extension String {
    /// Where the last occurrence of some words ends in a text of words between blanks; `nil` where there is none.
    fileprivate func lastIndex(ofWords words: String) -> Int? {
        var found: Int?
        var from = startIndex
        while let range = self[from...].firstRange(of: " \(words) ") {
            found = distance(from: startIndex, to: range.upperBound)
            from = index(after: range.lowerBound)
        }
        return found
    }
}
