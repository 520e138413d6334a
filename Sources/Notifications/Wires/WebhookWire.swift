// SPDX-License-Identifier: GPL-3.0-or-later
private import DurableFiles
package import Foundation
package import HTTPClient
package import JobModel

/// Sends messages as signed JSON to an address on the web.
///
/// Signed as Standard Webhooks has it (https://www.standardwebhooks.com): `webhook-id`, `webhook-timestamp` and
/// `webhook-signature: v1,` with the HMAC-SHA256 of `id.timestamp.body` in base 64. A redirect is no success, and is not
/// followed.
package struct WebhookWire: NotificationWire {
    private let client: HTTPClient
    private let url: URL
    private let secret: Data
    private let allowsPrivate: Bool
    private let clock: any WallClock
    private let timeouts: HTTPTimeouts

    /// A wire to one receiver, which knows the secret too.
    ///
    /// `secret` is the text of the settings: `whsec_` and base 64, or any other text as it is. With `allowsPrivate` the
    /// address may be this machine or a neighbour.
    package init(
        client: HTTPClient,
        url: URL,
        secret: String,
        allowsPrivate: Bool,
        clock: any WallClock = SystemClock(),
        timeouts: HTTPTimeouts = WebhookWire.usualTimeouts
    ) {
        self.client = client
        self.url = url
        self.secret = Self.key(secret)
        self.allowsPrivate = allowsPrivate
        self.clock = clock
        self.timeouts = timeouts
    }

    /// A receiver should take the message and think later.
    package static var usualTimeouts: HTTPTimeouts {
        var timeouts = HTTPTimeouts(each: .seconds(15))
        timeouts.connect = .seconds(5)
        timeouts.total = .seconds(30)
        return timeouts
    }

    private static func key(_ secret: String) -> Data {
        let mark = "whsec_"
        guard secret.hasPrefix(mark), let bytes = Data(base64Encoded: String(secret.dropFirst(mark.count))) else {
            return Data(secret.utf8)
        }
        return bytes
    }

    package func send(_ message: Message, to target: NotificationTarget) async throws {
        guard target == .webhook else { throw GreffierError(.notifyUnset, detail: target.way.rawValue) }
        let body = try message.json()
        let moment = String(Int(clock.now().timeIntervalSince1970))
        let signed = Data("\(message.id).\(moment).".utf8) + body
        var request = HTTPRequest(
            "POST",
            url,
            headers: [
                "Content-Type": "application/json", "User-Agent": "Greffier/\(GreffierVersion.current)",
                "webhook-id": message.id, "webhook-timestamp": moment,
                "webhook-signature": "v1," + HMAC.sha256(signed, key: secret).base64EncodedString(),
            ],
            body: body
        )
        request.timeouts = timeouts
        request.reach = allowsPrivate ? .everywhere : .publicInternet
        request.maximumResponseBytes = 64 << 10
        try await client.deliver(request, now: clock.now())
    }
}

extension HTTPClient {
    /// Sends a message and takes 2xx alone for success.
    ///
    /// Throws `GreffierError` by what the answer means: gone or refused is given up, all that may pass is tried again.
    func deliver(_ request: HTTPRequest, now: Date) async throws {
        let head: HTTPResponseHead
        do {
            head = try await send(request).head
        } catch let failure as HTTPFailure {
            throw failure.notifyError
        }
        guard !head.isSuccess else { return }
        let place = request.url.server
        let detail = ErrorDetail("\(place) answered \(head.status)", french: "\(place) a répondu \(head.status)")
        switch head.status {
        case 300..<400: throw GreffierError(.notifyForbidden, detail)
        case 401, 403: throw GreffierError(.notifyAccess, detail)
        case 408, 425, 429, 500...:
            throw GreffierError(.notifyBusy, detail, retryAfter: head.retryAfter(now: now))
        default: throw GreffierError(.notifyRefused, detail)
        }
    }
}

extension HTTPFailure {
    /// The error that the rest of Greffier acts on; of the address no more than host and port.
    var notifyError: GreffierError {
        let place = server ?? "?"
        let detail = ErrorDetail("\(place): \(reason.words.english)", french: "\(place) : \(reason.words.french)")
        switch reason {
        case .forbiddenAddress, .invalidRequest: return GreffierError(.notifyForbidden, detail)
        case .tls, .untrusted, .plainText: return GreffierError(.notifyInsecure, detail)
        // An answer without end is an answer: who sends it has the message, and would get it again and again.
        case .tooLarge: return GreffierError(.notifyRefused, detail)
        default: return GreffierError(.notifyUnreachable, detail)
        }
    }
}

extension HTTPFailure.Reason {
    fileprivate var words: ErrorDetail {
        switch self {
        case .forbiddenAddress:
            .init("an address of this machine or its network", french: "une adresse de cette machine ou de son réseau")
        case .invalidRequest: .init("the request cannot be sent", french: "la requête ne peut être envoyée")
        case .unknownHost: .init("no such host", french: "hôte inconnu")
        case .unreachable, .shutDown: .init("nobody listens there", french: "personne n’y écoute")
        case .proxy: .init("the proxy failed", french: "le proxy a échoué")
        case .tls, .untrusted: .init("its certificate is not trusted", french: "son certificat n’est pas fiable")
        case .plainText: .init("it speaks no TLS", french: "il ne parle pas TLS")
        case .connectTimeout, .headersTimeout, .firstByteTimeout, .idleTimeout, .totalTimeout:
            .init("no answer in time", french: "pas de réponse à temps")
        case .closedEarly: .init("the connection broke off", french: "la connexion a été rompue")
        case .tooLarge: .init("the answer never ends", french: "réponse sans fin")
        case .badAnswer: .init("what answers is not HTTP", french: "ce qui répond n’est pas du HTTP")
        }
    }
}
