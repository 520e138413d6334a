// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas
import JobModel
import TextFolding

/// Whether two profiles are of one person, by what both state of name, e-mail and phone.
struct PersonComparison {
    /// What was compared, as a sentence, where nothing of it agrees and it is two things at least; else `nil`.
    ///
    /// One value alone may be what is corrected.
    let isOther: ErrorDetail?

    init(_ one: JSONValue, _ other: JSONValue) {
        let tests: [(key: String, french: String, english: String, agree: (String, String) -> Bool)] = [
            ("name", "nom", "name", Self.isSameName),
            ("email", "e-mail", "e-mail", { $0.lowercased() == $1.lowercased() }),
            ("phone", "téléphone", "phone", Self.isSameNumber),
        ]
        var compared: [(french: String, english: String)] = []
        for test in tests {
            guard let left = one[key: "basics"]?[key: test.key]?.string,
                let right = other[key: "basics"]?[key: test.key]?.string
            else { continue }
            if test.agree(left, right) {
                isOther = nil
                return
            }
            compared.append((test.french, test.english))
        }
        guard compared.count >= 2 else {
            isOther = nil
            return
        }
        isOther = ErrorDetail(
            "compared: \(compared.map(\.english).joined(separator: ", "))",
            french: "comparés : \(compared.map(\.french).joined(separator: ", "))"
        )
    }

    /// More than half of the words of the shorter name are in the other: a given name alone makes no person.
    private static func isSameName(_ one: String, _ other: String) -> Bool {
        let (left, right) = (Set(Folding.words(one)), Set(Folding.words(other)))
        return left.intersection(right).count * 2 > min(left.count, right.count)
    }

    /// The last eight digits are equal: what stands before them may be written in several ways.
    private static func isSameNumber(_ one: String, _ other: String) -> Bool {
        func end(_ text: String) -> Substring { text.filter { $0.isASCII && $0.isNumber }.suffix(8) }
        return end(one) == end(other)
    }
}
