internal import Platform

/// How files that are written take their places at one moment, told so that an interrupted switch can be completed, or
/// taken back.
///
/// Every name becomes a link that leads, through one link which all have in common, to the old file or the new one. That
/// link is switched by one rename: whoever opens a name before it sees the old set, and after it the new. Then the new
/// files take the places of the links. `.storyfold-…` is the staging folder, the first where there are several:
///
///     news.jsonl -> .storyfold-…/side/0
///     .storyfold-…/side -> sides/now/0         in other staging folders, to this one's sides/now/1, …
///     .storyfold-…/sides/now -> old            the link that is switched to "new"
///     .storyfold-…/sides/old/0 -> ../../old    where 0 is a second name of the old file, or nothing
///     .storyfold-…/sides/new/0 -> ../../new    where 0 is the new file, or nothing where it is to be removed
///
/// Where the file system has no links, files take their places one after the other, and what was begun is completed.
struct SwitchJournal {
    struct Change {
        /// Of its files in the staging folder.
        var number: Int
        /// The staging folder, by its place in ``SwitchJournal/folders``.
        var folder: Int
        /// Relative to the root of the staging folder.
        var name: String
        /// Whether the new set has no such file.
        var isRemoval: Bool
        /// Whether the old set has the file.
        var isReplacing: Bool
    }

    /// The paths of the staging folders.
    var folders: [String]
    var changes: [Change]
    /// The folders that were made for new files, each before those in it.
    var made: [(folder: Int, name: String)] = []
    var usesLinks = true

    var home: String { folders[0] }
    func root(_ folder: Int) -> String { folders[folder].splitAtLastSlash.folder }
    func path(_ folder: Int, _ name: String) -> String {
        let root = root(folder)
        return root == "/" ? "/\(name)" : "\(root)/\(name)"
    }
    func path(of change: Change) -> String { path(change.folder, change.name) }
    func old(_ change: Change) -> String { "\(folders[change.folder])/old/\(change.number)" }
    func new(_ change: Change) -> String { "\(folders[change.folder])/new/\(change.number)" }

    /// What the link says that stands in the place of a file meanwhile.
    func link(of change: Change) -> String {
        let depth = change.name.utf8.count { $0 == UInt8(ascii: "/") }
        let staging = folders[change.folder].splitAtLastSlash.name
        return String(repeating: "../", count: depth) + "\(staging)/side/\(change.number)"
    }

    private func isLinked(_ change: Change) -> Bool { Folder.linkTarget(path(of: change)) == link(of: change) }

    // MARK: The switch

    /// Makes the links that all names will lead through.
    func makeSides() throws(SystemError) {
        try Folder.makeOne("\(home)/sides")
        for side in ["old", "new"] {
            try Folder.makeOne("\(home)/sides/\(side)")
            for (index, folder) in folders.enumerated() {
                try Folder.makeLink(
                    "\(home)/sides/\(side)/\(index)", leadingTo: index == 0 ? "../../\(side)" : "\(folder)/\(side)")
            }
        }
        try Folder.makeLink("\(home)/sides/now", leadingTo: "old")
        for (index, folder) in folders.enumerated() {
            try Folder.makeLink(
                "\(folder)/side", leadingTo: index == 0 ? "sides/now/0" : "\(home)/sides/now/\(index)")
        }
        for folder in [home, "\(home)/sides", "\(home)/sides/old", "\(home)/sides/new"] + folders {
            try Folder.synchronize(folder)
        }
    }

    /// Puts a link in the place of every file.
    func linkNames() throws(SystemError) {
        for change in changes {
            let link = "\(folders[change.folder])/link"
            try Folder.makeLink(link, leadingTo: self.link(of: change))
            try Folder.rename(link, to: path(of: change))
        }
        try synchronizeRoots()
    }

    /// The same where there are no links: the files take their places one after the other.
    func placeAll() throws(SystemError) {
        for change in changes {
            if change.isRemoval {
                try Folder.remove(path(of: change))
            } else {
                try Folder.rename(new(change), to: path(of: change))
            }
        }
    }

    /// Notes the folders that new files go to and that are missing.
    mutating func planFolders() {
        // By their bytes: names that are equal as strings may be two folders.
        var seen: Set<[UInt8]> = []
        for change in changes where !change.isRemoval {
            for name in change.name.foldersOnTheWay where seen.insert(Array("\(change.folder) \(name)".utf8)).inserted {
                if (try? FileStatus(of: path(change.folder, name))) == nil { made.append((change.folder, name)) }
            }
        }
    }

    func makeFolders() throws(SystemError) {
        for (folder, name) in made { try Folder.makeOne(path(folder, name)) }
    }

    /// The moment after which the new set is seen.
    func switchSides() throws(SystemError) {
        try Folder.makeLink("\(home)/link", leadingTo: "new")
        try Folder.rename("\(home)/link", to: "\(home)/sides/now")
        try? Folder.synchronize("\(home)/sides")
    }

    /// Gives the new files their places.
    ///
    /// - Returns: whether all have them. Those that have not are read through their links.
    func complete() -> Bool {
        var isComplete = true
        for change in changes {
            guard !usesLinks || isLinked(change) else { continue }
            // Once more where it failed: what is seen depends on no single call.
            isComplete = (place(change) || place(change)) && isComplete
        }
        for change in changes where change.isRemoval {
            var name = change.name
            while name.contains("/") {
                name = name.splitAtLastSlash.folder
                guard (try? Folder.removeEmpty(path(change.folder, name))) != nil else { break }
            }
        }
        try? synchronizeRoots()
        return isComplete
    }

