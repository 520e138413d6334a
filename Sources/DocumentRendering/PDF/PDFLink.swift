// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// Addresses that a document may link to.
enum PDFLink {
    /// `mailto:` with the address; `nil` when it does not look like one.
    static func mail(_ address: String) -> String? {
        guard address.contains("@"), !address.contains(where: \.isWhitespace) else { return nil }
        return "mailto:" + encoded(address)
    }

    /// `tel:` with digits and a leading plus; `nil` without at least 6 digits.
    static func phone(_ number: String) -> String? {
        let digits = number.filter { $0.isASCII && $0.isNumber }
        guard digits.count >= 6 else { return nil }
        return "tel:" + (number.first == "+" ? "+" : "") + digits
    }

    /// A web address; `https://` is added where no scheme is written, other schemes than http and https give `nil`.
    static func web(_ address: String) -> String? {
        guard !address.isEmpty, !address.contains(where: \.isWhitespace) else { return nil }
        let lower = address.lowercased()
        if lower.hasPrefix("https://") || lower.hasPrefix("http://") { return encoded(address) }
        guard !address.contains(":"), address.contains(".") else { return nil }
        return "https://" + encoded(address)
    }

    /// A web address as people write it: without scheme, `www.` and final slash.
    static func shown(_ address: String) -> String {
        var text = Substring(address)
        let lower = address.lowercased()
        if let scheme = ["https://", "http://"].first(where: lower.hasPrefix) { text = text.dropFirst(scheme.count) }
        if text.lowercased().hasPrefix("www.") { text = text.dropFirst(4) }
        if text.last == "/" { text = text.dropLast() }
        return text.isEmpty ? address : String(text)
    }

    /// Percent-encodes all that is not plain in a URI, and what cairo's tag syntax or a PDF string would need escaped.
    private static func encoded(_ text: String) -> String {
        PercentEncoding.encoded(text, keeping: ":/?#@!$&*+,;=%[]")
    }
}
