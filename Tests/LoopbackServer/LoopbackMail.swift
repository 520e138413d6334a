// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Synchronization

/// A mail server on a free port of the loopback interface, as good or as bad as a test wants it.
///
/// It answers each command with `250`, and what a test gives for a command instead; `DATA` is taken to its end.
package final class LoopbackMail: Sendable {
    /// What becomes of a command: a line, none for ever, or the end of the connection.
    package enum Answer: Sendable {
        case line(String)
        /// The line, one byte at a time, with this many seconds between two.
        case drip(String, Double)
        case silence
        case hangUp
    }

    /// A message that was taken.
    package struct Taken: Sendable {
        package var sender = ""
        package var recipients: [String] = []
        package var text = ""
    }

    private let listener: Int32
    package let port: UInt16
    private let state = Mutex(State())
    private let answers: [String: Answer]

    private struct State {
        var taken: [Taken] = []
        var commands: [String] = []
        var connections = 0
        var open: Set<Int32> = []
        var isStopped = false
    }

    /// Starts to listen; `answers` are by the first word of a command in capitals, `GREETING` and `END` (of the message)
    /// among them.
    ///
    /// Throws `POSIXError`.
    package init(port wanted: UInt16 = 0, _ answers: [String: Answer] = [:]) throws {
        let (listener, port) = try LoopbackSocket.bind(wanted, backlog: 64)
        self.listener = listener
        self.port = port
        self.answers = answers
        Thread.detachNewThread { [self] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else {
                    if state.withLock({ $0.isStopped }) { break }
                    Thread.sleep(forTimeInterval: 0.01)
                    continue
                }
                state.withLock { state in
                    state.open.insert(connection)
                    state.connections += 1
                }
                Thread.detachNewThread { [self] in
                    serve(connection)
                    state.withLock { state in
                        state.open.remove(connection)
                        close(connection)
                    }
                }
            }
            close(listener)
        }
    }

    package var taken: [Taken] { state.withLock { $0.taken } }
    package var commands: [String] { state.withLock { $0.commands } }
    package var connectionCount: Int { state.withLock { $0.connections } }

    /// Refuses new connections and cuts those that are open.
    package func stop() {
        state.withLock { state in
            if !state.isStopped { shutdown(listener, Int32(SHUT_RDWR)) }
            state.isStopped = true
            for connection in state.open { shutdown(connection, Int32(SHUT_RDWR)) }
        }
    }

    private func serve(_ connection: Int32) {
        guard answer("GREETING", usually: "220 test.example ESMTP", connection) else { return }
        var lines = Lines(connection: connection)
        var mail = Taken()
        while let line = lines.next() {
            state.withLock { $0.commands.append(line) }
            let verb = String(line.prefix { $0 != " " }).uppercased()
            switch verb {
            case "EHLO":
                guard answer(verb, usually: "250-test.example\r\n250-8BITMIME\r\n250 AUTH PLAIN", connection) else {
                    return
                }
            case "AUTH":
                guard Self.send("334 \r\n", connection), let words = lines.next() else { return }
                state.withLock { $0.commands.append("AUTH PLAIN " + words) }
                guard answer(verb, usually: "235 2.7.0 welcome", connection) else { return }
            case "MAIL":
                mail = Taken(sender: Self.address(line))
                guard answer(verb, usually: "250 OK", connection) else { return }
            case "RCPT":
                mail.recipients.append(Self.address(line))
                guard answer(verb, usually: "250 OK", connection) else { return }
            case "DATA":
                guard answer(verb, usually: "354 go ahead", connection) else { return }
                // Refused before it began.
                if case .line? = answers[verb] { continue }
                while let text = lines.next(), text != "." {
                    mail.text += (text.hasPrefix(".") ? String(text.dropFirst()) : text) + "\r\n"
                }
                let isTaken = answers["END"] == nil
                if isTaken { state.withLock { $0.taken.append(mail) } }
                guard answer("END", usually: "250 taken", connection) else { return }
            case "QUIT":
                _ = answer(verb, usually: "221 bye", connection)
                return
            default: guard answer(verb, usually: "250 OK", connection) else { return }
            }
        }
    }

    /// Whether the conversation goes on.
    private func answer(_ verb: String, usually line: String, _ connection: Int32) -> Bool {
        switch answers[verb] ?? .line(line) {
        case .line(let text): return Self.send(text + "\r\n", connection)
        case .drip(let text, let pause):
            for byte in (text + "\r\n").utf8 {
                guard Self.send(String(decoding: [byte], as: UTF8.self), connection) else { return false }
                Thread.sleep(forTimeInterval: pause)
            }
            return true
        case .silence:
            var descriptor = pollfd(fd: connection, events: Int16(POLLIN), revents: 0)
            _ = poll(&descriptor, 1, 180_000)
            return false
        case .hangUp: return false
        }
    }

    private static func send(_ text: String, _ connection: Int32) -> Bool {
        let bytes = Array(text.utf8)
        return Foundation.send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    }

    private static func address(_ line: String) -> String {
        String(line.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" })
    }

    /// Lines that end with CR and LF.
    private struct Lines {
        let connection: Int32
        var buffer = Data()

        mutating func next() -> String? {
            while true {
                if let end = buffer.range(of: Data("\r\n".utf8)) {
                    let line = String(decoding: buffer[..<end.lowerBound], as: UTF8.self)
                    buffer = Data(buffer[end.upperBound...])
                    return line
                }
                var bytes = [UInt8](repeating: 0, count: 65_536)
                let count = recv(connection, &bytes, bytes.count, 0)
                guard count > 0 else { return nil }
                buffer.append(contentsOf: bytes[..<count])
            }
        }
    }
}
