import Foundation
import Testing

@testable import emconform

/// What is printed arrives, however slow its reader is.
@Suite struct ConsoleTests {
    @Test func `of a pipe that does not wait nothing is lost`() async throws {
        let reader = Capture()
        let pipe = reader.pipe.fileHandleForWriting
        try #require(fcntl(pipe.fileDescriptor, F_SETFL, O_WRONLY | O_NONBLOCK) == 0)
        reader.start()
        // Many times what a pipe holds.
        let text = String(repeating: "x", count: 1 << 22)
        #expect(Console.put(text, on: pipe.fileDescriptor) == 0)
        try pipe.close()
        let arrived = await reader.text()
        #expect(arrived.utf8.count == text.utf8.count)
    }

    /// Whether there are terminals, which a bare container need not have.
    private static var hasTerminals: Bool {
        FileManager.default.fileExists(atPath: "/dev/pts/ptmx") && access("/dev/ptmx", R_OK | W_OK) == 0
    }

    @Test(.enabled(if: hasTerminals, "there are no terminals here"))
    func `what stood on a terminal that went away is not lost by us`() throws {
        let window = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        var (lock, number) = (Int32(0), Int32(0))
        // TIOCSPTLCK and TIOCGPTN.
        let results = [ioctl(window, 0x4004_5431, &lock), ioctl(window, 0x8004_5430, &number)]
        try #require(results == [0, 0])
        let terminal = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
        defer { close(terminal) }
        #expect(Console.put("x", on: terminal) == 0)
        close(window)
        #expect(Console.put("x", on: terminal) == 0)
    }

    @Test func `what a full disk does not take is told`() {
        let disk = open("/dev/full", O_WRONLY)
        defer { close(disk) }
        #expect(Console.put("x", on: disk) == ENOSPC)
    }
}
