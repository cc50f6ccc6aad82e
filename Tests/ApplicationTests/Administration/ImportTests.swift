@testable import Application
import Domain
import SQL
import SQLTesting
import Storage
import Testing

@Suite("Import of the directory")
struct ImportTests {
    private let units = "clé;nom;rattachement\ndgs;Direction générale;\ndsi;Informatique;dgs\n"
    private let places =
        "clé;type;nom;rattachement;adresse\nquai;site;Le Quai;;12 quai\nquai/b;Bâtiment;B;quai;\nquai/b/1;bureau;B1;quai/b;\n"
    private let persons =
        "Matricule;Prénom;Nom;Courriel;Direction;Lieu;Groupes\nb1;Hélène;Vasseur;Helene@Exemple.fr;dsi;quai/b/1;encadrants\n"

    @Test("the four files make the directory; a second run changes nothing", arguments: Engine.allCases)
    func fourFiles(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            #expect(try await samples.run(.units, units).created == 2)
            #expect(try await samples.run(.places, places).created == 3)
            #expect(try await samples.run(.groups, "code,libellé\nastreinte,Astreinte").created == 1)
            #expect(try await samples.run(.persons, persons).created == 1)
            let helene = try await samples.portal.database.read { tx in try PersonStore.person(staffNumber: "B1", in: tx) }
            #expect(helene?.email == "helene@exemple.fr")
            #expect(helene?.unit != nil && helene?.place != nil)
            for (kind, csv) in [(ImportKind.units, units), (.places, places), (.persons, persons)] {
                let again = try await samples.run(kind, csv)
                #expect(again.lines.allSatisfy { line in line.outcome == .unchanged }, "\(kind)")
            }
            #expect(try await samples.events(.personCreated) == 1)
        }
    }

    @Test("a dry run says the same and leaves nothing", arguments: Engine.allCases)
    func dryRun(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            let before = try await samples.portal.currentCatalogue().revision
            let trial = try await samples.run(.units, units, isApplied: false)
            #expect(trial.created == 2 && !trial.isApplied)
            #expect(try await samples.count("unit") == 0)
            #expect(try await samples.events(.directoryImported) == 0)
            #expect(try await samples.portal.currentCatalogue().revision == before)
            let real = try await samples.run(.units, units)
            #expect(real.lines == trial.lines)
            #expect(try await samples.portal.currentCatalogue().units.count == 2)
        }
    }

    @Test("a dry run writes nothing at all, and says what the same file then does", arguments: Engine.allCases)
    func trial(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            let database = CountingDatabase(samples.portal.database)
            let service = ImportService(Portal(database: database, blobs: samples.portal.blobs))
            let me = try await samples.administrator
            // Each line leans on one before it: parents of this file, addresses given up, taken, taken again.
            let files: [(ImportKind, String)] = [
                (.units, "clé;nom;rattachement\na;A;\nb;B;a\nc;C;b\na;A;c\nd;D;nulle\n"),
                (.places, "clé;type;nom;rattachement\ns;site;S;\ns/b;bâtiment;B;s\ns/b/1;bureau;1;s/b\ns/b/2;bureau;2;s/b/1\n"),
                (.groups, "clé;nom\nastreinte;Astreinte\nencadrants;Encadrement\n"),
                (
                    .persons,
                    """
                    matricule;prénom;nom;courriel;groupes
                    A3;Ada;Agent;nouvelle@exemple.fr;encadrants
                    N1;Léa;Neuve;agent@exemple.fr;
                    N2;Léa;Autre;nouvelle@exemple.fr;
                    N3;Léa;Encore;agent@exemple.fr;
                    A2;Ada;Owner;owner@exemple.fr;
                    """
                ),
            ]
            for (kind, csv) in files {
                database.forget()
                let trial = try await service.run(kind, csv: Array(csv.utf8), isApplied: false, by: me)
                #expect(database.transactions.allSatisfy { transaction in transaction.kind == .read }, "\(kind)")
                let real = try await service.run(kind, csv: Array(csv.utf8), isApplied: true, by: me)
                #expect(real.lines == trial.lines, "\(kind)")
                #expect(real.created + real.updated > 0, "\(kind)")
            }
        }
    }

    @Test("BOM, commas, tabs, quotes and CR LF are read alike")
    func dialects() async throws {
        try await AdminSamples.with(.sqlite) { samples in
            for (index, csv) in [
                "\u{FEFF}key,name\r\nu1,\"Eau, assainissement\"\r\n", "Key\tName\nu2\tÉcoles\n",
                "\"Clé\";\"Nom\"\n\"u3\";\"Dit \"\"le 3\"\"\"",
            ].enumerated() {
                #expect(try await samples.run(.units, csv).created == 1, "dialect \(index)")
            }
            let names = try await samples.portal.currentCatalogue().units.map(\.name)
            #expect(Set(names) == ["Eau, assainissement", "Écoles", "Dit \"le 3\""])
        }
    }

    @Test("a column that is not there leaves what is known; an empty cell clears it")
    func absentColumns() async throws {
        try await AdminSamples.with(.sqlite) { samples in
            _ = try await samples.run(.units, units)
            _ = try await samples.run(.places, places)
            _ = try await samples.run(.persons, persons)
            #expect(try await samples.run(.persons, "matricule;prénom;nom\nB1;Hélène;Vasseur").unchanged == 1)
            #expect(try await samples.run(.persons, "matricule;prénom;nom;direction\nB1;Hélène;Vasseur;").updated == 1)
            let helene = try await samples.portal.database.read { tx in try PersonStore.person(staffNumber: "B1", in: tx) }
            #expect(helene?.email == "helene@exemple.fr")
            #expect(helene?.unit == nil && helene?.place != nil)
            #expect(try await samples.run(.places, "clé;type;nom\nquai;site;Le Quai").unchanged == 1)
            #expect(try await samples.run(.units, "clé;nom\ndsi;Informatique").unchanged == 1)
        }
    }

    @Test("each problem of a unit is named", arguments: Engine.allCases)
    func unitProblems(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            _ = try await samples.run(.units, units)
            let report = try await samples.run(
                .units,
                "clé;nom;rattachement;responsable\n;Sans clé;;\nBAD KEY;x;;\na;;;\nb;B;nulle-part;\ndgs;Direction générale;dsi;\nc;C;;Z9\nd;D;;\nd;Encore D;;\ne;E;;;en trop\nf;\(String(repeating: "x", count: 201));;"
            )
            let problems = report.refused.map { line in line.outcome }
            #expect(
                problems == [
                    .refused([.missing(column: "key")]), .refused([.badKey("BAD KEY")]), .refused([.missing(column: "name")]),
                    .refused([.unknownParent("nulle-part")]), .refused([.loop]), .refused([.unknownPerson("Z9")]),
                    .refused([.duplicate(line: 8)]), .refused([.strayCells]), .refused([.tooLong(column: "name", limit: 200)]),
                ])
            #expect(report.created == 1)
            #expect(report.lines.map(\.number) == Array(2...11))
        }
    }

    @Test("a loop is one however long the chain", arguments: Engine.allCases)
    func longLoop(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            let chain = (0..<100).map { number in "u\(number);U;\(number == 0 ? "" : "u\(number - 1)")" }
            _ = try await samples.run(.units, "clé;nom;rattachement\n" + chain.joined(separator: "\n"))
            let report = try await samples.run(.units, "clé;nom;rattachement\nu0;U;u99")
            #expect(report.refused.map(\.outcome) == [.refused([.loop])])
        }
    }

    @Test("each problem of a place is named", arguments: Engine.allCases)
    func placeProblems(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            _ = try await samples.run(.places, places)
            let report = try await samples.run(
                .places,
                "clé;type;nom;rattachement\ntour;château;Tour;\nquai;bâtiment;Le Quai;\nport;site;Port;quai\nx;bureau;X;\ny;bâtiment;Y;quai/b\nz;bureau;Z;quai/b/1\nw;bureau;W;rien"
            )
            #expect(
                report.refused.map(\.outcome) == [
                    .refused([.unknownKind("château")]), .refused([.kindChanged]), .refused([.wrongParent("quai")]),
                    .refused([.missing(column: "parent")]), .refused([.wrongParent("quai/b")]),
                    .refused([.wrongParent("quai/b/1")]),
                    .refused([.unknownParent("rien")]),
                ])
            #expect(report.lines.count == 7)
        }
    }

    @Test("each problem of a person is named, and one bad line stops no other", arguments: Engine.allCases)
    func personProblems(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            let report = try await samples.run(
                .persons,
                "matricule;prénom;nom;courriel;direction;lieu;groupes\nC1;Ada;;;;;\nC2;Ada;B;pas une adresse;;;\nC3;Ada;B;;nulle;;\nC4;Ada;B;;;nul;\nC5;Ada;B;;;;aucun\nC6;Ada;B;agent@exemple.fr;;;\nC7;Ada;B;c7@exemple.fr;;;encadrants\nc7;Ada;B;;;;"
            )
            #expect(
                report.lines.map(\.outcome) == [
                    .refused([.missing(column: "last name")]), .refused([.badEmail("pas une adresse")]),
                    .refused([.unknownUnit("nulle")]), .refused([.unknownPlace("nul")]), .refused([.unknownGroup("aucun")]),
                    .refused([.emailTaken("agent@exemple.fr")]), .created, .refused([.duplicate(line: 8)]),
                ])
            #expect(try await samples.count("person") == 4)
            #expect(try await samples.count("group_member") == 1)
        }
    }

    @Test("what cannot be read at all is refused with its reason")
    func unreadable() async throws {
        try await AdminSamples.with(.sqlite) { samples in
            let service = ImportService(samples.portal)
            let me = try await samples.administrator
            let cases: [([UInt8], ImportRefusal)] = [
                ([], .empty), (Array("clé;nom\n".utf8), .empty), ([0x63, 0x6C, 0xE9, 0x3B], .notUTF8),
                (Array("clé;nom\na;b\u{0}".utf8), .notUTF8),
                (Array(repeating: 0x61, count: ImportTable.maximumSize + 1), .tooLarge(limit: ImportTable.maximumSize)),
                (Array("clé;nom\na;\"b".utf8), .malformed(line: 2)), (Array("nom;autre\na;b".utf8), .missingColumns(["key"])),
                (Array("clé;nom;libellé\na;b;c".utf8), .repeatedColumn("name")),
                (Array(("clé;nom\n" + String(repeating: "a\n", count: 20_001)).utf8), .tooManyLines(limit: 20_000)),
            ]
            for (bytes, refusal) in cases {
                await #expect(throws: refusal) { try await service.run(.units, csv: bytes, isApplied: true, by: me) }
            }
        }
    }

    @Test("columns that mean nothing are named, not imported")
    func ignored() async throws {
        try await AdminSamples.with(.sqlite) { samples in
            let report = try await samples.run(.groups, "clé;nom;Budget 2026\nx;X;12")
            #expect(report.ignoredColumns == ["Budget 2026"])
        }
    }

    @Test("only an administrator imports, and no file takes the last one’s right", arguments: Engine.allCases)
    func rights(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            let owner = try await samples.signedIn(AdminSamples.owner)
            await #expect(throws: NotAllowed()) {
                try await ImportService(samples.portal).run(.units, csv: Array(units.utf8), isApplied: true, by: owner)
            }
            let now = samples.now
            let me = try await samples.administrator
            // The right of administering goes by a group alone…
            try await samples.portal.database.write { tx in
                try DirectoryStore.add(AdminSamples.administrator, to: AdminSamples.group, in: tx)
                _ = try RightStore.grant(.administrator, to: nil, group: AdminSamples.group, by: nil, at: now, in: tx)
                try tx.run("DELETE FROM role_right WHERE role = 'administrator' AND person_id IS NOT NULL")
            }
            // …and this file empties the group.
            await #expect(throws: ImportRefusal.lastAdministrator) {
                try await ImportService(samples.portal).run(
                    .persons, csv: Array("matricule;prénom;nom;groupes\nA1;Ada;Admin;".utf8), isApplied: true, by: me)
            }
            #expect(try await samples.count("group_member") == 1)
        }
    }

    @Test("a long file goes in batches, so that it holds nobody up", arguments: Engine.allCases)
    func large(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            let database = CountingDatabase(samples.portal.database)
            let lines = (1...3_000).map { number in "P\(number);Ada;Nom\(number);p\(number)@exemple.fr" } + ["P7;Deux;Fois;"]
            let csv = "matricule;prénom;nom;courriel\n" + lines.joined(separator: "\n")
            let me = try await samples.administrator
            let report = try await ImportService(Portal(database: database, blobs: samples.portal.blobs)).run(
                .persons, csv: Array(csv.utf8), isApplied: true, by: me)
            #expect(report.created == 3_000)
            #expect(report.refused.map(\.outcome) == [.refused([.duplicate(line: 8)])], "known from one batch to the next")
            #expect(report.lines.map(\.number) == Array(2...3_002))
            let writes = database.transactions.filter { transaction in transaction.kind == .write }
            #expect(writes.count >= 3_000 / ImportService.batch)
            #expect(writes.allSatisfy { write in write.statements.count < 8 * ImportService.batch })
            #expect(try await samples.count("person") == 3_003)
        }
    }

    @Test("a file that takes the last right before it gives it again locks nobody out meanwhile", arguments: Engine.allCases)
    func lockedOut(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            let now = samples.now
            let me = try await samples.administrator
            try await samples.portal.database.write { tx in
                try DirectoryStore.add(AdminSamples.administrator, to: AdminSamples.group, in: tx)
                _ = try RightStore.grant(.administrator, to: nil, group: AdminSamples.group, by: nil, at: now, in: tx)
                try tx.run("DELETE FROM role_right WHERE role = 'administrator' AND person_id IS NOT NULL")
            }
            let others = (1..<ImportService.batch).map { number in "P\(number);Ada;Nom;" }
            let lines = ["A1;Ada;Admin;"] + others + ["A3;Ada;Agent;encadrants"]
            let csv = "matricule;prénom;nom;groupes\n" + lines.joined(separator: "\n")
            let report = try await ImportService(samples.portal).run(.persons, csv: Array(csv.utf8), isApplied: true, by: me)
            #expect(report.refused.count == ImportService.batch)
            #expect(report.refused.allSatisfy { line in line.outcome == .refused([.lastAdministrator]) })
            #expect(report.updated == 1)
            // Now that somebody else administers, the same file does the rest.
            let again = try await ImportService(samples.portal).run(.persons, csv: Array(csv.utf8), isApplied: true, by: me)
            #expect(again.refused.isEmpty && again.created == ImportService.batch - 1)
            #expect(try await samples.count("group_member") == 1)
        }
    }
}
