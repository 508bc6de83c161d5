using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway;

/// <summary>A person acts only in a role that the roster gives her today. A merged record still looks at what is its own, in the roles of its person.</summary>
public sealed class Acting(Standing standing, DistrictDays days)
{
    /// <exception cref="RefusedError">She does not have this role.</exception>
    public async Task Check(Caller caller, Role role)
    {
        if (caller.IsLeaver && role is (Role.Teacher or Role.Staff))
        {
            return;    // the roster gives her no role any more; what was hers in these two is still hers to take
        }

        var today = await days.Today(caller);
        if (!await standing.Has(caller, facts => facts.ActsAs(role, today)))
        {
            throw new RefusedError(Refusal.NotAllowed);
        }
    }
}
