// SPDX-License-Identifier: GPL-3.0-or-later
import CCurl
import Foundation
import Synchronization

/// The thread that owns libcurl's multi handle and every transfer on it.
///
/// Unchecked: `multi` and `transfers` are touched by the loop's own thread alone, but for `curl_multi_wakeup`, which
/// libcurl allows from any thread and which is called under the lock that also guards the handle's end.
final class TransferLoop: @unchecked Sendable {
    private let orders = Mutex(Orders())
    private let multi: UnsafeMutableRawPointer?
    private var transfers: [ObjectIdentifier: Transfer] = [:]

    /// What other threads ask for.
    private struct Orders {
        var begin: [TransferTicket] = []
        var cancel: [TransferTicket] = []
        var stop = false
        /// The multi handle is gone or about to go.
        var ended = false
    }

    /// libcurl's process-wide state, made once by whoever comes first.
    static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    private let environment: HTTPEnvironment

    init(environment: HTTPEnvironment) {
        self.environment = environment
        multi = Self.isLibraryReady ? curl_multi_init() : nil
    }

    func start() {
        let thread = Thread { [self] in run() }
        thread.name = "greffier-http"
        thread.stackSize = 1 << 20
        thread.start()
    }

    func begin(_ ticket: TransferTicket) {
        let isTaken = order { $0.begin.append(ticket) }
        if !isTaken {
            ticket.continuation.finish(throwing: HTTPFailure(.shutDown, detail: ticket.request.description))
        }
    }

    func cancel(_ ticket: TransferTicket) {
        ticket.cancel()
        _ = order { $0.cancel.append(ticket) }
    }

    func stop() { _ = order { $0.stop = true } }

    /// Leaves an order and wakes the thread; `false` when the thread has ended.
    private func order(_ change: (inout Orders) -> Void) -> Bool {
        orders.withLock { orders in
            guard !orders.ended, let multi else { return false }
            change(&orders)
            curl_multi_wakeup(multi)
            return true
        }
    }

    // MARK: On the loop's thread

    private func run() {
        Self.blockBrokenPipeSignal()
        guard let multi else { return finish() }
        while true {
            let orders = orders.withLock { orders in
                let taken = orders
                orders.begin = []
                orders.cancel = []
                return taken
            }
            if orders.stop { break }
            for ticket in orders.begin { start(ticket) }
            for ticket in orders.cancel { abandon(ticket) }
            var running: Int32 = 0
            curl_multi_perform(multi, &running)
            collectFinished()
            let wait = expire()
            curl_multi_poll(multi, nil, 0, wait, nil)
        }
        finish()
    }

    private func start(_ ticket: TransferTicket) {
        guard !ticket.isCancelled else { return ticket.continuation.finish() }
        do {
            let transfer = try Transfer(ticket, environment)
            transfers[ObjectIdentifier(ticket)] = transfer
            curl_multi_add_handle(multi, transfer.handle)
        } catch {
            ticket.continuation.finish(throwing: error)
        }
    }

    private func abandon(_ ticket: TransferTicket) {
        guard let transfer = transfers.removeValue(forKey: ObjectIdentifier(ticket)) else { return }
        ticket.continuation.finish()
        transfer.leave(multi)
    }

    private func collectFinished() {
        var remaining: Int32 = 0
        while let message = curl_multi_info_read(multi, &remaining) {
            guard message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle else { continue }
            let result = message.pointee.data.result
            guard let entry = transfers.first(where: { $0.value.handle == handle }) else { continue }
            transfers[entry.key] = nil
            entry.value.leave(multi)
            entry.value.finish(with: result)
        }
    }

    /// Ends what ran out of time; gives back the milliseconds until the next clock may.
    private func expire() -> Int32 {
        let now = ContinuousClock.now
        var next: Duration = .seconds(60)
        for (key, transfer) in transfers {
            let (deadline, reason) = transfer.nextDeadline
            if deadline <= now {
                transfers[key] = nil
                transfer.fail(reason)
                transfer.leave(multi)
            } else {
                next = min(next, now.duration(to: deadline))
            }
        }
        return Int32(next / .milliseconds(1)) + 1
    }

    private func finish() {
        let unbegun = orders.withLock { orders in
            orders.ended = true
            return orders.begin
        }
        for ticket in unbegun {
            ticket.continuation.finish(throwing: HTTPFailure(.shutDown, detail: ticket.request.description))
        }
        for transfer in transfers.values {
            transfer.fail(.shutDown)
            transfer.leave(multi)
        }
        transfers = [:]
        curl_multi_cleanup(multi)
    }

    /// OpenSSL writes to sockets that the other side may have closed; the signal must not end the process.
    static func blockBrokenPipeSignal() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}
