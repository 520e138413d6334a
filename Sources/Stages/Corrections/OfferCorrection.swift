// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSONSchemas
import JobModel

/// What a person corrected in an offer, or that they closed or opened it.
///
/// Kept as JSON: `{"base":…,"offer":…,"run":…,"schema":1}` with the offer as it was published and as it was dropped, or
/// `{"mark":"closed","run":…,"schema":1}`. `run` is that of the dropped file.
struct OfferCorrection {
    enum Change {
        case edit(base: JSONValue, wanted: JSONValue)
        case mark(String)
    }

    let change: Change
    let run: ULID

    init(_ change: Change, run: ULID) {
        self.change = change
        self.run = run
    }

    /// Reads what `data` gives.
    ///
    /// Throws `store.corrupt`.
    init(_ data: Data) throws {
        guard let value = try? JSONValue(parsing: data), let run = value[key: "run"]?.string.flatMap({ ULID($0) })
        else {
            throw GreffierError(.storeCorrupt, detail: "a correction cannot be read")
        }
        if let mark = value[key: "mark"]?.string {
            self.init(.mark(mark), run: run)
        } else if let base = value[key: "base"], let offer = value[key: "offer"] {
            self.init(.edit(base: base, wanted: offer), run: run)
        } else {
            throw GreffierError(.storeCorrupt, detail: "a correction cannot be read")
        }
    }

    var data: Data {
        var members: [(String, JSONValue)] = [("run", .string(run.text)), ("schema", 1)]
        switch change {
        case .mark(let mark): members.append(("mark", .string(mark)))
        case .edit(let base, let wanted): members += [("base", base), ("offer", wanted)]
        }
        return Data((JSONValue.object(JSONObject(members)).canonical.text + "\n").utf8)
    }

    /// Whether it closes offers dropped before it: one that is dropped again afterwards is open again.
    private func isPast(for later: ULID) -> Bool { run < later }

    /// The same without what a run that began after it undoes: the closing, and a last day that was over by then.
    func counting(for run: ULID, on day: String) -> OfferCorrection? {
        guard isPast(for: run) else { return self }
        switch change {
        case .mark(let mark): return mark == Self.closed ? nil : self
        case .edit(let base, let wanted):
            guard var object = wanted.object, var own = object["x-greffier"]?.object else { return self }
            let before = base[key: "x-greffier"]
            if own["status"]?.string == Self.closed { own["status"] = before?[key: "status"] }
            if let last = own["valid_until"]?.string, last < day { own["valid_until"] = before?[key: "valid_until"] }
            object["x-greffier"] = own.count == 0 ? Optional.none : .object(own)
            return OfferCorrection(.edit(base: base, wanted: .object(object)), run: self.run)
        }
    }

    static let closed = "closed"
    static let open = "open"
}
