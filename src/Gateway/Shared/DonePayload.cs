using DistrictCoaching.Contracts;

namespace DistrictCoaching.Gateway;

/// <summary>Whether it is so now, or why not.</summary>
public sealed class DonePayload(Answer<DoneView> answer) : Payload(answer.Refusal)
{
    /// <summary>True where it is so now, also where it was before.</summary>
    public bool Done => answer.Value is not null;
}
