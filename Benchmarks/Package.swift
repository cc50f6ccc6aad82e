// swift-tools-version: 6.2
import PackageDescription

// Measurements that need packages the product never builds.
let package = Package(
    name: "benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "guichet", path: ".."),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    ],
    targets: [
        .executableTarget(
            name: "PageBenchmark",
            dependencies: [
                .product(name: "HTML", package: "guichet"),
                .product(name: "Mustache", package: "swift-mustache"),
            ]),
        .executableTarget(name: "FormBenchmark", dependencies: [.product(name: "Domain", package: "guichet")]),
    ],
    swiftLanguageModes: [.v6]
)
