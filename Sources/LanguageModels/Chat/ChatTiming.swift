// SPDX-License-Identifier: GPL-3.0-or-later

/// How long the parts of a call took, as the server told; `nil` where it did not.
package struct ChatTiming: Sendable, Equatable {
    /// Bringing the model into memory.
    package var load: Duration?
    /// Reading what of the prompt it had not kept from an earlier one.
    package var prompt: Duration?
    /// Writing the answer.
    package var output: Duration?

    package init(load: Duration? = nil, prompt: Duration? = nil, output: Duration? = nil) {
        self.load = load
        self.prompt = prompt
        self.output = output
    }
}
