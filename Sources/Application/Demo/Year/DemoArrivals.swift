import Domain

/// A ticket to come: when, about what.
struct DemoArrival: Sendable {
    var at: Instant
    /// The number of the service in the corpus.
    var service: Int
    var kind: TicketKind
    /// What it is about, when many complain of the same thing at once.
    var thing: Int?
    /// A printed account that asks, and what must have become of it.
    var requester: String?
    var outcome: DemoOutcome?
}

/// What has become of a ticket.
enum DemoOutcome: String, Sendable { case open, inProgress, waiting, resolved, closed, cancelled }

/// When tickets come: by season, weekday, public holiday and hour, to the exact number.
struct DemoArrivals {
    private let corpus: DemoCorpus
    private let calendar: LocalCalendar
    private let now: Instant
    private let today: CalendarDate
    private let hours: WeightedIndex
    private let services: [WeightedIndex]
    private var random: SeededGenerator

    init(_ corpus: DemoCorpus, calendar: LocalCalendar, now: Instant, random: SeededGenerator) {
        self.corpus = corpus
        self.calendar = calendar
        self.now = now
        self.random = random
        today = calendar.date(now)
        hours = WeightedIndex(corpus.arrival.hourWeights)
        services = (0..<12).map { month in
            WeightedIndex(corpus.services.map { service in service.share * Self.season(corpus, service.key, month) })
        }
    }

    /// How much more a service is asked for in a month than services are on average.
    private static func season(_ corpus: DemoCorpus, _ service: String, _ month: Int) -> Double {
        guard let own = corpus.arrival.monthByService[service] else { return 1 }
        let all = corpus.arrival.monthWeights
        return (own[month] / own.reduce(0, +)) / (all[month] / all.reduce(0, +))
    }

    /// The arrivals of one period, in order.
    mutating func arrivals(_ period: DemoLoader.Period) -> [DemoArrival] {
        let first = today.adding(days: -period.firstDaysAgo)
        let last = today.adding(days: -period.lastDaysAgo)
        let days = (first.daysSince1970...last.daysSince1970).map { number in CalendarDate(daysSince1970: number) }
        let weights = days.map { day in weight(of: day) }
        let total = period.incidents + period.requests
        var arrivals = bursts(days, weights, period)
        let burstCount = arrivals.count
        let byDay = WeightedIndex(weights)
        var plain: [(arrival: DemoArrival, margin: Double)] = (0..<(total - burstCount)).map { _ in
            let day = days[byDay.draw(&random)]
            let service = services[day.month - 1].draw(&random)
            let margin = corpus.services[service].incidentShare - random.fraction()
            return (DemoArrival(at: moment(on: day), service: service, kind: .request), margin)
        }
        // Those that lean most to incidents are incidents, to the exact number.
        plain.sort { left, right in left.margin > right.margin }
        for index in plain.indices.prefix(period.incidents - burstCount) { plain[index].arrival.kind = .incident }
        arrivals += plain.map(\.arrival)
        return arrivals.enumerated().sorted { left, right in
            (left.element.at, left.offset) < (right.element.at, right.offset)
        }.map(\.element)
    }

    /// A known incident brings many tickets of one thing in three hours.
    private mutating func bursts(_ days: [CalendarDate], _ weights: [Double], _ period: DemoLoader.Period) -> [DemoArrival] {
        let count = Int((corpus.arrival.duplicateBursts.perYear * Double(days.count) / 365).rounded())
        let largest = min(120, max(4, (period.incidents + period.requests) / 40))
        let byDay = WeightedIndex(
            days.indices.map { index in calendar.isWorkingDay(days[index]) && days[index] < today ? weights[index] : 0 })
        let affected = corpus.services.indices.filter { index in corpus.services[index].incidentShare > 0.5 }
        let byService = WeightedIndex(affected.map { index in corpus.services[index].share })
        return (0..<count).flatMap { _ in
            let day = days[byDay.draw(&random)]
            let service = affected[byService.draw(&random)]
            let thing = random.below(corpus.services[service].things.count)
            let start = calendar.startOfDay(day) + .minutes(Int64(8 * 60 + random.below(7 * 60)))
            let size = min(largest, 15) + random.below(max(1, largest - 15))
            return (0..<size).map { _ in
                // Most write at once, the others when they notice.
                let delay = random.fraction() * random.fraction() * 3 * 3_600
                return DemoArrival(at: start + .seconds(Int64(delay)), service: service, kind: .incident, thing: thing)
            }
        }
    }

    private mutating func weight(of day: CalendarDate) -> Double {
        let arrival = corpus.arrival
        var weight = arrival.monthWeights[day.month - 1] * arrival.weekdayWeights[day.weekday - 1]
        for factor in arrival.calendarFactors where Self.contains(factor, day) { weight *= factor.factor }
        if day.weekday <= 5, !calendar.isWorkingDay(day) { weight *= arrival.publicHolidayFactor }
        // Drawn for every day, so that the other days are the same whatever a day's weight.
        weight *= random.logNormal(median: 1, sigma: arrival.dayNoiseSigma)
        return day == today ? weight * elapsedShareOfToday : weight
    }

    private static func contains(_ factor: ArrivalDocument.CalendarFactor, _ day: CalendarDate) -> Bool {
        let text = String(day.description.dropFirst(5))
        return factor.from <= factor.to
            ? text >= factor.from && text <= factor.to : text >= factor.from || text <= factor.to
    }

    private var elapsedShareOfToday: Double {
        let weights = corpus.arrival.hourWeights
        let minute = calendar.local(now).minute
        let whole = weights[..<(minute / 60)].reduce(0, +) + weights[minute / 60] * Double(minute % 60) / 60
        return whole / weights.reduce(0, +)
    }

    private mutating func moment(on day: CalendarDate) -> Instant {
        let start = calendar.startOfDay(day)
        var at = now
        // Today has only begun: draw again what would still be to come.
        for _ in 0..<200 {
            let minute = hours.draw(&random) * 60 + random.below(60)
            at = start + .minutes(Int64(minute)) + .seconds(Int64(random.below(60)))
            if at < now { return at }
        }
        return now - .minutes(Int64(1 + random.below(50)))
    }
}
