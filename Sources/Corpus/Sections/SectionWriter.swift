import Kernels

/// Writes a file of sections (``SectionFormat``), one after the other.
package final class SectionWriter {
    private let format: SectionFormat
    private let sink: OutputSink
    /// The content of the block that is being filled.
    private var content: [UInt8] = []
    private var blocks = 0
    private var sections: [(firstBlock: Int, bytes: Int)] = []

    /// - Throws: here and below, when the sink cannot be written.
    package init(_ format: SectionFormat, to sink: OutputSink) throws(CorpusError) {
        (self.format, self.sink) = (format, sink)
        content.reserveCapacity(SectionFormat.contentBytes)
        try append(content: format.firstLine[...])
        try endBlock()
    }

    /// Bytes of the blocks so far.
    package var bytesWritten: Int { blocks * SectionFormat.blockBytes }

    /// Begins the next section.
    package func begin() throws(CorpusError) {
        try endBlock()
        sections.append((blocks, 0))
    }

    /// Adds to the section that was begun last.
    package func append(_ bytes: ArraySlice<UInt8>) throws(CorpusError) {
        sections[sections.count - 1].bytes += bytes.count
        try append(content: bytes)
    }

    package func append<Number: FixedWidthInteger & BitwiseCopyable>(_ numbers: [Number]) throws(CorpusError) {
        var bytes: [UInt8] = []
        LittleEndian.append(numbers, to: &bytes)
        try append(bytes[...])
    }

    /// A section as a whole.
    package func add<Number: FixedWidthInteger & BitwiseCopyable>(_ numbers: [Number]) throws(CorpusError) {
        try begin()
        try append(numbers)
    }

    /// Writes where the sections are; the sink is finished by its owner.
    package func finish() throws(CorpusError) {
        precondition(sections.count == format.sections, "a file has all of its sections")
        try endBlock()
        var numbers = [UInt64(blocks + 1)]
        for section in sections { numbers += [UInt64(section.firstBlock), UInt64(section.bytes)] }
        var bytes: [UInt8] = []
        LittleEndian.append(numbers, to: &bytes)
        try append(content: bytes[...])
        try endBlock()
    }

    private func append(content bytes: ArraySlice<UInt8>) throws(CorpusError) {
        var rest = bytes
        while !rest.isEmpty {
            let some = rest.prefix(SectionFormat.contentBytes - content.count)
            content += some
            rest = rest.dropFirst(some.count)
            if content.count == SectionFormat.contentBytes { try endBlock() }
        }
    }

    /// Fills the block up and writes it; nothing where it is empty.
    private func endBlock() throws(CorpusError) {
        guard !content.isEmpty else { return }
        content.append(contentsOf: repeatElement(0, count: SectionFormat.contentBytes - content.count))
        LittleEndian.append([SectionFormat.checksum(of: content.span, block: blocks)], to: &content)
        try sink.write(content)
        content.removeAll(keepingCapacity: true)
        blocks += 1
    }
}

extension SectionFormat {
    static func checksum(of content: Span<UInt8>, block: Int) -> UInt64 {
        Hash64.combine(Hash64.hash(content), UInt64(block))
    }
}
