internal import CArchive
internal import Glibc

/// The files in an archive, one after the other, through libarchive; or the one stream in a compressed file that is not
/// for zlib and libzstd.
///
/// Nothing is written anywhere: names are names, and lead to no place outside.
@safe package final class ArchiveReader {
    /// A file in an archive.
    package struct Entry: Sendable {
        /// As the archive has it.
        package var name: String
        package var isFile: Bool
    }

    private static let blockBytes = 1 << 17
    /// Of zeros, behind the last file of a tar.
    private static let endMarkBytes = 512

    // SAFETY: made in init, freed in deinit, never handed out.
    private let archive: OpaquePointer
    // SAFETY: made in init, freed in deinit, in use during calls of ours alone. Nil where the system lacks it.
    private let namesLocale: locale_t?
    // SAFETY: allocated in init, freed in deinit; libarchive reads it during its calls alone.
    private let block: UnsafeMutableRawBufferPointer
    private let source: (UnsafeMutableRawBufferPointer) throws(StreamError) -> Int
    private let kind: Compression
    /// What the source or the library failed with; nothing can be read after that.
    private var failure: StreamError?
    /// Bytes that were taken from the source.
    private(set) var bytesTaken = 0
    private var hasSourceEnded = false
    /// Zeros that the bytes end with, as far as they may be an end mark.
    private var zerosAtEnd = 0

    /// Where the library goes to and fro: the list of what is in a 7z stands behind it.
    private var seekable: OpenFile?

    /// The files of an archive.
    package convenience init(over stream: ByteStream, _ kind: Compression) throws(StreamError) {
        unsafe try self.init(kind, source: stream.read)
    }

    /// - Parameter source: writes bytes to the start of some room, and returns how many; 0 at the end.
    init(
        _ kind: Compression, source: @escaping (UnsafeMutableRawBufferPointer) throws(StreamError) -> Int
    ) throws(StreamError) {
        self.kind = kind
        unsafe namesLocale = unsafe newlocale(1 << LC_CTYPE, "C.UTF-8", nil)
        unsafe self.source = source
        unsafe block = .allocate(byteCount: Self.blockBytes, alignment: 16)
        // SAFETY: an owned reader, or null when memory is short.
        guard let archive = unsafe archive_read_new() else {
            unsafe block.deallocate()
            throw .system(SystemError(operation: "unpack", code: ENOMEM))
        }
        unsafe self.archive = archive
        switch kind {
        case .tar: unsafe archive_read_support_format_tar(archive)
        case .zip: unsafe archive_read_support_format_zip_streamable(archive)
        case .sevenZip: unsafe archive_read_support_format_7zip(archive)
        default:
            unsafe archive_read_support_filter_bzip2(archive)
            unsafe archive_read_support_filter_xz(archive)
            unsafe archive_read_support_filter_lz4(archive)
            unsafe archive_read_support_filter_lzip(archive)
            unsafe archive_read_support_format_raw(archive)
        }
        guard kind != .sevenZip else {
            try openCopy()
            return
        }
        // SAFETY: the reader calls back during calls of ours alone, while we live.
        let status = unsafe archive_read_open(
            archive, Unmanaged.passUnretained(self).toOpaque(), nil,
            { _, context, buffer in
                let reader = unsafe Unmanaged<ArchiveReader>.fromOpaque(context!).takeUnretainedValue()
                return unsafe reader.fill(buffer!)
            }, nil)
        try check(status)
    }

    deinit {
        // SAFETY: nothing else holds them.
        unsafe archive_read_free(archive)
        unsafe block.deallocate()
        if let namesLocale = unsafe namesLocale { unsafe freelocale(namesLocale) }
    }

    /// Opens a copy of all bytes, in a temporary file without a name.
    private func openCopy() throws(StreamError) {
        let file: OpenFile
        do throws(SystemError) { file = OpenFile(try .unnamedTemporary()) } catch { throw .system(error) }
        while true {
            let count = unsafe try source(block)
            guard count > 0 else { break }
            bytesTaken += count
            // SAFETY: the block has at least so many bytes.
            do throws(SystemError) { unsafe try file.descriptor.write(.init(rebasing: block[..<count])) } catch {
                throw .system(error)
            }
        }
        do throws(SystemError) { try file.rewind() } catch { throw .system(error) }
        seekable = file
        // SAFETY: the file is open as long as the reader lives.
        try check(unsafe archive_read_open_fd(archive, file.descriptor.number, Self.blockBytes))
    }

    /// Whether nothing can be read any more.
    package var hasFailed: Bool { failure != nil }

    private func fill(_ buffer: UnsafeMutablePointer<UnsafeRawPointer?>) -> Int {
        // SAFETY: libarchive reads as many bytes of the block as we return, before it asks again.
        unsafe buffer.pointee = unsafe UnsafeRawPointer(block.baseAddress)
        do throws(StreamError) {
            let count = unsafe try source(block)
            bytesTaken += count
            hasSourceEnded = count == 0
            let tail = unsafe block[max(0, count - Self.endMarkBytes)..<count]
            let zeros = unsafe tail.reversed().prefix { $0 == 0 }.count
            zerosAtEnd = zeros == count ? zerosAtEnd + zeros : zeros
            return count
        } catch {
            failure = error
            return -1
        }
    }

    private func check(_ status: Int32) throws(StreamError) {
        guard status < ARCHIVE_WARN else { return }
        if let failure { throw failure }
        // SAFETY: the reader's message lives until its next call, and is copied at once.
        let reason = unsafe archive_error_string(archive).map { unsafe String(cString: $0) }
        let error = StreamError.corrupt(kind, offset: bytesTaken, reason: reason ?? "error \(status) of libarchive")
        failure = error
        throw error
    }

    /// The next file or folder; nil behind the last.
    package func next() throws(StreamError) -> Entry? {
        var entry: OpaquePointer?
        // The library turns names into those of the locale, of which the program has none, and drops what has none there.
        // SAFETY: the thread has its own locale back before anything else is done.
        let before = unsafe namesLocale.map { unsafe uselocale($0) }
        defer { if let before = unsafe before { unsafe uselocale(before) } }
        // SAFETY: the entry is the reader's, and lives until its next call; its name is copied.
        let status = unsafe archive_read_next_header(archive, &entry)
        guard status != ARCHIVE_EOF else {
            // The library takes the end of the bytes for that of the archive.
            guard kind != .tar || !hasSourceEnded || zerosAtEnd >= Self.endMarkBytes else {
                throw .truncated(.tar, offset: bytesTaken)
            }
            return nil
        }
        try check(status)
        let name = unsafe archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)
        return Entry(
            name: unsafe name.map { unsafe String(cString: $0) } ?? "",
            isFile: unsafe archive_entry_filetype(entry) & 0o170000 == 0o100000)
    }

    /// Writes some bytes of the file to the start of the room; 0 at its end.
    func read(_ room: UnsafeMutableRawBufferPointer) throws(StreamError) -> Int {
        // SAFETY: the library writes at most `count` bytes to the room.
        let count = unsafe archive_read_data(archive, room.baseAddress, room.count)
        if count < 0 { try check(Int32(truncatingIfNeeded: count)) }
        return max(count, 0)
    }
}
