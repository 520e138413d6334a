// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Lexicons
import ProfileModel
import TextFolding

/// Reads e-mail, phone, addresses on the web and networks, from text and from links.
struct ContactReader {
    let lexicons: Lexicons

    struct Result {
        var email: Found?
        var phone: Found?
        var url: Found?
        var profiles: [Draft] = []
        var networks: [(network: Found, username: Found?, url: Found)] = []
        /// Index of the lines that gave something.
        var lines: Set<Int> = []
        /// Different addresses in all; more than one person may be in the file.
        var emails: Set<String> = []
    }

    /// `lines` are those of the head and of contact sections first, then all others but references.
    func read(_ lines: [CVLine]) -> Result {
        var result = Result()
        for line in lines {
            for email in Self.emails(in: line.source.text) {
                result.emails.insert(email.lowercased())
                if result.email == nil { result.email = Found(email, line: line.index, confidence: 0.99) }
                result.lines.insert(line.index)
            }
            for address in Self.addresses(in: line.source.text) {
                add(address, quote: address, line: line, isLink: false, to: &result)
            }
            for link in line.source.spans.compactMap(\.link) { add(link: link, line: line, to: &result) }
        }
        return result
    }

    // MARK: Links

    private func add(link: String, line: CVLine, to result: inout Result) {
        let lower = link.lowercased()
        if lower.hasPrefix("mailto:") {
            let address = String(link.dropFirst(7).prefix { $0 != "?" })
            guard result.email == nil, Self.emails(in: address).count == 1 else { return }
            var found = Found(address, line: line.index, quote: link, confidence: 0.98)
            found.source = .link
            result.email = found
            result.lines.insert(line.index)
        } else if lower.hasPrefix("http") {
            add(link, quote: link, line: line, isLink: true, to: &result)
        }
    }

    private func add(_ address: String, quote: String, line: CVLine, isLink: Bool, to result: inout Result) {
        let bare = Self.bare(address)
        let host = bare.prefix { $0 != "/" }.lowercased()
        let known = lexicons[.networks].entries.first { entry in
            entry.aliases.contains { host == $0 || host.hasSuffix("." + $0) }
        }
        result.lines.insert(line.index)
        guard let known else {
            if result.url == nil || (result.url?.source == .link && !isLink) {
                var found = Found(address, line: line.index, quote: quote, confidence: 0.9)
                if isLink { found.source = .link }
                result.url = found
            }
            return
        }
        guard !result.networks.contains(where: { $0.network.value == known.canonical }) else { return }
        var network = Found(known.canonical, line: line.index, quote: quote, confidence: 0.97, derivation: .network)
        var url = Found(address, line: line.index, quote: quote, confidence: 0.97)
        var username = bare.split(separator: "/").dropFirst().last {
            !["in", "pub", "profile", "users", "u"].contains($0)
        }
        .map { Found(String($0), line: line.index, quote: quote, confidence: 0.95) }
        if isLink {
            network.source = .link
            url.source = .link
            username?.source = .link
        }
        result.networks.append((network, username, url))
    }

    /// Without scheme, `www.`, and a final slash.
    static func bare(_ address: String) -> String {
        var text = Text.trim(address, "/.,;")
        for prefix in ["https://", "http://", "www."] where text.lowercased().hasPrefix(prefix) {
            text.removeFirst(prefix.count)
        }
        return text
    }

    // MARK: Scanners

    /// E-mail addresses: a local part, `@`, and a domain with a dot.
    static func emails(in text: String) -> [String] {
        guard text.utf8.contains(UInt8(ascii: "@")) else { return [] }
        let characters = Array(text)
        var found: [String] = []
        for (at, character) in characters.enumerated() where character == "@" {
            var start = at
            while start > 0, isLocal(characters[start - 1]), at - start < 64 { start -= 1 }
            while start < at, ".-_+".contains(characters[start]) { start += 1 }
            var end = at + 1
            while end < characters.count, isDomain(characters[end]), end - at < 200 { end += 1 }
            while end > at + 1, !characters[end - 1].isLetter { end -= 1 }
            let domain = characters[(at + 1)..<max(at + 1, end)]
            guard start < at, let dot = domain.lastIndex(of: "."), dot > at + 1, domain.count - (dot - at) >= 2 else {
                continue
            }
            found.append(String(characters[start..<end]))
        }
        return found
    }

    private static func isLocal(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || "._%+-'".contains(character))
    }

    private static func isDomain(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "." || character == "-"
    }

    /// Web addresses: with a scheme, with `www.`, or a host and perhaps a path.
    static func addresses(in text: String) -> [String] {
        guard text.utf8.contains(UInt8(ascii: ".")) else { return [] }
        var found: [String] = []
        for word in text.split(whereSeparator: { $0.isWhitespace || "|;,<>()[]•·\"«»".contains($0) }) {
            let word = Text.trim(word, ".,;:–—-'’")
            guard !word.contains("@"), word.utf8.count < 300 else { continue }
            let lower = word.lowercased()
            if lower.hasPrefix("http://") || lower.hasPrefix("https://") || lower.hasPrefix("www.") {
                found.append(word)
            } else if isHost(lower) {
                found.append(word)
            }
        }
        return found
    }

    /// `linkedin.com/in/x`, `jean.example.org`: labels and a known ending, nothing like `node.js`.
    private static func isHost(_ text: String) -> Bool {
        let host = text.prefix { $0 != "/" && $0 != "?" }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let ending = labels.last, endings.contains(String(ending)) else { return false }
        guard labels.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } }) else {
            return false
        }
        return host.count < text.count || labels.count > 2 || labels[0].count > 3
    }

    private static let endings: Set<String> = [
        "com", "org", "net", "fr", "eu", "be", "ch", "ca", "uk", "us", "de", "es", "it", "io", "dev", "me", "info",
        "example", "bzh", "tech",
        "design", "studio", "app", "co", "pro", "paris", "blog", "site", "website", "online", "page", "ie", "lu", "ma",
        "tn", "sn", "test",
        "xyz", "pt", "nl", "art", "photo", "name", "work", "portfolio", "space", "cc", "tv", "ai", "in", "au", "nz",
        "link", "fun",
    ]
}
