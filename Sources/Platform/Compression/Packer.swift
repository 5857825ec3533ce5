internal import CArchive
internal import Glibc

/// Compresses a stream of bytes, through libarchive. The same bytes give the same result on any day.
@safe package final class Packer {
    // SAFETY: made in init, freed in deinit, never handed out.
    private let archive: OpaquePointer
    // SAFETY: the same.
    private let entry: OpaquePointer
    private var packed: [UInt8] = []

    /// - Returns: nil for what cannot be written.
    /// - Throws: when memory is short.
    package init?(_ compression: Compression) throws(SystemError) {
        guard [.gzip, .zstd, .bzip2, .xz].contains(compression) else { return nil }
        // SAFETY: owned objects, or null when memory is short; freed in deinit.
        guard let archive = unsafe archive_write_new() else { throw SystemError(operation: "pack", code: ENOMEM) }
        guard let entry = unsafe archive_entry_new() else {
            unsafe archive_write_free(archive)
            throw SystemError(operation: "pack", code: ENOMEM)
        }
        (unsafe self.archive, unsafe self.entry) = unsafe (archive, entry)
        switch compression {
        case .zstd: unsafe archive_write_add_filter_zstd(archive)
        case .bzip2: unsafe archive_write_add_filter_bzip2(archive)
        case .xz: unsafe archive_write_add_filter_xz(archive)
        default:
            unsafe archive_write_add_filter_gzip(archive)
            unsafe archive_write_set_filter_option(archive, "gzip", "timestamp", nil)
        }
        unsafe archive_write_set_format_raw(archive)
        unsafe archive_write_set_bytes_per_block(archive, 0)
        unsafe archive_entry_set_filetype(entry, 0o100000)
        // SAFETY: the writer calls back during calls of ours alone, with bytes that are copied before it returns.
        let status = unsafe archive_write_open(
            archive, Unmanaged.passUnretained(self).toOpaque(), nil,
            { _, context, bytes, count in
                let packer = unsafe Unmanaged<Packer>.fromOpaque(context!).takeUnretainedValue()
                unsafe packer.packed.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
                return count
            }, nil)
        guard status >= ARCHIVE_WARN, unsafe archive_write_header(archive, entry) >= ARCHIVE_WARN else {
            throw SystemError(operation: "pack", code: ENOMEM)
        }
    }

    deinit {
        // SAFETY: nothing else holds them.
        unsafe archive_entry_free(entry)
        unsafe archive_write_free(archive)
    }

    /// The packed bytes that are ready once these have been added.
    package func pack(_ bytes: [UInt8]) throws(SystemError) -> [UInt8] {
        // SAFETY: the array's memory stays where it is during the call.
        let count = unsafe bytes.withUnsafeBytes { unsafe archive_write_data(archive, $0.baseAddress, $0.count) }
        guard count == bytes.count else { throw SystemError(operation: "pack", code: EIO) }
        defer { packed = [] }
        return packed
    }

    /// The rest of the packed bytes; nothing can be added any more.
    package func finish() throws(SystemError) -> [UInt8] {
        // SAFETY: closing leaves the object to be freed in deinit.
        guard unsafe archive_write_close(archive) >= ARCHIVE_WARN else {
            throw SystemError(operation: "pack", code: EIO)
        }
        defer { packed = [] }
        return packed
    }
}
