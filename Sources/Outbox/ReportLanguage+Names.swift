// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

extension ReportLanguage {
    /// A name in the quotation marks of the language.
    func quoted(_ name: String) -> String { text("« \(name) »", "“\(name)”") }
}
