namespace DistrictCoaching.EndToEnd.Inventory;

/// <summary>What stands in a table. A new table or column fails the tests until somebody has said here what it holds of whom.</summary>
/// <param name="Whose">Of whom, and what it says.</param>
/// <param name="Personal">The columns that are about a person, by an id or otherwise, with blanks between.</param>
/// <param name="Rest">The other columns.</param>
/// <param name="Until">How long it is kept, and what removes it.</param>
internal sealed record InventoryLine(string Table, string Whose, string Personal, string Rest, string Protection, string Until)
{
    public IEnumerable<string> Columns => Personal.Split(' ', StringSplitOptions.RemoveEmptyEntries).Concat(Rest.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>What stands in an event beside what its members say.</summary>
/// <param name="Key">Whose key seals the texts that it names; null where it names none.</param>
internal sealed record EventLine(string Type, string Whose, string? Key = null);
