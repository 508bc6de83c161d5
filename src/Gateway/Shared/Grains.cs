using DistrictCoaching.Contracts;

namespace DistrictCoaching.Gateway;

/// <summary>The one façade through which the gateway calls grains: always for the caller's own district.</summary>
public sealed class Grains(IGrainFactory factory)
{
    public ITeacherGrain Teacher(Caller caller, Guid teacher) => For(caller).Teacher(caller.District, new(teacher));

    /// <summary>The caller as teacher; of a client without a person, nobody.</summary>
    public ITeacherGrain Self(Caller caller) => Teacher(caller, caller.By);

    public ICoachGrain Coach(Caller caller, Guid coach) => For(caller).Coach(caller.District, new(coach));

    public ISchoolGrain School(Caller caller, Guid school) => For(caller).School(caller.District, new(school));

    public IDistrictGrain District(Caller caller) => For(caller).District(caller.District);

    public IRosterGrain Roster(Caller caller) => For(caller).Roster(caller.District);

    public IImportsGrain Imports(Caller caller) => For(caller).Imports(caller.District);

    public IRosterFetchGrain RosterFetch(Caller caller) => For(caller).RosterFetch(caller.District);

    public IChangesGrain Changes(Caller caller) => For(caller).Changes(caller.District);

    public IWebhooksGrain Webhooks(Caller caller) => For(caller).Webhooks(caller.District);

    /// <summary>The register, and a district that is being founded: for those who run the service.</summary>
    public IRegisterGrain Register(Caller caller) => For(caller).Register();

    private IGrainFactory For(Caller caller)
    {
        CallingDistrict.Set(caller.District);
        return factory;
    }
}
