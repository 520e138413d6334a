// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import HTTPTypes
import HummingbirdCore
import JobModel
import NIOCore
import Synchronization

/// Takes in the content of one request, within the limits.
final class WebContentReader: Sendable {
    private let body: RequestBody
    /// As the client says.
    private let length: Int?
    private let limits: WebLimits
    private let places: WebPlaces
    private let wasAsked = Mutex(false)

    init(_ request: Request, limits: WebLimits, places: WebPlaces) {
        body = request.body
        length = request.headers[.contentLength].flatMap { Int($0) }
        self.limits = limits
        self.places = places
    }

    func read(upTo limit: Int) async throws -> Data {
        if let length, length > limit { throw Self.tooLarge(limit) }
        guard places.take() else { throw GreffierError(.webBusy) }
        defer { places.giveBack() }
        guard isFirst() else { return Data() }
        var data = Data()
        let start = ContinuousClock.now
        for try await buffer in body {
            data.append(contentsOf: buffer.readableBytesView)
            if data.count > limit { throw Self.tooLarge(limit) }
            // Nothing at all for a while is for the server to end.
            let allowed = limits.contentGrace + Double(data.count) / limits.contentRate
            if ContinuousClock.now - start > .seconds(allowed) { throw GreffierError(.webSlow) }
        }
        try Task.checkCancellation()
        guard length == nil || length == data.count else {
            throw GreffierError(
                .webRequest,
                ErrorDetail(
                    "the content is shorter than Content-Length says",
                    french: "le contenu est plus court que ne l’annonce Content-Length"
                )
            )
        }
        return data
    }

    /// Reads on where nothing was read, for some seconds at the most, so that a client that still sends sees the answer.
    func drain() async {
        guard isFirst() else { return }
        let start = ContinuousClock.now
        var count = 0
        do {
            for try await buffer in body {
                count += buffer.readableBytes
                if count > limits.lingering || ContinuousClock.now - start > .seconds(limits.lingeringSeconds) {
                    return
                }
            }
        } catch {
            // Gone: nobody reads the answer.
        }
    }

    /// Whether nobody has asked for the content before: it comes once.
    private func isFirst() -> Bool {
        wasAsked.withLock { wasAsked in
            defer { wasAsked = true }
            return !wasAsked
        }
    }

    private static func tooLarge(_ limit: Int) -> GreffierError {
        let size = limit >= 1 << 20 ? "\(limit >> 20) MiB" : "\(limit >> 10) KiB"
        return GreffierError(.webTooLarge, ErrorDetail("more than \(size)", french: "plus de \(size)"))
    }
}
