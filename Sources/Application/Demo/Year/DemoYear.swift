import Domain
import Storage

/// Composes the tickets of the whole period in order, some days at a time: one composes while the
/// rows before are written.
actor DemoYear {
    /// Rows to write together, and how many tickets were composed so far.
    struct Batch: Sendable {
        var rows: BulkRows
        var ticketCount: Int
    }

    private let maker: DemoTicketMaker
    private var arrivals: DemoArrivals
    private var casting: DemoCasting
    private var periods: [DemoLoader.Period]
    private var voice: DemoVoice
    private var keys: BulkKeys
    private var pending: [DemoArrival] = []
    private var position = 0
    /// What is to come, by day: rows of messages and events in the order of time.
    private var days: [Int64: [(order: Int, ticket: TicketID, step: DemoStory.Step)]] = [:]
    private var order = 0
    private var composed = 0
    private var isOver = false
    /// What each printed account has seen of each ticket.
    private(set) var seen: [PersonID: [TicketID: EventID]] = [:]

    init(_ maker: DemoTicketMaker, arrivals: DemoArrivals, periods: [DemoLoader.Period], keys: BulkKeys, random: SeededGenerator)
    {
        self.maker = maker
        self.arrivals = arrivals
        self.periods = periods
        self.keys = keys
        voice = DemoVoice(maker.corpus, random: random.branch(1))
        casting = DemoCasting(maker.crowd, now: maker.now, corpus: maker.corpus)
    }

    /// The next rows; nil when the period is over.
    /// - Parameter count: about how many tickets.
    func next(_ count: Int) -> Batch? {
        guard !isOver else { return nil }
        var rows = BulkRows()
        while rows.tickets.count < count {
            guard let day = composeDay(&rows) else {
                flush(through: .max, &rows)
                isOver = true
                break
            }
            flush(through: day, &rows)
        }
        return Batch(rows: rows, ticketCount: composed)
    }

    /// Composes the tickets that come on the next day.
    private func composeDay(_ rows: inout BulkRows) -> Int64? {
        if position == pending.count {
            guard !periods.isEmpty else { return nil }
            let period = periods.removeFirst()
            pending = arrivals.arrivals(period)
            if periods.isEmpty { casting.cast(&pending) }
            position = 0
            guard !pending.isEmpty else { return composeDay(&rows) }
        }
        let day = Self.day(pending[position].at)
        while position < pending.count, Self.day(pending[position].at) == day {
            compose(pending[position], &rows)
            position += 1
        }
        return day
    }

    private static func day(_ instant: Instant) -> Int64 { instant.milliseconds / 86_400_000 }

    private func compose(_ arrival: DemoArrival, _ rows: inout BulkRows) {
        let made = maker.make(arrival, &voice, &keys)
        composed += 1
        rows.tickets.append(made.story.ticket)
        if let submission = made.submission { rows.submissions.append(submission) }
        rows.attachments += made.attachments
        rows.terms.append((made.story.ticket.id, made.terms))
        for step in made.story.steps {
            days[Self.day(step.at), default: []].append((order, made.story.ticket.id, step))
            order += 1
        }
    }

    /// Gives the events of the days that are over their keys, in the order of time.
    private func flush(through last: Int64, _ rows: inout BulkRows) {
        for day in days.keys.filter({ day in day <= last }).sorted() {
            let steps = (days.removeValue(forKey: day) ?? []).sorted { left, right in
                (left.step.at, left.order) < (right.step.at, right.order)
            }
            for (_, ticket, step) in steps {
                switch step.row {
                case .message(let message): rows.messages.append((ticket, message))
                case .event(let event): add(event, ticket, step, &rows)
                }
            }
        }
    }

    private func add(_ event: Event, _ ticket: TicketID, _ step: DemoStory.Step, _ rows: inout BulkRows) {
        let id = EventID(keys.event)
        keys.event += 1
        rows.events.append((id, event))
        for person in step.seenBy { seen[person, default: [:]][ticket] = id }
        for person in step.told {
            rows.notifications.append(
                .init(
                    person: person, event: id, ticket: ticket, kind: event.kind, createdAt: event.at,
                    readAt: step.seenBy.contains(person) ? event.at + .minutes(40) : nil))
        }
    }
}
