internal import Glibc

/// The files below a folder, and what stands there beside them.
///
/// Links to files and folders are followed. A folder is entered once, by its own name where it has one below the root:
/// neither a loop of links nor a thicket of them makes the listing longer than what is there. Names that begin with a
/// dot are left out.
package struct FolderListing: Sendable {
    /// What is not read, or read by a link.
    package enum Aside: Int, Sendable, CaseIterable {
        case linkedFolder
        case danglingLink
        case linkLoop
        /// A link to a folder that is read already, or to one that the link is in.
        case repeatedFolder
        case unreadableFolder
        case unreadableFile
        /// A pipe, a socket or a device.
        case special
        case hidden
    }

    /// Relative to the folder, sorted by their bytes.
    package private(set) var files: [String] = []
    /// How many there are of a kind, and the first by its bytes.
    package private(set) var aside: [Aside: (count: Int, first: String)] = [:]

    private let root: String
    private var entered: Set<FileStatus.Identity>
    /// To be looked at when all folders that need no link have been entered.
    private var links: [String] = []

    /// - Complexity: O(n log n) for n entries.
    /// - Throws: when the folder itself may not be read.
    package init(of root: String) throws(SystemError) {
        self.root = root
        entered = [try FileStatus(of: root).identity]
        var folders = try enter("")
        repeat {
            while let folder = folders.popLast() {
                if let more = try? enter(folder) { folders += more } else { note(.unreadableFolder, folder) }
            }
            // Sorted, so that the order of a folder's entries does not decide by which link another is entered.
            for link in links.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
                guard let identity = try? FileStatus(of: path(link)).identity else { continue }
                let isNew = entered.insert(identity).inserted
                note(isNew ? .linkedFolder : .repeatedFolder, link)
                if isNew { folders.append(link) }
            }
            links = []
        } while !folders.isEmpty
        files.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private func path(_ relative: String) -> String {
        relative.isEmpty ? root : root == "/" ? "/\(relative)" : "\(root)/\(relative)"
    }

    private mutating func note(_ kind: Aside, _ path: String) {
        let (count, first) = aside[kind] ?? (0, path)
        aside[kind] = (count + 1, path.utf8.lexicographicallyPrecedes(first.utf8) ? path : first)
    }

    /// Takes the files of one folder, and returns the folders in it.
    private mutating func enter(_ folder: String) throws(SystemError) -> [String] {
        var folders: [String] = []
        for (name, isLink) in try Folder.entries(in: path(folder)) {
            let entry = folder.isEmpty ? name : "\(folder)/\(name)"
            if name.utf8.first == UInt8(ascii: ".") {
                note(.hidden, entry)
                continue
            }
            let status: FileStatus
            do throws(SystemError) { status = try FileStatus(of: path(entry)) } catch {
                switch error.code {
                case ENOENT, ENOTDIR:
                    // What is no link has gone since the folder was read.
                    if isLink { note(.danglingLink, entry) }
                case ELOOP: note(.linkLoop, entry)
                default: note(.unreadableFile, entry)
                }
                continue
            }
            switch status.kind {
            case .file:
                if Folder.isReadable(path(entry)) { files.append(entry) } else { note(.unreadableFile, entry) }
            case .folder:
                if isLink {
                    links.append(entry)
                } else if entered.insert(status.identity).inserted {
                    folders.append(entry)
                }
            case .link, .other: note(.special, entry)
            }
        }
        return folders
    }
}
