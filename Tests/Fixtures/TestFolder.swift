import Foundation

/// A folder that lasts as long as one test.
package final class TestFolder: Sendable {
    package let path: String

    package init() throws {
        path = "\(NSTemporaryDirectory())/storyfold-command-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file, and the folders on its way.
    ///
    /// - Returns: its whole path.
    @discardableResult
    package func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let whole = path(name)
        try FileManager.default.createDirectory(
            atPath: (whole as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: whole))
        return whole
    }

    @discardableResult
    package func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

    package func path(_ name: String) -> String { "\(path)/\(name)" }

    package func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
    }

    package func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

    /// All files below the folder, hidden ones too, sorted.
    package func files(below folder: String = "") throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: path(folder))
            .filter { name in
                let attributes = try FileManager.default.attributesOfItem(atPath: path("\(folder)/\(name)"))
                return attributes[.type] as? FileAttributeType != .typeDirectory
            }
            .sorted()
    }

    package func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    /// Packs bytes with a tool that every Debian has, or that the build installs: gzip or zstd.
    package func packed(_ bytes: [UInt8], by tool: String) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [tool, "-q", "-c", try write("to-pack", bytes)]
        process.standardOutput = FileHandle(forWritingAtPath: try write("packed", ""))
        try process.run()
        process.waitUntilExit()
        return try self.bytes("packed")
    }
}
