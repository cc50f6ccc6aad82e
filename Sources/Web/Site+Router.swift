import Application
import HTTPTypes
import Hummingbird
import Logging

extension Site {
    /// The whole web side: middlewares from the outside in, then the routes.
    func router(accessLog: Logger) -> (router: Router<WebContext>, routes: [RouteTable.Entry]) {
        let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: SecurityHeaders(trustedProxies: settings.trustedProxies))
        router.add(middleware: AccessLog(logger: accessLog))
        router.add(middleware: Compression())
        let door = Door(site: self, logger: accessLog)
        var table = RouteTable(router: router, door: door)
        HealthController.register(in: router, portal: portal)
        Routes.register(in: &table)
        router.add(middleware: Unrouted(door: door, routes: table.entries))
        router.add(middleware: AssetFiles(site: self))
        return (router, table.entries)
    }
}
