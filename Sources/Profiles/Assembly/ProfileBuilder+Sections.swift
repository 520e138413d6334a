// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Lexicons
import ProfileModel

extension ProfileBuilder {
    mutating func work(_ drafts: [Draft]) -> [Profile.Work]? {
        none(
            drafts.enumerated().map { index, draft in
                let at = "/work/\(index)"
                var work = Profile.Work()
                work.name = take(draft[.name], at + "/name")
                work.position = take(draft[.position], at + "/position")
                work.location = take(draft[.location], at + "/location")
                work.description = take(draft[.description], at + "/description")
                work.url = take(draft[.url], at + "/url")
                work.startDate = take(draft[.startDate], at + "/startDate")
                work.endDate = take(draft[.endDate], at + "/endDate")
                work.summary = take(draft[.summary], at + "/summary")
                work.highlights = list(draft.highlights, at + "/highlights")
                work.greffier = greffier(draft, at: at + "/x-greffier")
                return work
            }
        )
    }

    private mutating func greffier(_ draft: Draft, at pointer: String) -> Profile.Work.Greffier? {
        guard draft.isCurrent || draft.contract != nil else { return nil }
        var greffier = Profile.Work.Greffier()
        greffier.contract = take(draft.contract, pointer + "/contract")
        if draft.isCurrent, let start = draft[.startDate] {
            greffier.current = true
            note(start.derived(.current), pointer + "/current")
        }
        return greffier
    }

    mutating func volunteer(_ drafts: [Draft]) -> [Profile.Volunteer]? {
        none(
            drafts.enumerated().map { index, draft in
                let at = "/volunteer/\(index)"
                var item = Profile.Volunteer()
                item.organization = take(draft[.name], at + "/organization")
                item.position = take(draft[.position], at + "/position")
                item.url = take(draft[.url], at + "/url")
                item.startDate = take(draft[.startDate], at + "/startDate")
                item.endDate = take(draft[.endDate], at + "/endDate")
                item.summary = take(draft[.summary], at + "/summary")
                item.highlights = list(draft.highlights, at + "/highlights")
                return item
            }
        )
    }

    mutating func education(_ drafts: [Draft]) -> [Profile.Education]? {
        none(
            drafts.enumerated().map { index, draft in
                let at = "/education/\(index)"
                var item = Profile.Education()
                item.institution = take(draft[.institution], at + "/institution")
                item.url = take(draft[.url], at + "/url")
                item.studyType = take(draft[.studyType], at + "/studyType")
                item.area = take(draft[.area], at + "/area")
                item.startDate = take(draft[.startDate], at + "/startDate")
                item.endDate = take(draft[.endDate], at + "/endDate")
                item.score = take(draft[.score], at + "/score")
                item.courses = list(draft.keywords, at + "/courses")
                if let level = take(draft[.eqf], at + "/x-greffier/eqf").flatMap(Int.init) {
                    item.greffier = Profile.Education.Greffier()
                    item.greffier?.eqf = level
                }
                return item
            }
        )
    }

    mutating func certificates(_ drafts: [Draft]) -> [Profile.Certificate]? {
        none(
            drafts.enumerated().map { index, draft in
                let at = "/certificates/\(index)"
                var item = Profile.Certificate()
                item.name = take(draft[.name], at + "/name")
                item.date = take(draft[.date], at + "/date")
                item.issuer = take(draft[.issuer], at + "/issuer")
                item.url = take(draft[.url], at + "/url")
                return item
            }
        )
    }

    mutating func awards(_ drafts: [Draft]) -> [Profile.Award]? {
        none(
            drafts.enumerated().map { index, draft in
                let at = "/awards/\(index)"
                var item = Profile.Award()
                item.title = take(draft[.name], at + "/title")
                item.date = take(draft[.date], at + "/date")
                item.awarder = take(draft[.issuer], at + "/awarder")
                item.summary = take(draft[.summary], at + "/summary")
                return item
            }
        )
    }

    mutating func publications(_ drafts: [Draft]) -> [Profile.Publication]? {
        none(
            drafts.enumerated().map { index, draft in
                let at = "/publications/\(index)"
                var item = Profile.Publication()
                item.name = take(draft[.name], at + "/name")
                item.releaseDate = take(draft[.date], at + "/releaseDate")
                item.publisher = take(draft[.issuer], at + "/publisher")
                item.url = take(draft[.url], at + "/url")
                item.summary = take(draft[.summary], at + "/summary")
                return item
            }
        )
    }

