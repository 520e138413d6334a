// SPDX-License-Identifier: GPL-3.0-or-later
import XMLStreams

/// Where hyperlinks of a filled document lead.
enum LinkTarget {
    /// A hyperlink without a target yet.
    static func element(_ names: WordNames) -> XMLTreeElement {
        .init(
            names.hyperlink,
            attributes: [
                .init(name: "xmlns:r", value: names.namespaces.relationships), .init(name: "r:id", value: ""),
                .init(name: names.prefix + "history", value: "1"),
            ]
        )
    }

    /// The address that `text` means, as a URI; `nil` for what is none, and for schemes but http, https, mailto and tel.
    static func address(_ text: String) -> String? {
        var text = CleanText.trimmed(CleanText.line(text))
        // A word processor puts a scheme before a tag, and the value has its own.
        for scheme in ["http://", "https://", "mailto:", "tel:"] where text.lowercased().hasPrefix(scheme) {
            let rest = text.dropFirst(scheme.count)
            if hasScheme(rest) { text = String(rest) }
        }
        let lower = text.lowercased()
        if lower.hasPrefix("mailto:") { return PDFLink.mail(String(text.dropFirst("mailto:".count))) }
        if lower.hasPrefix("tel:") { return PDFLink.phone(String(text.dropFirst("tel:".count))) }
        if let scheme = ["http://", "https://"].first(where: lower.hasPrefix) {
            let rest = text.dropFirst(scheme.count)
            if rest.isEmpty { return nil }
            if scheme == "http://", rest.contains("@"), !rest.contains("/") { return PDFLink.mail(String(rest)) }
            return PDFLink.web(text)
        }
        if text.contains("@"), !text.contains("/") { return PDFLink.mail(text) }
        return PDFLink.web(text)
            ?? (text.allSatisfy { $0.isNumber || " +().-".contains($0) } ? PDFLink.phone(text) : nil)
    }

    /// Whether `text` begins with a scheme: letters and a colon that no port follows.
    private static func hasScheme(_ text: Substring) -> Bool {
        let name = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
        let rest = text.dropFirst(name.count)
        return name.first?.isLetter == true && rest.first == ":" && rest.dropFirst().first?.isNumber == false
    }

    /// A relationship's target that may hold tags, braces as people type them.
    static func decoded(_ target: String) -> String? {
        let text = target.replacing("%7B", with: "{").replacing("%7b", with: "{").replacing("%7D", with: "}")
            .replacing("%7d", with: "}").replacing("%20", with: " ").replacing("%7C", with: "|")
            .replacing("%7c", with: "|")
        return text.contains("{{") ? text : nil
    }
}
