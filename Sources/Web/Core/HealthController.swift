import Application
import HTTPTypes
import Hummingbird
import NIOCore

/// For load balancers and supervisors: no session.
enum HealthController {
    private static let ok = ByteBuffer(string: "ok\n")

    static func register(in router: Router<WebContext>, portal: Portal) {
        // Alive: answers at all.
        router.get(RouterPath(Paths.health)) { _, _ in
            Response(status: .ok, headers: [.contentType: "text/plain; charset=utf-8"], body: .init(byteBuffer: ok))
        }
        // Ready: the database answers too.
        router.get(RouterPath(Paths.ready)) { _, _ in
            await ReadinessService(portal).isReady()
                ? Response.text("ready\n") : Response.text("database unavailable\n", status: .serviceUnavailable)
        }
    }
}
