import Domain
import Storage

/// Tells what happens to a ticket, from its creation to what has become of it today.
struct DemoTeller: Sendable {
    let corpus: DemoCorpus
    let clock: WorkingClock
    let crowd: DemoCrowd
    let matrix: PriorityMatrix
    let teams: [String: Team]
    let noises: [TypingNoise]
    let now: Instant
    /// The day of a moment, without asking the calendar twice for the same hour.
    let calendar: LocalCalendar

    /// What is known of a ticket before anything happens to it.
    struct Plot {
        var kind: TicketKind
        var requester: DemoPerson
        var service: DemoCorpus.Service
        /// The keys of the team it comes to, and of the one it is handed over to.
        var team: String
        var nextTeam: String?
        var outcome: DemoOutcome
        /// The messages that were drawn, by kind.
        var messages: [String]
        var isForced: Bool
    }

    private enum Act: Equatable {
        case transfer, assign, take, ask, reply, progress, note, resolve, reopen, cancel, requalify
        case wait(Waiting.Reason)
    }

    func tell(_ plot: Plot, _ story: inout DemoStory, _ voice: inout DemoVoice, nextMessage: inout Int64) {
        let created = story.ticket.createdAt
        let length = length(plot, created, &voice.random)
        var acts = acts(plot, &voice.random)
        if plot.outcome == .open || plot.outcome == .cancelled, length == 0 { acts = plot.outcome == .cancelled ? [.cancel] : [] }
        let times = times(acts, created, length, &voice.random)
        var teller = Telling(teller: self, plot: plot, story: story, team: plot.team)
        for (index, act) in acts.enumerated() {
            teller.perform(act, isLast: index == acts.count - 1, at: times[index], &voice, &nextMessage)
        }
        story = teller.story
        close(plot, &story, &voice.random)
        story.look(now: now)
    }

    // MARK: When

    /// Working hours from the creation to the last act.
    private func length(_ plot: Plot, _ created: Instant, _ random: inout SeededGenerator) -> Double {
        let available = clock.hours(from: created, to: now)
        let spread = plot.service.delays[plot.kind.rawValue]
        var hours = random.logNormal(median: spread?.medianHours ?? 12, sigma: spread?.sigma ?? 1)
        switch plot.outcome {
        case .open, .inProgress, .waiting: return available
        case .cancelled: return min(hours, 6, available)
        case .closed:
            if hours > available * 0.95 { hours = available * (0.2 + 0.7 * random.fraction()) }
            return hours
        case .resolved:
            // Resolved for less than a week, or it would be closed.
            let earliest = clock.hours(from: created, to: max(created, now - .hours(160)))
            if hours < earliest || hours > available {
                hours = earliest + (available - earliest) * (0.15 + 0.8 * random.fraction())
            }
            return hours
        }
    }

    /// One moment for each act, in order: the first response soon, the last act at the end.
    private func times(_ acts: [Act], _ created: Instant, _ length: Double, _ random: inout SeededGenerator) -> [Instant] {
        guard !acts.isEmpty else { return [] }
        let response = corpus.arrival.firstResponse
        let first = min(random.logNormal(median: response.medianHours, sigma: response.sigma), length * 0.6)
        var fractions = acts.indices.dropFirst().map { _ in random.fraction() }.sorted()
        if case .resolve? = acts.last, !fractions.isEmpty { fractions[fractions.count - 1] = 1 }
        let isDone = acts.contains(.resolve)
        var times = acts.indices.map { index in
            let hours =
                index == 0
                ? (acts.count == 1 && isDone ? length : first)
                : first + (length - first) * fractions[index - 1] * (isDone ? 1 : 0.9)
            return min(max(clock.advance(created, hours: hours), created), now)
        }
        // Reopened before it closes by itself.
        for index in acts.indices where acts[index] == .reopen {
            times[index] = min(times[index], times[index - 1] + .hours(Int64(12 + random.below(100))))
        }
        return times
    }

    // MARK: What

