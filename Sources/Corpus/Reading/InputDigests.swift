internal import Platform
internal import Dispatch
internal import Synchronization

/// The SHA-256 digests of the files that a run has read, made while it goes on with other work.
package final class InputDigests: Sendable {
    private let group = DispatchGroup()
    private let digests: Mutex<[String?]>

    /// Begins at once, in the background.
    ///
    /// - Parameter inputs: as reading left them.
    package init(of inputs: [Input]) {
        digests = Mutex(Array(repeating: nil, count: inputs.count))
        DispatchQueue.global(qos: .utility).async(group: group) { [self] in
            for (index, input) in inputs.enumerated() {
                guard let digest = Self.digest(of: input) else { continue }
                digests.withLock { $0[index] = digest }
            }
        }
    }

    /// By input, in hexadecimal digits, as sha256sum prints them; nil for what can be read only once, what has changed since,
    /// and files in an archive, whose own digest there is.
    package func finished() -> [String?] {
        group.wait()
        return digests.withLock { $0 }
    }

    private static func digest(of input: Input) -> String? {
        guard input.entry == nil, let status = input.status, let reader = try? FileReader(input.path) else {
            return nil
        }
        var stream = SHA256.Stream()
        do {
            while let bytes = try reader.next() { stream.append(bytes) }
            guard try FileStatus(of: input.path) == status else { return nil }
        } catch { return nil }
        return stream.finished().map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
