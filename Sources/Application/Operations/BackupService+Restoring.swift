import NIOPosix
import SQL
import Storage

extension BackupService {
    /// Restores a backup, once every byte of it has been verified. A database that holds somebody is
    /// replaced only when told so; the SQLite file it was in is kept beside.
    public func restore(from folder: String, isForced: Bool = false) async throws -> Report {
        let engine = location.engine
        let manifest = try await NIOThreadPool.singleton.runIfActive {
            let manifest = try BackupManifest.read(in: folder)
            try manifest.check(in: folder, for: engine)
            return manifest
        }
        if !isForced, try await holdsSomebody() { throw BackupRefusal.notEmpty }
        // Files first: rows that name a file which is not there would be worse than a file too many.
        let filesFolder = filesFolder
        try await NIOThreadPool.singleton.runIfActive { try Self.restoreFiles(manifest, from: folder, to: filesFolder) }
        var report = Report(
            files: manifest.files.count, bytes: manifest.files.reduce(manifest.database.size) { sum, file in sum + file.size })
        let copy = "\(folder)/\(manifest.database.path)"
        switch engine {
        case .sqlite: report.kept = try await replaceFile(by: copy)
        case .postgres: try await replaceTables(by: copy)
        }
        return report
    }

    private func holdsSomebody() async throws -> Bool {
        guard location.exists else { return false }
        let database = try await location.open(connections: 1)
        do {
            let isThere = try await database.read { tx in
                let hasTable =
                    switch tx.engine {
                    case .sqlite: try tx.exists("SELECT 1 FROM sqlite_master WHERE name = 'person'")
                    case .postgres: try tx.exists("SELECT 1 WHERE to_regclass('person') IS NOT NULL")
                    }
                return try hasTable && tx.exists("SELECT 1 FROM person LIMIT 1")
            }
            try await database.close()
            return isThere
        } catch {
            try await database.close()
            throw error
        }
    }

    private static func restoreFiles(_ manifest: BackupManifest, from folder: String, to filesFolder: String) throws {
        var folders: Set<String> = []
        try PlainFiles.makeFolder(filesFolder)
        for entry in manifest.files {
            let name = String(entry.path.dropFirst(BackupManifest.filesFolder.utf8.count + 1))
            guard isAttachment(name) else { throw BackupRefusal.damaged(entry.path) }
            let target = "\(filesFolder)/\(name)"
            let parent = PlainFiles.parent(target)
            if folders.insert(parent).inserted { try PlainFiles.makeFolder(parent) }
            if PlainFiles.exists(target) {
                if try PlainFiles.sha256(target) == entry.sha256 { continue }
                try PlainFiles.remove(target)
            }
            try PlainFiles.linkOrCopy("\(folder)/\(entry.path)", to: target)
        }
        for folder in folders.sorted() { try PlainFiles.sync(folder) }
        try PlainFiles.sync(filesFolder)
    }

    /// - Returns: where the file that was there is kept.
    private func replaceFile(by copy: String) async throws -> String? {
        let path = location.text
        if location.exists {
            do {
                try await SQLiteCopy.claim(path)
            } catch DatabaseError.busy {
                throw BackupRefusal.inUse
            }
        }
        return try await NIOThreadPool.singleton.runIfActive {
            try PlainFiles.makeFolder(PlainFiles.parent(path))
            let new = "\(path).restored-\(UInt32.random(in: 0...UInt32.max))"
            // Copied, never linked: this one will be written to.
            try PlainFiles.copy(copy, to: new)
            var kept: String?
            if PlainFiles.exists(path) {
                var number = 1
                while PlainFiles.exists("\(path).replaced-\(number)") { number += 1 }
                kept = "\(path).replaced-\(number)"
                // A second name, not a move: at no moment is there no database.
                try PlainFiles.linkOrCopy(path, to: "\(path).replaced-\(number)")
            }
            // A journal of the one before would be read into the new one.
            for suffix in ["-wal", "-shm"] { try PlainFiles.remove(path + suffix) }
            try PlainFiles.move(new, to: path)
            try PlainFiles.sync(PlainFiles.parent(path))
            return kept
        }
    }

    /// In one transaction: all of it, or what was there. What a newer version of the program added is
    /// in no older copy, so `--clean` alone would leave it, or stumble over what refers to it.
    private func replaceTables(by copy: String) async throws {
        let server = try PostgresEnvironment(location.text)
        guard let name = server.variables["PGDATABASE"] else {
            throw BackupRefusal.damaged("the address names no database")
        }
        let target = server.rest.isEmpty ? name : "dbname='\(name)' \(server.rest)"
        // The whole as text, readable by its owner only: `pg_restore` itself can say nothing before it.
        let script = "\(filesFolder)/.restoring-\(UInt32.random(in: 0...UInt32.max)).sql"
        do {
            try PlainFiles.makeFolder(filesFolder)
            try PlainFiles.write(Self.emptying(server.variables["PGAPPNAME"] ?? "guichet"), to: "\(script).first")
            try PlainFiles.write("", to: script)
            try await ExternalTool("pg_restore").run(
                ["--clean", "--if-exists", "--no-owner", "--no-privileges", "--file=\(script)", copy], environment: [:])
            try await ExternalTool("psql").run(
                [
                    "--no-psqlrc", "--quiet", "--no-password", "--set=ON_ERROR_STOP=1", "--single-transaction",
                    "--output=/dev/null", "--file=\(script).first", "--file=\(script)", "--dbname=\(target)",
                ], environment: server.variables)
        } catch {
            for path in [script, "\(script).first"] { try? PlainFiles.remove(path) }
            if let failure = error as? ExternalTool.Failure, failure.description.contains(Self.inUse) {
                throw BackupRefusal.inUse
            }
            throw error
        }
        for path in [script, "\(script).first"] { try PlainFiles.remove(path) }
    }

    private static let inUse = "guichet: database in use"

    /// Refuses while a server or worker is connected (those that just went may take a moment), then
    /// drops every table of ours, whichever version made it.
    private static func emptying(_ name: String) -> String {
        """
        DO $$
        DECLARE
          found text;
        BEGIN
          FOR attempt IN 1..20 LOOP
            PERFORM pg_stat_clear_snapshot();
            EXIT WHEN NOT EXISTS (
              SELECT 1 FROM pg_stat_activity
              WHERE datname = current_database() AND pid <> pg_backend_pid()
                AND application_name = '\(name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))');
            IF attempt = 20 THEN RAISE EXCEPTION '\(inUse)'; END IF;
            PERFORM pg_sleep(0.1);
          END LOOP;
          FOR found IN
            SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p') AND pg_has_role(c.relowner, 'USAGE')
              AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
          LOOP
            EXECUTE 'DROP TABLE IF EXISTS ' || found || ' CASCADE';
          END LOOP;
        END
        $$;

        """
    }
}