    /// Skills with their canonical names, and the months of work in which each is named.
    mutating func skills(_ drafts: [Draft], lexicons: Lexicons, months: [String: Int]) -> [Profile.Skill]? {
        none(
            drafts.enumerated().map { index, draft in
                let at = "/skills/\(index)"
                var item = Profile.Skill()
                item.name = take(draft[.name], at + "/name")
                item.level = take(draft[.level], at + "/level")
                item.keywords = list(draft.keywords, at + "/keywords")
                let named = draft.keywords.isEmpty ? [draft[.name]].compactMap { $0 } : draft.keywords
                var known: [Found] = []
                var names: Set<String> = []
                for found in named {
                    guard let name = lexicons.canonicalSkill(found.value), names.insert(name).inserted else { continue }
                    var canonical = found.derived(.canonicalSkill)
                    canonical.value = name
                    known.append(canonical)
                }
                guard !known.isEmpty else { return item }
                var greffier = Profile.Skill.Greffier()
                greffier.canonical = list(known, at + "/x-greffier/canonical")
                let counted = known.filter { months[$0.value] != nil }
                for found in counted {
                    note(found.derived(.months), at + "/x-greffier/months/" + found.value.pointerEscaped)
                }
                if !counted.isEmpty {
                    greffier.months = Dictionary(
                        uniqueKeysWithValues: counted.map { ($0.value, months[$0.value] ?? 0) }
                    )
                }
                item.greffier = greffier
                return item
            }
        )
    }

    mutating func languages(_ drafts: [Draft]) -> [Profile.Language]? {
        none(
            drafts.enumerated().map { index, draft in
                let at = "/languages/\(index)"
                var item = Profile.Language()
                item.language = take(draft[.language], at + "/language")
                item.fluency = take(draft[.fluency], at + "/fluency")
                if let level = take(draft[.cefr], at + "/x-greffier/cefr") {
                    item.greffier = Profile.Language.Greffier()
                    item.greffier?.cefr = level
                }
                return item
            }
        )
    }

    mutating func interests(_ drafts: [Draft]) -> [Profile.Interest]? {
        none(
            drafts.enumerated().map { index, draft in
                var item = Profile.Interest()
                item.name = take(draft[.name], "/interests/\(index)/name")
                item.keywords = list(draft.keywords, "/interests/\(index)/keywords")
                return item
            }
        )
    }

    mutating func references(_ drafts: [Draft]) -> [Profile.Reference]? {
        none(
            drafts.enumerated().map { index, draft in
                var item = Profile.Reference()
                item.name = take(draft[.name], "/references/\(index)/name")
                item.reference = take(draft[.reference], "/references/\(index)/reference")
                return item
            }
        )
    }

    mutating func projects(_ drafts: [Draft]) -> [Profile.Project]? {
        none(
            drafts.enumerated().map { index, draft in
                let at = "/projects/\(index)"
                var item = Profile.Project()
                item.name = take(draft[.name], at + "/name")
                item.description = take(draft[.description], at + "/description")
                item.startDate = take(draft[.startDate], at + "/startDate")
                item.endDate = take(draft[.endDate], at + "/endDate")
                item.highlights = list(draft.highlights, at + "/highlights")
                item.keywords = list(draft.keywords, at + "/keywords")
                item.roles = list(draft.roles, at + "/roles")
                item.url = take(draft[.url], at + "/url")
                item.entity = take(draft[.entity], at + "/entity")
                item.type = take(draft[.type], at + "/type")
                return item
            }
        )
    }

    private func none<Value>(_ values: [Value]) -> [Value]? { values.isEmpty ? nil : values }
}

extension Found {
    /// The same proof for another value derived from it.
    func derived(_ derivation: Derivation) -> Found {
        var copy = self
        copy.derivation = derivation
        return copy
    }
}

extension String {
    /// As a segment of a JSON pointer (RFC 6901).
    var pointerEscaped: String { replacing("~", with: "~0").replacing("/", with: "~1") }
}
