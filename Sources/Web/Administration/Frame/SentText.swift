import Application
import Blobs

/// A document that a page sent as a file, or pasted in a field.
enum SentText {
    enum Refusal: Error, Sendable, Hashable {
        /// Neither a file nor a text.
        case nothing
        case tooLarge(limit: Int)
        /// The file is not a text, whatever its name says.
        case notText
    }

    /// The file if there is one, the pasted text otherwise, its ends of lines as they were before the browser.
    static func bytes(of form: FormBody, file: String, text: String, limit: Int, _ visit: Visit) async throws -> [UInt8] {
        if let sent = form.files(file).first {
            do {
                return try await UploadedText(visit.portal).bytes(of: try sent.outcome.get(), limit: limit)
            } catch let refusal as BlobRefusal {
                switch refusal {
                case .empty: throw Refusal.nothing
                case .tooLarge: throw Refusal.tooLarge(limit: limit)
                default: throw Refusal.notText
                }
            }
        }
        let typed = form.value(text) ?? ""
        guard !typed.utf8.isEmpty else { throw Refusal.nothing }
        // A browser sends every end of line of a text area as CR LF.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(typed.utf8.count)
        var previous: UInt8 = 0
        for byte in typed.utf8 {
            if byte == UInt8(ascii: "\n"), previous == UInt8(ascii: "\r") { bytes.removeLast() }
            bytes.append(byte)
            previous = byte
        }
        guard bytes.count <= limit else { throw Refusal.tooLarge(limit: limit) }
        return bytes
    }
}
