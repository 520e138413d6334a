// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Lexicons
import TextFolding

extension RulesReader {
    /// Lets the CV as data that the document brings win over what was read on its pages.
    ///
    /// Data of someone else, left over from a template for example, are left aside.
    func takeExact(from document: Document, into draft: inout ProfileDraft) {
        guard let file = document.dataFiles.first else { return }
        let page = PagePlaces(draft.lines)
        var exact = read(file, page: page)
        withhold(from: &exact)
        guard !exact.isEmpty else { return }
        if file.attachment == nil {
            // The lines are those of the data: rules would read them as a page.
            draft = ProfileDraft(lines: draft.lines, sections: [])
        } else {
            draft.standing = standing(of: exact, beside: draft, page: page)
            if draft.standing == .ofOther { return }
        }
        exact.apply(to: &draft)
    }

    private func read(_ file: Document.DataFile, page: PagePlaces) -> ExactDraft {
        let language =
            file.root.attribute("locale") ?? file.root.first("CandidateProfile")?.attribute("languageCode")
        let fields = ExactFields(
            lexicons: lexicons,
            dates: dates,
            page: page,
            names: LanguageNames(lexicons: lexicons, language: language),
            language: language.map { String($0.prefix(2)).lowercased() }
        )
        return switch file.format {
        case .skillsPassport: SkillsPassportReader(fields: fields).read(file.root)
        case .candidate: CandidateReader(fields: fields).read(file.root)
        }
    }

    /// Holds the data against the pages.
    ///
    /// Where the family name of the data stands on a page, they are the same person's; so are they where a page has their
    /// e-mail address or phone number. A page without a name of its own contradicts nothing.
    private func standing(of exact: ExactDraft, beside draft: ProfileDraft, page: PagePlaces) -> ExactStanding {
        if let name = draft.name, let family = exact.familyName, page.line(of: family) == nil {
            let own = Set(Folding.words(name.value).filter { $0.count > 1 })
            let isNamed = name.confidence >= 0.6 && own.isDisjoint(with: Folding.words(family))
            if isNamed { return isReached(exact, in: draft) ? .otherName : .ofOther }
        }
        let unseen = exact.unseen
        return page.holdsCV && unseen.count * 2 > unseen.all && unseen.all >= 2
            ? .unseen(unseen.count, of: unseen.all) : .agrees
    }

    private func isReached(_ exact: ExactDraft, in draft: ProfileDraft) -> Bool {
        if let email = exact.email, draft.contact.emails.contains(email.value.lowercased()) { return true }
        return exact.phone != nil && exact.phone?.value == draft.phone?.value
    }
}
