import Application
import Blobs
import Domain
import Foundation
import NIOCore
import SQL
import SQLTesting
import Storage
import Testing

@Suite("Backups")
struct BackupTests {
    @Test("What was backed up comes back whole: rows and attachments", arguments: Engine.allCases)
    func roundTrip(engine: Engine) async throws {
        try await withFolder { folder in
            try await withDatabaseLocation(engine) { source in
                let before = try await withPortal(source, "\(folder)/files") { portal in
                    _ = try await DemoLoader(portal, folder: demoFolder, scale: .small()) { _ in }.load()
                    // The server goes on while the backup is made.
                    let report = try await BackupService(DatabaseLocation(source), filesFolder: "\(folder)/files")
                        .make(in: "\(folder)/backup")
                    #expect(report.files == 4)
                    return try await digest(of: portal.database)
                }
                try await withDatabaseLocation(engine) { target in
                    let restored = BackupService(DatabaseLocation(target), filesFolder: "\(folder)/new/files")
                    _ = try await restored.restore(from: "\(folder)/backup")
                    try await withPortal(target, "\(folder)/new/files") { portal in
                        #expect(try await digest(of: portal.database) == before)
                        let blobs: [[UInt8]] = try await portal.database.read { tx in
                            try tx.values("SELECT DISTINCT sha256 FROM attachment")
                        }
                        #expect(blobs.count == 4)
                        for blob in blobs {
                            let reading = try await portal.blobs.read(blob)
                            var size = 0
                            for try await chunk in reading.chunks { size += chunk.readableBytes }
                            #expect(size == reading.size)
                        }
                        // It goes on from there.
                        _ = try await portal.database.write { tx in try TicketStore.drawNumber(at: demoNow, in: tx) }
                    }
                    // Now somebody is there: nothing is replaced unless told.
                    await #expect(throws: BackupRefusal.notEmpty) { try await restored.restore(from: "\(folder)/backup") }
                    let forced = try await restored.restore(from: "\(folder)/backup", isForced: true)
                    #expect((forced.kept != nil) == (engine == .sqlite))
                    let again = try await withPortal(target, "\(folder)/new/files") { portal in
                        try await digest(of: portal.database)
                    }
                    #expect(again == before)
                }
            }
        }
    }

