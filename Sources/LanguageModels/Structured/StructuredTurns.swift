// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas

/// Decides, from one answer to the next, what is kept and what is asked.
struct StructuredTurns {
    private let schema: JSONSchema
    private let baseOutput: Int
    private let mayGrow: Bool

    /// What was wrong with the last answer, in words for the model.
    private(set) var errors: [String] = []
    /// What is whole of answers that were cut.
    private(set) var kept: JSONBeginning?
    /// The largest answer to the next turn, in tokens.
    private(set) var maximumOutput: Int
    /// The last answer was cut by the limit of tokens.
    private(set) var wasCut = false
    /// Another turn would end like the last one.
    private(set) var isStuck = false
    private var wasLoop = false

    init(schema: JSONSchema, maximumOutput: Int, mayGrow: Bool) {
        self.schema = schema
        baseOutput = maximumOutput
        self.maximumOutput = maximumOutput
        self.mayGrow = mayGrow
    }

    /// Why there is no answer yet.
    var reason: String { wasCut ? "the answer never ends" : errors.first ?? "the answer repeats itself without end" }

    /// Takes a reply and gives back the answer when it is whole and valid.
    ///
    /// `window` is the model's, in tokens, where it is known.
    mutating func take(_ reply: ChatReply, window: Int?) -> JSONValue? {
        wasCut = reply.finish == .length
        wasLoop = reply.finish == .loop
        guard reply.finish == .stop else {
            keepBeginning(of: reply, window: window)
            return nil
        }
        do {
            var value = try AnswerText.json(in: reply.text, wantsObject: schema.wantsObject)
            if let kept { value = kept.continued(by: JSONBeginning(whole: value)).value }
            let violations = schema.errors(in: value)
            if violations.isEmpty { return value }
            errors = violations.prefix(8).map(\.description)
        } catch {
            errors = [String(describing: error)]
        }
        // What was kept may be what is wrong.
        kept = nil
        return nil
    }

    /// The answer broke off and nothing of it is known.
    mutating func takeBreak() {
        wasCut = false
        guard kept == nil else { return }
        errors = ["the answer broke off"]
    }

    /// What follows the prompt in the next turn: the beginning that is settled, and what to do with it.
    var continuation: String {
        guard let kept else { return "" }
        let why = wasLoop ? "repeated itself without end" : "was too long and was cut off"
        return """


            An earlier answer \(why). This much of it is settled:
            \(kept.value.text)

            Answer in the same form with what is missing there, and only that: a list goes on after its last entry above, \
            and is empty when nothing is missing. Name each thing once.
            """
    }

    // MARK: Answers without an end

    private mutating func keepBeginning(of reply: ChatReply, window: Int?) {
        errors = wasLoop ? ["the answer repeated itself without end; name each thing once"] : []
        let before = kept
        if let found = JSONBeginning(of: reply.text) {
            let beginning = wasLoop ? found.withoutRepetition : found
            kept = kept?.continued(by: beginning) ?? beginning
        }
        if let kept, !wrong(in: kept).isEmpty {
            errors = wrong(in: kept)
            self.kept = nil
        }
        // The words about the rest say what the list of mistakes would.
        if kept != nil { errors = [] }
        guard wasCut else { return }
        let isLonger = grow(reply, window)
        isStuck = kept == before && errors.isEmpty && !isLonger
    }

    /// What in the whole parts of a beginning breaks the schema; that something is missing at its end does not count.
    private func wrong(in beginning: JSONBeginning) -> [String] {
        let open = Set(beginning.openPlaces)
        return schema.errors(in: beginning.value).filter { !open.contains($0.pointer) }.prefix(8).map(\.description)
    }

    /// Twice the first limit, or as much as the window has room for; whether that is more than before.
    private mutating func grow(_ reply: ChatReply, _ window: Int?) -> Bool {
        guard mayGrow else { return false }
        var size = 2 * baseOutput
        if let window, let read = reply.promptTokens {
            let shown = TokenEstimate.tokens(in: continuation)
            size = min(size, window - read - shown - TokenEstimate.frame)
        }
        guard size > maximumOutput else { return false }
        maximumOutput = size
        return true
    }
}

extension JSONSchema {
    fileprivate var wantsObject: Bool { source[key: "type"]?.string == "object" }
}
