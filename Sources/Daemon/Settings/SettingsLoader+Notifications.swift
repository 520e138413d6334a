// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
import JobModel
import Notifications
import PipelineModel
import Yams

/// `notifications`: whom to tell of what, and by which servers.
extension SettingsLoader {
    mutating func readNotifications(_ node: Node) {
        let pairs = reader.pairs(node, called: "notifications")
        reader.refuseOthers(than: ["smtp", "webhook", "sms", "rules"], in: pairs, of: "notifications")
        var rules: [(rule: NotificationRule, node: Node)] = []
        for pair in pairs {
            switch pair.key {
            case "smtp": settings.notifications.smtp = smtp(pair.value)
            case "webhook": settings.notifications.webhook = webhook(pair.value)
            case "sms": settings.notifications.sms = sms(pair.value)
            case "rules": rules = self.rules(pair.value)
            default: break
            }
        }
        settings.notifications.rules = rules.map { $0.rule }
        // When all ways are known, wherever they stand.
        checkWays(rules)
    }

    // MARK: Servers

    private mutating func smtp(_ node: Node) -> Settings.Notifications.SMTP? {
        let what = "notifications.smtp"
        let pairs = reader.pairs(node, called: what)
        reader.refuseOthers(than: ["host", "port", "security", "user", "password", "from"], in: pairs, of: what)
        let nodes = Dictionary(pairs.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        var smtp = Settings.Notifications.SMTP()
        if let security = nodes["security"] { smtp.security = self.security(security) }
        smtp.port = smtp.security == "tls" ? 465 : smtp.security == "none" ? 25 : 587
        smtp.host = nodes["host"].flatMap { host($0) } ?? ""
        smtp.port = nodes["port"].flatMap { reader.int($0, called: "port", in: 1...65_535) } ?? smtp.port
        smtp.user = nodes["user"].flatMap { reader.string($0, called: "user") }
        smtp.password = nodes["password"].flatMap { secret($0, called: "password") }
        smtp.from = nodes["from"].flatMap { sender($0) } ?? smtp.from
        require(["host", "from"], in: nodes, of: what, at: node, such: "host: mail.example.org")
        if (smtp.user == nil) != (nodes["password"] == nil) {
            reader.complain(
                "\(what) names one of user and password",
                at: node,
                remedy: "name both, or none where the server asks for none",
                french: (
                    "\(what) n’indique que l’un de user et password",
                    "indiquez les deux, ou aucun si le serveur n’en demande pas"
                )
            )
        }
        if smtp.security == "none", smtp.user != nil, !Self.isLocal(smtp.host) {
            reader.complain(
                "the password would go over the network in the open",
                at: nodes["security"] ?? node,
                remedy: "write `security: starttls` or `security: tls`",
                french: (
                    "le mot de passe passerait en clair sur le réseau",
                    "écrivez `security: starttls` ou `security: tls`"
                )
            )
        }
        return smtp
    }

    private static func isLocal(_ host: String) -> Bool { ["localhost", "127.0.0.1", "::1"].contains(host) }

    private mutating func security(_ node: Node) -> String {
        let text = node.scalar?.string ?? ""
        if MailServer.Security(rawValue: text) != nil { return text }
        reader.complain(
            "security must be starttls, tls or none",
            at: node,
            remedy: "write `security: starttls` (port 587) or `security: tls` (port 465)",
            french: (
                "security doit valoir starttls, tls ou none",
                "écrivez `security: starttls` (port 587) ou `security: tls` (port 465)"
            )
        )
        return "starttls"
    }

    private mutating func host(_ node: Node) -> String? {
        guard let text = reader.string(node, called: "host") else { return nil }
        let isHost = !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"/@?#[]\\".utf8.contains($0) }
        // Of colons an IPv6 address has several.
        if isHost, text.count(where: { $0 == ":" }) != 1 { return text }
        reader.complain(
            "'\(text)' is no name of a server",
            at: node,
            remedy: "write the name alone, for example `host: mail.example.org`; the port has a key of its own",
            french: (
                "« \(text) » n’est pas le nom d’un serveur",
                "écrivez le nom seul, par exemple `host: mail.example.org` ; le port a sa propre clé"
            )
        )
        return nil
    }

    private mutating func sender(_ node: Node) -> Mailbox? {
        guard let text = reader.string(node, called: "from") else { return nil }
        if let mailbox = Mailbox(text) { return mailbox }
        reader.complain(
            "from is no mail address",
            at: node,
            remedy: "write for example `from: Greffier <greffier@example.org>`",
            french: (
                "from n’est pas une adresse de courriel", "écrivez par exemple `from: Greffier <greffier@example.org>`"
            )
        )
        return nil
    }

