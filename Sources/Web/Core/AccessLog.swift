import HTTPTypes
import Hummingbird
import Logging

/// One structured line for each request, with its id, without names and without the text of queries.
struct AccessLog: RouterMiddleware {
    let logger: Logger

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        do {
            let response = try await next(request, context)
            write(request, context, status: response.status, since: start)
            return response
        } catch {
            write(request, context, status: .internalServerError, since: start)
            throw error
        }
    }

    private func write(
        _ request: Request, _ context: WebContext, status: HTTPResponse.Status, since start: ContinuousClock.Instant
    ) {
        guard logger.logLevel <= .info else { return }
        let elapsed = (ContinuousClock.now - start).components
        let microseconds = elapsed.seconds * 1_000_000 + elapsed.attoseconds / 1_000_000_000_000
        logger.info(
            "request",
            metadata: [
                "id": .string(context.requestID), "method": .string(request.method.rawValue),
                // The template of the route, never the path: a path may hold what somebody typed.
                "route": .string(context.endpointPath ?? "-"), "status": .stringConvertible(status.code),
                "us": .stringConvertible(microseconds),
            ])
    }
}
