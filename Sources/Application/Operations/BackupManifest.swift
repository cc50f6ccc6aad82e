#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Domain
import SQL
import Storage

/// What a backup holds, written last: without it there is no backup.
struct BackupManifest: Codable, Equatable {
    static let name = "manifest.json"
    static let filesFolder = "files"

    struct Entry: Codable, Equatable {
        /// Relative to the backup.
        var path: String
        var size: Int
        /// In hexadecimal.
        var sha256: String
    }

    /// The format of the backup itself.
    var format = 1
    var engine: String
    /// How many steps of the schema were applied, and the name of the last.
    var schemaNumber: Int
    var schemaName: String
    var createdAt: Instant
    var database: Entry
    var files: [Entry]

    static func read(in folder: String) throws -> BackupManifest {
        let path = "\(folder)/\(name)"
        guard PlainFiles.exists(path) else { throw BackupRefusal.noBackup(folder) }
        do {
            return try JSONDecoder().decode(BackupManifest.self, from: Data(contentsOf: URL(filePath: path)))
        } catch is DecodingError {
            throw BackupRefusal.damaged(name)
        }
    }

    func write(in folder: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let path = "\(folder)/\(Self.name)"
        try encoder.encode(self).write(to: URL(filePath: path))
        try PlainFiles.sync(path)
    }

    /// Refuses what this program cannot restore, or what is not what was saved.
    func check(in folder: String, for engine: Engine) throws {
        guard format == 1 else { throw BackupRefusal.newerFormat }
        guard schemaNumber <= Schema.migrations.count else {
            throw BackupRefusal.newerSchema(found: schemaNumber, known: Schema.migrations.count)
        }
        guard schemaNumber > 0, Schema.migrations[schemaNumber - 1].name == schemaName else {
            throw BackupRefusal.otherSchema(schemaName)
        }
        guard self.engine == engine.rawValue else { throw BackupRefusal.otherEngine(self.engine) }
        for entry in [database] + files {
            // A manifest that somebody wrote leads nowhere else.
            guard !entry.path.hasPrefix("/"), !entry.path.split(separator: "/").contains("..") else {
                throw BackupRefusal.damaged(entry.path)
            }
            let path = "\(folder)/\(entry.path)"
            guard PlainFiles.exists(path), try PlainFiles.size(path) == entry.size, try PlainFiles.sha256(path) == entry.sha256
            else {
                throw BackupRefusal.damaged(entry.path)
            }
        }
    }
}

/// Why a backup is not made or not restored. Its description is for whoever typed the command.
public enum BackupRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    case targetExists(String)
    case emptyDatabase
    case noBackup(String)
    case damaged(String)
    case newerFormat
    case newerSchema(found: Int, known: Int)
    case otherSchema(String)
    case otherEngine(String)
    case notEmpty
    case inUse

    public var description: String {
        switch self {
        case .targetExists(let path): "\(path) exists already: a backup is written under a new name."
        case .emptyDatabase: "There is nothing to back up: the database has no schema yet."
        case .noBackup(let path): "\(path) is not a backup: it has no \(BackupManifest.name)."
        case .damaged(let path): "The backup is damaged: \(path) is missing or is not what was saved. Nothing was restored."
        case .newerFormat: "The backup was made by a newer version of Guichet: restore it with that version."
        case .newerSchema(let found, let known):
            "The backup has schema \(found), this program knows schemas up to \(known): restore it with the version that made it."
        case .otherSchema(let name): "The backup's schema ends with “\(name)”, which this program does not know at that place."
        case .otherEngine(let engine): "The backup is of \(engine): it is restored to the same engine."
        case .notEmpty: "The database is not empty. With --force it is replaced by the backup."
        case .inUse: "The database is in use: stop the server and its workers first."
        }
    }
}
