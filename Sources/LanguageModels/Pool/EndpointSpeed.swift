// SPDX-License-Identifier: GPL-3.0-or-later

/// How fast one server reads prompts and writes answers, learnt from what it answered.
///
/// Later answers count more: each weighs three tenths of what is known from then on.
struct EndpointSpeed: Sendable, Equatable {
    /// Tokens of prompts read a second; `nil` until an answer told.
    private(set) var read: Double?
    /// Tokens written a second; `nil` until an answer told.
    private(set) var write: Double?
    /// The part of the largest answer allowed that is written in fact; a half until known.
    private(set) var outputShare = 0.5

    private static let weight = 0.3

    /// Seconds that a server takes to read `prompt` tokens; one of which nothing is known is held for a small graphics card,
    /// so that it is tried.
    func reading(_ prompt: Int) -> Double { Double(prompt) / (read ?? 500) }

    /// Seconds that it takes to write an answer for which `limit` tokens are allowed.
    func writing(limit: Int) -> Double { Double(limit) * outputShare / (write ?? 30) }

    /// Learns from the reply to a job, of whose prompt the server should have kept `kept` tokens.
    ///
    /// Where the server tells no times of its own, those seen here count: the answer took `took` seconds in all, and its first
    /// piece came after `firstPiece`.
    mutating func learn(_ reply: ChatReply, of job: PoolJob, kept: Int, took: Double, firstPiece: Double?) {
        let prompt = reply.promptTokens ?? 0
        // Ollama tells the length of the prompt and the time for what it had not kept.
        let share = Double(kept) / Double(max(1, job.promptTokens))
        let readTokens = prompt - (reply.cachedTokens ?? Int(Double(prompt) * share))
        let readTime = reply.timing.prompt ?? firstPiece.map { .seconds($0) }
        if let rate = TokenRate.of(readTokens, in: readTime) { read = Self.mix(read, rate) }
        let written = reply.outputTokens ?? 0
        let writeTime = reply.timing.output ?? firstPiece.map { .seconds(took - $0) }
        if let rate = TokenRate.of(written, in: writeTime) { write = Self.mix(write, rate) }
        guard written > 0, job.outputLimit > 0 else { return }
        outputShare = Self.mix(outputShare, min(1, Double(written) / Double(job.outputLimit)))
    }

    private static func mix(_ known: Double?, _ new: Double) -> Double {
        guard let known else { return new }
        return known + weight * (new - known)
    }
}

extension Duration {
    /// The same in seconds.
    var inSeconds: Double { self / .seconds(1) }
}
