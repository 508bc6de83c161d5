using DistrictCoaching.OneRoster;

namespace DistrictCoaching.Grains;

/// <summary>Who comes from the district's provider for the first time.</summary>
internal sealed partial class RosterGrain
{
    public async Task<Guid?> Named(string key)
    {
        var roster = await Look();
        if (FileKeys.Spelled(roster.MatchKey, key) is not { } spelled)
        {
            return null;
        }

        // only a record's own key: what was merged into it may be somebody else's until both confirmed
        var digest = (await Services.Content.Blind(District, RosterImport.PersonPurpose, [spelled], CancellationToken.None))[0];
        return roster.People.Values.Where(person => person.Match == digest).ToList() is [var person] ? person.Person.Value : null;
    }
}
