using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>What a coach did that concerns more than one teacher.</summary>
public abstract record CoachEvent
{
    private CoachEvent()
    {
    }

    public sealed record ProfilePublished(Experience Experience, ContentRef Statement) : CoachEvent;

    /// <summary>An invitation went out. Whether she reads, answers or grants is known to her stream alone.</summary>
    public sealed record InvitationSent(InvitationId Invitation, PersonId Teacher, DateOnly Day) : CoachEvent;
}

/// <summary>What a coach says of her own teaching.</summary>
/// <param name="YearsTaught">0 to 60.</param>
/// <param name="LastTaught">The year in which she last taught; null where she still does.</param>
public sealed record Experience(int YearsTaught, int? LastTaught, ImmutableArray<SubjectId> Subjects)
{
    public bool Equals(Experience? other) =>
        other is not null && YearsTaught == other.YearsTaught && LastTaught == other.LastTaught && Subjects.SequenceEqual(other.Subjects);

    public override int GetHashCode() => HashCode.Combine(YearsTaught, LastTaught, Subjects.Length);
}
