// SPDX-License-Identifier: GPL-3.0-or-later

/// What a reference says beside the name of the person who gives it.
enum ReferenceText {
    /// `reference` without the name that many CVs begin it by, so that it is not shown twice; empty when it says no more.
    static func withoutName(_ reference: String, name: String) -> String {
        guard !name.isEmpty, reference.hasPrefix(name) else { return reference }
        let rest = reference.dropFirst(name.count)
        // `Ann Lee` begins `Ann Leeds` too, which is somebody else.
        if let next = rest.first, next.isLetter || next.isNumber { return reference }
        return String(rest.drop { $0.isWhitespace || ",;:·–—-".contains($0) })
    }
}
