// SPDX-License-Identifier: GPL-3.0-or-later
import PipelineModel
import WebService
import Yams

/// Reads greffier.yaml key by key.
struct SettingsLoader {
    var settings = Settings()
    var reader: YAMLReader
    private let byPath = Dictionary(uniqueKeysWithValues: SettingKey.all.map { ($0.path, $0) })

    init(file: String) { reader = YAMLReader(file: file) }

    mutating func read(_ text: String) {
        guard let root = reader.compose(text) else { return }
        for pair in reader.pairs(root, called: "the settings", french: "le fichier des réglages") {
            if pair.key == "models" {
                readModels(pair.value)
            } else if pair.key == "embedding" {
                readEmbedding(pair.value)
            } else if pair.key == "rates" {
                readRates(pair.value)
            } else if pair.key == "http", pair.value.mapping == nil, let key = byPath["http.enabled"] {
                apply(key, pair.value)
            } else if pair.key == "notifications" {
                readNotifications(pair.value)
            } else if let key = byPath[pair.key] {
                apply(key, pair.value)
            } else if SettingKey.all.contains(where: { $0.path.hasPrefix(pair.key + ".") }) {
                readSection(pair.key, pair.value)
            } else {
                let known = Set(SettingKey.all.compactMap { $0.path.split(separator: ".").first.map(String.init) })
                let names = known.union(["models", "embedding", "rates", "notifications"]).sorted()
                reader.complain(
                    "unknown setting '\(pair.key)'",
                    at: pair.keyNode,
                    remedy: Nearest.remedy(for: pair.key, among: names),
                    french: ("réglage inconnu : « \(pair.key) »", Nearest.remedyFR(for: pair.key, among: names))
                )
            }
        }
    }

    private mutating func readSection(_ section: String, _ node: Node) {
        let pairs = reader.pairs(node, called: section)
        let known = SettingKey.all.filter { $0.path.hasPrefix(section + ".") }
        reader.refuseOthers(
            than: known.map { String($0.path.dropFirst(section.count + 1)) },
            in: pairs,
            of: section
        )
        for pair in pairs {
            if let key = byPath["\(section).\(pair.key)"] { apply(key, pair.value) }
        }
    }

    private mutating func apply(_ key: SettingKey, _ node: Node) {
        let value = YAMLReader.value(of: node)
        if let words = key.kind.objection(to: value) {
            reader.complain(
                "\(key.path) takes \(words)",
                at: node,
                remedy: "write for example `\(key.standard)`",
                french: ("\(key.path) demande \(key.kind.wordsFR)", "écrivez par exemple `\(key.standard)`")
            )
        } else {
            key.apply(&settings, value)
            checkAddress(key, at: node)
        }
    }

    /// An address that is none is found here, and not when the daemon starts.
    private mutating func checkAddress(_ key: SettingKey, at node: Node?) {
        guard key.path == "http.listen", WebAddress(settings.http.listen) == nil else { return }
        reader.complain(
            "http.listen takes an address and a port",
            at: node,
            remedy: "write for example `\(key.standard)`",
            french: ("http.listen demande une adresse et un port", "écrivez par exemple `\(key.standard)`")
        )
    }

    mutating func override(_ environment: [String: String]) {
        for key in SettingKey.all {
            guard let text = environment[key.variable], !text.isEmpty else { continue }
            let value = Self.value(text, for: key.kind)
            if let words = key.kind.objection(to: value) {
                reader.complain(
                    "\(key.variable) takes \(words)",
                    at: nil,
                    remedy: "correct the variable or unset it",
                    french: ("\(key.variable) demande \(key.kind.wordsFR)", "corrigez la variable ou supprimez-la")
                )
            } else {
                key.apply(&settings, value)
                checkAddress(key, at: nil)
            }
        }
        if let text = environment["GREFFIER_EMBEDDING"], !text.isEmpty { takeEmbedding(text) }
        if let url = environment["LLM_URL"], !url.isEmpty, settings.models[StageKindDescription.usualModel] == nil {
            takeAddress(url)
        }
    }

    private static func value(_ text: String, for kind: OptionKind) -> OptionValue {
        switch kind {
        case .int: Int(text).map(OptionValue.int) ?? .string(text)
        case .bool: text == "true" ? .bool(true) : text == "false" ? .bool(false) : .string(text)
        case .strings: .list(text.split(separator: ":").map { .string(String($0)) })
        default: .string(text)
        }
    }
}
