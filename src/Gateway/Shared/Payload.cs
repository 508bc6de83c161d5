using DistrictCoaching.Contracts;

namespace DistrictCoaching.Gateway;

/// <summary>What every answer has that can be a no.</summary>
public abstract class Payload
{
    private readonly RefusalView? refusal;

    protected Payload(RefusalView? refusal)
    {
        this.refusal = refusal;
        if (refusal is not null)
        {
            AnsweredCodes.Count(refusal.Code);
        }
    }

    /// <summary>Why nothing was done or told; empty where it was.</summary>
    public IEnumerable<UserError> Errors => refusal is null ? [] : [new(new(refusal.Code, refusal.Missing))];
}
