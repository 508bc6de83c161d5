namespace DistrictCoaching.Contracts;

public partial interface ITeacherGrain
{
    /// <summary>What she did under this record, for the person into whose record it was merged and whose two sign-ins confirmed it; to anybody else there is nothing.</summary>
    [Alias("joined")]
    Task<Answer<TeacherView>> Joined(Guid by);
}