    private func place(_ change: Change) -> Bool {
        do throws(SystemError) {
            if change.isRemoval {
                try Folder.remove(path(of: change))
            } else if usesLinks || (try? FileStatus(ofLink: new(change))) != nil {
                try Folder.rename(new(change), to: path(of: change))
            }
            return true
        } catch { return false }
    }

    /// Gives the old files their places again.
    ///
    /// - Returns: whether all have them. Those that have not are read through their links.
    func takeBack() -> Bool {
        var isComplete = true
        for change in changes {
            guard !usesLinks || isLinked(change) else { continue }
            isComplete = (restore(change) || restore(change)) && isComplete
        }
        takeBackFolders()
        try? synchronizeRoots()
        return isComplete
    }

    func takeBackFolders() {
        // One that somebody else has put a file into stays.
        for (folder, name) in made.reversed() { try? Folder.removeEmpty(path(folder, name)) }
    }

    private func restore(_ change: Change) -> Bool {
        do throws(SystemError) {
            if change.isReplacing {
                guard usesLinks || (try? FileStatus(ofLink: old(change))) != nil else { return true }
                try Folder.rename(old(change), to: path(of: change))
            } else if usesLinks || (try? FileStatus(ofLink: new(change))) == nil {
                try Folder.remove(path(of: change))
            }
            return true
        } catch { return false }
    }

    private func synchronizeRoots() throws(SystemError) {
        var done: Set<[UInt8]> = []
        for change in changes {
            let folder = path(of: change).splitAtLastSlash.folder
            guard done.insert(Array(folder.utf8)).inserted, (try? FileStatus(of: folder)) != nil else { continue }
            try Folder.synchronize(folder)
        }
    }

    // MARK: The file

    func write() throws(SystemError) {
        var lines = ["storyfold \(usesLinks ? "links" : "renames")"]
        lines += folders.dropFirst().map { "folder \(Self.encoded($0))" }
        lines += made.map { "made \($0.folder) \(Self.encoded($0.name))" }
        for change in changes {
            let word = change.isRemoval ? "remove" : "write"
            let old = change.isReplacing ? "old" : "none"
            lines.append("\(word) \(change.number) \(change.folder) \(old) \(Self.encoded(change.name))")
        }
        let file = try FileDescriptor.creating("\(home)/journal-next")
        try file.write(Array((lines.joined(separator: "\n") + "\nend\n").utf8))
        try file.synchronize()
        try file.closed()
        try Folder.rename("\(home)/journal-next", to: "\(home)/journal")
        try Folder.synchronize(home)
    }

    /// Nil where there is no journal, or what stands there is none.
    private init?(readingFrom home: String) {
        folders = [home]
        changes = []
        guard let bytes = try? FileReader.contents(of: "\(home)/journal") else { return nil }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        guard lines.last == "end", let first = lines.first else { return nil }
        usesLinks = first == "storyfold links"
        for line in lines.dropFirst().dropLast() {
            let words = line.split(separator: " ", omittingEmptySubsequences: false)
            guard let name = words.last.flatMap(Self.decoded) else { return nil }
            switch words.first {
            case "folder": folders.append(name)
            case "made" where words.count == 3:
                guard let folder = Int(words[1]), folders.indices.contains(folder) else { return nil }
                made.append((folder, name))
            case "write" where words.count == 5, "remove" where words.count == 5:
                guard let number = Int(words[1]), let folder = Int(words[2]), folders.indices.contains(folder) else {
                    return nil
                }
                changes.append(
                    Change(
                        number: number, folder: folder, name: name, isRemoval: words[0] == "remove",
                        isReplacing: words[3] == "old"))
            default: return nil
            }
        }
    }

    init(folders: [String], changes: [Change]) { (self.folders, self.changes) = (folders, changes) }

    /// Completes or takes back the switch of a run that was killed.
    ///
    /// - Returns: whether its folder is of no more use.
    static func recover(_ home: String) -> Bool {
        guard (try? FileStatus(ofLink: "\(home)/journal")) != nil else { return true }
        guard let journal = SwitchJournal(readingFrom: home) else { return false }
        // Without links what was begun is completed: every file is there, in its place or beside it.
        let isSwitched = !journal.usesLinks || Folder.linkTarget("\(home)/sides/now") == "new"
        return isSwitched ? journal.complete() : journal.takeBack()
    }

    /// A path without spaces and line breaks.
    private static func encoded(_ path: String) -> String {
        var text = ""
        for byte in path.utf8 {
            if byte > 0x20, byte < 0x7F, byte != UInt8(ascii: "%") {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }
        return text
    }

    private static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension String {
    /// The first of the names in a path.
    var firstName: String { String(unicodeScalars.prefix { $0 != "/" }) }

    /// The folders that a file is in, each before those in it: "a", "a/b" of "a/b/c".
    var foldersOnTheWay: [String] {
        var folders: [String] = []
        // By scalars: a slash and a mark behind it are one character.
        var rest = unicodeScalars[...]
        while let slash = rest.firstIndex(of: "/") {
            folders.append(String(unicodeScalars[..<slash]))
            rest = rest[unicodeScalars.index(after: slash)...]
        }
        return folders
    }
}
