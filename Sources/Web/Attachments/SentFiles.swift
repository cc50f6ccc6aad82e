import Blobs
import Storage

/// What a file is called, from whoever sent it.
enum SentFileName {
    /// The last part of a path, on one line, at most 150 characters with its extension kept.
    static func clean(_ sent: String) -> String {
        let flat = SentBytes.printable(sent).split(whereSeparator: \.isNewline).joined(separator: " ")
        let last = flat.split { character in character == "/" || character == "\\" }.last.map(String.init) ?? ""
        guard !last.isEmpty else { return "document" }
        return last.count <= 150 ? last : "\(last.prefix(120))…\(last.suffix(20))"
    }
}

/// The files of a message, in its field `files`: all of them are accepted, or nothing is posted.
enum SentFiles {
    struct Refused: Error {
        let files: [RefusedFile]
    }

    struct RefusedFile {
        let name: String
        let refusal: BlobRefusal
    }

    static let field = "files"

    static func areIn(_ form: FormBody) -> Bool { !form.files(field).isEmpty }

    /// - Throws: ``Refused``.
    static func accepted(_ form: FormBody) throws -> [AttachmentStore.NewAttachment] {
        var files: [AttachmentStore.NewAttachment] = []
        var refused: [RefusedFile] = []
        for file in form.files(field) {
            switch file.outcome {
            case .success(let blob):
                files.append(.init(sha256: blob.sha256, name: file.name, mediaType: blob.mediaType, size: blob.size))
            case .failure(let refusal): refused.append(.init(name: file.name, refusal: refusal))
            }
        }
        guard refused.isEmpty else { throw Refused(files: refused) }
        return files
    }
}
