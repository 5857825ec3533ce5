internal import Platform

/// What one run wrote to a folder, in a file in it: names, sizes and hashes.
///
/// It is switched with the files that it lists. A later run replaces and removes these and nothing else.
package struct Manifest {
    package static let name = "manifest.json"
    private static let title = "files of one run, the only ones that the next one replaces or removes"

    struct File: Equatable {
        var bytes: Int
        var hash: UInt64

        /// A file that differs from run to run; it is known by its name alone, so that the manifest does not differ too.
        static let ofRun = File(bytes: -1, hash: 0)
    }

    /// By the bytes of their names: those that are equal as strings may be two.
    private(set) var files: [[UInt8]: File] = [:]

    subscript(name: String) -> File? {
        get { files[Array(name.utf8)] }
        set { files[Array(name.utf8)] = newValue }
    }

    init() {}

    /// Whether the file is one that a run of ours wrote, told by its name and its first bytes.
    static func isOurs(_ path: String) -> Bool {
        guard path.fileName == name, let lines = try? FileEnds(of: path).lines else { return false }
        return lines.first?.hasPrefix("{\"storyfold\":\"\(title)\",") ?? false
    }

    /// Nil where there is none, or the file of its name is another's.
    init?(in folder: String) {
        let path = folder == "/" ? "/\(Self.name)" : "\(folder)/\(Self.name)"
        guard let bytes = try? FileReader.contents(of: path) else { return nil }
        guard ByteChecks.firstInvalidUTF8(bytes[...]) == nil, let document = try? JSONDocument(bytes, path: path),
            case .object(let members) = document.content, members.count == 2, members[0].name == "storyfold",
            case .string(Self.title) = members[0].value.content, case .array(let files) = members[1].value.content
        else { return nil }
        for file in files {
            if case .object(let fields) = file.content, fields.count == 1,
                case .string(let name) = fields[0].value.content
            {
                self[name] = .ofRun
                continue
            }
            guard case .object(let fields) = file.content, fields.count == 3,
                case .string(let name) = fields[0].value.content, case .number(let bytes) = fields[1].value.content,
                let bytes = Int(exactly: bytes), case .string(let digits) = fields[2].value.content,
                let hash = UInt64(digits, radix: 16)
            else { return nil }
            self[name] = File(bytes: bytes, hash: hash)
        }
    }

    /// The files in the order of their names.
    var text: String {
        let lines = files.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { name, file in
            let digits = String(file.hash, radix: 16)
            let hash = String(repeating: "0", count: 16 - digits.count) + digits
            let quoted = Self.quoted(String(decoding: name, as: UTF8.self))
            if file == .ofRun { return "{\"name\":\(quoted)}" }
            return "{\"name\":\(quoted),\"bytes\":\(file.bytes),\"hash\":\"\(hash)\"}"
        }
        return "{\"storyfold\":\"\(Self.title)\",\"files\":[\n\(lines.joined(separator: ",\n"))\n]}\n"
    }

    private static func quoted(_ name: String) -> String {
        var text = "\""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "\"", "\\": text += "\\\(scalar)"
            case "\0"..<" ":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}
