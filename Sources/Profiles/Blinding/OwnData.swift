// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Lexicons
import ProfileModel
import TextFolding

/// What running text may repeat of a person: the name, how to reach them, where they live, and where they studied.
struct OwnData {
    private let name: OwnName
    /// As printed, longest first: mail, accounts, street.
    private let literals: [String]
    /// Parts of hosts of networks, and of the person's own pages.
    private let hosts: [String]
    private let phones: Set<String>
    private let country: String?
    private let town: [String]
    private let schools: [[String]]

    init(_ profile: Profile, lexicons: Lexicons, schools: Bool) {
        let basics = profile.basics ?? .init()
        name = OwnName(basics.name ?? "")
        let accounts = (basics.profiles ?? []).flatMap { [$0.username, $0.url] }
        let all = [basics.email, basics.phone, basics.greffier?.phoneWritten, basics.url, basics.location?.address]
        literals = (all + accounts).compactMap { $0 }.filter { $0.count > 3 }.sorted { $0.count > $1.count }
        let own = ([basics.url] + (basics.profiles ?? []).map(\.url)).compactMap { $0.map(Self.host) }
        let networks = lexicons[.networks].entries.flatMap(\.aliases)
        hosts = (own + networks.map { $0.lowercased() }).filter { $0.contains(".") }
        phones = Set([basics.phone, basics.greffier?.phoneWritten].compactMap { $0.map(Self.tail) })
        country = basics.location?.countryCode
        town = Folding.words(basics.location?.city ?? "")
        let names = schools ? (profile.education ?? []).compactMap(\.institution) : []
        self.schools = names.map(Folding.words).filter { !$0.isEmpty && $0.joined().count > 2 }
            .sorted { $0.count > $1.count }
    }

    // MARK: Contact

    /// Without mail addresses, telephone numbers, and addresses that lead to the person.
    func withoutContact(_ text: String) -> String {
        var result = text
        for literal in literals where result.contains(literal) { result = result.replacing(literal, with: "") }
        for email in ContactReader.emails(in: result) { result = result.replacing(email, with: "") }
        for address in ContactReader.addresses(in: result) where isOwn(address) {
            result = result.replacing(address, with: "")
        }
        for number in PhoneReader.numbers(in: result) where isPhone(number.quote) {
            result = result.replacing(number.quote, with: "")
        }
        result = schools.reduce(result) { $0.replacingWords($1, with: "…") }
        return result == text ? text : Self.mended(result)
    }

    private func isOwn(_ address: String) -> Bool {
        let lower = address.lowercased()
        let host = Self.host(lower)
        let isListed = hosts.contains { host == $0 || host.hasSuffix("." + $0) }
        return isListed || name.isIn(address: lower)
    }

    private func isPhone(_ quote: String) -> Bool {
        phones.contains(Self.tail(quote)) || PhoneReader.e164(quote, country: country, language: nil) != nil
    }

    private static func tail(_ number: String) -> String { String(number.filter(\.isNumber).suffix(9)) }

    private static func host(_ address: String) -> String {
        var rest = address.lowercased()[...]
        if let scheme = rest.range(of: "://") { rest = rest[scheme.upperBound...] }
        if rest.hasPrefix("www.") { rest = rest.dropFirst(4) }
        return String(rest.prefix { !"/?#:".contains($0) })
    }

    /// Without the labels, brackets and separators that have lost what stood behind or in them.
    private static func mended(_ text: String) -> String {
        var result = text
        result = result.replacing(label.ignoresCase(), with: "")
        result = result.replacing(/\(\s*\)|\[\s*\]/, with: "").replacing(/\s{2,}/, with: " ")
        result = result.replacing(/([,;|·•–—]\s*)+(?=[,;|·•.–—]|$)/, with: "")
        return Text.trim(result.replacing(/\s+([,.;])/) { "\($0.output.1)" }, ",;|·•–—")
    }

    /// What stood before an address or a number that is gone.
    private static var label: Regex<Substring> {
        /\b(?:e-?mail|courriel|mail|t[ée]l(?:[ée]phone)?|phone|mobile|portable|web|site|linkedin|github)\s*\.?\s*:\s*(?=$|[,;|·•–—.)\s])/
    }

    // MARK: Name and town

    func withoutName(_ text: String, code: String) -> String { name.removed(from: text, code: code) }

    /// Without the town where the person lives.
    func withoutTown(_ text: String) -> String {
        town.isEmpty ? text : text.replacingWords(town, with: "…")
    }
}

extension String {
    /// With every run of these folded words replaced.
    fileprivate func replacingWords(_ words: [String], with replacement: String) -> String {
        let spans = Quote.spans(of: self)
        let own = spans.map { Folding.key(String(self[$0])) }
        guard own.count >= words.count, own.contains(words[0]) else { return self }
        var result = ""
        var start = startIndex
        var index = 0
        while index + words.count <= own.count {
            if Array(own[index..<(index + words.count)]) == words {
                result += self[start..<spans[index].lowerBound] + replacement
                start = spans[index + words.count - 1].upperBound
                index += words.count
            } else {
                index += 1
            }
        }
        return result + self[start...]
    }
}
