#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A call of the system that failed.
public struct DiskError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The name of the call.
    public let call: String
    public let code: Int32

    /// Reads `errno`, so it is made right after the call.
    init(_ call: String) {
        self.call = call
        code = errno
    }

    public var description: String { "\(call): \(String(cString: strerror(code)))" }
}

/// The few calls to the system that the store is made of. All of them block: they are made on the
/// store's threads.
enum Disk {
    /// Opens, gives the descriptor to `body`, closes.
    static func with<T>(_ path: String, _ flags: Int32, _ body: (Int32) throws -> T) throws -> T {
        let file = open(path, flags | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw DiskError("open") }
        defer { _ = close(file) }
        return try body(file)
    }

    /// Makes a folder, unless it is there.
    static func makeFolder(_ path: String) throws {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw DiskError("mkdir") }
    }

    /// Waits until the file has reached the disk.
    static func sync(_ file: Int32) throws {
        #if canImport(Darwin)
            // There fsync stops at the drive's own memory.
            guard fcntl(file, F_FULLFSYNC) != -1 else { throw DiskError("fcntl") }
        #else
            guard fsync(file) == 0 else { throw DiskError("fsync") }
        #endif
    }

    /// Waits until the names in a folder have reached the disk.
    static func syncFolder(_ path: String) throws {
        try with(path, O_RDONLY | O_DIRECTORY) { folder in try sync(folder) }
    }

    static func write(_ bytes: UnsafeRawBufferPointer, to file: Int32) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            #if canImport(Glibc)
                let count = Glibc.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            #else
                let count = Darwin.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            #endif
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw DiskError("write") }
            rest = rest.dropFirst(count)
        }
    }

    /// Fills `buffer` from a place of the file, as far as the file goes.
    /// - Returns: how many bytes there were.
    static func read(_ file: Int32, at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        var filled = 0
        while filled < buffer.count {
            let count = pread(
                file, UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]).baseAddress, buffer.count - filled,
                off_t(offset + filled))
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw DiskError("pread") }
            if count == 0 { break }
            filled += count
        }
        return filled
    }

    /// A whole file, or its beginning.
    static func load(_ path: String, atMost limit: Int = .max) throws -> [UInt8] {
        try with(path, O_RDONLY) { file in
            let size = min(try status(file).size, limit)
            return try [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
                count = try read(file, at: 0, into: UnsafeMutableRawBufferPointer(buffer))
            }
        }
    }

    /// Size in bytes and moment of the last writing, in seconds since 1970.
    static func status(_ file: Int32) throws -> (size: Int, writtenAt: Int64) {
        var status = stat()
        guard fstat(file, &status) == 0 else { throw DiskError("fstat") }
        return (Int(status.st_size), seconds(status))
    }

    /// When a file was last written; nil when there is none.
    static func writtenAt(_ path: String) throws -> Int64? {
        var status = stat()
        if lstat(path, &status) == 0 { return seconds(status) }
        if errno == ENOENT { return nil }
        throw DiskError("lstat")
    }

    private static func seconds(_ status: stat) -> Int64 {
        #if canImport(Darwin)
            Int64(status.st_mtimespec.tv_sec)
        #else
            Int64(status.st_mtim.tv_sec)
        #endif
    }
}
