// SPDX-License-Identifier: GPL-3.0-or-later
import CCurl
import Foundation
import Synchronization

/// One conversation with a mail server, on the thread that calls `run`.
final class MailTransfer {
    /// What is wanted of the server.
    enum Purpose: Sendable {
        case greeting
        case message(Data, sender: String, recipients: [String])
    }

    /// Tells a conversation to end.
    final class Stop: Sendable {
        private let isOrdered = Atomic(false)
        func order() { isOrdered.store(true, ordering: .releasing) }
        var isSet: Bool { isOrdered.load(ordering: .acquiring) }
    }

    private let server: MailServer
    private let purpose: Purpose
    private let environment: HTTPEnvironment
    private let stop: Stop
    private var rest = Data()
    private var recipientList: UnsafeMutablePointer<curl_slist>?
    /// What the server said last.
    private var lastLine = ""
    /// Bytes of all that the server said.
    private var heard = 0
    private let deadline: ContinuousClock.Instant
    private var isLate = false

    private static let mostHeard = 64 << 10

    init(_ server: MailServer, _ purpose: Purpose, _ environment: HTTPEnvironment, stop: Stop) {
        self.server = server
        self.purpose = purpose
        self.environment = environment
        self.stop = stop
        deadline = .now + server.timeouts.total
    }

    deinit { curl_slist_free_all(recipientList) }

    /// Holds the whole conversation.
    func run() -> Result<Void, MailFailure> {
        guard TransferLoop.isLibraryReady, let handle = curl_easy_init() else {
            return .failure(MailFailure(.invalid, detail: "libcurl has no memory"))
        }
        defer { curl_easy_cleanup(handle) }
        var errorText = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
        let (code, said) = errorText.withUnsafeMutableBufferPointer { buffer in
            ccurl_setopt_pointer(handle, CURLOPT_ERRORBUFFER, buffer.baseAddress)
            configure(handle)
            let code = curl_easy_perform(handle)
            return (code, buffer.baseAddress.map { String(cString: $0) } ?? "")
        }
        guard code != CURLE_OK else { return .success(()) }
        let number = Int(ccurl_getinfo_long(handle, CURLINFO_RESPONSE_CODE))
        return .failure(failure(code, reply: number, said: said))
    }

