using System.Text.RegularExpressions;
using DistrictCoaching.Identity;
using DistrictCoaching.Silo;
using DistrictCoaching.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Tables = DistrictCoaching.Storage.Tables;

namespace DistrictCoaching.EndToEnd.Inventory;

/// <summary>All tables with all columns, and all members of all events, as the code has them.</summary>
internal static partial class StoredThings
{
    /// <summary>The journal's own tables, the key store's, and those in which processes find each other.</summary>
    public static IReadOnlyDictionary<string, string[]> Base { get; } =
        new[] { (typeof(Tables), "journal.sql"), (typeof(Tables), "keys.sql"), (typeof(MembershipTables), "membership.sql") }
            .SelectMany(script => Made(script.Item1, script.Item2)).ToDictionary();

    public static IReadOnlyDictionary<string, string[]> Lists { get; } = Tables.All.ToDictionary(
        table => table.Name, table => (string[])["tenant", "stream", .. table.Key.Concat(table.Values).Select(column => column.Name)]);

    public static IReadOnlyDictionary<string, string[]> OfIdentity { get; } = Model().ToDictionary();

    /// <summary>An event's stored name with its members and their types.</summary>
    public static IReadOnlyDictionary<string, (string Name, Type Type)[]> Events { get; } = Catalogue.Shapes.ToDictionary(
        shape => shape.Type, shape => shape.Event.GetConstructors().MaxBy(made => made.GetParameters().Length)!.GetParameters().Select(member => (member.Name!, member.ParameterType)).ToArray());

    private static IEnumerable<KeyValuePair<string, string[]>> Made(Type from, string script)
    {
        using var reader = new StreamReader(from.Assembly.GetManifestResourceStream(script)!);
        foreach (Match table in CreateTable().Matches(reader.ReadToEnd()))
        {
            var columns = Constraint().Replace(table.Groups[2].Value, "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            yield return new(table.Groups[1].Value, [.. columns.Select(column => column.Split(' ')[0])]);
        }
    }

    private static IEnumerable<KeyValuePair<string, string[]>> Model()
    {
        using var db = new IdentityDb((DbContextOptions<IdentityDb>)new DbContextOptionsBuilder<IdentityDb>().UseOpenIddict().UseSqlite("Data Source=:memory:").Options);
        foreach (var entity in db.Model.GetEntityTypes())
        {
            var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
            yield return new(table.Name, [.. entity.GetProperties().Select(property => property.GetColumnName(table)!)]);
        }
    }

    [GeneratedRegex(@"create table if not exists (\w+)\((.*?)\)(?: with \([^)]*\))?;", RegexOptions.Singleline)]
    private static partial Regex CreateTable();

    [GeneratedRegex(@"(primary key \([^)]*\)| references \w+)", RegexOptions.Singleline)]
    private static partial Regex Constraint();
}
