// SPDX-License-Identifier: GPL-3.0-or-later
import JobStore
import PipelineModel
import Yams

/// `rates`: how fast work may start that names them.
extension SettingsLoader {
    mutating func readRates(_ node: Node) {
        for entry in reader.pairs(node, called: "rates") {
            let limit = rate(entry.key, entry.keyNode, entry.value)
            if let limit { settings.rates.append(limit) }
        }
        settings.rates.sort { $0.name < $1.name }
    }

    private mutating func rate(_ name: String, _ keyNode: Node, _ node: Node) -> RateLimit? {
        let pairs = reader.pairs(node, called: "rates.\(name)")
        reader.refuseOthers(than: ["requests", "tokens", "burst"], in: pairs, of: "rates.\(name)")
        let nodes = Dictionary(pairs.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        let requests = nodes["requests"].flatMap { number($0, called: "rates.\(name).requests") }
        let tokens = nodes["tokens"].flatMap { number($0, called: "rates.\(name).tokens") }
        let burst = nodes["burst"].flatMap { reader.int($0, called: "burst", in: 1...1_000_000) }
        if name.isEmpty || nodes["requests"] == nil && nodes["tokens"] == nil {
            reader.complain(
                "rates.\(name) bounds neither requests nor tokens",
                at: keyNode,
                remedy: "write for example `\(name.isEmpty ? "mistral" : name): {requests: 60/m}`",
                french: (
                    "rates.\(name) ne limite ni les demandes ni les jetons",
                    "écrivez par exemple `\(name.isEmpty ? "mistral" : name): {requests: 60/m}`"
                )
            )
            return nil
        }
        if let node = nodes["burst"], nodes["requests"] == nil {
            reader.complain(
                "burst goes with requests",
                at: node,
                remedy: "remove it, or add `requests: 60/m`",
                french: ("burst va avec requests", "retirez-le, ou ajoutez `requests: 60/m`")
            )
        }
        // What tokens cost is known afterwards alone, so that their bucket holds what one period brings.
        return RateLimit(
            name: name,
            requests: requests?.allowance(burst: Double(burst ?? 1)),
            tokens: tokens.map { $0.allowance(burst: $0.count) }
        )
    }

    private mutating func number(_ node: Node, called name: String) -> RateSetting? {
        if let rate = node.scalar.flatMap({ RateSetting($0.string) }) { return rate }
        reader.complain(
            "\(name) must be a number over time",
            at: node,
            remedy: "write for example `60/m`; s, m, h or d",
            french: ("\(name) doit être un nombre par unité de temps", "écrivez par exemple `60/m` ; s, m, h ou d")
        )
        return nil
    }
}
