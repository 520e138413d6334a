// SPDX-License-Identifier: GPL-3.0-or-later
package import JSONValues
package import JobModel

/// Errors as those meet them who ask over HTTP.
extension GreffierError {
    /// That a request is not what the address wants, and why.
    package static func wrongRequest(_ english: String, _ french: String) -> GreffierError {
        GreffierError(.webRequest, ErrorDetail(english, french: french))
    }

    /// `code`, `message` and `remedy`, in the language of who asked.
    package func json(in language: ReportLanguage) -> JSONObject {
        JSONObject([
            ("code", .string(code.name)), ("message", .string(message(in: language))),
            ("remedy", .string(hint(in: language))),
        ])
    }
}
