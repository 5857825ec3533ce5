internal import CGlibc
internal import Glibc

/// What a command learns from the process it runs in.
package enum ProcessEnvironment {
    /// The arguments of the command without its name, as ``PathText`` has them.
    ///
    /// Swift's own arguments have U+FFFD where bytes are not UTF-8, and then name no file.
    package static var arguments: [String] {
        // SAFETY: argv holds as many terminated strings as argc says, for the life of the process.
        (0..<Int(CommandLine.argc)).dropFirst().compactMap { index in
            unsafe CommandLine.unsafeArgv[index].map { unsafe PathText.text(terminated: $0) }
        }
    }

    /// Holds the places of standard input, output and error that the process was started without, so that no file of ours gets
    /// their numbers, and with these what is printed. Reading from and writing to them still fails. To be called first.
    package static func holdStandardStreams() {
        for (stream, way) in [(Int32(0), O_WRONLY), (1, O_RDONLY), (2, O_RDONLY)] where fcntl(stream, F_GETFD) < 0 {
            // The lowest number that is free is this one. SAFETY: open reads a terminated string.
            _ = unsafe open("/dev/null", way)
        }
    }

    /// An environment variable, as ``PathText`` has it; nil where it is not set.
    package static func variable(_ name: String) -> String? {
        // Safe: the string is copied before anything could change the environment.
        guard let value = unsafe getenv(name) else { return nil }
        return unsafe PathText.text(terminated: value)
    }

    /// Processors that are there to work, at least 1.
    package static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// Lets memory that is freed be used again, where the system would have to clear it for each new buffer.
    ///
    /// A corpus is read in buffers of some megabytes, each of which would otherwise be mapped and unmapped.
    package static func reuseFreedMemory() {
        mallopt(M_MMAP_THRESHOLD, 32 << 20)
        mallopt(M_TRIM_THRESHOLD, 16 << 20)
    }

    /// Gives the pages of freed memory back to the system: between stages, of which each has its own.
    package static func returnFreedMemory() { malloc_trim(0) }

    /// The most memory the process has held, in bytes.
    package static var peakMemory: Int {
        var usage = rusage()
        // Safe: the call fills one structure of the type it is given.
        guard unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
        return usage.ru_maxrss * 1_024
    }

    /// The memory the process holds, in bytes.
    package static var residentMemory: Int {
        guard let text = contents(of: "/proc/self/statm"), let pages = text.split(separator: " ").dropFirst().first
        else { return 0 }
        return (Int(pages) ?? 0) * sysconf(Int32(_SC_PAGESIZE))
    }

    /// The memory that the process can still have, in bytes: what the system has, less where a limit is lower; nil where
    /// neither tells.
    package static var availableMemory: Int? {
        [availableInSystem, availableInGroup, availableByLimit].compactMap { $0 }.min()
    }

    private static var availableInSystem: Int? {
        contents(of: "/proc/meminfo")?.split(separator: "\n").first { $0.hasPrefix("MemAvailable:") }
            .flatMap { Int($0.split(separator: " ")[1]) }.map { $0 * 1_024 }
    }

    /// What a container's limit leaves, of either version of control groups.
    private static var availableInGroup: Int? {
        for (limit, usage) in [
            ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory.current"),
            ("/sys/fs/cgroup/memory/memory.limit_in_bytes", "/sys/fs/cgroup/memory/memory.usage_in_bytes"),
        ] {
            if let limit = number(in: limit), let usage = number(in: usage), limit < 1 << 60 {
                return max(0, limit - usage)
            }
        }
        return nil
    }

    /// What a limit on the addresses of the process leaves (`ulimit -v`).
    private static var availableByLimit: Int? {
        var limit = rlimit()
        // Safe: the call fills one structure of the type it is given.
        guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0, limit.rlim_cur < 1 << 60,
            let pages = contents(of: "/proc/self/statm")?.split(separator: " ").first.flatMap({ Int($0) })
        else { return nil }
        return max(0, Int(limit.rlim_cur) - pages * sysconf(Int32(_SC_PAGESIZE)))
    }

    private static func number(in path: String) -> Int? {
        contents(of: path).flatMap { Int($0.filter { !$0.isWhitespace }) }
    }

    private static func contents(of path: String) -> String? {
        (try? FileReader.contents(of: path)).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Standard output or standard error.
    package enum Stream: Int32 {
        case output = 1
        case error = 2

        package var isTerminal: Bool { isatty(rawValue) == 1 }

        /// Columns of the terminal; nil where there is none.
        package var columns: Int? {
            var size = winsize()
            // Safe: the request fills one structure of the type it is given.
            guard unsafe ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
            return Int(size.ws_col)
        }
    }

    /// Writes to standard error at once. A failure has nowhere left to be told.
    package static func writeError(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            // Safe: the buffer is live and as long as said.
            let written = unsafe bytes.withUnsafeBufferPointer { unsafe Glibc.write(2, $0.baseAddress, $0.count) }
            guard written > 0 else { return }
            bytes = bytes.dropFirst(written)
        }
    }
}
