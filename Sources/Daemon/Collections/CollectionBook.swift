// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import PipelineModel
package import Retrieval

/// The collections as verbs show and change them, whether the daemon runs or not.
///
/// Every change is one transaction of the library, which keeps two programs apart.
package struct CollectionBook: Sendable {
    private let library: Library
    private let day: String

    package init(_ workspace: Workspace, readOnly: Bool) throws {
        let library = try ServiceFactory.library(workspace, readOnly: readOnly)
        self.init(library, day: Timestamp.day(Date(), in: workspace.timeZone))
    }

    /// `day` (`YYYY-MM-DD`) is that on which entries are open or not.
    package init(_ library: Library, day: String) {
        self.library = library
        self.day = day
    }

    // MARK: Showing

    package func collections() async throws -> [CollectionSummary] {
        var rows: [CollectionSummary] = []
        for info in try await library.collections() {
            let entries = try await library.entries(in: info.name)
            let doubtful = try await library.doubtful(in: info.name).count
            rows.append(
                CollectionSummary(
                    info,
                    open: entries.count { $0.isOpen(on: day) },
                    people: Set(entries.compactMap(\.person)).count,
                    doubtful: doubtful
                )
            )
        }
        return rows
    }

    /// Throws `collection.unknown`.
    package func contents(of collection: String) async throws -> CollectionContents {
        try await check(collection)
        let current = Set(try await library.ranked(in: collection, on: day).map(\.id))
        let entries = try await library.entries(in: collection).map { entry in
            CollectionContents.Entry(entry, open: entry.isOpen(on: day), current: current.contains(entry.id))
        }
        return CollectionContents(
            collection: collection,
            entries: entries,
            doubtful: try await library.doubtful(in: collection).map(CollectionPeople.Pair.init)
        )
    }

    /// Throws `collection.unknown`.
    package func people(in collection: String) async throws -> CollectionPeople {
        try await check(collection)
        return CollectionPeople(
            collection: collection,
            people: try await library.people(in: collection).map(CollectionPeople.Person.init),
            doubtful: try await library.doubtful(in: collection).map(CollectionPeople.Pair.init)
        )
    }

    // MARK: Changing

    /// Throws `collection.unknown` and `collection.no_entry`, before anything is removed.
    package func remove(_ names: [String], from collection: String) async throws -> CollectionRemoval {
        let entries = try await self.entries(names, in: collection)
        for entry in entries { try await library.remove(entry.id, from: collection) }
        return CollectionRemoval(collection: collection, removed: entries.map(CollectionPeople.Document.init))
    }

    /// Throws `collection.unknown`.
    package func removeAll(of collection: String) async throws -> CollectionRemoval {
        try await check(collection)
        let entries = try await library.entries(in: collection)
        _ = try await library.removeCollection(collection)
        return CollectionRemoval(collection: collection, removed: entries.map(CollectionPeople.Document.init))
    }

    /// Keeps that two documents are of one person, or takes that back.
    ///
    /// Throws `collection.unknown` and `collection.no_entry`.
    package func merge(_ one: String, _ other: String, in collection: String, undo: Bool) async throws
        -> CollectionDecision
    {
        let entries = try await self.entries([one, other], in: collection)
        guard entries.count == 2 else {
            throw GreffierError(
                .collectionNoEntry,
                ErrorDetail("both names are of one entry", french: "les deux noms désignent la même entrée")
            )
        }
        let decided = try await library.decided(with: entries[0])
        let isMerged = decided.contains { $0.entry.id == entries[1].id && $0.decision == .same }
        if undo, !isMerged { return try await outcome(false, entries, collection) }
        let changed = try await library.decide(undo ? nil : .same, [(entries[0], entries[1])])
        return try await outcome(changed, entries, collection)
    }

    /// Keeps that a document is of nobody else: not of those it was put together with; else of none that it may be of.
    ///
    /// Throws `collection.unknown` and `collection.no_entry`.
    package func split(_ name: String, in collection: String, undo: Bool) async throws -> CollectionDecision {
        let entry = try await entries([name], in: collection)[0]
        var others: [LibraryEntry]
        if undo {
            others = try await library.decided(with: entry).filter { $0.decision == .apart }.map(\.entry)
        } else {
            others = try await library.entries(in: collection).filter {
                $0.person == entry.person && $0.person != nil && $0.id != entry.id
            }
            if others.isEmpty {
                others = try await library.doubtful(in: collection).compactMap { pair in
                    if pair.first.id == entry.id { return pair.second }
                    return pair.second.id == entry.id ? pair.first : nil
                }
            }
        }
        let changed = try await library.decide(undo ? nil : .apart, others.map { (entry, $0) })
        return try await outcome(changed, [entry] + others, collection)
    }

    // MARK: Parts

    private func outcome(_ changed: Bool, _ entries: [LibraryEntry], _ collection: String) async throws
        -> CollectionDecision
    {
        let ids = Set(entries.map(\.id))
        let people = try await library.people(in: collection).filter { person in
            person.versions.contains { ids.contains($0.id) }
        }
        return CollectionDecision(
            collection: collection,
            changed: changed,
            people: people.map(CollectionPeople.Person.init)
        )
    }

    private func check(_ collection: String) async throws {
        let known = try await library.collections().map(\.name)
        guard !known.contains(collection) else { return }
        let names = known.isEmpty ? "–" : known.joined(separator: ", ")
        throw GreffierError(
            .collectionUnknown,
            ErrorDetail("\(collection); there are: \(names)", french: "\(collection) ; il y a : \(names)")
        )
    }

    /// The entries that are meant, each once.
    private func entries(_ names: [String], in collection: String) async throws -> [LibraryEntry] {
        try await check(collection)
        let all = try await library.entries(in: collection)
        var found: [LibraryEntry] = []
        for name in names {
            let entry = try Self.entry(name, among: all)
            if !found.contains(where: { $0.id == entry.id }) { found.append(entry) }
        }
        return found
    }

    private static func entry(_ name: String, among all: [LibraryEntry]) throws -> LibraryEntry {
        let ending = name.uppercased()
        let meant = all.filter { $0.id == ending || $0.source == name || (name.count >= 6 && $0.id.hasSuffix(ending)) }
        if meant.count == 1 { return meant[0] }
        guard meant.isEmpty else {
            let ids = meant.map { String($0.id.suffix(8)).lowercased() }.joined(separator: ", ")
            throw GreffierError(
                .collectionNoEntry,
                ErrorDetail("\(name) may be any of \(ids)", french: "\(name) peut être \(ids)")
            )
        }
        let remedy = Nearest.name(to: name, among: all.map(\.source))
        throw GreffierError(
            .collectionNoEntry,
            ErrorDetail(
                remedy.map { "\(name); is \($0) meant?" } ?? name,
                french: remedy.map { "\(name) ; s’agit-il de \($0) ?" } ?? name
            )
        )
    }
}
