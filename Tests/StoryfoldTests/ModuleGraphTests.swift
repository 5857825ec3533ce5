import Foundation
import Testing

@Suite("The picture of the modules in ARCHITECTURE.md")
struct ModuleGraphTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func text(_ file: String) throws -> String {
        try String(contentsOf: root.appending(path: file), encoding: .utf8)
    }

    /// The lines of modules, those that import the most first.
    private static func layers() throws -> [[String]] {
        let chapter = try #require(try text("ARCHITECTURE.md").split(separator: "## Modules\n").last)
        let picture = chapter.components(separatedBy: "```")[1]
        return picture.split(separator: "\n").map { line in
            line.replacing("storyfold (Command)", with: "Command").split(separator: " ").map(String.init)
        }
    }

    /// The targets of the package below Sources and what each imports, by the words of the manifest.
    private static func imports() throws -> [String: [String]] {
        let manifest = try text("Package.swift")
        let target =
            #/(?:module|\.target|\.executableTarget)\(\s*(?:name: )?"(\w+)",\s*(?:dependencies: )?\[([^\]]*)\]/#
        var imports: [String: [String]] = [:]
        for match in manifest.matches(of: target) {
            let names = match.output.2.split(separator: ",").filter { !$0.contains(/product|package:/) }
            imports[String(match.output.1)] = names.map { name in name.filter { $0.isLetter || $0.isNumber } }
                .filter { !$0.isEmpty }
        }
        return imports
    }

    @Test("Every module stands in it once, and imports what is further down alone")
    func layering() throws {
        let layers = try Self.layers()
        var layerOf: [String: Int] = [:]
        for (layer, modules) in layers.enumerated() {
            for module in modules {
                #expect(layerOf[module] == nil, "\(module) stands there twice")
                layerOf[module] = layer
            }
        }
        let sources = try FileManager.default.contentsOfDirectory(atPath: Self.root.appending(path: "Sources").path)
        #expect(Set(layerOf.keys) == Set(sources.filter { !$0.hasPrefix(".") }))
        let shims = Set(
            try FileManager.default.contentsOfDirectory(atPath: Self.root.appending(path: "Sources/C").path))
        let imports = try Self.imports()
        for module in layerOf.keys where module != "C" {
            let imported = try #require(imports[module], "\(module) is not in the manifest")
            for other in imported {
                let own = try #require(layerOf[module])
                let others = try #require(layerOf[shims.contains(other) ? "C" : other], "\(other) is nowhere")
                #expect(own < others, "\(module) imports \(other)")
            }
        }
        #expect(try #require(imports["Storyfold"]).contains("Provenance"))
    }

    @Test("The library is made without Foundation, which would be four fifths of it")
    func foundation() throws {
        let layers = try Self.layers()
        // The database of an index brings it.
        let above: Set = ["Command", "LivingIndex", "Reports"]
        let modules = layers.joined().filter { $0 != "C" && !above.contains($0) }
        #expect(modules.count > 8)
        func importing(_ module: String) throws -> [String] {
            let folder = Self.root.appending(path: "Sources/\(module)")
            let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
            return try files.compactMap { $0 as? URL }.filter { file in
                guard file.pathExtension == "swift" else { return false }
                return try String(contentsOf: file, encoding: .utf8).contains(#/(?m)^[a-z@_ ]*import Foundation/#)
            }.map(\.lastPathComponent)
        }
        for module in modules { #expect(try importing(module) == [], "\(module)") }
        #expect(try !importing("Reports").isEmpty)
    }
}
