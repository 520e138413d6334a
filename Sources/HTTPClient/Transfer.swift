// SPDX-License-Identifier: GPL-3.0-or-later
import CCurl
import Foundation

/// One exchange on the loop's thread: the easy handle, what was received so far, and the clocks.
final class Transfer {
    let ticket: TransferTicket
    let handle: UnsafeMutableRawPointer
    var headerList: UnsafeMutablePointer<curl_slist>?
    let errorText: UnsafeMutablePointer<CChar>

    private let startedAt = ContinuousClock.now
    private var connectedAt: ContinuousClock.Instant?
    private var headAt: ContinuousClock.Instant?
    private var lastByteAt: ContinuousClock.Instant?

    private var status = 0
    private var headers = HTTPHeaders()
    private var headerBytes = 0
    private var bodyBytes = 0
    private var isTooLarge = false
    /// Whether the environment names a proxy for this address.
    var hasProxy = false
    /// Whether an address was refused because it is not public.
    var wasForbidden = false

    private static let maximumHeaderBytes = 256 << 10

    /// Throws `HTTPFailure` for a request that cannot be sent.
    init(_ ticket: TransferTicket, _ environment: HTTPEnvironment) throws {
        guard let handle = curl_easy_init() else {
            throw HTTPFailure(.invalidRequest, detail: "libcurl has no memory")
        }
        self.ticket = ticket
        self.handle = handle
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        try configure(environment)
    }

    deinit {
        curl_easy_cleanup(handle)
        curl_slist_free_all(headerList)
        errorText.deallocate()
    }

    // MARK: What libcurl reports

    func connected() { if connectedAt == nil { connectedAt = .now } }

    /// Takes one header line; `false` ends the transfer.
    func received(headerLine bytes: UnsafeRawBufferPointer) -> Bool {
        headerBytes += bytes.count
        guard headerBytes <= Self.maximumHeaderBytes else {
            isTooLarge = true
            return false
        }
        // Lines after the head are trailers.
        guard headAt == nil else { return true }
        let line = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        if line.hasPrefix("HTTP/") {
            headers = HTTPHeaders()
            status = Int(ccurl_getinfo_long(handle, CURLINFO_RESPONSE_CODE))
        } else if line.isEmpty {
            // 100 Continue and 103 Early Hints come before the answer itself.
            guard status >= 200 else { return true }
            headAt = .now
            ticket.continuation.yield(.head(HTTPResponseHead(status: status, headers: headers)))
        } else if let colon = line.firstIndex(of: ":") {
            let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            headers.append(String(line[..<colon]), value)
        }
        return true
    }

    /// Takes bytes of the body; `false` ends the transfer.
    func received(body bytes: UnsafeRawBufferPointer) -> Bool {
        guard bodyBytes + bytes.count <= ticket.request.maximumResponseBytes else {
            isTooLarge = true
            return false
        }
        bodyBytes += bytes.count
        lastByteAt = .now
        ticket.continuation.yield(.bytes(Data(bytes)))
        return true
    }

    // MARK: Clocks

    /// When the clock that runs now ends the transfer, and as what.
    var nextDeadline: (ContinuousClock.Instant, HTTPFailure.Reason) {
        let limits = ticket.request.timeouts
        let stage: (ContinuousClock.Instant, HTTPFailure.Reason) =
            if let lastByteAt {
                (lastByteAt + limits.betweenBytes, .idleTimeout)
            } else if let headAt {
                (headAt + limits.firstByte, .firstByteTimeout)
            } else if let connectedAt {
                (connectedAt + limits.headers, .headersTimeout)
            } else {
                (startedAt + limits.connect, .connectTimeout)
            }
        let whole = startedAt + limits.total
        return whole < stage.0 ? (whole, .totalTimeout) : stage
    }

    // MARK: Ends

    /// Takes the handle off the multi handle, which must come before the transfer's own end.
    func leave(_ multi: UnsafeMutableRawPointer?) { curl_multi_remove_handle(multi, handle) }

    /// Tells the reader how the transfer ended.
    func finish(with result: CURLcode) {
        if result == CURLE_OK, headAt != nil {
            ticket.continuation.finish()
        } else if wasForbidden, connectedAt == nil {
            fail(.forbiddenAddress)
        } else if isTooLarge || result == CURLE_FILESIZE_EXCEEDED {
            fail(.tooLarge)
        } else if result == CURLE_OPERATION_TIMEDOUT {
            fail(connectedAt == nil ? .connectTimeout : .totalTimeout)
        } else if result == CURLE_UNSUPPORTED_PROTOCOL, connectedAt != nil {
            // Its way to say that the answer does not begin like HTTP/1 or 2.
            fail(.badAnswer)
        } else if status > 0, headAt == nil {
            // What began as an answer ended in its headers, which libcurl takes for whole or for bad, as it comes.
            fail(.closedEarly)
        } else {
            // What a proxy says to a wish for a tunnel; libcurl then calls it a failure to receive.
            let said = ccurl_getinfo_long(handle, CURLINFO_HTTP_CONNECTCODE)
            fail(said == 0 || (200..<300).contains(said) ? refined(HTTPFailure.Reason(result)) : .proxy)
        }
    }

    func fail(_ reason: HTTPFailure.Reason) {
        let request = ticket.request
        let said = String(cString: errorText)
        let detail = request.description + (said.isEmpty ? "" : ": \(said)")
        ticket.continuation.finish(
            throwing: HTTPFailure(reason, detail: detail, server: request.url.server, said: said)
        )
    }

    /// What libcurl has one code for and tells apart in words alone: whose connection failed, and in what way.
    private func refined(_ reason: HTTPFailure.Reason) -> HTTPFailure.Reason {
        let said = String(cString: errorText)
        let host = (ticket.request.url.host ?? "").trimmingCharacters(in: ["[", "]"])
        switch reason {
        case .tls where said.contains("wrong version number") || said.contains("packet length too long"):
            return .plainText
        // A refused connection names the host that refused it, which behind a proxy is the proxy. Without one the name may
        // still differ: libcurl writes addresses in its own way, 127.1 as 127.0.0.1.
        case .unreachable
        where hasProxy && said.hasPrefix("Failed to connect to ") && !said.contains(" to \(host) "):
            return .proxy
        case .closedEarly where said.contains("CONNECT"), .badAnswer where said.contains("CONNECT"): return .proxy
        default: return reason
        }
    }
}

extension HTTPFailure.Reason {
    /// What a result code of libcurl means here.
    fileprivate init(_ code: CURLcode) {
        self =
            switch code {
            case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL, CURLE_BAD_FUNCTION_ARGUMENT, CURLE_OUT_OF_MEMORY:
                .invalidRequest
            case CURLE_COULDNT_RESOLVE_HOST: .unknownHost
            case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: .proxy
            case CURLE_COULDNT_CONNECT: .unreachable
            case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR: .untrusted
            case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
                CURLE_USE_SSL_FAILED, CURLE_SSL_CRL_BADFILE, CURLE_SSL_PINNEDPUBKEYNOTMATCH,
                CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_ENGINE_INITFAILED:
                .tls
            case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_HTTP2,
                CURLE_HTTP2_STREAM:
                .closedEarly
            default: .badAnswer
            }
    }
}
