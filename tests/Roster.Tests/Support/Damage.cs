using System.Text;
using CsCheck;

namespace DistrictCoaching.OneRoster.Tests;

/// <summary>A right package, and what was made of it.</summary>
internal sealed record Damaged(Dictionary<string, string> Right, Dictionary<string, byte[]> Files)
{
    public bool IsChanged(params string[] names) => names.Any(name => !Files.TryGetValue(name, out var content) || Encoding.UTF8.GetString(content) != Right[name]);

    /// <summary>Whether the headers and all lines that name a person are as they were.</summary>
    public bool IsUntouched(string person) => Right.Keys.Where(name => name is "users" or "roles").All(name =>
    {
        var lines = Right[name].TrimEnd('\n').Split('\n');
        var now = Files.TryGetValue(name, out var content) ? Encoding.UTF8.GetString(content).Split('\n') : [];
        return now.Length > 0 && now[0] == lines[0] && lines.Where(line => line.Split(',').Contains(person)).All(now.Contains);
    });
}

/// <summary>Makes damage as accidents, spreadsheets and enemies do.</summary>
internal static class Damage
{
    private static readonly string[] Nasty =
    [
        "", "\"", ",", "\n", "\r", "\r\n", "\0", "\u200b", "\ufeff", "\ud83d\ude00", "ext:", "tobedeleted", "active", "bulk", "delta", "absent", "2026-02-30", "99999999999", "-1", "=1+1", "ann", "s", "s,d", "\"a\nb\"", new('x', 300),
    ];

    /// <summary>One to three changes of a package.</summary>
    public static readonly Gen<Damaged> Package = Gen.Select(Gen.Bool, Gen.Select(Gen.Int[0, 7], Gen.Int[0, 99], Gen.Int[0, 9_999], Gen.Int[0, 9_999]).Array[1, 3], (old, changes) =>
    {
        var right = old ? Small.OldFiles() : Small.WithClasses();
        var files = right.ToDictionary(file => file.Key, file => Encoding.UTF8.GetBytes(file.Value));
        foreach (var (kind, file, at, by) in changes)
        {
            var name = right.Keys.ElementAt(file % right.Count);
            if (files.TryGetValue(name, out var content) && content.Length > 0)
            {
                Change(files, name, kind, at, by);
            }
        }

        return new Damaged(right, files);
    });

    public static string Print(Damaged damaged) =>
        string.Join("\n\n", damaged.Right.Keys.Where(name => damaged.IsChanged(name)).Select(name => $"{name}:\n{(damaged.Files.TryGetValue(name, out var content) ? Encoding.Latin1.GetString(content) : "gone")}"));

    private static void Change(Dictionary<string, byte[]> files, string name, int kind, int at, int by)
    {
        var content = files[name];
        var (place, nasty) = (at % content.Length, Encoding.UTF8.GetBytes(Nasty[by % Nasty.Length]));
        switch (kind)
        {
            case 0:
                content[place] = (byte)by;
                break;
            case 1:
                files[name] = content[..place];
                break;
            case 2:
                files[name] = [.. content[..place], .. nasty, .. content[place..]];
                break;
            case 3:
                var end = Array.FindIndex(content, place, sign => sign is (byte)',' or (byte)'\n');
                files[name] = [.. content[..place], .. nasty, .. end < 0 ? [] : content[end..]];
                break;
            case 7:
                files.Remove(name);
                break;
            default:
                files[name] = Lines(content, kind, at, by);
                break;
        }
    }

    /// <summary>One line goes, comes twice, or changes its place with another.</summary>
    private static byte[] Lines(byte[] content, int kind, int at, int by)
    {
        var lines = Encoding.Latin1.GetString(content).Split('\n').ToList();
        var (one, other) = (at % lines.Count, by % lines.Count);
        switch (kind)
        {
            case 4:
                lines.RemoveAt(one);
                break;
            case 5:
                lines.Insert(other, lines[one]);
                break;
            default:
                (lines[one], lines[other]) = (lines[other], lines[one]);
                break;
        }

        return Encoding.Latin1.GetBytes(string.Join('\n', lines));
    }
}
