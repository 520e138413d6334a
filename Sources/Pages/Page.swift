// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

/// A whole page: one file, nothing loaded, no script but the one given, which is allowed by its hash.
package struct Page: Sendable {
    package var title: String
    package var language: ReportLanguage
    package var style: String
    /// What its policy says beside what may be loaded, as `; base-uri 'none'`.
    package var policy: String
    package var script: PageScript?

    package init(
        title: String,
        language: ReportLanguage,
        style: String,
        policy: String = "",
        script: PageScript? = nil
    ) {
        self.title = title
        self.language = language
        self.style = style
        self.policy = policy
        self.script = script
    }

    /// The page around its body, in which every text is escaped already; `apostrophes` as in `Escaping`.
    package func html(_ body: String, apostrophes: Bool = true) -> String {
        let allowed = script.map { "; script-src '\($0.hash)'" } ?? ""
        return """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <meta name="robots" content="noindex">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'\(allowed)\(policy)">
            <title>\(Escaping.escape(title, apostrophes: apostrophes))</title>
            <style>
            \(style)
            </style>
            </head>
            <body>
            \(body)\(script.map { "<script>\($0.text)</script>" } ?? "")
            </body>
            </html>

            """
    }
}
