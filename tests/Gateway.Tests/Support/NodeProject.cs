using System.ComponentModel;
using System.Diagnostics;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>Classes in this collection share what npm installed.</summary>
[CollectionDefinition(nameof(NodeProject))]
public sealed class NodeCollection : ICollectionFixture<NodeProject>;

/// <summary>The scripts of the folder Audit with the npm packages that they need, in a temporary folder; they need node and npm.</summary>
public sealed class NodeProject : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("audit-");
    private (int Code, string Output) installed;

    private static bool IsCi => Environment.GetEnvironmentVariable("CI") == "true";

    public async ValueTask InitializeAsync()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Audit")))
        {
            File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        }

        installed = await Start("npm", [], "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    }

    /// <summary>The lines that a script printed; it must end well.</summary>
    public async Task<string[]> Run(string script, params IEnumerable<(string Name, string Value)> environment)
    {
        Assert.SkipUnless(installed.Code == 0 || IsCi, $"npm could not install the packages: {installed.Output}");
        Assert.True(installed.Code == 0, installed.Output);
        var (ended, lines) = await Start("node", environment, script);
        Assert.True(ended == 0, lines);
        return lines.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return default;
    }

    private async Task<(int Code, string Output)> Start(string program, IEnumerable<(string Name, string Value)> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            using var process = Process.Start(start)!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return (process.ExitCode, process.ExitCode == 0 ? await output : await output + await error);
        }
        catch (Win32Exception missing)
        {
            return (-1, missing.Message);
        }
    }
}
