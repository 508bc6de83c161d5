using System.Collections.Concurrent;
using Npgsql;
using static DistrictCoaching.Storage.Postgres.Commands;

namespace DistrictCoaching.Storage.Postgres;

/// <summary>Says in the database which types of events are written, each before the first of it is.</summary>
internal sealed class EventTypes(NpgsqlDataSource source)
{
    private readonly ConcurrentDictionary<string, bool> said = new();

    public bool Knows(IReadOnlyList<Stored> events)
    {
        foreach (var happened in events)
        {
            if (!said.ContainsKey(happened.Type))
            {
                return false;
            }
        }

        return true;
    }

    public async Task Say(IEnumerable<string> types)
    {
        string[] unsaid = [.. types.Distinct().Where(type => !said.ContainsKey(type)).Order(StringComparer.Ordinal)];
        if (unsaid.Length == 0)
        {
            return;
        }

        // in order, so that no two wait for each other; said twice it is said once
        await using (await source.Ask(() => new NpgsqlBatch().Then("insert into event_types(type) select u.* from unnest($1::text[]) u on conflict do nothing", With(unsaid)), CancellationToken.None))
        {
        }

        foreach (var type in unsaid)
        {
            said[type] = true;
        }
    }
}
