// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

/// A library target of this package; its name says its folder.
func library(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
    .target(
        name: name,
        dependencies: dependencies,
        exclude: resources.isEmpty ? [] : ["contracts/schema", "contracts/ids.txt"],
        resources: resources,
        swiftSettings: settings
    )
}

/// A test target of this package.
func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let package = Package(
    name: "emconform",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-asn1.git", from: "1.1.0"),
        .package(url: "https://github.com/apple/swift-certificates.git", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.6"),
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CProcess"),
        library("XML", ["CXML2"]),
        library("Conformance", []),
        library("Transport", ["CCurl", "Conformance", .product(name: "Crypto", package: "swift-crypto")]),
        library("ContractLoading", ["Conformance", "Yams"], resources: [.embedInCode("contracts")]),
        library("Representation", ["XML"]),
        library("Evaluation", ["Conformance", "Representation", "XML"]),
        library("Execution", ["Conformance", "Evaluation", "Representation"]),
        library("Recording", ["Conformance", .product(name: "Crypto", package: "swift-crypto")]),
        library("Comparing", ["Conformance", "Representation"]),
        library("Reporting", ["Comparing", "Conformance", "XML"]),
        library("Proving", ["Conformance", "Evaluation", "Execution", "MockServer", "Representation", "XML"]),
        library(
            "MockServer",
            [
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
                .product(name: "X509", package: "swift-certificates"),
            ]
        ),
        .executableTarget(
            name: "emconform",
            dependencies: [
                "CProcess", "Comparing", "Conformance", "ContractLoading", "Evaluation", "Execution", "MockServer",
                "Proving", "Recording", "Reporting", "Representation", "Transport", "XML",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "TestSupport",
            dependencies: ["Conformance", "ContractLoading", "Evaluation", "Execution", "MockServer", "Proving"],
            path: "Tests/TestSupport",
            swiftSettings: settings
        ),
        tests("HouseTests", []),
        tests("VocabularyTests", ["Conformance"]),
        tests("EvaluationTests", ["Conformance", "ContractLoading", "Evaluation", "Representation"]),
        tests("XMLTests", ["XML"]),
        tests("TransportTests", ["Conformance", "Transport"]),
        tests("ContractLoadingTests", ["Conformance", "ContractLoading"]),
        tests("RepresentationTests", ["Representation", "XML"]),
        tests(
            "ExecutionTests",
            ["Conformance", "ContractLoading", "Execution", "MockServer", "Representation", "TestSupport", "XML"]
        ),
        tests(
            "ConformanceTests",
            ["Conformance", "ContractLoading", "Execution", "Reporting", "Transport", "emconform"]
        ),
        tests(
            "EndToEndTests",
            [
                "Conformance", "ContractLoading", "Evaluation", "Execution", "MockServer", "Reporting", "TestSupport",
                "Transport", "XML", "emconform",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        tests("ProvingTests", ["Conformance", "ContractLoading", "MockServer", "Proving"]),
        tests(
            "RecordingTests",
            ["Conformance", "ContractLoading", "Execution", "MockServer", "Proving", "Recording", "TestSupport"]
        ),
        tests(
            "ComparingTests",
            [
                "Comparing", "Conformance", "ContractLoading", "Evaluation", "Execution", "MockServer", "Proving",
                "Recording",
            ]
        ),
        tests("ReportingTests", ["Conformance", "Reporting", "XML"], exclude: ["Golden"]),
        tests(
            "MockServerTests",
            [
                "MockServer",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)