    private func acts(_ plot: Plot, _ random: inout SeededGenerator) -> [Act] {
        var acts: [Act] = []
        if plot.nextTeam != nil, plot.outcome != .open, plot.outcome != .cancelled { acts.append(.transfer) }
        switch plot.outcome {
        case .open: return random.chance(0.35) ? [.assign] : []
        case .cancelled: return random.chance(0.3) ? [.assign, .cancel] : [.cancel]
        case .inProgress:
            return acts + taking(&random) + middle(plot, &random).filter { act in if case .wait = act { false } else { true } }
        case .waiting:
            let reason = plot.isForced ? .requester : waitingReason(plot.service, &random)
            return acts + taking(&random) + middle(plot, &random).filter { act in act != .ask && act != .reply } + [.wait(reason)]
        case .resolved, .closed:
            acts += taking(&random) + middle(plot, &random) + [.resolve]
            if !plot.isForced, random.chance(corpus.arrival.reopenedShare) { acts += [.reopen, .take, .resolve] }
            return acts
        }
    }

    private func taking(_ random: inout SeededGenerator) -> [Act] {
        let taking: [Act] = random.chance(0.25) ? [.assign, .take] : [.take]
        return random.chance(0.04) ? taking + [.requalify] : taking
    }

    private func middle(_ plot: Plot, _ random: inout SeededGenerator) -> [Act] {
        plot.messages.compactMap { kind in
            switch kind {
            case "technicianAsk": .ask
            case "requesterReply": .reply
            case "technicianProgress": .progress
            case "privateNote": .note
            case "waitingReason": .wait(waitingReason(plot.service, &random, except: .requester))
            default: nil
            }
        }
    }

    private func waitingReason(
        _ service: DemoCorpus.Service, _ random: inout SeededGenerator, except: Waiting.Reason? = nil
    ) -> Waiting.Reason {
        let allowed = (corpus.arrival.waitingReasonsBySection[service.section] ?? ["requester"]).compactMap { text in
            Waiting.Reason(rawValue: text)
        }.filter { reason in reason != except }
        return random.pick(allowed) { reason in corpus.arrival.waitingReasons[reason.rawValue] ?? 0 } ?? .supplier
    }

    /// What is resolved is confirmed by the requester, or closes by itself after a week.
    private func close(_ plot: Plot, _ story: inout DemoStory, _ random: inout SeededGenerator) {
        guard plot.outcome == .closed, story.ticket.state == .resolved, let resolved = story.ticket.resolvedAt else { return }
        let week = resolved + Ticket.closingDelay
        if week + .minutes(20) < now, random.chance(0.72) {
            if let change = try? story.ticket.closing(at: week + .minutes(Int64(1 + random.below(15)))) { story.apply(change) }
            return
        }
        let last = min(week, now)
        let delay =
            Double((last - max(resolved, story.ticket.updatedAt)).milliseconds) * random.fraction() * random.fraction() * 0.9
        let at = max(resolved, story.ticket.updatedAt) + Span(milliseconds: Int64(delay))
        if let change = try? story.ticket.confirming(by: plot.requester.id, at: min(at, now)) { story.apply(change) }
    }

    /// A ticket being told.
    private struct Telling {
        let teller: DemoTeller
        let plot: Plot
        var story: DemoStory
        var team: String

        var ticket: Ticket { story.ticket }

        mutating func perform(
            _ act: Act, isLast: Bool, at: Instant, _ voice: inout DemoVoice, _ nextMessage: inout Int64
        ) {
            voice.move(to: teller.calendar.date(at))
            let hand = handler(&voice.random)
            voice.set(.technicianFirstName, to: hand.firstName)
            voice.set(.technicianTeam, to: teller.teams[team]?.name ?? "")
            switch act {
            case .transfer: transfer(by: hand, at: at, &voice, &nextMessage)
            case .assign:
                let other = teller.crowd.technician(of: team, except: plot.requester.id, &voice.random) ?? hand
                apply(try? ticket.assigning(to: hand.id, by: other.id, at: at))
            case .take:
                apply(try? ticket.state == .assigned ? ticket.starting(by: hand.id, at: at) : ticket.taking(by: hand.id, at: at))
            case .requalify: requalify(by: hand, at: at, &voice.random)
            case .ask:
                resume(by: hand, at: at)
                say("technicianAsk", by: hand, at: at, &voice, &nextMessage)
                if plot.messages.contains("requesterReply") {
                    apply(try? ticket.waiting(for: Waiting(reason: .requester), by: hand.id, at: at))
                }
            case .wait(let reason): wait(reason, by: hand, at: at, &voice, &nextMessage)
            case .reply: reply("requesterReply", at: at, &voice, &nextMessage)
            case .progress:
                resume(by: hand, at: at)
                say("technicianProgress", by: hand, at: at, &voice, &nextMessage)
            case .note: say("privateNote", by: hand, isPrivate: true, at: at, &voice, &nextMessage)
            case .resolve:
                let message = say("technicianResolve", by: hand, at: at, &voice, &nextMessage)
                apply(try? ticket.resolving(by: hand.id, message: message, at: at))
            case .reopen:
                reply("requesterReply", at: at, &voice, &nextMessage)
                apply(try? ticket.reopening(by: plot.requester.id, at: at))
            case .cancel: apply(try? ticket.cancelling(by: plot.requester.id, at: at))
            }
            if act == .resolve, isLast, plot.messages.contains("requesterThanks"), plot.outcome == .closed, at < teller.now {
                let later = min(at + .minutes(Int64(5 + voice.random.below(900))), teller.now)
                reply("requesterThanks", at: later, &voice, &nextMessage)
            }
        }

