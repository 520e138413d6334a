// SPDX-License-Identifier: GPL-3.0-or-later
import NIOCore
import NIOHTTPTypes

/// Cuts a connection whose client takes in nothing of what is written to it.
final class StallGuard: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart

    private let limit: TimeAmount
    private var alarm: Scheduled<Void>?

    init(seconds: Double) { limit = .nanoseconds(Int64(seconds * 1e9)) }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        alarm?.cancel()
        alarm = nil
        if !context.channel.isWritable {
            let channel = context.channel
            alarm = context.eventLoop.scheduleTask(in: limit) { channel.close(promise: nil) }
        }
        context.fireChannelWritabilityChanged()
    }

    func handlerRemoved(context: ChannelHandlerContext) { alarm?.cancel() }
}

@available(*, unavailable)
extension StallGuard: Sendable {}