    @Test("A damaged backup, one of a newer program and one of another engine are refused before anything is touched")
    func refusals() async throws {
        try await withFolder { folder in
            try await withDatabaseLocation(.sqlite) { source in
                let service = BackupService(DatabaseLocation(source), filesFolder: "\(folder)/files")
                await #expect(throws: BackupRefusal.emptyDatabase) { try await service.make(in: "\(folder)/none") }
                try await withPortal(source, "\(folder)/files") { portal in
                    let chunks = AsyncStream { continuation in
                        continuation.yield(ByteBuffer(string: "une note"))
                        continuation.finish()
                    }
                    _ = try await portal.blobs.receive(chunks, name: "note.txt", limit: 100)
                }
                _ = try await service.make(in: "\(folder)/backup")
                await #expect(throws: BackupRefusal.targetExists("\(folder)/backup")) {
                    try await service.make(in: "\(folder)/backup")
                }
                // Nothing half-made is left beside.
                let left = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
                #expect(left == ["backup", "files"])

                let other = BackupService(DatabaseLocation("\(folder)/other.sqlite"), filesFolder: "\(folder)/other")
                await #expect(throws: BackupRefusal.noBackup("\(folder)/files")) {
                    try await other.restore(from: "\(folder)/files")
                }

                let manifest = "\(folder)/backup/manifest.json"
                let saved = try String(contentsOfFile: manifest, encoding: .utf8)
                let count = Schema.migrations.count
                for (old, new, refusal) in [
                    (
                        "\"schemaNumber\" : \(count)", "\"schemaNumber\" : 999",
                        BackupRefusal.newerSchema(found: 999, known: count)
                    ),
                    ("\"engine\" : \"sqlite\"", "\"engine\" : \"postgres\"", .otherEngine("postgres")),
                    ("\"format\" : 1", "\"format\" : 2", .newerFormat),
                    ("\"path\" : \"database.sqlite\"", "\"path\" : \"../database.sqlite\"", .damaged("../database.sqlite")),
                ] {
                    let changed = saved.replacingOccurrences(of: old, with: new)
                    #expect(changed != saved, "\(old)")
                    try changed.write(toFile: manifest, atomically: true, encoding: .utf8)
                    await #expect(throws: refusal) { try await other.restore(from: "\(folder)/backup") }
                }
                try saved.write(toFile: manifest, atomically: true, encoding: .utf8)
                let file = try #require(
                    FileManager.default.subpaths(atPath: "\(folder)/backup/files")?.first { path in path.utf8.count > 64 })
                try FileManager.default.removeItem(atPath: "\(folder)/backup/files/\(file)")
                try "autre note".write(toFile: "\(folder)/backup/files/\(file)", atomically: false, encoding: .utf8)
                await #expect(throws: BackupRefusal.damaged("files/\(file)")) {
                    try await other.restore(from: "\(folder)/backup")
                }
                #expect(!FileManager.default.fileExists(atPath: "\(folder)/other.sqlite"))
                #expect(!FileManager.default.fileExists(atPath: "\(folder)/other"))
            }
        }
    }

    @Test("Going back to an older program leaves nothing of the newer one", arguments: Engine.allCases)
    func newerTables(engine: Engine) async throws {
        let newer = Migration(
            "newer",
            sql: """
                CREATE TABLE later (id {identity}, person_id {int} NOT NULL REFERENCES person(id)) {strict};
                ALTER TABLE person ADD COLUMN later TEXT;
                """)
        try await withFolder { folder in
            try await withDatabaseLocation(engine) { location in
                let service = BackupService(DatabaseLocation(location), filesFolder: "\(folder)/files")
                try await withPortal(location, "\(folder)/files") { portal in try await insertPerson(portal) }
                _ = try await service.make(in: "\(folder)/backup")
                func upgrade() async throws -> [String] {
                    let database = try await openDatabase(engine, at: location)
                    let applied = try await Migrator(Schema.migrations + [newer]).migrate(database)
                    try await database.write { tx in
                        try tx.run("INSERT INTO later(person_id) VALUES (1)")
                        try tx.run("UPDATE person SET later = 'x'")
                    }
                    try await database.close()
                    return applied
                }
                #expect(try await upgrade() == ["newer"])
                _ = try await service.restore(from: "\(folder)/backup", isForced: true)
                // The older program starts again, then the newer one.
                try await withPortal(location, "\(folder)/files") { portal in
                    let persons: Int? = try await portal.database.read { tx in
                        try tx.value("SELECT COUNT(*) FROM person")
                    }
                    #expect(persons == 1)
                }
                #expect(try await upgrade() == ["newer"])
                let left = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/files")
                #expect(!left.contains { name in name.hasPrefix(".restoring") })
            }
        }
    }

    @Test("What is swept while a backup is made is in it; what was lost before is named", arguments: Engine.allCases)
    func meanwhile(engine: Engine) async throws {
        try await withFolder { folder in
            try await withDatabaseLocation(engine) { location in
                let files = "\(folder)/files"
                let (kept, lost) = try await withPortal(location, files) { portal in
                    try await insertPerson(portal)
                    var paths: [String] = []
                    for text in ["gardée", "perdue"] {
                        let chunks = AsyncStream { continuation in
                            continuation.yield(ByteBuffer(string: text))
                            continuation.finish()
                        }
                        let blob = try await portal.blobs.receive(chunks, name: "a\tb.txt", limit: 100)
                        let hex = blob.sha256.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
                        paths.append("\(hex.prefix(2))/\(hex.dropFirst(2).prefix(2))/\(hex)")
                        try await insertAttachment(blob, portal)
                    }
                    return (paths[0], paths[1])
                }
                try FileManager.default.removeItem(atPath: "\(files)/\(lost)")
                // A draft is given up while the backup is made, and its file swept.
                let service = BackupService(DatabaseLocation(location), filesFolder: files) {
                    try FileManager.default.removeItem(atPath: "\(files)/\(kept)")
                }
                let report = try await service.make(in: "\(folder)/backup")
                #expect(report.files == 1)
                #expect(FileManager.default.fileExists(atPath: "\(folder)/backup/files/\(kept)"))
                #expect(report.missing == [String(lost.suffix(64))])
                #expect(
                    try FileManager.default.contentsOfDirectory(atPath: "\(folder)/backup").sorted()
                        == [engine == .sqlite ? "database.sqlite" : "database.dump", "files", "manifest.json"])
            }
        }
    }

    @Test("A database that a server has open is not replaced", arguments: Engine.allCases)
    func inUse(engine: Engine) async throws {
        try await withFolder { folder in
            try await withDatabaseLocation(engine) { source in
                let service = BackupService(DatabaseLocation(source), filesFolder: "\(folder)/files")
                try await withPortal(source, "\(folder)/files") { _ in
                    _ = try await service.make(in: "\(folder)/backup")
                    await #expect(throws: BackupRefusal.inUse) {
                        try await service.restore(from: "\(folder)/backup", isForced: true)
                    }
                }
                _ = try await service.restore(from: "\(folder)/backup", isForced: true)
            }
        }
    }

    @Test("An older schema is copied before it changes, once")
    func upgrade() async throws {
        try await withDatabaseLocation(.sqlite) { location in
            let first = Migration("first", sql: "CREATE TABLE note (id {identity}, body TEXT NOT NULL) {strict};")
            let second = Migration("second", sql: "ALTER TABLE note ADD COLUMN at {int};")
            let database = try await openDatabase(.sqlite, at: location)
            let new = try await SchemaUpgrade(DatabaseLocation(location), migrations: [first]).run(on: database)
            #expect(new == .init(applied: ["first"], copy: nil))
            try await database.write { tx in try tx.run("INSERT INTO note(body) VALUES ('gardée')") }
            let done = try await SchemaUpgrade(DatabaseLocation(location), migrations: [first, second]).run(on: database)
            #expect(done == .init(applied: ["second"], copy: "\(location).schema-1"))
            let again = try await SchemaUpgrade(DatabaseLocation(location), migrations: [first, second]).run(on: database)
            #expect(again == .init(applied: [], copy: nil))
            try await database.close()
            let copy = try await openDatabase(.sqlite, at: "\(location).schema-1")
            let (notes, status): ([String], _) = (
                try await copy.read { tx in try tx.values("SELECT body FROM note") },
                try await Migrator([first, second]).status(of: copy)
            )
            try await copy.close()
            #expect(notes == ["gardée"])
            #expect(status.pending == ["second"])
        }
    }
}

