import Crypto
import CryptoExtras
import NIOPosix

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Hashes passwords with scrypt (RFC 7914). The parameters are stored with the hash, so that they
/// can grow. Two at a time: each takes 32 MiB and about a quarter of a second.
public struct PasswordHasher: Sendable {
    /// The cost of a hash.
    public struct Cost: Sendable, Hashable {
        /// Rounds are 2 to this power.
        public var logRounds: Int
        public var blockSize: Int
        public var parallelism: Int

        public init(logRounds: Int, blockSize: Int, parallelism: Int) {
            self.logRounds = logRounds
            self.blockSize = blockSize
            self.parallelism = parallelism
        }

        /// N = 2¹⁵, r = 8, p = 3 (OWASP password storage, scrypt).
        public static let standard = Cost(logRounds: 15, blockSize: 8, parallelism: 3)
    }

    private let cost: Cost
    // Its two threads are the queue: whoever comes third waits there, not on the cooperative pool.
    private let threads: NIOThreadPool

    public init(cost: Cost = .standard) {
        self.cost = cost
        threads = NIOThreadPool(numberOfThreads: 2)
        threads.start()
    }

    /// `scrypt$15$8$3$salt$hash`, salt and hash in base 64.
    public func hash(_ password: String) async throws -> String {
        let salt = randomBytes(16)
        let cost = self.cost
        let hash = try await derive(password, salt: salt, cost: cost)
        return "scrypt$\(cost.logRounds)$\(cost.blockSize)$\(cost.parallelism)$\(base64(salt))$\(base64(hash))"
    }

    /// True when `password` is the one that was hashed. A hash that cannot be read is no match.
    public func verify(_ password: String, against stored: String) async throws -> Bool {
        let parts = stored.split(separator: "$")
        guard parts.count == 6, parts[0] == "scrypt", let logRounds = Int(parts[1]), let blockSize = Int(parts[2]),
            let parallelism = Int(parts[3]), (1...20).contains(logRounds), (1...32).contains(blockSize),
            (1...16).contains(parallelism), let salt = Data(base64Encoded: String(parts[4])),
            let expected = Data(base64Encoded: String(parts[5]))
        else { return false }
        let cost = Cost(logRounds: logRounds, blockSize: blockSize, parallelism: parallelism)
        let actual = try await derive(password, salt: Array(salt), cost: cost)
        return isEqual(actual, Array(expected))
    }

    /// As long as a real verification: an unknown account must not answer sooner.
    public func verifyNothing(_ password: String) async throws {
        _ = try await derive(password, salt: [UInt8](repeating: 0, count: 16), cost: cost)
    }

    private func derive(_ password: String, salt: [UInt8], cost: Cost) async throws -> [UInt8] {
        try await threads.runIfActive {
            let key = try KDF.Scrypt.deriveKey(
                from: Array(password.utf8), salt: salt, outputByteCount: 32, rounds: 1 << cost.logRounds,
                blockSize: cost.blockSize, parallelism: cost.parallelism,
                maxMemory: 256 * 1_024 * 1_024)
            return key.withUnsafeBytes { bytes in Array(bytes) }
        }
    }
}

/// Bytes that nobody can guess.
public func randomBytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count + 7)
    // Eight at a time: each draw asks the system.
    while bytes.count < count {
        let drawn: UInt64 = generator.next()
        withUnsafeBytes(of: drawn) { eight in bytes.append(contentsOf: eight) }
    }
    return Array(bytes.prefix(count))
}

/// Compares secrets in a time that tells nothing of them.
public func isEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(into: UInt8(0)) { difference, pair in difference |= pair.0 ^ pair.1 } == 0
}

func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

func sha256(_ bytes: some Sequence<UInt8>) -> [UInt8] { Array(SHA256.hash(data: Array(bytes))) }
