internal import Bindings

/// What stands below the folders of a corpus and is not read, or not where it stands.
package struct PassedOver: Sendable, Equatable {
    /// In the order in which they are told.
    private enum Kind: Int, CaseIterable {
        case unreadableFile, unreadableFolder, danglingLink, linkLoop, repeatedFolder, special, otherEnding, hidden
        case linkedFolder

        /// Of one, and of several.
        var words: (one: String, several: String) {
            switch self {
            case .unreadableFile: ("file that may not be read", "files that may not be read")
            case .unreadableFolder: ("folder that may not be read", "folders that may not be read")
            case .danglingLink: ("link that leads nowhere", "links that lead nowhere")
            case .linkLoop: ("link that leads to itself", "links that lead to themselves")
            case .repeatedFolder: ("link to a folder that is read already", "links to folders that are read already")
            case .special: ("pipe, socket or device", "pipes, sockets or devices")
            case .otherEnding: ("file with another ending", "files with other endings")
            case .hidden: ("hidden name", "hidden names")
            case .linkedFolder: ("linked folder", "linked folders")
            }
        }
    }

    private var kinds: [Kind: (count: Int, first: String)] = [:]

    package init() {}

    package static func == (a: Self, b: Self) -> Bool {
        a.kinds.mapValues(\.count) == b.kinds.mapValues(\.count)
            && a.kinds.mapValues(\.first) == b.kinds.mapValues(\.first)
    }

    private mutating func add(_ kind: Kind, _ count: Int, first path: String) {
        let (counted, first) = kinds[kind] ?? (0, path)
        kinds[kind] = (counted + count, first)
    }

    /// Adds what was passed over in a later folder.
    mutating func add(_ other: PassedOver) {
        for (kind, found) in other.kinds { add(kind, found.count, first: found.first) }
    }

    mutating func addOtherEnding(_ path: String) { add(.otherEnding, 1, first: path) }

    /// - Parameter whole: the path, as the user knows it, of one below the folder.
    mutating func add(_ listing: FolderListing, whole: (String) -> String) {
        for (aside, found) in listing.aside {
            let kind: Kind =
                switch aside {
                case .linkedFolder: .linkedFolder
                case .danglingLink: .danglingLink
                case .linkLoop: .linkLoop
                case .repeatedFolder: .repeatedFolder
                case .unreadableFolder: .unreadableFolder
                case .unreadableFile: .unreadableFile
                case .special: .special
                case .hidden: .hidden
                }
            add(kind, found.count, first: whole(found.first))
        }
    }

    /// What is not read, counted, each kind with its first: "2 links that lead nowhere, the first news/a.txt"; nil for
    /// nothing. Hidden names, which are never read, are told only where there is nothing else to read.
    package func leftOut(withHidden: Bool = false) -> String? {
        text(of: Kind.allCases.filter { $0 != .linkedFolder && ($0 != .hidden || withHidden) })
    }

    /// The linked folders that are read, in the same words; nil where there is none.
    package var followed: String? { text(of: [.linkedFolder]) }

    private func text(of wanted: [Kind]) -> String? {
        let parts = wanted.compactMap { kind in
            kinds[kind].map { count, first in
                let first = ShownText.line(first)
                return count == 1
                    ? "1 \(kind.words.one), \(first)" : "\(count) \(kind.words.several), the first \(first)"
            }
        }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }
}
