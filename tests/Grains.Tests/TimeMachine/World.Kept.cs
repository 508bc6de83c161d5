using System.Text;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains.Tests.TimeMachine;

/// <summary>What is kept of the district, as the store has it.</summary>
internal sealed partial class World
{
    public Task<IReadOnlyList<Past>> Past(StreamKind kind, Guid id) => silos.Store.Read(new(District, kind, id));

    public async Task<string> Caseload(int partner)
    {
        var page = await silos.Caseload.Of(District, new(Ids[partner]), Model.Today);
        return $"{page.Count}: {string.Join(", ", page.Select(teacher => Array.IndexOf(Ids, teacher.Value)).Order())}";
    }

    public async Task<string> Sent(int coach)
    {
        var (page, total) = await silos.Invitations.SentBy(District, new(Ids[coach]), null, 50);
        return $"{total}: {string.Join(", ", page)}";
    }

    /// <summary>How far every stream has come, which tells whether anything at all was written.</summary>
    public async Task<string> Heads() => string.Join('\n', (await silos.Store.Heads(District)).Select(head => head.ToString()).Order());

    /// <summary>The stored bytes of every event, as text.</summary>
    public async Task<IReadOnlyList<string>> Stored()
    {
        var stored = new List<string>();
        foreach (var stream in await silos.Store.Streams(District))
        {
            stored.AddRange((await silos.Store.Read(stream)).Select(past => $"{past.Actor:D} {Encoding.UTF8.GetString(past.Body.Span)}"));
        }

        return stored;
    }
}
