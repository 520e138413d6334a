// SPDX-License-Identifier: GPL-3.0-or-later

/// One value of a profile or of the truth, and where it stands.
struct JudgedValue {
    let field: JudgedField
    /// `nil` where there is none; an empty text is none.
    let text: String?
    let pointers: [String]

    init(_ field: JudgedField, _ text: String?, at pointer: String) { self.init(field, text, at: [pointer]) }

    init(_ field: JudgedField, _ text: String?, at pointers: [String] = []) {
        self.field = field
        self.text = text.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
        self.pointers = self.text == nil ? [] : pointers
    }

    /// Whether both are there and say the same.
    func agrees(with truth: JudgedValue) -> Bool {
        if let text, let expected = truth.text { field.accepts(text, expected) } else { false }
    }

    /// What became of it; `nil` where neither side has it.
    func verdict(against truth: JudgedValue) -> Verdict? {
        guard text != nil || truth.text != nil else { return nil }
        return Verdict(
            field: field,
            expected: truth.text,
            found: text,
            isRight: agrees(with: truth),
            pointers: pointers
        )
    }
}
