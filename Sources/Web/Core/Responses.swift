import HTML
import HTTPTypes
import Hummingbird
import NIOCore

extension HTTPField.Name {
    /// A name of the program; a mistyped one is found by the first test that runs.
    static func ours(_ name: String) -> HTTPField.Name {
        guard let known = HTTPField.Name(name) else { preconditionFailure("not a header name: \(name)") }
        return known
    }

    static let hxRequest = HTTPField.Name.ours("HX-Request")
    static let hxHistoryRestore = HTTPField.Name.ours("HX-History-Restore-Request")
    static let requestID = HTTPField.Name.ours("X-Request-Id")
    /// The revision of the draft that holds what a page sent, for the next save of the page.
    static let draftRevision = HTTPField.Name.ours("Draft-Revision")
    static let sessionEnds = HTTPField.Name.ours("Session-Ends")
    static let forwardedFor = HTTPField.Name.ours("X-Forwarded-For")
    static let forwardedProto = HTTPField.Name.ours("X-Forwarded-Proto")
    static let secFetchSite = HTTPField.Name.ours("Sec-Fetch-Site")
}

extension Response {
    /// A page. What depends on who reads it is stored nowhere on the way.
    static func html(_ page: HTML, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store", .vary: "HX-Request"],
            body: .init(byteBuffer: ByteBuffer(bytes: page.bytes)))
    }

    /// After a POST: the browser asks for the page with GET, so that reloading sends nothing twice.
    static func seeOther(_ location: String) -> Response {
        Response(status: .seeOther, headers: [.location: location, .cacheControl: "no-store"])
    }

    static func json(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}
