import HTTPTypes
import Hummingbird

/// What the router does not know: 405 where the path exists with other methods, 404 elsewhere, and
/// errors that nothing caught. (Hummingbird answers 404 to both, and an empty 500.)
struct Unrouted: RouterMiddleware {
    let door: Door
    let routes: [RouteTable.Entry]

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            var visit = door.stranger(request, context)
            if let error = error as? HTTPError, error.status == .notFound {
                let methods = RouteTable.methods(for: request.uri.path, in: routes)
                // Who comes only adds their name to the page: without the database it is as true.
                if let known = try? await door.known(visit) { visit = known }
                return ErrorPages.page(methods.isEmpty ? .notFound : .methodNotAllowed(methods), for: visit)
            }
            return try ErrorPages.response(to: error, for: visit, logger: door.logger)
        }
    }
}
