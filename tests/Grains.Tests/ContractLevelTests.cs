using System.Globalization;
using DistrictCoaching.Contracts;
using DistrictCoaching.Silo;
using DistrictCoaching.Tests;

namespace DistrictCoaching.Grains.Tests;

/// <summary>Which releases work side by side, and that a changed contract says so.</summary>
public sealed class ContractLevelTests
{
    private static readonly Dictionary<string, string> Released = Lines("OrleansContracts.released.txt"), Now = Lines("OrleansContracts.txt");

    private static readonly int ReleasedLevel =
        int.Parse(File.ReadLines(Path.Combine(Repository.Root, "released")).Single(line => line.StartsWith("contracts ", StringComparison.Ordinal)).Split(' ')[1], CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(1, 0, 0, 0, true)]
    [InlineData(0, 0, 1, 0, true)]
    [InlineData(2, 1, 1, 0, true)]
    [InlineData(2, 2, 1, 0, false)]
    [InlineData(1, 0, 2, 2, false)]
    [InlineData(0, 0, 3, 1, false)]
    public void Two_releases_work_side_by_side_where_neither_is_older_than_the_other_goes_back(int level, int oldest, int otherLevel, int otherOldest, bool work) =>
        Assert.Equal(work, new ContractLevel(level, oldest).Understands(new(otherLevel, otherOldest)));

    [Theory]
    [InlineData("Silo_4f2a1", 0, 0)]
    [InlineData("silo-00ff.contracts-12-3", 12, 3)]
    [InlineData("silo-00ff.contracts-12-3x", 0, 0)]
    [InlineData("", 0, 0)]
    public void A_silos_name_says_which_contracts_it_speaks(string name, int level, int oldest) => Assert.Equal(new(level, oldest), SiloContracts.Read(name));

    [Fact]
    public void A_name_is_read_as_it_was_given_and_given_once()
    {
        var contracts = new ContractLevel(7, 5);
        Assert.Equal(contracts, SiloContracts.Read(SiloContracts.Name(contracts)));
        Assert.NotEqual(SiloContracts.Name(contracts), SiloContracts.Name(contracts));
    }

    [Fact]
    public void Changed_contracts_have_a_level_of_their_own() =>
        Assert.True(ContractLevel.This.Level > ReleasedLevel || (Released.Count == Now.Count && Released.All(line => Now.GetValueOrDefault(line.Key) == line.Value)), "The contracts differ from the released ones: raise ContractLevel.This.");

    [Fact]
    public void What_was_taken_away_or_changed_raises_the_oldest()
    {
        var taken = Released.Where(line => line.Key.Contains('.', StringComparison.Ordinal) && Now.GetValueOrDefault(line.Key) != line.Value).Select(line => line.Key).ToList();
        Assert.True(taken.Count == 0 || ContractLevel.This.Oldest > ReleasedLevel, $"A silo or gateway of the last release would still ask for {string.Join(", ", taken)}: keep it for one release, or raise the oldest of ContractLevel.This.");
    }

    /// <summary>So that a call of the new method moves a grain that an old silo holds, instead of failing there.</summary>
    [Fact]
    public void An_interface_with_more_methods_has_a_higher_version()
    {
        var more = Now.Keys.Except(Released.Keys).Where(key => key.Contains('.', StringComparison.Ordinal)).Select(key => key[..key.IndexOf('.', StringComparison.Ordinal)]).Distinct().Where(Released.ContainsKey);
        Assert.All(more, one => Assert.True(Version(Now[one]) > Version(Released[one]), $"{one}: raise its [Version]."));
    }

    private static int Version(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Each interface with its version, and each of its methods, as interface.method, with its signature.</summary>
    private static Dictionary<string, string> Lines(string file)
    {
        var (lines, within) = (new Dictionary<string, string>(), "");
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "src", "Contracts", file)).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line.Split('"') is [_, var name, var rest] && line[0] != ' ')
            {
                (within, lines[name]) = (name, rest[(rest.LastIndexOf('(') + 1)..rest.LastIndexOf(')')]);
            }
            else
            {
                var colon = line.IndexOf(':', StringComparison.Ordinal);
                lines[$"{within}.{line[..colon].Trim()}"] = line[(colon + 1)..].Trim();
            }
        }

        return lines;
    }
}
