import Domain
import SQL
import SQLTesting
import Storage
import Testing

/// A team with as many open tickets, persons and notifications as asked, and the plans of both engines.
struct KeysetWorld {
    let database: CountingDatabase
    let team: TeamID
    let actor: Actor

    static func with(_ engine: Engine, tickets count: Int, _ body: (KeysetWorld) async throws -> Void) async throws {
        try await withDatabase(engine, Schema.migrations) { base in
            let database = CountingDatabase(base)
            let team = try await database.write { tx in
                let section = try CatalogueStore.saveSection(
                    key: "it", name: LocalizedText(fr: "IT"), summary: nil, hue: .info, icon: "x", position: 1, in: tx)
                let team = try CatalogueStore.saveTeam(key: "support", name: "Support", section: section, level: 1, in: tx)
                _ = try CatalogueStore.saveCategory(key: "autre", name: "Autre", section: section, in: tx)
                _ = try CatalogueStore.save(
                    .init(
                        key: "postes", section: section, name: LocalizedText(fr: "Postes"), summary: nil, icon: "x", team: team,
                        isConfidential: false, privacy: nil, position: 1), in: tx)
                try fill(count, in: tx)
                return team
            }
            // As the engines find a base that has been there for a while.
            try await database.writeSchema { tx in try tx.runScript("ANALYZE;") }
            let section = try await database.read { tx in try tx.value("SELECT id FROM section", as: SectionID.self) }
            let actor = Actor(person: PersonID(1), teams: [team], sections: [try #require(section)])
            try await body(KeysetWorld(database: database, team: team, actor: actor))
        }
    }

    private static func fill(_ count: Int, in tx: any Transaction) throws {
        let numbers: SQL = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(count))"
        try tx.run(
            """
            INSERT INTO person(staff_number, first_name, last_name, search_name, created_at)
            \(numbers) SELECT 'M' || i, 'Prénom', 'Nom ' || (100000 + i), ' nom ' || (100000 + i) || ' prenom', 0 FROM n
            """)
        // Several tickets for each moment: the key decides between them.
        try tx.run(
            """
            INSERT INTO ticket(number, kind, state, is_open, title, description, requester_id, beneficiary_id, section_id,
              service_id, category_id, impact, urgency, priority, team_id, channel, due_at, created_at, updated_at, is_confidential)
            \(numbers) SELECT i, 'incident', 'new', 1, 'Ticket ' || i, '', 1, 1, 1, 1, 1, 'low', 'low', 1 + i % 4, 1, 'portal',
              i / 3, i / 3, i / 3, 0 FROM n
            """)
        try tx.run(
            """
            INSERT INTO event(kind, at, ticket_id)
            \(numbers) SELECT 'ticket.created', i, i FROM n
            """)
        try tx.run(
            """
            INSERT INTO notification(person_id, event_id, ticket_id, kind, created_at)
            \(numbers) SELECT 1, i, i, 'ticket.created', i FROM n
            """)
    }

    /// So many persons own the service.
    func grantOwners(_ count: Int) async throws {
        try await database.write { tx in
            try tx.run(
                """
                INSERT INTO role_right(person_id, role, service_id, granted_at)
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(count))
                SELECT i, 'owner', 1, 0 FROM n
                """)
        }
        try await database.writeSchema { tx in try tx.runScript("ANALYZE;") }
    }

    /// The right after which a page begins, when so many came before.
    func ownerRight(_ count: Int) async throws -> RightStore.Position {
        let id: RightID? = try await database.read { tx in
            try tx.value("SELECT id FROM role_right ORDER BY role, id LIMIT 1 OFFSET \(count - 1)")
        }
        return RightStore.Position(role: .owner, id: try #require(id))
    }

    /// The row after which a page of a list of tickets begins.
    func lastRow(before page: Int, length: Int, _ filter: TicketFilter) async throws -> ListPosition {
        let (actor, count) = (actor, length * (page - 1))
        let rows = try await database.read { tx in
            try TicketList.rows(filter, after: nil, limit: count, for: actor, in: tx)
        }
        return TicketList.position(of: try #require(rows.last), in: filter.order)
    }

    /// Runs the first page and the last one, and compares what they cost.
    func compare(
        _ name: String, table: String, rowsPerPage: Int,
        _ page: @escaping @Sendable (_ isLast: Bool, any ReadTransaction) throws -> Int
    ) async throws {
        var costs: [Int] = []
        for isLast in [false, true] {
            database.forget()
            let found = try await database.read { tx in try page(isLast, tx) }
            #expect(found == rowsPerPage, "\(name)")
            var cost = 0
            let requests = database.requests
            for request in requests {
                switch database.engine {
                case .sqlite: try await checkPlan(of: request, name, table: table, isLast: isLast)
                case .postgres: cost += try await rowsRead(by: request)
                }
            }
            costs.append(cost)
        }
        if let first = costs.first, let last = costs.last {
            #expect(last <= first + first / 2 + 2, "\(name): page 1 reads \(first) rows, the last one \(last)")
            #expect(first <= 12 * rowsPerPage, "\(name): page 1 reads \(first) rows")
        }
    }

    /// SQLite: the rows come by an index in the order asked, from the last row seen on; nothing is sorted.
    private func checkPlan(of request: SQL, _ name: String, table: String, isLast: Bool) async throws {
        let plan: [String] = try await database.read { tx in
            try tx.all("EXPLAIN QUERY PLAN " + request) { row in try row[3] }
        }
        let text = plan.joined(separator: "; ")
        #expect(!text.contains("TEMP B-TREE"), "\(name): \(text)")
        let steps = plan.filter { step in step.hasPrefix("SEARCH \(table) ") || step.hasPrefix("SCAN \(table) ") }
        #expect(steps.count == 1 && text.contains("INDEX"), "\(name): \(text)")
        guard isLast else { return }
        // What says where to begin. A column of four values begins nowhere: there the key decides.
        let begins = text.contains(" INDEX ticket_team_open_priority ") ? ["priority=? AND id>?"] : [">?", "<?", ">(?", "<(?"]
        #expect(steps.allSatisfy { step in begins.contains { mark in step.contains(mark) } }, "\(name): \(text)")
    }

    /// PostgreSQL: the rows that every step of the plan really gave or dropped.
    private func rowsRead(by request: SQL) async throws -> Int {
        let plan: [String] = try await database.read { tx in
            try tx.all("EXPLAIN (ANALYZE, FORMAT TEXT) " + request) { row in try row[0] }
        }
        return plan.reduce(0) { sum, line in
            let loops = Self.number(after: " loops=", in: line) ?? 1
            let rows = line.contains("(actual") ? Self.number(after: " rows=", in: line, from: "(actual") ?? 0 : 0
            return sum + rows * loops + (Self.number(after: "Rows Removed by Filter: ", in: line) ?? 0)
        }
    }

    private static func number(after label: String, in line: String, from start: String = "") -> Int? {
        let rest = start.isEmpty ? Substring(line) : line.split(separator: start, maxSplits: 1).last ?? ""
        guard let part = rest.split(separator: label, maxSplits: 1, omittingEmptySubsequences: false).dropFirst().first else {
            return nil
        }
        return Int(part.prefix { character in character.isNumber })
    }
}
