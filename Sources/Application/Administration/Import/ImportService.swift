import Domain
import SQL
import Storage

/// Imports the directory from CSV: first a dry run, whose report says line by line what would
/// happen, then the same for good. Lines that are refused change nothing; the others are applied.
public struct ImportService: Sendable {
    private let portal: Portal

    public init(_ portal: Portal) { self.portal = portal }

    /// The largest file, in bytes.
    public static let maximumSize = ImportTable.maximumSize

    /// - Parameter isApplied: false for a dry run, which does the very same and takes it back.
    /// - Throws: ``ImportRefusal`` when the file cannot be read at all; ``NotAllowed``.
    public func run(_ kind: ImportKind, csv: [UInt8], isApplied: Bool, by signedIn: SignedIn) async throws -> ImportReport {
        guard signedIn.policy.canAdminister else { throw NotAllowed() }
        let table = try ImportTable(
            csv, aliases: ImportColumns.aliases(kind), required: ImportColumns.required(kind),
            optional: ImportColumns.optional(kind))
        let now = portal.clock.now
        let actor = signedIn.person.id
        do {
            return try await portal.database.write { tx in
                var report = try Self.importer(kind, by: actor, at: now, in: tx).run(table)
                // Groups carry rights: nobody may be locked out by a file.
                guard try RightStore.administratorCount(in: tx) > 0 else { throw ImportRefusal.lastAdministrator }
                report.isApplied = isApplied
                // The transaction of a dry run is rolled back: nothing else could be so true.
                guard isApplied else { throw DryRun(report: report) }
                try SettingStore.touchCatalogue(at: now, in: tx)
                try EventStore.append(
                    Event(
                        .directoryImported, of: .setting("import.\(kind.rawValue)"), by: actor, at: now,
                        after: "\(report.created)+\(report.updated)", reason: "refused:\(report.refused.count)"), in: tx)
                return report
            }
        } catch let dryRun as DryRun {
            return dryRun.report
        }
    }

    private struct DryRun: Error {
        let report: ImportReport
    }

    private static func importer(
        _ kind: ImportKind, by actor: PersonID, at now: Instant, in tx: any Transaction
    ) throws -> any LineImporter {
        switch kind {
        case .units: try UnitImporter(tx)
        case .places: try PlaceImporter(tx)
        case .groups: try GroupImporter(tx)
        case .persons: try PersonImporter(tx, by: actor, at: now)
        }
    }
}

/// Imports lines one after another, each wholly or not at all.
protocol LineImporter {
    var kind: ImportKind { get }
    /// What identifies a line: two lines of one subject are one too many.
    func subject(of line: ImportTable.Line) -> String?
    mutating func apply(_ line: ImportTable.Line) throws -> ImportReport.Outcome
}

extension LineImporter {
    func run(_ table: ImportTable) throws -> ImportReport {
        var importer = self
        var seen: [String: Int] = [:]
        var report = ImportReport(kind: kind, lines: [], ignoredColumns: table.ignoredColumns, isApplied: false)
        for line in table.lines {
            let subject = subject(of: line) ?? ""
            let outcome: ImportReport.Outcome
            if line.hasStrayCells {
                outcome = .refused([.strayCells])
            } else if let first = seen[subject], !subject.isEmpty {
                outcome = .refused([.duplicate(line: first)])
            } else {
                seen[subject] = line.number
                outcome = try importer.apply(line)
            }
            report.lines.append(.init(number: line.number, subject: subject, outcome: outcome))
        }
        return report
    }
}
