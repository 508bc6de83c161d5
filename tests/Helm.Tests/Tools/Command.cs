using System.Diagnostics;

namespace DistrictCoaching.Helm.Tests;

/// <summary>Another program, run to its end.</summary>
internal static class Command
{
    /// <summary>What it printed; a failure ends the test with what it said.</summary>
    public static async Task<string> Run(string folder, string program, params string[] arguments)
    {
        var (code, printed, said) = await Try(folder, program, arguments);
        Assert.True(code == 0, $"{program} {string.Join(' ', arguments)} ended with {code}: {said}{printed}");
        return printed;
    }

    public static async Task<(int Code, string Printed, string Said)> Try(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (printed, said) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await printed, await said);
    }
}
