// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
package import HTTPClient
import JobModel

/// Sends the short form of messages by somebody's HTTP gateway, as a template of the settings describes it.
package struct SMSWire: NotificationWire {
    /// How the gateway is asked.
    package struct Gateway: Sendable, Equatable {
        package var method: String
        package var url: SMSTemplate
        package var headers: [String: String]
        /// `nil` sends none.
        package var body: SMSTemplate?
        /// What `{key}` stands for; may be empty.
        package var key: String
        package var allowsPrivate = false

        package init(method: String, url: SMSTemplate, headers: [String: String], body: SMSTemplate?, key: String) {
            self.method = method
            self.url = url
            self.headers = headers
            self.body = body
            self.key = key
        }

        /// The media type of the body, as the headers say it.
        var mediaType: String { headers.first { $0.key.lowercased() == "content-type" }?.value ?? "" }
    }

    private let client: HTTPClient
    private let gateway: Gateway
    private let timeouts: HTTPTimeouts

    package init(client: HTTPClient, gateway: Gateway, timeouts: HTTPTimeouts = WebhookWire.usualTimeouts) {
        self.client = client
        self.gateway = gateway
        self.timeouts = timeouts
    }

    package func send(_ message: Message, to target: NotificationTarget) async throws {
        guard case .sms(let number) = target else { throw GreffierError(.notifyUnset, detail: target.way.rawValue) }
        let values = ["to": number, "text": message.short, "key": gateway.key]
        guard let url = URL(string: gateway.url.filled(values, in: .address)), url.host?.isEmpty == false else {
            throw GreffierError(.notifyForbidden, detail: "the address of the gateway is none")
        }
        var headers = HTTPHeaders()
        for (name, value) in gateway.headers.sorted(by: { $0.key < $1.key }) {
            headers[name] = SMSTemplate(value).filled(values, in: .header)
        }
        let place = SMSTemplate.Place(mediaType: gateway.mediaType)
        let body = gateway.body.map { Data($0.filled(values, in: place).utf8) }
        var request = HTTPRequest(gateway.method, url, headers: headers, body: body)
        request.timeouts = timeouts
        request.reach = gateway.allowsPrivate ? .everywhere : .publicInternet
        request.maximumResponseBytes = 64 << 10
        try await client.deliver(request, now: Date())
    }
}
