internal import Glibc

/// Which file a path leads to, whatever its spelling and the links on its way; of one that is missing, where it would be.
package struct PathIdentity: Sendable, Hashable {
    /// Of what is there; of the deepest folder on the way where not all is.
    private let found: FileStatus.Identity
    /// The names below that folder; none where the path leads to something.
    private let missing: [String]
    /// The folders on the way, from the one that holds it to the root.
    private let ancestors: [FileStatus.Identity]
    /// With no link in it as far as it is there.
    package let path: String

    package init(_ path: String) {
        let place = Folder.destination(of: path)
        var (existing, missing): (String, [String]) = (place, [])
        while (try? FileStatus(of: existing)) == nil, existing != "/", existing != "." {
            let (folder, name) = existing.splitAtLastSlash
            missing.insert(name, at: 0)
            existing = folder
        }
        self.path = place
        self.missing = missing
        found = (try? FileStatus(of: existing).identity) ?? .none
        var above = existing
        var ancestors = missing.isEmpty ? [] : [found]
        while above != "/", above != "." {
            above = above.splitAtLastSlash.folder
            if let status = try? FileStatus(of: above) { ancestors.append(status.identity) }
        }
        self.ancestors = ancestors
    }

    package static func == (a: PathIdentity, b: PathIdentity) -> Bool { a.found == b.found && a.missing == b.missing }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(found)
        hasher.combine(missing)
    }

    /// Of the file that is there; nil where none is.
    package var file: FileStatus.Identity? { missing.isEmpty ? found : nil }

    /// Whether the path leads to something below a folder.
    package func isBelow(_ folder: PathIdentity) -> Bool {
        if let identity = folder.file { return ancestors.contains(identity) }
        return found == folder.found && missing.count > folder.missing.count
            && missing.starts(with: folder.missing)
    }

    /// The names on the way from a folder to what is below it, as far as they can be told.
    package func names(below folder: PathIdentity) -> [String] {
        let prefix = folder.path == "/" ? "/" : folder.path + "/"
        return path.hasPrefix(prefix) ? path.dropFirst(prefix.count).split(separator: "/").map(String.init) : []
    }
}

extension FileStatus.Identity {
    fileprivate static let none = FileStatus.Identity(device: 0, inode: 0)
}

extension Folder {
    /// The path that a file written to a path comes to stand at: behind all links, those that lead nowhere too.
    package static func destination(of path: String) -> String {
        var path = path
        // As many as the system follows.
        for _ in 0..<40 {
            while path.count > 1, path.hasSuffix("/") { path.removeLast() }
            if let resolved = resolved(path) { return resolved }
            guard let target = linkTarget(path) else { break }
            path = target.hasPrefix("/") ? target : "\(path.splitAtLastSlash.folder)/\(target)"
        }
        let (folder, name) = path.splitAtLastSlash
        guard folder != path else { return path }
        let above = destination(of: folder)
        switch name {
        case ".": return above
        case "..": return above.splitAtLastSlash.folder
        default: return above == "/" ? "/\(name)" : "\(above)/\(name)"
        }
    }
}

extension String {
    /// The folder a path is in, "." where the path names none, and the last name of the path.
    package var splitAtLastSlash: (folder: String, name: String) {
        // By bytes: "/" and a combining mark after it are one character.
        guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", self) }
        return (slash == startIndex ? "/" : String(self[..<slash]), String(self[utf8.index(after: slash)...]))
    }
}
