// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import LanguageModels
import PipelineModel
import Yams

/// `models`: the language models and where they are served.
extension SettingsLoader {
    private typealias Pairs = [(key: String, keyNode: Node, value: Node)]

    static let modelKeys = [
        "provider", "endpoints", "model", "context", "key", "keep_alive", "warm_up", "parallel", "rate", "price",
        "timeout",
    ]
    static let endpointKeys = ["url", "model", "key", "context", "parallel"]
    private static let contexts = 512...4_194_304
    private static let parallels = 1...1024

    mutating func readModels(_ node: Node) {
        for entry in reader.pairs(node, called: "models") {
            settings.models[entry.key] = model(entry.value, called: "models.\(entry.key)", at: entry.keyNode)
        }
    }

    /// One model with its endpoints.
    mutating func model(_ node: Node, called name: String, at place: Node) -> Settings.Model {
        var model = Settings.Model()
        let pairs = reader.pairs(node, called: name)
        let before = reader.mistakes.count
        reader.refuseOthers(than: Self.modelKeys, in: pairs, of: name)
        for pair in pairs {
            readNames(pair.key, pair.value, into: &model)
            readLimits(pair.key, pair.value, into: &model)
        }
        if model.endpoints.isEmpty, reader.mistakes.count == before {
            reader.complain(
                "\(name) names no endpoint",
                at: place,
                remedy: "add `endpoints: [http://127.0.0.1:11434]` for Ollama on this machine",
                french: (
                    "\(name) ne nomme pas de serveur",
                    "ajoutez `endpoints: [http://127.0.0.1:11434]` pour Ollama sur cette machine"
                )
            )
        }
        return model
    }

    /// The address of `LLM_URL` as the model `default`.
    mutating func takeAddress(_ url: String) {
        do {
            _ = try ModelConfiguration.baseURL(url)
            var model = Settings.Model()
            model.endpoints = [.init(url: url)]
            settings.models[StageKindDescription.usualModel] = model
        } catch {
            reader.complain(
                "LLM_URL is no address of a server",
                at: nil,
                remedy: "correct the variable or unset it; for example http://127.0.0.1:11434",
                french: (
                    "LLM_URL n’est pas l’adresse d’un serveur",
                    "corrigez la variable ou supprimez-la ; par exemple http://127.0.0.1:11434"
                )
            )
        }
    }

    private mutating func readNames(_ key: String, _ node: Node, into model: inout Settings.Model) {
        switch key {
        case "provider":
            let name = reader.string(node, called: "provider") ?? ""
            if ModelConfiguration.Provider(rawValue: name) != nil {
                model.provider = name
            } else {
                reader.complain(
                    "unknown provider '\(name)'",
                    at: node,
                    remedy: "write auto, ollama or openai",
                    french: ("genre de serveur inconnu : « \(name) »", "écrivez auto, ollama ou openai")
                )
            }
        case "endpoints": model.endpoints = endpoints(node)
        case "model": model.model = reader.string(node, called: "model")
        case "context": model.context = reader.int(node, called: "context", in: Self.contexts)
        case "key": model.key = secret(node)
        default: break
        }
    }

    private mutating func readLimits(_ key: String, _ node: Node, into model: inout Settings.Model) {
        switch key {
        case "keep_alive":
            model.keepAlive =
                node.scalar?.string == "forever" ? nil : reader.duration(node, called: "keep_alive") ?? model.keepAlive
        case "warm_up": model.warmUp = reader.bool(node, called: "warm_up") ?? false
        case "parallel": model.parallel = reader.int(node, called: "parallel", in: Self.parallels)
        case "rate": readRate(node, into: &model)
        case "price": model.price = price(node)
        case "timeout":
            model.timeout = reader.duration(node, called: "timeout")
            if let timeout = model.timeout, timeout < 1 {
                reader.complain(
                    "timeout must be 1s or longer",
                    at: node,
                    remedy: "write for example `timeout: 30m`",
                    french: ("timeout doit valoir au moins 1s", "écrivez par exemple `timeout: 30m`")
                )
            }
        default: break
        }
    }

    // MARK: Endpoints

    /// One address, a list of addresses, or a list that also holds `{url, model, key, context, parallel}`.
    private mutating func endpoints(_ node: Node) -> [Settings.Model.Endpoint] {
        var found: [Settings.Model.Endpoint] = []
        for item in node.sequence.map(Array.init) ?? [node] {
            guard let endpoint = endpoint(item) else { continue }
            if found.contains(where: { $0.url == endpoint.url && $0.model == endpoint.model }) {
                reader.complain(
                    "the endpoint \(endpoint.url) stands twice",
                    at: item,
                    remedy: "remove one of them",
                    french: ("le serveur \(endpoint.url) figure deux fois", "retirez l’un des deux")
                )
            } else {
                found.append(endpoint)
            }
        }
        return found
    }

    private mutating func endpoint(_ node: Node) -> Settings.Model.Endpoint? {
        guard node.mapping != nil else {
            guard let text = reader.string(node, called: "endpoints") else { return nil }
            return address(text, at: node).map(Settings.Model.Endpoint.init)
        }
        let pairs = reader.pairs(node, called: "an endpoint", french: "un serveur")
        reader.refuseOthers(than: Self.endpointKeys, in: pairs, of: "an endpoint", french: "un serveur")
        guard let url = pairs.first(where: { $0.key == "url" })?.value else {
            reader.complain(
                "an endpoint names no url",
                at: node,
                remedy: "add `url: http://127.0.0.1:11434`",
                french: ("un serveur n’a pas d’url", "ajoutez `url: http://127.0.0.1:11434`")
            )
            return nil
        }
        let text = reader.string(url, called: "url").flatMap { address($0, at: url) }
        var endpoint = Settings.Model.Endpoint(url: text ?? "")
        for pair in pairs {
            switch pair.key {
            case "model": endpoint.model = reader.string(pair.value, called: "model")
            case "context": endpoint.context = reader.int(pair.value, called: "context", in: Self.contexts)
            case "parallel": endpoint.parallel = reader.int(pair.value, called: "parallel", in: Self.parallels)
            case "key": endpoint.key = secret(pair.value)
            default: break
            }
        }
        return text == nil ? nil : endpoint
    }

