import Logging
import Synchronization

/// Remembers the lines of a log.
final class LogBook: Sendable {
    struct Line: Sendable {
        let level: Logger.Level
        let message: String
        let metadata: [String: String]
    }

    private let kept = Mutex<[Line]>([])

    var lines: [Line] { kept.withLock { lines in lines } }

    func forget() { kept.withLock { lines in lines = [] } }

    private func add(_ line: Line) { kept.withLock { lines in lines.append(line) } }

    struct Handler: LogHandler {
        let book: LogBook
        var logLevel = Logger.Level.info
        var metadata: Logger.Metadata = [:]

        init(book: LogBook) { self.book = book }

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let all = (event.metadata ?? [:]).merging(metadata) { first, _ in first }
            book.add(Line(level: event.level, message: "\(event.message)", metadata: all.mapValues { value in "\(value)" }))
        }
    }
}
