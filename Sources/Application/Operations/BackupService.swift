import Domain
import NIOPosix
import SQL
import Storage

/// Backs up and restores a whole installation: database and attachments.
public struct BackupService: Sendable {
    let location: DatabaseLocation
    let filesFolder: String
    private let clock: Clock
    /// Called when the database is copied, for tests: what happens meanwhile.
    private let meanwhile: @Sendable () throws -> Void

    public init(
        _ location: DatabaseLocation, filesFolder: String, clock: Clock = .system,
        meanwhile: @escaping @Sendable () throws -> Void = {}
    ) {
        self.location = location
        self.filesFolder = filesFolder
        self.clock = clock
        self.meanwhile = meanwhile
    }

    /// What was saved or restored.
    public struct Report: Sendable, Hashable {
        public var files: Int
        public var bytes: Int
        /// Where the database that was replaced is kept.
        public var kept: String?
        /// Files that the database names and that are not there: they were lost before, or the folder
        /// is not the right one.
        public var missing: [String] = []
    }

    /// Makes a backup while the server runs. It is written beside, and takes its name when it is whole.
    /// - Parameter folder: where; it must not exist.
    public func make(in folder: String) async throws -> Report {
        guard !PlainFiles.exists(folder) else { throw BackupRefusal.targetExists(folder) }
        guard location.exists else { throw BackupRefusal.emptyDatabase }
        let status = try await schemaStatus()
        guard status.current > 0 else { throw BackupRefusal.emptyDatabase }
        let partial = "\(folder).partial-\(UInt32.random(in: 0...UInt32.max))"
        do {
            try PlainFiles.makeFolder("\(partial)/\(BackupManifest.filesFolder)")
            let filesFolder = filesFolder
            // The files before, and after it those that came: one that is swept meanwhile was copied, and
            // a file is on disk before the row that names it is committed.
            try await NIOThreadPool.singleton.runIfActive { try Self.copyFiles(from: filesFolder, into: partial) }
            let database = try await copyDatabase(into: partial)
            try meanwhile()
            let named = try await namedFiles(in: "\(partial)/\(database)")
            let createdAt = clock.now
            let engine = location.engine
            return try await NIOThreadPool.singleton.runIfActive {
                try Self.copyFiles(from: filesFolder, into: partial)
                let files = try Self.entries(in: partial)
                let manifest = BackupManifest(
                    engine: engine.rawValue, schemaNumber: status.current,
                    schemaName: Schema.migrations[status.current - 1].name, createdAt: createdAt,
                    database: try Self.entry(database, in: partial), files: files)
                try manifest.write(in: partial)
                try PlainFiles.sync(partial)
                try PlainFiles.move(partial, to: folder)
                try PlainFiles.sync(PlainFiles.parent(folder))
                return Report(
                    files: manifest.files.count,
                    bytes: manifest.files.reduce(manifest.database.size) { sum, file in sum + file.size },
                    missing: named.subtracting(files.map(\.sha256)).sorted())
            }
        } catch {
            try? PlainFiles.remove(partial)
            throw error
        }
    }

    func schemaStatus() async throws -> Migrator.Status {
        let database = try await location.open(connections: 1)
        do {
            let status = try await Migrator(Schema.migrations).status(of: database)
            try await database.close()
            return status
        } catch {
            try await database.close()
            throw error
        }
    }

    /// - Returns: the name of the copy.
    private func copyDatabase(into folder: String) async throws -> String {
        switch location.engine {
        case .sqlite:
            try await SQLiteCopy.make(of: location.text, into: "\(folder)/database.sqlite")
            try PlainFiles.sync("\(folder)/database.sqlite")
            return "database.sqlite"
        case .postgres:
            let server = try PostgresEnvironment(location.text)
            try await ExternalTool("pg_dump").run(
                ["--format=custom", "--no-owner", "--no-privileges", "--no-password", "--file=\(folder)/database.dump"]
                    + (server.rest.isEmpty ? [] : ["--dbname=\(server.rest)"]), environment: server.variables)
            try PlainFiles.sync("\(folder)/database.dump")
            return "database.dump"
        }
    }

    private static func entry(_ path: String, in folder: String) throws -> BackupManifest.Entry {
        let whole = "\(folder)/\(path)"
        return BackupManifest.Entry(path: path, size: try PlainFiles.size(whole), sha256: try PlainFiles.sha256(whole))
    }

    /// Attachments lie under their SHA-256 (`ab/cd/…`); what is being received is none yet. Those that
    /// are copied already stay, those that are swept meanwhile are named by nothing.
    private static func copyFiles(from source: String, into folder: String) throws {
        for path in try PlainFiles.files(in: source) where isAttachment(path) {
            let target = "\(folder)/\(BackupManifest.filesFolder)/\(path)"
            if PlainFiles.exists(target) { continue }
            try PlainFiles.makeFolder(PlainFiles.parent(target))
            _ = try PlainFiles.linkOrCopyIfThere("\(source)/\(path)", to: target)
        }
    }

    private static func entries(in folder: String) throws -> [BackupManifest.Entry] {
        try PlainFiles.files(in: "\(folder)/\(BackupManifest.filesFolder)").filter(isAttachment).map { path in
            try entry("\(BackupManifest.filesFolder)/\(path)", in: folder)
        }
    }

    /// The files that the copy itself names, by their SHA-256 in hexadecimal.
    private func namedFiles(in copy: String) async throws -> Set<String> {
        switch location.engine {
        case .sqlite:
            return Set(try await SQLiteCopy.texts(in: copy, "SELECT DISTINCT lower(hex(sha256)) FROM attachment"))
        case .postgres:
            let rows = "\(copy).attachments"
            try await ExternalTool("pg_restore").run(
                ["--data-only", "--table=attachment", "--file=\(rows)", copy], environment: [:])
            return try await NIOThreadPool.singleton.runIfActive {
                let names = try DumpedColumn.values(of: "sha256", in: rows)
                try PlainFiles.remove(rows)
                // In the text form of a dump: `\\x` and the digits.
                return Set(names.map { name in String(name.drop { character in character != "x" }.dropFirst()) })
            }
        }
    }

    static func isAttachment(_ path: String) -> Bool {
        let parts = path.split(separator: "/")
        return parts.count == 3 && parts[2].utf8.count == 64 && parts[2].hasPrefix("\(parts[0])\(parts[1])")
    }
}
