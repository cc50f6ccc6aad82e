import Domain
import SQL
import SQLTesting
import Storage
import Testing

@testable import Application

/// The rules of a whole year. Long in a debug build, so it is composed once.
@Suite("A year of the demonstration")
struct DemoYearTests {
    @Test("It has its exact numbers, thousands of descriptions, and no sentence that comes back too often")
    func aYear() async throws {
        try await withDemoPortal(.sqlite) { portal in
            _ = try await DemoLoader(portal, folder: demoFolder, scale: .years(1)) { _ in }.load()
            let (counts, descriptions) = try await portal.database.read { tx in
                let counts: [Int] = try tx.values("SELECT COUNT(*) FROM ticket GROUP BY kind ORDER BY kind")
                let descriptions: Int = try tx.value("SELECT COUNT(DISTINCT description) FROM ticket") ?? 0
                return (counts, descriptions)
            }
            #expect(counts == [27_464, 19_516])
            #expect(descriptions >= 8_000)

            let texts = try await portal.database.read { tx in
                try tx.all("SELECT id, description FROM ticket UNION ALL SELECT ticket_id, body FROM message ORDER BY 1") { row in
                    (ticket: try row[0] as Int64, text: try row[1] as String)
                }
            }
            var tickets: [String: (count: Int, last: Int64)] = [:]
            for (ticket, text) in texts {
                #expect(!text.utf8.contains { byte in byte < 0x0A || byte == 0x7B || byte == 0x7D }, "\(text)")
                for sentence in sentences(of: text) where tickets[sentence]?.last != ticket {
                    tickets[sentence] = ((tickets[sentence]?.count ?? 0) + 1, ticket)
                }
            }
            let most = tickets.max { left, right in left.value.count < right.value.count }
            #expect(most?.value.count ?? 0 <= 46_980 / 200, "\(most?.key ?? "")")

            // Whoever asks belongs somewhere; each team has its technicians; departments have managers.
            let (lost, led, smallest) = try await portal.database.read { tx in
                (
                    try tx.value("SELECT COUNT(*) FROM person WHERE unit_id IS NULL OR place_id IS NULL OR function IS NULL") ?? 1
                        as Int,
                    try tx.value("SELECT COUNT(*) FROM unit WHERE manager_id IS NOT NULL") ?? 0 as Int,
                    try tx.value(
                        "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM role_right WHERE role = 'technician' GROUP BY team_id) AS c"
                    )
                        ?? 0 as Int
                )
            }
            #expect(lost == 0)
            #expect(led >= 10)
            #expect(smallest >= 6)
        }
    }

    /// Folded, so that a missing accent does not make another sentence.
    private func sentences(of text: String) -> Set<String> {
        var all: Set<String> = []
        var word: [UInt8] = []
        for byte in TypedWords.withoutAccents(text).lowercased().utf8 {
            switch byte {
            case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"), 0x0A:
                if !word.isEmpty { all.insert(String(decoding: word, as: UTF8.self)) }
                word = []
            case 0x30...0x39, 0x61...0x7A: word.append(byte)
            default: break
            }
        }
        if !word.isEmpty { all.insert(String(decoding: word, as: UTF8.self)) }
        return all
    }
}