    private mutating func address(_ text: String, at node: Node) -> String? {
        do {
            _ = try ModelConfiguration.baseURL(text)
            return text
        } catch {
            reader.complain(
                "'\(text)' is no address of a server",
                at: node,
                remedy: "write for example http://127.0.0.1:11434",
                french: ("« \(text) » n’est pas l’adresse d’un serveur", "écrivez par exemple http://127.0.0.1:11434")
            )
            return nil
        }
    }

    // MARK: Keys, rates, prices

    mutating func secret(_ node: Node, called what: String = "key") -> Settings.Secret? {
        let pairs = node.mapping == nil ? [] : reader.pairs(node, called: what)
        guard pairs.count == 1, let pair = pairs.first, ["env", "credential"].contains(pair.key),
            let name = pair.value.scalar?.string
        else {
            reader.complain(
                "a secret never stands in this file",
                at: node,
                remedy: "write `\(what): {env: NAME_OF_A_VARIABLE}` or `\(what): {credential: NAME}`",
                french: (
                    "un secret ne figure jamais dans ce fichier",
                    "écrivez `\(what): {env: NOM_D_UNE_VARIABLE}` ou `\(what): {credential: NOM}`"
                )
            )
            return nil
        }
        let isVariable = pair.key == "env"
        guard isVariable ? Self.isVariable(name) : Self.isCredential(name), !Self.looksLikeKey(name) else {
            // The name itself is not shown: it may be the key, written in the wrong place.
            reader.complain(
                isVariable
                    ? "\(what).env takes the name of a variable (A–Z, 0–9 and _), not the secret"
                    : "\(what).credential takes the name of a credential, not the secret",
                at: pair.value,
                remedy: "write for example `\(what): {\(pair.key): \(isVariable ? "MISTRAL_API_KEY" : "mistral-key")}`",
                french: (
                    isVariable
                        ? "\(what).env demande le nom d’une variable (A–Z, 0–9 et _), pas le secret"
                        : "\(what).credential demande le nom d’un secret de systemd, pas le secret",
                    "écrivez par exemple `\(what): {\(pair.key): \(isVariable ? "MISTRAL_API_KEY" : "mistral-key")}`"
                )
            )
            return nil
        }
        return isVariable ? .variable(name) : .credential(name)
    }

    /// Whether it is a name as variables have them by convention: small letters would let most keys pass for names.
    private static func isVariable(_ name: String) -> Bool {
        name.first.map { !("0"..."9").contains($0) } == true
            && name.allSatisfy { ("A"..."Z").contains($0) || ("0"..."9").contains($0) || $0 == "_" }
    }

    private static func isCredential(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix(".")
            && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-.".contains($0)) }
    }

    /// Whether more than 20 characters on end mix letters and digits: keys do, names are words.
    private static func looksLikeKey(_ name: String) -> Bool {
        name.split { !$0.isLetter && !$0.isNumber }.contains { run in
            run.count > 20 && run.contains(where: \.isLetter) && run.contains(where: \.isNumber)
        }
    }

    private mutating func readRate(_ node: Node, into model: inout Settings.Model) {
        let pairs = reader.pairs(node, called: "rate")
        reader.refuseOthers(than: ["requests_per_minute", "tokens_per_minute"], in: pairs, of: "rate")
        for pair in pairs {
            switch pair.key {
            case "requests_per_minute": model.requestsPerMinute = amount(pair.value, called: pair.key, from: 0.001)
            case "tokens_per_minute": model.tokensPerMinute = amount(pair.value, called: pair.key, from: 1)
            default: break
            }
        }
    }

    private mutating func price(_ node: Node) -> Settings.Model.Price? {
        let pairs = reader.pairs(node, called: "price")
        reader.refuseOthers(than: ["input", "output", "currency"], in: pairs, of: "price")
        var price = Settings.Model.Price(input: 0, output: 0, currency: "")
        for pair in pairs {
            switch pair.key {
            case "input": price.input = amount(pair.value, called: pair.key, from: 0) ?? 0
            case "output": price.output = amount(pair.value, called: pair.key, from: 0) ?? 0
            case "currency": price.currency = reader.string(pair.value, called: pair.key)?.uppercased() ?? ""
            default: break
            }
        }
        guard price.currency.count == 3, price.currency.allSatisfy({ $0.isASCII && $0.isLetter }) else {
            reader.complain(
                "price names no currency of three letters",
                at: node,
                remedy: "write for example `price: {input: 0.1, output: 0.1, currency: EUR}`, per million tokens",
                french: (
                    "price ne nomme pas de monnaie en trois lettres",
                    "écrivez par exemple `price: {input: 0.1, output: 0.1, currency: EUR}`, par million de jetons"
                )
            )
            return nil
        }
        return price
    }

    private mutating func amount(_ node: Node, called name: String, from least: Double) -> Double? {
        if let value = YAMLReader.value(of: node).double, value.isFinite, value >= least, value <= 1e12 { return value }
        reader.complain(
            "\(name) must be a number",
            at: node,
            remedy: "write for example `\(name): 60`",
            french: ("\(name) doit être un nombre", "écrivez par exemple `\(name): 60`")
        )
        return nil
    }
}
