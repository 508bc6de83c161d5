using System.ComponentModel;
using System.Diagnostics;

namespace DistrictCoaching.Tests;

/// <summary>Scripts with the npm packages that their lock file names, in a temporary folder; they need node and npm.</summary>
public sealed class NodeFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("node-");

    /// <summary>Where the packages lie, once they are installed.</summary>
    public string Modules => Path.Combine(folder.FullName, "node_modules");

    /// <summary>Copies the scripts and installs what they need; null: it is there, otherwise what npm said.</summary>
    public async Task<string?> Install(string scripts)
    {
        foreach (var file in Directory.GetFiles(scripts))
        {
            File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        }

        var (code, output) = await Start("npm", [], "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        return code == 0 ? null : output;
    }

    /// <summary>How a script ended, and what it printed.</summary>
    public Task<(int Code, string Output)> Run(string script, params IEnumerable<(string Name, string Value)> environment) => Start("node", environment, script);

    public void Dispose() => folder.Delete(recursive: true);

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
