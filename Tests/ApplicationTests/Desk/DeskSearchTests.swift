@testable import Application
import Domain
import SQL
import Storage
import Testing

@Suite("What tickets are found by")
struct DeskSearchTests {
    @Test("a word is found whole or in its parts, whichever way it was written", arguments: Engine.allCases)
    func parts(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let theo = try await world.signedIn(world.ids.theo)
            let nadia = try await world.signedIn(world.ids.nadia)
            let apart = try await world.ticket(title: "Mon télé travail", description: "Le poste PF 08811 ne démarre plus")
            let whole = try await world.ticket(title: "Télétravail", description: "Le poste PF08811 est lent")
            let joined = try await world.ticket(title: "Télé-travail", description: "Le poste PF-08811 fume")
            let other = try await world.ticket(title: "Télévision", description: "Travail en salle 08812")
            func found(_ text: String) async throws -> Set<TicketReference> {
                let ranked = try await DeskSearchService(world.portal).search(.init(text: text, order: .relevance), of: theo)
                let dated = try await DeskSearchService(world.portal).search(.init(text: text), of: theo)
                let queue = try await world.service.queue(QueueQuery(view: .team(world.ids.support), text: text), of: theo)
                let own = try await SearchService(world.portal).search(text, language: .french, for: nadia)
                let sets = [
                    Set(ranked.hits.map(\.row.reference)), Set(dated.hits.map(\.row.reference)),
                    Set(queue.rows.map(\.reference)), Set(own.requests.map(\.row.reference)),
                ]
                #expect(Set(sets).count == 1, "\(text): every search finds the same")
                return sets[0]
            }
            #expect(try await found("télé-travail ") == [apart, whole, joined])
            #expect(try await found("PF-08811 ") == [apart, whole, joined])
            #expect(try await found("pf-088") == [apart, whole, joined])
            #expect(try await found("télé travail ") == [apart, joined])
            #expect(try await found("télé") == [apart, whole, joined, other])
            #expect(try await found("PF-08812 ") == [])
        }
    }

    @Test("both orders hold the same tickets, an unfinished word or two letters included", arguments: Engine.allCases)
    func sameSet(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let theo = try await world.signedIn(world.ids.theo)
            // « écran » alone fills a page; « ecr » does not.
            for number in 0..<30 {
                _ = try await world.ticket(
                    title: number < 27 ? "L’écran \(number)" : "L’écritoire", description: "Un PC de bureau")
            }
            _ = try await world.ticket(title: "Peinture", description: "Rien d’autre")
            func all(_ text: String, _ order: DeskSearchService.Order) async throws -> Set<TicketReference> {
                var found: Set<TicketReference> = []
                var after: Int64?
                repeat {
                    let page = try await DeskSearchService(world.portal).search(
                        .init(text: text, order: order, after: after), of: theo)
                    found.formUnion(page.hits.map(\.row.reference))
                    after = page.next
                } while after != nil
                return found
            }
            for (text, count) in [
                ("écran", 27), ("ecr", 30), ("écri", 3), ("écritoire", 3), ("pc", 30), ("p", 0), ("de", 0), ("le", 0), ("pei", 1),
            ] {
                let (dated, ranked) = (try await all(text, .date), try await all(text, .relevance))
                #expect(dated == ranked, "\(text)")
                #expect(dated.count == count, "\(text)")
            }
        }
    }

    @Test("both engines give the same tickets in the same order, page by page")
    func sameOrder() async throws {
        let sqlite = try await Self.orders(.sqlite)
        let postgres = try await Self.orders(.postgres)
        #expect(sqlite.count == Self.queries.count * 2)
        #expect(sqlite.values.contains { pages in pages.count > 2 })
        for (asked, pages) in sqlite { #expect(pages == postgres[asked], "\(asked)") }
    }

    private static let vocabulary = [
        "imprimante", "imprimantes", "imprimer", "écran", "clavier", "réseau", "télé-travail", "télétravail", "badge", "porte",
        "portes", "porte-clés", "PF-08811", "PF-08812", "serveur", "messagerie", "mot", "passe", "facture", "congés", "กัน",
        "Ελλάδα", "Москва", "œuvre", "l’accès", "Wi-Fi", "24893", "n°12", "VPN", "bureau",
    ]

    private static let queries =
        vocabulary.map { word in "\(word) " } + [
            "imp", "por", "télé", "pf-088", "PF-08811", "imprimante écran", "écran badge ", "mot de passe", "porte clés ", "mosk",
            "мос", "กัน", "oeuvre", "wifi", "le", "de la", "congés facture", "réseau vpn", "accès", "introuvable",
        ]

    /// The references of each page of each query in each order, of one seeded world.
    private static func orders(_ engine: Engine) async throws -> [String: [[TicketReference]]] {
        var answers: [String: [[TicketReference]]] = [:]
        try await DeskWorld.with(engine) { world in
            var random = SeededGenerator(seed: 7)
            func words(_ count: Int) -> String {
                (0..<count).map { _ in vocabulary[random.below(vocabulary.count)] }.joined(separator: " ")
            }
            for _ in 0..<150 {
                _ = try await world.ticket(title: words(1 + random.below(4)), description: words(random.below(12)))
            }
            let theo = try await world.signedIn(world.ids.theo)
            for text in queries {
                for order in DeskSearchService.Order.allCases {
                    var after: Int64?
                    var pages: [[TicketReference]] = []
                    repeat {
                        let page = try await DeskSearchService(world.portal).search(
                            .init(text: text, order: order, after: after), of: theo)
                        pages.append(page.hits.map(\.row.reference))
                        after = page.next
                    } while after != nil
                    answers["\(text), \(order)"] = pages
                }
            }
        }
        return answers
    }

    @Test("a word of any script is one term on both engines", arguments: Engine.allCases)
    func scripts(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let theo = try await world.signedIn(world.ids.theo)
            let search = DeskSearchService(world.portal)
            // Vowel signs and circled letters are letters to the analysis.
            let words = ["กัน", "हिन", "עִב", "aⓑc"]
            for word in words {
                let reference = try await world.ticket(title: "Affiche", description: "On y lit \(word)x et \(word)")
                for text in ["\(word) ", word, "affiche \(word) "] {
                    for order in DeskSearchService.Order.allCases {
                        let found = try await search.search(.init(text: text, order: order), of: theo)
                        #expect(found.hits.map(\.row.reference) == [reference], "\(text), \(order)")
                    }
                }
                // An entry is taken back whole when its ticket is indexed again.
                let id = try await world.current(reference).id
                try await world.portal.database.write { tx in try TicketIndexing.index(id, texts: ["Affiche"], in: tx) }
                #expect(try await search.search(.init(text: "\(word) "), of: theo).hits.isEmpty)
            }
            #expect(try await search.search(.init(text: "affiche "), of: theo).hits.count == words.count)
        }
    }

    @Test("a ticket that is written about without end stays answerable, found by what was said first", arguments: Engine.allCases)
    func endless(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let theo = try await world.signedIn(world.ids.theo)
            let reference = try await world.ticket(title: "Imprimante", description: "Elle clignote")
            let ticket = try await world.current(reference).id
            // More than PostgreSQL would take: 20,000 words of 60 bytes.
            let filler = String(repeating: "x", count: 55)
            try await world.portal.database.write { tx in
                for text in 0..<20 {
                    let words = (0..<1_000).map { word in "\(filler)\(10_000 + text * 1_000 + word)" }
                    try TicketIndexing.add(words.joined(separator: " "), to: ticket, in: tx)
                }
            }
            let terms = try await world.portal.database.read { tx in try TicketSearchStore.terms(of: ticket, in: tx) }
            #expect(terms.count == TicketIndexing.maximumTerms)
            #expect(Set(terms).isSuperset(of: ["\(filler)10000", "\(filler)14000"]))
            #expect(!terms.contains("\(filler)15000"))
            try await world.service.reply(reference, DeskPost(body: "Toujours là"), then: .none, revision: nil, by: theo)
            let search = DeskSearchService(world.portal)
            #expect(try await search.search(.init(text: "clignote "), of: theo).hits.map(\.row.reference) == [reference])
        }
    }
}
