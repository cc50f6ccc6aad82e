import Application
import Domain
import HTML
import HTTPTypes
import Hummingbird
import NIOCore

/// The queues of the workbench.
enum DeskQueueController {
    static func register(in routes: inout RouteTable) {
        routes.get(Paths.deskQueue, .workbench, show)
    }

    @Sendable static func show(_ visit: Visit) async throws -> Response {
        let me = try visit.me()
        let catalogue = try await visit.portal.currentCatalogue()
        let query = try QueueAddress.read(visit, catalogue: catalogue)
        // A row that was followed asks for the ticket alone.
        if visit.isPartial, let reference = query.ticket {
            let ticket = try await DeskService(visit.portal).ticket(reference, of: me)
            return .html(QueuePage.part(visit, query, ticket))
        }
        return .html(QueuePage.page(visit, try await DeskService(visit.portal).queue(query, of: me)))
    }
}
