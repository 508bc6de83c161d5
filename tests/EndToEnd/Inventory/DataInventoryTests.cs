using DistrictCoaching.Tests;

namespace DistrictCoaching.EndToEnd.Inventory;

/// <summary>docs/operators/data-inventory.md is written from the code: locally it is rewritten, on CI a difference fails.</summary>
public sealed class DataInventoryTests
{
    [Fact]
    public void Every_table_and_every_column_has_a_line()
    {
        Same(StoredThings.Base, InventoryOfJournal.All);
        Same(StoredThings.Lists, InventoryOfLists.All);
        Same(StoredThings.OfIdentity, InventoryOfIdentity.All);
    }

    [Fact]
    public void Every_event_ever_stored_has_a_line_that_says_whose_key_seals_its_texts()
    {
        Assert.Equal(StoredThings.Events.Keys.Order(StringComparer.Ordinal), InventoryOfEvents.All.Select(line => line.Type).Order(StringComparer.Ordinal));
        foreach (var line in InventoryOfEvents.All)
        {
            var members = StoredThings.Events[line.Type];
            Assert.True(members.Any(member => InventoryDocument.HasText(member.Type)) == line.Key is not null, $"{line.Type}: name the key of its texts, or none where it has no text.");
            Assert.False(line.Whose == "nobody" && members.Any(member => InventoryDocument.HasPerson(member.Type)), $"{line.Type} names a person: say who she is.");
        }
    }

    [Fact]
    public async Task The_page_is_what_the_code_says()
    {
        var file = Path.Combine(Repository.Root, "docs", "operators", "data-inventory.md");
        var (text, written) = (InventoryDocument.Write(), File.Exists(file) ? await File.ReadAllTextAsync(file) : "");
        if (text != written && Environment.GetEnvironmentVariable("CI") != "true")
        {
            await File.WriteAllTextAsync(file, text);
            written = text;
        }

        Assert.Equal(written, text);
    }

    private static void Same(IReadOnlyDictionary<string, string[]> stored, InventoryLine[] lines) => Assert.Equal(
        stored.Select(table => $"{table.Key}: {string.Join(' ', table.Value.Order(StringComparer.Ordinal))}").Order(StringComparer.Ordinal),
        lines.Select(line => $"{line.Table}: {string.Join(' ', line.Columns.Order(StringComparer.Ordinal))}").Order(StringComparer.Ordinal));
}
