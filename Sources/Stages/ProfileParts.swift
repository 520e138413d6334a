// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

/// Some parts of a profile, to be taken from one reading as a whole.
struct ProfileParts {
    private struct Part {
        /// The start of the pointers to what stands in it.
        var pointer: String
        var copy: (Profile, inout Profile) -> Void

        func holds(_ place: String) -> Bool { place == pointer || place.hasPrefix(pointer + "/") }
    }

    private let parts: [Part]

    private init(_ parts: [Part]) { self.parts = parts }

    /// Those that a CV as data states, which no model is to change: where `evidence` has a value from an attachment.
    ///
    /// Lists as a whole, of the rest each value.
    static func exact(_ evidence: Evidence) -> ProfileParts {
        let pointers = evidence.filter { $0.value.source == .attachment }.map(\.key)
        return ProfileParts(all.filter { part in pointers.contains { part.holds($0) } })
    }

    /// Those that no model is asked for.
    static var unasked: ProfileParts {
        let pointers = [
            "volunteer", "awards", "publications", "interests", "references", "projects", "basics/profiles",
        ]
        return ProfileParts(all.filter { part in pointers.contains { part.pointer == "/" + $0 } })
    }

    /// Takes these parts out of a profile and its evidence.
    func remove(from profile: inout Profile, _ evidence: inout Evidence) {
        let empty = Profile()
        for part in parts {
            part.copy(empty, &profile)
            evidence = evidence.filter { !part.holds($0.key) }
        }
    }

    /// Puts these parts of one reading in the place of another's.
    func put(
        _ source: (profile: Profile, evidence: Evidence),
        into profile: inout Profile,
        _ evidence: inout Evidence
    ) {
        remove(from: &profile, &evidence)
        for part in parts {
            part.copy(source.profile, &profile)
            for (pointer, entry) in source.evidence where part.holds(pointer) { evidence[pointer] = entry }
        }
    }

    private static var all: [Part] {
        [
            list("/work", \.work), list("/volunteer", \.volunteer), list("/education", \.education),
            list("/awards", \.awards), list("/certificates", \.certificates), list("/publications", \.publications),
            list("/skills", \.skills), list("/languages", \.languages), list("/interests", \.interests),
            list("/references", \.references), list("/projects", \.projects), basic("name", \.name),
            basic("label", \.label), basic("email", \.email), basic("phone", \.phone), basic("url", \.url),
            basic("summary", \.summary), basic("location", \.location), basic("profiles", \.profiles),
        ]
    }

    private static func list<Value>(_ pointer: String, _ path: WritableKeyPath<Profile, Value?>) -> Part {
        Part(pointer: pointer) { $1[keyPath: path] = $0[keyPath: path] }
    }

    private static func basic<Value>(_ key: String, _ path: WritableKeyPath<Profile.Basics, Value?>) -> Part {
        Part(pointer: "/basics/" + key) { source, target in
            let value = source.basics?[keyPath: path]
            guard value != nil || target.basics != nil else { return }
            var basics = target.basics ?? Profile.Basics()
            basics[keyPath: path] = value
            target.basics = basics
        }
    }
}
