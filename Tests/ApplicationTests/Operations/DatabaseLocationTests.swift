import SQL
import Testing

@testable import Application

@Suite("Where the database is")
struct DatabaseLocationTests {
    @Test(
        "a text is taken by the engine that understands it",
        arguments: [
            ("var/guichet.sqlite", Engine.sqlite), ("/data/a=b.sqlite", .sqlite), ("./host=db", .sqlite), ("guichet", .sqlite),
            ("postgres://h/g", .postgres), ("postgresql:///g", .postgres), ("host=db user=g", .postgres),
            ("dbname=g host=h", .postgres), (" user = g dbname=g", .postgres), ("service=guichet", .postgres),
            ("password=secret host=h", .postgres), ("host=h pasword=secret", .postgres),
        ])
    func engine(_ text: String, _ engine: Engine) { #expect(DatabaseLocation(text).engine == engine, "\(text)") }

    @Test(
        "no password of any form of address is shown",
        arguments: [
            "postgres://u:s3cret@h:5433/db", "postgres://u@h/db?password=s3cret", "postgres://h/db?user=u&sslpassword=s3cret",
            "host=h user=u password=s3cret", "password='s3cret word' host=h user=u", "dbname=db password = s3cret user=u host=h",
            "host=h pasword=s3cret", "postgres://u:s3cret@h:port/db?x", "postgres://u:s3%63ret@h/db", "host=h password='s3cret",
        ])
    func secrets(_ text: String) {
        let shown = DatabaseLocation(text).shown
        #expect(!shown.contains("s3"), "\(shown)")
    }

    @Test("what is no secret is shown")
    func shown() {
        for text in ["var/guichet.sqlite", "postgres://u@h/db", "host=h dbname=db", "/tmp/a:b@c.sqlite"] {
            #expect(DatabaseLocation(text).shown == text)
        }
        let rest = DatabaseLocation("postgres://u:s3cret@h:5433/my%20db").shown
        #expect(rest == "user=u dbname='my db' host=h port=5433", "\(rest)")
    }
}