/// A portal over a database that stays when it closes.
private func withPortal<T: Sendable>(_ location: String, _ files: String, _ body: (Portal) async throws -> T) async throws -> T {
    let database = try await DatabaseLocation(location).open(connections: 4)
    do {
        try await Migrator(Schema.migrations).migrate(database)
        let cheap = PasswordHasher(cost: .init(logRounds: 4, blockSize: 8, parallelism: 1))
        let portal = Portal(database: database, blobs: try FileBlobStore(root: files), clock: Clock { demoNow }, passwords: cheap)
        let result = try await body(portal)
        try await database.close()
        return result
    } catch {
        try await database.close()
        throw error
    }
}

private func insertPerson(_ portal: Portal) async throws {
    try await portal.database.write { tx in
        let person = NewPerson(staffNumber: "A1", firstName: "Ada", lastName: "Byron")
        _ = try PersonStore.insert(person, searchName: "ada byron", at: demoNow, in: tx)
    }
}

/// A file of a draft, in a form of a service of a team.
private func insertAttachment(_ blob: Blob, _ portal: Portal) async throws {
    try await portal.database.write { tx in
        if try !tx.exists("SELECT 1 FROM draft") {
            try tx.run("INSERT INTO section(id, key, name_fr, hue, icon, position) VALUES (1, 's', 'S', 'info', 'x', 1)")
            try tx.run("INSERT INTO team(id, key, name, section_id, level) VALUES (1, 't', 'T', 1, 1)")
            try tx.run(
                "INSERT INTO service(id, key, section_id, name_fr, icon, team_id, position) VALUES (1, 's', 1, 'S', 'x', 1, 1)")
            let form = try FormStore.addVersion(
                key: "f", service: ServiceID(1), json: "{}", sha256: [1], by: nil, at: demoNow, in: tx)
            try DraftStore.insert(
                .init(
                    person: PersonID(1), requester: PersonID(1), form: form.form, version: 1, beneficiary: nil,
                    channel: .portal, inputs: [:], seal: [1]), at: demoNow, in: tx)
        }
        _ = try AttachmentStore.insert(
            .init(sha256: blob.sha256, name: "a\tb.txt", mediaType: "text/plain", size: blob.size), draft: DraftID(1),
            question: "q", isSensitive: false, by: PersonID(1), at: demoNow, in: tx)
    }
}

private func withFolder<T: Sendable>(_ body: (String) async throws -> T) async throws -> T {
    // A name with a space and an accent: paths are not addresses.
    let folder = FileManager.default.temporaryDirectory.appending(path: "guichet é \(UInt64.random(in: 0...UInt64.max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder.path)
}
