// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

extension ReportLanguage {
    /// `2026-11-02` as `2 novembre 2026` or `2 November 2026`; what is no day stays as it is.
    package func day(_ text: String) -> String {
        let parts = text.prefix(10).split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, (1...12).contains(parts[1]) else { return text }
        let months =
            self == .french
            ? [
                "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
                "novembre", "décembre",
            ]
            : [
                "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                "November", "December",
            ]
        let number = self == .french && parts[2] == 1 ? "1er" : String(parts[2])
        return "\(number) \(months[parts[1] - 1]) \(parts[0])"
    }
}
