using System.Diagnostics;

namespace DistrictCoaching.EndToEnd;

/// <summary>Does what a page says: its snippets but the first, in their order and in one shell.</summary>
internal static class Page
{
    private const string Next = "\u241E";

    /// <summary>What the first snippet exports before it starts the service.</summary>
    public static Dictionary<string, string> Settings(Snippet start)
    {
        var lines = start.Text.Trim().Split('\n');
        Assert.Equal("./dev up", lines[^1]);
        return lines[..^1].SelectMany(line => line["export ".Length..].Split(' ')).Select(setting => setting.Split('=', 2)).ToDictionary(setting => setting[0], setting => setting[1]);
    }

    /// <summary>Each must print what the page says next.</summary>
    /// <param name="said">Told of each line that a command writes to its error stream.</param>
    public static async Task Run(DirectoryInfo folder, IReadOnlyList<Snippet> snippets, Func<string, Task>? said = null)
    {
        Assert.All(snippets, snippet => Assert.True(snippet.Language is "sh" or "js" or "json" or "text", snippet.Text));
        foreach (var file in snippets.Where(snippet => snippet.Language == "js"))
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, file.FileName), file.Text);
        }

        var commands = snippets.Skip(1).Where(snippet => snippet.Language == "sh").ToList();
        var printed = (await Shell(folder, "set -eu\n" + string.Concat(commands.Select(command => $"{command.Text}\necho {Next}\n")), said)).Split(Next);
        foreach (var (at, command) in commands.Index())
        {
            var says = snippets.SkipWhile(snippet => snippet != command).ElementAtOrDefault(1);
            Assert.True(says?.Language is null or "js" or "sh" || says.Tells(printed[at]), $"{command.Text}\nprinted\n{printed[at]}\nand the page says\n{says?.Text}");
        }
    }

    private static async Task<string> Shell(DirectoryInfo folder, string script, Func<string, Task>? told)
    {
        // what a command leaves running ends with the shell
        var start = new ProcessStartInfo("timeout", ["300", "bash", "-c", "trap 'kill $(jobs -p) 2>/dev/null || true' EXIT\n" + script]) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        using var shell = Process.Start(start)!;
        var printed = shell.StandardOutput.ReadToEndAsync();
        var said = "";
        while (await shell.StandardError.ReadLineAsync() is { } line)
        {
            said += line + "\n";
            await (told?.Invoke(line) ?? Task.CompletedTask);
        }

        await shell.WaitForExitAsync();
        Assert.True(shell.ExitCode == 0, said + await printed);
        return await printed;
    }
}
