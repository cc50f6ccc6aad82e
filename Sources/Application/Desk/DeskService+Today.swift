import Domain
import SQL
import Storage

extension DeskService {
    /// The technician's day.
    public struct Today: Sendable {
        public var frame: DeskFrame
        /// In my hands, the first due on top.
        public var mine: [TicketRow]
        /// Late, or due before tomorrow.
        public var due: [TicketRow]
        /// Mine, where something happened since I looked.
        public var unread: [TicketRow]
        /// To take in my teams, the first due on top.
        public var toTake: [TicketRow]
        public var loads: [DeskStore.Load]
    }

    /// Rows of each list; its title says how many there are in all.
    public static let todayRows = 6

    public func today(of signedIn: SignedIn) async throws -> Today {
        let actor = signedIn.actor
        return try await portal.database.read { tx in
            let frame = try frame(of: actor, in: tx)
            let tomorrow = tomorrow
            let mine = try TicketList.rows(
                DeskView.mine.filter(for: actor, dueBefore: tomorrow), after: nil, limit: 200, for: actor, in: tx)
            let toTake = try TicketList.rows(
                DeskView.toTake.filter(for: actor, dueBefore: tomorrow), after: nil, limit: Self.todayRows, for: actor, in: tx)
            return Today(
                frame: frame, mine: mine,
                due: mine.filter { row in row.state != .waiting && row.dueAt < tomorrow },
                unread: mine.filter(\.isUnread), toTake: toTake,
                loads: try DeskStore.loads(of: actor.teams, at: portal.clock.now, in: tx))
        }
    }
}
