@testable import Application
import Domain
import Foundation
import SQL
import SQLTesting
import Storage
import Testing

/// Nadia's requests in the world of the workbench; Hélène follows them, Guy's place is taken by Léa.
struct RequestWorld {
    let desk: DeskWorld

    var service: RequestService { RequestService(desk.portal) }
    var ids: DeskWorld.Ids { desk.ids }

    static func with(_ engine: Engine, _ body: (RequestWorld) async throws -> Void) async throws {
        try await DeskWorld.with(engine) { desk in try await body(RequestWorld(desk: desk)) }
    }

    /// A request of Nadia's in a state, brought there by the commands of the domain.
    func request(_ state: TicketState, waiting reason: Waiting.Reason = .requester) async throws -> TicketReference {
        let reference = try await desk.ticket()
        let (ids, now) = (ids, desk.clock.now)
        let id = try await desk.current(reference).id
        try await desk.portal.database.write { tx in
            func run(_ command: (Ticket) throws -> TicketChange) throws {
                let ticket = try #require(try TicketStore.ticket(id, in: tx))
                try Outbox.save(try command(ticket), at: now, in: tx)
            }
            switch state {
            case .new: break
            case .assigned: try run { try $0.assigning(to: ids.theo, by: ids.paul, at: now) }
            case .inProgress: try run { try $0.taking(by: ids.theo, at: now) }
            case .waiting:
                try run { try $0.taking(by: ids.theo, at: now) }
                try run { try $0.waiting(for: Waiting(reason: reason), by: ids.theo, at: now) }
            case .resolved: try run { try $0.resolving(by: ids.theo, message: nil, at: now) }
            case .closed:
                try run { try $0.resolving(by: ids.theo, message: nil, at: now) }
                try run { try $0.confirming(by: ids.nadia, at: now) }
            case .cancelled: try run { try $0.cancelling(by: ids.nadia, at: now) }
            }
        }
        return reference
    }

    /// Hélène, who works in another section, follows a request.
    func watch(_ reference: TicketReference) async throws -> SignedIn {
        let (id, helene) = (try await desk.current(reference).id, ids.helene)
        _ = try await desk.portal.database.write { tx in try WatcherStore.add(helene, to: id, in: tx) }
        return try await desk.signedIn(helene)
    }

    func reply(_ text: String = "Voici la référence", token: String? = nil) -> RequestService.Reply {
        .init(message: MessageText(text), token: token)
    }

    /// What a page would carry.
    func revision(_ reference: TicketReference) async throws -> Int { try await desk.current(reference).revision }
}

/// The commands of a requester.
enum RequestCommand: CaseIterable, Sendable {
    case reply, cancel, confirm, reopen

    func run(_ world: RequestWorld, _ reference: TicketReference, revision: Int, by me: SignedIn) async throws
        -> RequestService.Outcome
    {
        switch self {
        case .reply: try await world.service.reply(world.reply(), to: reference, by: me)
        case .cancel: try await world.service.cancel(reference, revision: revision, by: me)
        case .confirm: try await world.service.confirm(reference, revision: revision, by: me)
        case .reopen: try await world.service.reopen(reference, revision: revision, with: world.reply(), by: me)
        }
    }
}