        private mutating func apply(_ change: TicketChange?) {
            if let change { story.apply(change) }
        }

        /// Whoever has the ticket, or somebody of its team.
        private func handler(_ random: inout SeededGenerator) -> DemoPerson {
            if let assignee = ticket.assignee, let person = teller.crowd.person(assignee) { return person }
            return teller.crowd.technician(of: team, except: plot.requester.id, &random) ?? teller.crowd.persons[0]
        }

        private mutating func transfer(by hand: DemoPerson, at: Instant, _ voice: inout DemoVoice, _ nextMessage: inout Int64) {
            guard let key = plot.nextTeam, let next = teller.teams[key] else { return }
            voice.set(.technicianTeam, to: next.name)
            if plot.messages.contains("handover") { say("handover", by: hand, isPrivate: true, at: at, &voice, &nextMessage) }
            apply(try? ticket.transferring(to: next.id, in: next.section, by: hand.id, at: at))
            team = key
        }

        private mutating func requalify(by hand: DemoPerson, at: Instant, _ random: inout SeededGenerator) {
            var wanted = ticket.qualification
            wanted.urgency = ticket.urgency == .medium ? (random.chance(0.5) ? .low : .high) : .medium
            apply(try? ticket.requalifying(as: wanted, matrix: teller.matrix, by: hand.id, at: at))
        }

        /// Work goes on: what was waited for has come.
        private mutating func resume(by hand: DemoPerson, at: Instant) {
            guard ticket.state == .waiting else { return }
            apply(try? ticket.resuming(reason: "hand", by: hand.id, at: at))
        }

        private mutating func wait(
            _ reason: Waiting.Reason, by hand: DemoPerson, at: Instant, _ voice: inout DemoVoice, _ nextMessage: inout Int64
        ) {
            resume(by: hand, at: at)
            nextMessage += 1
            let body = voice.deskMessage(
                "waitingReason", waiting: reason, isPrivate: false, knowsCivility: plot.requester.gender != .x)
            story.post(body, as: MessageID(nextMessage - 1), by: hand.id, side: .desk, at: at)
            let isFinal = plot.outcome == .waiting
            let until: Instant? =
                reason == .requester && voice.random.chance(0.4)
                ? nil : (isFinal ? max(at, teller.now) : at) + .days(Int64(1 + voice.random.below(12)))
            apply(try? ticket.waiting(for: Waiting(reason: reason, until: until), by: hand.id, at: at))
        }

        private mutating func reply(_ kind: String, at: Instant, _ voice: inout DemoVoice, _ nextMessage: inout Int64) {
            let body = voice.requesterMessage(kind, noise: teller.noises[plot.requester.profile])
            nextMessage += 1
            story.post(body, as: MessageID(nextMessage - 1), by: plot.requester.id, side: .requester, at: at)
            apply(ticket.answered(by: plot.requester.id, at: at))
        }

        @discardableResult
        private mutating func say(
            _ kind: String, by hand: DemoPerson, isPrivate: Bool = false, at: Instant, _ voice: inout DemoVoice,
            _ nextMessage: inout Int64
        ) -> MessageID {
            nextMessage += 1
            let id = MessageID(nextMessage - 1)
            let body = voice.deskMessage(kind, isPrivate: isPrivate, knowsCivility: plot.requester.gender != .x)
            story.post(body, as: id, by: hand.id, side: .desk, isPrivate: isPrivate, at: at)
            return id
        }
    }
}
