using System.Collections.Concurrent;
using Npgsql;
using static DistrictCoaching.Storage.Postgres.Commands;

namespace DistrictCoaching.Storage.Postgres;

/// <summary>Says in the database which types of events are written, each before the first of it is.</summary>
internal sealed class EventTypes
{
    private readonly ConcurrentDictionary<string, bool> said = new();

    /// <summary>In a statement of its own: said twice it is said once, and said of what was then not written it does no harm.</summary>
    public async Task Say(NpgsqlConnection db, IEnumerable<string> types)
    {
        string[] unsaid = [.. types.Where(type => !said.ContainsKey(type)).Distinct().Order(StringComparer.Ordinal)];    // in order, so that no two wait for each other
        if (unsaid.Length == 0)
        {
            return;
        }

        await using var batch = new NpgsqlBatch(db).Then("insert into event_types(type) select u.* from unnest($1::text[]) u on conflict do nothing", With(unsaid));
        await batch.ExecuteNonQueryAsync();
        foreach (var type in unsaid)
        {
            said[type] = true;
        }
    }
}
