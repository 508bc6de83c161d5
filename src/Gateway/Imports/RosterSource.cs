using DistrictCoaching.Contracts;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class District
{
    /// <summary>From where the roster is fetched; null where only packages are sent. For district leads and administrators.</summary>
    public async Task<RosterSource?> RosterSource([FromUserContext] Caller caller, [FromServices] Grains grains, [FromServices] Importers importers, CancellationToken cancel)
    {
        await importers.Check(key, caller, cancel);
        return await grains.District(caller).RosterSource() is { } source ? new(source) : null;
    }
}

/// <summary>A district's OneRoster REST service. Its secret is never shown.</summary>
public sealed class RosterSource(RosterSourceView view)
{
    /// <summary>Which OneRoster it speaks.</summary>
    public OneRosterVersion Version => view.Version == Text(OneRosterVersion.OneRoster11) ? OneRosterVersion.OneRoster11 : OneRosterVersion.OneRoster12;

    /// <summary>Its address.</summary>
    public string Host => view.Host;

    /// <summary>Where the credentials buy a token.</summary>
    public string TokenEndpoint => view.TokenEndpoint;

    /// <summary>Who we are to it.</summary>
    public string ClientId => view.ClientId;

    /// <summary>At which hour of the district's day it is fetched, 0 to 23; null: only when somebody asks. On Sundays everything is fetched, on other days what changed since the last fetch that was applied.</summary>
    public int? Hour => view.Hour;

    /// <summary>Who set it. By the clock it is fetched in her name, and no more once she neither leads nor administers the district.</summary>
    public Task<Person?> SetBy([FromUserContext] Caller caller, [FromServices] Lists lists, CancellationToken cancel) => lists.Person(caller, view.By, cancel);

    internal static string Text(OneRosterVersion version) => version == OneRosterVersion.OneRoster11 ? "1.1" : "1.2";
}

/// <summary>Versions of the OneRoster REST standard.</summary>
public enum OneRosterVersion
{
    /// <summary>OneRoster 1.1.</summary>
    OneRoster11,

    /// <summary>OneRoster 1.2.</summary>
    OneRoster12,
}
