using System.ComponentModel;
using System.Diagnostics;

namespace DistrictCoaching.Bench;

/// <summary>
/// A benchmark once more, as on a disk whose flush reaches the medium: each fsync and fdatasync is held for 2 ms by strace, the baseline's too. Virtual disks answer in a tenth of that.
/// </summary>
internal static class SlowFlush
{
    private const int Microseconds = 2_000;

    public static async Task Run(string bench)
    {
        string[] arguments =
        [
            "-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync", "-e", $"inject=fsync,fdatasync:delay_exit={Microseconds}", Environment.ProcessPath!, bench,
        ];
        try
        {
            using var process = Process.Start(new ProcessStartInfo("strace", arguments))!;
            await process.WaitForExitAsync();
        }
        catch (Win32Exception)
        {
            Console.WriteLine("Not measured: it needs strace 5.3 or newer. Install the package strace.");
        }
    }
}