    private mutating func webhook(_ node: Node) -> Settings.Notifications.Webhook? {
        let what = "notifications.webhook"
        let pairs = reader.pairs(node, called: what)
        reader.refuseOthers(than: ["url", "secret", "allow_private"], in: pairs, of: what)
        let nodes = Dictionary(pairs.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        var webhook = Settings.Notifications.Webhook()
        webhook.url = nodes["url"].flatMap { webAddress($0, in: []) } ?? ""
        webhook.secret = nodes["secret"].flatMap { secret($0, called: "secret") }
        webhook.allowsPrivate = nodes["allow_private"].flatMap { reader.bool($0, called: "allow_private") } ?? false
        require(["url", "secret"], in: nodes, of: what, at: node, such: "secret: {credential: webhook-secret}")
        return webhook
    }

    private mutating func sms(_ node: Node) -> Settings.Notifications.SMS? {
        let what = "notifications.sms"
        let pairs = reader.pairs(node, called: what)
        reader.refuseOthers(than: ["url", "method", "headers", "body", "key", "allow_private"], in: pairs, of: what)
        let nodes = Dictionary(pairs.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        var sms = Settings.Notifications.SMS()
        sms.url = nodes["url"].flatMap { webAddress($0, in: SMSTemplate.fields) } ?? ""
        sms.method = nodes["method"].flatMap { method($0) } ?? sms.method
        for header in reader.pairs(nodes["headers"], called: "headers") {
            sms.headers[header.key] = reader.string(header.value, called: header.key).map {
                template($0, at: header.value)
            }
        }
        sms.body = nodes["body"].flatMap { body in reader.string(body, called: "body").map { template($0, at: body) } }
        sms.key = nodes["key"].flatMap { secret($0, called: "key") }
        sms.allowsPrivate = nodes["allow_private"].flatMap { reader.bool($0, called: "allow_private") } ?? false
        require(["url"], in: nodes, of: what, at: node, such: "url: https://sms.example.org/send")
        let all = [sms.url, sms.body ?? ""].map(SMSTemplate.init)
        for field in ["to", "text"] where nodes["url"] != nil && !all.contains(where: { $0.names(field) }) {
            reader.complain(
                "\(what) has no place for {\(field)}",
                at: node,
                remedy: "put {\(field)} into url or body",
                french: ("\(what) n’a pas de place pour {\(field)}", "mettez {\(field)} dans url ou body")
            )
        }
        return sms
    }

    private mutating func method(_ node: Node) -> String? {
        let text = node.scalar?.string.uppercased() ?? ""
        if ["GET", "POST", "PUT"].contains(text) { return text }
        reader.complain(
            "method must be GET, POST or PUT",
            at: node,
            remedy: "write `method: POST`",
            french: ("method doit valoir GET, POST ou PUT", "écrivez `method: POST`")
        )
        return nil
    }

    private mutating func template(_ text: String, at node: Node) -> String {
        let unknown = SMSTemplate(text).unknown
        if let first = unknown.first {
            let fields = SMSTemplate.fields.map { "{\($0)}" }.joined(separator: ", ")
            reader.complain(
                "{\(first)} stands for nothing",
                at: node,
                remedy: "there are \(fields)",
                french: ("{\(first)} ne désigne rien", "il y a \(fields)")
            )
        }
        return text
    }

    /// An address of the web; the fields of a template may stand behind its host.
    private mutating func webAddress(_ node: Node, in fields: [String]) -> String? {
        guard let text = reader.string(node, called: "url") else { return nil }
        let plain = fields.isEmpty ? text : template(text, at: node).replacing("{", with: "").replacing("}", with: "")
        let url = URL(string: plain)
        let host = url?.host ?? ""
        if let scheme = url?.scheme?.lowercased(), ["https", "http"].contains(scheme), !host.isEmpty, url?.user == nil,
            text.contains(host)
        {
            return text
        }
        reader.complain(
            "url is no address of the web",
            at: node,
            remedy: "write for example `url: https://hooks.example.org/greffier`, without name and password",
            french: (
                "url n’est pas une adresse web",
                "écrivez par exemple `url: https://hooks.example.org/greffier`, sans identifiant ni mot de passe"
            )
        )
        return nil
    }

    private mutating func require(
        _ keys: [String],
        in nodes: [String: Node],
        of what: String,
        at node: Node,
        such example: String
    ) {
        for key in keys where nodes[key] == nil {
            reader.complain(
                "\(what) names no \(key)",
                at: node,
                remedy: "add `\(key):`, for example `\(example)`",
                french: ("\(what) n’indique pas \(key)", "ajoutez `\(key):`, par exemple `\(example)`")
            )
        }
    }

    // MARK: Rules

    private mutating func rules(_ node: Node) -> [(rule: NotificationRule, node: Node)] {
        guard let items = node.sequence else {
            reader.complain(
                "rules must be a list",
                at: node,
                remedy: "write each rule on a line `- {on: failed, to: admin@example.org}`",
                french: (
                    "rules doit être une liste",
                    "écrivez chaque règle sur une ligne `- {on: failed, to: admin@example.org}`"
                )
            )
            return []
        }
        return items.enumerated().compactMap { index, item in rule(item, number: index + 1).map { ($0, item) } }
    }

    private mutating func rule(_ node: Node, number: Int) -> NotificationRule? {
        let what = "notifications.rules"
        let pairs = reader.pairs(node, called: "a rule")
        reader.refuseOthers(than: ["on", "to", "pipelines", "wait", "again", "per_hour"], in: pairs, of: "a rule")
        let nodes = Dictionary(pairs.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        require(["on", "to"], in: nodes, of: what, at: node, such: "on: failed")
        guard let on = nodes["on"], let to = nodes["to"] else { return nil }
        let kinds = Set(self.kinds(on))
        var limits = StormLimits.usual(for: kinds)
        if let wait = nodes["wait"].flatMap({ reader.duration($0, called: "wait") }) {
            limits = StormLimits(wait: wait, again: limits.again, most: limits.most)
        }
        limits.again = nodes["again"].flatMap { reader.duration($0, called: "again") } ?? limits.again
        limits.most = nodes["per_hour"].flatMap { reader.int($0, called: "per_hour", in: 1...1000) } ?? limits.most
        return NotificationRule(
            name: "\(number) " + kinds.map(\.rawValue).sorted().joined(separator: "+"),
            kinds: kinds,
            targets: targets(to),
            pipelines: nodes["pipelines"].flatMap { reader.strings($0, called: "pipelines") } ?? [],
            limits: limits
        )
    }

    private mutating func kinds(_ node: Node) -> [NotificationKind] {
        // `on` is `true` to old readers of YAML; its value is never one of ours then.
        (node.sequence.map(Array.init) ?? [node]).compactMap { item in
            let text = item.scalar?.string ?? ""
            if let kind = NotificationKind(rawValue: text), NotificationKind.ofRules.contains(kind) { return kind }
            let known = NotificationKind.ofRules.map(\.rawValue)
            reader.complain(
                "'\(text)' is nothing that a rule can wait for",
                at: item,
                remedy: "write \(known.joined(separator: ", "))",
                french: ("aucune règle ne peut attendre « \(text) »", "écrivez \(known.joined(separator: ", "))")
            )
            return nil
        }
    }

    private mutating func targets(_ node: Node) -> [NotificationTarget] {
        var found: [NotificationTarget] = []
        for item in node.sequence.map(Array.init) ?? [node] {
            let text = item.scalar?.string ?? ""
            if let target = NotificationTarget(text) {
                if !found.contains(target) { found.append(target) }
                continue
            }
            complain(ReceiverMistake(nobody: text), at: item)
        }
        return found
    }

    /// Each way that a rule takes is described.
    private mutating func checkWays(_ rules: [(rule: NotificationRule, node: Node)]) {
        let ways = settings.notifications.ways
        for (rule, node) in rules {
            for way in Set(rule.targets.map(\.way)).subtracting(ways).sorted(by: { $0.rawValue < $1.rawValue }) {
                complain(ReceiverMistake(ErrorDetail("a rule tells", french: "une règle"), by: way), at: node)
            }
        }
    }

    private mutating func complain(_ mistake: ReceiverMistake, at node: Node) {
        reader.complain(
            mistake.message.english,
            at: node,
            remedy: mistake.remedy.english,
            french: (mistake.message.french, mistake.remedy.french)
        )
    }
}

extension Settings.Notifications {
    /// The ways that are described.
    var ways: Set<NotificationTarget.Way> {
        var ways: Set<NotificationTarget.Way> = [.feed]
        if smtp != nil { ways.insert(.mail) }
        if webhook != nil { ways.insert(.webhook) }
        if sms != nil { ways.insert(.sms) }
        return ways
    }
}
