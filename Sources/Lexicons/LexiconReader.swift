// SPDX-License-Identifier: GPL-3.0-or-later

/// What is made of the lexicons, kept until they change.
package actor LexiconReader<Value: Sendable> {
    private let source: any LexiconSource
    private let make: @Sendable (Lexicons) -> Value
    private var held: (digest: String, value: Value)?

    package init(_ source: any LexiconSource, make: @escaping @Sendable (Lexicons) -> Value) {
        self.source = source
        self.make = make
    }

    /// The value for the lexicons of now, with their digest.
    package func current() async -> (value: Value, digest: String) {
        let set = await source.current()
        if let held, held.digest == set.digest { return (held.value, held.digest) }
        let value = make(set.lexicons)
        held = (set.digest, value)
        return (value, set.digest)
    }
}
