// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Lexicons
import TextFolding

/// Addresses and numbers of the person that stand in the text and were not read.
struct ContactTraces {
    private(set) var hasUnreadEmail = false
    private(set) var hasUnreadPhone = false

    init(_ draft: ProfileDraft) {
        if draft.contact.email == nil {
            // Those of references belong to other people.
            let own = draft.sections.filter { $0.kind != .references }.flatMap(\.lines)
            hasUnreadEmail = own.contains { Self.isEmail($0.source.text) }
        }
        if draft.phone == nil {
            hasUnreadPhone = draft.headLines.contains(where: Self.isPhone)
        }
    }

    /// An address, also with spaces around its sign or with the sign spelt out.
    private static func isEmail(_ text: String) -> Bool {
        guard text.utf8.count < 400 else { return !ContactReader.emails(in: text).isEmpty }
        var text = text
        for spelling in ["(at)", "[at]", "(a)", "[a]", "＠", " @ ", "@ ", " @"] {
            text = text.replacing(spelling, with: "@").replacing(" @", with: "@").replacing("@ ", with: "@")
        }
        return !ContactReader.emails(in: text).isEmpty
    }

    /// Two groups of digits and more, neither a bill's nor a register's number.
    private static func isPhone(_ line: CVLine) -> Bool {
        PhoneReader.numbers(in: line.source.text).contains { range, quote in
            let before = line.source.text[..<range.lowerBound].suffix(14).lowercased()
            return (quote.hasPrefix("+") || quote.split { !$0.isNumber }.count >= 2)
                && !before.contains("fax") && !before.contains("siret") && !before.contains("°")
        }
    }
}
