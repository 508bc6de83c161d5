using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains;

/// <summary>From where the district's roster is fetched. Addresses and credentials lie sealed with a key of the source's own, which is destroyed with it.</summary>
internal sealed partial class DistrictGrain
{
    private const int LongestCredential = 500;
    private readonly HashSet<Guid> destroyed = [];

    public async Task<Answer<RosterSourceView>> SetRosterSource(RosterSourceAsked asked)
    {
        if (!await Leads(asked.By))
        {
            return Refuse<RosterSourceView>(Refusal.NotAllowed);    // before a key is made
        }

        if (rest.Address(asked.Host) is not { AbsolutePath: "/" } host || rest.Address(asked.TokenEndpoint) is not { } endpoint)
        {
            return Refuse<RosterSourceView>(new("ROSTER_SOURCE_ADDRESS"));
        }

        if (new[] { asked.ClientId, asked.ClientSecret }.Any(text => text.Length is 0 or > LongestCredential))
        {
            return Refuse<RosterSourceView>(new("ROSTER_SOURCE_CREDENTIALS"));
        }

        var source = ImportDocuments.Source(asked.Operation);
        var access = new RosterSourceAccess(asked.Version, host, endpoint, asked.ClientId, asked.ClientSecret);
        if (await Sealed(ImportDocuments.Item(source, access, ImportDocuments.Access)) is not [var item])
        {
            return Refuse<RosterSourceView>(Refusal.OperationReused);    // it set a source that is gone
        }

        var answer = await Settle(
            Asking.Of("set-roster-source", asked.Operation, asked.By, asked, AskedJson.Default.RosterSourceAsked),
            fresh => Services.Neighbourhood.Person(District, new(asked.By), fresh),
            (district, facts) => new SetRosterSource(facts, source, item.Reference, asked.Hour, Today).Decide(district),
            (_, _) => View(asked.By, access, asked.Hour),
            _ => [item.Item]);
        await Loaded(await Recall());
        return answer;
    }

    public async Task<Answer<DoneView>> RemoveRosterSource(RosterSourceRemovalAsked asked)
    {
        var answer = await Settle(
            Asking.Of("remove-roster-source", asked.Operation, asked.By, asked, AskedJson.Default.RosterSourceRemovalAsked),
            fresh => Services.Neighbourhood.Person(District, new(asked.By), fresh),
            (district, by) => new RemoveRosterSource(by, Today).Decide(district),
            (_, _) => DoneView.Now);
        await Loaded(await Recall());
        return answer;
    }

    public async Task<RosterSourceView?> RosterSource() =>
        (await Look()).Source is { } source && await Services.Content.Access(District, source) is { } access ? View(source.By.Value, access, source.Hour) : null;

    /// <summary>The event comes first, then the credentials are destroyed; a process that died between the two is made up for here.</summary>
    protected override async Task Loaded(District state)
    {
        foreach (var gone in new[] { state.FormerSource, state.FormerProvider }.OfType<Guid>().Where(gone => !destroyed.Contains(gone)))
        {
            await Services.Content.Erase(District, gone);
            destroyed.Add(gone);
        }
    }

    private static RosterSourceView View(Guid by, RosterSourceAccess access, int? hour) => new(by, access.Version, access.Host.AbsoluteUri, access.TokenEndpoint.AbsoluteUri, access.ClientId, hour);
}
