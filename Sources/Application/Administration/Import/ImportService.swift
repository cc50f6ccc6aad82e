import Domain
import SQL
import Storage

/// Imports the directory from CSV: first a dry run, whose report says line by line what would
/// happen, then the same for good. Lines that are refused change nothing; the others are applied.
///
/// A dry run reads and writes nothing. For good, lines go in batches, each in a transaction of its own:
/// whoever sends a form meanwhile waits for a batch at most. What an import that was broken off has
/// not done, the same file does when it is imported again.
public struct ImportService: Sendable {
    private let portal: Portal

    public init(_ portal: Portal) { self.portal = portal }

    /// The largest file, in bytes.
    public static let maximumSize = ImportTable.maximumSize
    /// Lines of one transaction.
    static let batch = 200

    /// - Parameter isApplied: false for a dry run.
    /// - Throws: ``ImportRefusal`` when the file cannot be read at all; ``NotAllowed``.
    public func run(_ kind: ImportKind, csv: [UInt8], isApplied: Bool, by signedIn: SignedIn) async throws -> ImportReport {
        guard signedIn.policy.canAdminister else { throw NotAllowed() }
        let table = try ImportTable(
            csv, aliases: ImportColumns.aliases(kind), required: ImportColumns.required(kind),
            optional: ImportColumns.optional(kind))
        let now = portal.clock.now
        let actor = signedIn.person.id
        let (start, trial) = try await portal.database.read { tx in
            let start = ImportRun(try Self.importer(kind, by: actor, at: now, in: tx))
            var trial = start
            let lines = try trial.lines(table.lines[...], in: ImportDirectory(reading: tx, writing: nil))
            // Groups carry rights: nobody may be locked out by a file.
            guard try trial.importer.leavesAdministrator(in: tx) else { throw ImportRefusal.lastAdministrator }
            return (start, lines)
        }
        var report = ImportReport(kind: kind, lines: trial, ignoredColumns: table.ignoredColumns, isApplied: isApplied)
        if isApplied { report.lines = try await apply(table.lines, from: start, kind, by: actor, at: now) }
        return report
    }

    private func apply(
        _ lines: [ImportTable.Line], from start: ImportRun, _ kind: ImportKind, by actor: PersonID, at now: Instant
    ) async throws -> [ImportReport.Line] {
        var run = start
        var done: [ImportReport.Line] = []
        for first in stride(from: 0, to: lines.count, by: Self.batch) {
            let batch = lines[first..<min(first + Self.batch, lines.count)]
            do {
                let (next, results) = try await portal.write { [run] tx in
                    // A transaction may run again: each time from what was known before.
                    var next = run
                    let results = try next.lines(batch, in: ImportDirectory(reading: tx, writing: tx))
                    guard try RightStore.administratorCount(in: tx) > 0 else { throw ImportRefusal.lastAdministrator }
                    try Self.record(results, of: kind, by: actor, at: now, in: tx)
                    return (next, results)
                }
                run = next
                done += results
            } catch ImportRefusal.lastAdministrator {
                // The whole would leave somebody, this batch would not: rights changed meanwhile, or
                // the file takes first what it gives later.
                done += batch.map { line in
                    .init(
                        number: line.number, subject: start.importer.subject(of: line) ?? "",
                        outcome: .refused([.lastAdministrator]))
                }
            }
        }
        return done
    }

    private static func record(
        _ lines: [ImportReport.Line], of kind: ImportKind, by actor: PersonID, at now: Instant, in tx: any Transaction
    ) throws {
        let report = ImportReport(kind: kind, lines: lines, ignoredColumns: [], isApplied: true)
        guard report.changesSomething else { return }
        // Persons are in no cache.
        if kind != .persons { try SettingStore.touchCatalogue(at: now, in: tx) }
        try EventStore.append(
            Event(
                .directoryImported, of: .setting("import.\(kind.rawValue)"), by: actor, at: now,
                after: "\(report.created)+\(report.updated)", reason: "refused:\(report.refused.count)"), in: tx)
    }

    private static func importer(
        _ kind: ImportKind, by actor: PersonID, at now: Instant, in tx: any ReadTransaction
    ) throws -> any LineImporter {
        switch kind {
        case .units: try UnitImporter(tx, by: actor, at: now)
        case .places: try PlaceImporter(tx)
        case .groups: try GroupImporter(tx)
        case .persons: try PersonImporter(tx, by: actor, at: now)
        }
    }
}

/// Where lines are read from and written to; a dry run writes nowhere.
struct ImportDirectory {
    let reading: any ReadTransaction
    let writing: (any Transaction)?
}

/// Imports lines one after another, each wholly or not at all. What it learns of a line it knows for
/// the next ones, written or not.
protocol LineImporter: Sendable {
    /// What identifies a line: two lines of one subject are one too many.
    func subject(of line: ImportTable.Line) -> String?
    mutating func apply(_ line: ImportTable.Line, in directory: ImportDirectory) throws -> ImportReport.Outcome
    /// Somebody would administer after the lines that were tried.
    func leavesAdministrator(in tx: any ReadTransaction) throws -> Bool
}

extension LineImporter {
    func leavesAdministrator(in tx: any ReadTransaction) throws -> Bool { try RightStore.administratorCount(in: tx) > 0 }
}

/// An importer on its way through a file.
struct ImportRun: Sendable {
    private(set) var importer: any LineImporter
    private var seen: [String: Int] = [:]

    init(_ importer: any LineImporter) { self.importer = importer }

    mutating func lines(_ lines: ArraySlice<ImportTable.Line>, in directory: ImportDirectory) throws -> [ImportReport.Line] {
        try lines.map { line in
            let subject = importer.subject(of: line) ?? ""
            let outcome: ImportReport.Outcome
            if line.hasStrayCells {
                outcome = .refused([.strayCells])
            } else if let first = seen[subject], !subject.isEmpty {
                outcome = .refused([.duplicate(line: first)])
            } else {
                seen[subject] = line.number
                outcome = try importer.apply(line, in: directory)
            }
            return ImportReport.Line(number: line.number, subject: subject, outcome: outcome)
        }
    }
}
