// SPDX-License-Identifier: GPL-3.0-or-later
import CCurl
import Foundation

extension Transfer {
    /// Sets every option of the easy handle.
    ///
    /// Throws `HTTPFailure` for a request that cannot be sent.
    func configure(_ environment: HTTPEnvironment) throws {
        let request = ticket.request
        guard request.url.host?.isEmpty == false, request.headers.fields.allSatisfy(\.isSendable) else {
            throw HTTPFailure(.invalidRequest, detail: request.description)
        }
        ccurl_setopt_string(handle, CURLOPT_URL, request.url.absoluteString)
        ccurl_setopt_string(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        ccurl_setopt_pointer(handle, CURLOPT_ERRORBUFFER, errorText)
        ccurl_setopt_long(handle, CURLOPT_NOSIGNAL, 1)
        // Giving up on a name must not wait for the resolver's thread.
        ccurl_setopt_long(handle, CURLOPT_QUICK_EXIT, 1)
        ccurl_setopt_long(handle, CURLOPT_FOLLOWLOCATION, 0)
        ccurl_setopt_long(handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        ccurl_setopt_long(handle, CURLOPT_TCP_KEEPALIVE, 1)
        ccurl_setopt_offset(handle, CURLOPT_MAXFILESIZE_LARGE, numericCast(request.maximumResponseBytes))
        configureSecurity(request, environment)
        if request.acceptsCompression { ccurl_setopt_string(handle, CURLOPT_ACCEPT_ENCODING, "gzip, deflate") }
        configureClocks(request.timeouts)
        configureMethod(request)
        configureHeaders(request)
        configureCallbacks()
        if request.reach == .publicInternet { try confine(request) }
    }

    /// Refuses machines that are not of the public internet.
    private func confine(_ request: HTTPRequest) throws {
        let host = request.url.host ?? ""
        guard !request.url.isLoopback, NetworkAddress.isPublic(literal: host) != false else {
            throw HTTPFailure(.forbiddenAddress, detail: request.description, server: request.url.server)
        }
        // A connection that another request made was looked at by nobody.
        ccurl_setopt_long(handle, CURLOPT_FRESH_CONNECT, 1)
        ccurl_setopt_long(handle, CURLOPT_FORBID_REUSE, 1)
        // The proxy is the administrator's and may well stand next door.
        guard !hasProxy else { return }
        ccurl_set_socket_callback(
            handle,
            { context, _, address in
                guard let context, let address else { return -1 }
                let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
                return transfer.openSocket(to: address)
            },
            Unmanaged.passUnretained(self).toOpaque()
        )
    }

    /// A socket for an address that was found; -1 refuses it, and libcurl tries the next.
    private func openSocket(to address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
        let bytes = UnsafeRawPointer(address) + (MemoryLayout<curl_sockaddr>.offset(of: \.addr) ?? 0)
        guard NetworkAddress.isPublic(bytes, length: Int(address.pointee.addrlen)) else {
            wasForbidden = true
            return -1
        }
        let kind = address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
        return socket(address.pointee.family, kind, address.pointee.`protocol`)
    }

    private func configureSecurity(_ request: HTTPRequest, _ environment: HTTPEnvironment) {
        ccurl_setopt_long(handle, CURLOPT_SSL_VERIFYPEER, 1)
        ccurl_setopt_long(handle, CURLOPT_SSL_VERIFYHOST, 2)
        if let file = environment.certificateFile { ccurl_setopt_string(handle, CURLOPT_CAINFO, file) }
        if let folder = environment.certificateFolder { ccurl_setopt_string(handle, CURLOPT_CAPATH, folder) }
        // Set in any case, so that libcurl looks into no variables itself.
        let proxy = environment.proxy(for: request.url)
        hasProxy = proxy != nil
        ccurl_setopt_string(handle, CURLOPT_PROXY, proxy ?? "")
        ccurl_setopt_string(handle, CURLOPT_NOPROXY, environment.exceptions ?? "")
    }

    private func configureClocks(_ timeouts: HTTPTimeouts) {
        // The loop watches all clocks; libcurl's own are set longer and serve only where it would use a shorter default.
        ccurl_setopt_long(handle, CURLOPT_CONNECTTIMEOUT_MS, Int(timeouts.connect / .milliseconds(1)) + 1000)
        ccurl_setopt_long(handle, CURLOPT_TIMEOUT_MS, Int(timeouts.total / .milliseconds(1)) + 1000)
    }

    private func configureMethod(_ request: HTTPRequest) {
        if let body = request.body {
            ccurl_setopt_long(handle, CURLOPT_POST, 1)
            body.withUnsafeBytes { bytes in
                // An empty buffer has no address, and libcurl would then read the body from stdin.
                let address = bytes.baseAddress ?? UnsafeRawPointer(errorText)
                _ = ccurl_set_body(handle, address, numericCast(bytes.count))
            }
        }
        if request.method == "HEAD" {
            ccurl_setopt_long(handle, CURLOPT_NOBODY, 1)
        } else if request.method != (request.body == nil ? "GET" : "POST") {
            ccurl_setopt_string(handle, CURLOPT_CUSTOMREQUEST, request.method)
        }
    }

    private func configureHeaders(_ request: HTTPRequest) {
        // "Expect: 100-continue" costs a second with servers that do not know it.
        headerList = curl_slist_append(headerList, "Expect:")
        for field in request.headers.fields {
            headerList = curl_slist_append(headerList, "\(field.name): \(field.value)")
        }
        ccurl_setopt_list(handle, CURLOPT_HTTPHEADER, headerList)
    }

    private func configureCallbacks() {
        // Unretained: the loop keeps the transfer until the handle is off the multi handle.
        let context = Unmanaged.passUnretained(self).toOpaque()
        ccurl_set_callbacks(
            handle,
            { bytes, size, count, context in
                guard let context else { return 0 }
                let buffer = UnsafeRawBufferPointer(start: bytes, count: size * count)
                let isTaken = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue().received(headerLine: buffer)
                return isTaken ? buffer.count : 0
            },
            { bytes, size, count, context in
                guard let context else { return 0 }
                let buffer = UnsafeRawBufferPointer(start: bytes, count: size * count)
                // No bytes are no mistake.
                guard buffer.count > 0 else { return 0 }
                let isTaken = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue().received(body: buffer)
                return isTaken ? buffer.count : 0
            },
            { context, _, _, _, _ in
                if let context { Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue().connected() }
                return CURL_PREREQFUNC_OK
            },
            context
        )
    }
}

extension HTTPHeaders.Field {
    /// Whether it is one line.
    fileprivate var isSendable: Bool {
        let isLine = { (text: String) in
            text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F || $0 == "\t" }
        }
        return !name.isEmpty && !name.contains(":") && !name.contains(" ") && isLine(name) && isLine(value)
    }
}
