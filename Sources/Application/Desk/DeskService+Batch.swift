import Domain
import SQL
import Storage

/// The same command on several tickets. Each is a transaction of its own: one that is refused
/// leaves the others done, and says why.
extension DeskService {
    /// What is done to each ticket of a batch.
    public enum BatchCommand: Sendable, Hashable {
        case take
        case assign(PersonID)
        case transfer(TeamID)
    }

    /// Why a ticket of a batch was left as it was; short codes, for an address.
    public enum BatchFailure: String, Sendable, CaseIterable, Error {
        case notFound, notAllowed, taken, notOpen, nothingChanges, notOfTeam, unknownTeam, changed
    }

    /// What became of one ticket of a batch.
    public struct BatchOutcome: Sendable, Hashable {
        public var reference: TicketReference
        public var failure: BatchFailure?

        public init(reference: TicketReference, failure: BatchFailure?) {
            self.reference = reference
            self.failure = failure
        }
    }

    /// Tickets of one batch, at most: as many as a page shows.
    public static let batchLimit = pageSize

    public func batch(
        _ command: BatchCommand, on references: [TicketReference], by signedIn: SignedIn
    ) async throws -> [BatchOutcome] {
        var outcomes: [BatchOutcome] = []
        for reference in references.prefix(Self.batchLimit) {
            do {
                try await run(command, on: reference, by: signedIn)
                outcomes.append(BatchOutcome(reference: reference, failure: nil))
            } catch {
                guard let failure = Self.failure(of: error) else { throw error }
                outcomes.append(BatchOutcome(reference: reference, failure: failure))
            }
        }
        return outcomes
    }

    private func run(_ command: BatchCommand, on reference: TicketReference, by signedIn: SignedIn) async throws {
        try await handle(reference, by: signedIn) { [portal] handling in
            switch command {
            case .take:
                // The list may be old: what a colleague took meanwhile is not taken from them.
                if let assignee = handling.ticket.assignee, assignee != handling.me { throw BatchFailure.taken }
                try handling.apply(handling.ticket.taking(by: handling.me, at: handling.now))
            case .assign(let person): try handling.assign(to: person)
            case .transfer(let team):
                try handling.transfer(to: team, catalogue: try portal.catalogue.catalogue(in: handling.tx))
            }
        }
    }

    private static func failure(of error: any Error) -> BatchFailure? {
        switch error {
        case let failure as BatchFailure: failure
        case is NotFound: .notFound
        case is NotAllowed: .notAllowed
        case DeskRefusal.notOfTeam: .notOfTeam
        case DeskRefusal.unknownTeam: .unknownTeam
        case TicketError.notOpen, TicketError.notAllowed, TicketError.closed: .notOpen
        case TicketError.nothingChanges: .nothingChanges
        case TicketError.stale: .changed
        default: nil
        }
    }
}
