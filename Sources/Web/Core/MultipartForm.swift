import Application
import Blobs
import Domain
import HTTPTypes
import Hummingbird
import NIOCore

/// Reads `multipart/form-data` as it comes: fields in memory, each file streamed to the store.
enum MultipartForm {
    /// What becomes of the files.
    enum Files {
        /// Streamed to the store.
        case kept
        /// Read over; their names only are kept.
        case named
        /// The form has none: somebody else's idea, read over as long as it is short.
        case ignored
    }

    /// - Parameters:
    ///   - maximumFieldsSize: bytes of the fields, where the usual ones do not do.
    ///   - checkSecret: called once, when the first file or the end is reached, with the fields that came before.
    static func read(
        _ visit: Visit, contentType: String, maximumFieldsSize: Int? = nil, files accepted: Files,
        checkSecret: (FormBody) throws -> Void
    ) async throws -> FormBody {
        guard let boundary = MultipartHeaders.boundary(of: contentType) else { throw WebError.badRequest(.malformed) }
        let rules = visit.portal.rules
        let fieldsSize = maximumFieldsSize ?? visit.site.settings.maximumFormSize
        let limits = MultipartParser.Limits(fieldsBytes: fieldsSize)
        // Without files, what is beside the fields are the headers of the parts.
        let total = fieldsSize + (accepted == .ignored ? fieldsSize : rules.maximumFilesPerTicket * rules.maximumFileSize)
        if let announced = visit.request.headers[.contentLength].flatMap({ text in Int(text) }), announced > total {
            throw WebError.tooLarge(limit: total)
        }
        let reader = MultipartReader(
            visit.request.body, parser: MultipartParser(boundary: boundary, limits: limits), maximumBytes: total)
        // Nobody known sends a file that is kept.
        let sender = accepted == .kept ? visit.signedIn?.person.id : nil
        if let sender { try visit.site.uploads.count(0, from: sender, at: visit.now) }
        var fields: [FormBody.Field] = []
        var files: [FormBody.File] = []
        var isChecked = false
        while let event = try await reader.next() {
            switch event {
            case .field(let name, let value): fields.append(FormBody.Field(name: name, value: value))
            case .fileBegins(let field, let name):
                if !isChecked { try checkSecret(FormBody(fields: fields)) }
                isChecked = true
                let outcome = accepted == .kept ? try await receive(name, from: reader, visit, sender) : .failure(.missing)
                // What the store did not want is read over.
                while try await reader.nextChunk() != nil {}
                if accepted != .ignored { files.append(FormBody.File(field: field, name: name, outcome: outcome)) }
            case .fileBytes, .fileEnds: break
            case .end: break
            }
        }
        if !isChecked { try checkSecret(FormBody(fields: fields)) }
        return FormBody(fields: fields, files: files)
    }

    private static func receive(
        _ name: String, from reader: MultipartReader, _ visit: Visit, _ sender: PersonID?
    ) async throws -> Result<Blob, BlobRefusal> {
        // Pulled chunk by chunk by the store: the client sends no faster than the disk writes.
        let chunks = AsyncThrowingStream<ByteBuffer, any Error>(unfolding: {
            let chunk = try await reader.nextChunk()
            if let chunk, let sender { try visit.site.uploads.count(chunk.readableBytes, from: sender, at: visit.now) }
            return chunk
        })
        do {
            return .success(
                try await visit.portal.blobs.receive(chunks, name: name, limit: visit.portal.rules.maximumFileSize))
        } catch let refusal as BlobRefusal {
            return .failure(refusal)
        }
    }
}

/// The body of a request as events. Whoever reads a file has it until its end: an actor because the
/// store may read from a task of its own, not because two read at once.
actor MultipartReader {
    private var body: RequestBody.AsyncIterator
    private var parser: MultipartParser
    private var bytesLeft: Int
    private let maximumBytes: Int
    private var isInFile = false

    init(_ body: RequestBody, parser: MultipartParser, maximumBytes: Int) {
        self.body = body.makeAsyncIterator()
        self.parser = parser
        self.maximumBytes = maximumBytes
        bytesLeft = maximumBytes
    }

    /// The next event; nil behind the closing delimiter.
    func next() async throws -> MultipartParser.Event? {
        while true {
            if let event = try parser.next() {
                switch event {
                case .fileBegins: isInFile = true
                case .fileEnds: isInFile = false
                case .end:
                    // Read what may follow, so that the connection can serve again.
                    while let chunk = try await nextOfBody() { try count(chunk) }
                default: break
                }
                return event
            }
            guard let chunk = try await nextOfBody() else {
                try parser.finish()
                return nil
            }
            try count(chunk)
            parser.push(chunk.readableBytesView)
        }
    }

    /// The next bytes of the file being read; nil at its end.
    func nextChunk() async throws -> ByteBuffer? {
        while isInFile, let event = try await next() {
            if case .fileBytes(let bytes) = event { return ByteBuffer(bytes: bytes) }
        }
        return nil
    }

    private func nextOfBody() async throws -> ByteBuffer? {
        var iterator = body
        defer { body = iterator }
        return try await iterator.next(isolation: self)
    }

    private func count(_ chunk: ByteBuffer) throws(WebError) {
        bytesLeft -= chunk.readableBytes
        guard bytesLeft >= 0 else { throw .tooLarge(limit: maximumBytes) }
    }
}
