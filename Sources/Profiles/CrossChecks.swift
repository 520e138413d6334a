// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Lexicons
import TextFolding

/// Whether the document is a CV, and how sure the reading is.
struct Verdict: Sendable, Equatable {
    var isCV: Bool
    var confidence: Double

    /// Judges by the sections and entries that CVs have.
    ///
    /// Weights: name 2, e-mail 2, work 2.5, education 1, skills 1,
    /// others 0.5; what is missing counts as nothing, so that finding more never lowers the result.
    init(_ draft: ProfileDraft) {
        let kinds = Set(draft.sections.compactMap(\.kind)).subtracting([.other, .contact])
        let dated = (draft.work + draft.education).count { $0[.startDate] != nil || $0[.endDate] != nil }
        var signs = min(3, kinds.count) + min(2, dated)
        if draft.contact.email != nil || draft.phone != nil { signs += 1 }
        if kinds.contains(where: { $0.isCore }) { signs += 1 }
        isCV = signs >= 4 && !kinds.isEmpty
        func mean(_ drafts: [Draft]) -> Double {
            let values = drafts.flatMap { $0.fields.values.map(\.confidence) }
            return values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
        }
        let parts: [(Double, Double)] = [
            (2, draft.name?.confidence ?? 0),
            (2, max(draft.contact.email?.confidence ?? 0, draft.phone?.confidence ?? 0)), (2.5, mean(draft.work)),
            (1, mean(draft.education)), (1, mean(draft.skills)), (0.5, mean(draft.languages)),
        ]
        let total = parts.reduce(0) { $0 + $1.0 * $1.1 } / parts.reduce(0) { $0 + $1.0 }
        confidence = (isCV ? total : min(total, 0.3))
    }
}

/// Oracles that need no truth: contradictions and omissions that the document itself shows.
struct CrossChecks {
    private(set) var warnings: [RunWarning] = []
    private(set) var review: [String] = []
    let language: String?

    init(draft: ProfileDraft, verdict: Verdict, language: String?) {
        self.language = language
        if !verdict.isCV {
            add(
                "profile.not_a_cv",
                "This document does not look like a CV; its profile is a guess.",
                "Ce document ne ressemble pas à un CV ; son profil est incertain.",
                review: "not_a_cv"
            )
            return
        }
        if let language, language != "fr", language != "en" {
            add(
                "profile.language",
                "The rules do not know the CV's language (\(language)); only its contact data can be relied on.",
                "Les règles ne connaissent pas la langue du CV (\(language)) ; seules les coordonnées sont fiables.",
                review: "language"
            )
        }
        if draft.name == nil {
            add("profile.no_name", "No name was found.", "Aucun nom n’a été trouvé.", review: "no_name")
        }
        checkEntries(draft)
        if draft.contact.emails.count > 2 {
            add(
                "profile.several_people",
                "Several e-mail addresses stand in the head of the document: it may be about several people.",
                "Plusieurs adresses e-mail figurent en tête du document : il concerne peut-être plusieurs personnes.",
                review: "several_people"
            )
        }
    }

    private mutating func checkEntries(_ draft: ProfileDraft) {
        for (kind, count) in [
            (SectionKind.work, draft.work.count), (.education, draft.education.count), (.skills, draft.skills.count),
            (.languages, draft.languages.count),
        ] {
            let lines = draft.sections(kind).reduce(0) { $0 + $1.lines.count }
            if lines > 0, count == 0 {
                add(
                    "profile.empty_section",
                    "A section has text but nothing was read from it: \(kind.rawValue).",
                    "Une rubrique a du texte mais rien n’y a été lu : \(kind.rawValue).",
                    review: "empty_section"
                )
            }
        }
        let periods = draft.sections(.work).flatMap(\.lines).count { $0.edgeDate?.isPeriod == true && !$0.isBullet }
        if periods > draft.work.count {
            add(
                "profile.missing_entries",
                "There are more periods than positions in the work section.",
                "La rubrique des expériences contient plus de périodes que de postes.",
                review: "missing_entries"
            )
        }
        if (draft.work + draft.education).contains(where: { entry in
            entry.start.map { start in entry.end.map { $0 < start && $0.year < start.year } ?? false } ?? false
        }) {
            add(
                "profile.dates",
                "An entry ends before it starts.",
                "Une entrée se termine avant de commencer.",
                review: "dates"
            )
        }
    }

    private mutating func add(_ code: String, _ message: String, _ messageFR: String, review reason: String) {
        guard !warnings.contains(where: { $0.code == code }) else { return }
        warnings.append(RunWarning(code: code, message: message, messageFR: messageFR))
        review.append(reason)
    }
}
