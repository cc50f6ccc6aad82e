import Blobs
import NIOCore
import Storage

/// The few files that are joined to the requests of the demonstration, many times each.
enum DemoFiles {
    static func store(in blobs: any BlobStore) async throws -> [AttachmentStore.NewAttachment] {
        var stored: [AttachmentStore.NewAttachment] = []
        for (name, title) in [
            ("accord-encadrement.pdf", "Accord de l'encadrement"), ("justificatif.pdf", "Justificatif"),
            ("capture-message.pdf", "Capture du message"), ("devis.pdf", "Devis"),
        ] {
            let chunks = AsyncStream { continuation in
                continuation.yield(ByteBuffer(bytes: page(title)))
                continuation.finish()
            }
            let blob = try await blobs.receive(chunks, name: name, limit: 1_000_000)
            stored.append(.init(sha256: blob.sha256, name: name, mediaType: blob.mediaType, size: blob.size))
        }
        return stored
    }

    /// A PDF of one page with its title (ISO 32000, the least that readers accept).
    static func page(_ title: String) -> [UInt8] {
        let text = "BT /F1 24 Tf 72 760 Td (\(title)) Tj 0 -40 Td /F1 12 Tf (Document fictif de demonstration) Tj ET"
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length \(text.utf8.count) >>\nstream\n\(text)\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
        var document = "%PDF-1.4\n"
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(document.utf8.count)
            document += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = document.utf8.count
        document += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for offset in offsets {
            let digits = String(offset)
            document += "\(String(repeating: "0", count: 10 - digits.count))\(digits) 00000 n \n"
        }
        document += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
        return Array(document.utf8)
    }
}
