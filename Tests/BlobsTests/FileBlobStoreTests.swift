import Blobs
import Foundation
import NIOCore
import Testing

@Suite("Store of files")
struct FileBlobStoreTests {
    private struct Interrupted: Error {}

    @Test("what is received is read again, under its hash", arguments: [1, 999, 1_000, 1_001, 300_000])
    func roundTrip(_ size: Int) async throws {
        try await withStore { store, root in
            let bytes = (0..<size).map { index in UInt8(97 + index % 26) }
            let blob = try await store.receive(bytes, name: "a.txt")
            #expect(blob == Blob(sha256: sha256(bytes), size: size, mediaType: "text/plain"))
            let reading = try await store.read(blob.sha256)
            #expect(reading.size == size)
            #expect(try await store.bytes(blob.sha256) == bytes)
            let name = blob.sha256.map { byte in String(format: "%02x", byte) }.joined()
            #expect(files(in: root) == ["\(name.prefix(2))/\(name.dropFirst(2).prefix(2))/\(name)"])
        }
    }

    @Test("an upload that breaks off leaves nothing")
    func interrupted() async throws {
        try await withStore { store, root in
            await #expect(throws: Interrupted.self) {
                _ = try await store.receive(Chunks(bytes: text, size: 10, error: Interrupted()), name: "a.txt", limit: 1_000)
            }
            #expect(files(in: root).isEmpty)
        }
    }

    @Test("a byte too many is refused, and leaves nothing")
    func tooLarge() async throws {
        try await withStore { store, root in
            await #expect(throws: BlobRefusal.tooLarge(limit: text.count - 1)) {
                try await store.receive(text, name: "a.txt", limit: text.count - 1)
            }
            #expect(files(in: root).isEmpty)
            let blob = try await store.receive(text, name: "a.txt", limit: text.count)
            #expect(blob.size == text.count)
        }
    }

    @Test("an empty file is refused")
    func empty() async throws {
        try await withStore { store, root in
            await #expect(throws: BlobRefusal.empty) { try await store.receive([], name: "a.txt") }
            #expect(files(in: root).isEmpty)
        }
    }

    @Test("the same content is kept once, and is young again")
    func twice() async throws {
        try await withStore { store, root in
            let blob = try await store.receive(text, name: "a.txt")
            let path = "\(root)/\(try #require(files(in: root).first))"
            try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 1_000)], ofItemAtPath: path)
            #expect(try await store.keys(writtenBefore: 2_000) == [blob.sha256])
            #expect(try await store.receive(text, name: "b.log") == blob)
            #expect(files(in: root).count == 1)
            #expect(try await store.keys(writtenBefore: 2_000).isEmpty)
            // A sweep that saw it old does not remove what was received since.
            try await store.remove(blob.sha256, writtenBefore: 2_000)
            #expect(files(in: root).count == 1)
            try await store.remove(blob.sha256, writtenBefore: .max)
            #expect(files(in: root).isEmpty)
            try await store.remove(blob.sha256, writtenBefore: .max)
        }
    }

    @Test("many at once, the same and others")
    func concurrent() async throws {
        try await withStore { store, root in
            try await withThrowingTaskGroup(of: Blob.self) { group in
                for index in 0..<40 { group.addTask { try await store.receive(Array("texte \(index % 7)".utf8), name: "a.txt") } }
                for try await blob in group { #expect(try await store.bytes(blob.sha256).count == blob.size) }
            }
            #expect(files(in: root).count == 7)
        }
    }

    @Test("what is not there is missing")
    func missing() async throws {
        try await withStore { store, _ in
            for key in [[], [1], Array("../../../../../../../etc/passwd".utf8), Array(repeating: 7, count: 32)] as [[UInt8]] {
                await #expect(throws: BlobRefusal.missing) { _ = try await store.read(key) }
            }
        }
    }

    @Test("a file being read stays readable when it is removed")
    func removedWhileRead() async throws {
        try await withStore { store, _ in
            let bytes = Array(repeating: UInt8(97), count: 200_000)
            let blob = try await store.receive(bytes, name: "a.txt")
            let reading = try await store.read(blob.sha256)
            try await store.remove(blob.sha256, writtenBefore: .max)
            var count = 0
            for try await chunk in reading.chunks { count += chunk.readableBytes }
            #expect(count == bytes.count)
        }
    }

    @Test(
        "the name of a file leads nowhere",
        arguments: [
            "../../x.txt", "/etc/passwd", "..", ".", "", "a\u{0}.exe.txt", "\\\\host\\share\\x.txt", "é\u{202E}txt",
            "ab/cd/../../../z",
        ])
    func paths(_ name: String) async throws {
        try await withStore { store, root in
            let blob = try await store.receive(text, name: name)
            #expect(blob.mediaType == "text/plain")
            #expect(files(in: root).count == 1)
            #expect(files(in: root).allSatisfy { path in path.utf8.count == 70 })
        }
    }

    @Test("what killed processes left is swept after its time")
    func unfinished() async throws {
        try await withStore { store, root in
            let path = "\(root)/tmp/leftover"
            #expect(FileManager.default.createFile(atPath: path, contents: Data(text)))
            try await store.discardUnfinished(startedBefore: Int64(Date().timeIntervalSince1970) - 86_400)
            #expect(files(in: root) == ["tmp/leftover"])
            try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: -90_000)], ofItemAtPath: path)
            try await store.discardUnfinished(startedBefore: Int64(Date().timeIntervalSince1970) - 86_400)
            #expect(files(in: root).isEmpty)
        }
    }

    @Test("cancelled in the middle, it leaves nothing")
    func cancelled() async throws {
        try await withStore { store, root in
            let (stream, continuation) = AsyncStream.makeStream(of: ByteBuffer.self)
            await withTaskGroup(of: Void.self) { group in
                group.addTask { _ = try? await store.receive(stream, name: "a.txt", limit: 1_000) }
                continuation.yield(ByteBuffer(bytes: text))
                try? await Task.sleep(for: .milliseconds(50))
                group.cancelAll()
            }
            #expect(files(in: root).isEmpty)
        }
    }
}
