internal import Platform
import Kernels

/// A file of sections (``SectionFormat``) that is read in places: each block is checked as it is read.
package final class SectionFile: Sendable {
    package let path: String
    private let format: SectionFormat
    private let file: OpenFile
    private let sections: [(firstBlock: Int, bytes: Int)]

    /// Blocks read at a time of a long range.
    private static let mostBlocks = 64

    /// Whether a file begins as those of a format do, of any version; whoever cannot read it is told so later.
    package static func isOne(_ path: String, _ format: SectionFormat) -> Bool {
        guard path != "-", let status = try? FileStatus(of: path), status.kind == .file,
            let file = try? OpenFile(.reading(path))
        else { return false }
        let name = Array("\(format.name) ".utf8)
        return status.bytes > name.count && (try? file.bytes(at: 0, count: name.count)) == name
    }

    /// - Throws: when the file is not of this format and version, is damaged at its ends, or cannot be read.
    package init(_ format: SectionFormat, reading path: String) throws(CorpusError) {
        let size: Int
        do throws(SystemError) {
            file = OpenFile(try .reading(path))
            size = try file.status().bytes
        } catch { throw CorpusError(error, path: path, code: .noInput) }
        (self.path, self.format) = (path, format)
        let block = SectionFormat.blockBytes
        // The version first: of another one nothing else need be as it is here.
        let first = try Self.read(at: 0, count: min(size, SectionFormat.contentBytes), of: file, path)
        let name = Array("\(format.name) ".utf8)
        guard first.starts(with: name) else {
            throw CorpusError(
                .badInput, at: .init(path: path), "this is no \(format.name)", remedy: format.remedy)
        }
        let version = first.dropFirst(name.count).prefix { (0x30...0x39).contains($0) }
        if let number = Int(String(decoding: version, as: UTF8.self)), number != format.version,
            first.dropFirst(name.count + version.count).first == 0x0A
        {
            throw CorpusError(
                .badInput, at: .init(path: path),
                "the \(format.name) is of version \(number), expected version \(format.version)",
                remedy: format.remedy)
        }
        guard size >= 2 * block, size % block == 0 else {
            throw CorpusError(
                .badInput, at: .init(path: path, byte: size),
                "the file ends within a block of \(block) bytes: it was cut short", remedy: format.remedy)
        }
        let head = try Self.content(ofBlocks: 0..<1, of: file, path, format)
        guard head.starts(with: format.firstLine) else { throw Self.damage(block: 0, path, format) }
        let last = size / block - 1
        let content = try Self.content(ofBlocks: last..<last + 1, of: file, path, format)
        let numbers = LittleEndian.numbers(content.span, as: UInt64.self).prefix(1 + 2 * format.sections)
            .map { Int(exactly: $0) ?? -1 }
        guard numbers[0] == last + 1 else { throw Self.damage(block: last, path, format) }
        sections = (0..<format.sections).map { (numbers[1 + 2 * $0], numbers[2 + 2 * $0]) }
        for section in sections
        where !(1...last).contains(section.firstBlock) || section.bytes < 0
            || section.bytes > (last - section.firstBlock) * SectionFormat.contentBytes
        {
            throw Self.damage(block: last, path, format)
        }
    }

    package func byteCount(of section: Int) -> Int { sections[section].bytes }

    /// How many numbers a section has.
    package func count<Number: FixedWidthInteger>(of section: Int, as type: Number.Type) -> Int {
        sections[section].bytes / MemoryLayout<Number>.size
    }

    /// Part of a section.
    ///
    /// - Throws: here and below, when the file is damaged there, or cannot be read.
    package func bytes(_ range: Range<Int>, of section: Int) throws(CorpusError) -> [UInt8] {
        let (firstBlock, count) = sections[section]
        guard range.lowerBound >= 0, range.upperBound <= count else { throw damage(in: section) }
        let content = SectionFormat.contentBytes
        var bytes: [UInt8] = []
        bytes.reserveCapacity(range.count)
        var start = range.lowerBound
        while start < range.upperBound {
            let block = start / content
            let end = min((range.upperBound + content - 1) / content, block + Self.mostBlocks)
            let some = try Self.content(
                ofBlocks: firstBlock + block..<firstBlock + end, of: file, path, format)
            bytes += some[start - block * content..<min(some.count, range.upperBound - block * content)]
            start = end * content
        }
        return bytes
    }

    /// Some of the numbers of a section.
    package func numbers<Number: FixedWidthInteger & BitwiseCopyable>(
        _ range: Range<Int>, of section: Int, as type: Number.Type = Number.self
    ) throws(CorpusError) -> [Number] {
        let width = MemoryLayout<Number>.size
        guard range.lowerBound >= 0, range.upperBound <= count(of: section, as: type) else {
            throw damage(in: section)
        }
        let bytes = try bytes(range.lowerBound * width..<range.upperBound * width, of: section)
        return LittleEndian.numbers(bytes.span)
    }

    /// All numbers of a section.
    package func numbers<Number: FixedWidthInteger & BitwiseCopyable>(
        of section: Int, as type: Number.Type = Number.self
    ) throws(CorpusError) -> [Number] {
        try numbers(0..<count(of: section, as: type), of: section)
    }

    /// Reads every block of the file.
    ///
    /// - Complexity: O(n) in its bytes.
    package func verify() throws(CorpusError) {
        let blocks: Int
        do throws(SystemError) { blocks = try file.status().bytes / SectionFormat.blockBytes } catch {
            throw CorpusError(error, path: path)
        }
        for first in stride(from: 0, to: blocks, by: Self.mostBlocks) {
            _ = try Self.content(ofBlocks: first..<min(blocks, first + Self.mostBlocks), of: file, path, format)
        }
    }

    /// That a section cannot be as it was written.
    package func damage(in section: Int) -> CorpusError {
        Self.damage(block: sections[section].firstBlock, path, format)
    }

    // MARK: Blocks

    private static func content(
        ofBlocks blocks: Range<Int>, of file: OpenFile, _ path: String, _ format: SectionFormat
    ) throws(CorpusError) -> [UInt8] {
        let (size, content) = (SectionFormat.blockBytes, SectionFormat.contentBytes)
        let bytes = try read(at: blocks.lowerBound * size, count: blocks.count * size, of: file, path)
        var contents: [UInt8] = []
        contents.reserveCapacity(blocks.count * content)
        for block in blocks {
            let start = (block - blocks.lowerBound) * size
            let checksum = LittleEndian.numbers(
                bytes.span.extracting(start + content..<start + size), as: UInt64.self)[0]
            guard SectionFormat.checksum(of: bytes.span.extracting(start..<start + content), block: block) == checksum
            else { throw damage(block: block, path, format) }
            contents += bytes[start..<start + content]
        }
        return contents
    }

    private static func read(
        at offset: Int, count: Int, of file: OpenFile, _ path: String
    ) throws(CorpusError) -> [UInt8] {
        do throws(SystemError) { return try file.bytes(at: offset, count: count) } catch {
            throw CorpusError(error, path: path)
        }
    }

    private static func damage(block: Int, _ path: String, _ format: SectionFormat) -> CorpusError {
        CorpusError(
            .badInput, at: .init(path: path, byte: block * SectionFormat.blockBytes),
            "the block there is damaged: its checksum is that of other bytes", remedy: format.remedy)
    }
}
