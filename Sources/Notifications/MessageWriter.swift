// SPDX-License-Identifier: GPL-3.0-or-later
private import DurableFiles
package import FoundationEssentials
package import JobModel

/// Makes one message of the happenings that belong together.
package struct MessageWriter: Sendable {
    let language: ReportLanguage
    /// The outbox as people know it: a path, before which the folders of runs go.
    let outbox: String

    /// So many files are named in a text.
    static let mostNamed = 20

    package init(language: ReportLanguage, outbox: String) {
        self.language = language
        self.outbox = outbox
    }

    /// The message; `happenings` are not empty, and of one cause unless `isCollected`: then they are what was held back
    /// while others were told.
    package func message(id: String, at: Date, _ happenings: [Happening], isCollected: Bool = false) -> Message {
        let kinds = Set(happenings.map(\.kind))
        let kind = kinds.count == 1 ? happenings[0].kind : .failed
        let words = isCollected ? collected(happenings) : told(kind, happenings)
        return Message(
            id: id,
            kind: kind,
            at: at,
            subject: Self.line(words.subject, most: 150),
            text: words.text,
            short: Self.line(short(kind, happenings, isCollected: isCollected), most: 160),
            count: happenings.count,
            happenings: Array(happenings.prefix(Message.most))
        )
    }

    private func told(_ kind: NotificationKind, _ happenings: [Happening]) -> Happening.Words {
        switch kind {
        case .failed: failed(happenings)
        case .review, .done: ended(kind, happenings)
        case .digest, .message: spoken(happenings)
        }
    }

    // MARK: Kinds

    private func failed(_ happenings: [Happening]) -> Happening.Words {
        let (count, pipeline) = (happenings.count, happenings[0].pipeline)
        let subject =
            count == 1
            ? text("\(name(happenings[0])) n’a pas pu être traité", "\(name(happenings[0])) could not be processed")
            : text("\(count) fichiers n’ont pas pu être traités", "\(count) files could not be processed")
        var lines = [
            count == 1
                ? text(
                    "\(name(happenings[0])) n’a pas pu être traité :",
                    "\(name(happenings[0])) could not be processed:"
                )
                : text(
                    "\(count) fichiers n’ont pas pu être traités, tous pour la même raison :",
                    "\(count) files could not be processed, all for one reason:"
                )
        ]
        if let reason = happenings[0].reason {
            lines += [reason.message(in: language), ""]
            lines += [text("Que faire : ", "What to do: ") + reason.hint(in: language)]
        }
        lines += [""] + names(happenings)
        lines += ["", text("Commande : ", "Command: ") + "greffier why \(happenings[0].run.suffix(8).lowercased())"]
        return .init(subject: "Greffier (\(pipeline)) : ".typeset(language) + subject, text: Self.joined(lines))
    }

    private func ended(_ kind: NotificationKind, _ happenings: [Happening]) -> Happening.Words {
        let (count, pipeline) = (happenings.count, happenings[0].pipeline)
        let what: String
        switch (kind, count) {
        case (.review, 1): what = text("\(name(happenings[0])) est à relire", "\(name(happenings[0])) wants a look")
        case (.review, _): what = text("\(count) résultats sont à relire", "\(count) results want a look")
        case (_, 1): what = text("\(name(happenings[0])) est traité", "\(name(happenings[0])) is done")
        default: what = text("\(count) fichiers sont traités", "\(count) files are done")
        }
        var lines = [what + "."]
        if kind == .review {
            let reasons = Set(happenings.compactMap(\.reason).map { $0.message(in: language) }).sorted()
            lines += reasons.prefix(5).map { "- " + $0 }
        }
        lines += [""] + names(happenings)
        if kind == .review { lines += ["", text("Commande : ", "Command: ") + "greffier runs list --review"] }
        return .init(subject: "Greffier (\(pipeline)) : ".typeset(language) + what, text: Self.joined(lines))
    }

    /// Words of others, one after the other where there are several.
    private func spoken(_ happenings: [Happening]) -> Happening.Words {
        let words = happenings.compactMap(\.words)
        guard words.count > 1 else { return words.first ?? .init(subject: "Greffier", text: "\n") }
        let subject = text("\(words.count) messages de ", "\(words.count) messages of ") + happenings[0].pipeline
        let shown = words.prefix(Self.mostNamed).map { $0.subject + "\n" + $0.text }
        let more = words.count - shown.count
        return .init(
            subject: "Greffier : ".typeset(language) + subject,
            text: shown.joined(separator: "\n") + (more > 0 ? "\n" + self.more(more) + "\n" : "")
        )
    }

    /// What was held back by the limit of a rule: how many of which cause.
    private func collected(_ happenings: [Happening]) -> Happening.Words {
        let count = happenings.count
        let what = language.counted(count, ("autre événement", "autres événements"), ("more event", "more events"))
        var lines = [text("\(what), réunis en un message :", "\(what), told in one message:")]
        let causes = Dictionary(grouping: happenings, by: \.cause).sorted {
            ($1.value.count, $0.key) < ($0.value.count, $1.key)
        }
        for (_, members) in causes.prefix(Self.mostNamed) {
            let names = members.prefix(3).map(name).joined(separator: ", ") + (members.count > 3 ? ", …" : "")
            lines.append(
                "- \(members.count) × \(cause(members[0])) (\(members[0].pipeline)) : \(names)".typeset(language)
            )
        }
        if causes.count > Self.mostNamed { lines.append(more(causes.count - Self.mostNamed)) }
        return .init(subject: "Greffier : ".typeset(language) + what, text: Self.joined(lines))
    }

    /// The same in one line without names.
    private func short(_ kind: NotificationKind, _ happenings: [Happening], isCollected: Bool) -> String {
        let (count, pipeline) = (happenings.count, happenings[0].pipeline)
        let head = "Greffier (\(pipeline)) : ".typeset(language)
        if isCollected {
            return "Greffier : ".typeset(language)
                + language.counted(count, ("événement", "événements"), ("event", "events"))
        }
        switch kind {
        case .failed:
            let reason = happenings[0].reason.map { $0.message(in: language) } ?? ""
            return head + text("\(count) refus. ", "\(count) refused. ") + reason
        case .review: return head + text("\(count) à relire", "\(count) to look at")
        case .done: return head + language.counted(count, ("fini", "finis"), "done")
        // Its first line counts and names nobody.
        case .digest: return head + (happenings[0].words?.text.split(separator: "\n").first.map(String.init) ?? "")
        case .message: return head + (happenings[0].words?.subject ?? "")
        }
    }

    // MARK: Words

    private func cause(_ happening: Happening) -> String {
        switch happening.kind {
        case .failed: happening.reason.map { $0.message(in: language) } ?? text("échec", "failure")
        case .review: text("à relire", "to look at")
        case .done: text("fini", "done")
        case .digest, .message: happening.words?.subject ?? ""
        }
    }

    /// Files with their folders, and the requests that brought them.
    private func names(_ happenings: [Happening]) -> [String] {
        let lines = happenings.prefix(Self.mostNamed).map { happening in
            let folder = happening.folder.map { "  \(outbox)/\(FileNames.shown($0))" } ?? ""
            let request = happening.request.map { "  " + text("requête \($0)", "request \($0)") } ?? ""
            return "- " + name(happening) + folder + request
        }
        return lines + (happenings.count > lines.count ? [more(happenings.count - lines.count)] : [])
    }

    private func more(_ count: Int) -> String { text("et \(count) de plus", "and \(count) more") }

    private func name(_ happening: Happening) -> String {
        happening.file.map { FileNames.shown($0) } ?? text("le traitement planifié", "the scheduled run")
    }

    private func text(_ french: String, _ english: String) -> String { language.text(french, english) }

    private static func joined(_ lines: [String]) -> String { lines.joined(separator: "\n") + "\n" }

    /// One line without control characters, cut at a character.
    static func line(_ text: String, most: Int) -> String {
        let clean = String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }
            )
        )
        return clean.count > most ? clean.prefix(most - 1) + "…" : clean
    }
}

extension String {
    /// French puts a space before a colon, English none.
    fileprivate func typeset(_ language: ReportLanguage) -> String {
        language == .french ? replacing(" :", with: "\u{A0}:") : replacing(" :", with: ":")
    }
}
