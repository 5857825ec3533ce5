internal import Platform

/// What stands below the folders of a corpus and is not read, or not where it stands.
package struct PassedOver: Sendable, Equatable {
    /// In the order in which they are told.
    private enum Kind: Int, CaseIterable {
        case unreadableFile, unreadableFolder, danglingLink, linkLoop, repeatedFolder, special, otherEnding, emptyFile
        case remoteFeed, hidden
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
            case .emptyFile: ("file without an article", "files without an article")
            case .remoteFeed: ("feed on the web", "feeds on the web")
            case .hidden: ("hidden name", "hidden names")
            case .linkedFolder: ("linked folder", "linked folders")
            }
        }
    }

    private var kinds: [Kind: (count: Int, first: String)] = [:]
    /// Records that are sound and hold no article, by what they are instead.
    private var records: [String: Int] = [:]

    package init() {}

    package static func == (a: Self, b: Self) -> Bool {
        a.kinds.mapValues(\.count) == b.kinds.mapValues(\.count)
            && a.kinds.mapValues(\.first) == b.kinds.mapValues(\.first) && a.records == b.records
    }

    private mutating func add(_ kind: Kind, _ count: Int, first path: String) {
        let (counted, first) = kinds[kind] ?? (0, path)
        kinds[kind] = (counted + count, first)
    }

    /// Adds what was passed over in a later folder.
    mutating func add(_ other: PassedOver) {
        for (kind, found) in other.kinds { add(kind, found.count, first: found.first) }
    }

    /// Adds records that hold no article, by what they are instead: "items without text".
    mutating func addRecords(_ records: [String: Int]) { self.records.merge(records, uniquingKeysWith: +) }

    mutating func addRemoteFeeds(_ count: Int, first address: String) { add(.remoteFeed, count, first: address) }

    mutating func addEmptyFile(_ path: String) { add(.emptyFile, 1, first: path) }

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

    /// The records that hold no article, the most frequent kind first: "items without text (3)"; nil where there is none.
    package var recordsWithoutArticle: String? {
        let sorted = records.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return sorted.isEmpty ? nil : sorted.map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
    }
}
