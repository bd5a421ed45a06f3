// swift-tools-version: 6.2
// A package of its own: only here are the modules built with what libFuzzer needs to see where an input leads.
// Folders of modules are links to those of the product, so that nothing of the product is declared for the fuzzers.
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A module of the product, whose every branch is counted.
func module(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
    .target(
        name: name,
        dependencies: dependencies,
        exclude: resources.isEmpty ? [] : ["contracts/schema", "contracts/ids.txt"],
        resources: resources,
        swiftSettings: settings + [.unsafeFlags(["-sanitize=fuzzer"])]
    )
}

let package = Package(
    name: "fuzz",
    dependencies: [.package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2")],
    targets: [
        .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CFuzzer"),
        module("XML", ["CXML2"]),
        module("Conformance", []),
        module("Representation", ["XML"]),
        module("ContractLoading", ["Conformance", "Yams"], resources: [.embedInCode("contracts")]),
        module("Comparing", ["Conformance", "Representation"]),
        module("Reporting", ["Comparing", "Conformance", "XML"]),
        .target(name: "Claims", swiftSettings: settings),
        module("Framing", ["Claims", "Conformance"]),
        .executableTarget(
            name: "Fuzz",
            dependencies: [
                "CFuzzer", "Claims", "Conformance", "ContractLoading", "Framing", "Reporting", "Representation", "XML",
            ],
            swiftSettings: settings
        ),
    ],
    swiftLanguageModes: [.v6]
)
