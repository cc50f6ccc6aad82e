// swift-tools-version: 6.2
import PackageDescription

// Layers are targets, features are folders in them: the compiler enforces the
// arrows of docs/architecture.md. Versions are exact because Package.resolved
// stays out of the repository.

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "guichet",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "guichet", targets: ["guichet"]),
        // For the package of measurements in Benchmarks/.
        .library(name: "HTML", targets: ["HTML"]),
        .library(name: "Domain", targets: ["Domain"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(
            url: "https://github.com/apple/swift-configuration", exact: "1.4.0", traits: ["JSON", "CommandLineArguments"]),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
    ],
    targets: [
        // Doors to system libraries, each with the package that brings it.
        .systemLibrary(
            name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
        .systemLibrary(
            name: "CStemmer", providers: [.apt(["libstemmer-dev"]), .brew(["snowball"])]),
        .systemLibrary(
            name: "CMagic", pkgConfig: "libmagic", providers: [.apt(["libmagic-dev"]), .brew(["libmagic"])]),
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),

        // The settings of glibc's allocator, which its module leaves out.
        .systemLibrary(name: "CMalloc"),

        .target(name: "Domain", swiftSettings: strict),
        .target(name: "TextSearch", dependencies: ["CStemmer"], swiftSettings: strict),
        .target(name: "HTML", swiftSettings: strict),
        .target(
            name: "SQL",
            dependencies: [
                "CLibPQ",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .target(name: "Storage", dependencies: ["Domain", "SQL"], swiftSettings: strict),
        .target(
            name: "Jobs",
            dependencies: [
                "Domain", "Storage", "SQL",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .target(
            name: "Blobs",
            dependencies: [
                "CMagic",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .target(
            name: "Application",
            dependencies: [
                "Domain", "TextSearch", "Storage", "Jobs", "Blobs", "SQL",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .target(
            name: "Web",
            dependencies: [
                "Application", "Domain", "HTML", "CZlib",
                // Row types and files received; no SQL, which script/lint refuses.
                "Storage", "Blobs",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "guichet",
            dependencies: [
                "Web", "Application", "Jobs", "Storage", "Blobs", "SQL", "Domain", "CMalloc",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: strict),

        // Forms of any shape, what people may type in them, and a second evaluator to compare with.
        .target(name: "FormTesting", dependencies: ["Domain"], path: "Tests/FormTesting", swiftSettings: strict),
        .testTarget(name: "DomainTests", dependencies: ["Domain", "FormTesting"], swiftSettings: strict),
        .testTarget(name: "TextSearchTests", dependencies: ["TextSearch"], swiftSettings: strict),
        .testTarget(name: "HTMLTests", dependencies: ["HTML"], swiftSettings: strict),
        // Fresh databases of both engines, for every target of tests that needs one.
        .target(
            name: "SQLTesting",
            dependencies: ["SQL", "CLibPQ", .product(name: "NIOPosix", package: "swift-nio")],
            path: "Tests/SQLTesting", swiftSettings: strict),
        .testTarget(
            name: "SQLTests", dependencies: ["SQL", "SQLTesting"], swiftSettings: strict),
        .testTarget(
            name: "StorageTests",
            dependencies: [
                "Storage", "SQL", "SQLTesting", "Domain", .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "JobsTests",
            dependencies: [
                "Jobs", "Storage", "SQL", "SQLTesting", "Domain",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "ServiceLifecycleTestKit", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "BlobsTests",
            dependencies: [
                "Blobs",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "ApplicationTests",
            dependencies: [
                "Application", "Jobs", "Storage", "SQL", "SQLTesting", "Domain", "Blobs",
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Web", "Application", "Storage", "SQL", "SQLTesting", "FormTesting", "Domain", "Blobs", "HTML",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
