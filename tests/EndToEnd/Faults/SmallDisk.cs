using System.Diagnostics;

namespace DistrictCoaching.EndToEnd;

/// <summary>A disk that is soon full. Needs root.</summary>
internal sealed class SmallDisk
{
    private const string Size = "700m";
    private string at = "";

    private string Ballast => Path.Combine(at, "ballast");

    public Task MountAt(DirectoryInfo folder)
    {
        at = folder.FullName;
        return Run("mount", "-t", "tmpfs", "-o", $"size={Size}", "tmpfs", at);
    }

    /// <summary>Fills it to the last byte.</summary>
    public async Task Fill()
    {
        try
        {
            await using var ballast = File.Create(Ballast);
            for (var block = new byte[1 << 16]; ;)
            {
                await ballast.WriteAsync(block);
                await ballast.FlushAsync();
            }
        }
        catch (IOException)
        {
            // full
        }
    }

    public void Free() => File.Delete(Ballast);

    public Task Unmount() => Run("umount", "-l", at);

    internal static async Task Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}");
    }
}
