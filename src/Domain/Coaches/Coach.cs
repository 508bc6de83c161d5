using System.Collections.Immutable;
using System.Diagnostics;
using static DistrictCoaching.Domain.CoachEvent;

namespace DistrictCoaching.Domain;

/// <summary>What the events of one coach add up to.</summary>
public sealed record Coach
{
    public ProfilePublished? Profile { get; init; }

    public ImmutableArray<InvitationSent> Sent { get; init; } = [];

    public static Coach Evolve(Coach coach, CoachEvent happened) => happened switch
    {
        ProfilePublished e => coach with { Profile = e },
        InvitationSent e => coach with { Sent = coach.Sent.Add(e) },
        _ => throw new UnreachableException($"No rule evolves a coach by {happened.GetType().Name}."),
    };
}
