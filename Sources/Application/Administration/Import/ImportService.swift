import Domain
import SQL
import Storage

/// Imports the directory from CSV: first a dry run, whose report says line by line what would
/// happen, then the same for good. Lines that are refused change nothing; the others are applied.
public struct ImportService: Sendable {
    private let portal: Portal

    public init(_ portal: Portal) { self.portal = portal }

    /// - Parameter isApplied: false for a dry run, which does the very same and takes it back.
    /// - Throws: ``ImportRefusal`` when the file cannot be read at all; ``NotAllowed``.
    public func run(_ kind: ImportKind, csv: [UInt8], isApplied: Bool, by signedIn: SignedIn) async throws -> ImportReport {
        guard signedIn.policy.canAdminister else { throw NotAllowed() }
        let lines = try Self.lines(kind, csv)
        let now = portal.clock.now
        do {
            return try await portal.database.write { tx in
                var report = try Self.importer(kind, at: now, in: tx).run(lines)
                report.isApplied = isApplied
                // The transaction of a dry run is rolled back: nothing else could be so true.
                guard isApplied else { throw DryRun(report: report) }
                try SettingStore.touchCatalogue(at: now, in: tx)
                try EventStore.append(
                    Event(
                        .directoryImported, of: .setting("import.\(kind.rawValue)"), by: signedIn.person.id, at: now,
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

    private static func lines(_ kind: ImportKind, _ csv: [UInt8]) throws(ImportRefusal) -> [ImportTable.Line] {
        do {
            return try ImportTable(csv, aliases: ImportColumns.aliases, required: ImportColumns.required(kind)).lines
        } catch {
            throw ImportRefusal(error)
        }
    }

    private static func importer(_ kind: ImportKind, at now: Instant, in tx: any Transaction) throws -> any LineImporter {
        switch kind {
        case .units: try UnitImporter(tx)
        case .places: try PlaceImporter(tx)
        case .groups: try GroupImporter(tx)
        case .persons: try PersonImporter(tx, at: now)
        }
    }
}

/// The columns of the files, and the names they may have.
public enum ImportColumns {
    static let aliases: [String: String] = [
        "cle": "key", "code": "key", "nom": "name", "libelle": "name", "parent": "parent", "rattachement": "parent",
        "responsable": "manager", "type": "kind", "adresse": "address", "matricule": "staff number", "prenom": "first name",
        "nom de famille": "last name", "courriel": "email", "mel": "email", "e mail": "email", "telephone": "phone",
        "fonction": "function", "direction": "unit", "unite": "unit", "site": "place", "lieu": "place", "bureau": "place",
        "groupes": "groups", "groupe": "groups",
    ]

    /// The columns that a file must have, in the names used here.
    public static func required(_ kind: ImportKind) -> [String] {
        switch kind {
        case .units: ["key", "name"]
        case .places: ["key", "kind", "name"]
        case .groups: ["key", "name"]
        case .persons: ["staff number", "first name", "last name"]
        }
    }

    /// The columns that a file may have besides.
    public static func optional(_ kind: ImportKind) -> [String] {
        switch kind {
        case .units: ["parent", "manager"]
        case .places: ["parent", "address"]
        case .groups: []
        case .persons: ["email", "phone", "function", "unit", "place", "groups"]
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
    func run(_ lines: [ImportTable.Line]) throws -> ImportReport {
        var importer = self
        var seen: [String: Int] = [:]
        var report = ImportReport(kind: kind, lines: [], isApplied: false)
        for line in lines {
            let subject = subject(of: line) ?? ""
            let outcome: ImportReport.Outcome
            if let first = seen[subject], !subject.isEmpty {
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
