// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import Lexicons
import ProfileModel
import TextFolding

/// Reads e-mail, phone, addresses on the web and networks, from text and from links.
struct ContactReader {
    let lexicons: Lexicons

    /// A profile of the person elsewhere.
    struct Network {
        var network: Found
        var username: Found?
        var url: Found
    }

    struct Result {
        var email: Found?
        var url: Found?
        var networks: [Network] = []
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

    /// Fills what is missing from links on lines outside the head, each with the kind of the section it stands in.
    ///
    /// Profiles of networks count anywhere; another page only behind an icon or a label, as `Portfolio`.
    func complete(_ result: inout Result, with lines: [CVLine]) {
        for line in lines {
            let isNamed = line.isOrnament || line.words.contains(where: isLabel)
            for link in line.source.spans.compactMap(\.link) {
                if case .page(let page)? = LinkTarget(link), !isNamed, network(of: page) == nil { continue }
                add(link: link, line: line, to: &result)
            }
        }
    }

    private func isLabel(_ word: String) -> Bool {
        ["url", "profile"].contains(lexicons[.contactLabels].entry(key: word)?.canonical)
    }

    private func add(link: String, line: CVLine, to result: inout Result) {
        switch LinkTarget(link) {
        case .email(let address)?:
            // A printed address may be broken at the end of its line: the link has the whole.
            let isWhole = result.email.map {
                $0.value != address && address.hasPrefix($0.value) && $0.line == line.index
            }
            guard isWhole ?? true else { return }
            result.email = Self.linked(address, line: line, link: link, confidence: 0.98, derivation: .url)
            result.emails = result.emails.filter { !address.lowercased().hasPrefix($0) }.union([address.lowercased()])
            result.lines.insert(line.index)
        case .page(let page)?: add(page, quote: link, line: line, isLink: true, to: &result)
        case .phone?, nil: break
        }
    }

    /// A value from a link; one that was spelt with `%` there is derived.
    static func linked(
        _ value: String,
        line: CVLine,
        link: String,
        confidence: Double,
        derivation: Derivation
    ) -> Found {
        var found = Found(value, line: line.index, quote: link, confidence: confidence)
        if !link.contains(value) { found.derivation = derivation }
        found.source = .link
        return found
    }

    private func network(of address: String) -> String? {
        let host = Self.bare(address).prefix { $0 != "/" && $0 != "?" }.lowercased()
        // 'linkedin.fr' is LinkedIn too, whatever the ending; short names are those of other sites as well.
        let labels = host.split(separator: ".")
        let site = labels.count > 1 ? labels[labels.count - 2] : ""
        return lexicons[.networks].entries.first { entry in
            entry.aliases.contains {
                host == $0 || host.hasSuffix("." + $0) || site.count >= 5 && $0.split(separator: ".").first == site
            }
        }?.canonical
    }

    private func add(_ address: String, quote: String, line: CVLine, isLink: Bool, to result: inout Result) {
        guard let known = network(of: address) else {
            result.lines.insert(line.index)
            if result.url == nil || (result.url?.source == .link && !isLink) {
                var found = Found(address, line: line.index, quote: quote, confidence: 0.9)
                if isLink { found.source = .link }
                result.url = found
            }
            return
        }
        guard !Self.isOfGroup(address) else { return }
        result.lines.insert(line.index)
        if let place = result.networks.firstIndex(where: { $0.network.value == known }) {
            let printed = result.networks[place].url
            guard isLink, printed.line == line.index, Self.isBroken(printed.value, of: address) else { return }
            result.networks.remove(at: place)
        }
        var network = Found(known, line: line.index, quote: quote, confidence: 0.97, derivation: .network)
        var url = Found(address, line: line.index, quote: quote, confidence: 0.97)
        var username = Self.username(address).map { name in
            let plain = name.removingPercentEncoding ?? name
            return Found(
                plain,
                line: line.index,
                quote: quote,
                confidence: 0.95,
                derivation: plain == name ? nil : .username
            )
        }
        if isLink {
            network.source = .link
            url.source = .link
            username?.source = .link
        }
        result.networks.append(Network(network: network, username: username, url: url))
    }

    /// Whether a printed address stops within a name of its link's target, as at the end of a line.
    private static func isBroken(_ printed: String, of address: String) -> Bool {
        let whole = bare(address)
        guard whole.hasPrefix(bare(printed)) else { return false }
        return whole.dropFirst(bare(printed).count).first.map { !"/?#".contains($0) } ?? false
    }

    /// The path of an address, `?` and `#` left out.
    private static func path(_ address: String) -> [Substring] {
        bare(address).prefix { $0 != "?" && $0 != "#" }.split(separator: "/").dropFirst().map { $0 }
    }

    /// Who an address on a network is of: what follows `in` or `users`, else the last part.
    private static func username(_ address: String) -> String? {
        let path = path(address)
        if let mark = path.firstIndex(where: { ["in", "pub"].contains($0) }), mark + 1 < path.count {
            return String(path[mark + 1])
        }
        return path.last { !["in", "pub", "profile", "users", "u"].contains($0) }.map(String.init)
    }

    /// A page of a firm, a school or a post, which is nobody's profile.
    private static func isOfGroup(_ address: String) -> Bool {
        path(address).first.map { ["company", "school", "jobs", "posts", "feed", "groups", "pulse"].contains($0) }
            ?? false
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
