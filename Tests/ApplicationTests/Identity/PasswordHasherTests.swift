import Foundation
import Testing

@testable import Application

@Suite("Hashes of passwords")
struct PasswordHasherTests {
    @Test("are scrypt with N = 2¹⁵, r = 8, p = 3, salted anew each time")
    func standard() async throws {
        let hasher = PasswordHasher()
        let (first, second) = (try await hasher.hash("phrase"), try await hasher.hash("phrase"))
        for hash in [first, second] { #expect(hash.hasPrefix("scrypt$15$8$3$")) }
        #expect(first != second)
        #expect(try await hasher.verify("phrase", against: first))
        #expect(try await hasher.verify("phrasé", against: first) == false)
    }

    @Test("agree with the vector of RFC 7914")
    func vector() async throws {
        let salt = Data("SodiumChloride".utf8).base64EncodedString()
        // The first 32 of the 64 bytes of §12: PBKDF2 makes them block by block.
        let bytes: [UInt8] = [
            0x70, 0x23, 0xbd, 0xcb, 0x3a, 0xfd, 0x73, 0x48, 0x46, 0x1c, 0x06, 0xcd, 0x81, 0xfd, 0x38, 0xeb,
            0xfd, 0xa8, 0xfb, 0xba, 0x90, 0x4f, 0x8e, 0x3e, 0xa9, 0xb5, 0x43, 0xf6, 0x54, 0x5d, 0xa1, 0xf2,
        ]
        let stored = "scrypt$14$8$1$\(salt)$\(Data(bytes).base64EncodedString())"
        #expect(try await PasswordHasher().verify("pleaseletmein", against: stored))
    }

    @Test(
        "that cannot be read match nothing, whatever they would cost",
        arguments: ["", "scrypt", "scrypt$15$8$3$$", "bcrypt$15$8$3$AAAA$AAAA", "scrypt$99$8$3$AAAA$AAAA", "scrypt$4$8$3$é$AAAA"])
    func unreadable(_ stored: String) async throws {
        #expect(try await PasswordHasher().verify("", against: stored) == false)
    }
}
