@testable import Application
import Blobs
import Domain
import NIOCore
import SQL
import SQLTesting
import Storage
import Testing

@Suite("Who may read a file")
struct AttachmentTests {
    @Test("a file follows its ticket, a note's file the notes, a sensitive one its parties", arguments: Engine.allCases)
    func reading(_ engine: Engine) async throws {
        try await RequestWorld.with(engine) { world in
            let reference = try await world.request(.new)
            let helene = try await world.watch(reference)
            let nadia = try await world.desk.signedIn(world.ids.nadia)
            let theo = try await world.desk.signedIn(world.ids.theo)
            let martine = try await world.desk.signedIn(world.ids.martine)
            let (plain, note, sensitive) = try await files(of: reference, world)
            let expected: [(AttachmentID, [(SignedIn, Bool)])] = [
                (plain, [(nadia, true), (helene, true), (theo, true), (martine, false)]),
                (note, [(nadia, false), (helene, false), (theo, true), (martine, false)]),
                (sensitive, [(nadia, true), (helene, false), (theo, true), (martine, false)]),
                (AttachmentID(999_999), [(nadia, false), (theo, false)]),
            ]
            let service = AttachmentService(world.desk.portal)
            for (id, readers) in expected {
                for (reader, mayRead) in readers {
                    if mayRead {
                        var text = ""
                        for try await chunk in try await service.download(id, for: reader).reading.chunks {
                            text += String(buffer: chunk)
                        }
                        #expect(text == "contenu", "\(id) by \(reader.person.name)")
                    } else {
                        await #expect(throws: NotFound(), "\(id) by \(reader.person.name)") {
                            try await service.download(id, for: reader)
                        }
                    }
                }
            }
        }
    }

    private func files(
        of reference: TicketReference, _ world: RequestWorld
    ) async throws -> (plain: AttachmentID, note: AttachmentID, sensitive: AttachmentID) {
        let chunks = AsyncStream<ByteBuffer> { stream in
            stream.yield(ByteBuffer(string: "contenu"))
            stream.finish()
        }
        let blob = try await world.desk.portal.blobs.receive(chunks, name: "note.txt", limit: 100)
        let id = try await world.desk.current(reference).id
        let (me, now) = (world.ids.nadia, world.desk.clock.now)
        return try await world.desk.portal.database.write { tx in
            let file = AttachmentStore.NewAttachment(
                sha256: blob.sha256, name: "note.txt", mediaType: blob.mediaType, size: blob.size)
            return (
                try AttachmentStore.insert(file, ticket: id, by: me, at: now, in: tx),
                try AttachmentStore.insert(file, ticket: id, isPrivate: true, by: me, at: now, in: tx),
                try AttachmentStore.insert(file, isSensitive: true, ticket: id, by: me, at: now, in: tx)
            )
        }
    }
}
