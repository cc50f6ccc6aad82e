import Domain
import SQL
import Storage

/// Writes the tickets of the whole period: the next rows are composed while those before are written.
struct DemoYearLoader {
    /// Tickets in one transaction.
    private static let batch = 2_000

    private let portal: Portal
    private let content: DemoContent
    private let population: DemoPopulation.Loaded
    private let scale: DemoLoader.Scale
    private let progress: @Sendable (String) -> Void

    init(
        _ portal: Portal, content: DemoContent, population: DemoPopulation.Loaded, scale: DemoLoader.Scale,
        progress: @escaping @Sendable (String) -> Void
    ) {
        self.portal = portal
        self.content = content
        self.population = population
        self.scale = scale
        self.progress = progress
    }

    func load() async throws {
        guard scale.ticketCount > 0 else { return }
        let year = try await prepare()
        var next = await year.next(Self.batch)
        while let batch = next {
            async let following = year.next(Self.batch)
            try await portal.database.write { tx in try BulkStore.insert(batch.rows, in: tx) }
            progress("\(Self.grouped(batch.ticketCount)) tickets sur \(Self.grouped(scale.ticketCount))…")
            next = await following
        }
        let seen = await year.seen
        let now = portal.clock.now
        let drafts = DemoDrafts(content.people.accounts)
        try await portal.database.write { tx in
            try FormStore.setUses(try FormStore.changedUses(in: tx), in: tx)
            for (person, tickets) in seen.sorted(by: { left, right in left.key < right.key }) {
                for (ticket, event) in tickets.sorted(by: { left, right in left.key < right.key }) {
                    try NotificationStore.markSeen(ticket, upTo: event, by: person, in: tx)
                }
            }
            try BulkStore.finish(in: tx)
            try drafts.load(try portal.catalogue.catalogue(in: tx), at: now, in: tx)
            try SettingStore.touchCatalogue(at: now, in: tx)
        }
        try await portal.database.write { tx in try BulkStore.settle(in: tx) }
    }

    private func prepare() async throws -> DemoYear {
        let random = SeededGenerator(seed: scale.seed)
        let corpus = DemoCorpus(content.corpus, applications: content.applications)
        let catalogue = try await portal.currentCatalogue()
        let crowd = DemoCrowd(population, random: random.branch(2))
        let now = portal.clock.now
        let calendar = portal.calendar
        let today = calendar.date(now)
        let first = today.adding(days: -(scale.periods.first?.firstDaysAgo ?? 0))
        let slips = TypingSlips(content.corpus.noise)
        let teller = DemoTeller(
            corpus: corpus, clock: WorkingClock(from: first, through: today, calendar), crowd: crowd, matrix: catalogue.matrix,
            teams: Dictionary(uniqueKeysWithValues: catalogue.teams.map { team in (team.key, team) }),
            noises: content.corpus.noise.profiles.map { profile in TypingNoise(profile: profile, slips: slips) }, now: now,
            calendar: calendar)
        let maker = DemoTicketMaker(
            corpus: corpus, catalogue: catalogue, crowd: crowd,
            forms: DemoForms(catalogue, corpus, random: random.branch(3)), answers: DemoAnswers(catalogue, crowd),
            teller: teller,
            sites: Dictionary(uniqueKeysWithValues: content.organisation.sites.map { site in (site.key, site) }),
            applications: Dictionary(grouping: content.applications) { application in application.service },
            files: try await DemoFiles.store(in: portal.blobs), calendar: calendar, now: now)
        let keys = try await portal.database.read { tx in try BulkStore.freeKeys(in: tx) }
        return DemoYear(
            maker, arrivals: DemoArrivals(corpus, calendar: calendar, now: now, random: random.branch(4)),
            periods: scale.periods, keys: keys, random: random.branch(5))
    }

    /// « 46 980 », with narrow no-break spaces.
    private static func grouped(_ number: Int) -> String {
        var digits = String(number)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits = String(digits.dropLast(3))
        }
        return ([digits] + groups).joined(separator: "\u{202F}")
    }
}