    private func configure(_ handle: UnsafeMutableRawPointer) {
        ccurl_setopt_string(handle, CURLOPT_URL, server.url)
        ccurl_setopt_string(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        ccurl_setopt_string(handle, CURLOPT_PROXY, "")
        ccurl_setopt_long(handle, CURLOPT_NOSIGNAL, 1)
        ccurl_setopt_long(handle, CURLOPT_QUICK_EXIT, 1)
        ccurl_setopt_long(handle, CURLOPT_NOPROGRESS, 0)
        ccurl_setopt_long(handle, CURLOPT_SSL_VERIFYPEER, 1)
        ccurl_setopt_long(handle, CURLOPT_SSL_VERIFYHOST, 2)
        if let file = environment.certificateFile { ccurl_setopt_string(handle, CURLOPT_CAINFO, file) }
        if let folder = environment.certificateFolder { ccurl_setopt_string(handle, CURLOPT_CAPATH, folder) }
        // All or nothing: with TRY somebody between us and the server could take the offer of encryption away.
        let level = server.security == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL
        ccurl_setopt_long(handle, CURLOPT_USE_SSL, Int(level.rawValue))
        if let user = server.user {
            ccurl_setopt_string(handle, CURLOPT_USERNAME, user)
            ccurl_setopt_string(handle, CURLOPT_PASSWORD, server.password ?? "")
        }
        let limits = server.timeouts
        ccurl_setopt_long(handle, CURLOPT_CONNECTTIMEOUT_MS, max(1, Int(limits.connect / .milliseconds(1))))
        ccurl_setopt_long(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, max(1, Int(limits.reply / .seconds(1))))
        ccurl_setopt_long(handle, CURLOPT_TIMEOUT_MS, max(1, Int(limits.total / .milliseconds(1))))
        configurePurpose(handle)
        configureCallbacks(handle)
    }

    private func configurePurpose(_ handle: UnsafeMutableRawPointer) {
        guard case .message(let message, let sender, let recipients) = purpose else {
            ccurl_setopt_string(handle, CURLOPT_CUSTOMREQUEST, "NOOP")
            ccurl_setopt_long(handle, CURLOPT_NOBODY, 1)
            return
        }
        rest = message
        for recipient in recipients { recipientList = curl_slist_append(recipientList, "<\(recipient)>") }
        ccurl_setopt_string(handle, CURLOPT_MAIL_FROM, "<\(sender)>")
        ccurl_setopt_list(handle, CURLOPT_MAIL_RCPT, recipientList)
        ccurl_setopt_long(handle, CURLOPT_UPLOAD, 1)
        ccurl_setopt_offset(handle, CURLOPT_INFILESIZE_LARGE, numericCast(message.count))
    }

    private func configureCallbacks(_ handle: UnsafeMutableRawPointer) {
        // Unretained: `run` ends before this object does.
        let context = Unmanaged.passUnretained(self).toOpaque()
        ccurl_set_mail_callbacks(
            handle,
            { buffer, size, count, context in
                guard let buffer, let context else { return 0 }
                let transfer = Unmanaged<MailTransfer>.fromOpaque(context).takeUnretainedValue()
                return transfer.give(UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
            },
            { bytes, size, count, context in
                guard let context else { return 0 }
                let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
                return Unmanaged<MailTransfer>.fromOpaque(context).takeUnretainedValue().take(line)
            },
            { context, _, _, _, _ in
                guard let context else { return 0 }
                return Unmanaged<MailTransfer>.fromOpaque(context).takeUnretainedValue().look()
            },
            context
        )
    }

    // MARK: What libcurl asks and reports

    private func give(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(buffer.count, rest.count)
        rest.prefix(count).withUnsafeBytes { buffer.copyMemory(from: $0) }
        rest = rest.dropFirst(count)
        return count
    }

    /// A line of the server; a number that differs ends the conversation.
    private func take(_ line: UnsafeRawBufferPointer) -> Int {
        heard += line.count
        guard heard <= Self.mostHeard else { return line.count == 0 ? 1 : 0 }
        let text = String(decoding: line, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        // Every line of a mail server begins with a number; libcurl would wait for one until the clock runs out.
        guard text.isEmpty || text.utf8.prefix(3).allSatisfy({ 0x30...0x39 ~= $0 }) else { return 0 }
        if !text.isEmpty { lastLine = text }
        return line.count
    }

    /// Asked now and then: anything but 0 ends the conversation.
    private func look() -> Int32 {
        isLate = isLate || ContinuousClock.now >= deadline
        return stop.isSet || isLate ? 1 : 0
    }

    // MARK: Ends

    private func failure(_ code: CURLcode, reply: Int, said: String) -> MailFailure {
        let number = (200..<600).contains(reply) ? reply : nil
        let isRefusal = (number ?? 0) >= 400
        // The server's own words tell an administrator most; else those of libcurl.
        let words = isRefusal && !lastLine.isEmpty ? lastLine : said
        let detail = words.isEmpty ? server.place : "\(server.place): \(Self.shown(words))"
        return MailFailure(
            isLate ? .timeout : reason(code, isRefusal: isRefusal, said: said),
            reply: isRefusal ? number : nil,
            detail: detail
        )
    }

    private func reason(_ code: CURLcode, isRefusal: Bool, said: String) -> MailFailure.Reason {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST: .unknownHost
        case CURLE_COULDNT_CONNECT: .unreachable
        case CURLE_OPERATION_TIMEDOUT: .timeout
        case CURLE_URL_MALFORMAT: .invalid
        case CURLE_USE_SSL_FAILED: .noTLS
        case CURLE_LOGIN_DENIED: .access
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR: .untrusted
        case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER: .tls
        case _ where isRefusal && said.hasPrefix("RCPT"): .recipient
        // The end of the message is answered by a number alone.
        case CURLE_WEIRD_SERVER_REPLY where isRefusal && rest.isEmpty && isMessage && said.isEmpty: .content
        case _ where isRefusal && said.hasPrefix("DATA"): .content
        case _ where isRefusal: .refused
        case CURLE_WEIRD_SERVER_REPLY, CURLE_WRITE_ERROR: .badAnswer
        default: .closedEarly
        }
    }

    private var isMessage: Bool { if case .message = purpose { true } else { false } }

    /// One short line without addresses of people and without what a terminal would obey.
    private static func shown(_ words: String) -> String {
        let parts = words.split { $0.isWhitespace || $0.isNewline }.map { word in
            word.contains("@") ? "…" : String(word)
        }
        let line = parts.joined(separator: " ").unicodeScalars.filter { $0.properties.generalCategory != .control }
        return String(String(String.UnicodeScalarView(line)).prefix(200))
    }
}
