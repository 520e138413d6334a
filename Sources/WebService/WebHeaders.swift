// SPDX-License-Identifier: GPL-3.0-or-later
import HTTPTypes

/// What every answer carries.
enum WebHeaders {
    /// Nothing is kept, nothing runs, nothing is framed, nobody learns where a reader came from.
    ///
    /// A page says itself what it needs beside.
    static let usual: [(name: String, value: String)] = [
        ("Cache-Control", "no-store"),
        ("Content-Security-Policy", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
    ]

    /// The usual ones with those of the answer; a value with characters that no header may have is left out.
    static func fields(_ own: [(name: String, value: String)]) -> HTTPFields {
        var fields = HTTPFields()
        for (name, value) in usual + own {
            guard let name = HTTPField.Name(name), HTTPField.isValidValue(value) else { continue }
            fields[name] = value
        }
        return fields
    }
}
